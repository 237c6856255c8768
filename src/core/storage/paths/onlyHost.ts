/** Datastores that a single host sees. */
import { defineQuery } from '../../model/estate';
import { hostsOf } from '../mounts';
import { targetsOf } from './targets';

/** The only host that sees a datastore: whose own disks hold it, or who alone mounts it. Undefined where there are several, or it is not known (W3, W6). */
export const onlyHostOf = defineQuery<string | undefined>('the only host that sees a datastore', (estate, datastore) => {
  const owner = estate.query(targetsOf, datastore).targets.find(({ layer, pool }) => layer.kind === 'disks' && pool === undefined)?.layer;
  if (owner?.kind === 'disks') return owner.host;
  const hosts = hostsOf(estate, datastore);
  return hosts?.length === 1 ? hosts[0] : undefined;
});
