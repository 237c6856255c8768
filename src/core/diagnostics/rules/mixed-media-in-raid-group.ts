import type { Media } from '../../catalogue/media';
import { formatContrast, formatQuantity } from '../../model/quantity';
import { disksOf, groupCapacity } from '../../storage/media/diskGroup';
import { distinct } from '../../util/distinct';
import { example } from '../../util/example';
import { listed } from '../../util/words';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'mixed-media-in-raid-group',
  severity: 'warning',
  summary: 'The disks of a RAID group are of different media, or of different sizes.',
  why: 'A stripe is written to all disks of a group and is there when the slowest has answered: one hard disk among flash makes all of it as slow as hard disks. And each disk counts as the smallest, since a stripe takes the same of every one: the rest of the larger ones holds nothing.',
  remedy: 'Make groups of disks of one kind, and join them in a pool with tiers, which puts data on the kind that suits it.',
  examples: {
    good: [
      example`
        {
          "arrays": {
            "san-a": {
              "groups": {
                "fast": { "media": "nvme", "disks": 8, "size": "3.84 TB", "raid": "raid6", "otherDisks": [{ "media": "nvme", "disks": 4, "size": "3.84 TB" }] },
                "slow": { "media": "hdd", "disks": 12, "size": "8 TB", "raid": "raid6" }
              }
            }
          },
          "storagePools": { "tiered": { "members": ["san-a/fast", "san-a/slow"], "tiers": { "hot": { "members": ["san-a/fast"] }, "cold": { "members": ["san-a/slow"] } } } }
        }
      `,
      // Of which media the disks are is said of one kind alone.
      example`
        { "arrays": { "old": { "groups": { "a": { "media": "hdd", "disks": 4, "otherDisks": [{ "disks": 2 }] } } } } }
      `,
    ],
    bad: [
      example`
        {
          "arrays": {
            "san-a": {
              "groups": {
                "fast": { "media": "ssd", "disks": 6, "size": "4 TB", "raid": "raid5", "otherDisks": [{ "media": "hdd", "disks": 2, "size": "4 TB" }] }
        //                                                                             ^^^^^^^^^^^^ Group "fast" of array "san-a" has 6 SSD and 2 HDD in one RAID 5: each write waits for the HDD.
              }
            }
          }
        }
      `,
      // Of six disks of 4 TiB, half of each is of no use beside those of 2 TiB.
      example`
        { "arrays": { "san-a": { "groups": { "files": { "media": "hdd", "disks": 6, "size": "4 TiB", "raid": "raid6", "otherDisks": [{ "disks": 2, "size": "2 TiB" }] } } } } }
        //                                                                                                            ^^^^^^^^^^^^ The disks of group "files" of array "san-a" have 4 TiB and 2 TiB: each counts as 2 TiB, so that 12 TiB of 28 TiB hold nothing.
      `,
    ],
  },
  on: 'arrays',
  fields: ['groups'],
  *check(array): Iterable<Found> {
    for (const [name, group] of Object.entries(array.value.groups ?? {})) {
      if (!group.otherDisks) continue;
      const kinds = disksOf(group);
      const place = placeIn(array, ['groups', name, 'otherDisks'], 'key');
      const who = `roup "${name}" of array "${array.id}"`;
      const media = distinct(kinds.flatMap((kind) => kind.media ?? []));
      if (media.length > 1) {
        const counts = media.map((each) => `${kinds.reduce((sum, kind) => sum + (kind.media === each ? kind.disks : 0), 0)} ${mediaName[each]}`);
        const slowest = slowestFirst.find((each) => media.includes(each)) ?? 'hdd';
        yield { place, message: `G${who} has ${listed(counts)} in one ${(group.raid ?? 'raid0').replace('raid', 'RAID ')}: each write waits for the ${mediaName[slowest]}.` };
      }
      const sizes = distinct(kinds.flatMap((kind) => (kind.size === undefined ? [] : [kind.size])));
      const capacity = sizes.length > 1 ? groupCapacity({ ...group, spares: 0 }) : undefined;
      if (!capacity) continue;
      const { raw, smallest, disks } = capacity;
      const [all = '', lost = ''] = formatContrast([raw, raw - disks * smallest], 'bytes');
      const each = formatQuantity(smallest, 'bytes');
      yield { place, message: `The disks of g${who} have ${listed(sizes.map((size) => formatQuantity(size, 'bytes')))}: each counts as ${each}, so that ${lost} of ${all} hold nothing.` };
    }
  },
});

const slowestFirst = ['hdd', 'ssd', 'nvme'] as const satisfies readonly Media[];
const mediaName: Readonly<Record<Media, string>> = { hdd: 'HDD', ssd: 'SSD', nvme: 'NVMe' };
