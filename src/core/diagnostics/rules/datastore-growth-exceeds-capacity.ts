import type { Estate } from '../../model/estate';
import { vmsByDatastore } from '../../model/lookups';
import { policiesFor } from '../../model/policies';
import { formatQuantity } from '../../model/quantity';
import { growthsOn } from '../../storage/capacity/contents';
import { growthOf } from '../../storage/capacity/growth';
import { spaceOnDatastore } from '../../storage/capacity/space';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'datastore-growth-exceeds-capacity',
  severity: 'warning',
  summary: 'A datastore will be full within the days of the policy, as it grows now.',
  why: 'Thin disks and snapshots take space as guests write, whoever is on leave that day. A datastore that is full stops every VM that writes to it, at once; disks that would have to be ordered, or VMs moved, take longer than the days that are left.',
  remedy: 'Make the datastore larger, move what grows most to one with more room, delete snapshots, or set "policies.daysUntilFull" to the time it takes you to react.',
  examples: {
    good: [
      // 50 GiB are left for 1 GiB a day; and thin disks that have room for all they may hold never fill it.
      example`
        {
          "datastores": { "gold": { "capacity": "100 GiB" }, "silver": { "capacity": "1 TiB" } },
          "vms": {
            "a": { "disks": { "data": { "datastore": "gold", "size": "200 GiB", "provisioning": "thin", "used": "50 GiB", "growth": "1 GiB" } } },
            "b": { "disks": { "data": { "datastore": "silver", "size": "800 GiB", "provisioning": "thin", "used": "300 GiB", "growth": "100 GiB" } } }
          }
        }
      `,
      // A thick disk has its space; and how large a datastore is, or how fast it grows, is not said.
      example`
        {
          "datastores": { "gold": { "capacity": "100 GiB" }, "old": { "growth": "1 TiB" }, "quiet": { "capacity": "10 GiB", "used": "8 GiB" } },
          "vms": { "a": { "disks": { "data": { "datastore": "gold", "size": "80 GiB", "used": "20 GiB", "growth": "40 GiB" } } } }
        }
      `,
    ],
    bad: [
      example`
        {
          "datastores": { "gold": { "capacity": "100 GiB" } },
        //                ^^^^^^ Datastore "gold" is full in 4 days: 40 GiB is free and it grows by 10 GiB a day, VM "a" by 8 GiB of it.
          "vms": {
            "a": { "disks": { "data": { "datastore": "gold", "size": "200 GiB", "provisioning": "thin", "used": "40 GiB", "growth": "8 GiB" } } },
            "b": { "disks": { "data": { "datastore": "gold", "size": "100 GiB", "provisioning": "thin", "used": "20 GiB", "growth": "2 GiB" } } }
          }
        }
      `,
      // Measured of the whole; the time to react is said to be longer.
      example`
        { "policies": { "daysUntilFull": 90 }, "datastores": { "nas": { "capacity": "20 TiB", "used": "16 TiB", "growth": "60 GiB" } } }
        //                                                                                                                ^^^^^^^^ Datastore "nas" is full in 68 days: 4 TiB is free and it grows by 60 GiB a day.
      `,
    ],
  },
  on: 'datastores',
  apart: ['datastores'],
  *check(datastore, estate) {
    const { perDay, basis, daysUntilFull } = estate.query(growthOf, datastore.id);
    // One that is full already is told of as such.
    if (daysUntilFull === undefined || daysUntilFull <= 0 || daysUntilFull >= policiesFor(estate).daysUntilFull) return;
    const { free } = spaceOnDatastore(estate, datastore.id);
    const [most, ...others] = basis === 'disks' ? growingOn(estate, datastore.id) : [];
    const whom = !most ? '' : others.length === 0 ? `, all of it VM "${most.vm}"` : `, VM "${most.vm}" by ${formatQuantity(most.perDay, 'bytes')} of it`;
    const when = daysUntilFull < 1 ? 'within a day' : `in ${counted(Math.floor(daysUntilFull), 'day')}`;
    yield {
      place: datastore.value.growth !== undefined && basis === 'measured' ? placeIn(datastore, ['growth']) : placeIn(datastore),
      message: `Datastore "${datastore.id}" is full ${when}: ${formatQuantity(free ?? 0, 'bytes')} is free and it grows by ${formatQuantity(perDay, 'bytes')} a day${whom}.`,
      related: [most, ...others].slice(0, 3).flatMap((growing): NonNullable<Found['related']> => {
        const vm = estate.find('vms', growing?.vm);
        return vm && growing ? [{ place: placeIn(vm, ['disks'], 'key'), message: `VM "${vm.id}": ${formatQuantity(growing.perDay, 'bytes')} a day.` }] : [];
      }),
    };
  },
});

/** The VMs that grow on a datastore, in bytes a day, the fastest first. */
function growingOn(estate: Estate, datastore: string): readonly { readonly vm: string; readonly perDay: number }[] {
  return estate.lookup(vmsByDatastore, datastore)
    .map((vm) => ({ vm, perDay: growthsOn(estate, vm, datastore).reduce((sum, growth) => sum + growth.perDay, 0) }))
    .filter(({ perDay }) => perDay > 0)
    .sort((a, b) => b.perDay - a.perDay || (a.vm < b.vm ? -1 : 1));
}
