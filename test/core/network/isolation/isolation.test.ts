import { describe, expect, it } from 'vitest';
import { adapterClasses } from '../../../../src/core/network/isolation/classes';
import { breachesOf, isolationMatrix } from '../../../../src/core/network/isolation/matrix';
import type { Grouping } from '../../../../src/core/network/isolation/types';
import { generateNetwork } from '../../../support/generateNetwork';
import { estateOf } from '../../../support/worlds';

type Json = Record<string, unknown>;

/** Tenants red and blue with a network each on two hosts, behind one router unless said otherwise. */
function world(more: { readonly router?: Json; readonly networks?: Json; readonly vms?: Json; readonly firewalls?: Json; readonly ports?: Json } = {}): Json {
  const vm = (host: string, network: string, address: string): Json => ({ host, nics: { eth0: { network, addresses: [`${address}/24`] } } });
  return {
    hosts: { h1: { nics: { n: { port: 'leaf/p1' } } }, h2: { nics: { n: { port: 'leaf/p2' } } } },
    switches: { leaf: { kind: 'physical', ports: { p1: {}, p2: {}, ...more.ports } }, vs: { kind: 'distributed', uplinks: { h1: ['n'], h2: ['n'] } } },
    networks: {
      'red-net': { switch: 'vs', vlan: 10, subnet: '10.0.10.0/24', gateway: '10.0.10.1', tenant: 'red' }, 'blue-net': { switch: 'vs', vlan: 20, subnet: '10.0.20.0/24', gateway: '10.0.20.1', tenant: 'blue' }, ...more.networks,
    },
    vms: { r1: vm('h1', 'red-net', '10.0.10.11'), r2: vm('h2', 'red-net', '10.0.10.12'), b1: vm('h1', 'blue-net', '10.0.20.11'), b2: vm('h2', 'blue-net', '10.0.20.12'), ...more.vms },
    ...(more.router ? { routers: { edge: { interfaces: { red: { network: 'red-net', address: '10.0.10.1/24' }, blue: { network: 'blue-net', address: '10.0.20.1/24' } }, ...more.router } } } : {}),
    ...(more.firewalls ? { firewalls: more.firewalls } : {}),
  };
}

/** "red → blue: part, by r1 to b1", a line for each cell. */
function cells(document: Json, by: Grouping = 'tenant'): readonly string[] {
  const { groups, cell } = isolationMatrix(estateOf(document), by);
  return groups.flatMap((a, i) => groups.flatMap((b, j) => {
    const found = cell(i, j);
    return found ? [`${a.name ?? 'none'} → ${b.name ?? 'none'}: ${found.reach}`] : [];
  }));
}
const classes = (document: Json): readonly string[] => adapterClasses(estateOf(document)).map(({ adapters }) => adapters.map(({ id }) => id).join(' '));

describe('classes', () => {
  it('hold all adapters of a network, on whatever host, that nothing tells apart (I1)', () => {
    expect(classes(world({ router: {} }))).toEqual(['b1 b2', 'r1 r2']);
  });
  it('are one for each of 200 networks of 10,000 VMs on 1,000 hosts (I1)', () => {
    expect(adapterClasses(estateOf(generateNetwork({ hosts: 1000, vms: 10_000, leafPairs: 24, networks: 200 })))).toHaveLength(200);
  });
  it('part where a filter names one of them, and not where it names them all (I1, R9)', () => {
    expect(classes(world({ router: { filters: [{ action: 'deny', from: 'vm:r2', to: 'blue-net' }] } }))).toEqual(['b1 b2', 'r1', 'r2']);
    expect(classes(world({ router: { filters: [{ action: 'deny', from: '10.0.10.0/24', to: 'blue-net' }] } }))).toEqual(['b1 b2', 'r1 r2']);
  });
  it('part where an uplink leads elsewhere (I1)', () => {
    const apart = world();
    expect(classes({ ...apart, hosts: { h1: { nics: { n: { port: 'leaf/p1' } } }, h2: { nics: { n: {} } } } })).toEqual(['b1', 'b2', 'r1', 'r2']);
  });
  it('leave out who is off (I1, R12)', () => {
    expect(classes(world({ vms: { r2: { host: 'h2', power: 'off', nics: { eth0: { network: 'red-net' } } } } }))).toEqual(['b1 b2', 'r1']);
  });
});

describe('tenants', () => {
  it('on different wires without a router do not reach each other, for all that is known (I2, R4)', () => {
    expect(cells(world())).toEqual(['blue → blue: open', 'blue → red: unknown', 'red → blue: unknown', 'red → red: open']);
  });
  it('that a router joins reach each other, and are not isolated (I2, I3)', () => {
    const document = world({ router: {} });
    expect(cells(document)).toEqual(['blue → blue: open', 'blue → red: open', 'red → blue: open', 'red → red: open']);
    expect(breachesOf(estateOf(document)).map(({ from, to, by }) => [from, to, by.reach, by.from.id, by.to.id])).toEqual([['blue', 'red', 'open', 'b1', 'r1'], ['red', 'blue', 'open', 'r1', 'b1']]);
  });
  it('are isolated where a filter says what it lets through, and from one side (I3)', () => {
    const document = world({ router: { filters: [{ action: 'allow', from: 'red', to: 'blue', protocol: 'tcp', ports: '443' }], defaultAction: 'deny' } });
    expect(cells(document)).toEqual(['blue → blue: open', 'blue → red: closed', 'red → blue: part', 'red → red: open']);
    expect(breachesOf(estateOf(document))).toEqual([]);
  });
  it('are not where a filter lets through anything of anybody (I3)', () => {
    expect(breachesOf(estateOf(world({ router: { filters: [{ action: 'allow', from: 'any' }], defaultAction: 'deny' } })))).toHaveLength(2);
  });
  it('are not where one of them is reached otherwise, beside what filters name (I1, I3)', () => {
    const document = world({ router: { filters: [{ action: 'allow', from: 'vm:r1', to: 'blue' }, { action: 'deny', from: 'red', protocol: 'icmp' }, { action: 'deny', from: 'blue' }] } });
    expect(cells(document)).toContain('red → blue: open');
    expect(breachesOf(estateOf(document)).map(({ from, by }) => [from, by.from.id, by.reach])).toEqual([['red', 'r2', 'open']]);
  });
  it('that one trunk joins reach each other on the wire (I1, L3)', () => {
    // A cable from a port in VLAN 10 to one in VLAN 20; who says no subnet is wherever frames get.
    const { networks } = world() as { networks: Record<string, Json> };
    const document = world({ ports: { a: { vlan: 10, to: 'leaf/b' }, b: { vlan: 20 } }, networks: { 'blue-net': { ...networks['blue-net'], subnet: '10.0.10.0/24', gateway: '10.0.10.1' } }, vms: { b1: { host: 'h1', nics: { eth0: { network: 'blue-net', addresses: ['10.0.10.21/24'] } } }, b2: { host: 'h2' } } });
    expect(cells(document)).toEqual(['blue → red: open', 'red → blue: open', 'red → red: open']);
  });
  it('of nobody come last, and are not meant by isolation (I3)', () => {
    const document = world({ router: {}, networks: { 'blue-net': { switch: 'vs', vlan: 20, subnet: '10.0.20.0/24', gateway: '10.0.20.1' } } });
    expect(cells(document)).toEqual(['red → red: open', 'red → none: open', 'none → red: open', 'none → none: open']);
    expect(breachesOf(estateOf(document))).toEqual([]);
  });
});

describe('networks', () => {
  it('have the best of their classes: one VM that may is enough (I1)', () => {
    const document = world({ router: { filters: [{ action: 'allow', from: 'vm:r2', to: 'vm:b1', protocol: 'tcp' }], defaultAction: 'deny' } });
    expect(cells(document, 'network')).toContain('red-net → blue-net: part');
    const { groups, cell } = isolationMatrix(estateOf(document), 'network');
    const names = groups.map(({ name }) => name);
    const shown = cell(names.indexOf('red-net'), names.indexOf('blue-net'));
    expect([shown?.from.id, shown?.to.id]).toEqual(['r2', 'b1']);
  });
  it('of one guest alone have nobody to reach within (I1)', () => {
    const document = world({ vms: { r2: { host: 'h2' }, b1: { host: 'h1' }, b2: { host: 'h2' } } });
    expect(cells(document)).toEqual([]);
  });
  it('follow an edit of one VM (I1)', () => {
    const estate = estateOf(world({ router: { filters: [{ action: 'deny', from: 'tag:shut' }] } }));
    const reached = (): string | undefined => isolationMatrix(estate, 'tenant').cell(1, 0)?.reach;
    expect(reached()).toBe('open');
    for (const id of ['r1', 'r2']) {
      const entry = estate.find('vms', id);
      if (entry) estate.update({ file: entry.file, changed: [{ ...entry, value: { ...entry.value, tags: ['shut'] } }], removed: [] });
    }
    expect(reached()).toBe('closed');
  });
});
