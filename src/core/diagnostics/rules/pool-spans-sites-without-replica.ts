import { distinct } from '../../util/distinct';
import { example } from '../../util/example';
import { listed, quoted } from '../../util/words';
import { membersOf } from '../../storage/capacity/structure';
import { poolState } from '../../storage/failures/poolLoss';
import { sitesOf } from '../../storage/failures/sitesOf';
import { layerKey } from '../../storage/layers';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'pool-spans-sites-without-replica',
  severity: 'warning',
  summary: 'A pool has members at several sites, and the loss of any one of these sites loses it.',
  why: 'Data that is spread over two sites without a copy at each needs both: the pool is there less often than either site, and its users wait for the way between them.',
  remedy: 'Keep copies apart by site, "redundancy": "replicas" with "failureDomain": "site", replicate the pool elsewhere, or make one pool for each site.',
  examples: {
    good: [
      // Copies at either site, a replica elsewhere, one site, and a member whose site is not said.
      example`
        {
          "sites": { "east": {}, "west": {}, "far": {} },
          "arrays": { "a": { "site": "east", "groups": { "g": {} } }, "b": { "site": "west", "groups": { "g": {} } }, "c": { "groups": { "g": {} } } },
          "storagePools": {
            "mirrored": { "members": ["a/g", "b/g"], "redundancy": "mirror", "failureDomain": "site" }, "plain-mirror": { "members": ["a/g", "b/g"], "redundancy": "mirror" },
            "replicated": { "members": ["a/g", "b/g"], "replication": { "mode": "async", "to": "far" } },
            "near": { "members": ["a/g"] }, "unsaid": { "members": ["a/g", "c/g"] }
          }
        }
      `,
      // Each site of a stretched array holds all of it.
      example`
        {
          "sites": { "east": {}, "west": {} },
          "arrays": { "vsan": { "kind": "distributed", "stretched": { "sites": ["east", "west"] } } }, "storagePools": { "gold": { "members": ["vsan"] } }
        }
      `,
    ],
    bad: [
      example`
        {
          "sites": { "east": {}, "west": {} },
          "arrays": { "a": { "site": "east", "groups": { "g": {} } }, "b": { "site": "west", "groups": { "g": {}, "h": {} } } },
          "storagePools": {
            "both": { "members": ["a/g", "b/g"] },
        //                       ^^^^^^^^^^^^^^ Pool "both" has members at "east" and "west" and is lost with either of them: it keeps no copy at each site.
            "mirror": { "members": ["a/g", "b/g", "b/h"], "redundancy": "mirror" }
        //                         ^^^^^^^^^^^^^^^^^^^^^ Pool "mirror" has members at "east" and "west" and is lost with "west": it keeps no copy at each site.
          }
        }
      `,
    ],
  },
  on: 'storagePools',
  fields: ['members', 'tiers'],
  apart: ['storagePools'],
  *check(pool, estate) {
    if (pool.value.replication) return;
    const siteOfMember = new Map<string, string>();
    for (const { layer } of membersOf(estate, pool.id)) {
      const sites = layer ? sitesOf(estate, layer) : [];
      if (layer && sites.length === 1 && sites[0] !== undefined) siteOfMember.set(layerKey(layer), sites[0]);
    }
    const sites = distinct([...siteOfMember.values()]).toSorted();
    if (sites.length < 2) return;
    const fatal = sites.filter((site) => poolState(estate, pool.id, (layer) => (siteOfMember.get(layerKey(layer)) === site ? 'lost' : 'whole')) === 'lost');
    if (fatal.length === 0) return;
    yield {
      place: placeIn(pool, [pool.value.members === undefined ? 'tiers' : 'members']),
      message: `Pool "${pool.id}" has members at ${listed(sites.map(quoted))} and is lost with ${fatal.length === sites.length && sites.length === 2 ? 'either of them' : listed(fatal.map(quoted), 'or')}: it keeps no copy at each site.`,
    };
  },
});
