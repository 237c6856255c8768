/** What a RAID level keeps, costs and bears. Semantics: SPEC.md, M1 to M3 and X2. */
import type { RaidLevel } from '../../catalogue/media';
import { unreachable } from '../../util/unreachable';

export interface Raid {
  readonly level: RaidLevel;
  /** The fewest disks it is made of. */
  readonly minimum: number;
  /** Of so many disks of one size, spares not among them, how many hold data; 0 of fewer than the minimum. */
  readonly usableDisks: (disks: number) => number;
  /** Operations on disks that a write takes. */
  readonly writeCost: number;
  /** Disks that may be lost at once, whichever they are. */
  readonly tolerates: number;
}

/** A level, with the number of spans that one of two parts stripes over: 2 unless said. */
export function raidOf(level: RaidLevel = 'raid0', spans = 2): Raid {
  switch (level) {
    case 'raid0': return raid(level, 1, (disks) => disks, 1, 0);
    case 'raid1': return raid(level, 2, pairs, 2, 1);
    case 'raid10': return raid(level, 4, pairs, 2, 1);
    case 'raid5': return raid(level, 3, (disks) => disks - 1, 4, 1);
    case 'raid6': return raid(level, 4, (disks) => disks - 2, 6, 2);
    case 'raid50': return raid(level, 3 * spans, (disks) => disks - spans, 4, 1);
    case 'raid60': return raid(level, 4 * spans, (disks) => disks - 2 * spans, 6, 2);
    default: return unreachable(level);
  }
}

const raid = (level: RaidLevel, minimum: number, holding: (disks: number) => number, writeCost: number, tolerates: number): Raid => ({
  level, minimum, writeCost, tolerates, usableDisks: (disks) => (disks < minimum ? 0 : holding(disks)),
});

const pairs = (disks: number): number => Math.floor(disks / 2);
