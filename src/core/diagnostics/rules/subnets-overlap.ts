import { subnetOf } from '../../network/addressing/nicAddresses';
import { overlaps } from '../../network/usage/overlaps';
import { example } from '../../util/example';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'subnets-overlap',
  severity: 'error',
  summary: 'Two networks that are routed together have addresses in common.',
  why: 'A router finds the way to an address by its subnet. With two networks for one address it takes one of them, and whoever has the address on the other is not reached. The same subnet twice is fine where nothing routes between the two: tenants and test copies overlap on purpose.',
  remedy: 'Give one of them other addresses, or keep them apart: a router each, with address translation (NAT) where they meet.',
  examples: {
    good: [
      // Nothing routes between them, one is behind translation, or each belongs to a tenant of its own.
      example`
        {
          "networks": {
            "web": { "subnet": "10.0.10.0/24" }, "test": { "subnet": "10.0.10.0/24" }, "db": { "subnet": "10.0.20.0/24" }, "behind": { "subnet": "10.0.20.0/24" },
            "red": { "subnet": "10.9.0.0/16", "tenant": "red" }, "blue": { "subnet": "10.9.0.0/16", "tenant": "blue" }, "transit": { "subnet": "192.0.2.0/24" }, "flat": {}
          },
          "routers": {
            "edge": { "interfaces": { "a": { "network": "web" }, "b": { "network": "db" }, "c": { "network": "transit" }, "d": { "network": "flat" } } },
            "nat": { "interfaces": { "a": { "network": "behind" }, "b": { "network": "transit" } }, "nat": [{ "kind": "source", "from": "10.0.20.0/24", "to": "192.0.2.7" }] },
            "for-red": { "interfaces": { "a": { "network": "red" }, "b": { "network": "transit" } } }, "for-blue": { "interfaces": { "a": { "network": "blue" }, "b": { "network": "transit" } } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "networks": {
            "web": { "subnet": "10.0.0.0/16" },
        //                     ^^^^^^^^^^^^^ The subnet 10.0.0.0/16 overlaps 10.0.20.0/24 of network "db", and router "edge" is connected to both.
            "db": { "subnet": "10.0.20.0/24" }, "six": { "subnet": "2001:db8::/64" }
        //                    ^^^^^^^^^^^^^^ The subnet 10.0.20.0/24 overlaps 10.0.0.0/16 of network "web", and router "edge" is connected to both.
          },
          "routers": { "edge": { "interfaces": { "a": { "network": "web" }, "b": { "network": "db" }, "c": { "network": "six" } } } }
        }
      `,
      // Over several routers it is likely a mistake, unless these know more than is written.
      example`
        {
          "networks": { "web": { "subnet": "10.0.10.0/24", "vlan": 10 }, "transit": { "subnet": "192.0.2.0/24" }, "far": { "subnet": "10.0.10.128/25", "vlan": 20 } },
        //                                 ^^^^^^^^^^^^^^ The subnet 10.0.10.0/24 overlaps 10.0.10.128/25 of network "far", and routers lead from one to the other.
        //                                                                                                                           ^^^^^^^^^^^^^^^^ The subnet 10.0.10.128/25 overlaps 10.0.10.0/24 of network "web", and routers lead from one to the other.
          "routers": {
            "near": { "interfaces": { "a": { "network": "web" }, "b": { "network": "transit" } } },
            "far": { "interfaces": { "a": { "network": "far" }, "b": { "network": "transit" } } }
          }
        }
      `,
    ],
  },
  on: 'networks',
  fields: ['subnet'],
  *check(network, estate) {
    const own = estate.query(overlaps, '').get(network.id);
    // The worst of them: one on the same router, if there is one.
    const [worst] = own?.some(({ router }) => router !== undefined) === true ? own.filter(({ router }) => router !== undefined) : (own ?? []);
    const other = estate.find('networks', worst?.other);
    if (!worst || !other) return;
    const { router } = worst;
    const joined = router === undefined ? 'routers lead from one to the other' : `router "${router}" is connected to both`;
    const routerEntry = estate.find('routers', router);
    yield {
      place: placeIn(network, ['subnet']),
      message: `The subnet ${subnetOf(network.value)?.text ?? ''} overlaps ${subnetOf(other.value)?.text ?? ''} of network "${other.id}", and ${joined}.`,
      ...(router === undefined ? { severity: 'warning' as const } : {}),
      related: [
        { place: placeIn(other, ['subnet']), message: `The subnet of network "${other.id}".` },
        ...(routerEntry ? [{ place: placeIn(routerEntry, ['interfaces'], 'key'), message: `What router "${routerEntry.id}" is connected to.` }] : []),
      ],
    };
  },
});
