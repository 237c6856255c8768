import type { Path } from '../../model/entry';
import { contains } from '../../network/addressing/addresses';
import { subnetOf } from '../../network/addressing/nicAddresses';
import { addressFields, networkOf, writtenAddresses } from '../../network/addressing/writtenAddresses';
import { example } from '../../util/example';
import { capitalized } from '../../util/words';
import { defineRule, placeIn, rootOf, type Found } from '../rule';

export const rule = defineRule({
  id: 'prefix-length-mismatch',
  severity: 'warning',
  summary: 'An address carries another prefix length than the subnet of its network.',
  why: 'With a longer prefix it sends packets for some neighbours to the gateway, with a shorter one it looks for strangers on its own network: part of the traffic goes astray.',
  remedy: 'Write the prefix length of the subnet, or leave it out.',
  examples: {
    good: [
      example`
        {
          "networks": { "web": { "subnet": "10.0.10.0/24" } },
          "vms": { "a": { "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.11/24", "10.0.10.12", "2001:db8::1/64"] } } } }
        }
      `,
    ],
    bad: [
      example`
        {
          "networks": { "web": { "subnet": "10.0.10.0/24" } },
          "vms": { "a": { "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.11/16"] } } } },
        //                                                                    ^^^^^^^^^^^^^^^ 10.0.10.11/16 has another prefix length than the subnet 10.0.10.0/24 of network "web".
          "routers": { "edge": { "interfaces": { "in": { "network": "web", "address": "10.0.10.1/25" } } } }
        //                                                                            ^^^^^^^^^^^^^^ The address 10.0.10.1/25 of the router has another prefix length than the subnet 10.0.10.0/24 of network "web".
        }
      `,
      example`
        {
          "networks": { "front": { "subnet": "10.0.10.0/24" }, "back": { "subnet": "10.0.20.0/24" } },
          "hosts": { "esx-01": { "adapters": { "vmk0": { "network": "front", "addresses": ["10.0.10.5/16"] } } } },
        //                                                                                 ^^^^^^^^^^^^^^ 10.0.10.5/16 has another prefix length than the subnet 10.0.10.0/24 of network "front".
          "containers": { "app": { "networks": ["front", "back"], "addresses": ["10.0.20.7/16"] } }
        //                                                                      ^^^^^^^^^^^^^^ 10.0.20.7/16 has another prefix length than the subnet 10.0.20.0/24 of network "back".
        }
      `,
    ],
  },
  on: ['vms', 'hosts', 'containers', 'routers'],
  fields: addressFields,
  check(entry, estate) {
    const found: Found<Correction>[] = [];
    for (const written of writtenAddresses(entry)) {
      const { path, read, what } = written;
      const network = networkOf(estate, written);
      const subnet = network && subnetOf(network.value);
      if (!network || !subnet || read.kind !== 'address') continue;
      const { address } = read;
      if (address.prefix === undefined || address.prefix === subnet.prefix || !contains(subnet, address)) continue;
      found.push({
        place: placeIn(entry, path),
        message: capitalized(`${what(`${address.text}/${address.prefix}`)} has another prefix length than the subnet ${subnet.text} of network "${network.id}".`),
        related: [{ place: placeIn(network, ['subnet']), message: `The subnet of network "${network.id}".` }],
        data: { path, text: `${address.text}/${subnet.prefix}` },
      });
    }
    return found;
  },
  fixes: ({ data }, entry) => (data ? [{ title: `Write "${data.text}"`, changes: [{ kind: 'set', file: entry.file, path: [...rootOf(entry), ...data.path], value: data.text }], preferred: true }] : []),
});

interface Correction {
  readonly path: Path;
  readonly text: string;
}
