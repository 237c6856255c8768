/** What the model works out for the storage of an estate, layer by layer. Sizes are in bytes, latencies in ms. */
import { growthOf } from '../../core/storage/capacity/growth';
import { spaceOfLayer } from '../../core/storage/capacity/space';
import { loadOfLayer } from '../../core/storage/performance/loads';
import { bottleneckOf, iopsOf } from '../../core/storage/performance/storageLoad';
import type { Layer } from '../../core/storage/layers';
import type { Estate } from '../../core/model/estate';
import { round, type Known } from './known';

export interface StorageFigures {
  readonly datastores: Readonly<Record<string, DatastoreFigures>>;
  readonly storagePools: Readonly<Record<string, LayerFigures>>;
  readonly arrays: Readonly<Record<string, ArrayFigures>>;
}

export interface LayerFigures {
  /** Every disk behind it. */
  readonly rawBytes: Known;
  readonly usableBytes: Known;
  readonly provisionedBytes: number;
  readonly usedBytes: number;
  /** Below zero: how much is lacking. */
  readonly freeBytes: Known;
  readonly worstCaseBytes: number;
  /** Things on it that do not say how much they take: with any, what is used is at least what is told. */
  readonly unknown: number;
  readonly iops: IopsFigures;
  /** At peak; 1 is all it can do. */
  readonly utilization: Known;
  /** At peak; null as well where there is no bound, which is where utilization is 1 or more. */
  readonly latencyMs: Known;
  /** What has the highest use; null where nothing is known of any. */
  readonly bottleneck: BottleneckFigures | null;
}

export interface IopsFigures {
  /** On average. */
  readonly demand: number;
  readonly peak: number;
  readonly capacity: Known;
}

export interface BottleneckFigures {
  readonly kind: 'network' | 'port' | 'controller' | 'cache' | 'disks' | 'site-link';
  /** "arrays/san-a/groups/fast" */
  readonly owner: string;
}

export interface DatastoreFigures extends LayerFigures {
  /** What backs it, as it is written. */
  readonly on: string | null;
  readonly growthBytesPerDay: number;
  /** 0 where it is full; null where it never is, or where that is not known. */
  readonly daysUntilFull: Known;
}

export interface ArrayFigures extends LayerFigures {
  readonly groups: Readonly<Record<string, LayerFigures>>;
  readonly exports: Readonly<Record<string, LayerFigures>>;
}

export function storageFigures(estate: Estate): StorageFigures {
  const each = <T>(ids: readonly string[], of: (id: string) => T): Readonly<Record<string, T>> => Object.fromEntries(ids.map((id) => [id, of(id)]));
  return {
    datastores: each(estate.ids('datastores'), (id) => datastoreFigures(estate, id)),
    storagePools: each(estate.ids('storagePools'), (id) => layerFigures(estate, { kind: 'pool', pool: id })),
    arrays: each(estate.ids('arrays'), (id) => {
      const { groups = {}, exports = {} } = estate.value('arrays', id) ?? {};
      return {
        ...layerFigures(estate, { kind: 'array', array: id }),
        groups: each(Object.keys(groups), (group) => layerFigures(estate, { kind: 'group', array: id, group })),
        exports: each(Object.keys(exports), (name) => layerFigures(estate, { kind: 'export', array: id, export: name })),
      };
    }),
  };
}

function datastoreFigures(estate: Estate, id: string): DatastoreFigures {
  const { perDay, daysUntilFull } = estate.query(growthOf, id);
  return { on: estate.value('datastores', id)?.on ?? null, ...layerFigures(estate, { kind: 'datastore', datastore: id }), growthBytesPerDay: Math.round(perDay), daysUntilFull: known(daysUntilFull) };
}

function layerFigures(estate: Estate, layer: Layer): LayerFigures {
  const { raw, usable, provisioned, used, free, worstCase, unknown } = spaceOfLayer(estate, layer);
  const load = loadOfLayer(estate, layer);
  const bottleneck = bottleneckOf(load);
  return {
    rawBytes: bytes(raw), usableBytes: bytes(usable), provisionedBytes: Math.round(provisioned), usedBytes: Math.round(used), freeBytes: bytes(free), worstCaseBytes: Math.round(worstCase), unknown,
    iops: { demand: round(iopsOf(load.demand)), peak: round(iopsOf(load.peak)), capacity: known(load.capacity) },
    utilization: known(load.utilization), latencyMs: known(load.latencyMs),
    bottleneck: bottleneck ? { kind: bottleneck.kind, owner: bottleneck.owner } : null,
  };
}

/** Never −0, which a little less than nothing is rounded to. */
const bytes = (value: number | undefined): Known => (value === undefined ? null : Math.round(value) + 0);
/** What has no bound is no number. */
const known = (value: number | undefined): Known => (value === undefined || !Number.isFinite(value) ? null : round(value));
