/** What latency is promised of a layer of storage. Semantics: SPEC.md, Q8. */
import { defineQuery, type Estate, type Query } from '../../model/estate';
import { policiesFor } from '../../model/policies';
import type { Milliseconds } from '../../model/quantity';
import { carvedFrom } from '../capacity/structure';
import { layerKey, layerOf, type Layer } from '../layers';

export interface LatencyPromise {
  readonly latencyMs: Milliseconds;
  /** Whether the policy says so, because a datastore says nothing itself. */
  readonly byPolicy: boolean;
}

/** The latency that counts for the layer with this key: of a datastore its own, of what is below the strictest of the datastores on it; undefined where there is none. */
export const promiseOf: Query<LatencyPromise | undefined> = defineQuery<LatencyPromise | undefined>('latency promised of a layer of storage', (estate, key) => {
  const layer = layerOf(key);
  if (!layer) return undefined;
  if (layer.kind !== 'datastore') return strictest(keepersOf(estate, layer).map((taker) => estate.query(promiseOf, layerKey(taker))));
  const datastore = estate.value('datastores', layer.datastore);
  if (!datastore) return undefined;
  const { latencyTarget } = datastore;
  return { latencyMs: latencyTarget ?? policiesFor(estate).datastoreLatency, byPolicy: latencyTarget === undefined };
}, (a, b) => a?.latencyMs === b?.latencyMs && a?.byPolicy === b?.byPolicy);

/** What stands on a layer and waits for it at every request. A pool waits for several: it may be as fast as it promises with one slow member. */
function keepersOf(estate: Estate, layer: Layer): readonly Layer[] {
  return carvedFrom(estate, layer).filter(({ kind }) => kind !== 'pool');
}

function strictest(promises: readonly (LatencyPromise | undefined)[]): LatencyPromise | undefined {
  return promises.reduce((least, promise) => (least === undefined || (promise !== undefined && promise.latencyMs < least.latencyMs) ? promise : least), undefined);
}
