/**
 * Days since the oldest snapshot was taken, over the days that snapshots are kept ("snapshotGrowth", by default 3): above 1 it has been
 * kept for longer. Of a host, cluster, site or datastore the oldest of its VMs. The day comes from who asks, since the model has no clock.
 */
import { defineQuery, type Estate } from '../../../core/model/estate';
import { clustersBySite, hostsByCluster, hostsBySite, vmsByDatastore, vmsByHost } from '../../../core/model/lookups';
import { policiesFor } from '../../../core/model/policies';
import { counted } from '../../../core/util/words';
import { sameValue } from '../../../core/util/sameValue';
import { vmsByClusterAlone } from '../../use';
import { entryOf, nodeOf } from '../nodeIds';
import { sameShade, shade, unsaid, type Overlay, type Shade } from './overlay';

interface Snapshots {
  readonly count: number;
  /** The day of the oldest that says when it was taken, "2026-03-31"; undefined where none does. */
  readonly oldest: string | undefined;
  /** The VM that has it. */
  readonly vm: string | undefined;
}

const snapshotsIn = defineQuery<Snapshots>('snapshots in an entry', (estate, node) => {
  const name = entryOf(node);
  switch (name?.collection) {
    case 'vms': return ofVm(estate, name.id);
    case 'hosts': return oldestOf(estate, 'vms', estate.lookup(vmsByHost, name.id));
    case 'datastores': return oldestOf(estate, 'vms', estate.lookup(vmsByDatastore, name.id));
    case 'clusters': return older(oldestOf(estate, 'hosts', estate.lookup(hostsByCluster, name.id)), oldestOf(estate, 'vms', estate.lookup(vmsByClusterAlone, name.id)));
    case 'sites': return older(oldestOf(estate, 'clusters', estate.lookup(clustersBySite, name.id)), oldestOf(estate, 'hosts', estate.lookup(hostsBySite, name.id).filter((host) => !estate.find('clusters', estate.value('hosts', host)?.cluster))));
    default: return nothing;
  }
}, sameValue);

const nothing: Snapshots = { count: 0, oldest: undefined, vm: undefined };

export const snapshotAgeOverlay: Overlay = {
  name: 'snapshot-age',
  keyOf: (node, today) => `${today} ${node}`,
  ofNode: defineQuery<Shade>('overlay of the age of snapshots', (estate, key) => {
    const [today, node] = [key.slice(0, dayLength), key.slice(dayLength + 1)];
    const name = entryOf(node);
    if (!name || (name.part && name.collection !== 'vms')) return unsaid;
    const { count, oldest, vm } = estate.query(snapshotsIn, nodeOf(name.collection, name.id));
    if (count === 0) return unsaid;
    if (oldest === undefined || vm === undefined) return { heat: null, text: `${counted(count, 'snapshot')}, no date said` };
    const days = Math.max(0, Math.round((Date.parse(today) - Date.parse(oldest)) / dayMs));
    const kept = policiesFor(estate, estate.value('hosts', estate.value('vms', vm)?.host)?.cluster).snapshotGrowth;
    const of = count === 1 ? 'Snapshot' : `Oldest of ${count} snapshots`;
    return kept <= 0 ? unsaid : shade(days / kept, `${of}${name.collection === 'vms' ? '' : `, of ${vm}`}: ${counted(days, 'day')} old, kept for ${kept}`);
  }, sameShade),
};

const dayLength = '2026-03-31'.length;
const dayMs = 24 * 60 * 60 * 1000;

function ofVm(estate: Estate, id: string): Snapshots {
  const snapshots = estate.value('vms', id)?.snapshots;
  if (!snapshots || snapshots.length === 0) return nothing;
  const days = snapshots.flatMap(({ taken }) => (taken === undefined || Number.isNaN(Date.parse(taken)) ? [] : [new Date(Date.parse(taken)).toISOString().slice(0, dayLength)])).sort();
  return { count: snapshots.length, oldest: days[0], vm: days.length === 0 ? undefined : id };
}

function oldestOf(estate: Estate, collection: 'vms' | 'hosts' | 'clusters', ids: readonly string[]): Snapshots {
  return ids.reduce((oldest, id) => older(oldest, estate.query(snapshotsIn, nodeOf(collection, id))), nothing);
}

function older(a: Snapshots, b: Snapshots): Snapshots {
  if (b.count === 0) return a;
  const first = a.oldest === undefined || (b.oldest !== undefined && b.oldest < a.oldest) ? b : a;
  return { count: a.count + b.count, oldest: first.oldest, vm: first.vm };
}
