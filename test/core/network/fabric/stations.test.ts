import { describe, expect, it } from 'vitest';
import { stationName, stationsOf, stationsOn } from '../../../../src/core/network/fabric/stations';
import { estateOf } from '../../../support/worlds';

const lan = {
  subnet: '10.0.10.0/24', gateway: '10.0.10.1', mtu: 9000,
  dhcp: { from: '10.0.10.100', to: '10.0.10.200', reservations: { printer: { mac: '00:50:56:00:00:07', address: '10.0.10.7' } } },
};

describe('an adapter', () => {
  it('answers to the addresses it writes, of the prefix length of its network where none is written (R1)', () => {
    const estate = estateOf({ networks: { lan }, vms: { v: { nics: { e: { network: 'lan', addresses: ['10.0.10.11', '10.0.10.12/25', 'nonsense', '192.0.2.1'] } } } } });
    expect(stationsOf(estate, 'vms', 'v')[0]?.addresses.map(({ text, prefix }) => [text, prefix])).toEqual([['10.0.10.11', 24], ['10.0.10.12', 25], ['192.0.2.1', undefined]]);
  });
  it('has the address of its reservation, or else some address of its network (R1)', () => {
    const estate = estateOf({ networks: { lan, bare: {} }, vms: { v: { nics: { reserved: { network: 'lan', mac: '00-50-56-00-00-07' }, other: { network: 'lan' }, none: { network: 'bare' } } } } });
    expect(stationsOf(estate, 'vms', 'v').map(({ part, addresses, assumed }) => [part, addresses.map(({ text }) => text), assumed])).toEqual([['reserved', ['10.0.10.7'], false], ['other', [], true], ['none', [], false]]);
  });
  it('has the MTU it says, or that of its network, or 1500', () => {
    const estate = estateOf({ networks: { lan, bare: {} }, vms: { v: { nics: { own: { network: 'lan', mtu: 1400 }, network: { network: 'lan' }, none: { network: 'bare' } } } } });
    expect(stationsOf(estate, 'vms', 'v').map(({ mtu }) => mtu)).toEqual([1400, 9000, 1500]);
  });
  it('of a VM sends through the gateway of its first network with one, unless it says another (R2)', () => {
    const networks = { bare: {}, lan, other: { gateway: '10.0.20.1' } };
    const nics = { a: { network: 'bare' }, b: { network: 'lan' }, c: { network: 'other' } };
    const gateways = (of: Readonly<Record<string, unknown>>) => stationsOf(estateOf({ networks, vms: { v: { nics: of } } }), 'vms', 'v').map(({ gateway }) => gateway);
    expect([gateways(nics), gateways({ ...nics, c: { network: 'other', gateway: '10.0.20.254' } })]).toEqual([[undefined, '10.0.10.1', undefined], [undefined, undefined, '10.0.20.254']]);
  });
  it('of a container has those of its addresses that the subnet of its network holds (R13)', () => {
    const estate = estateOf({ networks: { lan, two: { subnet: '10.0.20.0/24' } }, hosts: { h: {} }, containers: { c: { on: 'h', networks: ['lan', 'two'], addresses: ['10.0.20.5', '10.0.10.5'] } } });
    expect(stationsOf(estate, 'containers', 'c').map(({ part, addresses }) => [part, addresses.map(({ text }) => text)])).toEqual([['lan', ['10.0.10.5']], ['two', ['10.0.20.5']]]);
  });
});

describe('everyone on a network', () => {
  it('is of VMs, containers, hosts and routers, in this order', () => {
    const estate = estateOf({
      networks: { lan, other: {} }, hosts: { h: { adapters: { vmk0: { network: 'lan' }, vmk1: { network: 'other' } } } }, vms: { v: { nics: { e: { network: 'lan' } } } }, containers: { c: { on: 'h', networks: ['lan'] } },
      routers: { r: { interfaces: { in: { network: 'lan' } } } },
    });
    expect(stationsOn(estate, 'lan').map((station) => [station.key, stationName(station)])).toEqual([
      ['vms/v/e', 'e of VM "v"'], ['containers/c/lan', 'container "c" on network "lan"'], ['hosts/h/vmk0', 'vmk0 of host "h"'], ['routers/r/in', 'interface "in" of router "r"'],
    ]);
  });
});
