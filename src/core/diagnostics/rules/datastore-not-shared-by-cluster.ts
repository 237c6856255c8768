import type { Change } from '../../model/change';
import type { Estate } from '../../model/estate';
import { hostsByCluster, vmsByDatastore } from '../../model/lookups';
import { hostsOf } from '../../storage/mounts';
import { onlyHostOf } from '../../storage/paths/onlyHost';
import { unreachedFrom } from '../../storage/paths/unreached';
import { distinct } from '../../util/distinct';
import { example } from '../../util/example';
import { counted, listed, quoted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

interface Data {
  readonly cluster: string;
  /** Hosts of the cluster that do not mount it. */
  readonly notMounting: readonly string[];
}

export const rule = defineRule<'datastores', Data>({
  id: 'datastore-not-shared-by-cluster',
  severity: 'warning',
  summary: 'Some hosts of a cluster see a datastore on which VMs of the cluster have disks, and others do not.',
  why: 'A VM can only move to, or be restarted on, hosts that see all of its disks: the others count as spare capacity of the cluster and are none for it.',
  remedy: 'Mount the datastore on the other hosts as well, best by naming the cluster; zone and mask its LUN to all of them.',
  examples: {
    good: [
      // Of the whole cluster; of one host alone, which is local; and one that only hosts elsewhere keep VMs on.
      example`
        {
          "clusters": { "prod": {}, "test": {} },
          "hosts": { "esx-01": { "cluster": "prod" }, "esx-02": { "cluster": "prod" }, "esx-03": { "cluster": "test" }, "esx-04": { "cluster": "test" }, "backup": {} },
          "datastores": {
            "gold": { "mountedBy": ["prod"] }, "silver": { "mountedBy": ["esx-01", "esx-02", "backup"] }, "local": { "mountedBy": ["esx-01"] }, "moving": { "mountedBy": ["prod", "esx-03"] }, "unsaid": {}
          },
          "vms": { "a": { "host": "esx-01", "disks": { "system": { "datastore": "gold" }, "data": { "datastore": "silver" }, "log": { "datastore": "local" }, "old": { "datastore": "moving" }, "x": { "datastore": "unsaid" } } } }
        }
      `,
    ],
    bad: [
      example`
        {
          "clusters": { "prod": {} },
          "hosts": { "esx-01": { "cluster": "prod" }, "esx-02": { "cluster": "prod" }, "esx-03": { "cluster": "prod" } },
          "datastores": { "gold": { "mountedBy": ["esx-01", "esx-02"] } },
        //                                       ^^^^^^^^^^^^^^^^^^^^ Of the 3 hosts of cluster "prod", "esx-03" does not see datastore "gold": the 2 VMs with disks on it can neither move there nor be restarted there.
          "vms": { "a": { "host": "esx-01", "disks": { "system": { "datastore": "gold" } } }, "b": { "cluster": "prod", "disks": { "system": { "datastore": "gold" } } } }
        }
      `,
      // Mounted by all, and out of reach for one (W1).
      example`
        {
          "clusters": { "prod": {} },
          "hosts": {
            "esx-01": { "cluster": "prod", "hbas": { "vmhba1": { "kind": "fc", "fabric": "a" } } }, "esx-02": { "cluster": "prod", "hbas": { "vmhba1": { "kind": "fc", "fabric": "b" } } }
          },
          "arrays": { "san": { "protocol": "fc", "exports": { "lun-1": {} }, "ports": { "p1": { "fabric": "a" } } } },
          "datastores": { "gold": { "on": "san/lun-1", "mountedBy": ["prod"] } },
        //                                                          ^^^^^^^^ Of the 2 hosts of cluster "prod", "esx-02" does not see datastore "gold": the VM with a disk on it can neither move there nor be restarted there.
          "vms": { "a": { "host": "esx-01", "disks": { "system": { "datastore": "gold" } } } }
        }
      `,
    ],
  },
  on: 'datastores',
  fields: ['mountedBy'],
  *check(datastore, estate) {
    const hosts = hostsOf(estate, datastore.id);
    if (!hosts || hosts.length < 2 || datastore.value.shared === false || estate.query(onlyHostOf, datastore.id) !== undefined) return;
    const mounting = new Set(hosts);
    const seeing = new Set(hosts.filter((host) => !estate.query(unreachedFrom, host).has(datastore.id)));
    for (const cluster of distinct(hosts.flatMap((host) => estate.value('hosts', host)?.cluster ?? []))) {
      const members = estate.lookup(hostsByCluster, cluster);
      const blind = members.filter((host) => !seeing.has(host));
      if (blind.length === 0 || blind.length === members.length) continue;
      const vms = vmsOf(estate, cluster, datastore.id);
      if (vms === 0) continue;
      const whose = vms === 1 ? 'the VM with a disk on it' : `the ${counted(vms, 'VM')} with disks on it`;
      yield {
        place: placeIn(datastore, ['mountedBy']),
        message: `Of the ${members.length} hosts of cluster "${cluster}", ${listed(blind.map(quoted))} ${blind.length === 1 ? 'does' : 'do'} not see datastore "${datastore.id}": ${whose} can neither move there nor be restarted there.`,
        data: { cluster, notMounting: members.filter((host) => !mounting.has(host)) },
      };
    }
  },
  fixes({ data }, datastore) {
    if (!data || data.notMounting.length === 0) return [];
    const changes = data.notMounting.map((value): Change => ({ kind: 'insert', file: datastore.file, path: ['datastores', datastore.id, 'mountedBy'], value }));
    return [{ title: `Mount datastore "${datastore.id}" on ${listed(data.notMounting.map(quoted))}`, changes }];
  },
});

/** How many VMs of a cluster, templates left out, have disks on a datastore. */
function vmsOf(estate: Estate, cluster: string, datastore: string): number {
  return estate.lookup(vmsByDatastore, datastore).filter((id) => {
    const vm = estate.value('vms', id);
    return vm !== undefined && vm.template !== true && (estate.value('hosts', vm.host)?.cluster ?? vm.cluster) === cluster;
  }).length;
}
