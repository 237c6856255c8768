/** Who answers an address (R4), and what filters see of a station (R9). */
import { defineQuery, type Estate } from '../../model/estate';
import { addressHolders, addressKey } from '../addressing/addressHolders';
import { contains, parseAddress, subnetWith, type Address, type Subnet } from '../addressing/addresses';
import { macHolders, parseMac } from '../addressing/macs';
import { subnetOf } from '../addressing/nicAddresses';
import { rangeBetween, rangeOfAddress, rangeOfSubnet, subnetAround, type AddressRange } from '../addressing/ranges';
import { sameValue } from '../../util/sameValue';
import { stationsOf } from '../fabric/stations';
import type { Station } from '../fabric/types';
import type { PartyFacts } from './parties';
import { routerOf } from './routers';

/** The stations that answer an address, on any wire: routers first, then VMs, hosts and containers, in order of ids. */
export function holdersOf(estate: Estate, { text }: Address): readonly Station[] {
  return estate.query(holders, text);
}

const holders = defineQuery<readonly Station[]>('who answers an address', (estate, text) => {
  const read = parseAddress(text);
  if (read.kind !== 'address') return [];
  const { address } = read;
  const routers = (estate.query(routersByAddress, '').get(address.text) ?? []).flatMap(({ router, part }) => stationsOf(estate, 'routers', router).filter((station) => station.part === part));
  const others = networksWith(estate, address).flatMap((network) => {
    const reserved = reservedFor(estate, network, address);
    const key = addressKey({ network, address });
    return estate.query(addressHolders, key).flatMap(({ collection, id, part }) => stationsOf(estate, collection, id).filter((station) => station.network === network && (part === undefined || station.part === part))).concat(reserved);
  });
  return [...routers, ...others].filter(({ off }) => off === undefined);
}, (a, b) => a.length === b.length && a.every((one, i) => one === b[i]));

/** The networks somebody could have an address on, in order of ids: those whose subnet holds it, and those without one. */
function networksWith(estate: Estate, address: Address): readonly string[] {
  const { prefixes, bySubnet, withoutSubnet } = estate.query(networksByPrefix, '');
  const own = prefixes.flatMap(({ family, prefix }) => (family === address.family ? (bySubnet.get(subnetWith(address, prefix).text) ?? []) : []));
  return [...own, ...withoutSubnet].sort();
}

/** Who has an address by a reservation of DHCP, and none of its own (R1). */
function reservedFor(estate: Estate, network: string, { text }: Address): readonly Station[] {
  const reservations = Object.values(estate.value('networks', network)?.dhcp?.reservations ?? {});
  const mac = reservations.find(({ address }) => address === text)?.mac;
  const read = mac === undefined ? undefined : parseMac(mac);
  if (read?.kind !== 'mac') return [];
  return estate.query(macHolders, read.mac).flatMap(({ collection, id }) => stationsOf(estate, collection, id).filter((station) => station.network === network && station.mac === read.mac));
}

interface NetworksByPrefix {
  /** The prefix lengths that occur. */
  readonly prefixes: readonly Pick<Subnet, 'family' | 'prefix'>[];
  /** "10.0.10.0/24" and the networks that have it. */
  readonly bySubnet: ReadonlyMap<string, readonly string[]>;
  readonly withoutSubnet: readonly string[];
}

const networksByPrefix = defineQuery<NetworksByPrefix>('networks by their subnets', (estate) => {
  const prefixes = new Map<string, Pick<Subnet, 'family' | 'prefix'>>();
  const bySubnet = new Map<string, string[]>();
  const withoutSubnet: string[] = [];
  for (const network of estate.ids('networks')) {
    const subnet = subnetOf(estate.value('networks', network) ?? {});
    if (!subnet) {
      withoutSubnet.push(network);
      continue;
    }
    const { family, prefix, text } = subnet;
    prefixes.set(`${family} ${prefix}`, { family, prefix });
    const known = bySubnet.get(text);
    if (known) known.push(network);
    else bySubnet.set(text, [network]);
  }
  return { prefixes: [...prefixes.values()], bySubnet, withoutSubnet };
}, sameValue);

interface RouterPart {
  readonly router: string;
  readonly part: string;
}

/** Interfaces by their address; a router also answers for the addresses it translates, on the interface in whose subnet they are. */
const routersByAddress = defineQuery<ReadonlyMap<string, readonly RouterPart[]>>('routers by address', (estate) => {
  const found = new Map<string, RouterPart[]>();
  const add = (address: string, one: RouterPart): void => void found.set(address, [...(found.get(address) ?? []), one]);
  for (const router of [...estate.ids('routers')].sort()) {
    const { table, nat } = estate.query(routerOf, router);
    for (const { name, address } of table.interfaces) if (address) add(address.text, { router, part: name });
    for (const rule of nat) {
      const address = rule.kind === 'source' ? rule.to : rule.fromAddress;
      const at = address && table.interfaces.find(({ subnet }) => subnet && contains(subnet, address));
      if (address && at && !table.interfaces.some((one) => one.address?.text === address.text)) add(address.text, { router, part: at.name });
    }
  }
  return found;
});

/** What a station reaches directly, of one family or both: by the prefix lengths of its addresses, or else the subnet of its network. */
export function subnetsOf(estate: Estate, station: Station): readonly Subnet[] {
  const own = station.addresses.flatMap((address) => subnetAround(address) ?? []);
  if (own.length > 0) return own;
  const network = estate.value('networks', station.network);
  const subnet = network && subnetOf(network);
  return subnet ? [subnet] : [];
}

/** The addresses one of which a station without a known one has (R1). */
export function assumedAddresses(estate: Estate, { network }: Station): AddressRange | undefined {
  const value = estate.value('networks', network);
  if (!value) return undefined;
  const subnet = subnetOf(value);
  return rangeBetween(value.dhcp?.from, value.dhcp?.to) ?? (subnet && rangeOfSubnet(subnet));
}

/** What filters see of a station that has or uses `address`. */
export function factsOf(estate: Estate, station: Station, address: Address | undefined): PartyFacts {
  const network = estate.value('networks', station.network);
  const addresses = address && !station.assumed ? rangeOfAddress(address) : station.assumed ? assumedAddresses(estate, station) : undefined;
  if (station.collection === 'routers') return { owner: undefined, network: station.network, tags: [], tenant: network?.tenant, addresses };
  const value = estate.value(station.collection, station.id);
  return { owner: { collection: station.collection, id: station.id }, network: station.network, tags: value?.tags ?? [], tenant: value?.tenant ?? network?.tenant, addresses };
}

export const factsOfAddress = (address: Address | undefined): PartyFacts => ({ owner: undefined, network: undefined, tags: [], tenant: undefined, addresses: address && rangeOfAddress(address) });
