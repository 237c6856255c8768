import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { contains, isLocal, nextAddress, parseAddress, parseSubnet, reservedUse, type Address, type Subnet } from '../../../../src/core/network/addressing/addresses';
import { parseMac } from '../../../../src/core/network/addressing/macs';
import { parseVlans } from '../../../../src/core/network/addressing/vlans';

function address(text: string): Address {
  const read = parseAddress(text);
  if (read.kind === 'invalid') throw new Error(read.reason);
  return read.address;
}
function subnet(text: string): Subnet {
  const read = parseSubnet(text);
  if (read.kind === 'invalid') throw new Error(read.reason);
  return read.subnet;
}

describe('addresses', () => {
  it.each([
    ['10.0.10.11', '10.0.10.11', undefined], ['10.0.10.11/24', '10.0.10.11', 24], ['2001:DB8:0:0::B/64', '2001:db8::b', 64], ['::ffff:10.0.0.1', '::ffff:a00:1', undefined], [' fe80::1 ', 'fe80::1', undefined],
  ] as const)('reads %s', (text, canonical, prefix) => {
    expect(address(text)).toMatchObject({ text: canonical, prefix });
  });

  it.each(['', '10.0.10', '10.0.10.256', '010.0.0.1', '0x0a.0.0.1', '167772161', '10.0.10.11/33', '10.0.10.11/', '10.0.10.11/24/24', '2001:db8::1::2', '2001:db8::/129', 'fe80::1%eth0', 'web'])('refuses %j', (text) => {
    expect(parseAddress(text).kind).toBe('invalid');
  });

  it('reads dotted decimals as ipaddr.js does, and refuses what it refuses', () => {
    const part = fc.oneof(fc.integer({ min: 0, max: 300 }).map(String), fc.constantFrom('', '0', '00', '007', '255', '256', '-1', '1 ', 'a'));
    fc.assert(fc.property(fc.array(part, { minLength: 3, maxLength: 5 }), (parts) => {
      const text = parts.join('.');
      const read = parseAddress(`${text}/8`);
      const expected = ipaddr.IPv4.isValidFourPartDecimal(text) ? ipaddr.IPv4.parse(text) : undefined;
      expect(read.kind === 'address' ? [read.address.text, read.address.bytes] : undefined).toEqual(expected && [expected.toString(), expected.toByteArray()]);
    }), { numRuns: 500 });
  });

  it('are local where they say nothing about a network (S13)', () => {
    const local = ['169.254.1.1', '127.0.0.1', '0.0.0.0', 'fe80::1', 'febf::1', '::1', '::'];
    const global = ['10.0.0.1', '169.253.1.1', '1.0.0.0', 'fec0::1', '2001:db8::1', 'fd00::1', '1::'];
    expect(local.map((text) => isLocal(address(text)))).toEqual(local.map(() => true));
    expect(global.map((text) => isLocal(address(text)))).toEqual(global.map(() => false));
  });

  it('follow each other', () => {
    expect(nextAddress(address('10.0.0.255'))?.text).toBe('10.0.1.0');
    expect(nextAddress(address('2001:db8::ffff'))?.text).toBe('2001:db8::1:0');
    expect(nextAddress(address('255.255.255.255'))).toBeUndefined();
  });
});

describe('subnets', () => {
  it.each([
    ['10.0.10.5/24', '10.0.10.5 is an address in the subnet 10.0.10.0/24', '10.0.10.0/24'],
    ['10.0.10.0/255.255.255.0', 'the prefix length is written as a number of bits', '10.0.10.0/24'],
    ['10.0.10.0', 'the prefix length is missing, such as "10.0.10.0/24"', undefined],
    ['2001:db8::1/64', '2001:db8::1 is an address in the subnet 2001:db8::/64', '2001:db8::/64'],
  ])('says why %s is none', (text, reason, suggestion) => {
    expect(parseSubnet(text)).toEqual({ kind: 'invalid', reason, ...(suggestion === undefined ? {} : { suggestion }) });
  });

  it('hold their addresses and no others', () => {
    const web = subnet('10.0.10.0/23');
    expect(['10.0.10.0', '10.0.11.255'].map((text) => contains(web, address(text)))).toEqual([true, true]);
    expect(['10.0.9.255', '10.0.12.0', '2001:db8::1'].map((text) => contains(web, address(text)))).toEqual([false, false, false]);
    expect(contains(subnet('0.0.0.0/0'), address('192.0.2.1'))).toBe(true);
    expect(contains(subnet('2001:db8::/61'), address('2001:db8:0:7::1'))).toBe(true);
    expect(contains(subnet('2001:db8::/61'), address('2001:db8:0:8::1'))).toBe(false);
  });

  it('keep their first and last IPv4 address for themselves, unless they are links', () => {
    const use = (net: string, text: string): string | undefined => reservedUse(subnet(net), address(text));
    expect([use('10.0.10.0/24', '10.0.10.0'), use('10.0.10.0/24', '10.0.10.255'), use('10.0.10.0/24', '10.0.10.1')]).toEqual(['network', 'broadcast', undefined]);
    expect([use('10.0.10.0/23', '10.0.10.255'), use('192.0.2.0/31', '192.0.2.0'), use('2001:db8::/64', '2001:db8::'), use('10.0.10.0/24', '10.0.11.255')]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('hold exactly the addresses with their first bits, whatever the prefix length', () => {
    fc.assert(fc.property(fc.nat(0xffffffff), fc.nat(0xffffffff), fc.integer({ min: 0, max: 32 }), (a, b, bits) => {
      const text = (n: number): string => [24, 16, 8, 0].map((shift) => (n >>> shift) & 255).join('.');
      const mask = bits === 0 ? 0 : (0xffffffff << (32 - bits)) >>> 0;
      const first = (a & mask) >>> 0;
      expect(contains(subnet(`${text(first)}/${bits}`), address(text(b)))).toBe(((b & mask) >>> 0) === first);
    }));
  });
});

describe('MAC addresses', () => {
  it('are the same in every spelling', () => {
    expect(['00:50:56:AB:cd:01', '00-50-56-ab-cd-01', '0050.56ab.cd01', '005056ABCD01'].map((text) => parseMac(text))).toEqual(Array.from({ length: 4 }, () => ({ kind: 'mac', mac: '00:50:56:ab:cd:01' })));
  });
  it.each(['00:50:56:00:00', '00:50-56:00:00:01', '00:50:56:00:00:0g', '', '01:00:5e:00:00:01', '00:00:00:00:00:00'])('refuses %j', (text) => {
    expect(parseMac(text).kind).toBe('invalid');
  });
});

describe('lists of VLANs', () => {
  it('hold VLANs and ranges', () => {
    expect(parseVlans('10, 20-29,4094')).toEqual({ kind: 'vlans', ranges: [{ from: 10, to: 10 }, { from: 20, to: 29 }, { from: 4094, to: 4094 }] });
  });
  it.each([['', 'a VLAN is missing'], ['10,', 'a VLAN is missing'], ['10-', '"10-" is neither a VLAN nor a range such as "20-29"'], ['0-9', 'VLANs are 1 to 4094, not 0'], ['9-1', 'the range 9-1 ends before it begins']])('refuses %j', (text, reason) => {
    expect(parseVlans(text)).toMatchObject({ kind: 'invalid', reason });
  });
  it('suggest 1 for 0 at the beginning of a range', () => {
    expect(parseVlans('10, 0-4094')).toMatchObject({ suggestion: '10, 1-4094' });
    expect(parseVlans('0')).toMatchObject({ kind: 'invalid', suggestion: undefined });
  });
});
