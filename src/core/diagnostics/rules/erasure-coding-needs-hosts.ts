import { distributedDisks, protectionOf } from '../../storage/capacity/distributed';
import { hostsOfArray } from '../../storage/capacity/structure';
import { sitesHoldingAll } from '../../storage/failures/distributedLoss';
import { protectionText } from '../../storage/failures/rebuildRoom';
import { distinct } from '../../util/distinct';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'erasure-coding-needs-hosts',
  severity: 'error',
  summary: 'A distributed array has fewer failure domains than copies or fragments of its data.',
  why: 'Each copy or fragment of an object lies in a failure domain of its own, or the loss of one would take two of them. With fewer hosts, racks or sites than that nothing can be written: 3 + 1 takes four hosts, 4 + 2 six, three copies three.',
  remedy: 'Add hosts with disks, keep fewer copies or fragments, or set "redundancy.failureDomain" to something there is more of.',
  examples: {
    good: [
      example`
        {
          "hosts": { "a": { "disks": { "d": { "size": "4 TB" } } }, "b": { "disks": { "d": { "size": "4 TB" } } }, "c": { "disks": { "d": { "size": "4 TB" } } }, "e": { "disks": { "d": { "size": "4 TB" } } } },
          "arrays": {
            "vsan": { "kind": "distributed", "hosts": ["a", "b", "c", "e"], "redundancy": { "data": 3, "parity": 1 } },
            "ceph": { "kind": "distributed", "hosts": ["a", "b", "c"], "redundancy": { "copies": 3 } }
          }
        }
      `,
      // What disks its hosts have is not said, nor which hosts it has; and it may be that everything fits on the disks of one.
      example`
        {
          "hosts": { "a": {}, "b": { "disks": { "d": { "size": "4 TB", "count": 6 } } } },
          "arrays": { "new": { "kind": "distributed", "redundancy": { "copies": 3 } }, "vsan": { "kind": "distributed", "hosts": ["a"] }, "single": { "kind": "distributed", "hosts": ["b"], "redundancy": { "data": 4, "parity": 2, "failureDomain": "disk" } } }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "a": { "disks": { "d": { "size": "4 TB" } } }, "b": { "disks": { "d": { "size": "4 TB" } } }, "c": { "disks": { "d": { "size": "4 TB" } } } },
          "arrays": { "vsan": { "kind": "distributed", "hosts": ["a", "b", "c"], "redundancy": { "data": 4, "parity": 2 } } }
        //                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^ Array "vsan" keeps 4 + 2 fragments, each on a host of its own, but has disks on 3 hosts.
        }
      `,
      // Each site of a stretched array holds all copies (M6).
      example`
        {
          "sites": { "east": {}, "west": {} },
          "hosts": { "a": { "site": "east", "disks": { "d": { "size": "4 TB" } } }, "b": { "site": "west", "disks": { "d": { "size": "4 TB" } } } },
          "arrays": {
            "stretched": { "kind": "distributed", "hosts": ["a", "b"], "stretched": { "sites": ["east", "west"] }, "redundancy": { "copies": 2 } },
        //                                                                                                                       ^^^^^^^^^^^^^^^ Array "stretched" keeps 2 copies at each site, each on a host of its own, but has disks on 1 host at "east".
            "bare": { "kind": "distributed", "hosts": ["a"] }
        //                                            ^^^^^ Array "bare" keeps 2 copies, each on a host of its own, but has disks on 1 host.
          }
        }
      `,
    ],
  },
  on: 'arrays',
  fields: ['hosts'],
  apart: ['arrays'],
  *check(array, estate) {
    const value = array.value;
    const { hosts, redundancy } = value;
    if (!hosts || hostsOfArray(estate, value).length === 0) return;
    const { disks, unknown } = distributedDisks(estate, value);
    if (unknown > 0 || disks.length === 0) return;
    const { width } = protectionOf(value);
    const stretched = sitesHoldingAll(value);
    if (stretched.length > 0 && disks.some(({ site }) => site === undefined)) return;
    const domain = redundancy?.failureDomain ?? 'host';
    for (const site of stretched.length > 0 ? stretched : [undefined]) {
      const there = distinct(disks.filter((each) => site === undefined || each.site === site).map((each) => each.domain)).length;
      if (there >= width) continue;
      yield {
        place: placeIn(array, redundancy === undefined ? ['hosts'] : ['redundancy']),
        message: `Array "${array.id}" keeps ${protectionText(value)}${site === undefined ? '' : ' at each site'}, each on a ${domain} of its own, but has disks on ${counted(there, domain)}${site === undefined ? '' : ` at "${site}"`}.`,
      };
      return;
    }
  },
});
