/** Runs of addresses: what a subnet holds, what DHCP hands out, or one alone. */
import { rememberedBy } from '../../util/remembered';
import { parseAddress, subnetWith, type Address, type Subnet } from './addresses';

export interface AddressRange {
  readonly family: 4 | 6;
  readonly first: readonly number[];
  readonly last: readonly number[];
}

export const rangeOfAddress = ({ family, bytes }: Address): AddressRange => ({ family, first: bytes, last: bytes });

export function rangeOfSubnet({ family, first, prefix }: Subnet): AddressRange {
  const last = first.map((byte, i) => byte | (255 >> Math.min(8, Math.max(0, prefix - 8 * i))));
  return { family, first, last };
}

/** From one address to another, as DHCP ranges are written; undefined where that is no range. */
export function rangeBetween(from: string | undefined, to: string | undefined): AddressRange | undefined {
  const [first, last] = [from, to].map((text) => (text === undefined ? undefined : parseAddress(text)));
  if (first?.kind !== 'address' || last?.kind !== 'address' || first.address.family !== last.address.family) return undefined;
  if (compareBytes(first.address.bytes, last.address.bytes) > 0) return undefined;
  return { family: first.address.family, first: first.address.bytes, last: last.address.bytes };
}

/** A prefix, or an address alone; "10.0.10.7/24" is the prefix that address is in. Undefined where it is neither. */
export function rangeOfText(text: string): AddressRange | undefined {
  const read = parseAddress(text);
  if (read.kind !== 'address') return undefined;
  const around = subnetAround(read.address);
  return around ? rangeOfSubnet(around) : rangeOfAddress(read.address);
}

/** The subnet that an address with a prefix length is in; undefined without one. */
export const subnetAround = rememberedBy((address: Address): Subnet | undefined => (address.prefix === undefined ? undefined : subnetWith(address, address.prefix)));

/** How much of `range` lies in `other`. */
export function shareIn(range: AddressRange, other: AddressRange): 'all' | 'some' | 'none' {
  if (range.family !== other.family) return 'none';
  if (compareBytes(range.last, other.first) < 0 || compareBytes(range.first, other.last) > 0) return 'none';
  return compareBytes(range.first, other.first) >= 0 && compareBytes(range.last, other.last) <= 0 ? 'all' : 'some';
}

export function lastOf({ family, last }: AddressRange): Address | undefined {
  const groups = Array.from({ length: last.length / 2 }, (_, i) => (((last[2 * i] ?? 0) << 8) | (last[2 * i + 1] ?? 0)).toString(16));
  const read = parseAddress(family === 4 ? last.join('.') : groups.join(':'));
  return read.kind === 'address' ? read.address : undefined;
}

/** In numeric order: negative where `a` comes first. Both are of one family. */
export function compareBytes(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
