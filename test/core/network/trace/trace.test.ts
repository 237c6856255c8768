import { describe, expect, it } from 'vitest';
import { supposing } from '../../../../src/core/model/supposing';
import { trace } from '../../../../src/core/network/trace/trace';
import type { Trace } from '../../../../src/core/network/trace/types';
import type { Question } from '../../../../src/core/network/routing/traffic';
import { sessionOf } from '../../../support/estate';
import { carryOut } from '../../../support/randomEstate';
import { estateOf } from '../../../support/worlds';

/** Two hosts behind two leaves and a spine; VLAN 10 is on every trunk, VLAN 20 on those to the hosts alone. */
const plain = {
  hosts: { 'esx-01': { nics: { n0: { port: 'leaf-1/eth1' }, n1: {} } }, 'esx-02': { nics: { n0: { port: 'leaf-2/eth1' } } }, 'esx-03': { nics: { n0: { port: 'leaf-2/eth2' } } } },
  switches: {
    'leaf-1': { ports: { eth1: { mode: 'trunk', vlans: '10,20' }, eth48: { mode: 'trunk', vlans: '10', to: 'spine/eth1' } } },
    'leaf-2': { ports: { eth1: { mode: 'trunk', vlans: '10,20' }, eth2: { mode: 'trunk', vlans: '10,20' }, eth48: { mode: 'trunk', vlans: '10', to: 'spine/eth2' } } },
    spine: { ports: { eth1: { mode: 'trunk', vlans: '10,20' }, eth2: { mode: 'trunk', vlans: '10,20' } } },
    dvs: { kind: 'distributed', uplinks: { 'esx-01': ['n0'], 'esx-02': ['n0'] } },
  },
  networks: {
    web: { switch: 'dvs', vlan: 10, subnet: '10.0.10.0/24', gateway: '10.0.10.1' },
    db: { switch: 'dvs', vlan: 20, subnet: '10.0.20.0/24', gateway: '10.0.20.1' },
  },
  vms: {
    'web-01': { host: 'esx-01', nics: { eth0: { network: 'web', addresses: ['10.0.10.11/24'] } } },
    'web-02': { host: 'esx-02', nics: { eth0: { network: 'web', addresses: ['10.0.10.12/24'] } } },
    'web-03': { host: 'esx-03', nics: { eth0: { network: 'web', addresses: ['10.0.10.13/24'] } } },
    'db-01': { host: 'esx-02', nics: { eth0: { network: 'db', addresses: ['10.0.20.11/24'] } } },
    'db-02': { host: 'esx-01', nics: { eth0: { network: 'db', addresses: ['10.0.20.12/24'] } } },
  },
  routers: { edge: { on: 'esx-01', interfaces: { web: { network: 'web', address: '10.0.10.1/24' }, db: { network: 'db', address: '10.0.20.1/24' } } } },
};
type Fields = Record<string, unknown>;

/** The world with entries replaced, by "collection/id". */
function world(entries: Record<string, unknown> = {}): Record<string, Fields> {
  const made: Record<string, Fields> = structuredClone(plain);
  for (const [key, value] of Object.entries(entries)) {
    const [collection = '', id = ''] = key.split('/');
    (made[collection] ??= {})[id] = value;
  }
  return made;
}

function traced(document: unknown, from: string, to: string, question: Question = {}): Trace {
  const answer = trace(estateOf(document), from, to, question);
  if ('kind' in answer) throw new Error(answer.reason);
  return answer;
}

/** The kinds of the hops, and the place where a line is drawn. */
const kinds = ({ hops }: Trace): readonly string[] => hops.map(({ kind }) => kind);

/** Applies what a trace proposes to the text, as an editor would, and traces again. */
function after(document: unknown, from: string, to: string, question: Question = {}): Trace {
  const session = sessionOf(JSON.stringify(document));
  const before = trace(session.estate, from, to, question);
  if ('kind' in before || !before.change) throw new Error('Nothing is proposed.');
  carryOut(session, before.change.changes);
  const again = trace(session.estate, from, to, question);
  if ('kind' in again) throw new Error(again.reason);
  return again;
}

describe('A trace', () => {
  it('names every hop, with the VLAN tag at each', () => {
    const { hops, reachable, blockedAt, because } = traced(world(), 'web-01', 'web-02');
    expect({ reachable, blockedAt, because }).toEqual({ reachable: true, blockedAt: undefined, because: undefined });
    expect(hops.map(({ text }) => text)).toEqual([
      'eth0 of VM "web-01", 10.0.10.11', 'network "web", VLAN 10', 'switch "dvs" on host "esx-01"', 'NIC n0 of host "esx-01", tagged VLAN 10',
      'port leaf-1/eth1, tagged VLAN 10', 'switch "leaf-1", VLAN 10', 'port leaf-1/eth48, tagged VLAN 10', 'port spine/eth1, tagged VLAN 10', 'switch "spine", VLAN 10', 'port spine/eth2, tagged VLAN 10',
      'port leaf-2/eth48, tagged VLAN 10', 'switch "leaf-2", VLAN 10', 'port leaf-2/eth1, tagged VLAN 10',
      'NIC n0 of host "esx-02", tagged VLAN 10', 'switch "dvs" on host "esx-02"', 'network "web", VLAN 10', 'eth0 of VM "web-02", 10.0.10.12',
    ]);
    expect(hops.find(({ kind }) => kind === 'port')).toMatchObject({ at: { collection: 'switches', id: 'leaf-1', part: 'eth1' }, vlan: 10 });
  });

  it('goes through routers and the filters that let it through', () => {
    const document = world({ 'routers/edge': { ...plain.routers.edge, filters: [{ action: 'allow', from: 'web', to: 'db', protocol: 'tcp', ports: '5432' }], defaultAction: 'deny' } });
    const asked = traced(document, 'web-01', 'db-02', { protocol: 'tcp', port: 5432 });
    expect(asked.verdict).toBe('open');
    expect(kinds(asked)).toEqual(['vnic', 'port-group', 'virtual-switch', 'port-group', 'filter', 'router', 'port-group', 'virtual-switch', 'port-group', 'destination']);
    expect(asked.hops.find(({ kind }) => kind === 'filter')?.text).toBe('router "edge": let through by filter 1, allow web → db, tcp 5432');
    expect(traced(document, 'web-01', 'db-02')).toMatchObject({ reachable: true, verdict: 'part', because: 'Only a part gets through: TCP to port 5432.' });
  });

  it('says where a packet stops and why, with names and numbers', () => {
    expect(traced(world(), 'web-01', 'db-01')).toMatchObject({ reachable: false, certain: true, blockedAt: { collection: 'switches', id: 'leaf-1', part: 'eth48' }, because: 'Port leaf-1/eth48 does not carry VLAN 20.' });
    const filtered = traced(world({ 'routers/edge': { ...plain.routers.edge, filters: [{ action: 'deny', to: 'db' }] } }), 'web-01', 'db-02');
    expect(filtered).toMatchObject({ blockedAt: { collection: 'routers', id: 'edge' }, because: 'Router "edge" does not let anything from VM "web-01" to VM "db-02" through, by filter 1: deny any → db.' });
  });

  it('goes through a distributed router on the host of its sender, and from there on the network it leaves by (R6)', () => {
    const routers = { edge: { distributed: true, interfaces: plain.routers.edge.interfaces } };
    expect(traced({ ...world(), routers }, 'web-01', 'db-02').reachable).toBe(true);
    expect(traced({ ...world(), routers }, 'web-01', 'db-01')).toMatchObject({ reachable: false, because: 'Port leaf-1/eth48 does not carry VLAN 20.' });
    expect(traced({ ...world(), routers }, 'db-01', 'web-01').hops.filter(({ kind }) => kind === 'port').map(({ vlan }) => vlan)).toEqual([10, 10, 10, 10, 10, 10]);
  });

  it('counts what is not shown as not reached, and says that it is not known (R4)', () => {
    const document = world({ 'routers/edge': {} });
    expect(traced(document, 'web-01', 'db-02')).toMatchObject({ reachable: false, certain: false, because: 'Nobody in the document holds 10.0.10.1, the gateway of eth0 of VM "web-01": what lies behind it is not known.' });
  });

  it('takes full frames: a black hole for those is no way (L17)', () => {
    const jumbo = { ...plain.networks.web, mtu: 9000 };
    const document = world({ 'networks/web': jumbo, 'switches/dvs': { ...plain.switches.dvs, mtu: 9000 } });
    const stopped = traced(document, 'web-01', 'web-02');
    expect(stopped.reachable).toBe(false);
    expect(stopped.because).toBe('Full frames take 9000 bytes, and port leaf-1/eth1 carries 1500: they are lost.');
    expect(stopped.change?.text).toBe('Raise the MTU of switch "leaf-1" to 9000, then raise the MTU of switch "spine" to 9000, then raise the MTU of switch "leaf-2" to 9000.');
    // A router sends on what it has taken in, in frames of its next wire.
    expect(traced({ ...document, routers: plain.routers }, 'db-02', 'web-01').reachable).toBe(true);
  });
});

describe('The ends of a trace', () => {
  const refusal = (from: string, to: string): string => {
    const answer = trace(estateOf(world({ 'hosts/web-02': {} })), from, to);
    return 'kind' in answer ? answer.reason : 'found';
  };

  it('are an id, a path, an adapter or an address', () => {
    for (const from of ['web-01', 'vms/web-01', 'web-01/eth0', 'vms/web-01/eth0', '10.0.10.11']) expect([from, traced(world(), from, '10.0.10.12').reachable]).toEqual([from, true]);
  });

  it('that are not there are refused in a sentence', () => {
    expect(refusal('web-1', 'db-01')).toBe('There is no VM, container, host or router "web-1", and it is no address (did you mean "web-01"?).');
    expect(refusal('web-02', 'db-01')).toBe('"web-02" is a VM and a host: say which, for example "vms/web-02".');
    expect(refusal('web-01/eth7', 'db-01')).toBe('VM "web-01" has no adapter "eth7"; it has "eth0".');
    expect(refusal('networks/web', 'db-01')).toBe('A network neither sends nor receives: name a VM, a container, a host, a router or an address.');
    expect(refusal('203.0.113.9', 'db-01')).toBe('Nobody in the document holds 203.0.113.9, so nothing is known of where it is.');
  });

  it('that have no adapter are on no network', () => {
    expect(traced(world({ 'vms/bare': { host: 'esx-01' } }), 'web-01', 'bare')).toMatchObject({ reachable: false, because: 'VM "bare" is on no network.' });
    // Adapters of hosts are often left out: which networks such a host is on is not known.
    expect(traced(world({ 'hosts/alone': {} }), 'web-01', 'alone')).toMatchObject({ reachable: false, certain: false, because: 'No adapter of host "alone" is written: which networks it is on is not known.' });
  });

  it('may be a router on a switch, to which the way is not shown (L9)', () => {
    const document = {
      hosts: { h: { nics: { n: {} }, adapters: { vmk0: { network: 'lan', addresses: ['10.0.30.2/24'] } } } },
      switches: { leaf: { ports: { 1: { to: 'spine/1' } } }, spine: null },
      networks: { a: { switch: 'leaf', vlan: 10, subnet: '10.0.10.0/24' }, link: { switch: 'spine', vlan: 20, subnet: '10.0.20.0/24' } },
    };
    const routers = { r1: { on: 'leaf', interfaces: { up: { network: 'link', address: '10.0.20.1/24' } } }, r2: { on: 'spine', interfaces: { down: { network: 'link', address: '10.0.20.2/24' } } } };
    const answer = traced({ ...document, routers }, 'r1', 'r2');
    expect(answer).toMatchObject({ reachable: false, certain: false, blockedAt: { collection: 'routers', id: 'r2', part: 'down' } });
    expect(answer.because).toBe('The way to interface "down" of router "r2" leads through equipment that is not shown: whether it gets there is not known.');
  });

  it('show a container that is reached once, at the end, and the host that reaches its own at the beginning (R13)', () => {
    const document = world({ 'networks/bridge': { kind: 'container-bridge', on: 'esx-01', subnet: '172.17.0.0/16' }, 'containers/shop': { on: 'esx-01', networks: ['bridge'], addresses: ['172.17.0.2'], ports: ['80:80'] },
      'hosts/esx-01': { ...plain.hosts['esx-01'], adapters: { vmk0: { network: 'web', addresses: ['10.0.10.2/24'] } } } });
    expect(traced(document, 'esx-01', 'shop').hops.map(({ text }) => text)).toEqual(['host "esx-01"', 'network "bridge" of host "esx-01"', 'container "shop" on network "bridge", 172.17.0.2']);
    expect(traced(document, 'web-01', 'shop').hops.map(({ text }) => text).slice(-3)).toEqual([
      'port 80:80 of container "shop", published by host "esx-01"', 'network "bridge" of host "esx-01"', 'container "shop" on network "bridge", 172.17.0.2',
    ]);
  });

  it('begin at the management adapter of a host', () => {
    const document = world({ 'hosts/esx-01': { ...plain.hosts['esx-01'], adapters: { vmk1: { network: 'db', addresses: ['10.0.20.2/24'] }, vmk0: { network: 'web', addresses: ['10.0.10.2/24'], purposes: ['management'] } } } });
    expect(traced(document, 'web-02', 'hosts/esx-01').hops.at(-1)?.text).toBe('vmk0 of host "esx-01", 10.0.10.2');
  });
});

describe('The smallest change', () => {
  const closed: readonly (readonly [string, Record<string, unknown>, string, string, Question, string])[] = [
    ['adds a VLAN to every trunk that lacks it', {}, 'web-01', 'db-01', {}, 'Add VLAN 20 to the trunk leaf-1/eth48, then add VLAN 20 to the trunk leaf-2/eth48.'],
    ['makes a trunk of an access port', { 'switches/leaf-2': { ports: { ...plain.switches['leaf-2'].ports, eth1: { vlan: 5 } } } }, 'web-01', 'web-02', {}, 'Make leaf-2/eth1 a trunk that carries VLAN 10 tagged.'],
    ['enables a port', { 'switches/leaf-1': { ports: { ...plain.switches['leaf-1'].ports, eth1: { ...plain.switches['leaf-1'].ports.eth1, enabled: false } } } }, 'web-01', 'web-02', {}, 'Enable port leaf-1/eth1.'],
    ['gives a switch an uplink', {}, 'web-01', 'web-03', {}, 'Give switch "dvs" the NIC n0 of host "esx-03" as an uplink.'],
    ['powers a VM on', { 'vms/web-02': { ...plain.vms['web-02'], power: 'off' } }, 'web-01', 'web-02', {}, 'Power on VM "web-02".'],
    ['connects a NIC', { 'vms/web-02': { host: 'esx-02', nics: { eth0: { network: 'web', addresses: ['10.0.10.12/24'], connected: false } } } }, 'web-01', 'web-02', {}, 'Connect eth0 of VM "web-02".'],
    ['allows what a filter denies, before it', { 'routers/edge': { ...plain.routers.edge, filters: [{ action: 'allow', protocol: 'icmp' }, { action: 'deny', to: 'db' }] } }, 'web-01', 'db-02', { protocol: 'tcp', port: 5432 }, 'Allow vm:web-01 → vm:db-02, tcp 5432, in router "edge" before filter 2.'],
    ['allows what a firewall denies by default', { 'firewalls/dfw': { defaultAction: 'deny' } }, 'web-01', 'web-02', {}, 'Allow vm:web-01 → vm:web-02 in firewall "dfw".'],
    ['names the gateway a router already is', { 'networks/web': { ...plain.networks.web, gateway: undefined } }, 'web-01', 'db-02', {}, 'Make router "edge" (10.0.10.1) the gateway of network "web".'],
    ['gives a router an interface', { 'routers/edge': { on: 'esx-01', interfaces: { web: plain.routers.edge.interfaces.web } } }, 'web-01', 'db-02', {}, 'Give router "edge" an interface on network "db" with the address 10.0.20.1.'],
    ['publishes a port', { 'networks/br': { kind: 'container-bridge', on: 'web-02', subnet: '172.17.0.0/16' }, 'containers/app': { on: 'web-02', networks: ['br'], addresses: ['172.17.0.2'] } }, 'web-01', 'app', { protocol: 'tcp', port: 80 }, 'Publish port 80:80/tcp of container "app".'],
  ];

  const leaf1 = plain.switches['leaf-1'].ports;
  const leaf2 = plain.switches['leaf-2'].ports;
  /** Both leaves joined by a bundle of two cables, without a spine. */
  const bundled = (near: unknown, far: unknown, ends: readonly [unknown, unknown] = [{ aggregation: 'up' }, { aggregation: 'down' }], others: Record<string, unknown> = {}): Record<string, unknown> => ({
    'switches/leaf-1': { ports: { eth1: leaf1.eth1, eth48: { ...Object(ends[0]), to: 'leaf-2/eth48' }, eth49: { ...Object(ends[0]), to: 'leaf-2/eth49' } }, aggregations: near, ...others },
    'switches/leaf-2': { ports: { eth1: leaf2.eth1, eth48: ends[1], eth49: ends[1] }, aggregations: far },
    'switches/spine': {},
  });
  const segment = { 'networks/web': { kind: 'overlay', vni: 5001, underlay: 'tep', subnet: '10.0.10.0/24' }, 'networks/tep': { switch: 'dvs', vlan: 10, subnet: '10.9.0.0/24', gateway: '10.9.0.1', dhcp: { from: '10.9.0.3', to: '10.9.0.9' } } };
  const endpoint = (address: string): unknown => ({ tep0: { network: 'tep', purposes: ['tunnel'], addresses: [address], mtu: 1600 } });
  const roomy = { 'switches/dvs': { ...plain.switches.dvs, mtu: 9000 }, ...Object.fromEntries((['leaf-1', 'leaf-2', 'spine'] as const).map((id) => [`switches/${id}`, { ...plain.switches[id], mtu: 9000 }])) };
  const layer2: typeof closed = [
    ['gives a host a tunnel endpoint like those of others, with an address that is free', { ...roomy, ...segment, 'hosts/esx-01': { ...plain.hosts['esx-01'], adapters: endpoint('10.9.0.2/24') } }, 'web-01', 'web-02', {},
      'Give host "esx-02" the tunnel endpoint tep0 on network "tep" with the address 10.9.0.10/24.'],
    // The trunks between the leaves lack the VLAN as well: another subnet is not reached by trunking it.
    ['gives a router of the underlay the route that a tunnel lacks', { ...roomy, 'networks/web': { kind: 'overlay', vni: 5001, underlay: undefined, subnet: '10.0.10.0/24' },
      'networks/t1': { switch: 'dvs', vlan: 20, purpose: 'tunnel', subnet: '10.9.1.0/24', gateway: '10.9.1.1', mtu: 1600 }, 'networks/t2': { switch: 'dvs', vlan: 20, purpose: 'tunnel', subnet: '10.9.2.0/24', gateway: '10.9.2.1', mtu: 1600 }, 'networks/link': { switch: 'spine', vlan: 10, subnet: '10.9.255.0/24', mtu: 1600 },
      'hosts/esx-01': { ...plain.hosts['esx-01'], adapters: { tep0: { network: 't1', addresses: ['10.9.1.11/24'], mtu: 1600 } } }, 'hosts/esx-02': { ...plain.hosts['esx-02'], adapters: { tep0: { network: 't2', addresses: ['10.9.2.12/24'], mtu: 1600 } } },
      'routers/r1': { on: 'leaf-1', interfaces: { t: { network: 't1', address: '10.9.1.1/24' }, up: { network: 'link', address: '10.9.255.1/24' } } },
      'routers/r2': { on: 'leaf-2', interfaces: { t: { network: 't2', address: '10.9.2.1/24' }, up: { network: 'link', address: '10.9.255.2/24' } }, routes: [{ to: '10.9.1.0/24', via: '10.9.255.1' }] } }, 'web-01', 'web-02', {},
      'Give router "r1" a route to 10.9.2.0/24 via 10.9.255.2 (router "r2").'],
    // Of a private VLAN, the one adapter moves, rather than that all of its network are let to talk.
    ['moves an isolated NIC into the community it asks for (L14)', { 'networks/web': { ...plain.networks.web, private: { type: 'isolated', secondary: 20 } }, 'networks/com': { ...plain.networks.web, private: { type: 'community', secondary: 10 } },
      'vms/web-02': { host: 'esx-01', nics: { eth0: { network: 'com', addresses: ['10.0.10.12/24'] } } } }, 'web-01', 'web-02', {}, 'Connect eth0 of VM "web-01" to network "com".'],
    ['gives a tunnel endpoint no address where others say none', { ...roomy, ...segment, 'networks/tep': { switch: 'dvs', vlan: 10 }, 'hosts/esx-01': { ...plain.hosts['esx-01'], adapters: { vmk0: {}, tep0: { network: 'tep', purposes: ['tunnel'], mtu: 1600 } } } }, 'web-02', 'web-01', {},
      'Give host "esx-02" the tunnel endpoint tep0 on network "tep".'],
    ['lets the other end of a bundle negotiate as well', bundled({ up: { mode: 'lacp' } }, { down: { mode: 'static' } }), 'web-01', 'web-02', {}, 'Let leaf-2/eth48 and leaf-2/eth49 negotiate the aggregation.'],
    ['bundles the ports at the other end of a bundle', bundled({}, { down: {} }, [{}, { aggregation: 'down' }]), 'web-01', 'web-02', {}, 'Let leaf-1/eth48 and leaf-1/eth49 negotiate the aggregation.'],
    ['bundles by hand where a switch cannot negotiate', bundled({ up: {} }, { down: {} }, undefined, { lacp: false }), 'web-01', 'web-02', {},
      'Bundle leaf-1/eth48, leaf-2/eth48, leaf-1/eth49 and leaf-2/eth49 by hand, as switch "leaf-1" cannot negotiate.'],
    ['lets the ports of a virtual switch that negotiates do so, those of each host by themselves', { 'switches/dvs': { ...plain.switches.dvs, uplinks: { ...plain.switches.dvs.uplinks, 'esx-03': ['n0'] }, aggregation: 'lacp' } }, 'web-03', 'web-02', {},
      'Let leaf-1/eth1, leaf-2/eth1 and leaf-2/eth2 negotiate the aggregation.'],
    ['lets a virtual switch negotiate as the port does that it is plugged into', { 'switches/leaf-1': { ports: { ...leaf1, eth1: { ...leaf1.eth1, aggregation: 'lag7' } }, aggregations: { lag7: {} } } }, 'web-01', 'web-02', {},
      'Let switch "dvs" and leaf-2/eth1 negotiate the aggregation.'],
    ['lets a guest tag its frames as it does', { 'networks/web': { ...plain.networks.web, vlan: '10' }, 'vms/web-01': { host: 'esx-01', nics: { eth0: { network: 'web', vlan: 20 } } }, 'vms/web-02': { host: 'esx-01', nics: { eth0: { network: 'db', addresses: ['10.0.10.12/24'] } } } }, 'web-01', 'web-02', {},
      'Add VLAN 20 to those of network "web".'],
    ['lets both ends of a cable take untagged frames for one VLAN', { 'switches/spine': { ports: { eth1: { mode: 'trunk', vlans: '10,20' }, eth2: { vlan: 20 } } }, 'switches/leaf-2': { ports: { ...leaf2, eth48: { vlan: 10, to: 'spine/eth2' } } } }, 'web-01', 'web-02', {},
      'Let spine/eth2 take untagged frames for VLAN 10, as leaf-2/eth48 does.'],
    ['lets the other end take untagged what one end sends so', { 'switches/leaf-1': { ports: { ...leaf1, eth48: { mode: 'trunk', vlan: 10, vlans: '20', to: 'spine/eth1' } } } }, 'web-01', 'web-02', {},
      'Let spine/eth1 take untagged frames for VLAN 10, as leaf-1/eth48 does.'],
    ['makes a trunk of an access port of the VLAN that a host tags', { 'switches/leaf-2': { ports: { ...leaf2, eth1: { vlan: 10 } } } }, 'web-01', 'web-02', {}, 'Make leaf-2/eth1 a trunk that carries VLAN 10 tagged.'],
  ];

  it.each([...closed, ...layer2])('%s', (_, entries, from, to, question, text) => {
    const document = world(entries);
    expect(traced(document, from, to, question)).toMatchObject({ reachable: false, change: { text } });
    expect(after(document, from, to, question).reachable).toBe(true);
  });

  it('is written beside what stands there already, and counts the filters that could not be read', () => {
    const text = JSON.stringify(world({ 'routers/edge': { ...plain.routers.edge, filters: 'HERE' } })).replace('"HERE"', '[\n  7,\n  // nobody else\n  { "action": "deny" } // at last\n]');
    const session = sessionOf(text);
    const answer = trace(session.estate, 'web-01', 'db-02');
    if ('kind' in answer) throw new Error(answer.reason);
    expect([answer.because, answer.change?.text]).toEqual([
      'Router "edge" does not let anything from VM "web-01" to VM "db-02" through, by filter 2: deny any → any.', 'Allow vm:web-01 → vm:db-02 in router "edge" before filter 2.',
    ]);
    carryOut(session, answer.change?.changes ?? []);
    expect(session.document(session.main)?.text).toContain('  7,\n  { "action": "allow", "from": "vm:web-01", "to": "vm:db-02" },\n  // nobody else\n  { "action": "deny" } // at last\n]');
    expect(trace(session.estate, 'web-01', 'db-02')).toMatchObject({ reachable: true, hops: expect.arrayContaining([expect.objectContaining({ text: 'router "edge": let through by filter 2, allow vm:web-01 → vm:db-02' })]) as unknown });
  });

  it('is not offered where none that was tried helps', () => {
    expect(traced(world(), 'web-01', '203.0.113.9').change).toBeUndefined();
    expect(traced(world({ 'vms/web-02': { ...plain.vms['web-02'], template: true } }), 'web-01', 'web-02').change).toBeUndefined();
  });

  it('is tried on a copy: the estate stays as it is', () => {
    const estate = estateOf(world());
    const file = estate.files()[0] ?? '';
    const seen = supposing(estate, [{ kind: 'set', file, path: ['vms', 'web-01', 'power'], value: 'off' }], (supposed) => supposed.value('vms', 'web-01')?.power);
    expect([seen, estate.value('vms', 'web-01')?.power]).toEqual(['off', undefined]);
  });
});

describe('The way back', () => {
  it('is open to the answers of what filters let through, and closed to what begins there (R10)', () => {
    const document = world({ 'routers/edge': { ...plain.routers.edge, filters: [{ action: 'deny', from: 'db', to: 'web' }] } });
    expect(traced(document, 'web-01', 'db-02')).toMatchObject({ reachable: true, back: { reachable: true, begins: 'closed' } });
    expect(traced(document, 'db-02', 'web-01')).toMatchObject({ reachable: false, back: { reachable: false, begins: 'open' } });
  });

  it('is closed where answers find no route (R10)', () => {
    const document = world({ 'vms/db-02': { host: 'esx-01', nics: { eth0: { network: 'db', addresses: ['10.0.20.12/24'], gateway: '10.0.20.254' } } } });
    expect(traced(document, 'web-01', 'db-02')).toMatchObject({ reachable: true, back: { reachable: false, certain: false, begins: 'closed' } });
  });

  it('undoes translations on its way (R7, R10)', () => {
    const document = world({ 'routers/edge': { ...plain.routers.edge, nat: [{ kind: 'source', from: '10.0.10.0/24', to: '10.0.20.1' }] } });
    const { reachable, back } = traced(document, 'web-01', 'db-02');
    expect({ reachable, back: back.reachable }).toEqual({ reachable: true, back: true });
    expect(back.hops.at(-1)?.text).toBe('eth0 of VM "web-01", 10.0.10.11');
    expect(back.hops.find(({ kind }) => kind === 'nat')?.text).toContain('puts 10.0.10.11 in the place of 10.0.20.1 as receiver');
  });

  it('is that of a translation for one interface, and only where packets leave by that (R7)', () => {
    const natted = (out: string): Trace => traced(world({ 'routers/edge': { ...plain.routers.edge, nat: [{ kind: 'source', from: '10.0.10.0/24', to: '10.0.20.1', out }] } }), 'web-01', 'db-02');
    expect(natted('db').hops.find(({ kind }) => kind === 'nat')?.text).toContain('source 10.0.10.0/24, out by db → 10.0.20.1');
    expect(kinds(natted('web'))).not.toContain('nat');
    expect([natted('db').back.reachable, natted('web').back.reachable]).toEqual([true, true]);
  });

  it('asks the filters of a router that did not see the question (R10)', () => {
    const second = { on: 'esx-01', interfaces: { db: { network: 'db', address: '10.0.20.2/24' }, web: { network: 'web', address: '10.0.10.2/24' } } };
    const document = (filters: readonly unknown[]): unknown => world({ 'routers/second': { ...second, filters }, 'vms/db-02': { host: 'esx-01', nics: { eth0: { network: 'db', addresses: ['10.0.20.12/24'], gateway: '10.0.20.2' } } } });
    expect(traced(document([]), 'web-01', 'db-02').back.reachable).toBe(true);
    expect(traced(document([{ action: 'deny', to: 'web' }]), 'web-01', 'db-02')).toMatchObject({ reachable: true, back: { reachable: false, because: expect.stringContaining('Router "second"') as string } });
  });

  it('leads back to a container behind its VM (R10, R13)', () => {
    const document = world({ 'networks/br': { kind: 'container-bridge', on: 'web-02', subnet: '172.17.0.0/16' }, 'containers/app': { on: 'web-02', networks: ['br'], addresses: ['172.17.0.2'], ports: ['8080:80'] } });
    expect(traced(document, 'app', 'web-01')).toMatchObject({ reachable: true, back: { reachable: true, begins: 'part' } });
    expect(traced(document, 'web-01', 'app', { protocol: 'tcp', port: 8080 })).toMatchObject({ reachable: true, back: { reachable: true, begins: 'open' } });
  });
});
