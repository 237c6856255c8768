/** What stations of storage can do: ports of arrays and of the switches before them, controllers, and disks. Semantics: SPEC.md, M2, M4, Q3 and Q7. */
import type { Estate } from '../../model/estate';
import type { BitsPerSecond, BytesPerSecond, Iops } from '../../model/quantity';
import { parsePort } from '../../network/fabric/ports';
import { own } from '../../util/own';
import { sum } from '../../util/sum';
import type { StorageArray } from '../capacity/structure';
import { controllersOf } from '../controllers';
import type { Layer } from '../layers';
import { deviceOf, type DeviceFields } from '../media/device';
import { disksOf } from '../media/diskGroup';
import { raidOf } from '../media/raid';

/** `network`: the ports of physical switches into which an array is plugged. */
export type StationKind = 'network' | 'port' | 'controller' | 'disks';

export interface Able {
  /** Undefined where the document does not say. */
  readonly iops: Iops | undefined;
  readonly throughput: BytesPerSecond | undefined;
}

export interface Ability {
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
}

/** Of what the document says too little of. */
export const unknownAbility: Ability = { count: 0, able: { iops: undefined, throughput: undefined }, writeCost: 1, serviceMs: 0, serviceMsPerByte: 0, byConvention: false };

/** What a station of an array, a disk group or the disks of a host can do. */
export function abilityOf(estate: Estate, kind: StationKind, owner: Layer): Ability {
  switch (owner.kind) {
    case 'array': {
      const array = estate.value('arrays', owner.array) ?? {};
      return kind === 'port' ? ports(array) : kind === 'network' ? switchPorts(estate, array) : controllers(array);
    }
    case 'group': {
      const group = own(estate.value('arrays', owner.array)?.groups, owner.group);
      if (!group) return unknownAbility;
      const raid = raidOf(group.raid, group.spans);
      const kinds = disksOf(group);
      const all = sum(kinds, ({ disks }) => disks);
      if (all < raid.minimum) return unknownAbility;
      // A disk without a partner or a span holds nothing, and serves nothing.
      return disksOfKinds(kinds, raid.placedDisks(all) / all, raid.writeCost);
    }
    case 'disks': {
      const disks = own(estate.value('hosts', owner.host)?.disks, owner.disks);
      return disks ? disksOfKinds([{ ...disks, disks: disks.count ?? 1 }], 1, 1) : unknownAbility;
    }
    default: return unknownAbility;
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

/** The ports of an array share what comes; unknownAbility as soon as one does not say its speed. */
function ports({ ports: all }: StorageArray): Ability {
  return links(Object.values(all ?? {}).map(({ speed }) => speed));
}

/** The ports of physical switches into which an array is plugged share it as well: unknown as soon as one of its ports names none, or one of no speed. */
function switchPorts(estate: Estate, { ports: all }: StorageArray): Ability {
  return links(Object.values(all ?? {}).map(({ port }) => {
    const plugged = port === undefined ? undefined : parsePort(port);
    return plugged && own(estate.value('switches', plugged.switch)?.ports, plugged.port)?.speed;
  }));
}

function links(speeds: readonly (BitsPerSecond | undefined)[]): Ability {
  const known = speeds.filter((speed) => speed !== undefined);
  if (known.length === 0 || known.length < speeds.length) return unknownAbility;
  const bytes = sum(known, (speed) => speed) / 8;
  return { ...unknownAbility, count: known.length, able: { iops: undefined, throughput: bytes as BytesPerSecond }, serviceMsPerByte: bytes > 0 ? (1000 * known.length) / bytes : 0 };
}

/** The controllers of an array share what comes. */
function controllers(array: StorageArray): Ability {
  const { iops, throughput } = array.controller ?? {};
  const count = controllersOf(array) ?? 1;
  const all = (one: number | undefined): number | undefined => (one === undefined ? undefined : one * count);
  return {
    ...unknownAbility, count, able: { iops: all(iops), throughput: all(throughput) } as Able,
    serviceMs: iops === undefined ? 0 : reciprocal(iops), serviceMsPerByte: iops === undefined && throughput !== undefined && throughput > 0 ? 1000 / throughput : 0,
  };
}

/** Milliseconds an operation takes of what does so many a second. */
const reciprocal = (iops: number): number => (iops > 0 ? 1000 / iops : 0);
