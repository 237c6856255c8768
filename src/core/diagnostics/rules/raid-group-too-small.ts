import type { RaidLevel } from '../../catalogue/media';
import type { Change } from '../../model/change';
import { disksOf } from '../../storage/media/diskGroup';
import { raidOf } from '../../storage/media/raid';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'raid-group-too-small',
  severity: 'error',
  summary: 'A disk group has fewer disks than its RAID level is made of, or one without a partner.',
  why: 'Parity needs disks to be spread over: of two disks RAID 5 has nothing to compute, and no array builds such a group. Mirroring takes disks in pairs, so that an odd one is paid for and holds nothing.',
  remedy: 'Add disks to the group, or choose a level that works with as many as there are. Spares do not count: they hold nothing until a disk is lost.',
  examples: {
    good: [
      // The least disks of each level.
      example`
        {
          "arrays": {
            "san-a": {
              "groups": {
                "scratch": { "disks": 1, "size": "960 GB" }, "boot": { "disks": 2, "size": "960 GB", "raid": "raid1" }, "db": { "disks": 4, "size": "960 GB", "raid": "raid10" },
                "files": { "disks": 3, "size": "4 TB", "raid": "raid5" }, "backup": { "disks": 4, "size": "4 TB", "raid": "raid6" },
                "large": { "disks": 6, "size": "4 TB", "raid": "raid50" }, "larger": { "disks": 12, "size": "4 TB", "raid": "raid60", "spans": 3 }
              }
            }
          }
        }
      `,
      // How many disks there are is not said; those of another kind count.
      example`
        { "arrays": { "old": { "groups": { "a": { "raid": "raid6" }, "b": { "raid": "raid5", "disks": 2, "size": "2 TB", "otherDisks": [{ "size": "4 TB" }] } } } } }
      `,
    ],
    bad: [
      example`
        {
          "arrays": {
            "san-a": {
              "groups": {
                "files": { "disks": 3, "spares": 1, "size": "4 TB", "raid": "raid6" },
        //                          ^ RAID 6 takes at least 4 disks but group "files" of array "san-a" has 3.
                "fast": { "disks": 8, "size": "1.92 TB", "raid": "raid60", "spans": 3 },
        //                         ^ RAID 60 of 3 spans takes at least 12 disks but group "fast" of array "san-a" has 8.
                "boot": { "disks": 1, "size": "960 GB", "raid": "raid1" }
        //                         ^ RAID 1 takes at least 2 disks but group "boot" of array "san-a" has 1.
              }
            }
          }
        }
      `,
      example`
        { "arrays": { "san-a": { "groups": { "db": { "disks": 5, "size": "960 GB", "raid": "raid10" } } } } }
        //                                                    ^ RAID 10 takes disks in pairs but group "db" of array "san-a" has 5: one of them holds nothing.
      `,
    ],
  },
  on: 'arrays',
  fields: ['groups'],
  *check(array) {
    for (const [name, group] of Object.entries(array.value.groups ?? {})) {
      const disks = disksOf(group).reduce((sum, kind) => sum + kind.disks, 0);
      const { level, minimum } = raidOf(group.raid, group.spans);
      const isPaired = level === 'raid1' || level === 'raid10';
      if (disks === 0 || (disks >= minimum && !(isPaired && disks % 2 === 1))) continue;
      const who = `group "${name}" of array "${array.id}" has ${disks}`;
      const place = placeIn(array, ['groups', name, ...(group.disks === undefined ? [] : ['disks'])], group.disks === undefined ? 'key' : 'value');
      const data = { group: name, own: group.disks, disks, wanted: Math.max(minimum, disks + (isPaired ? disks % 2 : 0)), level };
      if (disks < minimum) yield { place, message: `${calledWith(level, group.spans)} takes at least ${counted(minimum, 'disk')} but ${who}.`, data };
      else yield { place, message: `${called(level)} takes disks in pairs but ${who}: one of them holds nothing.`, severity: 'warning', data };
    }
  },
  fixes({ data }, array) {
    if (!data) return [];
    const { group, own, disks, wanted, level } = data;
    const set = (field: string, value: string | number): readonly Change[] => [{ kind: 'set', file: array.file, path: ['arrays', array.id, 'groups', group, field], value }];
    const more = own === undefined ? [] : [{ title: `Give it ${counted(wanted, 'disk')}`, changes: set('disks', own + wanted - disks) }];
    const other = simpler.find((each) => each !== level && raidOf(each).minimum <= disks);
    return [...more, ...(other === undefined || disks >= raidOf(level).minimum ? [] : [{ title: `Make it ${called(other)}`, changes: set('raid', other) }])];
  },
});

/** Levels that bear a loss, those with the most disks first: what a group that is too small for another can be. */
const simpler = ['raid6', 'raid5', 'raid1'] as const satisfies readonly RaidLevel[];

const called = (level: RaidLevel): string => level.replace('raid', 'RAID ');
const calledWith = (level: RaidLevel, spans = 2): string => (level === 'raid50' || level === 'raid60' ? `${called(level)} of ${spans} spans` : called(level));
