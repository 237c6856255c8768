import { describe, expect, it } from 'vitest';
import { dhcpUse } from '../../../../src/core/network/usage/dhcpUse';
import { sessionOf } from '../../../support/estate';

const useOf = (document: object) => sessionOf(JSON.stringify(document)).estate.query(dhcpUse, 'lan');
const range = { from: '10.0.0.10', to: '10.0.0.19' };

describe('the use of a DHCP range', () => {
  it('counts adapters without an address of their own, of running VMs and of hosts (R1)', () => {
    const estate = {
      networks: { lan: { dhcp: range } },
      hosts: { h: { adapters: { vmk0: { network: 'lan' }, vmk1: { network: 'lan', addresses: ['10.0.1.1'] } } } },
      vms: { a: { nics: { x: { network: 'lan' }, y: { network: 'lan' }, z: { network: 'other' } } }, off: { power: 'off', nics: { x: { network: 'lan' } } }, cut: { nics: { x: { network: 'lan', connected: false } } } },
    };
    expect(useOf(estate)).toEqual({ size: 10, taken: 0, asking: 3 });
  });

  it('takes an address once that is reserved, written and the gateway', () => {
    const estate = {
      networks: { lan: { gateway: '10.0.0.10', dhcp: { ...range, reservations: { a: { mac: '00:50:56:00:00:01', address: '10.0.0.11' }, far: { mac: '00:50:56:00:00:02', address: '10.0.1.11' } } } } },
      vms: { a: { nics: { x: { network: 'lan', mac: '00-50-56-00-00-01' } } }, b: { nics: { x: { network: 'lan', addresses: ['10.0.0.11/24', '10.0.0.19', '10.0.0.20'] } } } },
    };
    expect(useOf(estate)).toEqual({ size: 10, taken: 3, asking: 0 });
  });

  it('is that of the fullest host on a network each host has for itself (L10)', () => {
    const on = (host: string) => ({ host, nics: { x: { network: 'lan' } } });
    const vms = { a: on('h1'), b: on('h1'), c: on('h2') };
    const asked = (network: object) => useOf({ networks: { lan: { dhcp: range, ...network } }, hosts: { h1: {}, h2: {} }, vms })?.asking;
    expect([asked({ kind: 'nat' }), asked({}), asked({ kind: 'nat', on: 'h1' })]).toEqual([2, 3, 3]);
  });

  it('is not known of a range that cannot be read or ends before it begins', () => {
    expect([useOf({ networks: { lan: {} } }), useOf({ networks: { lan: { dhcp: { from: '10.0.0.10' } } } }), useOf({ networks: { lan: { dhcp: { from: range.to, to: range.from } } } })]).toEqual([undefined, undefined, undefined]);
  });

  it('measures a range of IPv6 as well', () => {
    expect(useOf({ networks: { lan: { dhcp: { from: '2001:db8::1:0', to: '2001:db8::1:ff' } } } })?.size).toBe(256);
  });
});
