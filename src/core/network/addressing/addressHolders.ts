/** Who holds an address on a network: VMs, adapters of hosts, containers. */
import type { Container, Host, Network, Vm } from '../../model/entities';
import type { Entry, Path } from '../../model/entry';
import { defineIndex, defineQuery, type Estate } from '../../model/estate';
import { runs } from '../../model/lookups';
import { writtenPath } from '../../model/writtenPath';
import { distinct } from '../../util/distinct';
import { contains, isLocal, parseAddress, type Address } from './addresses';
import { heldAddresses, subnetOf } from './nicAddresses';

export type HolderCollection = 'vms' | 'hosts' | 'containers';

/** An address that an entry answers on. */
export interface HeldAddress {
  readonly network: string;
  readonly address: Address;
  /** The NIC or adapter that has it; a container has none. */
  readonly part: string | undefined;
  /** Its path in the model of the entry. */
  readonly path: Path;
}

export interface AddressHolder {
  readonly collection: HolderCollection;
  readonly id: string;
  readonly file: string;
  readonly part: string | undefined;
  /** Where it is written in the entry. */
  readonly path: Path;
  /**
   * Where it is on a network that every host, or every VM with an engine, has for itself: who is elsewhere is on another
   * wire. Undefined on networks that are one wherever they are used.
   */
  readonly place: string | undefined;
}

/** What two holders of one address have in common: "network address". */
export const addressKey = ({ network, address }: Pick<HeldAddress, 'network' | 'address'>): string => `${network} ${address.text}`;

/** The addresses an entry answers on; of a container with several networks, on each that could be meant. */
export function heldBy({ collection, value }: Entry<HolderCollection>): readonly HeldAddress[] {
  switch (collection) {
    case 'vms': return heldAddresses(value as Vm).map(({ nic, index, network, address }) => ({ network, address, part: nic, path: ['nics', nic, 'addresses', index] }));
    case 'hosts': return heldByHost(value as Host);
    case 'containers': return heldByContainer(value as Container);
  }
}

function heldByHost({ adapters }: Host): readonly HeldAddress[] {
  if (!adapters) return none;
  return Object.entries(adapters).flatMap(([part, { network, addresses }]) => (network === undefined ? [] : readable(addresses, ['adapters', part, 'addresses']).map((held) => ({ ...held, network, part }))));
}

function heldByContainer({ networks, addresses }: Container): readonly HeldAddress[] {
  if (!networks || !addresses) return none;
  return readable(addresses, ['addresses']).flatMap((held) => networks.map((network) => ({ ...held, network, part: undefined })));
}

function readable(texts: readonly string[] | undefined, path: Path): readonly { readonly address: Address; readonly path: Path }[] {
  return (texts ?? none).flatMap((text, i) => {
    const read = parseAddress(text);
    return read.kind === 'address' && !isLocal(read.address) ? [{ address: read.address, path: [...path, i] }] : [];
  });
}
const none: readonly never[] = [];

/** By `addressKey`. */
const vmsByAddress = defineIndex('VMs by network and address', 'vms', (vm) => distinct(heldAddresses(vm).map(addressKey)));
const hostsByAddress = defineIndex('hosts by network and address', 'hosts', (host) => distinct(heldByHost(host).map(addressKey)));
const containersByAddress = defineIndex('containers by network and address', 'containers', (container) => distinct(heldByContainer(container).map(addressKey)));

const hostsByNetwork = defineIndex('hosts by network of an address', 'hosts', (host) => distinct(heldByHost(host).map(({ network }) => network)));
const containersByNetwork = defineIndex('containers by network of an address', 'containers', (container) => distinct(heldByContainer(container).map(({ network }) => network)));
/** Whether any host or container has an address on a network: on most networks of VMs none has, and nobody has to look for one. */
const hasOthers = defineQuery<boolean>('hosts or containers with addresses on a network', (estate, network) => estate.count(hostsByNetwork, network) + estate.count(containersByNetwork, network) > 0);

/** How many VMs, hosts and containers have an address on a network: most are alone with it. */
export function countWithAddress(estate: Estate, held: Pick<HeldAddress, 'network' | 'address'>): number {
  const key = addressKey(held);
  const vms = estate.count(vmsByAddress, key);
  return estate.query(hasOthers, held.network) ? vms + estate.count(hostsByAddress, key) + estate.count(containersByAddress, key) : vms;
}

/** Everyone who holds an address on a network, by `addressKey`: VMs, then hosts, then containers, each in order of ids. */
export const addressHolders = defineQuery<readonly AddressHolder[]>('holders of an address', (estate, key) =>
  ([['vms', vmsByAddress], ['hosts', hostsByAddress], ['containers', containersByAddress]] as const).flatMap(([collection, index]) =>
    estate.lookup(index, key).flatMap((id) => {
      const entry = estate.find(collection, id);
      return entry && isUp(estate, entry) ? holdersIn(estate, entry, key) : [];
    }),
  ),
(a, b) => a.length === b.length && a.every((holder, i) => {
  const other = b[i];
  return other !== undefined && holder.collection === other.collection && holder.id === other.id && holder.file === other.file && holder.part === other.part && holder.place === other.place && holder.path.join() === other.path.join();
}));

function holdersIn(estate: Estate, entry: Entry<HolderCollection>, key: string): readonly AddressHolder[] {
  const { collection, id, file } = entry;
  return heldBy(entry).filter((held) => addressKey(held) === key && isOn(estate, entry, held)).map(({ network, part, path }) => {
    const place = isPerPlace(estate.value('networks', network)) ? placeOf(entry) : undefined;
    return { collection, id, file, part, path: writtenPath(entry, path), place };
  });
}

/** Of several networks of a container, an address is on those whose subnet holds it. */
function isOn(estate: Estate, { collection, value }: Entry<HolderCollection>, { network, address }: HeldAddress): boolean {
  if (collection !== 'containers' || (value as Container).networks?.length === 1) return true;
  const subnet = subnetOf(estate.value('networks', network) ?? {});
  return subnet !== undefined && contains(subnet, address);
}

/** A container in a VM that does not run is off as well. */
function isUp(estate: Estate, { collection, value }: Entry<HolderCollection>): boolean {
  const vm = collection === 'containers' ? estate.value('vms', (value as Container).on) : undefined;
  return vm === undefined || runs(vm);
}

/** Whether a network of this kind is made on each host, or in each VM, anew. */
function isPerPlace(network: Network | undefined): boolean {
  if (!network || network.on !== undefined || network.switch !== undefined) return false;
  return network.kind === 'nat' || network.kind === 'host-only' || network.kind === 'internal' || network.kind === 'container-bridge';
}

/** Where nobody says on what somebody runs, nobody else is there. */
function placeOf({ collection, id, value }: Entry<HolderCollection>): string {
  switch (collection) {
    case 'hosts': return id;
    case 'vms': return (value as Vm).host ?? `vms/${id}`;
    case 'containers': return (value as Container).on ?? `containers/${id}`;
  }
}
