import type { Estate } from '../../model/estate';
import { contains, isLocal, type Address } from '../../network/addressing/addresses';
import { subnetOf } from '../../network/addressing/nicAddresses';
import { writtenAddresses } from '../../network/addressing/writtenAddresses';
import { example } from '../../util/example';
import { capitalized } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'address-outside-subnet',
  severity: 'error',
  summary: 'An address does not belong to the subnet of its network.',
  why: 'Its neighbours send packets for it to the gateway instead of to it, and it finds no gateway on its own network: it reaches nobody.',
  remedy: 'Give it an address of the subnet, or connect it to the network its address belongs to.',
  examples: {
    good: [
      // An address of the other family (S14), a link-local one, and a network without a subnet say nothing.
      example`
        {
          "networks": {
            "web": { "subnet": "10.0.10.0/24", "gateway": "10.0.10.1", "dhcp": { "from": "10.0.10.100", "to": "10.0.10.199" } }, "flat": {},
            "six": { "subnet": "2001:db8:0:10::/64" }
          },
          "vms": {
            "a": { "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.11/24", "2001:db8::11", "fe80::11", "169.254.1.1"] } } },
            "b": { "nics": { "eth0": { "network": "flat", "addresses": ["192.0.2.7"] }, "eth1": { "addresses": ["192.0.2.8"] }, "eth2": { "network": "six", "addresses": ["2001:db8:0:10:ffff::1"] } } }
          },
          "routers": { "edge": { "interfaces": { "in": { "network": "web", "address": "10.0.10.1/24" } } } }
        }
      `,
    ],
    bad: [
      example`
        {
          "networks": { "web": { "subnet": "10.0.10.0/24", "gateway": "10.0.1.1" }, "db": { "subnet": "10.0.20.0/24" } },
        //                                                            ^^^^^^^^^^ The gateway 10.0.1.1 is outside the subnet 10.0.10.0/24 of network "web".
          "vms": { "a": { "nics": { "eth0": { "network": "web", "addresses": ["10.0.20.11/24"] } } } },
        //                                                                    ^^^^^^^^^^^^^^^ 10.0.20.11 is outside the subnet 10.0.10.0/24 of network "web".
          "routers": { "edge": { "interfaces": { "in": { "network": "web", "address": "10.0.11.1/24" } } } }
        //                                                                            ^^^^^^^^^^^^^^ The address 10.0.11.1 of the router is outside the subnet 10.0.10.0/24 of network "web".
        }
      `,
    ],
  },
  on: ['vms', 'networks', 'routers'],
  fields: ['nics', 'gateway', 'dhcp', 'interfaces', 'routes'],
  *check(entry, estate) {
    for (const { path, read, network: id, what } of writtenAddresses(entry)) {
      const network = estate.find('networks', id);
      const subnet = network && subnetOf(network.value);
      if (!network || !subnet || read.kind !== 'address') continue;
      const { address } = read;
      if (address.family !== subnet.family || isLocal(address) || contains(subnet, address)) continue;
      yield {
        place: placeIn(entry, path),
        message: capitalized(`${what(address.text)} is outside the subnet ${subnet.text} of network "${network.id}".`),
        related: [{ place: placeIn(network, ['subnet']), message: `The subnet of network "${network.id}".` }],
        data: { path, address },
      };
    }
  },
  fixes({ data }, entry, estate) {
    if (!data || entry.collection === 'networks') return [];
    const [to, ...others] = networksWith(data.address, estate);
    if (to === undefined || others.length > 0) return [];
    const holder = data.path.slice(0, 2);
    return [{ title: `Connect it to network "${to}"`, changes: [{ kind: 'set', file: entry.file, path: [entry.collection, entry.id, ...holder, 'network'], value: to }] }];
  },
});

function networksWith(address: Address, estate: Estate): readonly string[] {
  return estate.ids('networks').filter((id) => {
    const network = estate.value('networks', id);
    const subnet = network && subnetOf(network);
    return subnet !== undefined && contains(subnet, address);
  });
}
