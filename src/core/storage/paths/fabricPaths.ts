/** Fibre Channel paths (W1). */
import type { EntityOf } from '../../model/entities';
import { distinct } from '../../util/distinct';
import { fabricAdapters, type PortOfArray } from './ends';
import { isGone, type Ways } from './ways';
import type { NoPath, StoragePath } from './types';
import type { Attempt } from './attempt';

interface Ends {
  readonly host: string;
  readonly array: string;
  readonly ports: readonly PortOfArray[];
}

/** The paths of a host to ports of Fibre Channel of an array. */
export function fabricPaths(ways: Ways, { host, array, ports }: Ends): Attempt {
  const all = fabricAdapters(ways.estate.value('hosts', host) ?? {});
  if (all.length === 0) return { paths: [], unknown: { kind: 'no-adapters', host, of: 'fabric' }, none: [] };
  const adapters = all.filter(([hba]) => !isGone(ways, { kind: 'hba', host, hba }));
  const zones = Object.values(ways.estate.value('arrays', array)?.zones ?? {});
  const paths: StoragePath[] = [];
  const notZoned = new Set<string>();
  let isUnshown = false;
  for (const [hba, { fabric }] of adapters) {
    for (const { name, port, controller, switch: plugged } of ports) {
      const meets = fabric === port.fabric ? 'same' : fabric === undefined || port.fabric === undefined ? 'unknown' : 'apart';
      if (meets === 'apart') continue;
      if (!isZoned(zones, name, `${host}/${hba}`, host)) notZoned.add(hba);
      else if (meets === 'unknown') isUnshown = true;
      else paths.push({ host, from: { kind: 'hba', hba }, array, port: name, controller, over: { kind: 'fabric', fabric, switches: plugged === undefined ? [] : [plugged] } });
    }
  }
  return { paths, unknown: isUnshown ? { kind: 'unshown', host, array } : undefined, none: [because()] };

  function because(): NoPath {
    if (adapters.length === 0) return { kind: 'lost', of: 'paths', id: host };
    if (notZoned.size > 0) return { kind: 'not-zoned', host, array, hbas: [...notZoned] };
    return { kind: 'other-fabric', host, fabrics: fabricsOf(adapters.map(([, hba]) => hba)), array, arrayFabrics: fabricsOf(ports.map(({ port }) => port)) };
  }
}

type Zone = NonNullable<EntityOf<'arrays'>['zones']>[string];

/** Whether some zone names both; one that does not say its ports or initiators is of all. Without zones everybody is let in. */
function isZoned(zones: readonly Zone[], port: string, initiator: string, host: string): boolean {
  return zones.length === 0 || zones.some(({ ports, initiators }) => {
    const named: readonly string[] | undefined = initiators;
    return (ports === undefined || ports.includes(port)) && (named === undefined || named.includes(initiator) || named.includes(host));
  });
}

const fabricsOf = (ends: readonly { readonly fabric?: string }[]): readonly string[] => distinct(ends.flatMap(({ fabric }) => fabric ?? []));
