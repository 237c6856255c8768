import { describe, expect, it } from 'vitest';
import { overlaps } from '../../../../src/core/network/usage/overlaps';
import { sessionOf } from '../../../support/estate';

const nets = { a: { subnet: '10.0.0.0/16', vlan: 1 }, b: { subnet: '10.0.5.0/24', vlan: 2 }, t: { subnet: '192.0.2.0/24' } };
const joining = (networks: readonly string[], more: object = {}) => ({ interfaces: Object.fromEntries(networks.map((network) => [network, { network }])), ...more });
const overlapsOf = (networks: object, routers: object) =>
  [...sessionOf(JSON.stringify({ networks, routers })).estate.query(overlaps, '')].flatMap(([id, list]) => list.map(({ other, router }) => `${id} ${other}${router === undefined ? '' : ` at ${router}`}`));

describe('overlapping subnets', () => {
  it('are found on one router, from both sides', () => {
    expect(overlapsOf(nets, { r: joining(['a', 'b', 't']) })).toEqual(['a b at r', 'b a at r']);
  });

  it('are found over several routers that share networks', () => {
    expect(overlapsOf(nets, { one: joining(['a', 't']), two: joining(['t', 'b']) })).toEqual(['a b', 'b a']);
  });

  it('are no fault behind a router that translates addresses, nor without a router', () => {
    expect(overlapsOf(nets, { one: joining(['a', 't']), two: joining(['t', 'b'], { nat: [{ kind: 'source', from: '10.0.5.0/24', to: '192.0.2.7' }] }) })).toEqual([]);
    expect(overlapsOf(nets, {})).toEqual([]);
  });

  it('are no fault of different tenants on different routers, but on one', () => {
    const owned = { ...nets, a: { ...nets.a, tenant: 'red' }, b: { ...nets.b, tenant: 'blue' } };
    expect(overlapsOf(owned, { one: joining(['a', 't']), two: joining(['t', 'b']) })).toEqual([]);
    expect(overlapsOf(owned, { one: joining(['a', 'b']) })).toHaveLength(2);
  });

  it('are no fault of one VLAN that is written as two networks', () => {
    const same = { a: { subnet: '10.0.0.0/24', vlan: 5 }, b: { subnet: '10.0.0.0/24', vlan: 5 }, t: nets.t };
    expect(overlapsOf(same, { one: joining(['a', 't']), two: joining(['t', 'b']) })).toEqual([]);
  });
});
