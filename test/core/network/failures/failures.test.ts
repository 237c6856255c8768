import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentKey, type Component } from '../../../../src/core/network/fabric/types';
import { lossOf, pointsOfFailure, pointsOfFailureOf, pointsOfFailureOfVm, pointsOfFailureOn, type PointOfFailure } from '../../../../src/core/network/failures/failures';
import { estateOf } from '../../../support/worlds';

type Json = Record<string, unknown>;

interface World {
  readonly hosts?: Json;
  readonly switches?: Json;
  readonly networks?: Json;
  readonly vms?: Json;
  readonly routers?: Json;
  readonly sites?: Json;
}

/** Two leaves under two spines; host h1 on both leaves, h2 on the second; a VM on each. */
function world({ hosts, switches, networks, vms, routers = {}, sites = {} }: World = {}): Json {
  return {
    hosts: { h1: { nics: { a: { port: 'leaf-1/h1' }, b: { port: 'leaf-2/h1' } } }, h2: { nics: { a: { port: 'leaf-2/h2' } } }, ...hosts },
    switches: {
      'leaf-1': { kind: 'physical', ports: { h1: {}, up1: { to: 'spine-1/p1' }, up2: { to: 'spine-2/p1' } } },
      'leaf-2': { kind: 'physical', ports: { h1: {}, h2: {}, up1: { to: 'spine-1/p2' }, up2: { to: 'spine-2/p2' } } },
      'spine-1': { kind: 'physical', ports: { p1: {}, p2: {}, gw: {} } },
      'spine-2': { kind: 'physical', ports: { p1: {}, p2: {}, gw: {} } },
      vs: { kind: 'distributed', uplinks: { h1: ['a', 'b'], h2: ['a'] } },
      ...switches,
    },
    networks: { lan: { switch: 'vs', vlan: 10, subnet: '10.0.10.0/24', ...networks } },
    routers, sites,
    vms: { web: { host: 'h1', nics: { eth0: { network: 'lan' } } }, db: { host: 'h2', nics: { eth0: { network: 'lan' } } }, ...vms },
  };
}
const withGateway: World = { networks: { gateway: '10.0.10.1' } };
const routerOn = (on: string | undefined): Json => ({ r: { ...(on === undefined ? {} : { on }), interfaces: { lan: { network: 'lan', address: '10.0.10.1/24' } } } });

/** "switches/leaf-2 gateway": the components and from what they cut. */
const lines = (points: readonly PointOfFailure[]): readonly string[] => points.map(({ component, cuts }) => `${componentKey(component)} ${cuts[0]?.from ?? ''}`).sort();
const ofVm = (document: Json, id: string): readonly string[] => lines(pointsOfFailureOfVm(estateOf(document), id));

describe('single points of failure of a VM', () => {
  it('are the only NIC of its host and what that is plugged into, on its way to others (P2)', () => {
    const third = { hosts: { h3: { nics: { a: { port: 'leaf-1/h3' } } } }, vms: { log: { host: 'h3', nics: { eth0: { network: 'lan' } } } } };
    expect(ofVm(world({ ...third, switches: { 'leaf-1': { kind: 'physical', ports: { h1: {}, h3: {}, up1: { to: 'spine-1/p1' }, up2: { to: 'spine-2/p1' } } }, vs: { kind: 'distributed', uplinks: { h1: ['a', 'b'], h2: ['a'], h3: ['a'] } } } }), 'db')).toEqual(['hosts/h2/a others', 'switches/leaf-2 others']);
  });

  it('are not what fails at the only other on its network (P2)', () => {
    expect(ofVm(world(), 'web')).toEqual(['switches/leaf-2 others']);
  });

  it('are what stands between it and its gateway, with the router and the switch it runs on (P2)', () => {
    expect(ofVm(world({ ...withGateway, routers: routerOn('spine-1') }), 'db')).toEqual(['hosts/h2/a gateway', 'routers/r gateway', 'switches/leaf-2 gateway', 'switches/spine-1 gateway']);
    expect(ofVm(world({ ...withGateway, routers: routerOn('spine-1') }), 'web')).toEqual(['routers/r gateway', 'switches/spine-1 gateway']);
  });

  it('are the host of a router that runs as a VM elsewhere, but never its own host (P2)', () => {
    const vms = { gw: { host: 'h2', nics: { lan: { network: 'lan', addresses: ['10.0.10.1/24'] } } }, near: { host: 'h2', nics: { eth0: { network: 'lan' } } } };
    const document = world({ ...withGateway, vms });
    expect(ofVm(document, 'web')).toEqual(['hosts/h2 gateway', 'hosts/h2/a gateway', 'switches/leaf-2 gateway']);
    expect(ofVm(document, 'near')).toEqual([]);
  });

  it('are its last uplink where its gateway is not shown and nobody else is on its network (P2)', () => {
    const alone = world({ ...withGateway, vms: { db: { host: 'h2', nics: { eth0: { network: 'lan' } } }, web: { host: 'h1' } } });
    expect(ofVm(alone, 'db')).toEqual(['hosts/h2/a uplink', 'switches/leaf-2 uplink']);
  });

  it('are a cable that has no second beside it, and the link between two sites (P1)', () => {
    const sites = { east: { links: { west: {} } }, west: {} };
    const switches = {
      'leaf-1': { kind: 'physical', site: 'east', ports: { h1: {}, g: {}, up1: { to: 'spine-1/p1' } } },
      'leaf-2': { kind: 'physical', site: 'west', ports: { h2: {}, k: {}, up1: { to: 'spine-1/p2' } } },
      'spine-1': { kind: 'physical', site: 'west', ports: { p1: {}, p2: {} } }, 'spine-2': {},
    };
    const hosts = { h1: { nics: { a: { port: 'leaf-1/h1' }, b: { port: 'leaf-1/g' } } }, h2: { nics: { a: { port: 'leaf-2/h2' }, b: { port: 'leaf-2/k' } } } };
    const document = world({ sites, switches: { ...switches, vs: { kind: 'distributed', uplinks: { h1: ['a', 'b'], h2: ['a', 'b'] } } }, hosts });
    expect(ofVm(document, 'web')).toEqual(['sites/east/west others', 'switches/leaf-1 others', 'switches/leaf-1/up1 others', 'switches/leaf-2 others', 'switches/leaf-2/up1 others', 'switches/spine-1 others']);
  });

  it('are none of two switches that act as one, each with a link of a bundle (P3)', () => {
    const stacked = (other: string, up: string): Json => ({ kind: 'physical', stackedWith: [other], aggregations: { h1: {}, h2: {} }, ports: { h1: { aggregation: 'h1' }, h2: { aggregation: 'h2' }, up: { to: up } } });
    const hosts = { h1: { nics: { a: { port: 'leaf-1/h1' }, b: { port: 'leaf-2/h1' } } }, h2: { nics: { a: { port: 'leaf-1/h2' }, b: { port: 'leaf-2/h2' } } } };
    const vs = { kind: 'distributed', aggregation: 'lacp', uplinks: { h1: ['a', 'b'], h2: ['a', 'b'] } };
    expect(ofVm(world({ hosts, switches: { 'leaf-1': stacked('leaf-2', 'spine-1/p1'), 'leaf-2': stacked('leaf-1', 'spine-1/p2'), vs } }), 'web')).toEqual([]);
    expect(ofVm(world({ hosts: { ...hosts, h1: { nics: { a: { port: 'leaf-1/h1' } } } }, switches: { 'leaf-1': stacked('leaf-2', 'spine-1/p1'), 'leaf-2': stacked('leaf-1', 'spine-1/p2'), vs: { ...vs, uplinks: { h1: ['a'], h2: ['a', 'b'] } } } }), 'web')).toEqual(['hosts/h1/a others', 'switches/leaf-1 others']);
  });

  it('are none of the equipment that is not shown (P4)', () => {
    const hosts = { h1: { nics: { a: {}, b: {} } }, h2: { nics: { a: {} } } };
    expect(ofVm(world({ hosts }), 'web')).toEqual([]);
    expect(ofVm(world({ hosts, vms: { more: { host: 'h1', nics: { eth0: { network: 'lan' } } } } }), 'db')).toEqual(['hosts/h2/a others']);
  });

  it('are none where it reaches nobody now, or is off', () => {
    expect(ofVm(world({ switches: { vs: { kind: 'distributed', uplinks: { h1: ['a', 'b'] } } } }), 'web')).toEqual([]);
    expect(ofVm(world({ vms: { db: { host: 'h2', power: 'off', nics: { eth0: { network: 'lan' } } } } }), 'db')).toEqual([]);
  });

  it('are those of the uplink it takes, which stays up while the switch behind it is cut off', () => {
    const stub = world({
      ...withGateway, routers: routerOn('spine-1'),
      switches: { 'leaf-1': { kind: 'physical', ports: { h1: {}, up1: { to: 'spine-1/p1' } } } },
      vms: { web: { host: 'h1', nics: { eth0: { network: 'lan' } } }, zed: { host: 'h1', nics: { eth0: { network: 'lan' } } } },
    });
    // "web" takes the first turn and goes by leaf-1; "zed" takes the second.
    expect(ofVm(stub, 'web')).toContain('switches/leaf-1/up1 gateway');
    expect(ofVm(stub, 'zed')).not.toContain('switches/leaf-1/up1 gateway');
  });
});

describe('single points of failure of a host and a network', () => {
  it('are those of whoever is on them, with how many they cut (P2)', () => {
    const document = world({ ...withGateway, routers: routerOn('spine-1'), vms: { db2: { host: 'h2', nics: { eth0: { network: 'lan' } } } } });
    const estate = estateOf(document);
    const cut = (points: readonly PointOfFailure[]): Readonly<Record<string, number>> => Object.fromEntries(points.map(({ component, cuts }) => [componentKey(component), cuts.reduce((total, { adapters }) => total + adapters.adapters.length, 0)]));
    expect(cut(pointsOfFailureOn(estate, 'h2'))).toEqual({ 'hosts/h2/a': 2, 'routers/r': 2, 'switches/leaf-2': 2, 'switches/spine-1': 2 });
    expect(cut(pointsOfFailureOf(estate, 'lan'))).toEqual({ 'routers/r': 3, 'switches/spine-1': 3, 'hosts/h2/a': 2, 'switches/leaf-2': 2 });
    expect(pointsOfFailure(estate).map(({ component }) => componentKey(component))).toEqual(['routers/r', 'switches/spine-1', 'hosts/h2/a', 'switches/leaf-2']);
  });
});

describe('the loss of a component', () => {
  const cutBy = (document: Json, component: Component): readonly string[] => lossOf(estateOf(document), component).flatMap(({ adapters, from }) => adapters.adapters.map(({ key }) => `${key} ${from}`));

  it('cuts off who has no other way to their gateway, or to others (P1)', () => {
    expect(cutBy(world(), { kind: 'switch', switch: 'leaf-2' })).toEqual(['vms/web/eth0 others', 'vms/db/eth0 others']);
    expect(cutBy(world(), { kind: 'switch', switch: 'spine-1' })).toEqual([]);
    expect(cutBy(world(), { kind: 'port', switch: 'leaf-2', port: 'h2' })).toEqual(['vms/web/eth0 others', 'vms/db/eth0 others']);
  });

  it('of a host cuts off those elsewhere whose gateway ran there (P1)', () => {
    const document = world({ ...withGateway, vms: { gw: { host: 'h2', nics: { lan: { network: 'lan', addresses: ['10.0.10.1/24'] } } } } });
    expect(cutBy(document, { kind: 'host', host: 'h2' })).toEqual(['vms/web/eth0 gateway']);
  });
});

/** A random network of a few switches and hosts, each host with one or two NICs anywhere. */
const anyWorld = fc.record({
  cables: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 7 }),
  nics: fc.array(fc.array(fc.nat(3), { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 4 }),
  router: fc.option(fc.nat(3), { nil: undefined }),
}).map(({ cables, nics, router }) => {
  const ports: Record<string, Json>[] = [{}, {}, {}, {}];
  cables.forEach(([a, b], i) => {
    if (a === b) return;
    Object.assign(ports[a] ?? {}, { [`c${i}`]: { to: `s${b}/c${i}` } });
    Object.assign(ports[b] ?? {}, { [`c${i}`]: {} });
  });
  nics.forEach((at, h) => at.forEach((s, n) => Object.assign(ports[s] ?? {}, { [`h${h}n${n}`]: {} })));
  return {
    switches: { ...Object.fromEntries(ports.map((own, i) => [`s${i}`, { kind: 'physical', ports: own }])), vs: { kind: 'distributed', uplinks: Object.fromEntries(nics.map((at, h) => [`h${h}`, at.map((_, n) => `n${n}`)])) } },
    hosts: Object.fromEntries(nics.map((at, h) => [`h${h}`, { nics: Object.fromEntries(at.map((s, n) => [`n${n}`, { port: `s${s}/h${h}n${n}` }])) }])),
    networks: { lan: { switch: 'vs', subnet: '10.0.0.0/24', gateway: '10.0.0.1' } },
    routers: router === undefined ? {} : { r: { on: `s${router}`, interfaces: { lan: { network: 'lan', address: '10.0.0.1/24' } } } },
    vms: Object.fromEntries(nics.map((_, h) => [`v${h}`, { host: `h${h}`, nics: { eth0: { network: 'lan' } } }])),
  };
});

it('who is cut by the loss of a component is cut by a single point of failure, and the other way round (P2)', () => {
  fc.assert(fc.property(anyWorld, (document) => {
    const estate = estateOf(document);
    const components: readonly Component[] = [
      ...[0, 1, 2, 3].map((i): Component => ({ kind: 'switch', switch: `s${i}` })),
      ...Object.entries(document.hosts).flatMap(([host, { nics }]) => Object.keys(nics).map((nic): Component => ({ kind: 'nic', host, nic }))),
      ...Object.keys(document.routers).map((router): Component => ({ kind: 'router', router })),
    ];
    const points = new Map(pointsOfFailure(estate).map(({ component, cuts }) => [componentKey(component), cuts.map(({ adapters }) => adapters.key).sort()]));
    const cables = pointsOfFailure(estate).map(({ component }) => component).filter(({ kind }) => kind === 'port');
    for (const component of [...components, ...cables]) expect(lossOf(estate, component).map(({ adapters }) => adapters.key).sort()).toEqual(points.get(componentKey(component)) ?? []);
  }), { numRuns: 200 });
});
