import { areNetworksUsed, isUsed } from '../../network/usage/users';
import { example } from '../../util/example';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'unused-network',
  severity: 'info',
  summary: 'Nothing is on a network.',
  why: 'It may have been forgotten: its VLAN, addresses and firewall rules are still kept for it on every switch. It may also wait for its guests, or a name may be misspelt where they are.',
  remedy: 'Delete it, or connect what belongs there.',
  examples: {
    good: [
      // A segment's underlay, a router's network, and where a flow goes are used; where nobody says which network anything is on, nothing follows.
      example`
        {
          "networks": { "web": {}, "transport": {}, "red": { "kind": "overlay", "underlay": "transport" }, "uplink": {}, "store": {}, "back": {}, "kernel": {} },
          "vms": {
            "a": { "power": "off", "nics": { "eth0": { "network": "web", "connected": false }, "eth1": { "network": "red" } }, "demand": { "flows": [{ "to": "store", "rate": "1 Mb/s" }] } }
          },
          "containers": { "c": { "networks": ["back"] } }, "hosts": { "esx-01": { "adapters": { "vmk0": { "network": "kernel" } } } },
          "routers": { "edge": { "interfaces": { "out": { "network": "uplink" } } } }
        }
      `,
      example`
        { "networks": { "web": { "vlan": 10 } }, "vms": { "a": {} } }
      `,
    ],
    bad: [
      example`
        {
          "networks": { "web": {}, "wbe": { "vlan": 10 } },
        //                         ^^^^^ Nothing is on network "wbe".
          "vms": { "a": { "nics": { "eth0": { "network": "web" } } } }
        }
      `,
    ],
  },
  on: 'networks',
  *check(network, estate) {
    if (isUsed(estate, network.id) || !areNetworksUsed(estate)) return;
    yield { place: placeIn(network), message: `Nothing is on network "${network.id}".` };
  },
});
