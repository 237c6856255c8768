import { describe, expect, it } from 'vitest';
import { encapsulationBytes } from '../../../../src/core/network/fabric/tunnelPath';
import { hasEndpoints, largestSegmentOver } from '../../../../src/core/network/usage/segments';
import { sessionOf } from '../../../support/estate';

const estateOf = (document: object) => sessionOf(JSON.stringify(document)).estate;

describe('what a network carries in tunnels', () => {
  const networks = { under: {}, red: { kind: 'overlay', underlay: 'under', mtu: 1400 }, blue: { kind: 'overlay', underlay: 'under' }, free: { kind: 'overlay', mtu: 8900 }, plain: { underlay: 'under', mtu: 9000 } };

  it('is the segment with the largest frames, 1500 where it says nothing', () => expect(largestSegmentOver(estateOf({ networks }), 'under', false)).toEqual({ id: 'blue', mtu: 1500 }));
  it('are segments that name no underlay as well, where it is there for tunnels (L15)', () => expect(largestSegmentOver(estateOf({ networks }), 'under', true)).toEqual({ id: 'free', mtu: 8900 }));
  it('is nothing on other networks', () => expect(largestSegmentOver(estateOf({ networks }), 'red', false)).toBeUndefined());
  it('grows by 14 + 8 + 8 and an IP header of 20 or 40 bytes (L17)', () => expect(encapsulationBytes).toEqual({ 4: 14 + 8 + 8 + 20, 6: 14 + 8 + 8 + 40 }));
});

describe('tunnel endpoints are shown', () => {
  const shown = (adapter: object, segment: object) => hasEndpoints(estateOf({ networks: { under: {}, tep: { purpose: 'tunnel' }, s: { kind: 'overlay', ...segment } }, hosts: { h: { adapters: { vmk: adapter } } } }), 's');

  it('by an adapter on the underlay, or for tunnels where none is named', () => {
    expect([shown({ network: 'under' }, { underlay: 'under' }), shown({ network: 'tep' }, {}), shown({ network: 'under', purposes: ['tunnel'] }, {})]).toEqual([true, true, true]);
  });
  it('by no other adapter', () => expect([shown({ network: 'tep' }, { underlay: 'under' }), shown({ network: 'under' }, {})]).toEqual([false, false]));
});
