/** What requests pass on their way, with what all who pass ask of it. Semantics: SPEC.md, M2, Q3 and Q7. */
import { defineQuery } from '../../model/estate';
import { sameValue } from '../../util/sameValue';
import { layerKey, layerOf, type Layer } from '../layers';
import { abilityOf, unknownAbility, type Ability, type Able, type StationKind } from './abilities';
import { arrivingAt } from './arriving';
import { after, onDisks } from './demand';
import { throughArray } from './spread';
import type { Demand } from './storageLoad';

export interface Asked {
  readonly iops: number;
  readonly throughput: number;
}

export interface Station extends Ability {
  readonly kind: StationKind;
  /** Key of the array, group or disks it is of. */
  readonly owner: string;
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
  const can = layer ? abilityOf(estate, kind, layer) : unknownAbility;
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
