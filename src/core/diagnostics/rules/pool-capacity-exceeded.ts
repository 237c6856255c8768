import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { policiesFor } from '../../model/policies';
import { exactQuantity, formatContrast, formatQuantity } from '../../model/quantity';
import { spaceOfLayer } from '../../storage/capacity/space';
import { carvedFrom, isDistributed } from '../../storage/capacity/structure';
import { isThinlyProvisioned, takerName, takersOf, type Taker } from '../../storage/capacity/use';
import { layerName, type Layer } from '../../storage/layers';
import { example } from '../../util/example';
import { capitalized, decimals, listed } from '../../util/words';
import { defineRule, type Fix, type Found } from '../rule';
import { layerPlace } from '../storageLayers';

export const rule = defineRule({
  id: 'pool-capacity-exceeded',
  severity: 'error',
  summary: 'More is carved from a storage pool, an array, a disk group, a LUN or the disks of a host than it gives.',
  why: 'What stands on a pool sees its own capacity and not what is left below. Thick datastores that are together larger cannot all be created; thin ones are, and the pool is full while each of them still shows free space: then every VM on all of them stops at its next write.',
  remedy: 'Add disks or groups to the pool, make datastores smaller or move one elsewhere. Thin datastores may promise more than there is, as far as "policies.thinOvercommit" allows.',
  examples: {
    good: [
      // 10 TiB are given: 6 thick, and 8 thin of which 2 are written.
      example`
        {
          "arrays": { "san-a": { "groups": { "fast": { "disks": 10, "size": "1 TiB", "raid": "raid0" } } } },
          "storagePools": { "gold": { "members": ["san-a/fast"] } },
          "datastores": { "a": { "on": "gold", "capacity": "6 TiB" }, "b": { "on": "gold", "capacity": "8 TiB", "provisioning": "thin", "used": "2 TiB" } }
        }
      `,
      // How large a member is, or a datastore, is not said.
      example`
        {
          "arrays": { "san-a": { "groups": { "known": { "disks": 4, "size": "1 TiB" }, "old": {} } } },
          "storagePools": { "mixed": { "members": ["san-a/known", "san-a/old"] } },
          "datastores": { "a": { "on": "mixed", "capacity": "40 TiB" }, "b": { "on": "mixed" } }
        }
      `,
      // RAID 6 over eight disks leaves six, and one datastore takes all they give.
      example`
        {
          "arrays": { "nas": { "groups": { "files": { "disks": 8, "size": "4 TB", "raid": "raid6" } }, "exports": { "home": { "size": "24 TB" } } } },
          "datastores": { "home": { "on": "nas/home" } }
        }
      `,
    ],
    bad: [
      example`
        {
          "arrays": { "san-a": { "groups": { "fast": { "disks": 12, "size": "1 TiB", "raid": "raid6" } } } },
          "storagePools": { "gold": { "members": ["san-a/fast"] } },
        //                  ^^^^^^ Storage pool "gold" gives 10 TiB but 12 TiB is taken of it: 8 TiB by datastore "a" and 4 TiB by datastore "b".
          "datastores": { "a": { "on": "gold", "capacity": "8 TiB", "used": "5 TiB" }, "b": { "on": "gold", "capacity": "4 TiB" } }
        }
      `,
      // Both mirrored, so that half of the disks is there; thin datastores promise four times as much.
      example`
        {
          "arrays": {
            "san-a": { "groups": { "fast": { "disks": 8, "size": "1 TiB", "raid": "raid10" } }, "exports": { "lun-1": { "size": "6 TiB" } } },
        //                         ^^^^^^ Group "fast" of array "san-a" gives 4 TiB but 6 TiB is taken of it: 6 TiB by export "lun-1" of array "san-a".
            "san-b": { "groups": { "fast": { "disks": 8, "size": "1 TiB", "raid": "raid10" } } }
        //                         ^^^^^^ Group "fast" of array "san-b" gives 4 TiB but 16 TiB is promised: 4 times as much, more than 1.5.
          },
          "datastores": { "a": { "on": "san-b/fast", "capacity": "16 TiB", "provisioning": "thin", "used": "1 TiB" } }
        }
      `,
      // A datastore cannot be larger than its LUN, nor than the disk of its host.
      example`
        {
          "arrays": { "san-a": { "groups": { "fast": { "disks": 12, "size": "1 TiB" } }, "exports": { "lun-1": { "size": "8 TiB" } } } },
        //                                                                                            ^^^^^^^ Export "lun-1" of array "san-a" gives 8 TiB but 10 TiB is taken of it: 10 TiB by datastore "gold".
          "hosts": { "esx-01": { "disks": { "ssd": { "size": "960 GiB" } } } },
        //                                  ^^^^^ Disks "ssd" of host "esx-01" give 960 GiB but 1000 GiB is taken of it: 1000 GiB by datastore "local".
          "datastores": { "gold": { "on": "san-a/lun-1", "capacity": "10 TiB" }, "local": { "on": "esx-01/ssd", "capacity": "1000 GiB" } }
        }
      `,
      // What stands on the array as a whole is told of that.
      example`
        {
          "arrays": { "nas": { "groups": { "a": { "disks": 2, "size": "1 TiB" }, "b": { "disks": 2, "size": "1 TiB" } } } },
        //            ^^^^^ Array "nas" gives 4 TiB but 5 TiB is taken of it: 5 TiB by datastore "home".
          "datastores": { "home": { "on": "nas", "capacity": "5 TiB" } }
        }
      `,
      // The other side holds a thick datastore whole and a thin one as far as it is used.
      example`
        {
          "sites": { "east": {}, "west": {} },
          "arrays": { "a": { "site": "east", "groups": { "g": { "disks": 8, "size": "1 TiB" } } }, "b": { "site": "west", "groups": { "g": { "disks": 4, "size": "1 TiB" } } } },
        //                                                                                                                            ^^^ Group "g" of array "b" gives 4 TiB but 5 TiB is taken of it: 4 TiB by the replica of datastore "gold" and 1 TiB by the replica of datastore "silver".
          "datastores": {
            "gold": { "on": "a/g", "capacity": "4 TiB", "replication": { "mode": "async", "to": "west", "target": "b/g" } },
            "silver": { "on": "a/g", "capacity": "2 TiB", "provisioning": "thin", "used": "1 TiB", "replication": { "mode": "async", "to": "west", "target": "b/g" } }
          }
        }
      `,
    ],
  },
  on: ['storagePools', 'arrays', 'hosts'],
  fields: ['members', 'tiers', 'groups', 'exports', 'hosts', 'disks'],
  apart: ['storagePools', 'arrays', 'hosts'],
  *check(subject, estate): Iterable<Found<Layer>> {
    switch (subject.collection) {
      case 'storagePools': return yield* exceeded({ kind: 'pool', pool: subject.id }, estate);
      case 'arrays': return yield* inArray(subject as Entry<'arrays'>, estate);
      default: for (const disks in (subject as Entry<'hosts'>).value.disks) yield* exceeded({ kind: 'disks', host: subject.id, disks }, estate);
    }
  },
  fixes: ({ data }, _, estate) => (data ? shrinking(data, estate) : []),
});

/** An array and its parts; where too much is on all of it, its groups are not told of as well. */
function* inArray({ id, value }: Entry<'arrays'>, estate: Estate): Iterable<Found<Layer>> {
  for (const name in value.exports) yield* exceeded({ kind: 'export', array: id, export: name }, estate);
  const whole = [...exceeded({ kind: 'array', array: id }, estate)];
  yield* whole;
  if (whole.length > 0 || isDistributed(value)) return;
  for (const group in value.groups) yield* exceeded({ kind: 'group', array: id, group }, estate);
}

function* exceeded(layer: Layer, estate: Estate): Iterable<Found<Layer>> {
  const takers = allTakersOf(estate, layer);
  // What is wrong with a pool is told of the pool.
  if (takers.every(({ kind, layer: taker }) => kind === 'layer' && taker.kind === 'pool')) return;
  const { usable, used, provisioned, unknownParts } = spaceOfLayer(estate, layer);
  const place = layerPlace(estate, layer);
  if (!place || usable === undefined || usable === 0 || unknownParts > 0) return;
  const gives = `${capitalized(layerName(layer))} ${layer.kind === 'disks' ? 'give' : 'gives'}`;
  if (used > usable * (1 + rounding)) {
    if (isToldAsFull(layer, usable, used, estate)) return;
    const shares = takers.filter(({ use }) => use.used > 0).sort((a, b) => b.use.used - a.use.used);
    const [there = '', taken = ''] = formatContrast([usable, used], 'bytes');
    const by = listed(shares.map((taker) => `${formatQuantity(taker.use.used, 'bytes')} by ${takerName(taker)}`), 'and', 4);
    yield { place, message: `${gives} ${there} but ${taken} is taken of it: ${by}.`, related: shares.slice(0, 3).flatMap((taker) => where(taker.layer, estate)), data: layer };
    return;
  }
  const { thinOvercommit } = policiesFor(estate);
  if (provisioned <= used || provisioned <= usable * thinOvercommit) return;
  const [there = '', promised = ''] = formatContrast([usable, provisioned], 'bytes');
  yield {
    place, severity: 'warning', message: `${gives} ${there} but ${promised} is promised: ${decimals(provisioned / usable)} times as much, more than ${decimals(thinOvercommit)}.`,
    related: takers.slice(0, 3).flatMap((taker) => where(taker.layer, estate)),
  };
}

/** Whether a distributed array is that full, all of it counted, that it is told of as such. */
function isToldAsFull(layer: Layer, usable: number, used: number, estate: Estate): boolean {
  const array = layer.kind === 'array' ? estate.value('arrays', layer.array) : undefined;
  return array !== undefined && isDistributed(array) && used > (usable / (1 - (array.slack ?? 0))) * policiesFor(estate).distributedFull;
}

/** Sums of shares, such as thirds, are not exact. */
const rounding = 1e-9;

/** What takes of a layer; of an array, what takes of its groups too. */
function allTakersOf(estate: Estate, layer: Layer): readonly Taker[] {
  const direct = takersOf(estate, layer);
  if (layer.kind !== 'array') return direct;
  const groups = Object.keys(estate.value('arrays', layer.array)?.groups ?? {});
  // Without anything on the array itself, each group is told of on its own.
  return direct.length === 0 ? direct : [...direct, ...groups.flatMap((group) => takersOf(estate, { kind: 'group', array: layer.array, group }))];
}

function where(layer: Layer, estate: Estate): NonNullable<Found['related']> {
  const place = layerPlace(estate, layer);
  const { usable } = spaceOfLayer(estate, layer);
  return place && usable !== undefined ? [{ place, message: `${capitalized(layerName(layer))}: ${formatQuantity(usable, 'bytes')}.` }] : [];
}

/** A thick datastore that can be smaller by what is lacking, and still not be called full: the one with the most room. */
function shrinking(layer: Layer, estate: Estate): readonly Fix[] {
  const { usable = 0, used } = spaceOfLayer(estate, layer);
  const { datastoreFull } = policiesFor(estate);
  const [best] = carvedFrom(estate, layer)
    .flatMap((taker) => {
      const datastore = taker.kind === 'datastore' && !isThinlyProvisioned(estate, taker.datastore) ? estate.find('datastores', taker.datastore) : undefined;
      const capacity = datastore?.value.capacity;
      if (!datastore || capacity === undefined) return [];
      const wanted = Math.floor((capacity - (used - usable)) / MiB) * MiB;
      const room = wanted * datastoreFull - spaceOfLayer(estate, taker).provisioned;
      return wanted > 0 && room >= 0 ? [{ datastore, wanted, room }] : [];
    })
    .sort((a, b) => b.room - a.room);
  if (!best) return [];
  const { datastore, wanted } = best;
  return [{
    title: `Make datastore "${datastore.id}" ${formatQuantity(wanted, 'bytes')}`,
    changes: [{ kind: 'set', file: datastore.file, path: ['datastores', datastore.id, 'capacity'], value: exactQuantity(wanted, 'bytes') }],
  }];
}

const MiB = 2 ** 20;
