import { policiesFor } from '../../model/policies';
import { formatContrast } from '../../model/quantity';
import { spaceOf } from '../../storage/capacity/space';
import { isDistributed } from '../../storage/capacity/structure';
import { layerKey } from '../../storage/layers';
import { example } from '../../util/example';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'distributed-storage-near-full',
  severity: 'warning',
  summary: 'More of a distributed array is taken than the policy allows.',
  why: 'Data is spread unevenly over the disks, so that some are full before the array is, and a full disk stops writes for all: Ceph warns from 85 % on. There also has to be room to put the copies of a lost disk or host elsewhere.',
  remedy: 'Add disks or hosts, move or delete data, or set "policies.distributedFull" to what you accept.',
  examples: {
    good: [
      // 6.2 TB of 10 TB, each in two copies: what is kept free counts as what can be stored.
      example`
        {
          "hosts": { "a": { "disks": { "d": { "size": "10 TB" } } }, "b": { "disks": { "d": { "size": "10 TB" } } } },
          "arrays": { "vsan": { "kind": "distributed", "hosts": ["a", "b"], "slack": "30 %" } },
          "datastores": { "vsan": { "on": "vsan", "used": "6.2 TB" } }
        }
      `,
      // How large the disks of its hosts are is not said.
      example`
        { "hosts": { "a": {} }, "arrays": { "vsan": { "kind": "distributed", "hosts": ["a"] } }, "datastores": { "vsan": { "on": "vsan", "used": "8 TB" } } }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "a": { "disks": { "d": { "size": "10 TiB" } } }, "b": { "disks": { "d": { "size": "10 TiB" } } } },
          "arrays": { "vsan": { "kind": "distributed", "hosts": ["a", "b"] } },
        //            ^^^^^^ Array "vsan" can store 10 TiB and 9 TiB is taken: 90 %, more than 85 %.
          "datastores": { "vsan": { "on": "vsan", "used": "9 TiB" } }
        }
      `,
      example`
        {
          "policies": { "distributedFull": "60 %" },
          "hosts": { "a": { "disks": { "d": { "size": "10 TiB" } } }, "b": { "disks": { "d": { "size": "10 TiB" } } }, "c": { "disks": { "d": { "size": "10 TiB" } } } },
          "arrays": { "ceph": { "kind": "distributed", "hosts": ["a", "b", "c"], "redundancy": { "copies": 3 } } },
        //            ^^^^^^ Array "ceph" can store 10 TiB and 7 TiB is taken: 70 %, more than 60 %.
          "datastores": { "rbd": { "on": "ceph", "used": "7 TiB" } }
        }
      `,
    ],
  },
  on: 'arrays',
  fields: ['hosts'],
  apart: ['arrays'],
  *check(array, estate) {
    if (!isDistributed(array.value)) return;
    const { usable, used, unknownParts } = estate.query(spaceOf, layerKey({ kind: 'array', array: array.id }));
    if (!usable || unknownParts > 0) return;
    const all = usable / (1 - (array.value.slack ?? 0));
    const { distributedFull } = policiesFor(estate);
    if (used <= all * distributedFull) return;
    const [there = '', taken = ''] = formatContrast([all, used], 'bytes');
    yield {
      place: placeIn(array),
      message: `Array "${array.id}" can store ${there} and ${taken} is taken: ${Math.round((used / all) * 100)} %, more than ${Math.round(distributedFull * 100)} %.`,
    };
  },
});
