import { policiesFor } from '../../model/policies';
import { formatContrast, formatQuantity } from '../../model/quantity';
import { loadOf } from '../../storage/performance/loads';
import { stageName } from '../../storage/performance/stageName';
import { bottleneckOf, iopsOf, type Stage } from '../../storage/performance/storageLoad';
import { isAnythingAsked } from '../../storage/performance/vmDemand';
import { example } from '../../util/example';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'latency-above-target',
  severity: 'warning',
  summary: 'At peak, an operation on a datastore takes longer than it promises, or than the policy accepts where it promises nothing.',
  why: 'A database that waits 20 ms for each write commits at most 50 times a second, whatever its processors could do. Latency grows slowly at first and then all at once: at 50 % use of the disks it has doubled, at 90 % it is tenfold.',
  remedy: 'Relieve the stage where most of the time is spent: more or faster disks, a cache, fewer VMs on it. Or set "latencyTarget" of the datastore or "policies.datastoreLatency" to what you accept.',
  examples: {
    good: [
      // Half used, disks of 5 ms take 10 ms (Q5). Where nothing is known of the disks, or nothing is asked, nothing is said.
      example`
        {
          "arrays": { "san-a": { "groups": { "fast": { "disks": 10, "size": "1 TB", "iops": "200 IOPS", "latency": "5 ms" }, "old": { "disks": 10, "size": "1 TB" } } } },
          "datastores": { "gold": { "on": "san-a/fast" }, "old": { "on": "san-a/old", "latencyTarget": "1 ms" }, "empty": { "on": "san-a/fast", "latencyTarget": "1 ms" } },
          "vms": {
            "db": { "disks": { "data": { "datastore": "gold", "size": "1 TiB" } }, "demand": { "iops": "1000 IOPS" } },
            "file": { "disks": { "data": { "datastore": "old", "size": "1 TiB" } }, "demand": { "iops": "1000 IOPS" } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "arrays": { "san-a": { "groups": { "fast": { "disks": 10, "size": "1 TB", "iops": "200 IOPS", "latency": "5 ms" } } } },
          "datastores": { "gold": { "on": "san-a/fast", "latencyTarget": "8 ms" } },
        //                                                               ^^^^^^ An operation on datastore "gold" takes 10 ms at peak, and 8 ms are promised: 10 ms of it at the disks of group "fast" of array "san-a", which are 50 % used.
          "vms": { "db": { "disks": { "data": { "datastore": "gold", "size": "1 TiB" } }, "demand": { "iops": "500 IOPS", "iopsPeak": "1000 IOPS" } } }
        }
      `,
      // The policy counts where nothing is promised, and a replica far away takes its time as well.
      example`
        {
          "policies": { "datastoreLatency": "10 ms" },
          "sites": { "north": { "links": { "south": { "roundTrip": "30 ms" } } }, "south": {} },
          "arrays": { "san-a": { "site": "north", "groups": { "fast": { "disks": 10, "size": "1 TB", "iops": "20 kIOPS", "latency": "1 ms" } } } },
          "datastores": { "gold": { "on": "san-a/fast", "replication": { "mode": "sync", "to": "south" } } },
        //                                ^^^^^^^^^^^^ An operation on datastore "gold" takes 16 ms at peak, more than the 10 ms that the policies accept: 15 ms of it at the link between sites "north" and "south".
          "vms": { "db": { "disks": { "data": { "datastore": "gold", "size": "1 TiB" } }, "demand": { "iops": "100 IOPS", "readShare": "50 %" } } }
        }
      `,
      // More is asked than there is: what is promised is never kept.
      example`
        {
          "arrays": { "san-a": { "groups": { "slow": { "disks": 4, "size": "1 TB", "iops": "100 IOPS" } } } },
          "datastores": { "gold": { "on": "san-a/slow", "latencyTarget": "8 ms" } },
        //                                                               ^^^^^^ Operations on datastore "gold" queue up without end at peak, and 8 ms are promised: the disks of group "slow" of array "san-a" are asked for 125 % of what they do.
          "vms": { "db": { "disks": { "data": { "datastore": "gold", "size": "1 TiB" } }, "demand": { "iops": "500 IOPS", "readShare": "100 %" } } }
        }
      `,
    ],
  },
  on: 'datastores',
  fields: ['on'],
  apart: ['datastores'],
  *check(datastore, estate) {
    const { on, latencyTarget } = datastore.value;
    if (on === undefined || !isAnythingAsked(estate)) return;
    const load = estate.query(loadOf, `datastores/${datastore.id}`);
    const { latencyMs, peak, stages } = load;
    const target = latencyTarget ?? policiesFor(estate).datastoreLatency;
    if (latencyMs === undefined || latencyMs <= target * (1 + rounding) || iopsOf(peak) === 0) return;
    const place = placeIn(datastore, [latencyTarget === undefined ? 'on' : 'latencyTarget']);
    if (!Number.isFinite(latencyMs)) {
      // What is asked too much is told where it is asked; here only a promise is broken.
      const full = bottleneckOf(load);
      if (latencyTarget === undefined || !full) return;
      yield { place, message: `Operations on datastore "${datastore.id}" queue up without end at peak, and ${formatQuantity(target, 'duration')} are promised: ${stageName(full)} are asked for ${Math.round((full.utilization ?? 1) * 100)} % of what they do.` };
      return;
    }
    const [slowest] = stages.toSorted((a, b) => timeAt(b) - timeAt(a));
    const [takes = '', accepted = ''] = formatContrast([latencyMs, target], 'duration');
    const use = slowest?.utilization === undefined ? '' : `, which are ${Math.round(slowest.utilization * 100)} % used`;
    const where = slowest ? `: ${formatQuantity(timeAt(slowest), 'duration')} of it at ${stageName(slowest)}${use}` : '';
    const wanted = latencyTarget === undefined ? `more than the ${accepted} that the policies accept` : `and ${accepted} are promised`;
    yield { place, message: `An operation on datastore "${datastore.id}" takes ${takes} at peak, ${wanted}${where}.` };
  },
});

/** What an operation of the layer spends at a stage on the average of all. */
const timeAt = ({ share, latencyMs }: Stage): number => (share > 0 ? share * latencyMs : 0);
const rounding = 1e-9;
