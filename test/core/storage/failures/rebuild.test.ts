import { describe, expect, it } from 'vitest';
import { groupNamed, rebuildOf, stateWithout, type GroupLoss } from '../../../../src/core/storage/failures/rebuild';
import { estateOf } from '../../../support/worlds';

const groupOf = (group: object) => {
  const found = groupNamed(estateOf({ arrays: { san: { groups: { g: group } } } }), 'san', 'g');
  if (!found) throw new Error('The group is there.');
  return found;
};
const rebuild = (group: object) => rebuildOf(groupOf(group));
const after = (raid: string, disks: number, lost: number, more: object = {}): GroupLoss => stateWithout(groupOf({ raid, disks, size: '1 TB', ...more }), lost);

describe('the loss of disks of a group', () => {
  it('is borne once by RAID 1, 5, 10 and 50, twice by RAID 6 and 60, and never by RAID 0 (X2)', () => {
    const born = (raid: string): number => [1, 2, 3].filter((lost) => after(raid, 8, lost) === 'degraded').length;
    expect(['raid0', 'raid1', 'raid5', 'raid6', 'raid10', 'raid50', 'raid60'].map((raid) => [raid, born(raid)])).toEqual([['raid0', 0], ['raid1', 1], ['raid5', 1], ['raid6', 2], ['raid10', 1], ['raid50', 1], ['raid60', 2]]);
  });

  it('loses the group beyond that, spares or not (X2)', () => {
    expect([after('raid5', 8, 0), after('raid5', 8, 1), after('raid5', 8, 2), after('raid5', 8, 2, { spares: 2 })]).toEqual(['whole', 'degraded', 'lost', 'lost']);
  });

  it('is not borne by a group of too few disks, nor by one that is not there (X2)', () => {
    expect(after('raid5', 2, 1)).toBe('lost');
    expect(stateWithout(undefined, 1)).toBe('lost');
  });
});

describe('a rebuild', () => {
  it('takes the size of a disk over the rate of its media, and the group bears one loss less until then (X3)', () => {
    expect(rebuild({ media: 'hdd', disks: 8, size: '7.56 TB', raid: 'raid6', spares: 1 })).toEqual({ size: 7.56e12, rate: 105e6, hours: 20, bears: 2, bearsMeanwhile: 1, spares: 1 });
    expect(rebuild({ media: 'nvme', disks: 4, size: '8.82 TB', raid: 'raid5' })).toMatchObject({ hours: 1, bears: 1, bearsMeanwhile: 0, spares: 0 });
  });

  it('is no faster than a disk itself, and as fast as the slowest kind of the group (X3)', () => {
    expect(rebuild({ media: 'hdd', disks: 8, size: '1 TB', throughput: '80 MB/s', raid: 'raid5' })?.rate).toBe(80e6);
    expect(rebuild({ media: 'ssd', disks: 4, size: '2 TB', raid: 'raid5', otherDisks: [{ media: 'hdd', disks: 2, size: '1 TB' }] })).toMatchObject({ size: 1e12, rate: 105e6 });
  });

  it('is unknown where kind, size or number of the disks are, and none where there is nothing to rebuild from (X3)', () => {
    expect(rebuild({ disks: 8, size: '1 TB', raid: 'raid5' })).toBeUndefined();
    expect(rebuild({ media: 'hdd', disks: 8, raid: 'raid5' })).toBeUndefined();
    expect(rebuild({ media: 'hdd', size: '1 TB', raid: 'raid5' })).toBeUndefined();
    expect(rebuild({ media: 'hdd', disks: 8, size: '1 TB' })).toBeUndefined();
  });
});
