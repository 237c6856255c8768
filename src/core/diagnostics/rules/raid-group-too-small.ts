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
  summary: 'A disk group has fewer disks than its RAID level is made of, or some that it makes no use of.',
  why: 'Parity needs disks to be spread over: of two disks RAID 5 has nothing to compute, and no array builds such a group. Mirroring takes disks in pairs, so that an odd one is paid for and holds nothing; RAID 50 and 60 are made of spans of as many disks each, and what is left over beside them holds nothing either.',
  remedy: 'Add disks to the group, or choose a level or a number of spans that works with as many as there are. Spares do not count: they hold nothing until a disk is lost.',
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
      // Seven disks make two spans of three, and one is left; fourteen make three of four, and two are left.
      example`
        {
          "arrays": {
            "san-a": {
              "groups": {
                "large": { "disks": 7, "size": "4 TB", "raid": "raid50" },
        //                          ^ RAID 50 of 2 spans takes as many disks in each but group "large" of array "san-a" has 7: one of them holds nothing.
                "larger": { "disks": 14, "size": "4 TB", "raid": "raid60", "spans": 3 }
        //                           ^^ RAID 60 of 3 spans takes as many disks in each but group "larger" of array "san-a" has 14: 2 of them hold nothing.
              }
            }
          }
        }
      `,
    ],
  },
  on: 'arrays',
  fields: ['groups'],
  *check(array) {
    for (const [name, group] of Object.entries(array.value.groups ?? {})) {
      const disks = disksOf(group).reduce((sum, kind) => sum + kind.disks, 0);
      const { level, minimum, placedDisks } = raidOf(group.raid, group.spans);
      const over = disks - placedDisks(disks);
      if (over === 0) continue;
      const who = `group "${name}" of array "${array.id}" has ${disks}`;
      const place = placeIn(array, ['groups', name, ...(group.disks === undefined ? [] : ['disks'])], group.disks === undefined ? 'key' : 'value');
      const data = { group: name, own: group.disks, disks, wanted: disks < minimum ? minimum : disks - over + takenAtOnce(level, group.spans), level };
      if (disks < minimum) yield { place, message: `${calledWith(level, group.spans)} takes at least ${counted(minimum, 'disk')} but ${who}.`, data };
      else {
        const takes = hasSpans(level) ? `${calledWith(level, group.spans)} takes as many disks in each` : `${called(level)} takes disks in pairs`;
        yield { place, message: `${takes} but ${who}: ${over === 1 ? 'one of them holds' : `${over} of them hold`} nothing.`, severity: 'warning', data };
      }
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
const hasSpans = (level: RaidLevel): boolean => level === 'raid50' || level === 'raid60';
const calledWith = (level: RaidLevel, spans = 2): string => (hasSpans(level) ? `${called(level)} of ${spans} spans` : called(level));
/** How many disks more it makes use of, all of them at once: a pair, or one in each span. */
const takenAtOnce = (level: RaidLevel, spans = 2): number => (hasSpans(level) ? spans : 2);
