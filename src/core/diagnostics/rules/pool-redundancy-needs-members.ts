import { copiesIn, poolDomains } from '../../storage/capacity/poolSize';
import { sizeOf } from '../../storage/capacity/size';
import { membersOf } from '../../storage/capacity/structure';
import { layerKey } from '../../storage/layers';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'pool-redundancy-needs-members',
  severity: 'error',
  summary: 'A pool has fewer failure domains than its redundancy takes.',
  why: 'Each copy lies in a failure domain of its own, and parity in another than the data it protects: with fewer members, arrays or sites than that nothing can be written, and the pool gives no space at all.',
  remedy: 'Add members, arrays or sites, keep fewer copies, or set "failureDomain" to something there is more of.',
  examples: {
    good: [
      // As many as there are copies; nothing to protect with; a member of which nothing is known.
      example`
        {
          "arrays": { "a": { "site": "east", "groups": { "g": { "disks": 4, "size": "4 TB" }, "h": { "disks": 4, "size": "4 TB" } } }, "b": { "site": "west", "groups": { "g": { "disks": 4, "size": "4 TB" } } } },
          "sites": { "east": {}, "west": {} },
          "storagePools": {
            "mirrored": { "members": ["a/g", "a/h"], "redundancy": "mirror" },
            "apart": { "members": ["a/g", "b/g"], "redundancy": "replicas", "copies": 2, "failureDomain": "site" },
            "single": { "members": ["a/g"] }
          }
        }
      `,
      example`{ "arrays": { "a": { "groups": { "g": { "disks": 4, "size": "4 TB" } } }, "new": {} }, "storagePools": { "planned": { "members": ["a/g", "new"], "redundancy": "replicas" } } }`,
    ],
    bad: [
      example`
        {
          "sites": { "east": {} },
          "arrays": { "a": { "site": "east", "groups": { "g": { "disks": 4, "size": "4 TB" }, "h": { "disks": 4, "size": "4 TB" } } } },
          "storagePools": {
            "mirrored": { "members": ["a/g"], "redundancy": "mirror" },
        //                                                  ^^^^^^^^ Storage pool "mirrored" keeps 2 copies, each in a member of its own, but has 1 member: it gives no space.
            "apart": { "members": ["a/g", "a/h"], "redundancy": "replicas", "copies": 2, "failureDomain": "site" },
        //                                                      ^^^^^^^^^^ Storage pool "apart" keeps 2 copies, each in a site of its own, but has 1 site: it gives no space.
            "protected": { "members": ["a/h"], "redundancy": "parity" }
        //                                                   ^^^^^^^^ Storage pool "protected" keeps parity in another member than the data, but has 1 member: it gives no space.
          }
        }
      `,
    ],
  },
  on: 'storagePools',
  fields: ['redundancy'],
  apart: ['storagePools'],
  *check(pool, estate) {
    const { redundancy, failureDomain = 'member' } = pool.value;
    if (redundancy === undefined || redundancy === 'none') return;
    const { domains, unknown } = poolDomains(estate, pool.value, membersOf(estate, pool.id), (of, layer) => of.query(sizeOf, layerKey(layer)));
    const copies = copiesIn(pool.value);
    if (unknown > 0 || domains.size === 0 || domains.size >= (redundancy === 'parity' ? 2 : copies)) return;
    const keeps = redundancy === 'parity' ? `parity in another ${failureDomain} than the data` : `${copies} copies, each in ${failureDomain === 'array' ? 'an' : 'a'} ${failureDomain} of its own`;
    yield { place: placeIn(pool, ['redundancy']), message: `Storage pool "${pool.id}" keeps ${keeps}, but has ${counted(domains.size, failureDomain)}: it gives no space.` };
  },
});
