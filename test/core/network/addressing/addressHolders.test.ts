import { describe, expect, it } from 'vitest';
import type { Estate } from '../../../../src/core/model/estate';
import { addressHolders, countWithAddress } from '../../../../src/core/network/addressing/addressHolders';
import { parseAddress } from '../../../../src/core/network/addressing/addresses';
import { sessionOf } from '../../../support/estate';

const estateOf = (document: object): Estate => sessionOf(JSON.stringify(document)).estate;

const holdersOf = (document: object, key: string): readonly string[] =>
  estateOf(document).query(addressHolders, key).map(({ collection, id, part, path, place }) => `${collection}/${id}${part === undefined ? '' : `/${part}`} at ${path.join('.')}${place === undefined ? '' : ` on ${place}`}`);

const countOf = (document: object, text: string): number => {
  const read = parseAddress(text);
  return read.kind === 'address' ? countWithAddress(estateOf(document), { network: 'web', address: read.address }) : 0;
};

describe('who holds an address on a network', () => {
  it('are VMs, hosts and containers, by NIC or adapter, in this order', () => {
    const estate = {
      networks: { web: {} },
      containers: { app: { networks: ['web'], addresses: ['10.0.10.11'] } },
      hosts: { 'esx-01': { adapters: { vmk0: { network: 'web', addresses: ['10.0.10.5', '10.0.10.11/24'] } } } },
      vms: { b: { nics: { eth0: { network: 'web', addresses: ['10.0.10.11'] } } }, a: { nics: { eth0: { network: 'web', addresses: ['10.0.10.11/24'] } } } },
    };
    expect(holdersOf(estate, 'web 10.0.10.11')).toEqual(['vms/a/eth0 at nics.eth0.addresses.0', 'vms/b/eth0 at nics.eth0.addresses.0', 'hosts/esx-01/vmk0 at adapters.vmk0.addresses.1', 'containers/app at addresses.0']);
    expect(countOf(estate, '10.0.10.11')).toBe(4);
    expect(countOf({ ...estate, hosts: {}, containers: {} }, '10.0.10.11')).toBe(2);
  });

  it('are no VMs that are off, nor what runs in them', () => {
    const estate = { networks: { web: {} }, vms: { off: { power: 'off', nics: { eth0: { network: 'web', addresses: ['10.0.10.11'] } } } }, containers: { app: { on: 'off', networks: ['web'], addresses: ['10.0.10.11'] } } };
    expect(holdersOf(estate, 'web 10.0.10.11')).toEqual([]);
  });

  it('is a container on that of its networks whose subnet holds the address', () => {
    const estate = { networks: { front: { subnet: '10.0.10.0/24' }, back: { subnet: '10.0.20.0/24' } }, containers: { app: { networks: ['front', 'back'], addresses: ['10.0.20.7'] } } };
    expect([holdersOf(estate, 'front 10.0.20.7'), holdersOf(estate, 'back 10.0.20.7')]).toEqual([[], ['containers/app at addresses.0']]);
  });

  it('are told apart by their host where every host has the network for itself', () => {
    const nics = { eth0: { network: 'nat', addresses: ['192.168.122.10'] } };
    const estate = (network: object): object => ({ networks: { nat: network }, hosts: { h1: {}, h2: {} }, vms: { a: { host: 'h1', nics }, b: { host: 'h2', nics }, c: { nics } } });
    expect(holdersOf(estate({ kind: 'nat' }), 'nat 192.168.122.10')).toEqual(['vms/a/eth0 at nics.eth0.addresses.0 on h1', 'vms/b/eth0 at nics.eth0.addresses.0 on h2', 'vms/c/eth0 at nics.eth0.addresses.0 on vms/c']);
    expect(holdersOf(estate({ kind: 'nat', on: 'h1' }), 'nat 192.168.122.10').join()).not.toContain(' on ');
  });
});
