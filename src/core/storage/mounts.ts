/** Which hosts see a datastore (W3). */
import { defineIndex, defineQuery, type Estate } from '../model/estate';
import { hostsByCluster } from '../model/lookups';
import { distinct } from '../util/distinct';
import { sameValue } from '../util/sameValue';

/** Whether a host mounts a datastore, itself or as a member of its cluster; undefined where the datastore does not say who does. */
export function mounts(estate: Estate, host: string, datastore: string): boolean | undefined {
  const mountedBy: readonly string[] | undefined = estate.value('datastores', datastore)?.mountedBy;
  if (mountedBy === undefined) return undefined;
  const cluster = estate.value('hosts', host)?.cluster;
  return mountedBy.includes(host) || (cluster !== undefined && mountedBy.includes(cluster));
}

/** The hosts that mount a datastore, those of clusters included, each once in the order of the text; undefined where it does not say. */
export function hostsOf(estate: Estate, datastore: string): readonly string[] | undefined {
  return estate.query(hostsMounting, datastore);
}

const hostsMounting = defineQuery<readonly string[] | undefined>('hosts that mount a datastore', (estate, datastore) => {
  const mountedBy: readonly string[] | undefined = estate.value('datastores', datastore)?.mountedBy;
  return mountedBy && distinct(mountedBy.flatMap((id) => (estate.find('hosts', id) ? [id] : estate.lookup(hostsByCluster, id))));
}, sameValue);

/** The datastores that a host or a cluster is said to mount, by its id. */
export const datastoresByMount = defineIndex('datastores by who mounts them', 'datastores', ({ mountedBy }) => (mountedBy ? distinct(mountedBy) : []));
