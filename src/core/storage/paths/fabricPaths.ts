/** Fibre Channel paths (W1). */
import type { EntityOf, Host } from '../../model/entities';
import { distinct } from '../../util/distinct';
import { rememberedBy } from '../../util/remembered';
import type { Attempt } from './attempt';
import { fabricAdapters, type PortOfArray } from './ends';
import type { NoPath, StoragePath } from './types';

/** A Fibre Channel adapter of a host, as an array sees it: what all hosts with the same ones share. */
export interface FabricAdapter {
  readonly name: string;
  readonly fabric: string | undefined;
  /** The ports of the array it is zoned to; undefined for all of them. */
  readonly zonedTo: readonly string[] | undefined;
}

/** The Fibre Channel adapters of a host, and to which ports of an array they are zoned. */
export function adaptersTowards(host: Host, id: string, array: EntityOf<'arrays'>): readonly FabricAdapter[] {
  return array.zones === undefined ? unzoned(host) : fabricAdapters(host).map(([name, { fabric }]) => ({ name, fabric, zonedTo: zonedTo(array, `${id}/${name}`, id) }));
}

const unzoned = rememberedBy((host: Host): readonly FabricAdapter[] => fabricAdapters(host).map(([name, { fabric }]) => ({ name, fabric, zonedTo: undefined })));

/** One text for all hosts with such adapters. */
export const shapeOf = rememberedBy((adapters: readonly FabricAdapter[]): string => JSON.stringify(adapters));
export const adaptersOfShape = (shape: string): readonly FabricAdapter[] => JSON.parse(shape) as readonly FabricAdapter[];

/** The paths from some adapters to ports of Fibre Channel of an array. `areAll`: unless some of the host's have failed. */
export function fabricPaths(array: string, adapters: readonly FabricAdapter[], ports: readonly PortOfArray[], areAll = true): Attempt {
  if (adapters.length === 0) return areAll ? { paths: [], unknown: { kind: 'no-adapters', of: 'fabric' }, none: [] } : { paths: [], unknown: undefined, none: [{ kind: 'lost', of: 'paths', id: array }] };
  const paths: StoragePath[] = [];
  const notZoned = new Set<string>();
  let isUnshown = false;
  for (const { name: hba, fabric, zonedTo: zoned } of adapters) {
    for (const { name, port, controller, switch: plugged } of ports) {
      const meets = fabric === port.fabric ? 'same' : fabric === undefined || port.fabric === undefined ? 'unknown' : 'apart';
      if (meets === 'apart') continue;
      if (zoned && !zoned.includes(name)) notZoned.add(hba);
      else if (meets === 'unknown') isUnshown = true;
      else paths.push({ from: { kind: 'hba', hba }, array, port: name, controller, over: { kind: 'fabric', fabric, switches: plugged === undefined ? [] : [plugged] } });
    }
  }
  const because: NoPath = notZoned.size > 0 ? { kind: 'not-zoned', array, hbas: [...notZoned] } : { kind: 'other-fabric', fabrics: fabricsOf(adapters), array, arrayFabrics: fabricsOf(ports.map(({ port }) => port)) };
  return { paths, unknown: isUnshown ? { kind: 'unshown', array } : undefined, none: [because] };
}

const fabricsOf = (ends: readonly { readonly fabric?: string | undefined }[]): readonly string[] => distinct(ends.flatMap(({ fabric }) => fabric ?? []));

/** The ports of an array that zones join with an adapter, named itself or by its host; undefined where the array has no zones. A zone that does not say its ports or initiators is of all. */
function zonedTo(array: EntityOf<'arrays'>, initiator: string, host: string): readonly string[] | undefined {
  const { isEmpty, byInitiator, ofAll } = zonesOf(array);
  return isEmpty ? undefined : distinct([...ofAll, ...(byInitiator.get(initiator) ?? []), ...(byInitiator.get(host) ?? [])]);
}

interface Zones {
  readonly isEmpty: boolean;
  /** Ports by the adapter or host that a zone names. */
  readonly byInitiator: ReadonlyMap<string, readonly string[]>;
  /** Ports of zones that do not say their initiators. */
  readonly ofAll: readonly string[];
}

const zonesOf = rememberedBy((array: EntityOf<'arrays'>): Zones => {
  const byInitiator = new Map<string, string[]>();
  const ofAll: string[] = [];
  const zones = Object.values(array.zones ?? {});
  for (const { ports = Object.keys(array.ports ?? {}), initiators } of zones) {
    if (initiators === undefined) ofAll.push(...ports);
    for (const initiator of new Set<string>(initiators)) {
      const known = byInitiator.get(initiator);
      if (known) known.push(...ports);
      else byInitiator.set(initiator, [...ports]);
    }
  }
  return { isEmpty: zones.length === 0, byInitiator, ofAll };
});
