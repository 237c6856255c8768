import { describe, expect, it } from 'vitest';
import { storageLook } from '../../../../src/features/diagram/storage/look';
import { DiagramProjection } from '../../../../src/features/diagram/projection';
import type { DiagramEdge, DiagramNode } from '../../../../src/protocol/view';
import { sessionOf } from '../../../support/estate';

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

  it('of which one end is not in the document are unknown', () => {
    expect(shown).toMatchObject({
      'backing/storagePools/gold/san/ghost': 'backing arrays/san → storagePools/gold unknown', 'backing/datastores/lost/nowhere': 'backing arrays/nowhere → datastores/lost unknown', 'mount/ds/ghost': 'mount datastores/ds → hosts/ghost unknown',
    });
  });
});
