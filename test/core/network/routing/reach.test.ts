import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../../src/core/network/addressing/addresses';
import { stationsOf } from '../../../../src/core/network/fabric/stations';
import type { StationCollection } from '../../../../src/core/network/fabric/types';
import { netOf } from '../../../../src/core/network/routing/net';
import { reach } from '../../../../src/core/network/routing/reach';
import type { Question } from '../../../../src/core/network/routing/traffic';
import type { Way } from '../../../../src/core/network/routing/way';
import type { Estate } from '../../../../src/core/model/estate';
import { estateOf } from '../../../support/worlds';

type Document = Record<string, Record<string, Record<string, unknown>>>;

/** One host with everything on one virtual switch: networks "web" and "db" in VLANs 10 and 20, and a router between. */
function world(more: Document = {}): Document {
  const plain: Document = {
    hosts: { h: { nics: { n: {} } } },
    switches: { vs: { kind: 'standard', host: 'h', uplinks: { h: ['n'] } } },
    networks: {
      web: { switch: 'vs', vlan: 10, subnet: '10.0.10.0/24', gateway: '10.0.10.1' },
      db: { switch: 'vs', vlan: 20, subnet: '10.0.20.0/24', gateway: '10.0.20.1' },
    },
    vms: {
      web: { host: 'h', nics: { eth0: { network: 'web', addresses: ['10.0.10.11/24'] } } },
      db: { host: 'h', nics: { eth0: { network: 'db', addresses: ['10.0.20.11/24'] } } },
    },
    routers: { edge: { on: 'h', interfaces: { web: { network: 'web', address: '10.0.10.1/24' }, db: { network: 'db', address: '10.0.20.1/24' } } } },
  };
  const merged: Document = {};
  for (const key of new Set([...Object.keys(plain), ...Object.keys(more)])) merged[key] = { ...plain[key], ...more[key] };
  return merged;
}

function way(document: Document | Estate, from: string, to: string, question: Question = {}): Way {
  const estate = 'query' in document ? (document as Estate) : estateOf(document);
  const stations = (id: string) => (['vms', 'containers', 'hosts', 'routers'] as StationCollection[]).flatMap((collection) => stationsOf(estate, collection, id));
  const address = parseAddress(to);
  return reach(netOf(estate, question), stations(from), address.kind === 'address' ? { kind: 'address', address: address.address } : { kind: 'stations', stations: stations(to) });
}

/** "open", "part", or why not: the kind of the stop, with "?" where it is not known. */
function outcome(document: Document, from: string, to: string, question: Question = {}): string {
  const { stop, verdict, certain } = way(document, from, to, question);
  const why = stop?.kind === 'layer2' ? `${stop.as}: ${stop.because.kind}` : stop?.kind;
  return `${why ?? verdict}${certain ? '' : '?'}`;
}
const nic = (network: string, address?: string, more = {}): Record<string, unknown> => ({ host: 'h', nics: { eth0: { network, ...(address === undefined ? {} : { addresses: [address] }), ...more } } });

describe('A packet', () => {
  it('goes to its own subnet directly and to all else through the gateway (R2)', () => {
    const steps = way(world(), 'web', 'db').steps;
    expect(steps.map(({ kind }) => kind)).toEqual(['wire', 'router', 'wire', 'arrived']);
    expect(way(world({ vms: { other: nic('web', '10.0.10.12/24') } }), 'web', 'other').steps.map(({ kind }) => kind)).toEqual(['wire', 'arrived']);
  });

  it('goes through the gateway its adapter names rather than that of its network (R2)', () => {
    const document = world({ vms: { web: nic('web', '10.0.10.11/24', { gateway: '10.0.10.254' }) } });
    expect(outcome(document, 'web', 'db')).toBe('gateway-unshown?');
  });

  it('of one family of addresses does not go through a gateway of the other, and where its sender has addresses of both, by which it goes is not known (R2)', () => {
    const routers = { edge: { on: 'h', interfaces: { web: { network: 'web', address: '10.0.10.1/24' }, six: { network: 'six', address: '2001:db8:6::1/64' }, web6: { network: 'web', address: '2001:db8:1::1/64' } } } };
    const networks = { ...world()['networks'], six: { switch: 'vs', vlan: 6, subnet: '2001:db8:6::/64', gateway: '2001:db8:6::1' } };
    const six = nic('six', '2001:db8:6::11/64');
    const both = { host: 'h', nics: { eth0: { network: 'web', addresses: ['10.0.10.12/24', '2001:db8:1::12/64'] } } };
    const document = world({ routers, networks, vms: { six, both } });
    expect(outcome(document, 'web', 'six')).toBe('gateway-of-other-family');
    expect(outcome(document, 'both', 'six')).toBe('gateway-of-other-family?');
    expect(outcome(document, 'six', 'both')).toBe('open');
    // Of two NICs, the one with a gateway of that family sends.
    const two = { host: 'h', nics: { eth0: { network: 'web', addresses: ['10.0.10.13/24'], gateway: '10.0.10.1' }, eth1: { network: 'web', addresses: ['2001:db8:1::13/64'], gateway: '2001:db8:1::1' } } };
    expect(outcome(world({ routers, networks, vms: { six, two } }), 'two', 'six')).toBe('open');
  });

  it('does not leave its subnet without a gateway', () => {
    expect(outcome(world({ networks: { web: { switch: 'vs', vlan: 10, subnet: '10.0.10.0/24' } } }), 'web', 'db')).toBe('no-gateway');
  });

  it('goes to nobody knows where when nothing in the document holds its gateway (R4)', () => {
    expect(outcome(world({ routers: { edge: {} } }), 'web', 'db')).toBe('gateway-unshown?');
  });

  it('needs the gateway on its wire (R4)', () => {
    const document = world({ networks: { ...world()['networks'], far: { switch: 'vs', vlan: 30, subnet: '10.0.10.0/24' } }, routers: { edge: { on: 'h', interfaces: { far: { network: 'far', address: '10.0.10.1/24' }, db: { network: 'db', address: '10.0.20.1/24' } } } } });
    expect(outcome(document, 'web', 'db')).toMatch(/^gateway: /);
  });

  it('is sent on by a guest that holds the address of the gateway (R4)', () => {
    const document = world({ routers: { edge: {} }, vms: { fw: { host: 'h', nics: { a: { network: 'web', addresses: ['10.0.10.1/24'] }, b: { network: 'db', addresses: ['10.0.20.1/24'] } } } } });
    expect(way(document, 'web', 'db').steps.map(({ kind }) => kind)).toEqual(['wire', 'forwarder', 'wire', 'arrived']);
  });

  it('of somebody without a subnet reaches whoever is on the wire, and nobody else (R3)', () => {
    const document = world({ networks: { bare: { switch: 'vs', vlan: 50 }, same: { switch: 'vs', vlan: 50 } }, vms: { a: nic('bare'), b: nic('same'), c: nic('bare', '10.9.9.9/24') } });
    expect(outcome(document, 'a', 'b')).toBe('open');
    expect(outcome(document, 'a', 'c')).toBe('open');
    expect(outcome(document, 'a', 'db')).toBe('no-subnet');
    expect(outcome(document, 'db', 'a')).toBe('receiver: different-wires');
  });

  it('reaches an adapter without an address by the subnet of its network (R1)', () => {
    const document = world({ vms: { any: nic('db') } });
    expect(outcome(document, 'web', 'any')).toBe('open');
    expect(outcome(document, 'any', 'web')).toBe('open');
  });

  it('reaches an adapter by the address that is reserved for it (R1)', () => {
    const document = world({ networks: { db: { ...world()['networks']?.['db'], dhcp: { from: '10.0.20.100', to: '10.0.20.200', reservations: { r: { mac: '00:50:56:00:00:01', address: '10.0.20.77' } } } } }, vms: { leased: nic('db', undefined, { mac: '00:50:56:00:00:01' }) } });
    expect(outcome(document, 'web', '10.0.20.77')).toBe('open');
  });

  it('does not get from or to who is off, suspended, a template, in no host or not connected (R12)', () => {
    const on = world()['vms']?.['db'];
    for (const state of [{ power: 'off' }, { power: 'suspended' }, { template: true }, { host: undefined }, { nics: { eth0: { network: 'db', connected: false } } }]) {
      const document = world({ vms: { db: { ...on, ...state } } });
      expect([state, outcome(document, 'web', 'db'), outcome(document, 'db', 'web')]).toEqual([state, 'receiver: off', 'receiver: off']);
    }
  });

  it('goes by version 6 as by version 4', () => {
    const document = world({
      networks: { a6: { switch: 'vs', vlan: 61, subnet: '2001:db8:1::/64', gateway: '2001:db8:1::1' }, b6: { switch: 'vs', vlan: 62, subnet: '2001:db8:2::/64', gateway: '2001:db8:2::1' } },
      vms: { a: nic('a6', '2001:db8:1::11/64'), b: nic('b6', '2001:db8:2::11/64') },
      routers: { six: { on: 'h', interfaces: { a: { network: 'a6', address: '2001:db8:1::1/64' }, b: { network: 'b6', address: '2001:db8:2::1/64' } } } },
    });
    expect(outcome(document, 'a', 'b')).toBe('open');
    expect(outcome(document, 'a', '2001:db8:2::11')).toBe('open');
  });
});

describe('A router', () => {
  const edge = world()['routers']?.['edge'];

  it('without a place is plugged into every wire of its networks (R6)', () => {
    expect(outcome(world({ routers: { edge: { ...edge, on: undefined } } }), 'web', 'db')).toBe('open');
    expect(outcome(world({ routers: { edge: { ...edge, on: undefined, distributed: true } } }), 'web', 'db')).toBe('open');
  });

  it('asks its filters as a packet enters (R7)', () => {
    expect(outcome(world({ routers: { edge: { ...edge, filters: [{ action: 'deny', from: 'web' }] } } }), 'web', 'db')).toBe('filtered');
    expect(outcome(world({ routers: { edge: { ...edge, filters: [{ action: 'deny', from: 'web' }] } } }), 'db', 'web')).toBe('open');
    expect(outcome(world({ routers: { edge: { ...edge, filters: [{ action: 'allow', to: 'vm:db', protocol: 'tcp', ports: '5432' }], defaultAction: 'deny' } } }), 'web', 'db')).toBe('part');
  });

  it('translates the destination before it looks for a route and asks its filters (R7)', () => {
    const document = world({ routers: { edge: { ...edge, nat: [{ kind: 'destination', from: '198.51.100.7', to: '10.0.20.11', protocol: 'tcp', ports: '443', toPort: '8443' }], filters: [{ action: 'deny', to: '198.51.100.7' }, { action: 'allow', protocol: 'tcp', ports: '8443' }], defaultAction: 'deny' } } });
    expect(outcome(document, 'web', '198.51.100.7', { protocol: 'tcp', port: 443 })).not.toBe('filtered');
    expect(way(document, 'web', '198.51.100.7', { protocol: 'tcp', port: 443 }).steps.at(-1)).toMatchObject({ kind: 'arrived', station: { id: 'db' } });
    expect(outcome(document, 'web', '198.51.100.7', { protocol: 'tcp', port: 80 })).toBe('filtered');
  });

  it('translates the source after its filters, so that what comes behind sees the new one (R7)', () => {
    const routers = {
      edge: { ...edge, interfaces: { web: { network: 'web', address: '10.0.10.1/24' }, mid: { network: 'mid', address: '10.0.30.1/24' } }, routes: [{ to: '0.0.0.0/0', via: '10.0.30.2' }], nat: [{ kind: 'source', from: '10.0.10.0/24', to: '10.0.30.1' }], filters: [{ action: 'deny', from: '10.0.30.1' }] },
      core: { on: 'h', interfaces: { mid: { network: 'mid', address: '10.0.30.2/24' }, db: { network: 'db', address: '10.0.20.1/24' } }, filters: [{ action: 'allow', from: '10.0.30.1' }], defaultAction: 'deny' },
    };
    const networks = { mid: { switch: 'vs', vlan: 30, subnet: '10.0.30.0/24' } };
    expect(outcome(world({ routers, networks }), 'web', 'db')).toBe('open');
    const without = { ...routers, edge: { ...routers.edge, nat: [] } };
    expect(outcome(world({ routers: without, networks }), 'web', 'db')).toBe('filtered');
  });

  it('knows no way where it has no route, and does not know what lies behind a next hop nobody holds (R4, R5)', () => {
    expect(outcome(world(), 'web', '203.0.113.7')).toBe('no-route');
    expect(outcome(world({ routers: { edge: { ...edge, routes: [{ to: '0.0.0.0/0', via: '10.0.20.254' }] } } }), 'web', '203.0.113.7')).toBe('next-hop-unshown?');
  });

  it('stops a packet that comes back to it', () => {
    const routers = {
      edge: { ...edge, routes: [{ to: '203.0.113.0/24', via: '10.0.20.2' }] },
      other: { on: 'h', interfaces: { db: { network: 'db', address: '10.0.20.2/24' } }, routes: [{ to: '203.0.113.0/24', via: '10.0.20.1' }] },
    };
    expect(outcome(world({ routers }), 'web', '203.0.113.7')).toBe('loop');
  });

  it('is reached itself at the addresses of its interfaces', () => {
    expect(outcome(world(), 'web', '10.0.20.1')).toBe('open');
    expect(outcome(world(), 'web', 'edge')).toBe('open');
  });
});

describe('A distributed firewall', () => {
  const second = { other: nic('web', '10.0.10.12/24') };

  it('is asked where a packet leaves a guest and where it enters one, on one wire as well (R8)', () => {
    const firewall = (filters: readonly unknown[], more = {}): Document => world({ vms: second, firewalls: { dfw: { filters, ...more } } });
    expect(outcome(firewall([{ action: 'deny', from: 'vm:web', to: 'vm:other' }]), 'web', 'other')).toBe('filtered');
    expect(outcome(firewall([{ action: 'deny', from: 'vm:web', to: 'vm:other' }]), 'other', 'web')).toBe('open');
    expect(outcome(firewall([{ action: 'deny', from: 'vm:web', to: 'vm:db' }]), 'web', 'db')).toBe('filtered');
    expect(outcome(firewall([{ action: 'deny' }], { networks: ['db'] }), 'web', 'other')).toBe('open');
    expect(outcome(firewall([{ action: 'deny' }], { networks: ['db'] }), 'web', 'db')).toBe('filtered');
    expect(way(firewall([{ action: 'deny' }], { networks: ['db'] }), 'web', 'db').stop).toMatchObject({ direction: 'in', at: { id: 'db' } });
  });

  it('knows the groups it declares (R8, R9)', () => {
    const firewall = world({ vms: { ...second, db: { ...world()['vms']?.['db'], tags: ['data'] } }, firewalls: { dfw: { groups: { g: { tags: ['data'] } }, filters: [{ action: 'allow', to: 'g' }], defaultAction: 'deny' } } });
    expect(outcome(firewall, 'web', 'db')).toBe('open');
    expect(outcome(firewall, 'web', 'other')).toBe('filtered');
  });
});

describe('A container', () => {
  const containers = { app: { on: 'db', networks: ['br'], addresses: ['172.17.0.2'], ports: ['8080:80/tcp'] }, peer: { on: 'db', networks: ['br'], addresses: ['172.17.0.3'] } };
  const document = world({ containers, networks: { br: { kind: 'container-bridge', on: 'db', subnet: '172.17.0.0/16' } } });

  it('leaves its bridge with the address of its VM (R13)', () => {
    const out = way(document, 'app', 'web');
    expect(out.stop).toBeUndefined();
    expect(out.steps.map(({ kind }) => kind)).toEqual(['bridge', 'nat', 'wire', 'router', 'wire', 'arrived']);
  });

  it('is reached from outside at its published ports alone (R13)', () => {
    expect(outcome(document, 'web', 'app', { protocol: 'tcp', port: 8080 })).toBe('open');
    expect(outcome(document, 'web', 'app', { protocol: 'tcp', port: 80 })).toBe('not-published');
    expect(outcome(document, 'web', 'app')).toBe('part');
    expect(outcome(document, 'web', 'peer')).toBe('not-published');
  });

  it('reaches its neighbours on the bridge, and its VM reaches it (R13)', () => {
    expect(outcome(document, 'peer', 'app')).toBe('open');
    expect(outcome(document, 'db', 'app')).toBe('open');
    expect(outcome(document, 'app', 'db')).toBe('open');
  });
});

describe('Networks of type 2 products', () => {
  const networks = { ...world()['networks'], nat: { kind: 'nat', on: 'h', subnet: '192.168.122.0/24' }, own: { kind: 'host-only', on: 'h', subnet: '192.168.56.0/24' }, alone: { kind: 'internal', on: 'h', subnet: '10.1.1.0/24' } };
  const document = world({ networks, hosts: { h: { nics: { n: {} }, adapters: { lan: { network: 'web', addresses: ['10.0.10.2/24'] } } } }, vms: { n1: nic('nat'), o1: nic('own'), o2: nic('own'), i1: nic('alone'), i2: nic('alone') } });

  it('translate to the address of their host, and nobody gets in from outside (L16)', () => {
    const out = way(document, 'n1', 'db');
    expect(out.stop).toBeUndefined();
    expect(out.steps.find(({ kind }) => kind === 'nat')).toMatchObject({ what: 'source', to: '10.0.10.2' });
    expect(outcome(document, 'db', 'n1')).toBe('behind-nat');
  });

  it('reach their host, or each other alone (L16)', () => {
    expect(outcome(document, 'o1', 'h')).toBe('open');
    expect(outcome(document, 'h', 'o1')).toBe('open');
    expect(outcome(document, 'o1', 'o2')).toBe('open');
    expect(outcome(document, 'o1', 'web')).not.toBe('open');
    expect(outcome(document, 'i1', 'i2')).toBe('open');
    expect(outcome(document, 'i1', 'h')).not.toBe('open');
  });

  it('of a host whose only adapters are on such networks lead nowhere else (L16)', () => {
    // Of a host whose adapters are not written, nobody knows where it sends on (R4).
    expect(outcome(world({ networks, hosts: { h: { nics: { n: {} } } }, vms: { n1: nic('nat') } }), 'n1', 'db')).toBe('adapters-unshown?');
    const closed = world({ networks: { ...networks, second: { kind: 'nat', on: 'h', subnet: '192.168.123.0/24' } }, hosts: { h: { adapters: { a: { network: 'nat' }, b: { network: 'second' } } } }, vms: { n1: nic('nat') } });
    expect(outcome(closed, 'n1', 'web')).toBe('no-adapter');
    expect(outcome(closed, 'n1', 'h')).toBe('open');
  });
});
