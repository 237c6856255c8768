import { describe, expect, it } from 'vitest';
import { adaptersApart, adaptersFor, type HostPurpose } from '../../../../src/core/network/usage/hostAdapters';
import { sessionOf } from '../../../support/estate';

const estateOf = (document: object) => sessionOf(JSON.stringify(document)).estate;

describe('what a host uses an adapter for', () => {
  const estate = estateOf({ networks: { moves: { purpose: 'migration' }, plain: {} }, hosts: { h: { adapters: { own: { network: 'moves', purposes: ['storage', 'tunnel'] }, of: { network: 'moves' }, none: { network: 'plain' }, alone: {} } } } });
  const names = (purpose: HostPurpose) => adaptersFor(estate, estate.value('hosts', 'h') ?? {}, purpose).map(({ name }) => name);

  it('is what it says, or else the purpose of its network', () => {
    expect([names('storage'), names('tunnel'), names('migration'), names('management')]).toEqual([['own'], ['own'], ['of'], []]);
  });
});

describe('adapters apart from those of their cluster', () => {
  const apart = (hosts: Readonly<Record<string, readonly object[]>>) =>
    estateOf({
      networks: { a: { subnet: '10.0.1.0/24' }, b: { subnet: '10.0.2.0/24' }, unknown: {} },
      hosts: Object.fromEntries(Object.entries(hosts).map(([id, adapters]) => [id, { cluster: 'c', adapters: Object.fromEntries(adapters.map((adapter, i) => [`vmk${i}`, { purposes: ['migration'], ...adapter }])) }])),
    }).query(adaptersApart, 'migration c').map(({ host, adapter, subnet, common }) => `${host}/${adapter} in ${subnet}, ${common.hosts} as ${common.example} in ${common.subnet}`);

  it('are those in no subnet that most hosts have', () => {
    expect(apart({ x: [{ network: 'a' }], y: [{ network: 'b' }], z: [{ network: 'b' }] })).toEqual(['x/vmk0 in 10.0.1.0/24, 2 as y in 10.0.2.0/24']);
  });

  it('are none where one of several adapters is in it, or the subnet of one is not known', () => {
    expect(apart({ x: [{ network: 'a' }, { network: 'b' }], y: [{ network: 'b' }], z: [{ network: 'unknown' }] })).toEqual([]);
  });

  it('are told from addresses with a prefix length as well', () => {
    expect(apart({ x: [{ network: 'unknown', addresses: ['10.0.3.7/24'] }], y: [{ network: 'unknown', addresses: ['10.0.3.8/24'] }] })).toEqual([]);
    expect(apart({ x: [{ network: 'unknown', addresses: ['10.0.3.7/24'] }], y: [{ network: 'unknown', addresses: ['10.0.4.8/24'] }] })).toEqual(['y/vmk0 in 10.0.4.0/24, 1 as x in 10.0.3.0/24']);
  });
});
