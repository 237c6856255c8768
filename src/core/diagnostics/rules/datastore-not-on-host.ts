import type { Change } from '../../model/change';
import type { Estate } from '../../model/estate';
import { hostsByCluster } from '../../model/lookups';
import { hostsThatFit, peersOf } from '../../planning/moves';
import { mounts } from '../../storage/mounts';
import { noPathText } from '../../storage/paths/explain';
import type { NoPath } from '../../storage/paths/types';
import { unreachedFrom, unreachedFromCluster } from '../../storage/paths/unreached';
import { example } from '../../util/example';
import { capitalized } from '../../util/words';
import { moving } from '../placements';
import { defineRule, nothingFound, placeIn, type Found } from '../rule';

interface Data {
  readonly datastore: string;
  /** Why it is not reached; undefined where it is not mounted. */
  readonly because: NoPath | undefined;
}

export const rule = defineRule<'vms', Data>({
  id: 'datastore-not-on-host',
  severity: 'error',
  summary: 'A VM has a disk on a datastore that its host does not mount, or to which no path leads from its host.',
  why: 'The files of a VM must be within reach of the host that runs it: this VM cannot start there, nor be restarted there after a failure.',
  remedy: 'Mount the datastore, zone or mask its LUN to the host, or carry its network there; or move the disk to a datastore within reach, or the VM to a host that sees it.',
  examples: {
    good: [
      example`
        {
          "clusters": { "prod": {} }, "hosts": { "esx-01": { "cluster": "prod" }, "esx-02": {} },
          "datastores": { "gold": { "mountedBy": ["prod"] }, "local": { "mountedBy": ["esx-02"] }, "unsaid": {} },
          "vms": {
            "a": { "host": "esx-01", "disks": { "system": { "datastore": "gold" }, "data": { "datastore": "unsaid" } } },
            "b": { "host": "esx-02", "disks": { "system": { "datastore": "local" } } },
            "c": { "cluster": "prod", "disks": { "system": { "datastore": "gold" } } },
            "master": { "disks": { "system": { "datastore": "gold" } }, "template": true }
          }
        }
      `,
      // Zoned and masked to the host; the disks of its own; and a host and an array that say nothing of adapters or ports (W5).
      example`
        {
          "policies": { "redundancy": 1 },
          "hosts": { "esx-01": { "hbas": { "vmhba1": { "kind": "fc", "fabric": "a" } }, "disks": { "ssd": {} } }, "esx-02": {} },
          "arrays": {
            "san": {
              "exports": { "lun-1": { "maskedTo": ["esx-01", "esx-02"] } }, "ports": { "p1": { "fabric": "a" } }, "zones": { "z1": { "ports": ["p1"], "initiators": ["esx-01/vmhba1"] } }
            },
            "old": { "exports": { "lun-1": {} } }
          },
          "datastores": { "gold": { "on": "san/lun-1", "mountedBy": ["esx-01", "esx-02"] }, "silver": { "on": "old/lun-1", "mountedBy": ["esx-01"] }, "local": { "on": "esx-01/ssd" } },
          "vms": {
            "a": { "host": "esx-01", "disks": { "system": { "datastore": "gold" }, "data": { "datastore": "local" }, "log": { "datastore": "silver" } } },
            "b": { "host": "esx-02", "disks": { "system": { "datastore": "gold" } } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "clusters": { "prod": {} },
          "hosts": {
            "esx-01": { "cpu": { "cores": 4 }, "memory": "8 GiB" }, "esx-02": { "cpu": { "cores": 4 }, "memory": "8 GiB" }, "esx-03": { "cluster": "prod" }
          },
          "datastores": { "local": { "mountedBy": ["esx-02"] } },
          "vms": {
            "a": { "host": "esx-01", "disks": { "system": { "datastore": "local" } } },
        //                                                               ^^^^^^^ Host "esx-01" does not mount datastore "local".
            "b": { "cluster": "prod", "disks": { "system": { "datastore": "local" } } }
        //                                                                ^^^^^^^ No host of cluster "prod" mounts datastore "local".
          }
        }
      `,
      // Mounted, and out of reach all the same (W1, W3, W6).
      example`
        {
          "clusters": { "prod": {} },
          "hosts": {
            "esx-01": { "cluster": "prod", "hbas": { "vmhba1": { "kind": "fc", "fabric": "a" } } },
            "esx-02": { "cluster": "prod", "hbas": { "vmhba1": { "kind": "fc", "fabric": "b" } }, "disks": { "ssd": {} } }
          },
          "arrays": {
            "san": {
              "exports": { "lun-1": {}, "lun-2": { "maskedTo": ["esx-02"] } }, "ports": { "p1": { "fabric": "a" } }, "zones": { "z1": { "ports": ["p1"], "initiators": ["esx-02/vmhba1"] } }
            }
          },
          "datastores": { "gold": { "on": "san/lun-1", "mountedBy": ["prod"] }, "silver": { "on": "san/lun-2", "mountedBy": ["prod"] }, "local": { "on": "esx-02/ssd" } },
          "vms": {
            "a": { "host": "esx-01", "disks": { "system": { "datastore": "gold" }, "data": { "datastore": "silver" }, "log": { "datastore": "local" } } },
        //                                                               ^^^^^^ No path leads from host "esx-01" to datastore "gold": no zone of array "san" joins "esx-01/vmhba1" with one of its ports.
        //                                                                                                ^^^^^^^^ No path leads from host "esx-01" to datastore "silver": "lun-2" of array "san" is masked to "esx-02", not to host "esx-01".
        //                                                                                                                                  ^^^^^^^ No path leads from host "esx-01" to datastore "local": it is on disks "ssd" of host "esx-02", which no other host sees.
            "b": { "host": "esx-02", "disks": { "system": { "datastore": "gold" } } },
        //                                                               ^^^^^^ No path leads from host "esx-02" to datastore "gold": the storage adapters of host "esx-02" are on fabric "b", the ports of array "san" on fabric "a".
            "c": { "cluster": "prod", "disks": { "system": { "datastore": "gold" } } }
        //                                                                ^^^^^^ No path leads from any host of cluster "prod" to datastore "gold": no zone of array "san" joins "esx-01/vmhba1" with one of its ports.
          }
        }
      `,
    ],
  },
  on: 'vms',
  fields: ['disks'],
  check(vm, estate) {
    const { host, cluster, disks } = vm.value;
    const where: Where | undefined = host !== undefined ? { kind: 'host', id: host } : cluster !== undefined ? { kind: 'cluster', id: cluster } : undefined;
    if (!where) return nothingFound;
    const found: Found<Data>[] = [];
    const unreached = estate.query(where.kind === 'host' ? unreachedFrom : unreachedFromCluster, where.id);
    for (const name in disks) {
      const datastore = disks[name]?.datastore;
      if (datastore === undefined) continue;
      const because = unreached.size === 0 ? undefined : unreached.get(datastore);
      const isUnmounted = isOutOfReach(estate, where, datastore);
      if (!isUnmounted && !because) continue;
      const store = estate.find('datastores', datastore);
      found.push({
        place: placeIn(vm, ['disks', name, 'datastore']),
        message: isUnmounted || !because ? notMounted(where, datastore) : `No path leads from ${where.kind === 'host' ? 'host' : 'any host of cluster'} "${where.id}" to datastore "${datastore}": ${noPathText(because, hostOf(estate, where))}.`,
        related: store ? otherSide(estate, store, isUnmounted ? undefined : because) : [],
        data: { datastore, because: isUnmounted ? undefined : because },
      });
    }
    return found;
  },
  fixes({ data }, vm, estate) {
    const store = estate.find('datastores', data?.datastore);
    const user = vm.value.host ?? vm.value.cluster;
    if (!store || user === undefined) return [];
    const [to] = vm.value.host === undefined ? [] : hostsThatFit(estate, peersOf(estate, vm.value.host), [vm.id]).filter((host) => !estate.query(unreachedFrom, host).has(store.id));
    const moves = to === undefined ? [] : [moving(estate, [{ vm: vm.id, to }])];
    if (!data?.because) {
      const mount: Change = { kind: 'insert', file: store.file, path: ['datastores', store.id, 'mountedBy'], value: user };
      return [...moves, { title: `Mount datastore "${store.id}" on "${user}"`, changes: [mount] }];
    }
    const array = data.because.kind === 'masked' ? estate.find('arrays', data.because.array) : undefined;
    if (!array || data.because.kind !== 'masked') return moves;
    const unmask: Change = { kind: 'insert', file: array.file, path: ['arrays', array.id, 'exports', data.because.export, 'maskedTo'], value: user };
    return [...moves, { title: `Mask "${data.because.export}" of array "${array.id}" to "${user}"`, changes: [unmask] }];
  },
});

/** Whose paths are told: of a cluster those of its first host. */
function hostOf(estate: Estate, { kind, id }: Where): string {
  return kind === 'host' ? id : (estate.lookup(hostsByCluster, id)[0] ?? '');
}

interface Where {
  readonly kind: 'host' | 'cluster';
  readonly id: string;
}

function notMounted({ kind, id }: Where, datastore: string): string {
  return capitalized(`${kind === 'host' ? `host "${id}" does not mount` : `no host of cluster "${id}" mounts`} datastore "${datastore}".`);
}

/** Who mounts it; or where its paths are decided. */
function otherSide(estate: Estate, store: NonNullable<ReturnType<typeof estate.find<'datastores'>>>, because: NoPath | undefined): NonNullable<Found['related']> {
  if (!because) return [{ place: placeIn(store, ['mountedBy']), message: `Who mounts datastore "${store.id}".` }];
  const array = 'array' in because ? estate.find('arrays', because.array) : undefined;
  switch (because.kind) {
    case 'masked': return array ? [{ place: placeIn(array, ['exports', because.export, 'maskedTo']), message: `Whom "${because.export}" is masked to.` }] : [];
    case 'not-zoned': return array ? [{ place: placeIn(array, ['zones'], 'key'), message: `The zones of array "${array.id}".` }] : [];
    case 'other-fabric': case 'no-way': return array ? [{ place: placeIn(array, ['ports'], 'key'), message: `The ports of array "${array.id}".` }] : [];
    case 'other-host': case 'lost': return [{ place: placeIn(store, ['on']), message: `What backs datastore "${store.id}".` }];
  }
}

function isOutOfReach(estate: Estate, { kind, id }: Where, datastore: string): boolean {
  // Whether a host that is not there mounts anything is not known.
  if (kind === 'host') return estate.find('hosts', id) !== undefined && mounts(estate, id, datastore) === false;
  const hosts = estate.lookup(hostsByCluster, id);
  const mountedBy: readonly string[] | undefined = estate.value('datastores', datastore)?.mountedBy;
  return hosts.length > 0 && mountedBy !== undefined && !mountedBy.includes(id) && hosts.every((host) => mounts(estate, host, datastore) === false);
}
