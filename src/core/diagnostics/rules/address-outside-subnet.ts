import type { Entry, Path } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { contains, isLocal, type Address } from '../../network/addressing/addresses';
import { subnetOf, type WrittenAddress } from '../../network/addressing/nicAddresses';
import { networkOf, writtenAddresses } from '../../network/addressing/writtenAddresses';
import { example } from '../../util/example';
import { capitalized, listed } from '../../util/words';
import { defineRule, placeIn, type Found } from '../rule';

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
          "routers": { "edge": { "interfaces": { "in": { "network": "web", "address": "10.0.10.1/24" } } } },
          "hosts": { "esx-01": { "adapters": { "vmk0": { "network": "web", "addresses": ["10.0.10.5/24"] } } } },
          "containers": {
            "app": { "networks": ["web", "flat"], "addresses": ["10.0.20.7"] },
            "both": { "networks": ["six", "web"], "addresses": ["10.0.10.8", "2001:db8:0:10::8"] }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "networks": { "web": { "subnet": "10.0.10.0/24" }, "db": { "subnet": "10.0.20.0/24" } },
          "vms": { "a": { "nics": { "eth0": { "network": "web", "addresses": ["10.0.20.11/24"] } } } },
        //                                                                    ^^^^^^^^^^^^^^^ 10.0.20.11 is outside the subnet 10.0.10.0/24 of network "web".
          "routers": { "edge": { "interfaces": { "in": { "network": "web", "address": "10.0.11.1/24" } } } }
        //                                                                            ^^^^^^^^^^^^^^ The address 10.0.11.1 of the router is outside the subnet 10.0.10.0/24 of network "web".
        }
      `,
      example`
        {
          "networks": { "front": { "subnet": "10.0.10.0/24" }, "back": { "subnet": "10.0.20.0/24" } },
          "hosts": { "esx-01": { "adapters": { "vmk0": { "network": "front", "addresses": ["10.0.20.5/24"] } } } },
        //                                                                                 ^^^^^^^^^^^^^^ 10.0.20.5 is outside the subnet 10.0.10.0/24 of network "front".
          "containers": { "app": { "networks": ["front", "back"], "addresses": ["10.0.30.7"] } }
        //                                                                      ^^^^^^^^^^^ 10.0.30.7 is outside the subnets of its networks "front" and "back".
        }
      `,
    ],
  },
  on: ['vms', 'hosts', 'containers', 'routers'],
  fields: ['nics', 'adapters', 'addresses', 'interfaces'],
  check(entry, estate) {
    const found: Found<Outside>[] = [];
    for (const written of writtenAddresses(entry)) {
      const { path, read, role, what } = written;
      // Gateways and what DHCP hands out fail in ways of their own, and are told of as such.
      if (role !== 'interface') continue;
      const networks = written.among ? allOutside(estate, written, written.among) : oneOutside(estate, written);
      const [network] = networks;
      if (!network || read.kind !== 'address') continue;
      const subnet = subnetOf(network.value)?.text ?? '';
      const of = networks.length === 1 ? `the subnet ${subnet} of network "${network.id}"` : `the subnets of its networks ${listed(networks.map(({ id }) => `"${id}"`))}`;
      found.push({
        place: placeIn(entry, path),
        message: capitalized(`${what(read.address.text)} is outside ${of}.`),
        related: networks.map((other) => ({ place: placeIn(other, ['subnet']), message: `The subnet of network "${other.id}".` })),
        data: { path, address: read.address },
      });
    }
    return found;
  },
  fixes({ data }, entry, estate) {
    if (!data || entry.collection === 'containers') return [];
    const [to, ...others] = networksWith(data.address, estate);
    if (to === undefined || others.length > 0) return [];
    const holder = data.path.slice(0, 2);
    return [{ title: `Connect it to network "${to}"`, changes: [{ kind: 'set', file: entry.file, path: [entry.collection, entry.id, ...holder, 'network'], value: to }] }];
  },
});

interface Outside {
  readonly path: Path;
  readonly address: Address;
}

/** The network an address is on, where it is outside its subnet. */
function oneOutside(estate: Estate, written: WrittenAddress): readonly Entry<'networks'>[] {
  const network = networkOf(estate, written);
  return network && isOutside(network, written) ? [network] : [];
}

/** All of several networks, where the address is outside the subnet of each. */
function allOutside(estate: Estate, written: WrittenAddress, among: readonly string[]): readonly Entry<'networks'>[] {
  const networks = among.flatMap((id) => estate.find('networks', id) ?? []);
  return networks.length === among.length && networks.every((network) => isOutside(network, written)) ? networks : [];
}

function isOutside({ value }: Entry<'networks'>, { read }: WrittenAddress): boolean {
  const subnet = subnetOf(value);
  return subnet !== undefined && read.kind === 'address' && read.address.family === subnet.family && !isLocal(read.address) && !contains(subnet, read.address);
}

function networksWith(address: Address, estate: Estate): readonly string[] {
  return estate.ids('networks').filter((id) => {
    const network = estate.value('networks', id);
    const subnet = network && subnetOf(network);
    return subnet !== undefined && contains(subnet, address);
  });
}
