/** IPv4 and IPv6 addresses and prefixes as text; the arithmetic is ipaddr.js's. */
import ipaddr from 'ipaddr.js';

export interface Address {
  readonly family: 4 | 6;
  /** The one spelling of it: dotted decimal, or as RFC 5952 has it. */
  readonly text: string;
  /** Its prefix length, where one is written behind it. */
  readonly prefix: number | undefined;
  readonly bytes: readonly number[];
}

export interface Subnet {
  readonly family: 4 | 6;
  /** Its first address and prefix length, "10.0.10.0/24". */
  readonly text: string;
  readonly prefix: number;
  /** The first address: every bit behind the prefix is 0. */
  readonly first: readonly number[];
}

export interface Invalid {
  readonly kind: 'invalid';
  /** Completes "… is no address: ". */
  readonly reason: string;
  readonly suggestion?: string;
}
export type AddressResult = { readonly kind: 'address'; readonly address: Address } | Invalid;
export type SubnetResult = { readonly kind: 'subnet'; readonly subnet: Subnet } | Invalid;

/** Reads "10.0.10.11", "10.0.10.11/24", "2001:db8::11" or "2001:db8::11/64". */
export function parseAddress(text: string): AddressResult {
  const trimmed = text.trim();
  const slash = trimmed.indexOf('/');
  const ip = readIp(slash < 0 ? trimmed : trimmed.slice(0, slash));
  const written = slash < 0 ? undefined : trimmed.slice(slash + 1);
  if (!ip || written?.includes('/') === true) return { kind: 'invalid', reason: 'expected an IPv4 address such as "10.0.10.11" or an IPv6 address such as "2001:db8::11"' };
  const { family } = ip;
  const prefix = written === undefined ? undefined : prefixOf(written, family);
  if (written !== undefined && prefix === undefined) return { kind: 'invalid', reason: `the prefix length of an IPv${family} address is a number from 0 to ${longest(family)}` };
  return { kind: 'address', address: { family, text: ip.text, prefix, bytes: ip.bytes } };
}

/** Reads "10.0.10.0/24" or "2001:db8::/64". */
export function parseSubnet(text: string): SubnetResult {
  const read = parseAddress(withPrefixLength(text));
  if (read.kind === 'invalid') return read;
  const { family, prefix, bytes, text: host } = read.address;
  if (prefix === undefined) return { kind: 'invalid', reason: `the prefix length is missing, such as "${host}/${family === 4 ? 24 : 64}"` };
  const subnet = subnetWith(read.address, prefix);
  if (bytes.some((byte, i) => byte !== subnet.first[i])) return { kind: 'invalid', reason: `${host} is an address in the subnet ${subnet.text}`, suggestion: subnet.text };
  if (!text.includes(`/${prefix}`)) return { kind: 'invalid', reason: 'the prefix length is written as a number of bits', suggestion: subnet.text };
  return { kind: 'subnet', subnet };
}

/** The subnet of a prefix length that an address is in. */
export function subnetWith({ family, bytes }: Address, prefix: number): Subnet {
  const first = masked(bytes, prefix);
  return { family, prefix, first, text: `${written(first)}/${prefix}` };
}

export function contains({ family, prefix, first }: Subnet, { family: other, bytes }: Address): boolean {
  if (family !== other) return false;
  for (let i = 0; i < bytes.length; i++) if (((bytes[i] ?? 0) & maskByte(prefix, i)) !== first[i]) return false;
  return true;
}

/** Why no NIC can have an address of this subnet: RFC 919 and 3021; undefined for ordinary addresses. */
export function reservedUse(subnet: Subnet, address: Address): 'network' | 'broadcast' | undefined {
  if (subnet.family === 6 || subnet.prefix > 30 || !contains(subnet, address)) return undefined;
  if (address.bytes.every((byte, i) => byte === subnet.first[i])) return 'network';
  return address.bytes.every((byte, i) => byte === ((subnet.first[i] ?? 0) | (255 & ~maskByte(subnet.prefix, i)))) ? 'broadcast' : undefined;
}

/** Addresses that say nothing about the network they are in: link-local, loopback and unspecified ones (RFC 3927, RFC 4291). */
export function isLocal({ family, bytes }: Address): boolean {
  const first = bytes[0] ?? 0;
  const second = bytes[1] ?? 0;
  if (family === 4) return first === 127 || (first === 169 && second === 254) || bytes.every((byte) => byte === 0);
  const isLoopbackOrNone = bytes.every((byte, i) => byte === 0 || (i === 15 && byte === 1));
  return isLoopbackOrNone || (first === 0xfe && (second & 0xc0) === 0x80);
}

/** The address behind `address` in numeric order; undefined behind the last one. */
export function nextAddress(address: Address): Address | undefined {
  const bytes = [...address.bytes];
  for (let i = bytes.length - 1; i >= 0; i--) {
    bytes[i] = ((bytes[i] ?? 0) + 1) & 255;
    if (bytes[i] !== 0) return { ...address, bytes, text: written(bytes) };
  }
  return undefined;
}

function readIp(text: string): Omit<Address, 'prefix'> | undefined {
  // The library also reads "0x7f.1" and "10.1", as inet_aton does: nobody means that in a topology.
  const bytes = dotted(text);
  if (bytes) return { family: 4, text, bytes };
  if (text.includes('%') || !ipaddr.IPv6.isValid(text)) return undefined;
  const ip = ipaddr.IPv6.parse(text);
  return { family: 6, text: canonical(ip), bytes: ip.toByteArray() };
}

/** The bytes of four decimals from 0 to 255 without leading zeros: an estate has ten thousand of them. */
function dotted(text: string): readonly number[] | undefined {
  const bytes = [0, 0, 0, 0];
  let count = 0;
  let byte = -1;
  for (let i = 0; i <= text.length; i++) {
    const c = i < text.length ? text.charCodeAt(i) : 46;
    if (c === 46) {
      if (byte < 0 || count === 4) return undefined;
      bytes[count++] = byte;
      byte = -1;
      continue;
    }
    if (c < 48 || c > 57 || byte === 0) return undefined;
    byte = (byte < 0 ? 0 : byte * 10) + c - 48;
    if (byte > 255) return undefined;
  }
  return count === 4 ? bytes : undefined;
}

function canonical(ip: ipaddr.IPv4 | ipaddr.IPv6): string {
  return ip.kind() === 'ipv6' ? (ip as ipaddr.IPv6).toRFC5952String() : ip.toString();
}

const written = (bytes: readonly number[]): string => (bytes.length === 4 ? bytes.join('.') : canonical(ipaddr.fromByteArray([...bytes])));
const longest = (family: 4 | 6): number => (family === 4 ? 32 : 128);

function prefixOf(text: string, family: 4 | 6): number | undefined {
  return /^\d{1,3}$/.test(text) && Number(text) <= longest(family) ? Number(text) : undefined;
}

/** "10.0.10.0/255.255.255.0" as "10.0.10.0/24". */
function withPrefixLength(text: string): string {
  const slash = text.indexOf('/');
  if (slash < 0 || !text.includes('.', slash)) return text;
  const [host = '', mask = ''] = text.split('/');
  const bits = ipaddr.IPv4.isValidFourPartDecimal(mask) ? ipaddr.IPv4.parse(mask).prefixLengthFromSubnetMask() : null;
  return bits === null ? text : `${host}/${bits}`;
}

const maskByte = (prefix: number, i: number): number => 255 & ~(255 >> Math.min(8, Math.max(0, prefix - 8 * i)));
const masked = (bytes: readonly number[], prefix: number): readonly number[] => bytes.map((byte, i) => byte & maskByte(prefix, i));
