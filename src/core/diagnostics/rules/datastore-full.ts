import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { policiesFor } from '../../model/policies';
import { formatContrast } from '../../model/quantity';
import { spaceOnDatastore } from '../../storage/capacity/space';
import { backingOf } from '../../storage/capacity/structure';
import { example } from '../../util/example';
import { largestOn } from '../disks';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'datastore-full',
  severity: 'error',
  summary: 'More of a datastore is taken than the policy allows.',
  why: 'When a datastore has no space left, every VM with a thin disk or a snapshot on it stops at its next write. The reserve that the policy keeps is for growth, snapshots and the time it takes to react.',
  remedy: 'Move disks to another datastore, make it larger, or set "policies.datastoreFull" to what you accept.',
  examples: {
    good: [
      example`
        {
          "datastores": { "gold": { "capacity": "100 GiB" } },
          "vms": { "a": { "disks": { "system": { "datastore": "gold", "size": "90 GiB" }, "data": { "datastore": "gold", "size": "2 TiB", "provisioning": "thin" } } } }
        }
      `,
      // A raw device mapping takes nothing of it, and a datastore without a capacity is not called full.
      example`
        {
          "datastores": { "gold": { "capacity": "100 GiB" }, "old": {} },
          "vms": { "a": { "disks": { "lun": { "datastore": "gold", "size": "1 TiB", "raw": "naa.600" }, "b": { "datastore": "old", "size": "9 TiB" } } } }
        }
      `,
    ],
    bad: [
      example`
        {
          "datastores": { "gold": { "capacity": "100 GiB" } },
        //                                      ^^^^^^^^^ Datastore "gold" has 100 GiB and 95 GiB is taken: 95 %, more than 90 %.
          "vms": {
            "a": { "disks": { "system": { "datastore": "gold", "size": "80 GiB" } } },
            "b": { "disks": { "system": { "datastore": "gold", "size": "60 GiB", "provisioning": "thin", "used": "25 %" } } }
          }
        }
      `,
      example`
        { "policies": { "datastoreFull": "80 %" }, "datastores": { "gold": { "capacity": "10 TiB", "used": "8.5 TiB" } } }
        //                                                                               ^^^^^^^^ Datastore "gold" has 10 TiB and 8.5 TiB is taken: 85 %, more than 80 %.
      `,
      // One that says no capacity has all that its backing gives. Where that gives nothing, too small for its own protection, that is told of it.
      example`
        {
          "arrays": { "san": { "groups": { "fast": { "disks": 3, "size": "50 GiB", "raid": "raid5" }, "small": { "disks": 3, "size": "50 GiB", "raid": "raid6" } } }, "vsan": { "kind": "distributed", "hosts": ["a"] } },
          "hosts": { "a": { "disks": { "nvme": { "size": "4 TB" } } } },
          "datastores": {
            "gold": { "on": "san/fast", "used": "95 GiB" }, "low": { "on": "san/small", "used": "95 GiB" }, "vsan": { "on": "vsan", "used": "95 GiB" }
        //                  ^^^^^^^^^^ Datastore "gold" has 100 GiB and 95 GiB is taken: 95 %, more than 90 %.
          }
        }
      `,
    ],
  },
  on: 'datastores',
  *check(datastore, estate) {
    const { usable: capacity, used: taken } = spaceOnDatastore(estate, datastore.id);
    const { datastoreFull } = policiesFor(estate);
    if (capacity === undefined || taken <= capacity * datastoreFull) return;
    if (capacity === 0 && givesNothing(estate, datastore)) return;
    const share = capacity === 0 ? '' : `: ${Math.round((taken / capacity) * 100)} %, more than ${Math.round(datastoreFull * 100)} %`;
    const [there = '', gone = ''] = formatContrast([capacity, taken], 'bytes');
    yield {
      place: placeIn(datastore, [datastore.value.capacity === undefined ? 'on' : 'capacity']),
      message: `Datastore "${datastore.id}" has ${there} and ${gone} is taken${share}.`,
      related: largestOn(estate, datastore.id),
    };
  },
});

/** Whether it has all of an array, a disk group or a pool that is too small for its own protection: there is no space to be full. */
function givesNothing(estate: Estate, { id, value }: Entry<'datastores'>): boolean {
  const backing = value.capacity === undefined ? backingOf(estate, id) : undefined;
  return backing?.kind === 'array' || backing?.kind === 'group' || backing?.kind === 'pool';
}
