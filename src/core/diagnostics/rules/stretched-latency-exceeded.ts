import { stretchedRoundTrip, synchronousRoundTrip } from '../../catalogue/roundTrips';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { formatContrast } from '../../model/quantity';
import { siteLinkBetween, type SiteLink } from '../../storage/failures/siteLinks';
import { replicaOf } from '../../storage/failures/replication';
import { layerKey } from '../../storage/layers';
import { example } from '../../util/example';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'stretched-latency-exceeded',
  severity: 'warning',
  summary: 'Two sites that write everything at once are further apart than that bears.',
  why: 'Every write waits for the way to the other site and back. vSAN supports 5 ms of round trip between the data sites of a stretched cluster; synchronous replication of arrays is usually supported up to 10 ms.',
  remedy: 'Use a faster way between the sites, or replicate asynchronously.',
  examples: {
    good: [
      example`
        {
          "sites": { "east": { "links": { "west": { "roundTrip": "5 ms" }, "far": { "roundTrip": "80 ms" } } }, "west": {}, "far": {} },
          "arrays": { "vsan": { "kind": "distributed", "stretched": { "sites": ["east", "west"], "witness": "far" } }, "san": { "site": "east", "groups": { "fast": {} } } },
          "datastores": {
            "near": { "on": "san/fast", "replication": { "mode": "sync", "to": "west" } },
            "away": { "on": "san/fast", "replication": { "mode": "async", "recoveryPoint": "1 h", "to": "far" } }
          }
        }
      `,
      // How far the sites are from each other is not known here.
      example`
        { "sites": { "east": { "links": { "west": {} } }, "west": {} }, "arrays": { "vsan": { "kind": "distributed", "stretched": { "sites": ["east", "west"] } } } }
      `,
    ],
    bad: [
      // The longer of what both sites say (X7).
      example`
        {
          "sites": { "east": { "links": { "west": { "roundTrip": "4 ms" } } }, "west": { "links": { "east": { "roundTrip": "7 ms" } } } },
          "arrays": { "vsan": { "kind": "distributed", "stretched": { "sites": ["east", "west"] } } }
        //                                                                     ^^^^^^^^^^^^^^^^ Array "vsan" is stretched over "east" and "west", which are 7 ms apart there and back: 5 ms is the most.
        }
      `,
      example`
        {
          "sites": { "east": { "links": { "west": { "roundTrip": "12 ms" } } }, "west": {} },
          "arrays": { "san": { "site": "east", "groups": { "fast": {} } } },
          "storagePools": { "gold": { "members": ["san/fast"], "replication": { "mode": "sync", "to": "west" } } },
        //                                                                              ^^^^^^ Pool "gold" is replicated synchronously from "east" to "west", which are 12 ms apart there and back: 10 ms is the most.
          "datastores": { "silver": { "on": "san/fast", "replication": { "mode": "sync", "to": "west" } } }
        //                                                                       ^^^^^^ Datastore "silver" is replicated synchronously from "east" to "west", which are 12 ms apart there and back: 10 ms is the most.
        }
      `,
    ],
  },
  on: ['arrays', 'storagePools', 'datastores'],
  fields: ['stretched', 'replication'],
  check(entry, estate) {
    switch (entry.collection) {
      case 'arrays': return ofArray(entry as Entry<'arrays'>, estate);
      case 'storagePools': return ofReplica(entry, estate, layerKey({ kind: 'pool', pool: entry.id }), `Pool "${entry.id}"`);
      default: return ofReplica(entry, estate, layerKey({ kind: 'datastore', datastore: entry.id }), `Datastore "${entry.id}"`);
    }
  },
});

function* ofArray(array: Entry<'arrays'>, estate: Estate): Iterable<Found<undefined>> {
  const [a, b] = array.value.stretched?.sites ?? [];
  const link = a === undefined || b === undefined ? undefined : siteLinkBetween(estate, a, b);
  const most = stretchedRoundTrip.milliseconds;
  if (link && isLonger(link, most)) yield { place: placeIn(array, ['stretched', 'sites']), message: `Array "${array.id}" is stretched over "${a}" and "${b}", ${apart(link, most)}` };
}

function* ofReplica(entry: Entry, estate: Estate, key: string, what: string): Iterable<Found<undefined>> {
  const replica = estate.query(replicaOf, key);
  const most = synchronousRoundTrip.milliseconds;
  if (replica?.mode !== 'sync' || !replica.link || !isLonger(replica.link, most)) return;
  yield { place: placeIn(entry, ['replication', 'mode']), message: `${what} is replicated synchronously from "${replica.from}" to "${replica.to}", ${apart(replica.link, most)}` };
}

const isLonger = ({ roundTripMs }: SiteLink, most: number): boolean => roundTripMs !== undefined && roundTripMs > most;

function apart({ roundTripMs }: SiteLink, most: number): string {
  const [long = '', limit = ''] = formatContrast([roundTripMs ?? 0, most], 'duration');
  return `which are ${long} apart there and back: ${limit} is the most.`;
}
