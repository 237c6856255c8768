/** The addresses of VMs on their networks. */
import type { Network, Vm } from '../../model/entities';
import type { Path } from '../../model/entry';
import { rememberedBy, rememberedLast } from '../../util/remembered';
import { isLocal, parseAddress, parseSubnet, type Address, type AddressResult, type Subnet } from './addresses';

/**
 * What an address is for: an interface has it, a gateway, next hop or translation is elsewhere, a DHCP range ends with it,
 * or it is kept for a NIC.
 */
export type AddressRole = 'interface' | 'gateway' | 'next-hop' | 'translation' | 'range' | 'reservation';

/** An address in an entry, readable or not. */
export interface WrittenAddress {
  readonly path: Path;
  readonly text: string;
  readonly read: AddressResult;
  readonly role: AddressRole;
  /** The network the address is on, where it is said. */
  readonly network: string | undefined;
  /** Where it is on one of several networks, these: containers have a list of addresses and a list of networks. */
  readonly among?: readonly string[];
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
export type NicAddress = Pick<NicText, 'nic' | 'index'> & { readonly network: string; readonly address: Address };

/** The addresses of a VM, readable or not. */
export const nicTextsOf = rememberedLast(({ nics }: Vm): readonly NicText[] => {
  let texts: NicText[] | undefined;
  for (const nic in nics) {
    const { network, addresses } = nics[nic] ?? {};
    if (!addresses) continue;
    for (let index = 0; index < addresses.length; index++) {
      const text = addresses[index] ?? '';
      const written: NicText = { nic, index, path: ['nics', nic, 'addresses', index], text, read: parseAddress(text), network, role: 'interface', mayHavePrefix: true, what: alone };
      // Most have one: a list that is pushed to keeps room for many more.
      if (texts) texts.push(written);
      else texts = [written];
    }
  }
  return texts ?? none;
});
const none: readonly never[] = [];
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
  if (vm.template === true || vm.power === 'off') return none;
  let held: NicAddress[] | undefined;
  for (const { nic, index, network, read } of nicTextsOf(vm)) {
    if (read.kind !== 'address' || network === undefined || vm.nics?.[nic]?.connected === false || isLocal(read.address)) continue;
    const address: NicAddress = { nic, index, network, address: read.address };
    if (held) held.push(address);
    else held = [address];
  }
  return held ?? none;
}
