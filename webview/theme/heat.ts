import { measuresOf, type UseMeasure } from '../../src/protocol/measures';

/** A step of use, from idle to more than there is. */
export interface HeatBand {
  readonly name: string;
  /** Below this fraction of capacity. */
  readonly below: number;
  /** The custom property of its colour. */
  readonly property: string;
}

/** Ordered by use. Above capacity is hatched as well, so that it never rests on colour. */
export const heatBands: readonly HeatBand[] = [
  { name: 'below 25 %', below: 0.25, property: '--tv-heat-0' },
  { name: '25 to 50 %', below: 0.5, property: '--tv-heat-1' },
  { name: '50 to 70 %', below: 0.7, property: '--tv-heat-2' },
  { name: '70 to 85 %', below: 0.85, property: '--tv-heat-3' },
  { name: '85 to 100 %', below: 1.000001, property: '--tv-heat-4' },
  { name: 'above 100 %', below: Infinity, property: '--tv-heat-5' },
];

/** Index of the last band: asked for more than there is. */
export const overBand = heatBands.length - 1;
/** The band of what has no known use. */
export const unknownBand = heatBands.length;

/** Index into `heatBands`, or `unknownBand`. */
export function heatBandOf(use: number | null): number {
  if (use === null || Number.isNaN(use)) return unknownBand;
  return heatBands.findIndex((band) => use < band.below);
}

/** What a node is coloured by: a use, its VLAN, the worst finding on it or in it, or what an overlay says of it. */
export type HeatMeasure = UseMeasure | 'vlan' | 'findings' | 'overlay';
export const heatMeasures: readonly UseMeasure[] = [...measuresOf.compute, ...measuresOf.storage];

/** As a button says it, within a sentence, short beside a meter, and what its fraction is of. */
export const heatMeasureName: Readonly<Record<UseMeasure, string>> = { cpu: 'CPU', memory: 'Memory', fill: 'Fill', iops: 'IOPS', latency: 'Latency' };
export const heatMeasureWord: Readonly<Record<UseMeasure, string>> = { cpu: 'CPU', memory: 'memory', fill: 'fill', iops: 'IOPS', latency: 'latency' };
export const heatMeasureAbbreviation: Readonly<Record<UseMeasure, string>> = { cpu: 'CPU', memory: 'MEM', fill: 'FILL', iops: 'IOPS', latency: 'LAT' };
export const heatMeasureMeaning: Readonly<Record<UseMeasure, string>> = {
  cpu: 'CPU use', memory: 'Memory use', fill: 'used of what is usable', iops: 'IOPS asked for of those that can be served', latency: 'latency of what the strictest datastore on it promises',
};

/** "64 %"; "unknown" where it is. What has no bound comes as ten times the whole, and is told as at least that. */
export function percent(use: number | null): string {
  return use === null || Number.isNaN(use) ? 'unknown' : use >= 10 ? '≥ 1000 %' : `${Math.round(use * 100)} %`;
}
