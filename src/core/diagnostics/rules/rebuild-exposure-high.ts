import { policiesFor } from '../../model/policies';
import { formatQuantity } from '../../model/quantity';
import { rebuildOf } from '../../storage/failures/rebuild';
import { example } from '../../util/example';
import { decimals } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'rebuild-exposure-high',
  severity: 'warning',
  summary: 'After the loss of a disk a group bears no other for longer than the policy allows.',
  why: 'A rebuild writes the whole of a disk anew, at the speed that is left beside the work of the array. Until it is over, another lost disk, or a sector that cannot be read, loses data: the larger the disks, the longer that lasts.',
  remedy: 'Use a level that bears two losses, such as RAID 6, or smaller or faster disks, or set "policies.rebuildHours" to what you accept.',
  examples: {
    good: [
      // RAID 6 bears another loss meanwhile, and a small disk is soon rebuilt.
      example`
        { "arrays": { "san-a": { "groups": { "bulk": { "media": "hdd", "disks": 12, "size": "16 TB", "raid": "raid6" }, "small": { "media": "hdd", "disks": 8, "size": "4 TB", "raid": "raid5" } } } } }
      `,
      // The kind of the disks is not known here; RAID 0 has nothing to rebuild.
      example`
        { "arrays": { "san-a": { "groups": { "old": { "disks": 8, "size": "16 TB", "raid": "raid5" }, "scratch": { "media": "hdd", "disks": 8, "size": "16 TB", "raid": "raid0" } } } } }
      `,
    ],
    bad: [
      example`
        {
          "arrays": { "san-a": { "groups": { "bulk": { "media": "hdd", "disks": 8, "size": "16 TB", "raid": "raid5" } } } }
        //                                                                                                  ^^^^^^^ Group "bulk" of array "san-a" rebuilds a disk of 16 TB in 42.3 hours at 105 MB/s, more than 24 hours: until then it bears no other loss.
        }
      `,
      // Disks that say what they can do are not rebuilt faster than that.
      example`
        {
          "policies": { "rebuildHours": 8 },
          "arrays": { "nas": { "groups": { "all": { "media": "hdd", "disks": 8, "size": "3 TB", "throughput": "90 MB/s", "raid": "raid10" } } } }
        //                                                                                                                       ^^^^^^^^ Group "all" of array "nas" rebuilds a disk of 3 TB in 9.3 hours at 90 MB/s, more than 8 hours: until then it bears no other loss.
        }
      `,
    ],
  },
  on: 'arrays',
  fields: ['groups'],
  *check(array, estate) {
    const { groups } = array.value;
    if (!groups) return;
    const { rebuildHours } = policiesFor(estate);
    for (const name in groups) {
      const group = groups[name];
      const rebuild = group && rebuildOf(group);
      if (!rebuild || rebuild.bearsMeanwhile > 0 || rebuild.hours <= rebuildHours) continue;
      yield {
        place: placeIn(array, ['groups', name, 'raid']),
        message: `Group "${name}" of array "${array.id}" rebuilds a disk of ${diskSize(rebuild.size)} in ${decimals(rebuild.hours)} hours at ${formatQuantity(rebuild.rate, 'throughput')}, more than ${decimals(rebuildHours)} hours: until then it bears no other loss.`,
      };
    }
  },
});

/** Disks are sold by powers of ten: "16 TB". */
const diskSize = (bytes: number): string => (bytes >= 1e12 ? `${decimals(bytes / 1e12)} TB` : `${decimals(bytes / 1e9)} GB`);
