/** Kinds of storage media with the figures usual of them, and RAID levels with what they cost. Arithmetic: `core/storage/SPEC.md`. */

export const mediaKinds = ['hdd', 'ssd', 'nvme'] as const;
export type Media = (typeof mediaKinds)[number];

export const raidLevels = ['raid0', 'raid1', 'raid5', 'raid6', 'raid10', 'raid50', 'raid60'] as const;
export type RaidLevel = (typeof raidLevels)[number];

/** What one disk of a kind usually does. A convention to begin with: what an entry says of its disks counts instead. */
export interface MediaFigures {
  /** Operations per second of 8 KiB or less at random places, 70 % of them reads. */
  readonly iops: number;
  /** Bytes per second, one after the other. */
  readonly throughput: number;
  /** Milliseconds an operation takes while it has no other to do. */
  readonly latency: number;
  /** The disk these are the figures of. */
  readonly of: string;
  readonly source: string;
}

/** Reads and writes that are published apart are mixed 70 to 30 by the time each takes: 1 ÷ (0.7 ÷ reads + 0.3 ÷ writes). */
export const usualFigures: Readonly<Record<Media, MediaFigures>> = {
  // Seek 8.5 ms and half a turn 4.16 ms: 79 reads and 73 writes a second. Usual for 7200 rpm are 75 to 100, for 15,000 rpm 175 to 210.
  hdd: {
    iops: 80, throughput: 180e6, latency: 12.5, of: 'a disk of 7200 rpm',
    source: 'vBYRON, "The Math of Storage Design, Part One" (vbyron.com/blog/math-storage-design-part-one); IOP Values for Harddisks (austintovey.blogspot.com/2012/03/iop-values-for-harddisks.html); throughput: Raw-disk-throughput, HGST Ultrastar 6 TB (gist.github.com/mikewebb70)',
  },
  // At 8 KB 48,000 reads and 21,000 writes; 500 and 490 MB/s; 110 and 52 µs.
  ssd: {
    iops: 35_000, throughput: 495e6, latency: 0.09, of: 'a SATA SSD for data centres',
    source: 'Intel Solid State Drive Data Center S4500/S4600 Series Product Specification (manualzz.com/doc/48879893)',
  },
  // At 4 KB 645,000 reads and 62,500 writes; 3.2 and 1.8 GB/s; 115 and 20 µs.
  nvme: {
    iops: 170_000, throughput: 2600e6, latency: 0.09, of: 'an NVMe SSD for data centres',
    source: 'Lenovo, Intel P4500 Entry NVMe PCIe SSDs Product Guide, "Technical specifications", 4.0 TB',
  },
};
