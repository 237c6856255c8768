/** Which hosts see a datastore. */
import type { Estate } from '../model/estate';

/** Whether a host mounts a datastore, itself or as a member of its cluster; undefined where the datastore does not say who does. */
export function mounts(estate: Estate, host: string, datastore: string): boolean | undefined {
  const mountedBy: readonly string[] | undefined = estate.value('datastores', datastore)?.mountedBy;
  if (mountedBy === undefined) return undefined;
  const cluster = estate.value('hosts', host)?.cluster;
  return mountedBy.includes(host) || (cluster !== undefined && mountedBy.includes(cluster));
}
