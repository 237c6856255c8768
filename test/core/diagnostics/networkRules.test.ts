import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../src/core/diagnostics/catalogue';
import { fabricOf } from '../../../src/core/network/fabric/fabric';
import { pathBetween } from '../../../src/core/network/fabric/path';
import { stationsOn } from '../../../src/core/network/fabric/stations';
import type { Session } from '../../../src/features/session';
import { mainFile, sessionOf } from '../../support/estate';
import { applyFix, findingsOf, sortedFindings } from '../../support/findings';
import { generateNetwork } from '../../support/generateNetwork';
import { randomNetworks } from '../../support/randomNetwork';

type Json = Record<string, unknown>;

/** Two leaves, two hosts that leave by both, and a network of VLAN 10 with a VM on each; parts of it are replaced. */
function network({ ports = {}, leaf2 = {}, switches = {}, networks = {}, hosts = {}, vms = {} }: { ports?: Json; leaf2?: Json; switches?: Json; networks?: Json; hosts?: Json; vms?: Json }): string {
  const host = (name: string): Json => ({ nics: { n0: { port: `leaf-1/${name}` }, n1: { port: `leaf-2/${name}` } } });
  return JSON.stringify({
    hosts: { a: host('a'), b: host('b'), ...hosts },
    switches: {
      'leaf-1': { kind: 'physical', ports: { a: {}, b: {}, up: { to: 'leaf-2/up' }, ...ports } },
      'leaf-2': { kind: 'physical', ports: { a: {}, b: {}, up: {}, ...leaf2 } },
      vds: { kind: 'distributed', uplinks: { a: ['n0', 'n1'], b: ['n0', 'n1'] } },
      ...switches,
    },
    networks: { web: { switch: 'vds', vlan: 10 }, ...networks },
    vms: { one: { host: 'a', nics: { eth0: { network: 'web' } } }, two: { host: 'b', nics: { eth0: { network: 'web' } } }, ...vms },
  });
}

const of = (rule: string, document: string): readonly string[] => findingsOf(document, rule).map((line) => line.replace(/^at .*?: /, ''));

describe('rules about what carries a network', () => {
  const aboutTheFabric = ['vlan-not-carried-upstream', 'native-vlan-mismatch', 'network-not-on-host', 'port-group-without-uplink', 'mtu-mismatch-on-path', 'tunnel-endpoint-unreachable', 'layer-2-loop', 'tenants-not-isolated'];

  it('are silent about a network of many hosts and leaves in which everything fits', () => {
    const document = JSON.stringify(generateNetwork({ hosts: 40, vms: 400, leafPairs: 4, networks: 20 }));
    const session = sessionOf(document);
    expect(aboutTheFabric.flatMap((rule) => findingsOf(session, rule))).toEqual([]);
  });

  it('say nothing of equipment that is not shown (L9)', () => {
    const document = network({ hosts: { a: { nics: { n0: {}, n1: {} } }, b: { nics: { n0: {}, n1: { port: 'elsewhere/3' } } } } });
    expect(aboutTheFabric.flatMap((rule) => findingsOf(document, rule))).toEqual([]);
  });
});

describe('on any network', () => {
  const ids = new Set(['vlan-not-carried-upstream', 'native-vlan-mismatch', 'network-not-on-host', 'port-group-without-uplink', 'mtu-mismatch-on-path', 'tunnel-endpoint-unreachable', 'layer-2-loop', 'uplink-oversubscribed', 'tenants-not-isolated']);
  const checked = (text: string): Session => sessionOf(text, { rules: rules.filter(({ id }) => ids.has(id)) });
  const messages = (session: Session): readonly string[] => sortedFindings(session).map(({ rule, place, message }) => `${rule.id} ${place.path.join('/')} ${message}`).sort();

  it('findings are the same after an edit as from scratch', () => {
    fc.assert(fc.property(randomNetworks(), randomNetworks(), (first, second) => {
      const [before, after] = [first, second].map((document) => JSON.stringify(document, undefined, 1)) as [string, string];
      const session = checked(before);
      sortedFindings(session);
      session.edit(mainFile, [{ offset: 0, length: before.length, text: after }]);
      expect(messages(session)).toEqual(messages(checked(after)));
    }), { numRuns: 60 });
  });

  it('a VLAN that ends at a port between two guests of one network is found (L2, L3)', () => {
    let found = 0;
    fc.assert(fc.property(randomNetworks(), (document) => {
      const session = checked(JSON.stringify(document));
      const fabric = fabricOf(session.estate);
      for (const network of session.estate.ids('networks')) {
        const { vlan, kind, switch: id } = session.estate.value('networks', network) ?? {};
        if (typeof vlan !== 'number' || (kind !== undefined && kind !== 'port-group') || id === undefined) continue;
        const stations = stationsOn(session.estate, network).filter(({ collection, vlan: own }) => collection === 'vms' && own === vlan);
        for (const [i, a] of stations.entries()) {
          for (const b of stations.slice(i + 1)) {
            const path = pathBetween(fabric, a, b);
            const isShown = [path, pathBetween(fabric, b, a)].every(({ hops }) => hops.every((hop) => hop.kind !== 'unshown'));
            if (!isShown || path.kind !== 'stops' || path.because.kind !== 'vlan-not-carried') continue;
            found += 1;
            const told = sortedFindings(session).filter(({ rule }) => rule.id === 'vlan-not-carried-upstream' || rule.id === 'native-vlan-mismatch');
            expect(told.length, `${a.key} ${b.key} ${JSON.stringify(path.because)}`).toBeGreaterThan(0);
          }
        }
      }
    }), { numRuns: 300 });
    expect(found).toBeGreaterThan(0);
  });

  it('a repair takes its finding away', () => {
    let repaired = 0;
    fc.assert(fc.property(randomNetworks(), (document) => {
      const text = JSON.stringify(document, undefined, 1);
      for (const [i, { rule, place, message }] of sortedFindings(checked(text)).entries()) {
        const session = checked(text);
        const finding = sortedFindings(session)[i];
        const [fix] = finding ? session.fixesOf(finding) : [];
        if (!fix) continue;
        applyFix(session, fix);
        repaired += 1;
        expect(messages(session), fix.title).not.toContain(`${rule.id} ${place.path.join('/')} ${message}`);
      }
    }), { numRuns: 40 });
    expect(repaired).toBeGreaterThan(0);
  });
});

describe('vlan-not-carried-upstream', () => {
  it('asks nothing of a port that is not in use, whatever it carries (L4)', () => {
    expect(of('vlan-not-carried-upstream', network({ ports: { a: { vlans: '20' } } }))).toEqual(['Trunk "leaf-1/a" does not carry VLAN 10 of network "web", which host "a" sends by "n0".']);
    expect(of('vlan-not-carried-upstream', network({ ports: { a: { vlans: '20', enabled: false } } }))).toEqual([]);
  });

  it('asks nothing of the ports of a host on which nothing is on the network', () => {
    expect(of('vlan-not-carried-upstream', network({ ports: { b: { vlans: '20' } }, leaf2: { b: { vlans: '20' } }, vms: { two: { host: 'b', power: 'off', nics: { eth0: { network: 'web' } } } } }))).toEqual([]);
  });

  it('asks only the uplinks a network names (L12)', () => {
    const named = { networks: { web: { switch: 'vds', vlan: 10, uplinks: ['n1'], standby: [] } } };
    expect(of('vlan-not-carried-upstream', network({ ports: { a: { vlans: '20' } }, ...named }))).toEqual([]);
    expect(of('vlan-not-carried-upstream', network({ leaf2: { a: { vlans: '20' } }, ...named }))).toHaveLength(1);
  });

  it('finds the wires of one network where the uplinks of each host lead to two', () => {
    expect(of('vlan-not-carried-upstream', network({ ports: { up: { to: 'leaf-2/up', vlans: '20' } } }))).toEqual(['Port "leaf-1/up" does not carry VLAN 10: on network "web", uplinks of host "a" and host "b" lead to wires that do not meet.']);
  });

  it('finds a VLAN that one end of a cable carries untagged, where the other says nothing of VLANs (L3)', () => {
    const apart = { hosts: { a: { nics: { n0: { port: 'leaf-1/a' }, n1: { port: 'leaf-1/b' } } }, b: { nics: { n0: { port: 'leaf-2/a' }, n1: { port: 'leaf-2/b' } } } } };
    expect(of('vlan-not-carried-upstream', network({ ...apart, ports: { up: { mode: 'trunk', vlan: 10, to: 'leaf-2/up' } } }))).toEqual(['Port "leaf-1/up" carries VLAN 10 untagged, and it comes tagged: on network "web", host "b" is cut off from host "a".']);
    expect(of('vlan-not-carried-upstream', network(apart))).toEqual([]);
  });

  it('leaves VLANs to guests that tag their frames (L13)', () => {
    expect(of('vlan-not-carried-upstream', network({ ports: { a: { vlans: '20' } }, networks: { web: { switch: 'vds', vlan: '10,30' } } }))).toEqual([]);
  });
});

describe('layer-2-loop', () => {
  const ring = { ports: { up: { to: 'leaf-2/up' }, second: { to: 'leaf-2/second' } }, leaf2: { up: {}, second: {} } };
  const without = (first: string, second: string): Json => ({
    'leaf-1': { kind: 'physical', spanningTree: first, ports: { ...ring.ports } }, 'leaf-2': { kind: 'physical', spanningTree: second, ports: { ...ring.leaf2 } },
  });

  it('finds a ring in which every switch says that it runs no spanning tree, and none where one runs any (L6)', () => {
    expect(of('layer-2-loop', network({ switches: without('none', 'none') }))).toHaveLength(1);
    expect(of('layer-2-loop', network({ switches: without('none', 'rstp') }))).toEqual([]);
  });

  it('counts switches that act as one as one: what joins them closes no ring (L6)', () => {
    const stacked = without('none', 'none');
    expect(of('layer-2-loop', network({ switches: { ...stacked, 'leaf-1': { ...(stacked['leaf-1'] as Json), stackedWith: ['leaf-2'] } } }))).toEqual([]);
  });
});

describe('uplink-oversubscribed', () => {
  const sender = (demand: Json): Json => ({ hosts: { a: { nics: { n0: { speed: '1 Gb/s' }, n1: { speed: '1 Gb/s' } } } }, vms: { one: { host: 'a', nics: { eth0: { network: 'web' } }, demand } } });
  const withSwitch = (fields: Json): Json => ({ switches: { vds: { kind: 'distributed', uplinks: { a: ['n0', 'n1'], b: ['n0', 'n1'] }, ...fields } } });

  it('counts what is sent at peak, or else the average (B4)', () => {
    expect(of('uplink-oversubscribed', network(sender({ network: '1 Gb/s', networkPeak: '2 Gb/s' })))).toEqual([]);
    expect(of('uplink-oversubscribed', network(sender({ network: '3 Gb/s' })))).toEqual(['1 VM of host "a" sends 3 Gb/s at peak by switch "vds", but its 2 uplinks carry 2 Gb/s.']);
  });

  it('counts one uplink under failover, and those alone that are not standby (L12)', () => {
    const twoGigabits = sender({ network: '1.5 Gb/s' });
    expect(of('uplink-oversubscribed', network({ ...twoGigabits, ...withSwitch({ teaming: 'failover' }) }))).toHaveLength(1);
    expect(of('uplink-oversubscribed', network({ ...twoGigabits, ...withSwitch({ standby: { a: ['n1'] } }) }))).toHaveLength(1);
    expect(of('uplink-oversubscribed', network(twoGigabits))).toEqual([]);
  });
});
