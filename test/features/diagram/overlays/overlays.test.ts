import { describe, expect, it } from 'vitest';
import { looks } from '../../../../src/features/diagram/looks';
import { DiagramProjection } from '../../../../src/features/diagram/projection';
import type { OverlayName } from '../../../../src/protocol/overlays';
import type { DiagramNode, ViewName } from '../../../../src/protocol/view';
import { sessionOf } from '../../../support/estate';

const today = '2026-03-31';

function shaded(text: string, overlay: OverlayName, view: ViewName = 'compute'): Readonly<Record<string, readonly [number | null | undefined, string | undefined, string | undefined]>> {
  return Object.fromEntries(viewOf(text, overlay, view).nodes.map(({ id, heat, tint, overlayText }: DiagramNode) => [id, [heat.overlay ?? null, tint, overlayText]]));
}

function viewOf(text: string, overlay: OverlayName, view: ViewName) {
  const projection = new DiagramProjection(sessionOf(text, { rules: [] }), looks[view]);
  projection.colourBy(overlay, today);
  return projection.view();
}

describe('overlays', () => {
  it('of CPU and memory say in the network view what the compute view shows', () => {
    const text = `{
      "hosts": { "h": { "measured": { "cpu": "64 %", "memory": "0.25" }, "nics": { "n0": {} } } }, "networks": { "lan": {} },
      "vms": { "a": { "host": "h", "vcpu": 2, "memory": "8 GiB", "demand": { "cpu": "30 %", "memory": "2 GiB" }, "nics": { "eth0": { "network": "lan" } } } }
    }`;
    expect(shaded(text, 'cpu', 'network')).toMatchObject({ 'hosts/h': [0.64, undefined, 'CPU 64 %'], 'vms/a/nics/eth0': [0.3, undefined, 'CPU 30 %'], 'hosts/h/nics/n0': [null, undefined, undefined] });
    expect(shaded(text, 'memory', 'network')['vms/a/nics/eth0']).toEqual([0.25, undefined, 'Memory 25 %']);
  });

  it('of storage say how full the fullest datastore is that something stands on', () => {
    const text = `{
      "clusters": { "c": {} }, "hosts": { "h": { "cluster": "c" }, "bare": {} },
      "datastores": {
        "full": { "capacity": "100 GiB", "mountedBy": ["c"] }, "empty": { "capacity": "100 GiB", "mountedBy": ["h"] }, "silent": { "mountedBy": ["bare"] }
      },
      "vms": {
        "both": { "host": "h", "disks": { "a": { "size": "80 GiB", "datastore": "full" }, "b": { "size": "10 GiB", "datastore": "empty" } } },
        "one": { "host": "h", "disks": { "a": { "size": "10 GiB", "datastore": "empty" } } }, "none": { "host": "h" }
      }
    }`;
    const at = shaded(text, 'storage');
    expect(at['vms/both']?.[2]).toMatch(/^Fullest of 2 datastores, full: 8\d % used$/);
    expect(at['vms/one']?.[2]).toMatch(/^Datastore empty: 2\d % used$/);
    expect([at['hosts/h']?.[2], at['clusters/c']?.[2]]).toEqual([at['vms/both']?.[2], at['vms/both']?.[2]]);
    expect([at['vms/none'], at['hosts/bare']]).toEqual([[null, undefined, undefined], [null, undefined, undefined]]);
  });

  it('of the network colour links, NICs, ports, hosts and who sends by the busiest link at peak, and nothing where nobody says what is sent', () => {
    const text = (demand: string): string => `{
      "hosts": { "h": { "nics": { "n0": { "speed": "10 Gb/s", "port": "leaf/p1" } } }, "g": { "nics": { "n0": { "speed": "10 Gb/s", "port": "leaf/p2" } } } },
      "switches": { "leaf": { "kind": "physical", "ports": { "p1": { "speed": "10 Gb/s", "vlan": 10 }, "p2": { "speed": "10 Gb/s", "vlan": 10 } } }, "dvs": { "kind": "distributed", "uplinks": { "h": ["n0"], "g": ["n0"] } } },
      "networks": { "lan": { "switch": "dvs", "subnet": "10.0.0.0/24" } },
      "vms": {
        "a": { "host": "h"${demand}, "nics": { "eth0": { "network": "lan", "addresses": ["10.0.0.1/24"] } } },
        "b": { "host": "g", "nics": { "eth0": { "network": "lan", "addresses": ["10.0.0.2/24"] } } }
      }
    }`;
    const sending = text(', "demand": { "flows": [{ "to": "b", "rate": "1 Gb/s", "peak": "5 Gb/s" }] }');
    const at = shaded(sending, 'network', 'network');
    expect(at['hosts/h/nics/n0']?.[0]).toBe(0.5);
    expect(at['hosts/h/nics/n0']?.[2]).toBe('Busiest link at peak: 50 %, h/n0 to leaf/p1');
    expect([at['switches/leaf/ports/p1']?.[0], at['switches/leaf']?.[0], at['hosts/h']?.[0], at['vms/a/nics/eth0']?.[0]]).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(at['vms/b/nics/eth0']?.[0]).toBeNull();
    expect(Object.fromEntries(viewOf(sending, 'network', 'network').edges.map(({ id, heat }) => [id, heat]))).toMatchObject({ 'cable/leaf/p1/h/n0': 0.5, 'uplink/dvs/h/n0': 0.5 });
    expect(Object.values(shaded(text(''), 'network', 'network')).every(([heat]) => heat === null)).toBe(true);
    expect(viewOf(text(''), 'network', 'network').edges.every(({ heat }) => heat === null)).toBe(true);
  });

  it('of the network leave out the colours of VLANs, and give them back', () => {
    const projection = new DiagramProjection(sessionOf('{ "networks": { "lan": { "vlan": 10 } } }', { rules: [] }), looks.network);
    const tintOf = (): string | undefined => projection.view().nodes.find(({ id }) => id === 'networks/lan')?.tint;
    expect(tintOf()).toBe('10');
    projection.colourBy('network', today);
    expect(tintOf()).toBeUndefined();
    projection.colourBy(null, today);
    expect(tintOf()).toBe('10');
  });

  it('of overcommitment set what is promised against what the policies allow', () => {
    const text = `{
      "policies": { "vcpuPerCore": 4, "memoryOvercommit": 2, "thinOvercommit": 2 }, "sites": { "s": {} }, "clusters": { "c": { "site": "s" } },
      "hosts": { "h": { "cluster": "c", "cpu": { "cores": 4 }, "memory": "16 GiB" }, "g": { "cluster": "c", "cpu": { "cores": 4 }, "memory": "16 GiB" }, "silent": {} },
      "vms": { "a": { "host": "h", "vcpu": 8, "memory": "24 GiB" }, "off": { "host": "g", "vcpu": 8, "memory": "24 GiB", "power": "off" } },
      "datastores": { "ds": { "capacity": "100 GiB" } }
    }`;
    const at = shaded(text, 'overcommit');
    expect(at['hosts/h']?.[0]).toBe(0.75);
    expect(at['hosts/h']?.[2]).toBe('vCPU 2:1, 50 % of what is allowed · memory 1.5:1, 75 % of what is allowed');
    expect([at['hosts/g']?.[0], at['clusters/c']?.[0], at['sites/s']?.[0], at['hosts/silent']?.[0], at['vms/a']?.[0]]).toEqual([0, 0.375, 0.375, null, null]);
    const sites = shaded(`{
      "policies": { "vcpuPerCore": 4 }, "sites": { "s": {} }, "clusters": { "c": { "site": "s" } },
      "hosts": { "h": { "cluster": "c", "site": "s", "cpu": { "cores": 4 } }, "loose": { "site": "s", "cpu": { "cores": 4 } }, "away": { "site": "s", "cpu": { "cores": 4 }, "maintenance": true } },
      "vms": { "a": { "host": "h", "vcpu": 8, "memory": "0 B" } }
    }`, 'overcommit');
    expect([sites['sites/s']?.[2], sites['hosts/away']]).toEqual(['vCPU 1:1, 25 % of what is allowed', [null, undefined, undefined]]);
    const promised = `{ "policies": { "thinOvercommit": 2 }, "datastores": { "ds": { "capacity": "100 GiB" } }, "vms": { "a": { "power": "off", "disks": { "d": { "size": "300 GiB", "provisioning": "thin", "used": "1 GiB", "datastore": "ds" } } } } }`;
    expect(shaded(promised, 'overcommit', 'storage')['datastores/ds']).toEqual([1.5, undefined, 'Promised 3:1 of what is usable, 150 % of what is allowed']);
  });

  it('of tenants and tags colour by what an entry says, or by what all in it have in common', () => {
    const text = `{
      "clusters": { "c": {} }, "hosts": { "red": { "cluster": "c" }, "mixed": { "cluster": "c" }, "empty": {} },
      "vms": {
        "a": { "host": "red", "tenant": "Red", "tags": ["web", "prod"] }, "b": { "host": "red", "tenant": "Red" },
        "x": { "host": "mixed", "tenant": "Blue", "tags": ["db"] }, "y": { "host": "mixed", "tenant": "Red", "tags": ["web"] }
      }
    }`;
    expect(shaded(text, 'tenant')).toMatchObject({
      'vms/a': [null, 'Red', 'Tenant Red'], 'hosts/red': [null, 'Red', 'Tenant Red'], 'hosts/mixed': [null, undefined, '2 tenants: Blue, Red'], 'clusters/c': [null, undefined, '2 tenants: Blue, Red'], 'hosts/empty': [null, undefined, undefined],
    });
    const many = (tenants: readonly string[]): string => `{ "hosts": { "h": {} }, "vms": { ${tenants.map((tenant) => `"${tenant}": { "host": "h", "tenant": "${tenant}" }`).join(', ')} } }`;
    expect(shaded(many(['a', 'b', 'c', 'd']), 'tenant')['hosts/h']?.[2]).toBe('4 tenants: a, b, c, d');
    expect(shaded(many(['a', 'b', 'c', 'd', 'e']), 'tenant')['hosts/h']?.[2]).toBe('5 tenants: a, b, c, d and others');
    expect(shaded(text, 'tag')).toMatchObject({ 'vms/a': [null, 'web', 'Tags web, prod'], 'vms/b': [null, undefined, undefined], 'hosts/red': [null, 'web', 'Tag web'] });
  });

  it('of the age of snapshots set the days of the oldest against the days that snapshots are kept', () => {
    const text = `{
      "policies": { "snapshotGrowth": 4 }, "hosts": { "h": {} }, "datastores": { "ds": {} },
      "vms": {
        "old": { "host": "h", "snapshots": [{ "name": "a", "taken": "2026-03-25T23:30:00+00:00" }, { "name": "b", "taken": "2026-03-30" }], "disks": { "d": { "datastore": "ds" } } },
        "new": { "host": "h", "snapshots": [{ "name": "a", "taken": "2026-03-30T08:00:00Z" }] },
        "silent": { "host": "h", "snapshots": [{ "name": "a" }] }, "none": { "host": "h" }, "later": { "snapshots": [{ "taken": "2026-04-02" }] }
      }
    }`;
    const at = shaded(text, 'snapshot-age');
    expect(at['vms/old']).toEqual([1.5, undefined, 'Oldest of 2 snapshots: 6 days old, kept for 4']);
    expect(at['vms/new']).toEqual([0.25, undefined, 'Snapshot: 1 day old, kept for 4']);
    expect(at['vms/silent']).toEqual([null, undefined, '1 snapshot, no date said']);
    expect(at['vms/none']).toEqual([null, undefined, undefined]);
    expect(at['vms/later']?.[0]).toBe(0);
    expect(at['hosts/h']).toEqual([1.5, undefined, 'Oldest of 4 snapshots, of old: 6 days old, kept for 4']);
    expect(shaded(text, 'snapshot-age', 'storage')['datastores/ds']?.[0]).toBe(1.5);
  });
});
