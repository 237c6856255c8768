/** How full, busy and slow a layer is, as its node is coloured. */
import type { Estate } from '../../../core/model/estate';
import { spaceOf } from '../../../core/storage/capacity/space';
import { carvedFrom } from '../../../core/storage/capacity/structure';
import { layerKey, layerOf, type Layer } from '../../../core/storage/layers';
import { loadOf } from '../../../core/storage/performance/loads';
import { promiseOf } from '../../../core/storage/performance/promise';
import type { DiagramNode } from '../../../protocol/view';

/**
 * By the key of a layer. `iops`: the use of its bottleneck at peak. `latency`: at peak, over what is promised of the layer, and of an array in
 * parts the highest of its parts; null where nothing is promised. `fill` of an export is of what is written on it, for it is there to be given away whole.
 */
export function heatOfLayer(estate: Estate, key: string): DiagramNode['heat'] {
  const layer = layerOf(key);
  if (!layer) return { cpu: null, memory: null, fill: null, iops: null, latency: null };
  const { used, usable } = estate.query(spaceOf, key);
  const { utilization, silent } = estate.query(loadOf, key);
  const written = layer.kind === 'export' ? writtenOn(estate, layer) ?? used : used;
  return {
    cpu: null, memory: null, fill: usable === undefined || usable <= 0 ? null : rounded(written / usable), iops: isSilent(utilization, silent) ? null : rounded(utilization ?? 0),
    latency: latencyHeat(estate, layer),
  };
}

/** What the datastores on an export have taken of it, whether or not it gave them all of itself; undefined where there is none. */
export function writtenOn(estate: Estate, layer: Layer): number | undefined {
  const on = carvedFrom(estate, layer);
  if (on.length === 0 || on.some(({ kind }) => kind !== 'datastore')) return undefined;
  return on.reduce((sum, datastore) => sum + estate.query(spaceOf, layerKey(datastore)).used, 0);
}

function latencyHeat(estate: Estate, layer: Layer): number | null {
  const parts = layer.kind === 'array' ? partsOf(estate, layer.array) : [];
  return highest([layer, ...parts].map((each) => ofPromise(estate, layerKey(each))));
}

function ofPromise(estate: Estate, key: string): number | null {
  const { utilization, latencyMs, silent } = estate.query(loadOf, key);
  const promised = estate.query(promiseOf, key);
  if (promised === undefined || promised.latencyMs <= 0 || latencyMs === undefined || isSilent(utilization, silent)) return null;
  return rounded(latencyMs / promised.latencyMs);
}

function partsOf(estate: Estate, array: string): readonly Layer[] {
  const { groups = {}, exports = {} } = estate.value('arrays', array) ?? {};
  return [...Object.keys(groups).map((group): Layer => ({ kind: 'group', array, group })), ...Object.keys(exports).map((name): Layer => ({ kind: 'export', array, export: name }))];
}

/** Where nobody says what is asked for, it is not known to be nothing. */
const isSilent = (utilization: number | undefined, silent: number): boolean => utilization === undefined || (utilization === 0 && silent > 0);

const highest = (shares: readonly (number | null)[]): number | null => shares.reduce((most, share) => (most === null || (share !== null && share > most) ? share : most), null);

/** To a tenth of a per cent; what has no bound is as hot as can be. */
const rounded = (fraction: number): number => Math.round(Math.min(fraction, hottest) * 1000) / 1000;
const hottest = 10;
