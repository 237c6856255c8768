import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fabricOf } from '../../../../src/core/network/fabric/fabric';
import { pathBetween } from '../../../../src/core/network/fabric/path';
import { findStation, stationsOn } from '../../../../src/core/network/fabric/stations';
import type { Hop, Layer2Path, Stop } from '../../../../src/core/network/fabric/types';
import { wireBetween } from '../../../../src/core/network/fabric/wires';
import { randomNetworks } from '../../../support/randomNetwork';
import { estateOf } from '../../../support/worlds';

type Fields = Readonly<Record<string, unknown>>;

function pathIn(document: unknown, from: string, to: string): Layer2Path {
  const estate = estateOf(document);
  const [a, b] = [from, to].map((key) => findStation(estate, key.includes('/') ? key : `vms/${key}/eth0`));
  if (!a || !b) throw new Error(`There is no ${a ? to : from}.`);
  return pathBetween(fabricOf(estate), a, b);
}

/** A hop as one word: "leaf1/a(10)" is a port that passes frames tagged 10, "leaf1#10" a VLAN of a switch. */
function said(hop: Hop): string {
  switch (hop.kind) {
    case 'adapter': return hop.station.id;
    case 'network': return hop.network;
    case 'virtual-switch': return `${hop.switch}@${hop.host}`;
    case 'uplink': return `${hop.host}/${hop.nic}(${hop.tag})`;
    case 'port': return `${hop.switch}/${hop.port}(${hop.tag})`;
    case 'switch': return `${hop.switch}#${hop.vlan}`;
    case 'unshown': return `?(${hop.tag})`;
    case 'tunnel': return `tunnel ${hop.vni ?? ''} [${hop.hops.map(said).join(' ')}]`;
  }
}
const hopsOf = (path: Layer2Path): string => path.hops.map(said).join(' ');
const stopOf = (path: Layer2Path): Stop | undefined => (path.kind === 'stops' ? path.because : undefined);

/** Two hosts in two leaves under a spine; VMs "a" on host "ha" and "b" on host "hb", both on "lan", VLAN 10. */
function campus(change: { readonly leaf1?: Fields; readonly spine?: Fields; readonly leaf2?: Fields; readonly dvs?: Fields; readonly lan?: Fields; readonly more?: Fields } = {}): Fields {
  const { more = {}, leaf1 = {}, leaf2 = {}, spine = {} } = change;
  return {
    switches: {
      leaf1: { mtu: 9216, ports: { h: {}, up: { to: 'spine/one', ...leaf1 } } }, leaf2: { mtu: 9216, ports: { h: { vlan: 10 }, up: { to: 'spine/two', ...leaf2 } } },
      spine: { mtu: 9216, ports: { one: {}, two: { ...spine } } }, dvs: { kind: 'distributed', uplinks: { ha: ['nic0'] }, ...change.dvs }, vs: { kind: 'standard', host: 'hb', uplinks: { hb: ['nic0'] } },
    },
    hosts: { ha: { nics: { nic0: { port: 'leaf1/h' } } }, hb: { nics: { nic0: { port: 'leaf2/h' } } } },
    networks: { lan: { switch: 'dvs', vlan: 10, ...change.lan }, far: { switch: 'vs' }, other: { switch: 'dvs', vlan: 20 } },
    vms: { a: { host: 'ha', nics: { eth0: { network: 'lan' } } }, a2: { host: 'ha', nics: { eth0: { network: 'lan' } } }, o: { host: 'ha', nics: { eth0: { network: 'other' } } }, b: { host: 'hb', nics: { eth0: { network: 'far' } } } },
    ...more,
  };
}

describe('the way of a frame', () => {
  it('shows every part and the tag at each', () => {
    expect(hopsOf(pathIn(campus(), 'a', 'b'))).toBe('a lan dvs@ha ha/nic0(10) leaf1/h(10) leaf1#10 leaf1/up(10) spine/one(10) spine#10 spine/two(10) leaf2/up(10) leaf2#10 leaf2/h(0) hb/nic0(0) vs@hb far b');
  });
  it('is the same back, in reverse', () => {
    expect(hopsOf(pathIn(campus(), 'b', 'a')).split(' ').reverse().join(' ')).toBe(hopsOf(pathIn(campus(), 'a', 'b')));
  });
  it('leaves no host where the other is on its switch (L8)', () => {
    expect(hopsOf(pathIn(campus(), 'a', 'a2'))).toBe('a lan dvs@ha lan a2');
  });
  it('goes through a host that bridges (L7)', () => {
    const document = {
      switches: { x: { ports: { a: {}, m: {} } }, y: { ports: { b: {}, m: {} } }, br: { kind: 'bridge', uplinks: { ha: ['n'], hb: ['n'], m: ['n', 'o'] } } },
      hosts: { ha: { nics: { n: { port: 'x/a' } } }, hb: { nics: { n: { port: 'y/b' } } }, m: { nics: { n: { port: 'x/m' }, o: { port: 'y/m' } } } },
      networks: { lan: { switch: 'br', vlan: 10 } }, vms: { a: { host: 'ha', nics: { eth0: { network: 'lan' } } }, b: { host: 'hb', nics: { eth0: { network: 'lan' } } } },
    };
    expect(hopsOf(pathIn(document, 'a', 'b'))).toBe('a lan br@ha ha/n(10) x/a(10) x#10 x/m(10) m/n(10) br@m m/o(10) y/m(10) y#10 y/b(10) hb/n(10) br@hb lan b');
  });
  it('goes through equipment that is not shown (L9)', () => {
    const document = { switches: { dvs: { kind: 'distributed', uplinks: { ha: ['n'], hb: ['n'] } } }, hosts: { ha: { nics: { n: {} } }, hb: {} }, networks: { lan: { switch: 'dvs', vlan: 10 } }, vms: { a: { host: 'ha', nics: { eth0: { network: 'lan' } } }, b: { host: 'hb', nics: { eth0: { network: 'lan' } } } } };
    expect(hopsOf(pathIn(document, 'a', 'b'))).toBe('a lan dvs@ha ha/n(10) ?(10) hb/n(10) dvs@hb lan b');
  });
});

describe('a frame stops', () => {
  it('at the first port on the way that does not carry its VLAN (L3)', () => {
    expect(stopOf(pathIn(campus({ spine: { vlans: '20-30' } }), 'a', 'b'))).toEqual({ kind: 'vlan-not-carried', switch: 'spine', port: 'two', vlan: 10, towards: 'switch' });
    expect(stopOf(pathIn(campus({ leaf1: { vlans: '20-30' } }), 'a', 'b'))).toEqual({ kind: 'vlan-not-carried', switch: 'leaf1', port: 'up', vlan: 10, towards: 'switch' });
  });
  it('at the port of its host that does not take its tag (L2)', () => {
    const document = campus({ lan: { vlan: 30 }, more: { vms: { a: { host: 'ha', nics: { eth0: { network: 'lan' } } }, b: { host: 'hb', nics: { eth0: { network: 'tagged' } } } }, networks: { lan: { switch: 'dvs', vlan: 10 }, tagged: { switch: 'vs', vlan: 10 } } } });
    expect(stopOf(pathIn(document, 'b', 'a'))).toEqual({ kind: 'vlan-not-carried', switch: 'leaf2', port: 'h', vlan: 10, towards: 'host' });
  });
  it('where no cable leads on, and names those that are down (L4)', () => {
    expect(stopOf(pathIn(campus({ leaf2: { enabled: false } }), 'a', 'b'))).toEqual({
      kind: 'not-cabled', from: 'leaf1', to: 'leaf2', down: [{ ends: [{ switch: 'leaf2', port: 'up' }, { switch: 'spine', port: 'two' }], because: { kind: 'disabled', port: { switch: 'leaf2', port: 'up' } } }],
    });
  });
  it('before the other VLAN of its switch (L8)', () => {
    expect(stopOf(pathIn(campus(), 'a', 'o'))).toMatchObject({ kind: 'different-wires', vlans: [10, 20] });
  });
  it('on a host without the network, without uplinks, or with none that works (L11)', () => {
    const elsewhere = campus({ more: { vms: { a: { host: 'hb', nics: { eth0: { network: 'lan' } } }, b: { host: 'hb', nics: { eth0: { network: 'far' } } } } } });
    expect(stopOf(pathIn(elsewhere, 'a', 'b'))).toMatchObject({ kind: 'network-absent', network: 'lan', host: 'hb', switch: 'dvs' });
    expect(stopOf(pathIn(campus({ dvs: { uplinks: { ha: [] } } }), 'a', 'b'))).toEqual({ kind: 'no-uplink', network: 'lan', switch: 'dvs', host: 'ha' });
    expect(stopOf(pathIn(campus({ dvs: { aggregation: 'lacp' } }), 'a', 'b'))).toMatchObject({ kind: 'uplinks-down', host: 'ha', down: [{ nic: 'nic0', because: { kind: 'aggregation' } }] });
  });
  it('at equipment that is not shown, and then nobody knows (L9)', () => {
    const path = pathIn(campus({ more: { hosts: { ha: { nics: { nic0: {} } }, hb: { nics: { nic0: { port: 'leaf2/h' } } } } } }), 'b', 'a');
    expect(path).toMatchObject({ kind: 'stops', unknown: true, because: { kind: 'unshown', host: 'ha', nic: 'nic0' } });
  });
  it('between isolated adapters of a private VLAN, on one host as well (L14)', () => {
    expect(stopOf(pathIn(campus({ lan: { private: { type: 'isolated', secondary: 11 } } }), 'a', 'a2'))).toMatchObject({ kind: 'private-vlan', types: ['isolated', 'isolated'] });
  });
  it('at the port that does not carry the secondary VLAN of a private one (L14)', () => {
    const members = { switches: { leaf: { ports: { a: {}, b: { vlans: '100' } } }, dvs: { kind: 'distributed', uplinks: { ha: ['n'], hb: ['n'] } } }, hosts: { ha: { nics: { n: { port: 'leaf/a' } } }, hb: { nics: { n: { port: 'leaf/b' } } } } };
    const networks = { alone: { switch: 'dvs', vlan: 100, private: { type: 'isolated', secondary: 201 } }, all: { switch: 'dvs', vlan: 100, private: { type: 'promiscuous' } } };
    const vms = { a: { host: 'ha', nics: { eth0: { network: 'alone' } } }, b: { host: 'hb', nics: { eth0: { network: 'all' } } } };
    expect(stopOf(pathIn({ ...members, networks, vms }, 'a', 'b'))).toEqual({ kind: 'vlan-not-carried', switch: 'leaf', port: 'b', vlan: 201, towards: 'host' });
  });
  it('before it begins where a VM is off, or tags what its network does not carry (R12, L13)', () => {
    const vms = (of: Fields): Fields => ({ vms: { a: { host: 'ha', ...of }, a2: { host: 'ha', nics: { eth0: { network: 'lan' } } } } });
    expect(stopOf(pathIn(campus({ more: vms({ power: 'off', nics: { eth0: { network: 'lan' } } }) }), 'a', 'a2'))).toMatchObject({ kind: 'off', off: { kind: 'powered-off', vm: 'a' } });
    expect(stopOf(pathIn(campus({ lan: { vlan: '20-30' }, more: vms({ nics: { eth0: { network: 'lan', vlan: 10 } } }) }), 'a', 'a2'))).toMatchObject({ kind: 'tag-not-allowed', network: 'lan', vlan: 10 });
  });
});

describe('the size of frames', () => {
  it('is limited by the part of the way with the least MTU (L17)', () => {
    const jumbo = { lan: { mtu: 9000 }, dvs: { mtu: 9000 } };
    const narrow = pathIn(campus({ ...jumbo, spine: { mtu: 1400 } }), 'a', 'b');
    expect(narrow.kind === 'reaches' && narrow.mtu).toEqual({ bytes: 1400, at: { kind: 'port', switch: 'spine', port: 'two' }, overhead: 0 });
    const wide = pathIn(campus(jumbo), 'a', 'a2');
    expect(wide.kind === 'reaches' && wide.mtu).toMatchObject({ bytes: 9000, at: { kind: 'adapter', station: { id: 'a' } } });
  });
});

/** Two hosts in two racks, each with a tunnel endpoint; segments over them. */
function tunnels({ racks = 'switched', endpoints = {}, segment = {}, mtu = 1600 }: { readonly racks?: 'switched' | 'routed' | 'apart'; readonly endpoints?: Fields; readonly segment?: Fields; readonly mtu?: number } = {}): Fields {
  const isOne = racks === 'switched';
  const vmk = (network: string, address: string): Fields => ({ adapters: { vmk10: { network, addresses: [address], mtu } } });
  return {
    switches: { leaf: { mtu: 9216, ports: { a: {}, b: {} } }, dvs: { kind: 'distributed', mtu, uplinks: { ha: ['n'], hb: ['n'] } } },
    hosts: {
      ha: { nics: { n: { port: 'leaf/a' } }, ...vmk('tep1', '10.1.0.11/24') }, hb: { nics: { n: { port: 'leaf/b' } }, ...vmk(isOne ? 'tep1' : 'tep2', isOne ? '10.1.0.12/24' : '10.2.0.12/24') }, ...endpoints,
    },
    networks: {
      tep1: { switch: 'dvs', vlan: 100, purpose: 'tunnel', subnet: '10.1.0.0/24', gateway: '10.1.0.1', mtu }, tep2: { switch: 'dvs', vlan: 200, purpose: 'tunnel', subnet: '10.2.0.0/24', gateway: '10.2.0.1', mtu },
      web: { kind: 'overlay', vni: 5001, ...segment }, twin: { kind: 'overlay', vni: 5001 }, db: { kind: 'overlay', vni: 5002, vlan: 10 },
    },
    vms: Object.fromEntries(['a', 'b'].flatMap((host) => ['web', 'twin', 'db'].map((network) => [`${network}-${host}`, { host: `h${host}`, nics: { eth0: { network } } }]))),
    ...(racks === 'routed' ? { routers: { core: { on: 'leaf', interfaces: { one: { network: 'tep1', address: '10.1.0.1/24' }, two: { network: 'tep2', address: '10.2.0.1/24' } } } } } : {}),
  };
}

describe('an overlay segment', () => {
  it('joins hosts whose endpoints are on one wire, and shows what the outer frame goes through (L15)', () => {
    expect(hopsOf(pathIn(tunnels(), 'web-a', 'web-b'))).toBe('web-a web tunnel 5001 [ha tep1 dvs@ha ha/n(100) leaf/a(100) leaf#100 leaf/b(100) hb/n(100) dvs@hb tep1 hb] web-b');
  });
  it('does not join hosts whose endpoints share a wire and no subnet, without a router between (L15, R2)', () => {
    const onWire = (routed: boolean): Fields => {
      const document = tunnels({ racks: routed ? 'routed' : 'apart' });
      const { tep1, tep2, ...others } = document['networks'] as Record<string, Fields>;
      return { ...document, networks: { ...others, tep1, tep2: { ...tep2, vlan: 100 } } };
    };
    expect(pathIn(onWire(true), 'web-a', 'web-b').kind).toBe('reaches');
    const bare = onWire(true);
    const core = { on: 'leaf', interfaces: { one: { network: 'tep1', address: '10.1.0.1/24' } } };
    expect(stopOf(pathIn({ ...bare, routers: { core } }, 'web-a', 'web-b'))).toMatchObject({ kind: 'tunnel-endpoint-unreachable', because: { kind: 'no-route', router: 'core', destination: { text: '10.2.0.12' } } });
    expect(pathIn(onWire(false), 'web-a', 'web-b')).toMatchObject({ kind: 'stops', unknown: true });
  });
  it('joins hosts whose endpoints reach each other by routers (L15)', () => {
    expect(hopsOf(pathIn(tunnels({ racks: 'routed' }), 'web-a', 'web-b'))).toContain('leaf#100 core core leaf#200');
  });
  it('joins none whose endpoints do not, which is not known behind a gateway that is not shown (L15)', () => {
    const path = pathIn(tunnels({ racks: 'apart' }), 'web-a', 'web-b');
    expect(path).toMatchObject({ kind: 'stops', unknown: true, because: { kind: 'tunnel-endpoint-unreachable', hosts: ['ha', 'hb'], because: { kind: 'different-wires' } } });
  });
  it('goes by VNI, never by VLAN or name (L15)', () => {
    expect([pathIn(tunnels(), 'web-a', 'twin-b').kind, pathIn(tunnels(), 'web-a', 'db-b').kind, pathIn(tunnels(), 'web-a', 'db-a').kind, pathIn(tunnels(), 'db-a', 'db-b').kind]).toEqual(['reaches', 'stops', 'stops', 'reaches']);
  });
  it('ends at a host without an endpoint, but not within it (L15)', () => {
    const bare = tunnels({ endpoints: { hb: { nics: { n: { port: 'leaf/b' } } } } });
    expect(stopOf(pathIn(bare, 'web-a', 'web-b'))).toEqual({ kind: 'tunnel-endpoint-missing', network: 'web', host: 'hb' });
    expect(pathIn(bare, 'web-b', 'twin-b').kind).toBe('reaches');
  });
  it('joins all hosts where no endpoint is shown (L15)', () => {
    const bare = tunnels({ endpoints: { ha: {}, hb: {} } });
    expect(hopsOf(pathIn(bare, 'web-a', 'web-b'))).toBe('web-a web web-b');
  });
  it('takes 50 bytes of the MTU of its underlay over IPv4: frames of 1500 bytes need 1550 (L17)', () => {
    const path = pathIn(tunnels({ mtu: 1550 }), 'web-a', 'web-b');
    expect(path.kind === 'reaches' && path.mtu?.bytes).toBe(1500);
    const narrow = pathIn(tunnels({ mtu: 1500 }), 'web-a', 'web-b');
    expect(narrow.kind === 'reaches' && narrow.mtu).toMatchObject({ bytes: 1450, overhead: 50 });
  });
  it('takes 70 bytes over IPv6 (L17)', () => {
    const over6 = { adapters: { vmk10: { network: 'tep1', addresses: ['2001:db8::11/64'] } } };
    const path = pathIn(tunnels({ mtu: 1500, endpoints: { ha: { nics: { n: { port: 'leaf/a' } }, ...over6 }, hb: { nics: { n: { port: 'leaf/b' } }, ...over6 } } }), 'web-a', 'web-b');
    expect(path.kind === 'reaches' && path.mtu).toMatchObject({ bytes: 1430, overhead: 70 });
  });
});

describe('ways and wires', () => {
  it('agree: there is a way where, and only where, two adapters are on one wire, in both directions', () => {
    fc.assert(fc.property(randomNetworks(), (document) => {
      const estate = estateOf(document);
      const fabric = fabricOf(estate);
      const stations = ['n10', 'n20', 'm10'].flatMap((network) => stationsOn(estate, network));
      for (const a of stations) {
        for (const b of stations) {
          if (a === b) continue;
          const meeting = wireBetween(fabric, a, b);
          const path = pathBetween(fabric, a, b);
          expect([a.key, b.key, wireBetween(fabric, b, a)]).toEqual([a.key, b.key, meeting]);
          expect([a.key, b.key, path.kind]).toEqual([a.key, b.key, meeting === 'same' ? 'reaches' : 'stops']);
        }
      }
    }), { numRuns: 150 });
  });
});
