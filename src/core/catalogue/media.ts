/** Kinds of storage media with the figures usual of them, and RAID levels with what they cost. Arithmetic: `core/storage/SPEC.md`. */

export const mediaKinds = ['hdd', 'ssd', 'nvme'] as const;
export type Media = (typeof mediaKinds)[number];

export const raidLevels = ['raid0', 'raid1', 'raid5', 'raid6', 'raid10', 'raid50', 'raid60'] as const;
export type RaidLevel = (typeof raidLevels)[number];
