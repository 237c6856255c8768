import { describe, expect, it } from 'vitest';
import { fabricOf } from '../../../../src/core/network/fabric/fabric';
import { loopsOf } from '../../../../src/core/network/fabric/loops';
import { estateOf } from '../../../support/worlds';

type Fields = Readonly<Record<string, unknown>>;

/** Three switches in a triangle; what is said of their ports and of themselves. */
function triangle(of: Fields = { spanningTree: 'none' }, closing: Fields = {}): Fields {
  return {
    a: { ports: { b: { to: 'b/a' }, c: { to: 'c/a', ...closing } }, ...of }, b: { ports: { a: {}, c: { to: 'c/b' } }, spanningTree: 'none' }, c: { ports: { a: {}, b: {} }, spanningTree: 'none' },
  };
}
const loopsIn = (switches: Fields, more: Fields = {}): readonly (readonly string[])[] => loopsOf(fabricOf(estateOf({ switches, ...more })).physical).map((loop) => loop.switches);

describe('a loop', () => {
  it('of switches none of which runs a spanning tree is found, once (L6)', () => {
    expect(loopsIn(triangle())).toEqual([['a', 'b', 'c']]);
  });
  it('is opened by a spanning tree on any of them (L6)', () => {
    expect([loopsIn(triangle({})), loopsIn(triangle({ spanningTree: 'rstp' }))]).toEqual([[], []]);
  });
  it('is none where no VLAN is carried all around (L3)', () => {
    const apart = triangle({ spanningTree: 'none' }, { vlans: '10' });
    expect(loopsIn({ ...apart, b: { ports: { a: { vlans: '20' }, c: { to: 'c/b' } }, spanningTree: 'none' } })).toEqual([]);
  });
  it('is made by two cables between two switches, unless they are bundled (L5)', () => {
    const two = (of: Fields, aggregations: Fields): Fields => ({
      a: { ports: { x: { to: 'b/x', ...of }, y: { to: 'b/y', ...of } }, spanningTree: 'none', ...aggregations }, b: { ports: { x: of, y: of }, spanningTree: 'none', ...aggregations },
    });
    expect([loopsIn(two({}, {})), loopsIn(two({ aggregation: 'lag' }, { aggregations: { lag: {} } }))]).toEqual([[['a', 'b']], []]);
  });
  it('is made by a host that bridges two of its uplinks (L7)', () => {
    const switches = { a: { ports: { h: {}, b: { to: 'b/a' } }, spanningTree: 'none' }, b: { ports: { h: {}, a: {} }, spanningTree: 'none' }, br: { kind: 'bridge', uplinks: { h: ['n', 'o'] } } };
    expect(loopsIn(switches, { hosts: { h: { nics: { n: { port: 'a/h' }, o: { port: 'b/h' } } } } })).toEqual([['a', 'b']]);
  });
  it('is none between switches that act as one, whatever cables join them (L5)', () => {
    const of = (other: string): Fields => ({ spanningTree: 'none', stackedWith: [other] });
    expect(loopsIn({ a: { ports: { peer: { to: 'b/peer' } }, ...of('b') }, b: { ports: { peer: {} }, ...of('a') } })).toEqual([]);
  });
  it('is none in a tree of switches', () => {
    expect(loopsIn(triangle({ spanningTree: 'none' }, { enabled: false }))).toEqual([]);
  });
});
