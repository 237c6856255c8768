import { example } from '../../util/example';
import { overloadsOf } from '../overload';
import { defineRule } from '../rule';

export const rule = defineRule({
  id: 'throughput-exceeded',
  severity: 'warning',
  summary: 'At peak, more bytes a second are asked of the ports or controllers of an array, of a disk group or the disks of a host than they carry.',
  why: 'Large operations fill a line or a disk long before their number does. What does not pass waits, and everything else that shares the port waits with it.',
  remedy: 'Add or speed up ports, spread the datastores over several arrays, or move what reads and writes in large pieces, such as backups and streams, elsewhere or to other hours.',
  examples: {
    good: [
      // A port whose speed is not said may carry anything (Q7).
      example`
        {
          "arrays": {
            "san-a": { "ports": { "p1": { "speed": "8 Gb/s" }, "p2": { "speed": "8 Gb/s" } }, "groups": { "fast": { "media": "ssd", "disks": 8, "size": "1 TB" } } },
            "san-b": { "ports": { "p1": {}, "p2": { "speed": "1 Gb/s" } }, "groups": { "fast": { "media": "ssd", "disks": 8, "size": "1 TB" } } }
          },
          "datastores": { "gold": { "on": "san-a/fast" }, "silver": { "on": "san-b/fast" } },
          "vms": {
            "db": { "disks": { "data": { "datastore": "gold", "size": "1 TiB" } }, "demand": { "iops": "20 kIOPS", "ioSize": "64 KiB" } },
            "web": { "disks": { "data": { "datastore": "silver", "size": "1 TiB" } }, "demand": { "iops": "20 kIOPS", "ioSize": "64 KiB" } }
          }
        }
      `,
    ],
    bad: [
      // The ports share what comes (Q3).
      example`
        {
          "arrays": { "san-a": { "ports": { "p1": { "speed": "4 Gb/s" }, "p2": { "speed": "4 Gb/s" } }, "groups": { "fast": { "media": "nvme", "disks": 8, "size": "1 TB" } } } },
        //                       ^^^^^^^ The 2 ports of array "san-a" are asked for 1.3 GB/s at peak and do 1 GB/s.
          "datastores": { "gold": { "on": "san-a/fast" } },
          "vms": { "stream": { "disks": { "data": { "datastore": "gold", "size": "1 TiB" } }, "demand": { "iops": "20 kIOPS", "ioSize": "64 KiB" } } }
        }
      `,
      example`
        {
          "arrays": { "nas": { "groups": { "all": { "disks": 4, "size": "8 TB", "iops": "5 kIOPS", "throughput": "200 MB/s" } } } },
        //                                 ^^^^^ Group "all" of array "nas" is asked for 1 GB/s at peak, and 4 disks do 800 MB/s.
          "datastores": { "bulk": { "on": "nas/all" } },
          "vms": { "backup": { "disks": { "data": { "datastore": "bulk", "size": "1 TiB" } }, "demand": { "iops": "1 kIOPS", "ioSize": "1 MB", "readShare": "0 %" } } }
        }
      `,
    ],
  },
  on: ['arrays', 'hosts'],
  fields: ['groups', 'ports', 'controller', 'disks'],
  apart: ['arrays', 'hosts'],
  check: (entry, estate) => overloadsOf(entry, estate, 'throughput'),
});
