import type { Entry, Path } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { policiesFor } from '../../model/policies';
import { isNas } from '../../storage/paths/ends';
import { frontOf } from '../../storage/paths/front';
import { pathText, sharedText } from '../../storage/paths/explain';
import { independent, sharedByAll } from '../../storage/paths/independence';
import type { StoragePath } from '../../storage/paths/types';
import { arraysUsedBy, type UsedArray } from '../../storage/paths/used';
import { example } from '../../util/example';
import { counted, listed } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'single-storage-path',
  severity: 'warning',
  summary: 'A host reaches an array by fewer independent paths than are wanted.',
  why: 'When the one adapter, cable, fabric or port fails, the disks of every VM on the host are gone at once: the guests stop, and what they had not yet written is lost.',
  remedy: 'Give the host a second adapter on another fabric or switch, zoned to another port of the array. How many paths are wanted is the policy "redundancy", which a cluster may set for itself.',
  examples: {
    good: [
      // Two fabrics; one path is all that is wanted; an array that shows no ports (W5); and fabrics that are not shown (W4).
      example`
        {
          "clusters": { "lab": { "policies": { "redundancy": 1 } } },
          "hosts": {
            "esx-01": { "hbas": { "vmhba1": { "kind": "fc", "fabric": "a" }, "vmhba2": { "kind": "fc", "fabric": "b" } } },
            "esx-02": { "cluster": "lab", "hbas": { "vmhba1": { "kind": "fc", "fabric": "a" } } },
            "esx-03": { "hbas": { "vmhba1": { "kind": "fc" }, "vmhba2": { "kind": "fc" } } }
          },
          "arrays": {
            "san": { "protocol": "fc", "exports": { "lun-1": {} }, "ports": { "p1": { "fabric": "a" }, "p2": { "fabric": "b" } } }, "quiet": { "protocol": "fc", "exports": { "lun-1": {} } },
            "other": { "protocol": "fc", "exports": { "lun-1": {} }, "ports": { "p1": {}, "p2": {} } }
          },
          "datastores": {
            "gold": { "on": "san/lun-1", "mountedBy": ["esx-01", "lab"] }, "silver": { "on": "quiet/lun-1", "mountedBy": ["esx-02", "esx-03"] }, "bronze": { "on": "other/lun-1", "mountedBy": ["esx-03"] }
          }
        }
      `,
      // iSCSI on a NIC each, and a NAS whose one session may leave by either of two NICs (W4).
      example`
        {
          "hosts": { "esx-01": { "nics": { "vmnic0": {}, "vmnic1": {} }, "adapters": { "vmk1": { "network": "iscsi-a" }, "vmk2": { "network": "iscsi-b" }, "vmk3": { "network": "nfs" } } } },
          "switches": { "vds": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0", "vmnic1"] } } },
          "networks": {
            "iscsi-a": { "purpose": "storage", "switch": "vds", "vlan": 80, "uplinks": ["vmnic0"], "standby": [] }, "iscsi-b": { "purpose": "storage", "switch": "vds", "vlan": 81, "uplinks": ["vmnic1"], "standby": [] },
            "nfs": { "purpose": "storage", "switch": "vds", "vlan": 82 }
          },
          "arrays": {
            "san": { "protocol": "iscsi", "exports": { "lun-1": {} }, "ports": { "p1": { "network": "iscsi-a" }, "p2": { "network": "iscsi-b" } } },
            "filer": { "kind": "nas", "protocol": "nfs", "exports": { "vol-1": {} }, "ports": { "e0a": { "network": "nfs" } } }
          },
          "datastores": { "gold": { "on": "san/lun-1", "mountedBy": ["esx-01"] }, "silver": { "on": "filer/vol-1", "mountedBy": ["esx-01"] } }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": {
            "esx-01": { "hbas": { "vmhba1": { "kind": "fc", "fabric": "a" } } },
        //                        ^^^^^^^^ Host "esx-01" reaches array "san", which is behind datastore "gold", by 1 path, from vmhba1 over fabric "a" to port "p1" of array "san": 2 independent paths are wanted.
            "esx-02": { "hbas": { "vmhba1": { "kind": "fc", "fabric": "b" }, "vmhba2": { "kind": "fc", "fabric": "b" } } }
        //              ^^^^^^ Host "esx-02" reaches array "san", which is behind 2 datastores, by 4 paths, which all pass fabric "b": 2 independent paths are wanted.
          },
          "arrays": { "san": { "protocol": "fc", "exports": { "lun-1": {}, "lun-2": {} }, "ports": { "p1": { "fabric": "a" }, "p2": { "fabric": "b" }, "p3": { "fabric": "b" } } } },
          "datastores": { "gold": { "on": "san/lun-1", "mountedBy": ["esx-01", "esx-02"] }, "silver": { "on": "san/lun-2", "mountedBy": ["esx-02"] } }
        }
      `,
      // Three are wanted where there are two; a session with a NAS that leaves by one NIC (W4).
      example`
        {
          "policies": { "redundancy": 3 },
          "hosts": {
            "esx-01": { "hbas": { "vmhba1": { "kind": "fc", "fabric": "a" }, "vmhba2": { "kind": "fc", "fabric": "b" } } },
        //              ^^^^^^ Host "esx-01" reaches array "san", which is behind datastore "gold", by 4 paths, of which only 2 are independent: 3 independent paths are wanted.
            "esx-02": { "nics": { "vmnic0": {} }, "adapters": { "vmk1": { "network": "nfs" } } }
        //                                                      ^^^^^^ Host "esx-02" reaches array "filer", which is behind datastore "silver", by 1 path, from vmk1 over network "nfs" by vmnic0 to port "e0a" of array "filer": 3 independent paths are wanted.
          },
          "switches": { "vds": { "kind": "distributed", "uplinks": { "esx-02": ["vmnic0"] } } },
          "networks": { "nfs": { "purpose": "storage", "switch": "vds", "vlan": 82 } },
          "arrays": {
            "san": { "protocol": "fc", "exports": { "lun-1": {} }, "ports": { "p1": { "fabric": "a" }, "p2": { "fabric": "a" }, "p3": { "fabric": "b" }, "p4": { "fabric": "b" } } },
            "filer": { "kind": "nas", "protocol": "nfs", "exports": { "vol-1": {} }, "ports": { "e0a": { "network": "nfs" } } }
          },
          "datastores": { "gold": { "on": "san/lun-1", "mountedBy": ["esx-01"] }, "silver": { "on": "filer/vol-1", "mountedBy": ["esx-02"] } }
        }
      `,
    ],
  },
  on: 'hosts',
  fields: ['hbas', 'adapters'],
  apart: ['hosts'],
  *check(host, estate) {
    // A host in a VM has the paths of the host below.
    const wanted = host.value.vm === undefined ? policiesFor(estate, host.value.cluster).redundancy : 0;
    if (wanted < 2) return;
    for (const used of estate.query(arraysUsedBy, host.id)) {
      const few = tooFew(estate, used, wanted);
      if (few === undefined) continue;
      const array = estate.find('arrays', used.array);
      yield {
        place: placeIn(host, narrowest(host, used.paths), 'key'),
        message: `Host "${host.id}" reaches array "${used.array}", which is behind ${used.datastores.length === 1 ? `datastore "${used.datastores[0] ?? ''}"` : counted(used.datastores.length, 'datastore')}, by ${few}: ${wanted} independent paths are wanted.`,
        related: array ? [{ place: placeIn(array, ['ports'], 'key'), message: `The ports of array "${array.id}".` }] : [],
      };
    }
  },
});

/** The paths in words where fewer than wanted are independent; which controller they end at is for another rule. */
function tooFew(estate: Estate, { array, paths }: UsedArray, wanted: number): string | undefined {
  const [first] = paths;
  if (!first) return undefined;
  if (isNas(frontOf(estate, array) ?? {})) return first.over.kind === 'network' && first.over.nics.length === 1 ? `1 path, ${pathText(first)}` : undefined;
  const apart = independent(paths, wanted, ['controller']).length;
  if (apart >= wanted) return undefined;
  if (paths.length === 1) return `1 path, ${pathText(first)}`;
  const shared = sharedByAll(paths).filter(({ kind }) => kind !== 'controller').map(sharedText);
  return `${counted(paths.length, 'path')}, ${shared.length > 0 ? `which all ${listed(shared)}` : `of which only ${apart} ${apart === 1 ? 'is' : 'are'} independent`}`;
}

/** The adapter by which all paths leave, or else the field that holds those adapters. */
function narrowest({ value }: Entry<'hosts'>, paths: readonly StoragePath[]): Path {
  const [first] = paths;
  const field = first?.from.kind === 'hba' || value.adapters === undefined ? 'hbas' : 'adapters';
  const names = new Set(paths.map(({ from }) => (from.kind === 'hba' ? from.hba : from.adapter)));
  const [only] = names;
  return names.size === 1 && only !== undefined ? [field, only] : [field];
}
