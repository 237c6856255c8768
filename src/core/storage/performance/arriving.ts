/** What is asked of each layer from above: in the end by VMs, through pools, exports and arrays. Semantics: SPEC.md, Q1, Q2 and Q4. */
import { defineQuery, type Estate } from '../../model/estate';
import { arraysOfHost, carvedFrom } from '../capacity/structure';
import { layerKey, layerOf, type Layer } from '../layers';
import { joined, nothing, passed, sameArriving, share, followedBy } from './demand';
import { shareOfDisks, shareOfMember, throughArray, throughPool } from './spread';
import type { Arriving } from './storageLoad';
import { askedOfDatastore, askedOfLun } from './vmDemand';

/**
 * What arrives at the layer with this key: at an array all that passes its ports, at a group what of it is for the group,
 * before the cache of the array; at the disks of a host behind caches and copies.
 */
export const arrivingAt = defineQuery<Arriving>('what is asked of a layer of storage', (estate, key) => {
  const layer = layerOf(key);
  switch (layer?.kind) {
    case undefined: return nothing;
    case 'array': return atArray(estate, layer.array);
    case 'group': return atGroup(estate, layer.array, layer.group);
    case 'disks': return atDisks(estate, layer);
    default: return estate.query(onto, key);
  }
}, sameArriving);

function arrivingAtLayer(estate: Estate, layer: Layer): Arriving {
  return estate.query(arrivingAt, layerKey(layer));
}

/** What is asked of a layer by what stands on it directly; of a datastore by VMs. */
const onto = defineQuery<Arriving>('what is asked of a layer by what stands on it', (estate, key) => {
  const layer = layerOf(key);
  if (!layer) return nothing;
  if (layer.kind === 'datastore') return estate.query(askedOfDatastore, layer.datastore);
  let sum = layer.kind === 'export' ? estate.query(askedOfLun, `${layer.array}/${layer.export}`) : nothing;
  for (const above of carvedFrom(estate, layer)) {
    // A pool is made of media, not of pools: what names another as its member is reported elsewhere.
    if (above.kind === 'pool' && layer.kind === 'pool') continue;
    sum = above.kind === 'pool' ? joined(sum, fromPool(estate, above.pool, key)) : joined(sum, estate.query(onto, layerKey(above)));
  }
  return sum;
}, sameArriving);

/** What a pool asks of a member of it. */
function fromPool(estate: Estate, id: string, member: string): Arriving {
  const pool = estate.value('storagePools', id);
  if (!pool) return nothing;
  const ofMember = shareOfMember(estate, id, member);
  return ofMember === undefined ? nothing : passed(followedBy(throughPool(pool), share(ofMember)), arrivingAtLayer(estate, { kind: 'pool', pool: id }));
}

function atArray(estate: Estate, id: string): Arriving {
  let sum = estate.query(onto, layerKey({ kind: 'array', array: id }));
  for (const group in estate.value('arrays', id)?.groups) sum = joined(sum, estate.query(onto, layerKey({ kind: 'group', array: id, group })));
  return sum;
}

function atGroup(estate: Estate, array: string, group: string): Arriving {
  const key = layerKey({ kind: 'group', array, group });
  const ofGroup = shareOfDisks(estate, array, key);
  const whole = ofGroup === undefined ? nothing : passed(share(ofGroup), estate.query(onto, layerKey({ kind: 'array', array })));
  return joined(estate.query(onto, key), whole);
}

function atDisks(estate: Estate, layer: Extract<Layer, { kind: 'disks' }>): Arriving {
  const key = layerKey(layer);
  let sum = estate.query(onto, key);
  for (const id of arraysOfHost(estate, layer.host)) {
    const array = estate.value('arrays', id);
    const ofDisks = shareOfDisks(estate, id, key);
    if (array && ofDisks !== undefined) sum = joined(sum, passed(followedBy(throughArray(array), share(ofDisks)), arrivingAtLayer(estate, { kind: 'array', array: id })));
  }
  return sum;
}
