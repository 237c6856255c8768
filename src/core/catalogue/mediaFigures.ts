/** What a device of a kind of media usually does, where nobody says better. */
import type { Media } from './media';
import type { SourceOf } from './product';

export interface MediaFigures {
  /** Operations per second at random, of reads and writes the fewer. */
  readonly iops: number;
  /** Bytes per second in sequence, of reads and writes the fewer. */
  readonly throughput: number;
  /** Time an operation takes when there is no other, in milliseconds. */
  readonly latencyMs: number;
}

/** Of disks at 7200 rpm, SATA SSD and NVMe SSD. */
export const mediaFigures: Readonly<Record<Media, MediaFigures>> = {
  hdd: { iops: 150, throughput: 200e6, latencyMs: 8 },
  ssd: { iops: 30_000, throughput: 520e6, latencyMs: 0.1 },
  nvme: { iops: 550_000, throughput: 5000e6, latencyMs: 0.02 },
};

export const mediaFiguresSource: SourceOf = { title: 'ToolNova, Disk I/O Reference: HDD vs SSD vs NVMe performance characteristics', url: 'https://www.toolnova.io/tools/cheat-sheets/disk-io-reference', convention: true };

/** "hard disks": what a person calls several of them. */
export const mediaNames: Readonly<Record<Media, string>> = { hdd: 'hard disks', ssd: 'SSDs', nvme: 'NVMe SSDs' };
