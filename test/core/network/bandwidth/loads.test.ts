import { describe, expect, it } from 'vitest';
import { hostUplinks } from '../../../../src/core/network/bandwidth/hostUplinks';
import { loadsWithout, networkLoads, type CarrierLoad, type NetworkLoads } from '../../../../src/core/network/bandwidth/loads';
import type { Component } from '../../../../src/core/network/fabric/types';
import { estateOf } from '../../../support/worlds';

type Json = Record<string, unknown>;

/** Two hosts on two leaves under a spine, a VM on each, in VLAN 10. */
function twoLeaves(changes: { readonly hosts?: Json; readonly switches?: Json; readonly networks?: Json; readonly vms?: Json; readonly sites?: Json; readonly routers?: Json; readonly containers?: Json } = {}): Json {
  return {
    sites: changes.sites ?? {},
    hosts: {
      h1: { nics: { n: { speed: '10 Gb/s', port: 'leaf-1/h' } } },
      h2: { nics: { n: { speed: '10 Gb/s', port: 'leaf-2/h' } } },
      ...changes.hosts,
    },
    switches: {
      'leaf-1': { kind: 'physical', ports: { h: {}, up: { speed: '10 Gb/s', to: 'spine/p1' } } },
      'leaf-2': { kind: 'physical', ports: { h: { speed: '1 Gb/s' }, up: { speed: '10 Gb/s', to: 'spine/p2' } } },
      spine: { kind: 'physical', ports: { p1: {}, p2: {} } },
      vs: { kind: 'distributed', uplinks: { h1: ['n'], h2: ['n'] } },
      ...changes.switches,
    },
    networks: { lan: { switch: 'vs', vlan: 10, subnet: '10.0.10.0/24', gateway: '10.0.10.1', ...changes.networks } },
    routers: changes.routers ?? {},
    containers: changes.containers ?? {},
    vms: {
      a: { host: 'h1', nics: { eth0: { network: 'lan', addresses: ['10.0.10.11/24'] } }, demand: { flows: [{ to: 'b', rate: '500 Mb/s', peak: '2 Gb/s' }] } },
      b: { host: 'h2', nics: { eth0: { network: 'lan', addresses: ['10.0.10.12/24'] } } },
      ...changes.vms,
    },
  };
}

const loadsOf = (document: Json): NetworkLoads => networkLoads(estateOf(document));
const without = (document: Json, ...lost: readonly Component[]): NetworkLoads => loadsWithout(estateOf(document), lost);

/** What flows at peak, wanted/carried in Mb/s by carrier, idle ones left out: "h1/n > leaf-1/h 2000/1000". */
const lines = ({ carriers }: NetworkLoads): readonly string[] => carriers.filter(({ peak }) => peak.wanted > 0).map((one) => `${nameOf(one)} ${mega(one.peak.wanted)}/${mega(one.peak.carried)}`);
const nameOf = ({ from, to, outwards }: CarrierLoad): string => (outwards ? `${from} > ${to ?? ''}` : `${from} < ${to ?? ''}`);
const mega = (bits: number): number => Number((bits / 1e6).toFixed(1));
/** What flows get at peak, in Mb/s, and what holds them back. */
const rates = ({ flows, carriers }: NetworkLoads): readonly string[] => flows.map((flow) => {
  if (flow.kind === 'stopped') return `${flow.offer.from.id} stopped: ${flow.because.kind === 'way' ? flow.because.stop.kind : flow.because.kind}`;
  const held = flow.peak.bottleneck === undefined ? undefined : carriers[flow.peak.bottleneck];
  return `${flow.offer.from.id} ${mega(flow.peak.rate)}${held ? ` held back by ${nameOf(held)}` : ''}${flow.shown ? '' : ' as far as shown'}`;
});

const network = (rate: string): Json => ({ network: rate });
const vm = (host: string, demand: Json, address?: string): Json => ({ host, nics: { eth0: { network: 'lan', ...(address === undefined ? {} : { addresses: [`${address}/24`] }) } }, demand });

describe('a flow from host to host', () => {
  it('takes each NIC and cable of its way, and no more than the slowest lets through (B1, B4)', () => {
    const loads = loadsOf(twoLeaves());
    expect(lines(loads)).toEqual(['h1/n > leaf-1/h 2000/1000', 'h2/n < leaf-2/h 2000/1000', 'leaf-1/up > spine/p1 2000/1000', 'spine/p2 > leaf-2/up 2000/1000']);
    expect(rates(loads)).toEqual(['a 1000 held back by h2/n < leaf-2/h']);
  });

  it('finds a NIC and its port to be one link, as fast as the slower, each direction by itself (B2)', () => {
    const { carriers, flows } = loadsOf(twoLeaves({ vms: { b: vm('h2', { flows: [{ to: 'a', rate: '1 Gb/s' }] }, '10.0.10.12') } }));
    const nic = carriers.filter(({ from }) => from === 'h2/n');
    expect(nic.map(({ speed, peak }) => [speed, peak.utilization])).toEqual([[1e9, 1], [1e9, 2]]);
    expect(flows.map((flow) => flow.kind === 'carried' && flow.peak.rate)).toEqual([1e9, 1e9]);
  });

  it('asks for its average where peaks do not count (B4)', () => {
    const { carriers } = loadsOf(twoLeaves());
    expect(carriers.find(({ from, outwards }) => from === 'h1/n' && outwards)?.average).toEqual({ wanted: 5e8, carried: 5e8, utilization: 0.05 });
  });

  it('takes no link within one host and switch (B6)', () => {
    const loads = loadsOf(twoLeaves({ vms: { b: vm('h1', {}, '10.0.10.12') } }));
    expect([lines(loads), rates(loads)]).toEqual([[], ['a 2000']]);
  });

  it('is spread over the links of an aggregation, which have their speeds together (B6)', () => {
    const bundled = (other: string): Json => ({ kind: 'physical', aggregations: { po: {} }, ports: { h: {}, u1: { speed: '1 Gb/s', aggregation: 'po', to: `${other}/u1` }, u2: { speed: '3 Gb/s', aggregation: 'po', to: `${other}/u2` } } });
    const loads = loadsOf(twoLeaves({ switches: { 'leaf-1': bundled('leaf-2'), 'leaf-2': bundled('leaf-1') }, vms: { a: vm('h1', { flows: [{ to: 'b', rate: '8 Gb/s' }] }, '10.0.10.11') } }));
    expect(lines(loads)).toEqual(['h1/n > leaf-1/h 8000/4000', 'h2/n < leaf-2/h 8000/4000', 'leaf-1/u1 > leaf-2/u1 2000/1000', 'leaf-1/u2 > leaf-2/u2 6000/3000']);
  });

  it('is spread over uplinks that are chosen by load (B6)', () => {
    const nics = { n: { speed: '10 Gb/s', port: 'leaf-1/h' }, m: { speed: '10 Gb/s', port: 'leaf-1/g' } };
    const loads = loadsOf(twoLeaves({
      hosts: { h1: { nics } },
      switches: { vs: { kind: 'distributed', teaming: 'load', uplinks: { h1: ['n', 'm'], h2: ['n'] } }, 'leaf-1': { kind: 'physical', ports: { h: {}, g: {}, up: { speed: '10 Gb/s', to: 'spine/p1' } } } },
    }));
    expect(lines(loads).slice(0, 2)).toEqual(['h1/n > leaf-1/h 1000/500', 'h1/m > leaf-1/g 1000/500']);
  });

  it('crosses the link between two sites, as fast as the slower of both says (B7)', () => {
    const at = (site: string, id: string, ports: Json): Json => ({ [id]: { kind: 'physical', site, ports } });
    const loads = loadsOf(twoLeaves({
      sites: { east: { links: { west: { bandwidth: '600 Mb/s' } } }, west: { links: { east: { bandwidth: '1 Gb/s' } } } },
      switches: { ...at('east', 'leaf-1', { h: {}, up: { speed: '10 Gb/s', to: 'spine/p1' } }), ...at('west', 'spine', { p1: {}, p2: {} }), ...at('west', 'leaf-2', { h: {}, up: { speed: '10 Gb/s', to: 'spine/p2' } }) },
    }));
    expect(lines(loads)).toContain('east > west 2000/600');
    expect(rates(loads)).toEqual(['a 600 held back by east > west']);
  });

  it('is shaped by its network, adapter by adapter, to the average (B5)', () => {
    const loads = loadsOf(twoLeaves({ networks: { shaping: { average: '100 Mb/s', peak: '1 Gb/s' } } }));
    expect(rates(loads)).toEqual(['a 100 held back by vms/a/eth0 > ']);
  });
});

describe('what is sent beside stated flows', () => {
  it('goes to the default gateway, where that is (B3)', () => {
    const routed = { routers: { r: { on: 'spine', interfaces: { lan: { network: 'lan', address: '10.0.10.1/24' } } } } };
    expect(lines(loadsOf(twoLeaves({ ...routed, vms: { a: vm('h1', network('1 Gb/s'), '10.0.10.11') } })))).toEqual(['h1/n > leaf-1/h 1000/1000', 'leaf-1/up > spine/p1 1000/1000']);
  });

  it('goes as far as the uplink where the gateway is not shown (B3)', () => {
    const loads = loadsOf(twoLeaves({ vms: { a: vm('h1', network('1 Gb/s'), '10.0.10.11') } }));
    expect([lines(loads), rates(loads)]).toEqual([['h1/n > leaf-1/h 1000/1000'], ['a 1000 as far as shown']]);
  });

  it('is shaped where the gateway is not shown as well (B5)', () => {
    expect(rates(loadsOf(twoLeaves({ networks: { shaping: { average: '100 Mb/s' } }, vms: { a: vm('h1', network('1 Gb/s'), '10.0.10.11') } })))).toEqual(['a 100 held back by vms/a/eth0 >  as far as shown']);
  });

  it('is not carried where the gateway is out of reach (B3)', () => {
    const vms = { a: vm('h1', network('1 Gb/s'), '10.0.10.11'), gw: { host: 'h2', nics: { lan: { network: 'lan', addresses: ['10.0.10.1/24'] } } } };
    expect(rates(loadsOf(twoLeaves({ vms })))).toEqual(['a 1000']);
    expect(rates(loadsOf(twoLeaves({ vms, switches: { 'leaf-2': { kind: 'physical', ports: { h: { vlan: 20 }, up: { to: 'spine/p2' } } } } })))).toEqual(['a stopped: layer2']);
  });

  it('leaves by the host of a container behind a bridge (B3, R13)', () => {
    const loads = networkLoads(estateOf({
      ...twoLeaves({ vms: { a: { host: 'h1', nics: { eth0: { network: 'lan', addresses: ['10.0.10.11/24'] } } } }, containers: { c: { on: 'a', networks: ['docker0'], demand: network('1 Gb/s') } } }),
      networks: { lan: { switch: 'vs', vlan: 10, subnet: '10.0.10.0/24', gateway: '10.0.10.1' }, docker0: { kind: 'container-bridge', on: 'a', subnet: '172.17.0.0/16', gateway: '172.17.0.1' } },
    }));
    expect(lines(loads)).toEqual(['h1/n > leaf-1/h 1000/1000']);
  });
});

describe('the uplinks of a host', () => {
  it('are oversubscribed by what its guests ask for at peak over the speed of those that are used (B8)', () => {
    const nics = { n: { speed: '10 Gb/s', port: 'leaf-1/h' }, spare: { speed: '10 Gb/s' } };
    const estate = estateOf(twoLeaves({ hosts: { h1: { nics } }, vms: { a: vm('h1', { flows: [{ to: 'b', rate: '5 Gb/s', peak: '20 Gb/s' }], network: '15 Gb/s' }, '10.0.10.11') } }));
    expect(hostUplinks(estate, 'h1')).toMatchObject({ wanted: 20e9, speed: 10e9, oversubscription: 2, nics: [{ nic: 'n', in: { outwards: false } }, { nic: 'spare' }] });
    expect(hostUplinks(estate, 'h2')).toMatchObject({ wanted: 0, oversubscription: undefined, nics: [{ in: { peak: { wanted: 20e9, carried: 1e9 } } }] });
    expect(hostUplinks(estate, 'nowhere').nics).toEqual([]);
  });
});

describe('a flow that does not arrive', () => {
  it('loads nothing, and says why', () => {
    const demand = { flows: [{ to: 'b', rate: '1 Gb/s' }, { to: 'nobody', rate: '1 Gb/s' }] };
    const loads = loadsOf(twoLeaves({ switches: { 'leaf-2': { kind: 'physical', ports: { h: { vlan: 20 }, up: { to: 'spine/p2' } } } }, vms: { a: vm('h1', demand, '10.0.10.11') } }));
    expect([lines(loads), rates(loads)]).toEqual([[], ['a stopped: layer2', 'a stopped: missing']]);
  });

  it('has no adapter that is connected', () => {
    expect(rates(loadsOf(twoLeaves({ vms: { a: { host: 'h1', demand: network('1 Gb/s') } } })))).toEqual(['a stopped: no-adapter']);
  });
});

describe('what remains once something has failed', () => {
  const spine = (id: string): Json => ({ [id]: { kind: 'physical', ports: { p1: {}, p2: {} } } });
  const leaf = (h: Json): Json => ({ kind: 'physical', ports: { h, g: {}, u1: { speed: '10 Gb/s', to: '' }, u2: { speed: '1 Gb/s', to: '' } } });
  const ring = ((): Json => {
    const document = twoLeaves({ switches: { ...spine('spine-1'), ...spine('spine-2'), 'leaf-1': leaf({}), 'leaf-2': leaf({}) }, vms: { a: vm('h1', { flows: [{ to: 'b', rate: '5 Gb/s' }] }, '10.0.10.11') } });
    const switches = document['switches'] as Record<string, { ports: Record<string, { to?: string }> }>;
    for (const n of [1, 2]) for (const up of [1, 2]) Object.assign(switches[`leaf-${n}`]?.ports[`u${up}`] ?? {}, { to: `spine-${up}/p${n}` });
    return document;
  })();

  it('goes another way, and gets what that has (P1)', () => {
    expect(rates(without(ring, { kind: 'switch', switch: 'spine-1' }))).toEqual(['a 1000 held back by leaf-1/u2 > spine-2/p1']);
    expect(rates(without(ring, { kind: 'switch', switch: 'spine-2' }))).toEqual(['a 5000']);
    expect(rates(without(ring, { kind: 'port', switch: 'leaf-1', port: 'u1' }))[0]).toContain('a 1000');
  });

  it('takes the uplink that is left (P1)', () => {
    const document = twoLeaves({
      hosts: { h1: { nics: { n: { speed: '10 Gb/s', port: 'leaf-1/h' }, m: { speed: '100 Mb/s', port: 'leaf-2/g' } } } },
      switches: { vs: { kind: 'distributed', teaming: 'failover', uplinks: { h1: ['n', 'm'], h2: ['n'] } }, 'leaf-2': { kind: 'physical', ports: { h: {}, g: {}, up: { to: 'spine/p2' } } } },
    });
    expect(rates(loadsOf(document))).toEqual(['a 2000']);
    expect(rates(without(document, { kind: 'nic', host: 'h1', nic: 'n' }))).toEqual(['a 100 held back by h1/m > leaf-2/g']);
  });

  it('is nothing where no way is left, and lists no carrier that is lost (P1)', () => {
    const loads = without(twoLeaves(), { kind: 'switch', switch: 'spine' });
    expect(rates(loads)).toEqual(['a stopped: layer2']);
    expect(loads.carriers.map(nameOf)).toEqual(['h1/n > leaf-1/h', 'h1/n < leaf-1/h', 'h2/n > leaf-2/h', 'h2/n < leaf-2/h']);
  });
});
