/** What requests pass on their way: ports and controllers of arrays, and disks; what each can do and is asked for. Semantics: SPEC.md, M2, M4, Q3 and Q7. */
import { defineQuery, type Estate } from '../../model/estate';
import type { BytesPerSecond, Iops } from '../../model/quantity';
import { own } from '../../util/own';
import { sameValue } from '../../util/sameValue';
import { sum } from '../../util/sum';
import type { StorageArray } from '../capacity/structure';
import { controllersOf } from '../controllers';
import { layerKey, layerOf, type Layer } from '../layers';
import { deviceOf, type DeviceFields } from '../media/device';
import { disksOf } from '../media/diskGroup';
import { raidOf } from '../media/raid';
import { arrivingAt } from './arriving';
import { after, onDisks } from './demand';
import { throughArray } from './spread';
import type { Demand } from './storageLoad';

export type StationKind = 'port' | 'controller' | 'disks';

export interface Able {
  /** Undefined where the document does not say. */
  readonly iops: Iops | undefined;
  readonly throughput: BytesPerSecond | undefined;
}

export interface Asked {
  readonly iops: number;
  readonly throughput: number;
}

export interface Station {
  readonly kind: StationKind;
  /** Key of the array, group or disks it is of. */
  readonly owner: string;
  /** How many share the load: ports, controllers or disks. */
  readonly count: number;
  /** Of all of them together. */
  readonly able: Able;
  /** Operations of its own that a write takes. */
  readonly writeCost: number;
  /** What an operation takes that has it for itself: so much, and so much per byte. */
  readonly serviceMs: number;
  readonly serviceMsPerByte: number;
  readonly byConvention: boolean;
  readonly average: Asked;
  readonly peak: Asked;
}

/** One text per station: "disks arrays/san-a/groups/fast". */
export const stationKey = (kind: StationKind, owner: Layer): string => `${kind} ${layerKey(owner)}`;

/** The station with this key, with what all who use it ask of it. */
export const stationOf = defineQuery<Station>('what a station of storage can do and is asked for', (estate, key) => {
  const space = key.indexOf(' ');
  const [kind, owner] = [key.slice(0, space) as StationKind, key.slice(space + 1)];
  const layer = layerOf(owner);
  const can = layer ? ableOf(estate, kind, layer) : unknown;
  const { average, peak } = estate.query(arrivingAt, owner);
  const passage = kind === 'disks' && layer?.kind === 'group' ? throughArray(estate.value('arrays', layer.array) ?? {}) : undefined;
  const asked = (demand: Demand): Asked => onDisks(passage ? after(passage, demand) : demand, can.writeCost);
  return { kind, owner, ...can, average: asked(average), peak: asked(peak) };
}, sameValue);

export const isKnown = ({ able }: { readonly able: Able }): boolean => able.iops !== undefined || able.throughput !== undefined;

/** Use of operations or of bytes, whichever is more; undefined where nothing is known. Nothing of nothing is no use. */
export function useOf(able: Able, asked: Asked): { readonly utilization: number; readonly limitedBy: 'iops' | 'throughput' } | undefined {
  const iops = able.iops === undefined ? -1 : ratio(asked.iops, able.iops);
  const throughput = able.throughput === undefined ? -1 : ratio(asked.throughput, able.throughput);
  if (iops < 0 && throughput < 0) return undefined;
  return iops >= throughput ? { utilization: iops, limitedBy: 'iops' } : { utilization: throughput, limitedBy: 'throughput' };
}

const ratio = (part: number, whole: number): number => (part === 0 ? 0 : part / whole);

type Ability = Omit<Station, 'kind' | 'owner' | 'average' | 'peak'>;
const unknown: Ability = { count: 0, able: { iops: undefined, throughput: undefined }, writeCost: 1, serviceMs: 0, serviceMsPerByte: 0, byConvention: false };

function ableOf(estate: Estate, kind: StationKind, owner: Layer): Ability {
  switch (owner.kind) {
    case 'array': {
      const array = estate.value('arrays', owner.array) ?? {};
      return kind === 'port' ? ports(array) : controllers(array);
    }
    case 'group': {
      const group = own(estate.value('arrays', owner.array)?.groups, owner.group);
      if (!group) return unknown;
      const raid = raidOf(group.raid, group.spans);
      const kinds = disksOf(group);
      const all = sum(kinds, ({ disks }) => disks);
      if (all < raid.minimum) return unknown;
      // A disk without a partner holds nothing, and serves nothing.
      const serving = raid.level === 'raid1' || raid.level === 'raid10' ? (2 * raid.usableDisks(all)) / all : 1;
      return disksOfKinds(kinds, serving, raid.writeCost);
    }
    case 'disks': {
      const disks = own(estate.value('hosts', owner.host)?.disks, owner.disks);
      return disks ? disksOfKinds([{ ...disks, disks: disks.count ?? 1 }], 1, 1) : unknown;
    }
    default: return unknown;
  }
}

/** Disks of one or several kinds over which requests are spread; a request may meet the slowest. */
function disksOfKinds(kinds: readonly (DeviceFields & { readonly disks: number })[], serving: number, writeCost: number): Ability {
  let [count, iops, throughput, serviceMs, byConvention]: [number, number | undefined, number | undefined, number, boolean] = [0, 0, 0, 0, false];
  for (const kind of kinds) {
    const device = deviceOf(kind);
    count += kind.disks;
    iops = iops === undefined || device.iops === undefined ? undefined : iops + kind.disks * device.iops;
    throughput = throughput === undefined || device.throughput === undefined ? undefined : throughput + kind.disks * device.throughput;
    serviceMs = Math.max(serviceMs, device.latency ?? (device.iops === undefined ? 0 : reciprocal(device.iops)));
    byConvention ||= device.byConvention;
  }
  const part = (whole: number | undefined): number | undefined => (whole === undefined ? undefined : whole * serving);
  return { count, able: { iops: part(iops), throughput: part(throughput) } as Able, writeCost, serviceMs, serviceMsPerByte: 0, byConvention };
}

/** The ports of an array share what comes; unknown as soon as one does not say its speed. */
function ports({ ports: all }: StorageArray): Ability {
  const speeds = Object.values(all ?? {}).map(({ speed }) => speed);
  const known = speeds.filter((speed) => speed !== undefined);
  if (known.length === 0 || known.length < speeds.length) return unknown;
  const bytes = sum(known, (speed) => speed) / 8;
  return { ...unknown, count: known.length, able: { iops: undefined, throughput: bytes as BytesPerSecond }, serviceMsPerByte: bytes > 0 ? (1000 * known.length) / bytes : 0 };
}

/** The controllers of an array share what comes. */
function controllers(array: StorageArray): Ability {
  const { iops, throughput } = array.controller ?? {};
  const count = controllersOf(array) ?? 1;
  const all = (one: number | undefined): number | undefined => (one === undefined ? undefined : one * count);
  return {
    ...unknown, count, able: { iops: all(iops), throughput: all(throughput) } as Able,
    serviceMs: iops === undefined ? 0 : reciprocal(iops), serviceMsPerByte: iops === undefined && throughput !== undefined && throughput > 0 ? 1000 / throughput : 0,
  };
}

/** Milliseconds an operation takes of what does so many a second. */
const reciprocal = (iops: number): number => (iops > 0 ? 1000 / iops : 0);
