import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { formatQuantity } from '../../model/quantity';
import { contentsOf } from '../../storage/capacity/contents';
import { spaceOfLayer, spaceOnDatastore, type Space } from '../../storage/capacity/space';
import { backingOf, groupOfExport } from '../../storage/capacity/structure';
import { takenBy } from '../../storage/capacity/use';
import { layerName, type Layer } from '../../storage/layers';
import { example } from '../../util/example';
import { listed } from '../../util/words';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'thin-on-thin',
  severity: 'warning',
  summary: 'Thin disks lie on a datastore that is itself given only what is written, and not all of it has room.',
  why: 'Space is promised twice, and the datastore shows free what the array below may have given to others: it runs out while every figure of the hypervisor looks well, and what is deleted in a guest is given back only if both levels are told. It can be lived with where both are watched; where both promise more than they have, one of them runs full without a warning.',
  remedy: 'Be thin at one level: either thin disks on a thick datastore, where the hypervisor sees what is left, or thick disks on a thin one. Or watch the array too, and give it room for all that is promised.',
  examples: {
    good: [
      // Thin at one level only: above, below; where a distributed array gives what is written by its nature; and where both levels have room for all of it.
      example`
        {
          "arrays": { "san-a": { "groups": { "g": { "disks": 4, "size": "10 TiB" } } }, "vsan": { "kind": "distributed", "hosts": ["esx-01"], "redundancy": { "copies": 1 } } }, "hosts": { "esx-01": { "disks": { "nvme": { "count": 4, "size": "4 TiB" } } } },
          "datastores": { "thick": { "on": "san-a/g", "capacity": "1 TiB" }, "thin": { "on": "san-a/g", "capacity": "1 TiB", "provisioning": "thin" }, "vsan": { "on": "vsan" } },
          "vms": {
            "a": { "disks": { "d": { "datastore": "thick", "size": "100 GiB", "provisioning": "thin" } } }, "b": { "disks": { "d": { "datastore": "thin", "size": "100 GiB" } } },
            "c": { "disks": { "d": { "datastore": "vsan", "size": "100 GiB", "provisioning": "thin" }, "e": { "datastore": "thin", "size": "100 GiB", "provisioning": "thin" } } }
          }
        }
      `,
    ],
    bad: [
      // One level has room for what is promised: then it is only worth knowing.
      example`
        {
          "arrays": { "san-a": { "groups": { "g": { "disks": 4, "size": "1 TiB" } }, "exports": { "lun": { "size": "4 TiB", "provisioning": "thin" } } } },
          "datastores": {
            "a": { "on": "san-a/g", "capacity": "1 TiB", "provisioning": "thin" },
        //                                                               ^^^^^^ Datastore "a" is thin on group "g" of array "san-a", and disks on it have 100 GiB still to write, of which neither level has set any aside: 5 TiB is promised on the 4 TiB below.
            "b": { "on": "san-a/lun" }
        //               ^^^^^^^^^^^ Datastore "b" is thin on export "lun" of array "san-a", and disks on it have 450 GiB still to write, of which neither level has set any aside: 5 TiB is promised on the 4 TiB below.
          },
          "vms": {
            "a": { "disks": { "d": { "datastore": "a", "size": "100 GiB", "provisioning": "thin" }, "e": { "datastore": "b", "size": "200 GiB", "provisioning": "thin" } } },
            "b": { "disks": { "d": { "datastore": "b", "size": "300 GiB", "provisioning": "thin", "used": "50 GiB" }, "e": { "datastore": "b", "size": "10 GiB" } } }
          }
        }
      `,
      example`
        {
          "arrays": { "san-a": { "groups": { "g": { "disks": 4, "size": "1 TiB" } } } }, "storagePools": { "gold": { "members": ["san-a/g"] } },
          "datastores": {
            "a": { "on": "gold", "capacity": "3 TiB", "provisioning": "thin" },
        //                                                            ^^^^^^ Datastore "a" is thin on storage pool "gold", and disks on it have 3 TiB still to write, of which neither level has set any aside: 4 TiB is promised on the 3 TiB of the datastore and 5 TiB is promised on the 4 TiB below.
            "b": { "on": "gold", "capacity": "2 TiB", "provisioning": "thin" }
          },
          "vms": { "a": { "disks": { "d": { "datastore": "a", "size": "4 TiB", "provisioning": "thin", "used": "1 TiB" } } } }
        }
      `,
    ],
  },
  on: 'datastores',
  apart: ['datastores'],
  *check(datastore, estate): Iterable<Found<'thick'>> {
    const backing = backingOf(estate, datastore.id);
    if (!backing || !isSaidThin(datastore, estate)) return;
    // What thin disks and linked clones are promised and have not written.
    const { disks, diskSizes } = estate.query(contentsOf, datastore.id);
    if (diskSizes <= disks) return;
    const above = spaceOnDatastore(estate, datastore.id);
    const below = spaceOfLayer(estate, giverOf(estate, backing));
    const [isAbove, isBelow] = [isOverpromised(above), isOverpromised(below)];
    // What has room for all that is promised needs no watching.
    if (isAbove === false && isBelow === false) return;
    const size = (value: number | undefined): string => formatQuantity(value ?? 0, 'bytes');
    const promised = [
      ...(isAbove ? [`${size(above.provisioned)} is promised on the ${size(above.usable)} of the datastore`] : []), ...(isBelow ? [`${size(below.provisioned)} is promised on the ${size(below.usable)} below`] : []),
    ];
    const promises = promised.length === 0 ? '' : `: ${listed(promised)}`;
    const isThick = below.usable !== undefined && above.usable !== undefined && datastore.value.provisioning === 'thin'
      && below.used - takenBy(estate, { kind: 'datastore', datastore: datastore.id }, backing).used + above.usable <= below.usable;
    yield {
      place: placeIn(datastore, [datastore.value.provisioning === undefined ? 'on' : 'provisioning']),
      message: `Datastore "${datastore.id}" is thin on ${layerName(backing)}, and disks on it have ${size(diskSizes - disks)} still to write, of which neither level has set any aside${promises}.`,
      ...(isAbove && isBelow ? {} : { severity: 'info' as const }),
      ...(isThick ? { data: 'thick' as const } : {}),
    };
  },
  fixes: ({ data }, datastore) => (data === undefined ? [] : [{ title: 'Give it all of its capacity', changes: [{ kind: 'set', file: datastore.file, path: ['datastores', datastore.id, 'provisioning'], value: 'thick' }] }]),
});

/** What gives a datastore its space: a thin export is one size with it, and takes from its group. */
function giverOf(estate: Estate, backing: Layer): Layer {
  const array = backing.kind === 'export' ? estate.value('arrays', backing.array) : undefined;
  const group = array && backing.kind === 'export' ? groupOfExport(array, backing.export) : undefined;
  return backing.kind !== 'export' ? backing : group === undefined ? { kind: 'array', array: backing.array } : { kind: 'group', array: backing.array, group };
}

/** Undefined where it is not known how much there is. */
const isOverpromised = ({ provisioned, usable }: Space): boolean | undefined => (usable === undefined ? undefined : provisioned > usable);

/** Whether the document says that a datastore, or the export it is on, takes what is written. */
function isSaidThin({ id, value: { provisioning } }: Entry<'datastores'>, estate: Estate): boolean {
  if (provisioning !== undefined) return provisioning === 'thin';
  const backing = backingOf(estate, id);
  return backing?.kind === 'export' && estate.value('arrays', backing.array)?.exports?.[backing.export]?.provisioning === 'thin';
}
