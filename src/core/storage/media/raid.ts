/** What a RAID level keeps, costs and bears. Semantics: SPEC.md, M1 to M3 and X2. */
import type { RaidLevel } from '../../catalogue/media';
import { unreachable } from '../../util/unreachable';

export interface Raid {
  readonly level: RaidLevel;
  /** The fewest disks it is made of. */
  readonly minimum: number;
  /** Of so many disks, spares not among them, how many it makes use of: pairs of disks, or spans of as many disks each; 0 of fewer than the minimum. */
  readonly placedDisks: (disks: number) => number;
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
    case 'raid0': return raid({ level, minimum: 1, of: 1, keeps: all, writeCost: 1, tolerates: 0 });
    case 'raid1': return raid({ level, minimum: 2, of: 2, keeps: half, writeCost: 2, tolerates: 1 });
    case 'raid10': return raid({ level, minimum: 4, of: 2, keeps: half, writeCost: 2, tolerates: 1 });
    case 'raid5': return raid({ level, minimum: 3, of: 1, keeps: less(1), writeCost: 4, tolerates: 1 });
    case 'raid6': return raid({ level, minimum: 4, of: 1, keeps: less(2), writeCost: 6, tolerates: 2 });
    case 'raid50': return raid({ level, minimum: 3 * spans, of: spans, keeps: less(spans), writeCost: 4, tolerates: 1 });
    case 'raid60': return raid({ level, minimum: 4 * spans, of: spans, keeps: less(2 * spans), writeCost: 6, tolerates: 2 });
    default: return unreachable(level);
  }
}

/** `of`: it takes so many disks at a time. `keeps`: disks of data among those it makes use of. */
type Kind = Pick<Raid, 'level' | 'minimum' | 'writeCost' | 'tolerates'> & { readonly of: number; readonly keeps: (disks: number) => number };

function raid({ of, keeps, ...level }: Kind): Raid {
  const placedDisks = (disks: number): number => (disks < level.minimum ? 0 : disks - (disks % of));
  return { ...level, placedDisks, usableDisks: (disks) => (disks < level.minimum ? 0 : keeps(placedDisks(disks))) };
}

const all = (disks: number): number => disks;
const half = (disks: number): number => disks / 2;
const less = (parity: number) => (disks: number): number => disks - parity;
