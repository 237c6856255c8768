import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { formatQuantity } from '../../model/quantity';
import { sharersOf, type Sharer } from '../../storage/capacity/sharers';
import { spaceOfLayer } from '../../storage/capacity/space';
import { countedMembersOf, type Member } from '../../storage/capacity/structure';
import { layerKey, layerName } from '../../storage/layers';
import { example } from '../../util/example';
import { capitalized } from '../../util/words';
import { defineRule, placeIn, type Found } from '../rule';
import { layerPlace } from '../storageLayers';

export const rule = defineRule({
  id: 'pool-member-shared',
  severity: 'warning',
  summary: 'Disks that a pool counts as its own are in another pool as well, or hold a datastore beside it.',
  why: 'A pool counts each of its members whole. Where a second pool has the same disks, or a datastore stands on them beside the pool, both show the same bytes as free: each looks healthy until the other has written them.',
  remedy: 'Give each pool disks of its own, or make one pool of both. Put the datastore on the pool instead of on its member. Only a distributed array may be in several pools.',
  examples: {
    good: [
      // A group each, two LUNs of one group, and a datastore on the pool.
      example`
        {
          "arrays": { "a": { "groups": { "g": { "disks": 4, "size": "4 TB" }, "h": { "disks": 4, "size": "4 TB" } }, "exports": { "one": { "group": "h", "size": "1 TB" }, "two": { "group": "h", "size": "1 TB" } } } },
          "storagePools": { "gold": { "members": ["a/g"] }, "silver": { "members": ["a/one"] }, "bronze": { "members": ["a/two"] } },
          "datastores": { "vms": { "on": "gold" } }
        }
      `,
      // Pools of a distributed array have their redundancy each, and share its disks (M9).
      example`
        {
          "hosts": { "n1": { "disks": { "ssd": { "size": "4 TB" } } }, "n2": { "disks": { "ssd": { "size": "4 TB" } } }, "n3": { "disks": { "ssd": { "size": "4 TB" } } } },
          "arrays": { "ceph": { "kind": "distributed", "hosts": ["n1", "n2", "n3"] } },
          "storagePools": { "replicated": { "members": ["ceph"] }, "erasure": { "members": ["ceph"] } },
          "datastores": { "scratch": { "on": "ceph", "capacity": "1 TB" } }
        }
      `,
    ],
    bad: [
      example`
        {
          "arrays": { "a": { "groups": { "g": { "disks": 4, "size": "1 TiB" }, "h": { "disks": 4, "size": "1 TiB" } } } },
          "storagePools": {
            "gold": { "members": ["a/g"] },
        //                        ^^^^^ "a/g" is in storage pool "silver" as well: both count its 4 TiB.
            "silver": { "tiers": { "fast": { "members": ["a/g"] } } },
        //                                               ^^^^^ "a/g" is in storage pool "gold" as well: both count its 4 TiB.
            "bronze": { "members": ["a/h"] }
          }
        }
      `,
      // The narrower of both is told of, and what is not said has no figure.
      example`
        {
          "hosts": { "esx-01": { "disks": { "ssd": {} } } },
          "arrays": { "a": { "groups": { "g": { "disks": 4, "size": "1 TiB" } } }, "vsan": { "kind": "distributed", "hosts": ["esx-01"] } },
          "storagePools": {
            "all": { "members": ["a", "vsan"] },
            "part": { "members": ["a/g", "esx-01/ssd"] }
        //                        ^^^^^ "a/g" is a part of "a", which is in storage pool "all": both count its 4 TiB.
        //                               ^^^^^^^^^^^^ "esx-01/ssd" is a part of "vsan", which is in storage pool "all": both count it.
          }
        }
      `,
      example`
        {
          "arrays": { "a": { "groups": { "g": { "disks": 4, "size": "1 TiB" } }, "exports": { "lun": { "size": "2 TiB" } } } },
          "storagePools": { "gold": { "members": ["a/lun"] } },
        //                                        ^^^^^^^ "a/lun" holds datastore "db" as well: storage pool "gold" counts its 2 TiB too.
          "datastores": { "db": { "on": "a/lun" } }
        }
      `,
    ],
  },
  on: 'storagePools',
  fields: ['members', 'tiers'],
  *check(pool, estate) {
    for (const member of countedMembersOf(estate, pool.id)) {
      if (member.layer === undefined) continue;
      const [sharer] = sharersOf(estate, member.layer, { kind: 'pool', pool: pool.id });
      if (sharer) yield found(pool, member, sharer, estate);
    }
  },
});

function found(pool: Entry<'storagePools'>, { text, layer }: Member, { by, through }: Sharer, estate: Estate): Found {
  const usable = layer && spaceOfLayer(estate, layer).usable;
  const counted = usable === undefined ? 'it' : `its ${formatQuantity(usable, 'bytes')}`;
  const owner = through.kind === 'array' ? through.array : through.kind === 'group' ? `${through.array}/${through.group}` : text;
  const message = by.kind === 'datastore' ? `"${text}" holds ${layerName(by)} as well: storage pool "${pool.id}" counts ${counted} too.`
    : layer && layerKey(through) === layerKey(layer) ? `"${text}" is in ${layerName(by)} as well: both count ${counted}.`
    : `"${text}" is a part of "${owner}", which is in ${layerName(by)}: both count ${counted}.`;
  const other = layerPlace(estate, by);
  return { place: placeIn(pool, pathOf(pool, text)), message, ...(other ? { related: [{ place: other, message: capitalized(layerName(by)) }] } : {}) };
}

/** Where a pool names a member first. */
function pathOf({ value: { members = [], tiers = {} } }: Entry<'storagePools'>, text: string): readonly (string | number)[] {
  const at = members.indexOf(text);
  if (at >= 0) return ['members', at];
  const tier = Object.keys(tiers).find((name) => tiers[name]?.members?.includes(text)) ?? '';
  return ['tiers', tier, 'members', tiers[tier]?.members?.indexOf(text) ?? 0];
}
