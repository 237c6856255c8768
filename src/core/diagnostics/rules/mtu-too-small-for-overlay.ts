import type { Network } from '../../model/entities';
import type { Entry, Path } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { parseAddress } from '../../network/addressing/addresses';
import { subnetOf } from '../../network/addressing/nicAddresses';
import { isPhysical } from '../../network/fabric/ports';
import { encapsulationBytes } from '../../network/fabric/tunnelPath';
import { isForTunnels, largestSegmentOver, type LargestSegment } from '../../network/usage/segments';
import { networksBySwitch } from '../../network/usage/users';
import { example } from '../../util/example';
import { defineRule, placeIn, type Found } from '../rule';

// RFC 7348, "Virtual eXtensible Local Area Network (VXLAN)", section 4.3: endpoints must not fragment what they encapsulate,
// and the MTU of the underlay is to be large enough for it.
export const rule = defineRule({
  id: 'mtu-too-small-for-overlay',
  severity: 'error',
  summary: 'What carries an overlay segment takes smaller frames than the segment sends with its encapsulation.',
  why: 'Encapsulation adds 50 bytes over IPv4 and 70 over IPv6, and tunnel endpoints do not fragment. Small packets pass, so a ping succeeds and a connection opens, and then everything that fills a frame is lost.',
  remedy: 'Raise the MTU of the underlay, of its virtual switches, of the tunnel endpoints and of the physical switches between: 1600 is usual for segments of 1500, 9000 is better. Or lower the MTU of the segment.',
  examples: {
    good: [
      // Just enough (L17), also over IPv6; what says no MTU; a network that carries none.
      example`
        {
          "switches": { "vds": { "kind": "distributed", "mtu": 1600 }, "leaf-1": { "kind": "physical", "mtu": 1500 } },
          "networks": {
            "transport": { "switch": "vds", "mtu": 1550, "subnet": "10.0.99.0/24" }, "six": { "mtu": 1570, "subnet": "2001:db8:99::/64" }, "silent": {}, "web": { "mtu": 1500 },
            "red": { "kind": "overlay", "vni": 5001, "underlay": "transport" }, "blue": { "kind": "overlay", "vni": 5002, "underlay": "six" }, "green": { "kind": "overlay", "vni": 5003, "underlay": "silent" }
          },
          "hosts": { "a": { "adapters": { "vmk10": { "network": "transport", "mtu": 1550 }, "vmk0": { "network": "web", "mtu": 1500 }, "vmk1": { "network": "transport", "purposes": ["migration"], "mtu": 1500 } } } }
        }
      `,
    ],
    bad: [
      example`
        {
          "switches": { "vds": { "kind": "distributed", "mtu": 1500 } },
        //                                                     ^^^^ The MTU of switch "vds" is 1500, but overlay segment "red" needs 1550 here: 1500 and 50 of encapsulation.
          "networks": {
            "transport": { "switch": "vds", "mtu": 1540, "subnet": "10.0.99.0/24" }, "tep": { "purpose": "tunnel", "mtu": 9000, "subnet": "2001:db8:99::/64" },
        //                                         ^^^^ The MTU of network "transport" is 1540, but overlay segment "red" needs 1550 here: 1500 and 50 of encapsulation.
        //                                                                                                                ^^^^ The MTU of network "tep" is 9000, but overlay segment "jumbo" needs 9070 here: 9000 and 70 of encapsulation.
            "red": { "kind": "overlay", "vni": 5001, "underlay": "transport" }, "jumbo": { "kind": "overlay", "vni": 5002, "mtu": 9000 }
          },
          "hosts": { "esx-01": { "adapters": { "vmk10": { "network": "transport", "mtu": 1500 } } } }
        //                                                                               ^^^^ The MTU of adapter "vmk10" of host "esx-01" is 1500, but overlay segment "red" needs 1550 here: 1500 and 50 of encapsulation.
        }
      `,
    ],
  },
  on: ['networks', 'switches', 'hosts'],
  fields: ['mtu', 'adapters'],
  apart: ['networks'],
  check(entry, estate) {
    switch (entry.collection) {
      case 'networks': return ofNetwork(entry as Entry<'networks'>, estate);
      case 'switches': return ofSwitch(entry as Entry<'switches'>, estate);
      default: return ofHost(entry as Entry<'hosts'>, estate);
    }
  },
  fixes({ data }, entry) {
    return data ? [{ title: `Set the MTU to ${data.needed}`, changes: [{ kind: 'set', file: entry.file, path: [entry.collection, entry.id, ...data.path], value: data.needed }] }] : [];
  },
});

interface Repair {
  readonly path: Path;
  readonly needed: number;
}

function* ofNetwork(network: Entry<'networks'>, estate: Estate): Iterable<Found<Repair>> {
  const { mtu } = network.value;
  if (mtu === undefined) return;
  const segment = largestSegmentOver(estate, network.id, isForTunnels(network.value));
  if (segment) yield* tooSmall(network, ['mtu'], `network "${network.id}"`, mtu, segment, familyOf(network.value), estate);
}

function* ofSwitch(item: Entry<'switches'>, estate: Estate): Iterable<Found<Repair>> {
  const { mtu } = item.value;
  if (mtu === undefined || isPhysical(item.value)) return;
  for (const id of estate.lookup(networksBySwitch, item.id)) {
    const network = estate.value('networks', id);
    const segment = network && largestSegmentOver(estate, id, isForTunnels(network));
    const found = segment ? [...tooSmall(item, ['mtu'], `switch "${item.id}"`, mtu, segment, familyOf(network), estate)] : [];
    if (found.length === 0) continue;
    yield* found;
    return;
  }
}

function* ofHost(host: Entry<'hosts'>, estate: Estate): Iterable<Found<Repair>> {
  for (const [name, { network: id, purposes, mtu, addresses }] of Object.entries(host.value.adapters ?? {})) {
    const network = estate.value('networks', id);
    if (mtu === undefined || id === undefined || !network || purposes?.includes('tunnel') === false) continue;
    const segment = largestSegmentOver(estate, id, purposes !== undefined || isForTunnels(network));
    const [own] = (addresses ?? []).map(parseAddress);
    const family = own?.kind === 'address' ? own.address.family : familyOf(network);
    if (segment) yield* tooSmall(host, ['adapters', name, 'mtu'], `adapter "${name}" of host "${host.id}"`, mtu, segment, family, estate);
  }
}

function* tooSmall(entry: Entry, path: Path, whose: string, mtu: number, segment: LargestSegment, family: 4 | 6, estate: Estate): Iterable<Found<Repair>> {
  const more = encapsulationBytes[family];
  const needed = segment.mtu + more;
  if (mtu >= needed) return;
  const of = estate.find('networks', segment.id);
  yield {
    place: placeIn(entry, path),
    message: `The MTU of ${whose} is ${mtu}, but overlay segment "${segment.id}" needs ${needed} here: ${segment.mtu} and ${more} of encapsulation.`,
    related: of ? [{ place: placeIn(of), message: `Overlay segment "${segment.id}".` }] : [],
    data: { path, needed },
  };
}

/** Over which protocol tunnels run: IPv4 where nothing is said. */
const familyOf = (network: Network): 4 | 6 => subnetOf(network)?.family ?? 4;
