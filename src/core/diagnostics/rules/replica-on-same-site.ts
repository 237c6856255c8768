import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { membersOf, backingOf } from '../../storage/capacity/structure';
import { sitesOf } from '../../storage/failures/sitesOf';
import { layerNamed, type Layer } from '../../storage/layers';
import { example } from '../../util/example';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'replica-on-same-site',
  severity: 'warning',
  summary: 'A replica is at the site, or on the array, of what it is a replica of.',
  why: 'What takes the original, such as a fire or a power failure of the site, takes the replica with it: both copies are lost together.',
  remedy: 'Replicate to another site. For a second copy within a site, which survives an array and no more, redundancy of a pool is enough.',
  examples: {
    good: [
      // To another site; a pool at two sites; and where it is not said where one of them is.
      example`
        {
          "sites": { "west": {}, "east": {} },
          "arrays": { "a": { "site": "west", "groups": { "g": {} } }, "b": { "site": "east", "groups": { "g": {} } }, "c": { "groups": { "g": {} } } },
          "storagePools": { "wide": { "members": ["a/g", "b/g"], "replication": { "to": "west" } }, "far": { "members": ["b/g"] } },
          "datastores": {
            "gold": { "on": "a/g", "replication": { "mode": "sync", "to": "east" } }, "silver": { "on": "a/g", "replication": { "target": "far" } }, "bronze": { "on": "a/g", "replication": { "target": "c" } },
            "unsaid": { "replication": { "to": "west" } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "sites": { "west": {}, "east": {} },
          "arrays": { "a": { "site": "west", "groups": { "g": {}, "h": {} } }, "b": { "site": "west", "groups": { "g": {} } }, "c": { "groups": { "g": {}, "h": {} } } },
          "storagePools": { "near": { "members": ["b/g"] }, "pool": { "members": ["a/g"], "replication": { "target": "near" } } },
        //                                                                                                           ^^^^^^ The replica of storage pool "pool" is at site "west", where the pool itself is.
          "datastores": {
            "gold": { "on": "a/g", "replication": { "mode": "sync", "to": "west" } },
        //                                                                ^^^^^^ The replica of datastore "gold" is at site "west", where the datastore itself is.
            "silver": { "on": "c/g", "replication": { "target": "c/h" } }
        //                                                      ^^^^^ The replica of datastore "silver" is on array "c", which holds the datastore itself.
          }
        }
      `,
    ],
  },
  on: ['datastores', 'storagePools'],
  fields: ['replication'],
  *check(entry, estate) {
    const store = entry as Entry<'datastores'> | Entry<'storagePools'>;
    const { to, target: named } = store.value.replication ?? {};
    const layer: Layer = store.collection === 'datastores' ? { kind: 'datastore', datastore: store.id } : { kind: 'pool', pool: store.id };
    const target = named === undefined ? undefined : layerNamed(estate, named);
    const [what, word] = store.collection === 'datastores' ? ['datastore', 'datastore'] : ['storage pool', 'pool'];
    const shared = target && arraysOf(estate, target).find((array) => arraysOf(estate, layer).includes(array));
    if (shared !== undefined) {
      yield { place: placeIn(store, ['replication', 'target']), message: `The replica of ${what} "${store.id}" is on array "${shared}", which holds the ${word} itself.` };
      return;
    }
    const [site, ...more] = sitesOf(estate, layer);
    const [there, ...others] = to === undefined ? (target ? sitesOf(estate, target) : []) : [to];
    if (site === undefined || more.length > 0 || others.length > 0 || there !== site) return;
    yield { place: placeIn(store, ['replication', to === undefined ? 'target' : 'to']), message: `The replica of ${what} "${store.id}" is at site "${site}", where the ${word} itself is.` };
  },
});

/** The arrays that hold a layer. */
function arraysOf(estate: Estate, layer: Layer): readonly string[] {
  switch (layer.kind) {
    case 'group': case 'export': case 'array': return [layer.array];
    case 'disks': return [];
    case 'pool': return membersOf(estate, layer.pool).flatMap(({ layer: member }) => (member && member.kind !== 'pool' ? arraysOf(estate, member) : []));
    case 'datastore': {
      const backing = backingOf(estate, layer.datastore);
      return backing && backing.kind !== 'datastore' ? arraysOf(estate, backing) : [];
    }
  }
}
