import type { Estate } from '../../model/estate';
import { subnetOf } from '../../network/addressing/nicAddresses';
import { rangeOfSubnet, shareIn } from '../../network/addressing/ranges';
import { connectedNics } from '../../network/usage/users';
import { example } from '../../util/example';
import { named } from '../wording';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'container-bridge-overlaps-host',
  severity: 'warning',
  summary: 'The bridge of a container engine has addresses of a network that its host or VM is on.',
  why: 'The host has two ways to one address and takes one: what it should send to its neighbours goes to the bridge, or its containers do not reach them. It often shows only when a neighbour has an address in both.',
  remedy: 'Give the bridge a subnet that no network of the host has, in the settings of the engine.',
  examples: {
    good: [
      // Other addresses; the same on another host, and where it is not said on which it is; bridges of one host are the engine's.
      example`
        {
          "networks": {
            "lan": { "subnet": "10.4.0.0/24" }, "docker0": { "kind": "container-bridge", "on": "a", "subnet": "172.17.0.0/16" }, "far": { "kind": "container-bridge", "on": "b", "subnet": "10.4.0.0/16" }, "any": { "kind": "container-bridge", "subnet": "10.4.0.0/16" }
          },
          "hosts": { "a": { "hostOs": "debian-12", "adapters": { "eth0": { "network": "lan" }, "br": { "network": "docker0" } } }, "b": { "hostOs": "debian-12" } }
        }
      `,
    ],
    bad: [
      example`
        {
          "networks": {
            "lan": { "subnet": "10.4.0.0/24" },
            "app": { "kind": "container-bridge", "on": "srv", "subnet": "10.4.0.0/16" },
        //                                                              ^^^^^^^^^^^^^ The subnet 10.4.0.0/16 of the bridge overlaps 10.4.0.0/24 of network "lan", which host "srv" is on.
            "ci": { "kind": "container-bridge", "on": "runner", "subnet": "10.4.0.128/25" }
        //                                                                ^^^^^^^^^^^^^^^ The subnet 10.4.0.128/25 of the bridge overlaps 10.4.0.0/24 of network "lan", which VM "runner" is on.
          },
          "hosts": { "srv": { "hostOs": "debian-12", "adapters": { "eth0": { "network": "lan" } } } },
          "vms": { "runner": { "nics": { "eth0": { "network": "lan" } } } }
        }
      `,
    ],
  },
  on: 'networks',
  fields: ['subnet'],
  *check(network, estate) {
    const { kind, on } = network.value;
    const own = kind === 'container-bridge' && on !== undefined ? subnetOf(network.value) : undefined;
    if (!own || on === undefined) return;
    const ground = estate.find('hosts', on) ?? estate.find('vms', on);
    for (const id of ground ? networksOf(estate, on) : []) {
      const other = estate.find('networks', id);
      const subnet = other && subnetOf(other.value);
      if (!ground || !other || !subnet || id === network.id || shareIn(rangeOfSubnet(own), rangeOfSubnet(subnet)) === 'none') continue;
      yield {
        place: placeIn(network, ['subnet']),
        message: `The subnet ${own.text} of the bridge overlaps ${subnet.text} of network "${id}", which ${named(ground)} is on.`,
        related: [{ place: placeIn(other, ['subnet']), message: `The subnet of network "${id}".` }],
      };
      return;
    }
  },
});

/** The networks of a host by its adapters, or of a VM by its NICs. */
function networksOf(estate: Estate, ground: string): readonly string[] {
  const host = estate.value('hosts', ground);
  return host ? Object.values(host.adapters ?? {}).flatMap(({ network }) => network ?? []) : connectedNics(estate.value('vms', ground) ?? {}).map(({ network }) => network);
}
