import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connect, whereConnects } from '../../../../src/features/diagram/connect/connect';
import { networkLook } from '../../../../src/features/diagram/network/look';
import { DiagramProjection } from '../../../../src/features/diagram/projection';
import type { Session } from '../../../../src/features/session';
import { sessionOf } from '../../../support/estate';
import { carryOut } from '../../../support/randomEstate';
import { carriedOut, gestured } from '../../support/gesture';
import { networkTexts } from './randomNetwork';

const estate = `{
  "hosts": {
    "esx-01": { "nics": { "vmnic0": { "port": "leaf-1/eth1" }, "vmnic1": { "speed": "25 Gb/s" }, "vmnic2": {} }, "adapters": { "vmk0": { "network": "web" } } },
    "esx-02": { "nics": { "vmnic0": {} } }, "laptop": {}
  },
  "switches": {
    "leaf-1": { "kind": "physical", "ports": { "eth1": {}, "eth2": { "vlan": 10 }, "eth3": { "speed": "25 Gb/s" }, "eth4": { "to": "spine/eth1" } } },
    "leaf-2": { "kind": "physical", "ports": { "eth1": { "vlan": 20 } } },
    "spine": { "kind": "physical", "ports": { "eth1": {} } },
    "dvs": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0"] } },
    "vss": { "kind": "standard", "host": "esx-02" }
  },
  "networks": {
    "web": { "switch": "dvs", "vlan": 10, "subnet": "10.0.10.0/24", "gateway": "10.0.10.1" },
    "db": { "switch": "dvs", "vlan": 20, "subnet": "10.0.20.0/24", "gateway": "10.0.20.1" },
    "nat": { "kind": "nat", "on": "laptop" }, "seg": { "kind": "overlay", "vni": 5001 }, "br": { "kind": "container-bridge", "on": "esx-01" }
  },
  "routers": { "edge": { "interfaces": { "eth0": { "network": "web", "address": "10.0.10.1/24" } } } },
  "vms": {
    "web-01": { "host": "esx-01", "nics": { "eth0": { "network": "web", "connected": false } } },
    "far": { "host": "esx-02", "nics": { "eth0": { "network": "nat" } } },
    "bare": { "host": "esx-01" }
  },
  "containers": { "proxy": { "on": "esx-01", "networks": ["web", "br"] } }
}`;
/** What connecting does, as the changes it makes; or why not. */
function done(from: string, to: string, text = estate): unknown {
  const outcome = connect(sessionOf(text, { rules: [] }), from, to);
  if (outcome.kind === 'refused') return outcome.reasons;
  return outcome.kind === 'changes' ? Object.fromEntries(outcome.changes.map((change) => [change.path.join('.'), change.kind === 'set' ? change.value : change.kind])) : outcome.kind;
}

/** The estate once two nodes are connected. */
function connected(from: string, to: string): Session['estate'] {
  const session = sessionOf(estate, { rules: [] });
  const outcome = connect(session, from, to);
  if (outcome.kind === 'changes') carryOut(session, outcome.changes);
  return session.estate;
}

describe('connecting to a network', () => {
  it('a NIC of a VM goes to it, and one that was not connected is again', () => {
    expect(done('vms/web-01/nics/eth0', 'networks/db')).toEqual({ 'vms.web-01.nics.eth0.network': 'db', 'vms.web-01.nics.eth0.connected': true });
    expect(done('vms/web-01/nics/eth0', 'networks/web')).toEqual({ 'vms.web-01.nics.eth0.connected': true });
    expect(done('networks/web', 'vms/web-01/nics/eth0')).toEqual({ 'vms.web-01.nics.eth0.connected': true });
    expect(gestured('{\n  "networks": { "a": {}, "b": {} },\n  "vms": { "v": { "nics": { "eth0": { "network": "a" } } } }\n}', { kind: 'connect', from: 'vms/v/nics/eth0', to: 'networks/b' }))
      .toBe('- "vms": { "v": { "nics": { "eth0": { "network": "a" } } } }\n+ "vms": { "v": { "nics": { "eth0": { "network": "b" } } } }');
  });

  it('a VM gets a NIC on it', () => {
    expect(done('vms/bare', 'networks/web')).toEqual({ 'vms.bare.nics.eth0': { network: 'web' } });
  });

  it('a container goes to it, in place of the connection that was taken', () => {
    expect(connected('containers/proxy', 'networks/db').value('containers', 'proxy')?.networks).toEqual(['web', 'br', 'db']);
    expect(done('containers/proxy/networks/web', 'networks/db')).toEqual({ 'containers.proxy.networks.0': 'db' });
    expect(done('containers/proxy/networks/web', 'networks/br')).toEqual(['Container "proxy" is on "br" already.']);
    expect(done('containers/proxy', 'networks/nat')).toEqual(['"nat" is made on "laptop", and container "proxy" runs on "esx-01".']);
  });

  it('an adapter of a host goes to it', () => {
    expect(done('hosts/esx-01/adapters/vmk0', 'networks/db')).toEqual({ 'hosts.esx-01.adapters.vmk0.network': 'db' });
    expect(done('hosts/esx-01/adapters/vmk0', 'networks/web')).toEqual(['vmk0 of esx-01 is connected to "web" already.']);
  });

  it('a router gets an interface with the address of the gateway, unless somebody holds it', () => {
    expect(done('routers/edge', 'networks/db')).toEqual({ 'routers.edge.interfaces.eth1': { network: 'db', address: '10.0.20.1/24' } });
    expect(done('routers/edge', 'networks/db', estate.replace('"interfaces": { "eth0"', '"interfaces": { "web"'))).toEqual({ 'routers.edge.interfaces.db': { network: 'db', address: '10.0.20.1/24' } });
    expect(done('routers/edge', 'networks/db', estate.replace('"bare": { "host": "esx-01" }', '"bare": { "host": "esx-01", "nics": { "eth0": { "network": "db", "addresses": ["10.0.20.1"] } } }')))
      .toEqual({ 'routers.edge.interfaces.eth1': { network: 'db' } });
    expect(done('routers/edge', 'networks/web')).toEqual(['edge is on "web" already, by eth0.']);
  });

  it('is refused where the network is not on the host of the VM, with where it is', () => {
    expect(done('vms/far/nics/eth0', 'networks/web')).toEqual(['"web" is on switch "dvs", which has no uplink on "esx-02", and VM "far" runs on "esx-02".']);
    expect(done('vms/bare', 'networks/nat')).toEqual(['"nat" is made on "laptop", and VM "bare" runs on "esx-01".']);
    expect(done('vms/bare', 'networks/br')).toEqual(['"br" is made by a container engine, for containers.']);
  });

  it('a network becomes a port group of a virtual switch, and a segment is carried by a network', () => {
    expect(done('networks/db', 'switches/vss')).toEqual({ 'networks.db.switch': 'vss' });
    expect(done('networks/web', 'switches/dvs')).toEqual(['"web" is a port group of "dvs" already.']);
    expect(done('networks/nat', 'switches/dvs')).toEqual(['"nat" is a nat network of "laptop", made beside virtual switches.']);
    expect(done('networks/seg', 'networks/web')).toEqual({ 'networks.seg.underlay': 'web' });
    expect(done('networks/web', 'networks/seg')).toEqual({ 'networks.seg.underlay': 'web' });
    expect(done('networks/web', 'networks/db')).toEqual(['"web" is no overlay segment: join networks by a router.']);
  });
});

describe('plugging cables', () => {
  it('a NIC goes into a port, out of the one it was in', () => {
    expect(done('hosts/esx-01/nics/vmnic1', 'switches/leaf-1/ports/eth3')).toEqual({ 'hosts.esx-01.nics.vmnic1.port': 'leaf-1/eth3' });
    expect(done('switches/leaf-1/ports/eth3', 'hosts/esx-01/nics/vmnic0')).toEqual({ 'hosts.esx-01.nics.vmnic0.port': 'leaf-1/eth3' });
  });

  it('a port that is taken refuses, and says by what', () => {
    expect(done('hosts/esx-01/nics/vmnic1', 'switches/leaf-1/ports/eth1')).toEqual(['Port eth1 of leaf-1 is taken by vmnic0 of esx-01.']);
    expect(done('hosts/esx-01/nics/vmnic1', 'switches/leaf-1/ports/eth4')).toEqual(['Port eth4 of leaf-1 is taken by spine/eth1.']);
    expect(done('hosts/esx-01/nics/vmnic1', 'switches/spine/ports/eth1')).toEqual(['Port eth1 of spine is taken by leaf-1/eth4.']);
    expect(done('hosts/esx-01/nics/vmnic0', 'switches/leaf-1/ports/eth1')).toEqual(['vmnic0 of esx-01 is in port eth1 of leaf-1 already.']);
  });

  it('on a switch a NIC takes a free port of its speed, or else one is added', () => {
    expect(done('hosts/esx-01/nics/vmnic1', 'switches/leaf-1')).toEqual({ 'hosts.esx-01.nics.vmnic1.port': 'leaf-1/eth3' });
    expect(done('hosts/esx-01/nics/vmnic1', 'switches/spine')).toEqual({ 'switches.spine.ports.eth2': { speed: '25 Gb/s' }, 'hosts.esx-01.nics.vmnic1.port': 'spine/eth2' });
  });

  it('two ports are joined once', () => {
    expect(done('switches/leaf-1/ports/eth3', 'switches/leaf-2/ports/eth1')).toEqual({ 'switches.leaf-1.ports.eth3.to': 'leaf-2/eth1' });
    expect(done('switches/spine/ports/eth1', 'switches/leaf-1/ports/eth4')).toEqual(['spine/eth1 is connected to leaf-1/eth4 already.']);
    expect(done('switches/leaf-1/ports/eth1', 'switches/leaf-1/ports/eth1')).toEqual(['A cable has two ends.']);
  });

  it('two access ports of different VLANs are not joined', () => {
    expect(done('switches/leaf-1/ports/eth2', 'switches/leaf-2/ports/eth1')).toEqual(['eth2 of "leaf-1" is an access port of VLAN 10 and eth1 of "leaf-2" of VLAN 20: a cable would join these.']);
  });

  it('two switches are joined by free ports that carry several VLANs, or by new ones', () => {
    expect(done('switches/leaf-1', 'switches/leaf-2')).toEqual({ 'switches.leaf-2.ports.eth2': {}, 'switches.leaf-1.ports.eth3.to': 'leaf-2/eth2' });
    expect(done('switches/spine', 'switches/leaf-2')).toEqual({ 'switches.leaf-2.ports.eth2': {}, 'switches.spine.ports.eth2': { to: 'leaf-2/eth2' } });
    expect(done('switches/spine', 'switches/spine')).toEqual(['A cable joins two switches.']);
  });
});

describe('making uplinks', () => {
  it('a NIC joins those of its host, or is the first', () => {
    expect(connected('hosts/esx-01/nics/vmnic1', 'switches/dvs').value('switches', 'dvs')?.uplinks).toEqual({ 'esx-01': ['vmnic0', 'vmnic1'] });
    expect(done('hosts/esx-02/nics/vmnic0', 'switches/dvs')).toEqual({ 'switches.dvs.uplinks.esx-02': ['vmnic0'] });
  });
  it('leaves the other uplinks of the host as they are written', () => {
    const text = '{\n  "hosts": { "h": { "nics": { "n0": {}, "n1": {}, "n2": {} } } },\n  "switches": { "dvs": { "uplinks": { "h": [\n    7, // to be replaced\n    "n0" // the first\n  ] } } }\n}';
    expect(gestured(text, { kind: 'connect', from: 'hosts/h/nics/n2', to: 'switches/dvs' })).toBe('- "n0" // the first\n+ "n0", // the first\n+ "n2"');
  });
  it('all free NICs of a host become uplinks at once', () => {
    expect(connected('hosts/esx-01', 'switches/dvs').value('switches', 'dvs')?.uplinks).toEqual({ 'esx-01': ['vmnic0', 'vmnic1', 'vmnic2'] });
    expect(done('hosts/laptop', 'switches/dvs')).toEqual(['Host "laptop" has no NICs.']);
  });
  it('a NIC is in one virtual switch, and a switch of a host takes its NICs alone', () => {
    expect(done('hosts/esx-01/nics/vmnic0', 'switches/dvs')).toEqual(['vmnic0 of esx-01 is an uplink of "dvs" already.']);
    expect(done('hosts/esx-01/nics/vmnic0', 'switches/vss')).toEqual([
      'vmnic0 of esx-01 is an uplink of "dvs": a NIC is in one virtual switch.', '"vss" is a switch of host "esx-02", and these are NICs of "esx-01".',
    ]);
  });
});

describe('what does not connect', () => {
  it('says what does', () => {
    expect(done('switches/leaf-1/ports/eth1', 'networks/web')).toEqual(['A port and a network do not connect: a port connects to a NIC of a host, a port or a physical switch.']);
    expect(done('group/routers', 'networks/web')).toEqual(['This is a group the diagram makes: nothing connects to it.']);
    expect(done('vms/ghost/nics/eth0', 'networks/gone')).toEqual(['There is no VM "ghost" any more.', 'There is no network "gone" any more.']);
  });
});

describe('where a line could end', () => {
  it('every node it could be connected to has a verdict that says what would be done', () => {
    const verdicts = whereConnects(sessionOf(estate, { rules: [] }), 'hosts/esx-01/nics/vmnic1');
    expect(verdicts.find(({ node }) => node === 'switches/leaf-1/ports/eth3')).toEqual({ node: 'switches/leaf-1/ports/eth3', connects: true, reasons: [], what: 'Plug vmnic1 of esx-01 into eth3 of leaf-1' });
    expect(verdicts.find(({ node }) => node === 'switches/leaf-1/ports/eth1')).toMatchObject({ connects: false, reasons: ['Port eth1 of leaf-1 is taken by vmnic0 of esx-01.'] });
    expect(verdicts.map(({ node }) => node).sort()).toEqual([
      'switches/dvs', 'switches/leaf-1', 'switches/leaf-1/ports/eth1', 'switches/leaf-1/ports/eth2', 'switches/leaf-1/ports/eth3', 'switches/leaf-1/ports/eth4', 'switches/leaf-2', 'switches/leaf-2/ports/eth1',
      'switches/spine', 'switches/spine/ports/eth1', 'switches/vss',
    ]);
    expect(whereConnects(sessionOf(estate), 'group/routers')).toEqual([]);
  });

  it('says what a cable is pulled out of, and every port that is added', () => {
    const whatOf = (from: string, to: string): unknown => whereConnects(sessionOf(estate, { rules: [] }), from).find(({ node }) => node === to)?.what;
    expect(whatOf('hosts/esx-01/nics/vmnic0', 'switches/spine')).toBe('Plug vmnic0 of esx-01 into eth2 of spine, which is added, out of leaf-1/eth1');
    expect(whatOf('switches/leaf-2', 'switches/spine')).toBe('Connect eth2 of leaf-2, which is added, to eth2 of spine, which is added');
    expect(whatOf('routers/edge', 'networks/nat')).toBe('Add interface eth1 to edge, on nat');
  });

  it('a verdict is what connecting then does, every node is drawn, and it does something', () => {
    fc.assert(fc.property(networkTexts, (text) => {
      const session = sessionOf(text, { rules: [] });
      const nodes = new DiagramProjection(session, networkLook).view().nodes.map(({ id }) => id);
      for (const node of nodes) {
        for (const verdict of whereConnects(session, node)) {
          expect(nodes).toContain(verdict.node);
          const outcome = connect(session, node, verdict.node);
          expect(outcome.kind === 'changes').toBe(verdict.connects);
          expect(verdict.connects || verdict.reasons.length > 0).toBe(true);
          if (outcome.kind === 'changes') expect(outcome.changes.length).toBeGreaterThan(0);
        }
      }
    }), { numRuns: 40 });
  });
});

describe('laws of connecting', () => {
  it('whatever is connected, the text parses afterwards, nothing new is named that is not there, and it is one edit that can be seen', () => {
    fc.assert(fc.property(networkTexts, fc.nat(), fc.nat(), (text, which, where) => {
      const session = sessionOf(text);
      const projection = new DiagramProjection(session, networkLook);
      const { nodes } = projection.view();
      const node = nodes[which % Math.max(1, nodes.length)];
      const possible = node === undefined ? [] : whereConnects(session, node.id).filter(({ connects }) => connects);
      const verdict = possible[where % Math.max(1, possible.length)];
      if (!node || !verdict) return;
      const before = dangling(session);
      const outcome = connect(session, node.id, verdict.node);
      if (outcome.kind !== 'changes') throw new Error('It was refused.');
      carryOut(session, outcome.changes);
      expect(session.document(session.main)?.wellFormed).toBe(true);
      expect(dangling(session)).toBeLessThanOrEqual(before);
      expect(projection.flush(), `${verdict.what} changes nothing of the view`).toBeDefined();
    }), { numRuns: 200 });
  });
  const dangling = (session: Session): number => [...session.findings().values()].flat().filter(({ rule }) => rule.id === 'dangling-reference' || rule.id === 'unknown-part').length;
});

describe('taking a connection away', () => {
  const wired = `{
    "hosts": { "h": { "nics": { "n0": { "port": "leaf/eth1" }, "n1": {}, "n2": {} } } },
    "switches": {
      "leaf": { "kind": "physical", "ports": { "eth1": {}, "up": { "to": "spine/eth1" } } }, "spine": { "kind": "physical", "ports": { "eth1": { "to": "leaf/up" } } },
      "dvs": { "uplinks": { "h": ["n0", "n1", "n2"] }, "standby": { "h": ["n2"] } }
    },
    "networks": { "web": {}, "seg": { "vni": 5001, "underlay": "web" }, "home": { "kind": "bridged", "on": "h" } },
    "routers": { "r": { "interfaces": { "eth0": { "network": "web" }, "eth1": { "network": "seg" } } } }
  }`;
  const taken = (...edges: readonly string[]): readonly string[] => {
    const session = sessionOf(wired, { rules: [] });
    carryOut(session, carriedOut(wired, { kind: 'disconnect', edges: [...edges] }).changes);
    return new DiagramProjection(session, networkLook).view().edges.map(({ id }) => id).sort();
  };
  const all = taken();

  it('leaves every other as it was', () => {
    expect(all).toEqual(['bridge/home', 'cable/leaf/eth1/h/n0', 'interface/r/eth0', 'interface/r/eth1', 'link/leaf/up/spine/eth1', 'tunnel/seg', 'uplink/dvs/h/n0', 'uplink/dvs/h/n1', 'uplink/dvs/h/n2']);
    for (const edge of all.filter((id) => id !== 'bridge/home')) expect(taken(edge), edge).toEqual(all.filter((id) => id !== edge));
    expect(taken('uplink/dvs/h/n0', 'uplink/dvs/h/n2', 'cable/leaf/eth1/h/n0')).toEqual(all.filter((id) => !['uplink/dvs/h/n0', 'uplink/dvs/h/n2', 'cable/leaf/eth1/h/n0'].includes(id)));
  });

  it('takes the last uplink of a host with its list', () => {
    expect(gestured('{\n  "switches": { "dvs": { "uplinks": { "h": ["n0"], "i": ["n0"] } } }\n}', { kind: 'disconnect', edges: ['uplink/dvs/h/n0'] }))
      .toBe('- "switches": { "dvs": { "uplinks": { "h": ["n0"], "i": ["n0"] } } }\n+ "switches": { "dvs": { "uplinks": { "i": ["n0"] } } }');
  });

  it('is refused where nothing is written that could be taken away', () => {
    expect(gestured(wired, { kind: 'disconnect', edges: ['bridge/home'] })).toBe('refused: A bridged network uses a NIC of its host: name another one for it, or delete the network.');
    expect(gestured(wired, { kind: 'disconnect', edges: ['cable/leaf/eth9/h/n1', 'nonsense'] })).toBe('refused: This connection is not there any more. This is no connection of the diagram.');
  });
});
