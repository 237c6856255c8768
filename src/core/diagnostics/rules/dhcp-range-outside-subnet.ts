import { contains, isLocal, parseAddress } from '../../network/addressing/addresses';
import { compareBytes } from '../../network/addressing/ranges';
import { subnetOf } from '../../network/addressing/nicAddresses';
import { writtenAddresses } from '../../network/addressing/writtenAddresses';
import type { Network } from '../../model/entities';
import { example } from '../../util/example';
import { capitalized } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'dhcp-range-outside-subnet',
  severity: 'error',
  summary: 'An address that DHCP hands out does not belong to the subnet of its network, or the range ends before it begins.',
  why: 'A server hands out nothing beyond the subnet it serves; where it does, the guest reaches neither its neighbours nor its gateway.',
  remedy: 'Take a range within the subnet, from its lowest address to its highest.',
  examples: {
    good: [
      example`
        {
          "networks": {
            "web": { "subnet": "10.0.10.0/24", "dhcp": { "from": "10.0.10.100", "to": "10.0.10.199" } }, "flat": { "dhcp": { "from": "192.0.2.10", "to": "192.0.2.10" } },
            "both": { "subnet": "2001:db8::/64", "dhcp": { "from": "10.0.11.100", "to": "10.0.11.199" } }
          }
        }
      `,
    ],
    bad: [
      example`
        { "networks": { "web": { "subnet": "10.0.10.0/25", "dhcp": { "from": "10.0.10.100", "to": "10.0.10.199", "reservations": { "printer": { "address": "10.0.11.7" } } } } } }
        //                                                                                        ^^^^^^^^^^^^^ The last address for DHCP, 10.0.10.199, is outside the subnet 10.0.10.0/25 of network "web".
        //                                                                                                                                                 ^^^^^^^^^^^ The reserved address 10.0.11.7 is outside the subnet 10.0.10.0/25 of network "web".
      `,
      example`
        { "networks": { "web": { "subnet": "10.0.10.0/24", "dhcp": { "from": "10.0.10.199", "to": "10.0.10.100" } } } }
        //                                                                                        ^^^^^^^^^^^^^ The range for DHCP ends at 10.0.10.100, before it begins at 10.0.10.199.
      `,
    ],
  },
  on: 'networks',
  fields: ['dhcp'],
  *check(network) {
    const subnet = subnetOf(network.value);
    for (const { path, read, role, what } of writtenAddresses(network)) {
      if ((role !== 'range' && role !== 'reservation') || read.kind !== 'address' || !subnet) continue;
      const { address } = read;
      if (address.family !== subnet.family || isLocal(address) || contains(subnet, address)) continue;
      yield {
        place: placeIn(network, path),
        message: capitalized(`${what(address.text)} is outside the subnet ${subnet.text} of network "${network.id}".`),
        related: [{ place: placeIn(network, ['subnet']), message: `The subnet of network "${network.id}".` }],
      };
    }
    const reversed = reversedRange(network.value);
    if (reversed) yield { place: placeIn(network, ['dhcp', 'to']), message: `The range for DHCP ends at ${reversed.to}, before it begins at ${reversed.from}.`, data: reversed };
  },
  fixes({ data }, { file, id }) {
    if (!data) return [];
    const path = ['networks', id, 'dhcp'];
    return [{ title: 'Exchange first and last address', changes: [{ kind: 'set', file, path: [...path, 'from'], value: data.to }, { kind: 'set', file, path: [...path, 'to'], value: data.from }] }];
  },
});

interface Ends {
  readonly from: string;
  readonly to: string;
}

function reversedRange({ dhcp }: Network): Ends | undefined {
  const [from, to] = [dhcp?.from, dhcp?.to].map((text) => (text === undefined ? undefined : parseAddress(text)));
  if (from?.kind !== 'address' || to?.kind !== 'address' || from.address.family !== to.address.family) return undefined;
  return compareBytes(from.address.bytes, to.address.bytes) > 0 ? { from: from.address.text, to: to.address.text } : undefined;
}
