import { GiB, TiB, maximaFrom } from '../../figures';
import type { Maxima } from '../../product';

/** By release. Where an update of a release raised a maximum, the later one stands here: it is the one a patched host has. */
export const maxima = {
  '4.0': maximaFrom('maximums-40', {
    vcpusPerVm: 8, memoryPerVm: 255 * GiB, disksPerVm: 60, diskSize: 2 * TiB - 512, scsiControllersPerVm: 4, nicsPerVm: 10, floppiesPerVm: 2, passthroughPerVm: 2,
    vmsPerHost: 320, vcpusPerHost: 512, logicalProcessorsPerHost: 64, memoryPerHost: TiB,
  }),
  '4.1': maximaFrom('maximums-41', {
    vcpusPerVm: 8, memoryPerVm: 255 * GiB, disksPerVm: 60, diskSize: 2 * TiB - 512, scsiControllersPerVm: 4, nicsPerVm: 10, floppiesPerVm: 2, passthroughPerVm: 4,
    vmsPerHost: 320, vcpusPerHost: 512, vcpusPerCore: 25, logicalProcessorsPerHost: 160, memoryPerHost: TiB,
  }),
  '5.0': maximaFrom('compatibility', { vcpusPerVm: 32, memoryPerVm: 1011 * GiB, scsiControllersPerVm: 4, nicsPerVm: 10, passthroughPerVm: 6 }),
  '5.1': maximaFrom('compatibility', { vcpusPerVm: 64, memoryPerVm: 1011 * GiB, scsiControllersPerVm: 4, nicsPerVm: 10, passthroughPerVm: 6 }),
  '5.5': {
    ...maximaFrom('compatibility', { vcpusPerVm: 64, memoryPerVm: 1011 * GiB, scsiControllersPerVm: 4, nicsPerVm: 10, passthroughPerVm: 6 }),
    ...maximaFrom('large-disks', { diskSize: 62 * TiB }),
    ...maximaFrom('versions', { logicalProcessorsPerHost: 320, memoryPerHost: 4 * TiB }),
    ...maximaFrom('per-core-55', { vcpusPerCore: 32 }),
  },
  '6.0': {
    ...maximaFrom('compatibility', { vcpusPerVm: 128, memoryPerVm: 4080 * GiB, scsiControllersPerVm: 4, nicsPerVm: 10, passthroughPerVm: 16, videoMemoryPerVm: 2 * GiB, displaysPerVm: 10 }),
    ...maximaFrom('large-disks', { diskSize: 62 * TiB }),
    ...maximaFrom('hosts-60', { vmsPerHost: 1024, logicalProcessorsPerHost: 480, memoryPerHost: 12 * TiB }),
  },
  '6.5': {
    ...maximaFrom('compatibility', { vcpusPerVm: 128, memoryPerVm: 6128 * GiB, scsiControllersPerVm: 4, nicsPerVm: 10, passthroughPerVm: 16, videoMemoryPerVm: 2 * GiB, displaysPerVm: 10 }),
    ...maximaFrom('large-disks', { diskSize: 62 * TiB }),
    ...maximaFrom('versions', { logicalProcessorsPerHost: 576, memoryPerHost: 12 * TiB }),
  },
  '6.7': {
    ...maximaFrom('compatibility', { vcpusPerVm: 256, memoryPerVm: 6128 * GiB, scsiControllersPerVm: 4, nicsPerVm: 10, passthroughPerVm: 16 }),
    ...maximaFrom('large-disks', { diskSize: 62 * TiB }),
  },
  '7.0': {
    ...maximaFrom('compatibility', { vcpusPerVm: 768, memoryPerVm: 24560 * GiB, scsiControllersPerVm: 4, nicsPerVm: 10, passthroughPerVm: 16 }),
    ...maximaFrom('hosts-70', { diskSize: 62 * TiB, vmsPerHost: 1024 }),
  },
  '8.0': {
    ...maximaFrom('cpu-80', { vcpusPerVm: 768 }),
    ...maximaFrom('compatibility', { memoryPerVm: 24560 * GiB, scsiControllersPerVm: 4, nicsPerVm: 10, passthroughPerVm: 128 }),
    ...maximaFrom('versions', { diskSize: 62 * TiB }),
    ...maximaFrom('hosts-80', { vmsPerHost: 1024 }),
  },
  '9.0': maximaFrom('hardware-22', { vcpusPerVm: 960 }),
} as const satisfies Readonly<Record<string, Maxima>>;
