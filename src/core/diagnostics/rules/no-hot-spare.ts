import { bornBy } from '../../storage/failures/rebuild';
import { disksOf } from '../../storage/media/diskGroup';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'no-hot-spare',
  severity: 'info',
  summary: 'A disk group with redundancy has no hot spare, and no other group of its array has one.',
  why: 'A group rebuilds a lost disk onto a spare at once. Without one it waits for somebody to bring a disk, and bears one loss less all that time.',
  remedy: 'Keep a spare, "spares": 1, in the group or in another of the array with disks no smaller.',
  examples: {
    good: [
      // RAID 0 has nothing to rebuild, and a spare in one group serves the others of its array.
      example`
        {
          "arrays": {
            "san-a": { "groups": { "fast": { "media": "ssd", "disks": 8, "size": "4 TB", "raid": "raid5" }, "bulk": { "media": "hdd", "disks": 12, "size": "8 TB", "raid": "raid6", "spares": 1 } } },
            "scratch": { "groups": { "all": { "media": "nvme", "disks": 4, "size": "2 TB" } } }
          }
        }
      `,
      // How many disks there are is not known here.
      example`
        { "arrays": { "old": { "groups": { "all": { "raid": "raid5" } } } } }
      `,
    ],
    bad: [
      example`
        {
          "arrays": {
            "san-a": { "groups": { "fast": { "media": "ssd", "disks": 8, "size": "4 TB", "raid": "raid5" }, "bulk": { "media": "hdd", "disks": 12, "size": "8 TB", "raid": "raid6", "spares": 0 } } }
        //                         ^^^^^^ Group "fast" of array "san-a" has no hot spare: once 1 of its 8 disks is lost it bears no other loss until that is replaced.
        //                                                                                                                                                                          ^^^^^^^^^^^ Group "bulk" of array "san-a" has no hot spare: once 1 of its 12 disks is lost it bears 1 loss more until that is replaced.
          }
        }
      `,
    ],
  },
  on: 'arrays',
  fields: ['groups'],
  *check(array) {
    const groups = Object.entries(array.value.groups ?? {});
    if (groups.some(([, { spares }]) => (spares ?? 0) > 0)) return;
    for (const [name, group] of groups) {
      const bears = bornBy(group);
      if (bears === 0) continue;
      const disks = disksOf(group).reduce((total, kind) => total + kind.disks, 0);
      const path = ['groups', name];
      yield {
        place: group.spares === undefined ? placeIn(array, path, 'key') : placeIn(array, [...path, 'spares'], 'entry'),
        message: `Group "${name}" of array "${array.id}" has no hot spare: once 1 of its ${counted(disks, 'disk')} is lost it bears ${bears === 1 ? 'no other loss' : `${counted(bears - 1, 'loss')} more`} until that is replaced.`,
      };
    }
  },
});
