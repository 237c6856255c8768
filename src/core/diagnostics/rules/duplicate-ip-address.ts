import type { Entry, Path } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { writtenPath } from '../../model/writtenPath';
import { contains, nextAddress, parseAddress, type Address } from '../../network/addressing/addresses';
import { addressHolders, addressKey, countWithAddress, heldBy, type AddressHolder, type HeldAddress, type HolderCollection } from '../../network/addressing/addressHolders';
import { parseMac } from '../../network/addressing/macs';
import { heldAddresses, subnetOf } from '../../network/addressing/nicAddresses';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, nothingFound, placeIn, rootOf, type Found, type Place } from '../rule';
import { named } from '../wording';

export const rule = defineRule({
  id: 'duplicate-ip-address',
  severity: 'error',
  summary: 'Two VMs that may run at the same time, adapters of hosts or containers have the same IP address on the same network.',
  why: 'Neighbours learn one MAC address for it, now of this VM and now of that one, so connections to both break at random. The same address on different networks is fine: tenants and test copies overlap on purpose.',
  remedy: 'Give one of them a free address, or connect it to another network.',
  examples: {
    good: [
      // On other networks (S11), disconnected or switched off (S12), or local to the link.
      example`
        {
          "networks": { "web": {}, "test": {} },
          "vms": {
            "a": { "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.11/24", "169.254.7.7"] } } },
            "b": { "nics": { "eth0": { "network": "test", "addresses": ["10.0.10.11/24"] } } },
            "c": { "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.11/24", "169.254.7.7"], "connected": false } } },
            "d": { "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.11"] } }, "power": "off" },
            "e": { "nics": { "eth0": { "addresses": ["10.0.10.11"] } } },
            "f": { "nics": { "eth0": { "network": "web", "addresses": ["169.254.7.7"] } } }
          }
        }
      `,
      // A container with the network of its VM, containers behind the bridges of two hosts, and a reservation for who has the address.
      example`
        {
          "networks": {
            "web": { "dhcp": { "reservations": { "a": { "mac": "00:50:56:00:00:01", "address": "10.0.10.11" } } } },
            "docker0": { "kind": "container-bridge" }
          },
          "hosts": { "node-1": {}, "node-2": {} },
          "vms": { "a": { "host": "node-1", "nics": { "eth0": { "network": "web", "mac": "0050.5600.0001", "addresses": ["10.0.10.11"] } } } },
          "containers": {
            "agent": { "on": "a", "networks": ["web"], "addresses": ["10.0.10.11"] },
            "left": { "on": "node-1", "networks": ["docker0"], "addresses": ["172.17.0.2"] }, "right": { "on": "node-2", "networks": ["docker0"], "addresses": ["172.17.0.2"] }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "networks": { "web": { "subnet": "10.0.10.0/24" } },
          "vms": {
            "a": { "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.11/24"] } } },
        //                                                             ^^^^^^^^^^^^^^^ 10.0.10.11 is also an address of VM "b" on network "web".
            "b": { "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.12", "10.0.10.11"] } } }
        //                                                                           ^^^^^^^^^^^^ 10.0.10.11 is also an address of VM "a" on network "web".
          }
        }
      `,
      example`
        {
          "networks": { "web": {} },
          "vms": {
            "a": { "nics": { "eth0": { "network": "web", "addresses": ["2001:db8::a/64"] }, "eth1": { "network": "web", "addresses": ["2001:DB8:0::A"] } } }
        //                                                             ^^^^^^^^^^^^^^^^ 2001:db8::a is also an address of VM "a" on network "web".
        //                                                                                                                            ^^^^^^^^^^^^^^^ 2001:db8::a is also an address of VM "a" on network "web".
          }
        }
      `,
      example`
        {
          "networks": { "web": {} }, "vms": { "a": { "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.11"] } } } },
        //                                                                                               ^^^^^^^^^^^^ 10.0.10.11 is also an address of host "esx-01" on network "web".
          "hosts": { "esx-01": { "adapters": { "vmk0": { "network": "web", "addresses": ["10.0.10.11/24"] } } }, "esx-02": {} },
        //                                                                               ^^^^^^^^^^^^^^^ 10.0.10.11 is also an address of VM "a" on network "web".
          "containers": { "app": { "on": "esx-02", "networks": ["web"], "addresses": ["10.0.10.12"] }, "b": { "networks": ["web"], "addresses": ["10.0.10.12"] } }
        //                                                                            ^^^^^^^^^^^^ 10.0.10.12 is also an address of container "b" on network "web".
        //                                                                                                                                       ^^^^^^^^^^^^ 10.0.10.12 is also an address of container "app" on network "web".
        }
      `,
      example`
        {
          "networks": { "web": { "dhcp": { "reservations": {
            "printer": { "address": "10.0.10.7" }, "scanner": { "address": "10.0.10.7" },
        //                                                                 ^^^^^^^^^^^ 10.0.10.7 is also reserved for "printer".
            "door": { "mac": "00:50:56:00:00:02", "address": "10.0.10.8" }
        //                                                   ^^^^^^^^^^^ 10.0.10.8 is reserved for "door", but VM "a", which has another MAC address, holds it.
          } } } },
          "vms": { "a": { "nics": { "eth0": { "network": "web", "mac": "00:50:56:00:00:01", "addresses": ["10.0.10.8"] } } } }
        }
      `,
    ],
  },
  on: ['vms', 'hosts', 'containers', 'networks'],
  fields: ['nics', 'adapters', 'addresses', 'dhcp'],
  check(entry, estate) {
    if (entry.collection === 'networks') return amongReservations(entry as Entry<'networks'>, estate);
    if (entry.collection === 'vms' && isAlone(entry as Entry<'vms'>, estate)) return nothingFound;
    const found: Found<Conflict>[] = [];
    const holder = entry as Entry<HolderCollection>;
    const held = heldBy(holder);
    for (const own of held) {
      const others = othersThan(holder, own, held.length, estate);
      const [first] = others;
      if (!first) continue;
      const more = others.length === 1 ? '' : ` and ${counted(others.length - 1, first.collection === 'vms' ? 'other NIC' : 'other')}`;
      const path = writtenPath(entry, own.path);
      found.push({
        place: placeIn(entry, path),
        message: `${own.address.text} is also an address of ${named(first)}${more} on network "${own.network}".`,
        related: others.slice(0, 3).map((other) => ({ place: placeOf(other), message: `The same address ${other.part === undefined ? 'in' : `on "${other.part}" of`} ${named(other)}.` })),
        data: { path, network: own.network, address: own.address },
      });
    }
    return found;
  },
  fixes({ data: own }, entry, estate) {
    const free = own && freeAddress(own, estate);
    if (!own || !free) return [];
    const text = own.address.prefix === undefined ? free.text : `${free.text}/${own.address.prefix}`;
    return [{ title: `Change to ${text}, which nobody has`, changes: [{ kind: 'set', file: entry.file, path: [...rootOf(entry), ...own.path], value: text }] }];
  },
});

interface Conflict {
  readonly path: Path;
  readonly network: string;
  readonly address: Address;
}

/** Whether a VM shares no address: nearly every one of ten thousand does not. */
function isAlone({ value }: Entry<'vms'>, estate: Estate): boolean {
  const held = heldAddresses(value);
  const [only] = held;
  return !only || (held.length === 1 && countWithAddress(estate, only) < 2);
}

function othersThan(entry: Entry<HolderCollection>, own: HeldAddress, addresses: number, estate: Estate): readonly AddressHolder[] {
  if (addresses === 1 && countWithAddress(estate, own) < 2) return none;
  const holders = estate.query(addressHolders, addressKey(own));
  const itself = holders.find((holder) => isAt(holder, entry, own.path));
  return itself ? holders.filter((holder) => holder !== itself && holder.place === itself.place && !mayShare(estate, entry, holder)) : none;
}

function isAt(holder: AddressHolder, entry: Entry, inModel: Path): boolean {
  return holder.collection === entry.collection && holder.id === entry.id && holder.path.join() === writtenPath(entry, inModel).join();
}

/** Whether one may be using the network of the other: a container that of what it runs on, or of a container beside it. */
function mayShare(estate: Estate, { collection, id, value }: Entry<HolderCollection>, other: AddressHolder): boolean {
  const on = collection === 'containers' ? (value as Entry<'containers'>['value']).on : undefined;
  const otherOn = other.collection === 'containers' ? estate.value('containers', other.id)?.on : undefined;
  if (collection === 'containers' && other.collection === 'containers') return on !== undefined && on === otherOn;
  return (on !== undefined && on === other.id) || (otherOn !== undefined && otherOn === id);
}

/** Reservations of one address, and those of an address that somebody else holds anyway. */
function* amongReservations(network: Entry<'networks'>, estate: Estate): Iterable<Found<Conflict>> {
  const kept = Object.entries(network.value.dhcp?.reservations ?? {}).flatMap(([name, { address, mac }]) => {
    const read = address === undefined ? undefined : parseAddress(address);
    return read?.kind === 'address' ? [{ name, mac: canonical(mac), address: read.address }] : [];
  });
  const firstOf = new Map<string, string>();
  for (const { name, mac, address } of kept) {
    const path = ['dhcp', 'reservations', name, 'address'];
    const finding = { place: placeIn(network, path), severity: 'warning', data: { path, network: network.id, address } } as const;
    const twin = firstOf.get(address.text);
    if (twin === undefined) firstOf.set(address.text, name);
    else yield { ...finding, message: `${address.text} is also reserved for "${twin}".`, related: [{ place: placeIn(network, ['dhcp', 'reservations', twin, 'address']), message: `The reservation "${twin}".` }] };
    const other = mac === undefined ? undefined : estate.query(addressHolders, addressKey({ network: network.id, address })).find((holder) => hasOtherMac(estate, holder, mac));
    if (other) yield { ...finding, message: `${address.text} is reserved for "${name}", but ${named(other)}, which has another MAC address, holds it.`, related: [{ place: placeOf(other), message: `The address of ${named(other)}.` }] };
  }
}

/** Whether a holder surely is somebody else than who has a MAC address: its own is known, and differs. */
function hasOtherMac(estate: Estate, { collection, id, part }: AddressHolder, mac: string): boolean {
  if (collection === 'containers' || part === undefined) return false;
  const own = canonical(collection === 'vms' ? estate.value('vms', id)?.nics?.[part]?.mac : estate.value('hosts', id)?.adapters?.[part]?.mac);
  return own !== undefined && own !== mac;
}

function canonical(mac: string | undefined): string | undefined {
  const read = mac === undefined ? undefined : parseMac(mac);
  return read?.kind === 'mac' ? read.mac : undefined;
}

const placeOf = ({ file, collection, id, path }: AddressHolder): Place => ({ file, path: [collection, id, ...path] });

/** The next address of the network's subnet that nobody, no gateway and no DHCP range has; undefined without a subnet or a free one nearby. */
function freeAddress({ network: id, address: taken }: Conflict, estate: Estate): Address | undefined {
  const network = estate.value('networks', id);
  const subnet = network && subnetOf(network);
  if (!subnet || network.dhcp !== undefined) return undefined;
  let address = nextAddress(taken);
  for (let tries = 0; address && tries < 1024; tries++) {
    const after = nextAddress(address);
    // The last address of a subnet is the broadcast address.
    if (!contains(subnet, address) || !after || !contains(subnet, after)) return undefined;
    if (address.text !== network.gateway && countWithAddress(estate, { network: id, address }) === 0) return address;
    address = after;
  }
  return undefined;
}

const none: readonly never[] = [];
