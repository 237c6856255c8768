import type { Path } from '../../model/entry';
import { addressFields, writtenAddresses } from '../../network/addressing/writtenAddresses';
import { example } from '../../util/example';
import { defineRule, placeIn, rootOf, type Found } from '../rule';

export const rule = defineRule({
  id: 'invalid-ip-address',
  severity: 'error',
  summary: 'An IP address is not written as one.',
  why: 'It cannot be configured anywhere, and conflicts with it cannot be seen.',
  remedy: 'Write an IPv4 address such as "10.0.10.11" or an IPv6 address such as "2001:db8::11"; the address of a NIC may carry its prefix length, "10.0.10.11/24".',
  examples: {
    good: [
      example`
        {
          "networks": { "web": { "subnet": "10.0.10.0/24", "gateway": "10.0.10.1", "dhcp": { "from": "10.0.10.100", "to": "10.0.10.199" } } },
          "vms": { "a": { "nics": { "eth0": { "addresses": ["10.0.10.11/24", "10.0.10.12", "2001:db8::11/64", "fe80::1"] } } } },
          "routers": { "edge": { "interfaces": { "in": { "address": "10.0.10.1/24" } }, "routes": [{ "to": "0.0.0.0/0", "via": "10.0.10.254" }] } },
          "hosts": { "esx-01": { "adapters": { "vmk0": { "addresses": ["10.0.90.11/24"] } } } }, "containers": { "app": { "addresses": ["172.17.0.2"] } }
        }
      `,
    ],
    bad: [
      example`
        { "vms": { "a": { "nics": { "eth0": { "addresses": ["10.0.10.300", "10.0.10.11/33"] } } } } }
        //                                                  ^^^^^^^^^^^^^ "10.0.10.300" is no IP address: expected an IPv4 address such as "10.0.10.11" or an IPv6 address such as "2001:db8::11".
        //                                                                 ^^^^^^^^^^^^^^^ "10.0.10.11/33" is no IP address: the prefix length of an IPv4 address is a number from 0 to 32.
      `,
      // The item before it cannot be read at all, which another rule says.
      example`
        { "vms": { "a": { "nics": { "eth0": { "addresses": [7, "10.0.10"] } } } } }
        //                                                     ^^^^^^^^^ "10.0.10" is no IP address: expected an IPv4 address such as "10.0.10.11" or an IPv6 address such as "2001:db8::11".
      `,
      example`
        { "networks": { "web": { "gateway": "10.0.10.1/24" } } }
        //                                  ^^^^^^^^^^^^^^ "10.0.10.1/24" is no IP address: here it stands without a prefix length.
      `,
      example`
        {
          "hosts": { "esx-01": { "adapters": { "vmk0": { "addresses": ["10.0.90"] } } } },
        //                                                             ^^^^^^^^^ "10.0.90" is no IP address: expected an IPv4 address such as "10.0.10.11" or an IPv6 address such as "2001:db8::11".
          "containers": { "app": { "addresses": ["172.17.0.2/99"] } },
        //                                       ^^^^^^^^^^^^^^^ "172.17.0.2/99" is no IP address: the prefix length of an IPv4 address is a number from 0 to 32.
          "networks": { "web": { "dhcp": { "reservations": { "printer": { "address": "10.0.10.7/24" } } } } },
        //                                                                           ^^^^^^^^^^^^^^ "10.0.10.7/24" is no IP address: here it stands without a prefix length.
          "routers": { "edge": { "nat": [{ "kind": "source", "to": "outside" }] } },
        //                                                         ^^^^^^^^^ "outside" is no IP address: expected an IPv4 address such as "10.0.10.11" or an IPv6 address such as "2001:db8::11".
          "vms": { "a": { "nics": { "eth0": { "gateway": "10.0.10.1/24" } } } }
        //                                               ^^^^^^^^^^^^^^ "10.0.10.1/24" is no IP address: here it stands without a prefix length.
        }
      `,
    ],
  },
  on: ['vms', 'hosts', 'containers', 'networks', 'routers'],
  fields: addressFields,
  check(entry) {
    const found: Found<Correction>[] = [];
    for (const { path, text, read, mayHavePrefix } of writtenAddresses(entry)) {
      if (read.kind === 'address' && (mayHavePrefix || read.address.prefix === undefined)) continue;
      const reason = read.kind === 'invalid' ? read.reason : 'here it stands without a prefix length';
      found.push({ place: placeIn(entry, path), message: `"${text}" is no IP address: ${reason}.`, data: { path, suggestion: read.kind === 'address' ? read.address.text : undefined } });
    }
    return found;
  },
  fixes: ({ data }, entry) => (data?.suggestion === undefined ? [] : [{ title: `Write "${data.suggestion}"`, changes: [{ kind: 'set', file: entry.file, path: [...rootOf(entry), ...data.path], value: data.suggestion }], preferred: true }]),
});

interface Correction {
  readonly path: Path;
  readonly suggestion: string | undefined;
}
