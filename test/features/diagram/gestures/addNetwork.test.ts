import { describe, expect, it } from 'vitest';
import { changesFor } from '../../../../src/features/diagram/gestures';
import { sessionOf } from '../../../support/estate';
import { now } from '../../support/gesture';

const estate = `{
  "sites": { "dakar": {} }, "clusters": { "prod": {}, "lab": {} },
  "hosts": {
    "esx-01": { "cluster": "prod", "nics": { "vmnic0": {}, "vmnic1": {} } }, "esx-02": { "cluster": "prod", "nics": { "vmnic0": {}, "vmnic1": {} } },
    "pve-01": { "cluster": "lab", "nics": { "eno1": {}, "eno2": {} } }, "pve-02": { "cluster": "lab", "nics": { "eno1": {} } }, "bare": {}
  },
  "switches": {
    "dvs": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0"], "esx-02": ["vmnic0"] } }, "vmbr0": { "kind": "bridge", "host": "pve-01", "uplinks": { "pve-01": ["eno1"] } },
    "leaf": { "kind": "physical", "site": "dakar" }
  },
  "networks": { "web": { "switch": "dvs", "vlan": 10 }, "db": { "switch": "dvs", "vlan": "20" }, "loose": { "vlan": 40 } }
}`;
type What = 'network' | 'switch' | 'router';
/** What is written, by path; or why nothing is. */
function added(what: What, parent: string | null, selected: readonly string[] = [], text = estate, count = 1): unknown {
  const outcome = changesFor(sessionOf(text, { rules: [] }), { kind: 'add', what, parent, name: '', count }, now, { view: 'network', selected });
  if (outcome.kind === 'refused') return outcome.reasons;
  return outcome.kind === 'changes' ? Object.fromEntries(outcome.changes.map((change) => [change.path.join('/'), change.kind === 'set' ? change.value : change.kind])) : outcome.kind;
}

describe('adding a network', () => {
  it('to a virtual switch, or beside a network of it, takes the lowest free VLAN in tens', () => {
    expect(added('network', 'switches/dvs')).toEqual({ 'networks/network-1': { switch: 'dvs', vlan: 30 } });
    expect(added('network', 'networks/web')).toEqual({ 'networks/network-1': { switch: 'dvs', vlan: 30 } });
    expect(added('network', null, [], '{}')).toEqual({ 'networks/network-1': { vlan: 10 } });
  });

  it('to nothing or to a physical switch has no switch', () => {
    expect(added('network', 'switches/leaf')).toEqual({ 'networks/network-1': { vlan: 30 } });
    expect(added('network', 'group/networks')).toEqual({ 'networks/network-1': { vlan: 30 } });
  });

  it('for hosts goes to the switch that joins them all', () => {
    expect(added('network', 'clusters/prod')).toEqual({ 'networks/network-1': { switch: 'dvs', vlan: 30 } });
    expect(added('network', null, ['hosts/esx-02', 'hosts/esx-01/nics/vmnic0'])).toEqual({ 'networks/network-1': { switch: 'dvs', vlan: 30 } });
    expect(added('network', 'hosts/pve-01')).toEqual({ 'networks/network-1': { switch: 'vmbr0', vlan: 30 } });
  });

  it('for hosts that no switch joins makes a distributed switch of their free NICs in the same edit', () => {
    expect(added('network', null, ['clusters/lab', 'hosts/esx-01'])).toEqual({
      'switches/dvs-2': { kind: 'distributed', uplinks: { 'esx-01': ['vmnic1'], 'pve-01': ['eno2'], 'pve-02': ['eno1'] } }, 'networks/network-1': { switch: 'dvs-2', vlan: 30 },
    });
  });

  it('several at once have a VLAN each, and share the switch that is made for them', () => {
    expect(added('network', 'switches/dvs', [], estate, 3)).toEqual({ 'networks/network-1': { switch: 'dvs', vlan: 30 }, 'networks/network-2': { switch: 'dvs', vlan: 50 }, 'networks/network-3': { switch: 'dvs', vlan: 60 } });
    expect(Object.keys(added('network', null, ['clusters/lab'], estate, 2) as object)).toEqual(['switches/dvs-2', 'networks/network-1', 'networks/network-2']);
    const outcome = changesFor(sessionOf(estate, { rules: [] }), { kind: 'add', what: 'network', parent: 'switches/dvs', name: 'web', count: 2 }, now, { view: 'network', selected: [] });
    expect(outcome).toMatchObject({ message: 'Added 2 networks to switch "dvs": "web-2" and "web-3".', node: 'networks/web-2', nodes: ['networks/web-2', 'networks/web-3'] });
  });

  it('is refused for hosts without free NICs, each named', () => {
    expect(added('network', null, ['hosts/bare', 'hosts/pve-02'])).toEqual(['No virtual switch joins these hosts, and host "bare" has no free NIC for a new one.']);
  });
});

describe('adding what networks are made of', () => {
  it('a physical switch stands in the site pointed at, and a router anywhere', () => {
    expect(added('switch', 'sites/dakar')).toEqual({ 'switches/switch-1': { site: 'dakar', kind: 'physical', ports: {} } });
    expect(added('switch', 'switches/leaf')).toEqual({ 'switches/switch-1': { site: 'dakar', kind: 'physical', ports: {} } });
    expect(added('switch', 'group/physical/dakar')).toEqual({ 'switches/switch-1': { site: 'dakar', kind: 'physical', ports: {} } });
    expect(added('switch', 'group/physical')).toEqual({ 'switches/switch-1': { kind: 'physical', ports: {} } });
    expect(added('router', null)).toEqual({ 'routers/router-1': { interfaces: {} } });
  });
});
