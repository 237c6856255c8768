import type { Vm } from '../../model/entities';
import { defineQuery, type Estate } from '../../model/estate';
import { hostsByCluster, runs } from '../../model/lookups';
import { onlyHostOf } from '../../storage/paths/onlyHost';
import { distinct } from '../../util/distinct';
import { example } from '../../util/example';
import { listed, quoted } from '../../util/words';
import { defineRule, nothingFound, placeIn } from '../rule';

export const rule = defineRule({
  id: 'local-datastore-blocks-mobility',
  severity: 'warning',
  summary: 'A VM of a cluster that restarts or balances VMs has a disk on a datastore that only its host sees.',
  why: 'The cluster is expected to restart the VM elsewhere when its host fails, and to move it when the host is busy or updated: without its disk, it can do neither.',
  remedy: 'Move the disk to a datastore that the whole cluster sees. Where the VM is to stay on its host, as an appliance that serves its disks does, say so with an affinity rule that must hold.',
  examples: {
    good: [
      // A datastore of the cluster; a cluster that promises nothing, and one of a single host; a template, a VM that is off, and one that must stay.
      example`
        {
          "clusters": {
            "prod": { "availability": { "hostFailuresTolerated": 1 }, "rules": [{ "kind": "on-hosts", "strength": "must", "vms": ["appliance"], "hosts": ["esx-01"] }] },
            "plain": {}, "small": { "balancing": { "mode": "automatic" } }, "still": { "balancing": { "mode": "off" } }
          },
          "hosts": {
            "esx-01": { "cluster": "prod", "disks": { "ssd": {} } }, "esx-02": { "cluster": "prod" }, "esx-03": { "cluster": "plain" }, "esx-04": { "cluster": "plain" },
            "esx-05": { "cluster": "small" }, "esx-06": { "cluster": "still" }, "esx-07": { "cluster": "still" }
          },
          "datastores": { "gold": { "mountedBy": ["prod"] }, "local": { "on": "esx-01/ssd" }, "l3": { "mountedBy": ["esx-03"] }, "l5": { "mountedBy": ["esx-05"] }, "l6": { "mountedBy": ["esx-06"] } },
          "vms": {
            "a": { "host": "esx-01", "disks": { "system": { "datastore": "gold" } } }, "b": { "host": "esx-03", "disks": { "system": { "datastore": "l3" } } },
            "c": { "host": "esx-05", "disks": { "system": { "datastore": "l5" } } }, "d": { "host": "esx-06", "disks": { "system": { "datastore": "l6" } } },
            "appliance": { "host": "esx-01", "disks": { "system": { "datastore": "local" } } }, "master": { "host": "esx-01", "template": true, "disks": { "system": { "datastore": "local" } } },
            "off": { "host": "esx-01", "power": "off", "disks": { "system": { "datastore": "local" } } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "clusters": { "prod": { "availability": { "hostFailuresTolerated": 1 }, "balancing": { "mode": "automatic" } }, "test": { "balancing": { "mode": "manual" } } },
          "hosts": { "esx-01": { "cluster": "prod", "disks": { "ssd": {} } }, "esx-02": { "cluster": "prod" }, "esx-03": { "cluster": "test" }, "esx-04": { "cluster": "test" } },
          "datastores": { "local": { "on": "esx-01/ssd" }, "scratch": { "mountedBy": ["esx-01"] }, "l3": { "mountedBy": ["esx-03"] } },
          "vms": {
            "a": { "host": "esx-01", "disks": { "system": { "datastore": "local" }, "data": { "datastore": "scratch" } } },
        //                                                               ^^^^^^^ Only host "esx-01" sees datastores "local" and "scratch" of VM "a": cluster "prod" can neither restart nor move it.
            "b": { "host": "esx-03", "disks": { "system": { "datastore": "l3" } } }
        //                                                               ^^^^ Only host "esx-03" sees datastore "l3" of VM "b": cluster "test" cannot move it.
          }
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['disks'],
  check(vm, estate) {
    const { host, disks } = vm.value;
    const cluster = estate.value('hosts', host)?.cluster;
    if (host === undefined || cluster === undefined || !runs(vm.value)) return nothingFound;
    const mobility = estate.query(mobilityIn, cluster);
    if (mobility === undefined) return nothingFound;
    const local = localDisks(estate, host, disks);
    const [first] = local;
    if (!first || isBound(estate, cluster, vm.id)) return nothingFound;
    const names = distinct(local.map(({ datastore }) => datastore));
    const store = estate.find('datastores', first.datastore);
    return [{
      place: placeIn(vm, ['disks', first.disk, 'datastore']),
      message: `Only host "${host}" sees datastore${names.length === 1 ? '' : 's'} ${listed(names.map(quoted))} of VM "${vm.id}": cluster "${cluster}" ${mobility} it.`,
      related: store ? [{ place: placeIn(store), message: `Datastore "${store.id}".` }] : [],
    }];
  },
});

/** What a cluster of several hosts does with its VMs and cannot do with a local one, as a clause; undefined where it promises nothing. */
const mobilityIn = defineQuery<string | undefined>('mobility of VMs in a cluster', (estate, id) => {
  const cluster = estate.value('clusters', id);
  const balances = cluster?.balancing?.mode === 'manual' || cluster?.balancing?.mode === 'automatic';
  const restarts = cluster?.availability !== undefined;
  if ((!restarts && !balances) || estate.count(hostsByCluster, id) < 2) return undefined;
  return restarts && balances ? 'can neither restart nor move' : restarts ? 'cannot restart' : 'cannot move';
});

/** Whether a VM must stay where it is by a rule of its cluster. */
function isBound(estate: Estate, cluster: string, vm: string): boolean {
  return (estate.value('clusters', cluster)?.rules ?? []).some(({ kind, strength, vms, hosts }) => {
    const named: readonly string[] = vms ?? [];
    return kind === 'on-hosts' && strength === 'must' && hosts?.length === 1 && named.includes(vm);
  });
}

interface LocalDisk {
  readonly disk: string;
  readonly datastore: string;
}

/** The disks on datastores that its host alone sees. */
function localDisks(estate: Estate, host: string, disks: Vm['disks']): readonly LocalDisk[] {
  let found = none;
  for (const disk in disks) {
    const datastore = disks[disk]?.datastore;
    if (datastore !== undefined && estate.query(onlyHostOf, datastore) === host) found = [...found, { disk, datastore }];
  }
  return found;
}
const none: readonly LocalDisk[] = [];
