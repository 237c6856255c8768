import { policiesFor } from '../../model/policies';
import { controllersOf } from '../../storage/controllers';
import { isNas } from '../../storage/paths/ends';
import { frontOf } from '../../storage/paths/front';
import { independent, sharedByAll } from '../../storage/paths/independence';
import { arraysUsedBy } from '../../storage/paths/used';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'paths-share-a-controller',
  severity: 'warning',
  summary: 'All paths of a host to an array end at one of its controllers.',
  why: 'Controllers are updated and restarted one after the other, while the others go on serving: for this host that takes the array away, although it has several paths.',
  remedy: 'Zone or cable the host to ports of another controller as well. Where one path is enough, say so with the policy "redundancy".',
  examples: {
    good: [
      // A port of either controller; an array that says nothing of controllers, and one that has a single one; a NAS, whose addresses move (W4).
      example`
        {
          "clusters": { "lab": { "policies": { "redundancy": 1 } } },
          "hosts": {
            "esx-01": { "hbas": { "vmhba1": { "kind": "fc", "fabric": "a" }, "vmhba2": { "kind": "fc", "fabric": "b" } }, "adapters": { "vmk1": { "network": "nfs" } } },
            "esx-02": { "cluster": "lab", "hbas": { "vmhba2": { "kind": "fc", "fabric": "b" } } }
          },
          "networks": { "nfs": { "purpose": "storage" } },
          "arrays": {
            "san": { "protocol": "fc", "exports": { "lun-1": {} }, "ports": { "p1": { "fabric": "a", "controller": 1 }, "p2": { "fabric": "b", "controller": 2 } } },
            "plain": { "protocol": "fc", "exports": { "lun-1": {} }, "ports": { "p1": { "fabric": "a" }, "p2": { "fabric": "b" } } },
            "small": { "protocol": "fc", "controllers": 1, "exports": { "lun-1": {} }, "ports": { "p1": { "fabric": "a" }, "p2": { "fabric": "b" } } },
            "filer": { "kind": "nas", "protocol": "nfs", "controllers": 2, "exports": { "vol-1": {} }, "ports": { "e0a": { "network": "nfs" } } }
          },
          "datastores": {
            "a": { "on": "san/lun-1", "mountedBy": ["esx-01", "lab"] }, "b": { "on": "plain/lun-1", "mountedBy": ["esx-01"] }, "c": { "on": "small/lun-1", "mountedBy": ["esx-01"] },
            "d": { "on": "filer/vol-1", "mountedBy": ["esx-01"] }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": {
            "esx-01": { "hbas": { "vmhba1": { "kind": "fc", "fabric": "a" }, "vmhba2": { "kind": "fc", "fabric": "b" } } }
        //              ^^^^^^ Both paths of host "esx-01" to array "san", which is behind datastore "gold", end at controller 1 of its 2.
          },
          "arrays": {
            "san": {
              "protocol": "fc", "exports": { "lun-1": {} },
              "ports": { "p1": { "fabric": "a", "controller": 1 }, "p2": { "fabric": "b", "controller": 1 }, "p3": { "fabric": "a", "controller": 2 } },
              "zones": { "z1": { "ports": ["p1", "p2"], "initiators": ["esx-01"] } }
            }
          },
          "datastores": { "gold": { "on": "san/lun-1", "mountedBy": ["esx-01"] } }
        }
      `,
    ],
  },
  on: 'hosts',
  fields: ['hbas', 'adapters'],
  apart: ['hosts'],
  *check(host, estate) {
    if (host.value.vm !== undefined || policiesFor(estate, host.value.cluster).redundancy < 2) return;
    for (const { array: id, paths, datastores } of estate.query(arraysUsedBy, host.id)) {
      const front = frontOf(estate, id);
      const controllers = front && controllersOf(front);
      if (!front || isNas(front) || controllers === undefined || controllers < 2 || paths.length < 2) continue;
      const shared = sharedByAll(paths).find(({ kind }) => kind === 'controller');
      // Where they share an adapter, a fabric or a port as well, another controller alone does not help.
      if (!shared || independent(paths, 2, ['controller']).length < 2) continue;
      const array = estate.find('arrays', id);
      yield {
        place: placeIn(host, [paths.every(({ from }) => from.kind === 'hba') ? 'hbas' : 'adapters'], 'key'),
        message: `${paths.length === 2 ? 'Both' : `All ${paths.length}`} paths of host "${host.id}" to array "${id}", which is behind ${datastores.length === 1 ? `datastore "${datastores[0] ?? ''}"` : counted(datastores.length, 'datastore')}, end at controller ${shared.name.slice(id.length + 1)} of its ${controllers}.`,
        related: array ? [{ place: placeIn(array, ['ports'], 'key'), message: `The ports of array "${id}".` }] : [],
      };
    }
  },
});
