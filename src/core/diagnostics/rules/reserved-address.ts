import { reservedUse } from '../../network/addressing/addresses';
import { subnetOf } from '../../network/addressing/nicAddresses';
import { addressFields, networkOf, writtenAddresses } from '../../network/addressing/writtenAddresses';
import { example } from '../../util/example';
import { capitalized } from '../../util/words';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'reserved-address',
  severity: 'error',
  summary: 'An address is the first or the last of its IPv4 subnet.',
  why: 'The first address names the network itself and the last one means everybody on it, so no system accepts either for a NIC. A /31 between two routers and a /32 have neither.',
  remedy: 'Take an address between the two.',
  examples: {
    good: [
      example`
        {
          "networks": { "web": { "subnet": "10.0.10.0/23", "gateway": "10.0.10.1" }, "link": { "subnet": "192.0.2.0/31" }, "six": { "subnet": "2001:db8::/64" } },
          "vms": {
            "a": { "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.255", "10.0.11.0"] } } },
            "b": { "nics": { "eth0": { "network": "link", "addresses": ["192.0.2.0/31"] }, "eth1": { "network": "six", "addresses": ["2001:db8::"] } } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "networks": { "web": { "subnet": "10.0.10.0/24", "gateway": "10.0.10.0" } },
        //                                                            ^^^^^^^^^^^ The gateway 10.0.10.0 is the network address of the subnet 10.0.10.0/24.
          "vms": { "a": { "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.255/24"] } } } }
        //                                                                    ^^^^^^^^^^^^^^^^ 10.0.10.255 is the broadcast address of the subnet 10.0.10.0/24.
        }
      `,
      example`
        {
          "networks": { "front": { "subnet": "10.0.10.0/24", "dhcp": { "reservations": { "printer": { "address": "10.0.10.255" } } } } },
        //                                                                                                       ^^^^^^^^^^^^^ The reserved address 10.0.10.255 is the broadcast address of the subnet 10.0.10.0/24.
          "hosts": { "esx-01": { "adapters": { "vmk0": { "network": "front", "addresses": ["10.0.10.0/24"] } } } },
        //                                                                                 ^^^^^^^^^^^^^^ 10.0.10.0 is the network address of the subnet 10.0.10.0/24.
          "containers": { "app": { "networks": ["front"], "addresses": ["10.0.10.255"] } }
        //                                                              ^^^^^^^^^^^^^ 10.0.10.255 is the broadcast address of the subnet 10.0.10.0/24.
        }
      `,
    ],
  },
  on: ['vms', 'hosts', 'containers', 'networks', 'routers'],
  fields: addressFields,
  check(entry, estate) {
    const found: Found[] = [];
    for (const written of writtenAddresses(entry)) {
      const { path, read, what } = written;
      const network = networkOf(estate, written);
      const subnet = network && subnetOf(network.value);
      const use = subnet && read.kind === 'address' ? reservedUse(subnet, read.address) : undefined;
      if (!network || !subnet || read.kind !== 'address' || !use) continue;
      found.push({
        place: placeIn(entry, path),
        message: capitalized(`${what(read.address.text)} is the ${use} address of the subnet ${subnet.text}.`),
        related: [{ place: placeIn(network, ['subnet']), message: `The subnet of network "${network.id}".` }],
      });
    }
    return found;
  },
});
