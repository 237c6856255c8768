import { formatContrast } from '../../model/quantity';
import { spaceOf } from '../../storage/capacity/space';
import { isDistributed } from '../../storage/capacity/structure';
import { rebuildRoom } from '../../storage/failures/rebuildRoom';
import { layerKey } from '../../storage/layers';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'rebuild-capacity-missing',
  severity: 'warning',
  summary: 'A distributed array could not make its copies whole again after the loss of its largest failure domain.',
  why: 'When a host of a distributed array fails, the others make the copies it held anew, if they have room for them, and a failure domain for each. Otherwise all of that data bears one loss less until the host is back, and writes may stop for want of space.',
  remedy: 'Add a host or disks, or keep less on it. "redundancy.kept" takes the largest failure domains off what the array says it can store.',
  examples: {
    good: [
      // 30 TB are left for two copies of 12 TB.
      example`
        {
          "hosts": { "a": { "disks": { "d": { "size": "10 TB" } } }, "b": { "disks": { "d": { "size": "10 TB" } } }, "c": { "disks": { "d": { "size": "10 TB" } } }, "e": { "disks": { "d": { "size": "10 TB" } } } },
          "arrays": { "vsan": { "kind": "distributed", "hosts": ["a", "b", "c", "e"] } },
          "datastores": { "vsan": { "on": "vsan", "used": "12 TB" } }
        }
      `,
      // Nothing is restored of a single copy, and nothing is known of the disks of the other.
      example`
        {
          "hosts": { "a": { "disks": { "d": { "size": "10 TB" } } }, "b": { "disks": { "d": { "size": "10 TB" } } }, "new": {} },
          "arrays": { "scratch": { "kind": "distributed", "hosts": ["a", "b"], "redundancy": { "copies": 1 } }, "vsan": { "kind": "distributed", "hosts": ["a", "new"] } },
          "datastores": { "scratch": { "on": "scratch", "used": "15 TB" } }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "a": { "disks": { "d": { "size": "10 TiB" } } }, "b": { "disks": { "d": { "size": "10 TiB" } } }, "c": { "disks": { "d": { "size": "10 TiB" } } } },
          "arrays": { "vsan": { "kind": "distributed", "hosts": ["a", "b", "c"] } },
        //            ^^^^^^ Array "vsan" holds 12 TiB and has room for 10 TiB in 2 copies once its largest host, "a", is lost: 2 TiB could not be restored.
          "datastores": { "vsan": { "on": "vsan", "used": "12 TiB" } }
        }
      `,
      // With as many hosts as copies, none is left for the copy of a lost one.
      example`
        {
          "hosts": { "a": { "disks": { "d": { "size": "10 TiB" } } }, "b": { "disks": { "d": { "size": "10 TiB" } } }, "c": { "disks": { "d": { "size": "10 TiB" } } } },
          "arrays": { "ceph": { "kind": "distributed", "hosts": ["a", "b", "c"], "redundancy": { "copies": 3 } } },
        //                                                                                     ^^^^^^^^^^^^^^^ Array "ceph" needs 3 hosts for its 3 copies and has 3: once one is lost there is no other to restore them on.
          "datastores": { "rbd": { "on": "ceph", "used": "1 TiB" } }
        }
      `,
    ],
  },
  on: 'arrays',
  fields: ['hosts'],
  apart: ['arrays'],
  *check(array, estate) {
    if (!isDistributed(array.value)) return;
    const room = rebuildRoom(estate, array.value);
    if (!room) return;
    const { used } = estate.query(spaceOf, layerKey({ kind: 'array', array: array.id }));
    const place = placeIn(array, array.value.redundancy === undefined ? [] : ['redundancy'], array.value.redundancy === undefined ? 'key' : 'value');
    if (room.kind === 'too-few') {
      const where = room.site === undefined ? '' : ` at "${room.site}"`;
      if (used > 0) yield { place, severity: 'info', message: `Array "${array.id}" needs ${counted(room.width, room.domain)} for its ${room.what}${where} and has ${room.there}: once one is lost there is no other to restore them on.` };
      return;
    }
    if (used <= room.left) return;
    const [holds = '', left = '', missing = ''] = formatContrast([used, room.left, used - room.left], 'bytes');
    yield { place, message: `Array "${array.id}" holds ${holds} and has room for ${left} in ${room.what} once its largest ${room.domain}, "${room.largest}", is lost: ${missing} could not be restored.` };
  },
});
