import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineRule, placeIn } from '../../../../src/core/diagnostics/rule';
import { networkLook } from '../../../../src/features/diagram/network/look';
import { DiagramProjection } from '../../../../src/features/diagram/projection';
import type { DiagramEdge, DiagramNode } from '../../../../src/protocol/view';
import { mainFile, sessionOf } from '../../../support/estate';
import { carryOut } from '../../../support/randomEstate';
import { networkChanges, networkTexts } from './randomNetwork';
import { Drawn, inOrder } from '../../support/drawn';

const noRules = { rules: [] };
const viewOf = (text: string) => new DiagramProjection(sessionOf(text, noRules), networkLook).view();
const node = (text: string, id: string): DiagramNode | undefined => viewOf(text).nodes.find((n) => n.id === id);
const edges = (text: string): readonly DiagramEdge[] => viewOf(text).edges;

/** The tree as an outline: children below their parent, in order. */
function outline(text: string): string {
  const { nodes } = viewOf(text);
  const below = (parent: string | null, indent: string): string[] =>
    nodes.filter((n) => n.parent === parent).sort((a, b) => a.order - b.order).flatMap((n) => [`${indent}${n.id}`, ...below(n.id, `${indent}  `)]);
  return `\n${below(null, '      ').join('\n')}\n    `;
}

describe('the network view', () => {
  it('shows routers, switches with their ports, hosts with their NICs and adapters, and networks with who is on them', () => {
    expect(outline(`{
      "sites": { "dakar": {} }, "clusters": { "prod": { "site": "dakar" } },
      "hosts": { "esx-01": { "cluster": "prod", "nics": { "vmnic0": {} }, "adapters": { "vmk0": { "network": "mgmt" } } }, "alone": { "site": "dakar" } },
      "switches": { "leaf-1": { "kind": "physical", "site": "dakar", "ports": { "eth1": {} } }, "dvs": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0"] } } },
      "networks": { "web": { "switch": "dvs", "vlan": 10 }, "mgmt": { "switch": "dvs" }, "loose": {} },
      "routers": { "edge": { "interfaces": { "eth0": { "network": "web" } } } },
      "vms": { "web-01": { "host": "esx-01", "nics": { "eth0": { "network": "web" } } } },
      "containers": { "proxy": { "on": "esx-01", "networks": ["web", "loose"] } }
    }`)).toBe(`
      sites/dakar
        hosts/alone
      clusters/prod
        hosts/esx-01
          hosts/esx-01/nics/vmnic0
          hosts/esx-01/adapters/vmk0
      group/networks
        networks/loose
          containers/proxy/networks/loose
      group/physical/dakar
        switches/leaf-1
          switches/leaf-1/ports/eth1
      group/routers
        routers/edge
      switches/dvs
        networks/mgmt
        networks/web
          containers/proxy/networks/web
          vms/web-01/nics/eth0
    `);
  });

  it('gathers what is on no network, and the networks that a host or VM makes for itself', () => {
    expect(outline(`{
      "hosts": { "laptop": {} },
      "networks": { "nat": { "kind": "nat", "on": "laptop" }, "br": { "kind": "container-bridge", "on": "docker" } },
      "vms": { "docker": {}, "lost": { "nics": { "eth0": { "network": "ghost" }, "eth1": {} } } },
      "containers": { "db": {}, "web": { "networks": ["br"] } }
    }`)).toBe(`
      hosts/laptop
      group/networks/hosts/laptop
        networks/nat
      group/networks/vms/docker
        networks/br
          containers/web/networks/br
      group/unconnected
        vms/docker
        containers/db
        vms/lost/nics/eth0
        vms/lost/nics/eth1
    `);
  });

  it('says in one line what each has', () => {
    const text = `{
      "hosts": { "h": { "nics": { "n0": { "speed": "25 Gb/s", "model": "E810" } }, "adapters": { "vmk0": { "network": "web", "purposes": ["migration"], "addresses": ["10.0.10.9/24"] } } } },
      "switches": { "leaf": { "ports": { "a": { "speed": "25 Gb/s", "vlan": 10 }, "t": { "vlans": "10,20-29", "vlan": 1 }, "o": { "enabled": false } }, "mtu": 9216 }, "dvs": { "uplinks": { "h": ["n0"] } } },
      "networks": { "web": { "switch": "dvs", "vlan": 10, "subnet": "10.0.10.0/24" }, "seg": { "kind": "overlay", "vni": 5001 }, "all": { "vlan": "10,20" } },
      "routers": { "r": { "interfaces": { "e": { "network": "web" } }, "routes": [{ "to": "0.0.0.0/0", "via": "10.0.10.254" }] } },
      "vms": { "a": { "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.11/24"] }, "eth1": { "network": "web", "connected": false } } } }
    }`;
    expect(Object.fromEntries(viewOf(text).nodes.map((n) => [n.id, n.detail]))).toMatchObject({
      'hosts/h': '1 NIC · 1 adapter', 'hosts/h/nics/n0': '25 Gb/s · E810', 'hosts/h/adapters/vmk0': 'migration · web · 10.0.10.9/24', 'switches/leaf': '3 ports · MTU 9216',
      'switches/leaf/ports/a': '25 Gb/s · VLAN 10', 'switches/leaf/ports/t': 'trunk 10,20-29 · native 1', 'switches/leaf/ports/o': 'every VLAN', 'switches/dvs': 'Distributed switch · 1 host · 1 network',
      'networks/web': 'VLAN 10 · 10.0.10.0/24 · 1 VM · 1 host', 'networks/seg': 'VNI 5001 · 0 VMs', 'networks/all': 'VLANs 10,20 · 0 VMs', 'routers/r': '1 interface · 1 route',
      'vms/a/nics/eth0': 'eth0 · 10.0.10.11/24', 'vms/a/nics/eth1': 'eth1 · not connected', 'group/routers': '1 router', 'group/physical': '1 switch', 'group/networks': '1 network', 'group/segments': '1 network',
    });
    expect(node(text, 'vms/a/nics/eth1')).toMatchObject({ label: 'a eth1', state: 'off', kind: 'guest' });
    expect(node(text, 'switches/leaf/ports/o')?.state).toBe('off');
    // A host that says nothing of its NICs is not said to have none.
    expect(['{}', '{ "nics": {} }'].map((host) => node(`{ "hosts": { "h": ${host} } }`, 'hosts/h')?.detail)).toEqual(['', '0 NICs']);
  });

  it('colours by VLAN or VNI whoever is in it', () => {
    const tints = Object.fromEntries(viewOf(`{
      "hosts": { "h": { "adapters": { "vmk0": { "network": "web" } } } },
      "switches": { "leaf": { "kind": "physical", "ports": { "a": { "vlan": 10 }, "t": { "vlans": "10,20" }, "silent": {} } } },
      "networks": { "web": { "vlan": 10 }, "seg": { "vni": 5001 }, "trunk": { "vlan": 4095 }, "plain": { "vlan": 0 } },
      "vms": { "a": { "nics": { "eth0": { "network": "web" } } }, "fw": { "nics": { "eth0": { "network": "trunk", "vlan": 30 }, "eth1": { "network": "trunk" } } } }
    }`).nodes.map((n) => [n.id, n.tint]));
    expect(tints).toMatchObject({
      'networks/web': '10', 'networks/seg': 'VNI 5001', 'networks/trunk': 'trunk', 'hosts/h/adapters/vmk0': '10', 'switches/leaf/ports/a': '10', 'switches/leaf/ports/t': 'trunk',
      'vms/a/nics/eth0': '10', 'vms/fw/nics/eth0': '30', 'vms/fw/nics/eth1': 'trunk',
    });
    expect([tints['networks/plain'], tints['switches/leaf/ports/silent']]).toEqual([undefined, undefined]);
  });
});

describe('edges of the network view', () => {
  const wired = `{
    "hosts": { "h": { "nics": { "n0": { "port": "leaf/eth1", "speed": "25 Gb/s" }, "n1": { "port": "leaf/eth9" }, "n2": { "port": "ghost/eth1" } } } },
    "switches": {
      "leaf": { "kind": "physical", "ports": { "eth1": { "speed": "10 Gb/s" }, "up": { "to": "spine/eth1" }, "off": { "enabled": false, "to": "spine/eth2" } } },
      "spine": { "kind": "physical", "ports": { "eth1": { "to": "leaf/up" }, "eth2": {} } },
      "dvs": { "uplinks": { "h": ["n0", "n1", "n7"] }, "standby": { "h": ["n1"] } }
    },
    "networks": { "web": {}, "seg": { "kind": "overlay", "underlay": "web" }, "lost": { "underlay": "ghost" }, "home": { "kind": "bridged", "on": "h" } },
    "routers": { "r": { "interfaces": { "eth0": { "network": "web", "address": "10.0.0.1/24" }, "eth1": { "network": "ghost" } } } }
  }`;
  const shown = Object.fromEntries(edges(wired).map((e) => [e.id, `${e.kind} ${e.from} → ${e.to} ${e.state} ${e.label}`.trim()]));

  it('are cables, each once whoever writes it, as fast as the slower end', () => {
    expect(shown).toMatchObject({
      'cable/leaf/eth1/h/n0': 'cable hosts/h/nics/n0 → switches/leaf/ports/eth1 normal 10 Gb/s',
      'link/leaf/up/spine/eth1': 'cable switches/leaf/ports/up → switches/spine/ports/eth1 normal',
      'link/leaf/off/spine/eth2': 'cable switches/leaf/ports/off → switches/spine/ports/eth2 down',
    });
    expect(edges(wired).filter(({ id }) => id.startsWith('link/'))).toHaveLength(2);
  });

  it('are uplinks, standby ones told from the others', () => {
    expect(shown).toMatchObject({ 'uplink/dvs/h/n0': 'uplink hosts/h/nics/n0 → switches/dvs normal 25 Gb/s', 'uplink/dvs/h/n1': 'uplink hosts/h/nics/n1 → switches/dvs standby' });
  });

  it('are interfaces of routers, tunnels, and the NIC of a bridged network', () => {
    expect(shown).toMatchObject({
      'interface/r/eth0': 'interface routers/r → networks/web normal 10.0.0.1/24', 'tunnel/seg': 'tunnel networks/seg → networks/web normal', 'bridge/home': 'uplink hosts/h/nics/n0 → networks/home normal',
    });
  });

  it('are tunnels over every network with tunnel endpoints, for a segment that names no underlay', () => {
    const overlay = edges(`{
      "hosts": {
        "h1": { "adapters": { "vmk10": { "network": "rack-1", "purposes": ["tunnel"] }, "vmk0": { "network": "management" } } }, "h2": { "adapters": { "vmk10": { "network": "rack-2" } } }
      },
      "networks": { "seg": { "kind": "overlay", "vni": 5001 }, "rack-1": {}, "rack-2": { "purpose": "tunnel" }, "management": {}, "idle": { "purpose": "tunnel" } }
    }`);
    expect(overlay.map(({ id, from, to }) => [id, from, to])).toEqual([
      ['tunnel/seg/rack-1', 'networks/seg', 'networks/rack-1'], ['tunnel/seg/rack-2', 'networks/seg', 'networks/rack-2'],
    ]);
  });

  it('of which one end is not in the document are unknown', () => {
    expect(shown).toMatchObject({
      'cable/leaf/eth9/h/n1': 'cable hosts/h/nics/n1 → switches/leaf unknown', 'cable/ghost/eth1/h/n2': 'cable hosts/h/nics/n2 → switches/ghost unknown', 'uplink/dvs/h/n7': 'uplink hosts/h → switches/dvs unknown',
      'interface/r/eth1': 'interface routers/r → networks/ghost unknown', 'tunnel/lost': 'tunnel networks/lost → networks/ghost unknown',
    });
  });
});

describe('findings in the network view', () => {
  const bad = defineRule({
    id: 'bad-port', severity: 'error', summary: '', why: '', remedy: '', examples: { good: [], bad: [] }, on: 'hosts',
    *check(host) { for (const nic of Object.keys(host.value.nics ?? {})) yield { place: placeIn(host, ['nics', nic, 'port']), message: 'It is bad.' }; },
  });
  const lost = defineRule({
    id: 'lost', severity: 'warning', summary: '', why: '', remedy: '', examples: { good: [], bad: [] }, on: 'containers',
    *check(container) { if (container.value.networks) yield { place: placeIn(container, ['networks', 1]), message: 'It is lost.' }; },
  });

  it('count on the part they point into, and on the cable that it makes', () => {
    const session = sessionOf('{ "hosts": { "h": { "nics": { "n0": { "port": "leaf/p" } } } }, "switches": { "leaf": { "ports": { "p": {} } } }, "containers": { "c": { "networks": ["a", "b"] } } }', { rules: [bad, lost] });
    const projection = new DiagramProjection(session, networkLook);
    const found = (): readonly string[] => [...projection.view().nodes, ...projection.view().edges].filter(({ findings }) => findings.error + findings.warning > 0).map(({ id }) => id);
    expect(found()).toEqual(['hosts/h/nics/n0', 'containers/c/networks/b', 'cable/leaf/p/h/n0']);
    carryOut(session, [{ kind: 'remove', file: mainFile, path: ['hosts', 'h', 'nics', 'n0'] }]);
    expect(found()).toEqual(['containers/c/networks/b']);
  });
});

describe('findings beside what cannot be read', () => {
  it('count on the uplink and the container they point at all the same', () => {
    const last = defineRule({
      id: 'last', severity: 'error', summary: '', why: '', remedy: '', examples: { good: [], bad: [] }, on: 'switches',
      *check(item) { if (item.value.uplinks) yield { place: placeIn(item, ['uplinks', 'h', 1]), message: 'It is the last.' }; },
    });
    const text = '{ "hosts": { "h": { "nics": { "n0": {} } } }, "switches": { "dvs": { "uplinks": { "h": [7, "n0"] } } } }';
    const { edges: lines } = new DiagramProjection(sessionOf(text, { rules: [last] }), networkLook).view();
    expect(lines.map(({ id, findings }) => [id, findings.error])).toEqual([['uplink/dvs/h/n0', 1]]);
  });
});

describe('a patch of the network view', () => {
  const text = `{
    "hosts": { "h": { "nics": { "n0": { "port": "leaf/p0" }, "n1": { "port": "leaf/p1" } } } },
    "switches": { "leaf": { "kind": "physical", "ports": { "p0": {}, "p1": {} } }, "dvs": { "uplinks": { "h": ["n0"] } } },
    "networks": { "web": { "switch": "dvs", "vlan": 10 }, "db": { "switch": "dvs", "vlan": 20 } },
    "vms": { "a": { "nics": { "eth0": { "network": "web" } } }, "b": { "nics": { "eth0": { "network": "web" } } } }
  }`;
  const patchOf = (path: string, value: string | number): unknown => {
    const session = sessionOf(text, noRules);
    const projection = new DiagramProjection(session, networkLook);
    projection.view();
    carryOut(session, [{ kind: 'set', file: mainFile, path: path.split('/'), value }]);
    const patch = projection.flush();
    return patch && { changed: patch.changed.map(({ id }) => id).sort(), removed: patch.removed, changedEdges: patch.changedEdges.map(({ id }) => id), removedEdges: patch.removedEdges };
  };

  it('of a VM on another network holds it and both networks', () => {
    expect(patchOf('vms/a/nics/eth0/network', 'db')).toEqual({ changed: ['networks/db', 'networks/web', 'vms/a/nics/eth0', 'vms/b/nics/eth0'], removed: [], changedEdges: [], removedEdges: [] });
  });

  it('of a port holds the port and its cable', () => {
    expect(patchOf('switches/leaf/ports/p0/vlan', 10)).toEqual({ changed: ['switches/leaf/ports/p0'], removed: [], changedEdges: ['cable/leaf/p0/h/n0'], removedEdges: [] });
  });

  it('of a NIC in another port takes one cable away and brings another', () => {
    expect(patchOf('hosts/h/nics/n0/port', 'leaf/p1')).toEqual({ changed: [], removed: [], changedEdges: ['cable/leaf/p1/h/n0'], removedEdges: ['cable/leaf/p0/h/n0'] });
  });

  it('is none after an edit that only the compute view shows', () => {
    expect(patchOf('vms/a/memory', '8 GiB')).toBeUndefined();
  });
});

describe('laws of the network view', () => {
  it('after any changes it is that of a new projection, and the patches lead to it', () => {
    fc.assert(fc.property(networkTexts, fc.array(fc.array(networkChanges, { minLength: 1, maxLength: 3 }), { maxLength: 5 }), (text, steps) => {
      const session = sessionOf(text, noRules);
      const projection = new DiagramProjection(session, networkLook);
      const drawn = new Drawn(projection.view());
      for (const changes of steps) {
        carryOut(session, changes);
        drawn.take(projection.flush());
        expect(drawn.now()).toEqual(inOrder(new DiagramProjection(sessionOf(session.document(mainFile)?.text ?? '', noRules), networkLook).view()));
      }
    }), { numRuns: 300 });
  });

  it('every parent is a node, and both ends of every edge that is not unknown', () => {
    fc.assert(fc.property(networkTexts, (text) => {
      const { nodes, edges: lines } = viewOf(text);
      const known = new Set(nodes.map(({ id }) => id));
      for (const { parent } of nodes) if (parent !== null) expect(known).toContain(parent);
      for (const { from, to, state } of lines) if (state !== 'unknown') expect([known.has(from), known.has(to)], `${from} ${to}`).toEqual([true, true]);
      expect(known.size).toBe(nodes.length);
      expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    }), { numRuns: 300 });
  });
});
