import type { Path } from '../../model/entry';
import { membersOf } from '../../storage/capacity/structure';
import { example } from '../../util/example';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'pool-member-twice',
  severity: 'warning',
  summary: 'A pool names a member twice, or a part of another member.',
  why: 'The same disks cannot be put into a pool twice: a group is there with its array already, and the disks of a host with the distributed array they are in. They count once, so that the pool is smaller than its members seem to say, and copies that were to be on different disks may lie on the same.',
  remedy: 'Name only the array, or only the parts of it that are meant.',
  examples: {
    good: [
      // Different groups and exports, and hosts whose disks are in no distributed array; a tier names members of the pool.
      example`
        {
          "hosts": { "esx-01": { "disks": { "ssd": { "size": "960 GB" } } } },
          "arrays": { "a": { "groups": { "g": { "disks": 4, "size": "4 TB" }, "h": { "disks": 4, "size": "4 TB" } }, "exports": { "lun": { "group": "h", "size": "1 TB" } } } },
          "storagePools": { "gold": { "members": ["a/g", "a/lun", "esx-01/ssd"], "tiers": { "fast": { "members": ["esx-01/ssd"] } } } }
        }
      `,
    ],
    bad: [
      example`
        {
          "arrays": { "a": { "groups": { "g": { "disks": 4, "size": "4 TB" }, "h": { "disks": 4, "size": "4 TB" } }, "exports": { "lun": { "group": "h", "size": "1 TB" } } } },
          "storagePools": {
            "gold": { "members": ["a/g", "a"] },
        //                        ^^^^^ Storage pool "gold" names "a/g", which is a part of its member "a": it counts once.
            "silver": { "members": ["a/g", "a/h", "a/g"] },
        //                                        ^^^^^ Storage pool "silver" names "a/g" twice: it counts once.
            "bronze": { "members": ["a/h"], "tiers": { "slow": { "members": ["a/lun"] } } }
        //                                                                   ^^^^^^^ Storage pool "bronze" names "a/lun", which is a part of its member "a/h": it counts once.
          }
        }
      `,
      example`
        {
          "hosts": { "esx-01": { "disks": { "ssd": { "size": "960 GB" } } } },
          "arrays": { "vsan": { "kind": "distributed", "hosts": ["esx-01"] } },
          "storagePools": { "all": { "members": ["vsan", "esx-01/ssd"] } }
        //                                               ^^^^^^^^^^^^ Storage pool "all" names "esx-01/ssd", which is a part of its member "vsan": it counts once.
        }
      `,
    ],
  },
  on: 'storagePools',
  fields: ['members', 'tiers'],
  apart: ['storagePools'],
  *check(pool, estate) {
    const { members = [], tiers } = pool.value;
    const within = new Map(membersOf(estate, pool.id).map((member) => [member.text, member.within]));
    for (const [i, text] of members.entries()) {
      const place = placeIn(pool, ['members', i]);
      if (members.indexOf(text) < i) yield { place, message: `Storage pool "${pool.id}" names "${text}" twice: it counts once.`, data: ['members', i] };
      else if (within.get(text) !== undefined) yield { place, message: partOf(pool.id, text, within.get(text)), data: ['members', i] };
    }
    for (const tier in tiers) {
      for (const [i, text] of (tiers[tier]?.members ?? []).entries()) {
        const path = ['tiers', tier, 'members', i];
        // What is among the members as well is told there.
        if (!members.includes(text) && within.get(text) !== undefined) yield { place: placeIn(pool, path), message: partOf(pool.id, text, within.get(text)), data: path };
      }
    }
  },
  fixes: ({ data }, pool) => (data ? [{ title: 'Name it once', changes: [{ kind: 'remove', file: pool.file, path: ['storagePools', pool.id, ...data satisfies Path] }] }] : []),
});

const partOf = (pool: string, text: string, within = ''): string => `Storage pool "${pool}" names "${text}", which is a part of its member "${within}": it counts once.`;
