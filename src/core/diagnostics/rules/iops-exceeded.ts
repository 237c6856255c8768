import { example } from '../../util/example';
import { overloadsOf } from '../overload';
import { defineRule } from '../rule';

export const rule = defineRule({
  id: 'iops-exceeded',
  severity: 'warning',
  summary: 'At peak, more operations a second are asked of a disk group, the disks of a host or the controllers of an array than they do.',
  why: 'What is asked beyond that waits, and whoever waits asks no less: queues grow until every VM on these disks stands still. Writes count with what redundancy makes of them, four operations on disks under RAID 5 and six under RAID 6.',
  remedy: 'Add disks or faster ones, choose a level with cheaper writes such as RAID 10, put a cache before them, limit the VMs that ask most ("iopsLimit" of a disk), or move their disks elsewhere.',
  examples: {
    good: [
      // RAID 10 serves what RAID 5 would not (M2), and of other disks nothing is known (Q7).
      example`
        {
          "arrays": { "san-a": { "groups": { "fast": { "disks": 8, "size": "1 TB", "iops": "180 IOPS", "raid": "raid10" }, "old": { "disks": 8, "size": "1 TB", "raid": "raid5" } } } },
          "datastores": { "gold": { "on": "san-a/fast" }, "bulk": { "on": "san-a/old" } },
          "vms": {
            "db": { "disks": { "data": { "datastore": "gold", "size": "1 TiB" } }, "demand": { "iops": "1000 IOPS" } },
            "file": { "disks": { "data": { "datastore": "bulk", "size": "1 TiB" } }, "demand": { "iops": "90 kIOPS" } }
          }
        }
      `,
      // A VM that does not run asks for nothing, and a disk is held to its limit (Q1).
      example`
        {
          "arrays": { "san-a": { "groups": { "fast": { "disks": 4, "size": "1 TB", "iops": "180 IOPS" } } } },
          "datastores": { "gold": { "on": "san-a/fast" } },
          "vms": {
            "off": { "power": "off", "disks": { "data": { "datastore": "gold", "size": "1 TiB" } }, "demand": { "iops": "9000 IOPS" } },
            "held": { "disks": { "data": { "datastore": "gold", "size": "1 TiB", "iopsLimit": "500 IOPS" } }, "demand": { "iops": "9000 IOPS" } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "arrays": { "san-a": { "groups": { "fast": { "disks": 8, "size": "1 TB", "iops": "180 IOPS", "raid": "raid5" } } } },
        //                                   ^^^^^^ Group "fast" of array "san-a" is asked for 1000 IOPS at peak, 1900 IOPS on its disks with 4 for every write, and 8 disks do 1440 IOPS.
          "datastores": { "gold": { "on": "san-a/fast" } },
          "vms": { "db": { "disks": { "data": { "datastore": "gold", "size": "1 TiB" } }, "demand": { "iops": "300 IOPS", "iopsPeak": "1000 IOPS" } } }
        }
      `,
      // Controllers, and the disks of a host by the figures of their media.
      example`
        {
          "arrays": { "nas": { "controllers": 2, "controller": { "iops": "2000 IOPS" }, "groups": { "all": { "disks": 4, "size": "1 TB", "iops": "50 kIOPS" } } } },
        //                                                       ^^^^^^ The 2 controllers of array "nas" are asked for 5000 IOPS at peak and do 4000 IOPS.
          "hosts": { "esx-01": { "disks": { "slow": { "media": "hdd", "size": "4 TB", "count": 2 } } } },
        //                                  ^^^^^^ Disks "slow" of host "esx-01" are asked for 400 IOPS at peak, and 2 disks do 160 IOPS, as is usual of their media.
          "datastores": { "gold": { "on": "nas/all" }, "local": { "on": "esx-01/slow" } },
          "vms": {
            "db": { "disks": { "data": { "datastore": "gold", "size": "1 TiB" } }, "demand": { "iops": "5000 IOPS" } },
            "log": { "disks": { "data": { "datastore": "local", "size": "1 TiB" } }, "demand": { "iops": "400 IOPS" } }
          }
        }
      `,
    ],
  },
  on: ['arrays', 'hosts'],
  fields: ['groups', 'controller', 'disks'],
  apart: ['arrays', 'hosts'],
  check: (entry, estate) => overloadsOf(entry, estate, 'iops'),
});
