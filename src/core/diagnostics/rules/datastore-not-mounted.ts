import type { Change } from '../../model/change';
import type { Estate } from '../../model/estate';
import { hostsByCluster } from '../../model/lookups';
import { hostsThatFit, peersOf } from '../../planning/moves';
import { mounts } from '../../storage/mounts';
import { example } from '../../util/example';
import { capitalized } from '../../util/words';
import { moving } from '../placements';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'datastore-not-mounted',
  severity: 'error',
  summary: 'A VM has a disk on a datastore that its host does not mount.',
  why: 'The files of a VM must be within reach of the host that runs it: this VM cannot start there, nor be restarted there after a failure.',
  remedy: 'Mount the datastore, move the disk to one that is mounted, or place the VM on a host that sees it.',
  examples: {
    good: [
      example`
        {
          "clusters": { "prod": {} }, "hosts": { "esx-01": { "cluster": "prod" }, "esx-02": {} },
          "datastores": { "gold": { "mountedBy": ["prod"] }, "local": { "mountedBy": ["esx-02"] }, "unsaid": {} },
          "vms": {
            "a": { "host": "esx-01", "disks": { "system": { "datastore": "gold" }, "data": { "datastore": "unsaid" } } },
            "b": { "host": "esx-02", "disks": { "system": { "datastore": "local" } } },
            "c": { "cluster": "prod", "disks": { "system": { "datastore": "gold" } } },
            "master": { "disks": { "system": { "datastore": "gold" } }, "template": true }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "clusters": { "prod": {} },
          "hosts": {
            "esx-01": { "cpu": { "cores": 4 }, "memory": "8 GiB" }, "esx-02": { "cpu": { "cores": 4 }, "memory": "8 GiB" }, "esx-03": { "cluster": "prod" }
          },
          "datastores": { "local": { "mountedBy": ["esx-02"] } },
          "vms": {
            "a": { "host": "esx-01", "disks": { "system": { "datastore": "local" } } },
        //                                                               ^^^^^^^ Host "esx-01" does not mount datastore "local".
            "b": { "cluster": "prod", "disks": { "system": { "datastore": "local" } } }
        //                                                                ^^^^^^^ No host of cluster "prod" mounts datastore "local".
          }
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['disks'],
  *check(vm, estate) {
    const { host, cluster, disks } = vm.value;
    const where = host !== undefined ? { host } : cluster !== undefined ? { cluster } : undefined;
    if (!where) return;
    for (const [name, { datastore }] of Object.entries(disks ?? {})) {
      if (datastore === undefined || !isOutOfReach(estate, where, datastore)) continue;
      const store = estate.find('datastores', datastore);
      const who = 'host' in where ? `host "${where.host}" does not mount` : `no host of cluster "${where.cluster}" mounts`;
      yield {
        place: placeIn(vm, ['disks', name, 'datastore']),
        message: capitalized(`${who} datastore "${datastore}".`),
        related: store ? [{ place: placeIn(store, ['mountedBy']), message: `Who mounts datastore "${datastore}".` }] : [],
        data: { datastore },
      };
    }
  },
  fixes({ data }, vm, estate) {
    const store = estate.find('datastores', data?.datastore);
    const user = vm.value.host ?? vm.value.cluster;
    if (!store || user === undefined) return [];
    const mount: Change = { kind: 'insert', file: store.file, path: ['datastores', store.id, 'mountedBy'], value: user };
    const [to] = vm.value.host === undefined ? [] : hostsThatFit(estate, peersOf(estate, vm.value.host), [vm.id]);
    return [...(to === undefined ? [] : [moving(estate, [{ vm: vm.id, to }])]), { title: `Mount datastore "${store.id}" on "${user}"`, changes: [mount] }];
  },
});

function isOutOfReach(estate: Estate, where: { readonly host: string } | { readonly cluster: string }, datastore: string): boolean {
  // Whether a host that is not there mounts anything is not known.
  if ('host' in where) return estate.find('hosts', where.host) !== undefined && mounts(estate, where.host, datastore) === false;
  const hosts = estate.lookup(hostsByCluster, where.cluster);
  const mountedBy: readonly string[] | undefined = estate.value('datastores', datastore)?.mountedBy;
  return hosts.length > 0 && mountedBy !== undefined && !mountedBy.includes(where.cluster) && hosts.every((host) => mounts(estate, host, datastore) === false);
}
