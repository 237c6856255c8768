import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { vmsByDatastore } from '../../model/lookups';
import { datastoresByBacking } from '../../storage/capacity/structure';
import { layerNamed } from '../../storage/layers';
import { hostsOf } from '../../storage/mounts';
import { isNas } from '../../storage/paths/ends';
import { distinct } from '../../util/distinct';
import { example } from '../../util/example';
import { own } from '../../util/own';
import { listed, quoted } from '../../util/words';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'lun-shared-across-clusters',
  severity: 'error',
  summary: 'A LUN is seen by hosts of several clusters.',
  why: 'Hosts agree on the blocks of a LUN by one file system on it. Two datastores on one LUN destroy each other; and even with a single one, a mistake in one cluster, or its load, reaches the VMs of the other.',
  remedy: 'Give each cluster a LUN of its own, masked to its hosts alone. What several clusters read, such as images, belongs on a NAS or on a datastore without VMs.',
  examples: {
    good: [
      // One cluster; a NAS, which is made to be shared; a library without VMs; two LUNs of one array; hosts in no cluster.
      example`
        {
          "clusters": { "prod": {}, "test": {} }, "hosts": { "esx-01": { "cluster": "prod" }, "esx-02": { "cluster": "test" }, "lone": {} },
          "arrays": {
            "san": { "kind": "san", "exports": { "lun-1": { "maskedTo": ["prod"] }, "lun-2": {}, "lun-3": {}, "lun-4": {} } }, "filer": { "kind": "nas", "protocol": "nfs", "exports": { "vol-1": {} } }
          },
          "datastores": {
            "gold": { "on": "san/lun-1", "mountedBy": ["prod"] }, "silver": { "on": "san/lun-2", "mountedBy": ["test"] }, "images": { "on": "san/lun-3", "mountedBy": ["prod", "test"] },
            "homes": { "on": "filer/vol-1", "mountedBy": ["prod", "test"] }, "bronze": { "on": "san/lun-4", "mountedBy": ["esx-01", "lone"] }
          },
          "vms": { "a": { "host": "esx-01", "disks": { "system": { "datastore": "gold" }, "data": { "datastore": "homes" }, "log": { "datastore": "bronze" } } }, "b": { "host": "esx-02", "disks": { "system": { "datastore": "silver" } } } }
        }
      `,
    ],
    bad: [
      example`
        {
          "clusters": { "prod": {}, "test": {} }, "hosts": { "esx-01": { "cluster": "prod" }, "esx-02": { "cluster": "test" } },
          "arrays": { "san": { "kind": "san", "exports": { "lun-1": {}, "lun-2": { "maskedTo": ["prod", "test"] } } } },
          "datastores": {
            "gold": { "on": "san/lun-1", "mountedBy": ["prod"] },
        //                  ^^^^^^^^^^^ LUN "lun-1" of array "san" holds datastore "gold" of cluster "prod" and datastore "silver" of cluster "test": each destroys what the other writes.
            "silver": { "on": "san/lun-1", "mountedBy": ["test"] },
        //                    ^^^^^^^^^^^ LUN "lun-1" of array "san" holds datastore "silver" of cluster "test" and datastore "gold" of cluster "prod": each destroys what the other writes.
            "bronze": { "on": "san/lun-2", "mountedBy": ["prod"] }
        //                    ^^^^^^^^^^^ LUN "lun-2" of array "san", which holds datastore "bronze", is seen by clusters "prod" and "test".
          },
          "vms": { "a": { "host": "esx-01", "disks": { "system": { "datastore": "bronze" } } } }
        }
      `,
    ],
  },
  on: 'datastores',
  fields: ['on'],
  *check(datastore, estate) {
    const { on } = datastore.value;
    const layer = on === undefined ? undefined : layerNamed(estate, on);
    if (on === undefined || layer?.kind !== 'export') return;
    const array = estate.find('arrays', layer.array);
    if (!array || isNas(array.value) || (array.value.kind !== 'san' && array.value.protocol === undefined)) return;
    const lun = `LUN "${layer.export}" of array "${layer.array}"`;
    const clusters = clustersOf(estate, hostsOf(estate, datastore.id));
    const other = estate.lookup(datastoresByBacking, on).find((id) => id !== datastore.id && areApart(clusters, clustersOf(estate, hostsOf(estate, id))));
    if (other !== undefined) yield twice(estate, datastore, other, lun);
    else {
      const maskedTo: readonly string[] = own(array.value.exports, layer.export)?.maskedTo ?? [];
      const seeing = distinct([...clusters, ...maskedTo.flatMap((id) => (estate.find('clusters', id) ? [id] : (estate.value('hosts', id)?.cluster ?? [])))]).toSorted();
      if (seeing.length < 2 || estate.count(vmsByDatastore, datastore.id) === 0) return;
      yield { place: placeIn(datastore, ['on']), severity: 'info', message: `${lun}, which holds datastore "${datastore.id}", is seen by clusters ${listed(seeing.map(quoted))}.` };
    }
  },
});

/** Two datastores of different clusters on one LUN. */
function twice(estate: Estate, datastore: Entry<'datastores'>, other: string, lun: string): Found<undefined> {
  const said = (id: string): string => {
    const clusters = clustersOf(estate, hostsOf(estate, id));
    return `datastore "${id}" of cluster${clusters.length === 1 ? '' : 's'} ${listed(clusters.map(quoted))}`;
  };
  const there = estate.find('datastores', other);
  return {
    place: placeIn(datastore, ['on']),
    message: `${lun} holds ${said(datastore.id)} and ${said(other)}: each destroys what the other writes.`,
    related: there ? [{ place: placeIn(there, ['on']), message: `The other datastore on it.` }] : [],
  };
}

const clustersOf = (estate: Estate, hosts: readonly string[] | undefined): readonly string[] => distinct((hosts ?? []).flatMap((host) => estate.value('hosts', host)?.cluster ?? [])).toSorted();
const areApart = (a: readonly string[], b: readonly string[]): boolean => a.length > 0 && b.length > 0 && !a.some((cluster) => b.includes(cluster));
