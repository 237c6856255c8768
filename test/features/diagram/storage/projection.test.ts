import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineRule, placeIn } from '../../../../src/core/diagnostics/rule';
import { nodeAt } from '../../../../src/features/cursor';
import { storageLook } from '../../../../src/features/diagram/storage/look';
import { DiagramProjection } from '../../../../src/features/diagram/projection';
import type { DiagramEdge, DiagramNode } from '../../../../src/protocol/view';
import { mainFile, sessionAt, sessionOf } from '../../../support/estate';
import { carryOut } from '../../../support/randomEstate';
import { randomStorage, storageChanges } from '../../../support/randomStorage';
import { Drawn, inOrder } from '../../support/drawn';

const noRules = { rules: [] };
const viewOf = (text: string) => new DiagramProjection(sessionOf(text, noRules), storageLook).view();
const edges = (text: string): readonly DiagramEdge[] => viewOf(text).edges;
const detailsOf = (text: string): Readonly<Record<string, string>> => Object.fromEntries(viewOf(text).nodes.map((n: DiagramNode) => [n.id, n.detail]));

/** The tree as an outline: children below their parent, in order. */
function outline(text: string): string {
  const { nodes } = viewOf(text);
  const below = (parent: string | null, indent: string): string[] =>
    nodes.filter((n) => n.parent === parent).sort((a, b) => a.order - b.order).flatMap((n) => [`${indent}${n.id}`, ...below(n.id, `${indent}  `)]);
  return `\n${below(null, '      ').join('\n')}\n    `;
}

describe('the storage view', () => {
  it('shows arrays with their groups and exports, local disks, pools, and datastores with what lies on them', () => {
    expect(outline(`{
      "sites": { "dakar": {}, "thies": {} }, "clusters": { "prod": { "site": "dakar" } },
      "hosts": { "esx-01": { "cluster": "prod", "disks": { "local": { "size": "960 GB", "media": "ssd" } } }, "esx-02": { "cluster": "prod" }, "alone": { "site": "thies" } },
      "arrays": { "san": { "site": "dakar", "groups": { "fast": {} }, "exports": { "lun-1": {} } }, "nas": { "site": "thies", "groups": { "big": {} } } },
      "storagePools": { "gold": { "members": ["san/fast"] }, "both": { "members": ["san/fast", "nas/big"] } },
      "datastores": { "ds-gold": { "on": "gold" }, "ds-both": { "on": "both" }, "ds-lun": { "on": "san/lun-1" }, "ds-local": { "on": "esx-01/local" }, "ds-loose": {}, "ds-mounted": { "mountedBy": ["alone"] } },
      "vms": { "web-01": { "disks": { "os": { "datastore": "ds-gold" }, "data": { "datastore": "ds-both" } } }, "db-01": { "disks": { "os": { "datastore": "ds-gold" }, "shared": { "sameAs": "web-01/data" } } } },
      "containers": { "proxy": { "volumes": { "logs": { "datastore": "ds-gold" } } } }
    }`)).toBe(`
      sites/dakar
        clusters/prod
          hosts/esx-01
            hosts/esx-01/disks/local
        arrays/san
          arrays/san/groups/fast
          arrays/san/exports/lun-1
        storagePools/gold
        datastores/ds-gold
          vms/db-01/disks/os
          vms/web-01/disks/os
          containers/proxy/volumes/logs
        datastores/ds-local
        datastores/ds-lun
      sites/thies
        hosts/alone
        arrays/nas
          arrays/nas/groups/big
        datastores/ds-mounted
      storagePools/both
      datastores/ds-both
        vms/db-01/disks/shared
        vms/web-01/disks/data
      datastores/ds-loose
    `);
  });

  it('says that a site is empty, where nothing stands there', () => {
    expect(detailsOf('{ "sites": { "dakar": {}, "thies": {} }, "clusters": { "c": { "site": "thies" } } }')).toMatchObject({ 'sites/dakar': 'empty', 'sites/thies': '1 cluster' });
  });

  it('gathers disks that are on no datastore of the document', () => {
    expect(outline('{ "datastores": { "ds": {} }, "vms": { "a": { "disks": { "d": { "datastore": "ghost" }, "e": {} } } }, "containers": { "c": { "volumes": { "v": {} } } } }')).toBe(`
      group/no-datastore
        vms/a/disks/d
        vms/a/disks/e
        containers/c/volumes/v
      datastores/ds
    `);
  });

  it('says in one line what each has', () => {
    expect(detailsOf(`{
      "hosts": { "h": { "disks": { "local": { "count": 4, "size": "1.92 TB", "media": "nvme" }, "buffer": { "size": "400 GB", "cache": true } }, "hbas": { "vmhba1": {} } } },
      "arrays": {
        "san": { "kind": "san", "protocol": "fc", "groups": { "fast": { "disks": 12, "size": "3.84 TB", "media": "ssd", "raid": "raid6", "spares": 1 }, "silent": {} }, "exports": { "lun": { "group": "fast", "size": "10 TiB", "provisioning": "thin" } } }
      },
      "vms": { "a": { "disks": { "d": { "size": "40 GiB", "provisioning": "thin" }, "e": { "size": "1 TiB" }, "r": { "size": "1 TiB", "raw": "san/lun" }, "s": { "sameAs": "b/x" } } } },
      "containers": { "c": { "volumes": { "v": { "size": "10 GiB" } } } }
    }`)).toMatchObject({
      'hosts/h': '5 local disks · 1 storage adapter', 'hosts/h/disks/local': '4 × 1.92 TB NVMe', 'hosts/h/disks/buffer': '1 × 400 GB · cache',
      'arrays/san/groups/fast': '12 × 3.84 TB SSD · RAID 6 · 1 spare', 'arrays/san/groups/silent': '', 'arrays/san/exports/lun': '10 TiB thin · of fast',
      'vms/a/disks/d': '40 GiB thin', 'vms/a/disks/e': '1 TiB thick', 'vms/a/disks/r': '1 TiB · raw san/lun', 'vms/a/disks/s': 'is b/x', 'containers/c/volumes/v': '10 GiB · volume', 'group/no-datastore': '4 disks · 1 volume',
    });
  });
});

describe('lines of the storage view', () => {
  const text = `{
    "sites": { "dakar": {}, "thies": {} }, "clusters": { "prod": {} }, "hosts": { "h1": { "disks": { "local": {} } }, "h2": { "cluster": "prod" } },
    "arrays": { "san": { "groups": { "fast": {} }, "exports": { "lun": {} } }, "vsan": { "kind": "distributed", "hosts": ["prod", "h1"] } },
    "storagePools": { "gold": { "members": ["san/fast", "h1/local", "san/ghost"], "replication": { "mode": "sync", "to": "thies" } } },
    "datastores": { "ds": { "on": "gold", "mountedBy": ["prod", "h1", "ghost"], "replication": { "target": "vsan" } }, "lost": { "on": "nowhere" } },
    "vms": { "a": { "disks": { "raw": { "raw": "san/lun" }, "far": { "raw": "naa.6000" } } } }
  }`;
  const shown = Object.fromEntries(edges(text).map((e) => [e.id, `${e.kind} ${e.from} → ${e.to} ${e.state} ${e.label}`.trim()]));

  it('lead from what holds data to what is made of it', () => {
    expect(shown).toMatchObject({
      'backing/storagePools/gold/san/fast': 'backing arrays/san/groups/fast → storagePools/gold normal', 'backing/storagePools/gold/h1/local': 'backing hosts/h1/disks/local → storagePools/gold normal',
      'backing/datastores/ds/gold': 'backing storagePools/gold → datastores/ds normal', 'backing/arrays/vsan/prod': 'backing clusters/prod → arrays/vsan normal', 'backing/arrays/vsan/h1': 'backing hosts/h1 → arrays/vsan normal',
      'raw/a/raw': 'backing arrays/san/exports/lun → vms/a/disks/raw normal',
    });
    expect(Object.keys(shown).filter((id) => id.startsWith('raw/'))).toHaveLength(1);
  });

  it('lead to who mounts a datastore, and to where the replica is', () => {
    expect(shown).toMatchObject({
      'mount/ds/prod': 'mount datastores/ds → clusters/prod normal', 'mount/ds/h1': 'mount datastores/ds → hosts/h1 normal',
      'replica/storagePools/gold': 'replica storagePools/gold → sites/thies normal sync', 'replica/datastores/ds': 'replica datastores/ds → arrays/vsan normal',
    });
  });

  it('lead from an array to those that reach it, one path alone told from several', () => {
    const ways = Object.fromEntries(edges(`{
      "clusters": { "prod": {} },
      "hosts": {
        "a": { "cluster": "prod", "hbas": { "x": { "kind": "fc", "fabric": "f1" }, "y": { "kind": "fc", "fabric": "f2" } } }, "b": { "cluster": "prod", "hbas": { "x": { "kind": "fc", "fabric": "f1" }, "y": { "kind": "fc", "fabric": "f2" } } },
        "alone": { "hbas": { "x": { "kind": "fc", "fabric": "f1" } } }
      },
      "arrays": { "san": { "groups": { "g": {} }, "ports": { "p1": { "fabric": "f1" }, "p2": { "fabric": "f2" } } }, "silent": { "groups": { "g": {} } } },
      "datastores": { "ds": { "on": "san/g", "mountedBy": ["prod", "alone"] }, "far": { "on": "silent/g", "mountedBy": ["prod"] } }
    }`).filter(({ kind }) => kind === 'path').map((e) => [e.id, `${e.from} → ${e.to} ${e.state} ${e.label}: ${e.detail}`]));
    expect(ways).toEqual({
      'path/san/prod': 'arrays/san → clusters/prod normal 2 paths: 2 hosts of prod reach san, each by at least 2 paths', 'path/san/alone': 'arrays/san → hosts/alone standby 1 path: alone reaches san by 1 path',
    });
  });

  it('of which one end is not in the document are unknown', () => {
    expect(shown).toMatchObject({
      'backing/storagePools/gold/san/ghost': 'backing arrays/san → storagePools/gold unknown', 'backing/datastores/lost/nowhere': 'backing arrays/nowhere → datastores/lost unknown', 'mount/ds/ghost': 'mount datastores/ds → hosts/ghost unknown',
    });
  });
});

describe('the colours of the storage view', () => {
  const text = `{
    "arrays": { "san": { "groups": { "g": { "disks": 4, "size": "1 TiB", "media": "ssd", "iops": "1000 IOPS", "latency": "1 ms", "raid": "raid10" } } } },
    "datastores": { "ds": { "on": "san/g", "capacity": "1 TiB", "latencyTarget": "4 ms" }, "bare": {} }, "hosts": { "h": {} },
    "vms": { "v": { "host": "h", "disks": { "d": { "datastore": "ds", "size": "256 GiB" }, "t": { "datastore": "ds", "size": "100 GiB", "used": "25 %", "provisioning": "thin" } }, "demand": { "iops": "2000 IOPS", "readShare": "100 %" } } }
  }`;
  const heat = Object.fromEntries(viewOf(text).nodes.map((n) => [n.id, n.heat]));

  it('are how full, how busy and how slow each layer is', () => {
    // (256 + 25) of 1024 GiB; 2000 of 4 × 1000 operations; 1 ms ÷ (1 − 0.5) of 4 ms.
    expect(heat['datastores/ds']).toEqual({ cpu: null, memory: null, fill: 0.274, iops: 0.5, latency: 0.5 });
    expect(heat['arrays/san/groups/g']).toMatchObject({ iops: 0.5, latency: 0.5 });
    expect(heat['arrays/san']).toMatchObject({ iops: 0.5, latency: 0.5 });
    expect(heat['vms/v/disks/t']).toEqual({ cpu: null, memory: null, fill: 0.25 });
  });

  it('hold a group to the strictest datastore on it and its exports, and a member of a pool to nothing (Q8)', () => {
    const shared = Object.fromEntries(viewOf(`{
      "arrays": { "san": {
        "groups": { "fast": { "disks": 4, "size": "1 TiB", "iops": "1000 IOPS", "latency": "1 ms" }, "cold": { "disks": 4, "size": "1 TiB", "iops": "100 IOPS", "latency": "40 ms" } },
        "exports": { "lun": { "group": "fast", "size": "1 TiB" } }
      } },
      "storagePools": { "mixed": { "members": ["san/fast", "san/cold"] } },
      "datastores": { "strict": { "on": "san/lun", "latencyTarget": "4 ms" }, "loose": { "on": "san/fast", "capacity": "1 TiB" }, "wide": { "on": "mixed", "latencyTarget": "500 ms" } },
      "hosts": { "h": {} },
      "vms": {
        "v": { "host": "h", "disks": { "d": { "datastore": "strict", "size": "1 GiB" } }, "demand": { "iops": "1900 IOPS", "readShare": "100 %" } },
        "w": { "host": "h", "disks": { "d": { "datastore": "wide", "size": "1 GiB" } }, "demand": { "iops": "200 IOPS", "readShare": "100 %" } }
      }
    }`).nodes.map((n) => [n.id, n.heat.latency]));
    // 2000 of 4 × 1000 operations on "fast": 1 ms ÷ (1 − 0.5) of 4 ms; "cold" takes 40 ms ÷ (1 − 0.25), more than the policy accepts.
    expect(shared).toMatchObject({ 'arrays/san/groups/fast': 0.5, 'arrays/san/exports/lun': 0.5, 'arrays/san/groups/cold': null, 'arrays/san': 0.5, 'datastores/strict': 0.5, 'datastores/loose': 0.1 });
    expect(shared['storagePools/mixed']).toBeCloseTo((0.5 * 2 + 0.5 * (40 / 0.75)) / 500, 2);
  });

  it('tell how much of an export is written, not that it is given away whole', () => {
    const given = Object.fromEntries(viewOf(`{
      "arrays": { "san": { "groups": { "g": { "disks": 4, "size": "1 TiB", "raid": "raid10" } }, "exports": { "thick": { "size": "1 TiB" }, "mapped": { "size": "1 TiB" }, "bare": { "size": "512 GiB" } } } },
      "datastores": { "ds": { "on": "san/thick" } },
      "vms": { "v": { "disks": { "d": { "datastore": "ds", "size": "256 GiB" }, "r": { "raw": "san/mapped", "size": "1 TiB", "used": "50 %" } } } }
    }`).nodes.map((n) => [n.id, n.heat.fill]));
    expect(given).toMatchObject({ 'arrays/san/exports/thick': 0.25, 'datastores/ds': 0.25, 'arrays/san/exports/mapped': 0.5, 'arrays/san/exports/bare': 0 });
  });

  it('are unknown where the document does not say enough', () => {
    expect(heat['datastores/bare']).toEqual({ cpu: null, memory: null, fill: null, iops: null, latency: null });
    expect(heat['vms/v/disks/d']).toEqual({ cpu: null, memory: null });
  });

  it('are not those of an idle layer where running VMs do not say what they ask for', () => {
    const silent = '{ "arrays": { "san": { "groups": { "g": { "disks": 4, "size": "1 TiB", "media": "ssd" } } } }, "datastores": { "ds": { "on": "san/g" } }, "vms": { "v": { "disks": { "d": { "datastore": "ds" } } } } }';
    expect(viewOf(silent).nodes.find(({ id }) => id === 'datastores/ds')?.heat).toMatchObject({ iops: null, latency: null });
  });

  it('are told in words as well', () => {
    expect(detailsOf(text)).toMatchObject({ 'datastores/ds': '281 GiB of 1 TiB · 27 %', 'arrays/san': '2 TiB usable', 'datastores/bare': '' });
  });
});

describe('findings in the storage view', () => {
  const words = { severity: 'error', summary: '', why: '', remedy: '', examples: { good: [], bad: [] } } as const;
  const onVm = (...path: readonly (string | number)[]) => defineRule({ ...words, id: `bad-${path.join('-')}`, on: 'vms', *check(vm) { yield { place: placeIn(vm, path), message: 'It is bad.' }; } });
  const onMount = defineRule({ ...words, id: 'bad-mount', on: 'datastores', *check(datastore) { yield { place: placeIn(datastore, ['mountedBy', 0]), message: 'It is bad.' }; } });

  it('count on the disk they point into, on the first where they are about all, and on the line that a field makes', () => {
    const rules = [onVm('disks', 'b', 'size'), onVm('snapshots'), onVm('memory'), onMount];
    const session = sessionOf('{ "hosts": { "h": {} }, "datastores": { "ds": { "mountedBy": ["h"] } }, "vms": { "v": { "memory": "1 GiB", "snapshots": [], "disks": { "a": {}, "b": { "size": "1 GiB" } } } } }', { rules });
    const { nodes, edges: lines } = new DiagramProjection(session, storageLook).view();
    expect([...nodes, ...lines].filter(({ findings }) => findings.error > 0).map(({ id, findings }) => `${id} ${findings.error}`).sort()).toEqual(['datastores/ds 1', 'mount/ds/h 1', 'vms/v/disks/a 1', 'vms/v/disks/b 1']);
  });
});

describe('the cursor in the storage view', () => {
  const shown = (text: string): string | undefined => {
    const { session, file, offset } = sessionAt(text);
    return nodeAt(session, file, offset, 'storage');
  };

  it('is in the narrowest part that is drawn', () => {
    expect(shown('{ "arrays": { "san": { "groups": { "fast": { "disks": <|>4 } } } } }')).toBe('arrays/san/groups/fast');
    expect(shown('{ "arrays": { "san": { "exports": { "lun": { "size": "1<|> TiB" } } } } }')).toBe('arrays/san/exports/lun');
    expect(shown('{ "arrays": { "san": { "kind": "s<|>an", "groups": { "fast": {} } } } }')).toBe('arrays/san');
    expect(shown('{ "vms": { "v": { "disks": { "a": {}, "b": { "size": "1<|> GiB" } } } } }')).toBe('vms/v/disks/b');
    expect(shown('{ "hosts": { "h": { "disks": { "local": { "count": <|>4 } } } } }')).toBe('hosts/h/disks/local');
  });

  it('is in the first disk of a VM elsewhere in its text, and nowhere in that of one without disks', () => {
    expect(shown('{ "vms": { "v": { "vcpu": <|>4, "disks": { "a": {}, "b": {} } } } }')).toBe('vms/v/disks/a');
    expect(shown('{ "vms": { "v": { "vcpu": <|>4 } } }')).toBeUndefined();
  });
});

describe('a patch of the storage view', () => {
  const text = `{
    "arrays": { "san": { "groups": { "g": { "disks": 4, "size": "1 TiB" } } } }, "datastores": { "a": { "on": "san/g", "capacity": "1 TiB" }, "b": { "capacity": "1 TiB" } },
    "vms": { "v": { "disks": { "d": { "datastore": "a", "size": "40 GiB" } } }, "w": { "disks": { "d": { "datastore": "a", "size": "40 GiB" } } } }
  }`;
  const patchOf = (path: string, value: string): unknown => {
    const session = sessionOf(text, noRules);
    const projection = new DiagramProjection(session, storageLook);
    projection.view();
    carryOut(session, [{ kind: 'set', file: mainFile, path: path.split('/'), value }]);
    const patch = projection.flush();
    return patch && { changed: patch.changed.map(({ id }) => id).sort(), removed: patch.removed, changedEdges: patch.changedEdges.map(({ id }) => id), removedEdges: patch.removedEdges };
  };

  it('of a disk on another datastore holds it and both datastores', () => {
    expect(patchOf('vms/v/disks/d/datastore', 'b')).toEqual({ changed: ['datastores/a', 'datastores/b', 'vms/v/disks/d', 'vms/w/disks/d'], removed: [], changedEdges: [], removedEdges: [] });
  });

  it('of a datastore on something else brings a line, and takes one away', () => {
    expect(patchOf('datastores/a/on', 'san')).toMatchObject({ changedEdges: ['backing/datastores/a/san'], removedEdges: ['backing/datastores/a/san/g'] });
  });

  it('is none after an edit that only other views show', () => {
    expect(patchOf('vms/v/nics/eth0/network', 'lan')).toBeUndefined();
  });
});

describe('laws of the storage view', () => {
  it('after any changes it is that of a new projection, and the patches lead to it', () => {
    fc.assert(fc.property(randomStorage(), fc.array(fc.array(storageChanges(), { minLength: 1, maxLength: 3 }), { maxLength: 4 }), (json, steps) => {
      const session = sessionOf(JSON.stringify(json), noRules);
      const projection = new DiagramProjection(session, storageLook);
      const drawn = new Drawn(projection.view());
      for (const changes of steps) {
        carryOut(session, changes);
        drawn.take(projection.flush());
        expect(drawn.now()).toEqual(inOrder(new DiagramProjection(sessionOf(session.document(mainFile)?.text ?? '', noRules), storageLook).view()));
      }
    }), { numRuns: 100 });
  });

  it('every parent is a node, and both ends of every line that is not unknown', () => {
    fc.assert(fc.property(randomStorage(), (json) => {
      const { nodes, edges: lines } = viewOf(JSON.stringify(json));
      const known = new Set(nodes.map(({ id }) => id));
      for (const { parent } of nodes) if (parent !== null) expect(known).toContain(parent);
      for (const { from, to, state } of lines) if (state !== 'unknown') expect([known.has(from), known.has(to)], `${from} ${to}`).toEqual([true, true]);
      expect(known.size).toBe(nodes.length);
      expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    }), { numRuns: 150 });
  });
});
