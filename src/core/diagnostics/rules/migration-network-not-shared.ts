import type { Estate } from '../../model/estate';
import { adaptersApart, type Apart } from '../../network/usage/hostAdapters';
import { routersByNetwork } from '../../network/usage/users';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'migration-network-not-shared',
  severity: 'warning',
  summary: 'The adapter for live migration of a host is in another subnet than those of its cluster, and nothing routes between the two.',
  why: 'Memory is copied from host to host over these adapters. Between two subnets without a router it does not get there: VMs move to every host but this one.',
  remedy: 'Connect the adapter to the network the others use. Where migration is to be routed, give both networks a gateway.',
  examples: {
    good: [
      // One subnet on several networks, one of several shared, gateways on both sides, or a subnet nobody knows.
      example`
        {
          "clusters": { "prod": {}, "routed": {} },
          "networks": {
            "vmotion-a": { "purpose": "migration", "subnet": "10.0.90.0/24" }, "vmotion-b": { "purpose": "migration", "subnet": "10.0.90.0/24" }, "second": { "purpose": "migration", "subnet": "10.0.91.0/24" }, "plain": { "purpose": "migration" },
            "east": { "purpose": "migration", "subnet": "10.1.90.0/24", "gateway": "10.1.90.1" }, "west": { "purpose": "migration", "subnet": "10.2.90.0/24", "gateway": "10.2.90.1" }
          },
          "hosts": {
            "a": { "cluster": "prod", "adapters": { "vmk1": { "network": "vmotion-a" } } }, "b": { "cluster": "prod", "adapters": { "vmk1": { "network": "vmotion-b" } } },
            "c": { "cluster": "prod", "adapters": { "vmk1": { "network": "second" }, "vmk2": { "network": "vmotion-a" } } }, "d": { "cluster": "prod", "adapters": { "vmk1": { "network": "plain" } } },
            "e": { "cluster": "routed", "adapters": { "vmk1": { "network": "east" } } }, "f": { "cluster": "routed", "adapters": { "vmk1": { "network": "west" } } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "clusters": { "prod": {} },
          "networks": { "vmotion": { "purpose": "migration", "subnet": "10.0.90.0/24" }, "old": { "purpose": "migration" } },
          "hosts": {
            "esx-01": { "cluster": "prod", "adapters": { "vmk1": { "network": "vmotion" } } }, "esx-02": { "cluster": "prod", "adapters": { "vmk1": { "network": "vmotion" } } },
            "esx-03": { "cluster": "prod", "adapters": { "vmk1": { "network": "old", "addresses": ["10.0.80.13/24"] } } }
        //                                                                    ^^^^^ Host "esx-03" migrates VMs in 10.0.80.0/24, but 2 hosts of cluster "prod", such as "esx-01", in 10.0.90.0/24, and nothing routes between them.
          }
        }
      `,
    ],
  },
  on: 'clusters',
  *check(cluster, estate) {
    for (const apart of estate.query(adaptersApart, `migration ${cluster.id}`)) {
      const { common } = apart;
      const [host, other] = [estate.find('hosts', apart.host), estate.find('hosts', common.example)];
      if (!host || !other || isRouted(apart, estate)) continue;
      yield {
        place: placeIn(host, ['adapters', apart.adapter, 'network']),
        message: `Host "${host.id}" migrates VMs in ${apart.subnet}, but ${counted(common.hosts, 'host')} of cluster "${cluster.id}", such as "${other.id}", in ${common.subnet}, and nothing routes between them.`,
        related: [{ place: placeIn(other, ['adapters', common.exampleAdapter, 'network']), message: `The adapter of host "${other.id}".` }],
      };
    }
  },
});

function isRouted({ network, common }: Apart, estate: Estate): boolean {
  const gateways = [network, common.network].map((id) => estate.value('networks', id)?.gateway);
  if (gateways.every((gateway) => gateway !== undefined)) return true;
  if (network === undefined || common.network === undefined) return false;
  const others = estate.lookup(routersByNetwork, common.network);
  return estate.lookup(routersByNetwork, network).some((router) => others.includes(router));
}
