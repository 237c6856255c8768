import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { adaptersApart, adaptersFor } from '../../network/usage/hostAdapters';
import { hostsByNetwork, routersByNetwork } from '../../network/usage/users';
import { distinct } from '../../util/distinct';
import { example } from '../../util/example';
import { counted, listed, quoted } from '../../util/words';
import { defineRule, placeIn, type Found } from '../rule';

// "vSphere Storage", vSphere 6.5, on network adapters of iSCSI: they are to have addresses in the subnet of the portal they
// connect to, and those bound to iSCSI reach no portal in another.
export const rule = defineRule({
  id: 'storage-network-routed',
  severity: 'warning',
  summary: 'Storage traffic goes through a router, or can be reached through one.',
  why: 'Every read and write of every VM then waits for the router and shares it with other traffic; when it restarts, the disks of all VMs are gone at once. And whoever is behind the router can try to reach the storage.',
  remedy: 'Put the adapters of all hosts and the array on one network that no router is connected to, or on several where each host has an adapter on each.',
  examples: {
    good: [
      // Two networks with an adapter of every host on each; a network with a router that no storage adapter uses; one whose router leads nowhere else.
      example`
        {
          "clusters": { "prod": {} },
          "networks": {
            "iscsi-a": { "purpose": "storage", "subnet": "10.0.80.0/24" }, "iscsi-b": { "purpose": "storage", "subnet": "10.0.81.0/24" },
            "mgmt": { "purpose": "management", "subnet": "10.0.30.0/24", "gateway": "10.0.30.1" }, "web": { "subnet": "10.0.10.0/24" }, "spare": { "purpose": "storage" }
          },
          "routers": { "edge": { "interfaces": { "a": { "network": "mgmt" }, "b": { "network": "web" }, "c": { "network": "spare" } } }, "lone": { "interfaces": { "a": { "network": "iscsi-b" } } } },
          "hosts": {
            "a": { "cluster": "prod", "adapters": { "vmk0": { "network": "mgmt" }, "vmk1": { "network": "iscsi-a" }, "vmk2": { "network": "iscsi-b" } } },
            "b": { "cluster": "prod", "adapters": { "vmk0": { "network": "mgmt" }, "vmk1": { "network": "iscsi-b" }, "vmk2": { "network": "iscsi-a" } } }, "c": { "cluster": "prod" }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "clusters": { "prod": {} },
          "networks": { "iscsi": { "purpose": "storage", "subnet": "10.0.80.0/24" }, "web": { "subnet": "10.0.10.0/24" }, "far": { "purpose": "storage", "subnet": "10.0.82.0/24" } },
        //              ^^^^^^^ Router "edge" connects network "iscsi", on which 2 hosts have storage adapters, to network "web".
          "routers": { "edge": { "interfaces": { "a": { "network": "iscsi" }, "b": { "network": "web" } } } },
          "hosts": {
            "esx-01": { "cluster": "prod", "adapters": { "vmk1": { "network": "iscsi" } } }, "esx-02": { "cluster": "prod", "adapters": { "vmk1": { "network": "iscsi" } } },
            "esx-03": { "cluster": "prod", "adapters": { "vmk1": { "network": "far" } } }
        //                                                                    ^^^^^ Host "esx-03" has its storage adapter in 10.0.82.0/24, but 2 hosts of cluster "prod", such as "esx-01", in 10.0.80.0/24: what they share is behind a router for one of them.
          }
        }
      `,
    ],
  },
  on: ['networks', 'clusters'],
  check(entry, estate) {
    return entry.collection === 'networks' ? ofNetwork(entry as Entry<'networks'>, estate) : ofCluster(entry as Entry<'clusters'>, estate);
  },
});

/** A router between storage and other networks: what uses it is not known, but that it may be used is. */
function* ofNetwork(network: Entry<'networks'>, estate: Estate): Iterable<Found<undefined>> {
  if (estate.count(routersByNetwork, network.id) === 0 || estate.count(hostsByNetwork, network.id) === 0) return;
  const hosts = estate.lookup(hostsByNetwork, network.id).filter((id) => adaptersFor(estate, estate.value('hosts', id) ?? {}, 'storage').some(({ adapter }) => adapter.network === network.id));
  if (hosts.length === 0) return;
  for (const id of estate.lookup(routersByNetwork, network.id)) {
    const router = estate.find('routers', id);
    const others = distinct(Object.values(router?.value.interfaces ?? {}).flatMap((each) => (each.network === undefined || each.network === network.id ? [] : [each.network])));
    if (!router || others.length === 0) continue;
    yield {
      place: placeIn(network), severity: 'info',
      message: `Router "${id}" connects network "${network.id}", on which ${counted(hosts.length, 'host')} ${hosts.length === 1 ? 'has' : 'have'} storage adapters, to network${others.length === 1 ? '' : 's'} ${listed(others.map(quoted))}.`,
      related: [{ place: placeIn(router, ['interfaces'], 'key'), message: `What router "${id}" is connected to.` }],
    };
    return;
  }
}

/** Hosts of a cluster share datastores: with storage adapters in different subnets, some reach them through a router. */
function* ofCluster(cluster: Entry<'clusters'>, estate: Estate): Iterable<Found<undefined>> {
  for (const { host: id, adapter, subnet, common } of estate.query(adaptersApart, `storage ${cluster.id}`)) {
    const [host, other] = [estate.find('hosts', id), estate.find('hosts', common.example)];
    if (!host || !other) continue;
    yield {
      place: placeIn(host, ['adapters', adapter, 'network']),
      message: `Host "${id}" has its storage adapter in ${subnet}, but ${counted(common.hosts, 'host')} of cluster "${cluster.id}", such as "${other.id}", in ${common.subnet}: what they share is behind a router for one of them.`,
      related: [{ place: placeIn(other, ['adapters', common.exampleAdapter, 'network']), message: `The adapter of host "${other.id}".` }],
    };
  }
}
