import { describe, expect, it } from 'vitest';
import { switchOversubscription, type Oversubscription } from '../../../../src/core/network/bandwidth/oversubscription';
import { estateOf } from '../../../support/worlds';

type Json = Record<string, unknown>;

/** A leaf with `hosts` NICs of `speed` and `up` uplinks to a spine. */
function leafAndSpine({ hosts = 2, speed = '10 Gb/s', up = 1, upSpeed = '40 Gb/s', leaf = {}, spine = {} }: { hosts?: number; speed?: string; up?: number; upSpeed?: string; leaf?: Json; spine?: Json }): Json {
  const each = (count: number, of: (i: number) => readonly [string, unknown]): Json => Object.fromEntries(Array.from({ length: count }, (_, i) => of(i)));
  return {
    hosts: each(hosts, (i) => [`h${i}`, { nics: { nic: { speed, port: `leaf/h${i}` } } }]),
    switches: {
      leaf: { kind: 'physical', ports: { ...each(hosts, (i) => [`h${i}`, {}]), ...each(up, (i) => [`u${i}`, { speed: upSpeed, to: `spine/p${i}` }]), ...leaf } },
      spine: { kind: 'physical', ports: { ...each(up, (i) => [`p${i}`, { speed: upSpeed }]), ...spine } },
    },
  };
}
const of = (document: Json, id = 'leaf'): Oversubscription => estateOf(document).query(switchOversubscription, id);

describe('oversubscription of a switch', () => {
  it('is 3:1 where 48 ports of 10 Gb/s share 4 of 40 Gb/s (B8)', () => {
    expect(of(leafAndSpine({ hosts: 48, up: 4 }))).toEqual({ down: 480e9, up: 160e9, linksDown: 48, linksUp: 4, unknown: 0, ratio: 3, towards: ['spine'] });
  });

  it('is none of a switch from which nothing leads to the core (B8)', () => {
    expect(of(leafAndSpine({}), 'spine')).toMatchObject({ down: 40e9, linksDown: 1, linksUp: 0, ratio: undefined });
  });

  it('counts a link as fast as its slower end (B2)', () => {
    expect(of(leafAndSpine({ hosts: 1, leaf: { h0: { speed: '1 Gb/s' } }, spine: { p0: { speed: '10 Gb/s' } } }))).toMatchObject({ down: 1e9, up: 10e9 });
  });

  it('is not known where a speed is not, and leaves out ports that are off or have no NIC', () => {
    const unsaid = leafAndSpine({ leaf: { u1: { to: 'spine/p1' } }, spine: { p1: {} } });
    expect(of(unsaid)).toMatchObject({ linksUp: 2, unknown: 1, ratio: undefined });
    expect(of(leafAndSpine({ leaf: { h0: { enabled: false }, spare: { speed: '10 Gb/s' } } }))).toMatchObject({ linksDown: 1, ratio: 0.25 });
  });

  it('leaves out what joins switches of one layer (B8)', () => {
    const peers = leafAndSpine({ leaf: { peer: { speed: '100 Gb/s', to: 'other/peer' } } });
    const other = { kind: 'physical', ports: { peer: { speed: '100 Gb/s' }, h: {}, u: { speed: '40 Gb/s', to: 'spine/x' } } };
    const document = { hosts: { ...(peers['hosts'] as Json), h9: { nics: { nic: { speed: '10 Gb/s', port: 'other/h' } } } }, switches: { ...(peers['switches'] as Json), other } };
    (document.switches as unknown as { spine: { ports: Json } }).spine.ports['x'] = {};
    expect(of(document)).toMatchObject({ linksUp: 1, linksDown: 2, ratio: 0.5 });
  });

  it('takes the switch that joins more others for the one nearer to the core where hosts are plugged into both', () => {
    const both = leafAndSpine({ spine: { mgmt: {}, l2: { speed: '40 Gb/s', to: 'leaf-2/u' } } });
    const document = {
      hosts: { ...(both['hosts'] as Json), admin: { nics: { nic: { speed: '1 Gb/s', port: 'spine/mgmt' } } }, far: { nics: { nic: { speed: '10 Gb/s', port: 'leaf-2/h' } } } },
      switches: { ...(both['switches'] as Json), 'leaf-2': { kind: 'physical', ports: { u: {}, h: {} } } },
    };
    expect(of(document)).toMatchObject({ towards: ['spine'], ratio: 0.5 });
    expect(of(document, 'spine')).toMatchObject({ linksUp: 0, linksDown: 3 });
  });
});
