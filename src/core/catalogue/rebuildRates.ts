/** How fast a lost disk is written anew while the array goes on serving others. */
import type { Media } from './media';

/** Bytes per second of the disk that is rebuilt, with about a third of its speed left to others. A convention: arrays let it be set. */
export const rebuildRates: Readonly<Record<Media, number>> = { hdd: 105e6, ssd: 385e6, nvme: 2450e6 };

/** Disks at 7200 rpm, SATA SSD and NVMe under a load of 30 %. */
export const rebuildRatesSource = 'StorageMath, RAID Rebuild Time Calculator, "Typical Rebuild Speed by Drive Type" (storagemath.org/raid-rebuild-calculator)';
