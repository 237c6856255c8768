import { describe, expect, it } from 'vitest';
import { fabricOf, fabricWithout } from '../../../../src/core/network/fabric/fabric';
import { findStation, stationsOf } from '../../../../src/core/network/fabric/stations';
import type { Component } from '../../../../src/core/network/fabric/types';
import { chosenUplinks, uplinkOfPair, uplinksOf } from '../../../../src/core/network/fabric/uplinks';
import { estateOf } from '../../../support/worlds';

type Fields = Readonly<Record<string, unknown>>;

const vm = (n: number): Fields => ({ host: 'h', nics: { e: { network: 'lan', mac: `00:50:56:00:00:0${n}`, addresses: [`10.0.10.${n}`] } } });
/** Host "h" with NICs "n0", "n1" and "n2" in ports of their own, and VMs "v1" to "v4" on a network. */
function world({ network = {}, uplinks = ['n0', 'n1', 'n2'], of = {}, ports = {} }: { readonly network?: Fields; readonly uplinks?: readonly string[]; readonly of?: Fields; readonly ports?: Fields }) {
  return estateOf({
    hosts: { h: { nics: { n0: { port: 'leaf/p0', speed: '25 Gb/s' }, n1: { port: 'leaf/p1' }, n2: { port: 'leaf/p2' } } } },
    switches: { leaf: { ports: { p0: { speed: '10 Gb/s' }, p1: {}, p2: {}, ...ports }, aggregations: { lag: {} } }, vs: { kind: 'distributed', uplinks: { h: uplinks }, ...of } },
    networks: { lan: { switch: 'vs', ...network } }, vms: { v1: vm(1), v2: vm(2), v3: vm(3), v4: vm(4) },
  });
}
function used(options: Parameters<typeof world>[0], lost: readonly Component[] = []): readonly (readonly string[])[] {
  const estate = world(options);
  const fabric = lost.length === 0 ? fabricOf(estate) : fabricWithout(estate, lost);
  return ['v1', 'v2', 'v3', 'v4'].map((id) => {
    const station = findStation(estate, `vms/${id}/e`);
    return station ? chosenUplinks(fabric, station).map(({ nic }) => nic) : [];
  });
}
const each = (...nics: readonly string[]): readonly (readonly string[])[] => nics.map((nic) => [nic]);
const lostNic = (nic: string): Component => ({ kind: 'nic', host: 'h', nic });

describe('the uplink of an adapter', () => {
  it('is the first that works under failover (L12)', () => {
    const of = { teaming: 'failover' };
    expect([used({ of }), used({ of }, [lostNic('n0')])]).toEqual([each('n0', 'n0', 'n0', 'n0'), each('n1', 'n1', 'n1', 'n1')]);
  });
  it('goes by turns of virtual ports, in order of owner and name (L12)', () => {
    expect([used({}), used({}, [lostNic('n1')])]).toEqual([each('n0', 'n1', 'n2', 'n0'), each('n0', 'n2', 'n0', 'n2')]);
  });
  it('goes by the last byte of the MAC address (L12)', () => {
    expect(used({ of: { teaming: 'mac-hash' } })).toEqual(each('n1', 'n2', 'n0', 'n1'));
  });
  it('is any of them by addresses, of which each pair takes one: the last bytes combined by exclusive or (L12)', () => {
    const estate = world({ of: { teaming: 'ip-hash' } });
    const [a, b] = ['v1', 'v4'].map((id) => stationsOf(estate, 'vms', id)[0]);
    if (!a || !b) throw new Error('There are no adapters.');
    const uplinks = chosenUplinks(fabricOf(estate), a);
    // 1 xor 4 is 5, and 5 modulo 3 uplinks is 2.
    expect([uplinks.length, uplinkOfPair(uplinks, a, b)?.nic, uplinkOfPair(uplinks, b, a)?.nic]).toEqual([3, 'n2', 'n2']);
  });
  it('is any of them by load, and in a bundle (L12)', () => {
    const all = [['n0', 'n1', 'n2'], ['n0', 'n1', 'n2'], ['n0', 'n1', 'n2'], ['n0', 'n1', 'n2']];
    expect([used({ of: { teaming: 'load' } }), used({ of: { aggregation: 'static' } })]).toEqual([all, all]);
  });
  it('is a standby one once all active ones have failed (L12)', () => {
    const of = { standby: { h: ['n2'] } };
    expect([used({ of }), used({ of }, [lostNic('n0')]), used({ of }, [lostNic('n0'), lostNic('n1')])]).toEqual([each('n0', 'n1', 'n0', 'n1'), each('n1', 'n1', 'n1', 'n1'), each('n2', 'n2', 'n2', 'n2')]);
  });
  it('is what the network says before what its switch does (L12)', () => {
    expect(used({ network: { teaming: 'failover', uplinks: ['n2', 'n0'] } })).toEqual(each('n2', 'n2', 'n2', 'n2'));
    expect(used({ network: { uplinks: ['n1'], standby: ['n0'] } }, [lostNic('n1')])).toEqual(each('n0', 'n0', 'n0', 'n0'));
  });
  it('is none where the network names no uplink of the switch', () => {
    expect(used({ network: { uplinks: ['n9'] } })).toEqual([[], [], [], []]);
  });
});

describe('an uplink', () => {
  const uplinksIn = (options: Parameters<typeof world>[0]) => uplinksOf(fabricOf(world(options)), 'lan', 'h');
  it('is as fast as the slower of its NIC and port', () => {
    expect(uplinksIn({}).map(({ nic, speed }) => [nic, speed])).toEqual([['n0', 10e9], ['n1', undefined], ['n2', undefined]]);
  });
  it('is down where its port is not enabled (L4)', () => {
    expect(uplinksIn({ ports: { p1: { enabled: false } } }).map(({ down }) => down?.kind)).toEqual([undefined, 'disabled', undefined]);
  });
  it('is down where one side negotiates an aggregation and the other does not (L5)', () => {
    const inLag = { p0: { aggregation: 'lag' }, p1: { aggregation: 'lag' }, p2: { aggregation: 'lag' } };
    const downs = (options: Parameters<typeof world>[0]) => uplinksIn(options).map(({ down }) => down?.kind);
    expect(downs({ ports: inLag, of: { aggregation: 'lacp' } })).toEqual([undefined, undefined, undefined]);
    expect(downs({ ports: inLag })).toEqual(['aggregation', 'aggregation', 'aggregation']);
    expect(downs({ of: { aggregation: 'lacp' } })).toEqual(['aggregation', 'aggregation', 'aggregation']);
    expect(downs({ of: { aggregation: 'static' } })).toEqual([undefined, undefined, undefined]);
  });
});
