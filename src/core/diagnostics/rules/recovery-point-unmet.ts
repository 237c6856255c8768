import type { Entry } from '../../model/entry';
import { formatContrast, formatQuantity } from '../../model/quantity';
import { layerKey } from '../../storage/layers';
import { recoveryOf, replicaOf } from '../../storage/failures/replication';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'recovery-point-unmet',
  severity: 'warning',
  summary: 'More is changed than a replica can carry, so that its recovery point is missed.',
  why: 'A replica that may lose the last 15 minutes has to carry what is changed in 15 minutes within 15 minutes. Where less passes it falls further behind every day, and a disaster costs hours of work instead of minutes. A synchronous one has to carry every write at once, or the guests wait.',
  remedy: 'Give it more of the link, a faster link, or fewer disks to carry; a longer recovery point does not help as long as more is changed than passes.',
  examples: {
    good: [
      // 86.4 GB a day is 8 Mb/s.
      example`
        {
          "sites": { "east": { "links": { "west": { "bandwidth": "10 Mb/s" } } }, "west": {} },
          "arrays": { "san": { "site": "east", "groups": { "fast": {} } } },
          "datastores": { "gold": { "on": "san/fast", "replication": { "mode": "async", "recoveryPoint": "15 min", "to": "west" } } },
          "vms": { "db": { "disks": { "data": { "datastore": "gold", "size": "1 TB", "change": "86.4 GB" } } } }
        }
      `,
      // Of half the bytes, as they are deduplicated, no more than 8 Mb/s passes (X6); how fast the link is, is not known of the other.
      example`
        {
          "sites": { "east": { "links": { "west": { "bandwidth": "10 Mb/s" }, "far": {} } }, "west": {}, "far": {} },
          "arrays": { "san": { "site": "east", "reduction": 2, "groups": { "fast": {} } } },
          "datastores": {
            "gold": { "on": "san/fast", "replication": { "mode": "async", "recoveryPoint": "15 min", "to": "west" } },
            "old": { "on": "san/fast", "growth": "10 TB", "replication": { "mode": "async", "recoveryPoint": "1 min", "to": "far" } }
          },
          "vms": { "db": { "disks": { "data": { "datastore": "gold", "size": "1 TB", "change": "172.8 GB" } } } }
        }
      `,
    ],
    bad: [
      example`
        {
          "sites": { "east": { "links": { "west": { "bandwidth": "100 Mb/s" } } }, "west": {} },
          "arrays": { "san": { "site": "east", "groups": { "fast": {} } } },
          "datastores": { "gold": { "on": "san/fast", "replication": { "mode": "async", "recoveryPoint": "15 min", "to": "west", "bandwidth": "4 Mb/s" } } },
        //                                                                                               ^^^^^^^^ The replica of datastore "gold" misses its recovery point: in 15 min 858.3 MiB is to be sent and 429.2 MiB passes, at 4 Mb/s; keeping up takes 8 Mb/s.
          "vms": { "db": { "disks": { "data": { "datastore": "gold", "size": "1 TB", "change": "86.4 GB" } } } }
        }
      `,
      // Both together are too much for the link: each has its part.
      example`
        {
          "sites": { "east": { "links": { "west": { "bandwidth": "12 Mb/s" } } }, "west": {} },
          "arrays": { "san": { "site": "east", "groups": { "fast": {} } } },
          "storagePools": { "one": { "members": ["san/fast"], "replication": { "mode": "async", "recoveryPoint": "1 h", "to": "west" } } },
        //                                                                                                       ^^^^^ The replica of pool "one" misses its recovery point: in 1 h 3.4 GiB is to be sent and 2.5 GiB passes, at 6 Mb/s, its part of a link with 1 other replica; keeping up takes 8 Mb/s.
          "datastores": {
            "gold": { "on": "one", "growth": "86.4 GB" },
            "silver": { "on": "san/fast", "growth": "86.4 GB", "replication": { "mode": "async", "recoveryPoint": "1 h", "to": "west" } }
        //                                                                                                        ^^^^^ The replica of datastore "silver" misses its recovery point: in 1 h 3.4 GiB is to be sent and 2.5 GiB passes, at 6 Mb/s, its part of a link with 1 other replica; keeping up takes 8 Mb/s.
          }
        }
      `,
      // What may never be lost has to be written on both sides at once.
      example`
        {
          "sites": { "east": { "links": { "west": { "bandwidth": "100 Mb/s" } } }, "west": {} },
          "arrays": { "san": { "site": "east", "groups": { "fast": {} } } },
          "datastores": { "gold": { "on": "san/fast", "growth": "1 GB", "replication": { "mode": "async", "recoveryPoint": "0 s", "to": "west" } } }
        //                                                                                                                 ^^^^^ The replica of datastore "gold" is asynchronous and cannot keep a recovery point of 0: what is written last is always lost.
        }
      `,
    ],
  },
  on: ['datastores', 'storagePools'],
  fields: ['replication'],
  apart: ['datastores', 'storagePools'],
  *check(entry, estate) {
    const what = kindOf(entry);
    const replica = estate.query(replicaOf, layerKey(what === 'pool' ? { kind: 'pool', pool: entry.id } : { kind: 'datastore', datastore: entry.id }));
    if (!replica) return;
    const recovery = recoveryOf(estate, replica);
    if (recovery.kind !== 'unmet') return;
    const { mode, needed, recoveryPointMs } = replica;
    const name = `replica of ${what} "${entry.id}"`;
    if (mode === 'async' && recoveryPointMs === 0) {
      yield { place: placeIn(entry, ['replication', 'recoveryPoint']), message: `The ${name} is asynchronous and cannot keep a recovery point of 0: what is written last is always lost.` };
      return;
    }
    const [need = '', has = ''] = formatContrast([needed, recovery.has], 'bitrate');
    const part = recovery.others === 0 ? '' : `, its part of a link with ${counted(recovery.others, 'other replica')}`;
    if (mode === 'sync') {
      yield { place: placeIn(entry, ['replication', 'mode']), message: `The synchronous ${name} needs ${need} for what is written, and has ${has}${part}: guests wait for the rest.` };
      return;
    }
    const [changed = '', passes = ''] = formatContrast([recovery.changed, recovery.passes], 'bytes');
    yield {
      place: placeIn(entry, ['replication', 'recoveryPoint']),
      message: `The ${name} misses its recovery point: in ${formatQuantity(recoveryPointMs ?? 0, 'duration')} ${changed} is to be sent and ${passes} passes, at ${has}${part}; keeping up takes ${need}.`,
    };
  },
});

const kindOf = ({ collection }: Entry): 'datastore' | 'pool' => (collection === 'storagePools' ? 'pool' : 'datastore');
