import { policiesFor } from '../../model/policies';
import { formatContrast } from '../../model/quantity';
import { spaceOnDatastore } from '../../storage/capacity/space';
import { example } from '../../util/example';
import { decimals } from '../../util/words';
import { largestOn } from '../disks';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'datastore-overprovisioned',
  severity: 'warning',
  summary: 'The disks on a datastore are promised more space than the thin provisioning limit allows.',
  why: 'Thin disks take what is written on them, and guests go on writing. The more is promised beyond the capacity, the sooner and the more suddenly the datastore runs full, for all VMs on it at once.',
  remedy: 'Move disks, make the datastore larger, or set its "thinLimit" or "policies.thinOvercommit" to what you watch closely enough.',
  examples: {
    good: [
      example`
        {
          "datastores": { "gold": { "capacity": "100 GiB" }, "bronze": { "capacity": "100 GiB", "thinLimit": "300 %" } },
          "vms": {
            "a": { "disks": { "system": { "datastore": "gold", "size": "150 GiB", "provisioning": "thin", "used": "20 %" } } },
            "b": { "disks": { "system": { "datastore": "bronze", "size": "250 GiB", "provisioning": "thin", "used": "20 %" } } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "datastores": { "gold": { "capacity": "100 GiB" }, "silver": { "capacity": "100 GiB", "thinLimit": "100 %" } },
        //                                      ^^^^^^^^^ Datastore "gold" has 100 GiB but 160 GiB is promised: 1.6 times as much, more than 1.5.
        //                                                                           ^^^^^^^^^ Datastore "silver" has 100 GiB but 120 GiB is promised: 1.2 times as much, more than 1.
          "vms": {
            "a": { "disks": { "system": { "datastore": "gold", "size": "160 GiB", "provisioning": "thin", "used": "20 %" } } },
            "b": { "disks": { "system": { "datastore": "silver", "size": "120 GiB", "provisioning": "thin", "used": "20 %" } } }
          }
        }
      `,
    ],
  },
  on: 'datastores',
  *check(datastore, estate) {
    const { usable: capacity, provisioned, used: taken } = spaceOnDatastore(estate, datastore.id);
    const limit = datastore.value.thinLimit ?? policiesFor(estate).thinOvercommit;
    // Space that is taken already is more than a promise.
    if (capacity === undefined || capacity === 0 || provisioned <= taken || provisioned <= capacity * limit) return;
    const [there = '', promised = ''] = formatContrast([capacity, provisioned], 'bytes');
    yield {
      place: placeIn(datastore, [datastore.value.capacity === undefined ? 'on' : 'capacity']),
      message: `Datastore "${datastore.id}" has ${there} but ${promised} is promised: ${decimals(provisioned / capacity)} times as much, more than ${decimals(limit)}.`,
      related: largestOn(estate, datastore.id),
    };
  },
});
