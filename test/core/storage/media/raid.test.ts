import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { raidLevels, type RaidLevel } from '../../../../src/core/catalogue/media';
import { groupCapacity } from '../../../../src/core/storage/media/diskGroup';
import { raidOf } from '../../../../src/core/storage/media/raid';
import { onDisks } from '../../../../src/core/storage/performance/demand';
import type { Demand } from '../../../../src/core/storage/performance/storageLoad';
import '../../../support/laws';
import { estateOf } from '../../../support/worlds';
import { decimal } from '../capacity/world';

const usable = (level: RaidLevel, disks: number, spans?: number): number => raidOf(level, spans).usableDisks(disks);

describe('the disks of a RAID level', () => {
  it('hold N, half of N, N − 1, N − 2, N − g or N − 2g disks of data (M1)', () => {
    expect(usable('raid0', 12)).toBe(12);
    expect([usable('raid1', 2), usable('raid10', 12)]).toEqual([1, 6]);
    expect([usable('raid5', 12), usable('raid6', 12)]).toEqual([11, 10]);
    expect([usable('raid50', 12), usable('raid50', 12, 3), usable('raid60', 12), usable('raid60', 12, 3)]).toEqual([10, 9, 8, 6]);
  });

  it('give nothing when there are too few, and none to one without a partner (M3)', () => {
    const least = raidLevels.map((level) => [level, raidOf(level).minimum]);
    expect(least).toEqual([['raid0', 1], ['raid1', 2], ['raid5', 3], ['raid6', 4], ['raid10', 4], ['raid50', 6], ['raid60', 8]]);
    expect([raidOf('raid50', 3).minimum, raidOf('raid60', 3).minimum]).toEqual([9, 12]);
    for (const level of raidLevels) {
      const { minimum, usableDisks } = raidOf(level);
      expect([usableDisks(minimum - 1), usableDisks(minimum) > 0]).toEqual([0, true]);
    }
    expect([usable('raid1', 3), usable('raid10', 5)]).toEqual([1, 2]);
  });

  it('hold nothing beside the spans of RAID 50 and 60, which are of as many disks each (M3)', () => {
    expect([6, 7, 8].map((disks) => usable('raid50', disks))).toEqual([4, 4, 6]);
    expect([12, 13, 14, 15].map((disks) => usable('raid60', disks, 3))).toEqual([6, 6, 6, 9]);
    expect([raidOf('raid50').placedDisks(7), raidOf('raid60', 3).placedDisks(14), raidOf('raid5').placedDisks(7)]).toEqual([6, 12, 7]);
  });

  it('bear no loss, one or two, whichever disks they are (X2)', () => {
    expect(raidLevels.map((level) => [level, raidOf(level).tolerates])).toEqual([['raid0', 0], ['raid1', 1], ['raid5', 1], ['raid6', 2], ['raid10', 1], ['raid50', 1], ['raid60', 2]]);
  });

  it('never hold more with one disk less (M1, M3)', () => {
    fc.assert(fc.property(fc.constantFrom(...raidLevels), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 2, max: 6 }), (level, disks, spans) => {
      expect(usable(level, disks - 1, spans)).toBeLessThanOrEqual(usable(level, disks, spans));
      expect(usable(level, disks, spans)).toBeLessThanOrEqual(disks);
    }));
  });
});

describe('the operations of a group', () => {
  it('are those of its disks over what reads and writes cost: 5 × 180 in RAID 5 and 8 × 180 in RAID 10, 16 % writes (M2)', () => {
    expect(raidLevels.map((level) => [level, raidOf(level).writeCost])).toEqual([['raid0', 1], ['raid1', 2], ['raid5', 4], ['raid6', 6], ['raid10', 2], ['raid50', 4], ['raid60', 6]]);
    const one = { reads: 0.84, writes: 0.16, readBytes: 0, writeBytes: 0 } as Demand;
    expect((5 * 180) / onDisks(one, raidOf('raid5').writeCost).iops).toBeCloseTo(608.1, 1);
    expect((8 * 180) / onDisks(one, raidOf('raid10').writeCost).iops).toBeCloseTo(1241.4, 1);
  });
});

describe('a disk group', () => {
  const capacity = (group: object): Readonly<Record<string, unknown>> | undefined => {
    const made = estateOf({ arrays: { san: { groups: { fast: group } } } }).value('arrays', 'san')?.groups?.['fast'];
    const found = made && groupCapacity(made);
    return found && { raw: decimal(found.raw), usable: decimal(found.usable), disks: found.disks, smallest: decimal(found.smallest) };
  };

  it('counts every disk as the smallest where they differ, and none of its spares (M1, M5)', () => {
    expect(capacity({ disks: 10, size: '4 TB', raid: 'raid6', spares: 2 })).toEqual({ raw: '48 TB', usable: '32 TB', disks: 10, smallest: '4 TB' });
    expect(capacity({ disks: 4, size: '4 TB', raid: 'raid5', otherDisks: [{ disks: 2, size: '2 TB' }, { size: '3 TB' }] })).toEqual({ raw: '23 TB', usable: '12 TB', disks: 7, smallest: '2 TB' });
  });

  it('is striped where it says no level, and unknown where it does not say how many disks of what size it has (D7)', () => {
    expect(capacity({ disks: 3, size: '1 TB' })).toEqual({ raw: '3 TB', usable: '3 TB', disks: 3, smallest: '1 TB' });
    expect([capacity({ disks: 3 }), capacity({ size: '1 TB' }), capacity({ disks: 3, size: '1 TB', otherDisks: [{ disks: 2 }] })]).toEqual([undefined, undefined, undefined]);
    expect(capacity({ disks: 2, size: '1 TB', raid: 'raid5' })?.['usable']).toBe('0 TB');
  });
});
