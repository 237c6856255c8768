/** The addresses of VMs on their networks, and who else has them. */
import type { Network, Vm } from '../../model/entities';
import type { Path } from '../../model/entry';
import { defineIndex, defineQuery } from '../../model/estate';
import { writtenPath } from '../../model/writtenPath';
import { distinct } from '../../util/distinct';
import { rememberedBy } from '../../util/remembered';
import { isLocal, parseAddress, parseSubnet, type Address, type AddressResult, type Subnet } from './addresses';

/** An address in an entry, readable or not. */
export interface WrittenAddress {
  readonly path: Path;
  readonly text: string;
  readonly read: AddressResult;
  /** The network the address is on, where it is said. */
  readonly network: string | undefined;
  /** Whether a prefix length may stand behind it: with the address of an interface, not with one that only names a neighbour. */
  readonly mayHavePrefix: boolean;
  /** How a message says it. */
  readonly what: (address: string) => string;
}

/** An address of a NIC; its path is that of the model. */
export interface NicText extends WrittenAddress {
  readonly nic: string;
  /** Where it stands in the list of its NIC. */
  readonly index: number;
}
export type NicAddress = Pick<NicText, 'nic' | 'index' | 'network'> & { readonly address: Address };

/** The addresses of a VM, readable or not. */
export const nicTextsOf = rememberedBy(({ nics }: Vm): readonly NicText[] => {
  const ofEach = Object.entries(nics ?? {}).map(([nic, { network, addresses }]) =>
    addresses?.map((text, index): NicText => ({ nic, index, path: ['nics', nic, 'addresses', index], text, read: parseAddress(text), network, mayHavePrefix: true, what: alone })) ?? []);
  return ofEach.length === 1 ? (ofEach[0] ?? []) : ofEach.flat();
});
const alone = (address: string): string => address;

/** The subnet of a network, where it has one that can be read. */
export const subnetOf = rememberedBy(({ subnet }: Network): Subnet | undefined => {
  const read = subnet === undefined ? undefined : parseSubnet(subnet);
  return read?.kind === 'subnet' ? read.subnet : undefined;
});

/**
 * The addresses a VM answers on: of connected NICs on a known network, unless it is off or a template. The same address
 * in two networks is no conflict: tenants and test copies overlap on purpose.
 */
export function heldAddresses(vm: Vm): readonly NicAddress[] {
  const held: NicAddress[] = [];
  if (vm.template === true || vm.power === 'off') return held;
  for (const { nic, index, network, read } of nicTextsOf(vm)) {
    if (read.kind !== 'address' || network === undefined || vm.nics?.[nic]?.connected === false || isLocal(read.address)) continue;
    held.push({ nic, index, network, address: read.address });
  }
  return held;
}

/** What two holders of one address have in common: "network address". */
export const addressKey = ({ network, address }: NicAddress): string => `${network ?? ''} ${address.text}`;

export const vmsByAddress = defineIndex('VMs by network and address', 'vms', (vm) => distinct(heldAddresses(vm).map(addressKey)));

export interface AddressHolder {
  readonly vm: string;
  readonly file: string;
  readonly nic: string;
  readonly index: number;
  /** Where it is written in the VM. */
  readonly path: Path;
}

/** Everyone who holds an address on a network, by `addressKey`, in order of VM ids. */
export const addressHolders = defineQuery<readonly AddressHolder[]>('holders of an address', (estate, key) =>
  estate.lookup(vmsByAddress, key).flatMap((id) => {
    const vm = estate.find('vms', id);
    if (!vm) return [];
    return heldAddresses(vm.value).filter((held) => addressKey(held) === key).map(({ nic, index }) => ({ vm: id, file: vm.file, nic, index, path: writtenPath(vm, ['nics', nic, 'addresses', index]) }));
  }),
(a, b) => a.length === b.length && a.every((holder, i) => {
  const other = b[i];
  return other !== undefined && holder.vm === other.vm && holder.file === other.file && holder.nic === other.nic && holder.path.join() === other.path.join();
}));
