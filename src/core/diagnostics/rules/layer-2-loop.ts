import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { fabricOf } from '../../network/fabric/fabric';
import { hostsOfSwitch, pairKey } from '../../network/fabric/hostPart';
import { portText } from '../../network/fabric/types';
import { bridgeLoop, cableLoops } from '../../network/usage/loops';
import { uplinksOn, uplinksPath } from '../../network/usage/uplinks';
import { example } from '../../util/example';
import { listed, quoted } from '../../util/words';
import { portPlace } from '../portPlaces';
import { defineRule, placeIn, rootOf, type Found } from '../rule';

// A Linux bridge without a spanning tree of its own passes on the frames of others', "to keep loop detection" (Linux kernel,
// net/bridge/br_input.c, https://git.zx2c4.com/linux-dev/diff/?id=f2808d226f4efe15a0ea44697a3525176d6c8eae). Open vSwitch drops
// them unless told otherwise (https://www.mail-archive.com/dev@openvswitch.org/msg03472.html).
export const rule = defineRule({
  id: 'layer-2-loop',
  severity: 'error',
  summary: 'Frames can go round in a ring, and no spanning tree takes the ring out.',
  why: 'A broadcast frame that enters the ring never leaves it and is copied at every switch. Within seconds nothing else gets through, on every VLAN of every switch of the ring.',
  remedy: 'Run a spanning tree on the switches of the ring, or make cables that lead to the same switch one aggregation. Bundle the uplinks of a bridge, or use one and keep the other for failover.',
  examples: {
    good: [
      // A switch that runs a spanning tree, said or not; one aggregation (L5); no VLAN that goes all the way round; bundled uplinks of a bridge, and uplinks into two wires.
      example`
        {
          "switches": {
            "a": { "spanningTree": "none", "ports": { "1": { "to": "b/1" }, "2": { "to": "c/1" } } }, "b": { "spanningTree": "none", "ports": { "1": {}, "2": { "to": "c/2" } } }, "c": { "ports": { "1": {}, "2": {} } },
            "d": { "spanningTree": "none", "aggregations": { "up": {} }, "ports": { "1": { "to": "e/1", "aggregation": "up" }, "2": { "to": "e/2", "aggregation": "up" }, "3": { "vlans": "10", "to": "e/3" } } },
            "e": { "spanningTree": "none", "aggregations": { "down": {} }, "ports": { "1": { "aggregation": "down", "vlans": "20" }, "2": { "aggregation": "down", "vlans": "20" }, "3": { "vlans": "10" } } },
            "bonded": { "kind": "bridge", "aggregation": "static", "uplinks": { "kvm": ["n0", "n1"] } }, "spare": { "kind": "bridge", "teaming": "failover", "uplinks": { "kvm": ["n2", "n3"] } },
            "two": { "kind": "bridge", "uplinks": { "lab": ["n0", "n1"] } }, "f": { "ports": { "1": {}, "2": { "vlan": 30 }, "3": { "vlan": 40 } } }
          },
          "hosts": {
            "kvm": { "nics": { "n0": { "port": "c/1" }, "n1": { "port": "c/2" }, "n2": { "port": "f/1" }, "n3": { "port": "f/1" } } },
            "lab": { "nics": { "n0": { "port": "f/2" }, "n1": { "port": "f/3" } } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "switches": {
            "floor-1": { "kind": "physical", "spanningTree": "none", "ports": { "1": { "to": "floor-2/1" }, "2": { "to": "floor-3/1" } } },
            "floor-2": {
              "kind": "physical", "spanningTree": "none",
              "ports": { "1": {}, "2": { "vlans": "10,20", "to": "floor-3/2" } }
        //                                                       ^^^^^^^^^^^ The cable between ports "floor-2/2" and "floor-3/2" closes a ring of switches "floor-1", "floor-2" and "floor-3", none of which runs a spanning tree: VLAN 10 goes round.
            },
            "floor-3": { "kind": "physical", "spanningTree": "none", "ports": { "1": {}, "2": {} } },
            "desk": {
              "kind": "physical", "spanningTree": "none",
              "ports": { "1": { "to": "desk/2" }, "2": {} }
        //                            ^^^^^^^^ The cable between ports "desk/1" and "desk/2" leads from switch "desk" to itself, which runs no spanning tree: VLAN 1 goes round.
            }
          }
        }
      `,
      // A bridge with two cables into one wire: the physical switches may block a port, unless the bridge drops what they would notice it by (L7).
      example`
        {
          "hosts": {
            "kvm-01": { "nics": { "eno1": { "port": "leaf-1/1" }, "eno2": { "port": "leaf-2/1" } } }, "kvm-02": { "nics": { "eno1": { "port": "leaf-1/2" }, "eno2": { "port": "leaf-2/2" } } }
          },
          "switches": {
            "leaf-1": { "kind": "physical", "ports": { "1": {}, "2": {}, "49": { "to": "leaf-2/49" } } }, "leaf-2": { "kind": "physical", "ports": { "1": {}, "2": {}, "49": {} } },
            "br0": { "kind": "bridge", "uplinks": { "kvm-01": ["eno1", "eno2"] } },
        //                                                    ^^^^^^^^^^^^^^^^ Uplinks "eno1" and "eno2" of host "kvm-01" are on one wire for untagged frames and are not bundled: "br0" passes frames from one to the other, and only the spanning tree of the physical switches stops them by blocking a port.
            "ovs0": { "kind": "open-vswitch", "uplinks": { "kvm-02": ["eno1", "eno2"] } }
        //                                                           ^^^^^^^^^^^^^^^^ Uplinks "eno1" and "eno2" of host "kvm-02" are on one wire for untagged frames and are not bundled: "ovs0" passes frames from one to the other and round again.
          }
        }
      `,
    ],
  },
  on: 'switches',
  fields: ['ports', 'uplinks'],
  apart: ['switches'],
  check(item, estate) {
    return item.value.kind === 'bridge' || item.value.kind === 'open-vswitch' ? byBridge(item, estate) : byCables(item, estate);
  },
  fixes({ data }, item) {
    return data ? [{ title: `Keep ${listed(data.spare.map(quoted))} of host "${data.host}" for failover`, changes: [{ kind: 'set', file: item.file, path: [...rootOf(item), 'standby', data.host], value: data.spare }] }] : [];
  },
});

/** The uplinks of a bridge beyond the first. */
interface Spare {
  readonly host: string;
  readonly spare: readonly string[];
}

function* byCables(item: Entry<'switches'>, estate: Estate): Iterable<Found<Spare>> {
  if (item.value.spanningTree !== 'none') return;
  for (const { link: { ends: [a, b] }, vlan, switches } of estate.query(cableLoops, '')) {
    const place = a.switch === item.id ? (portPlace(estate, a, ['to']) ?? portPlace(estate, b, ['to'])) : undefined;
    if (!place) continue;
    yield {
      place,
      message: switches.length === 1
        ? `The cable between ports "${portText(a)}" and "${portText(b)}" leads from switch "${item.id}" to itself, which runs no spanning tree: VLAN ${vlan} goes round.`
        : `The cable between ports "${portText(a)}" and "${portText(b)}" closes a ring of switches ${listed(switches.map(quoted))}, none of which runs a spanning tree: VLAN ${vlan} goes round.`,
      related: switches.slice(0, 4).flatMap((id) => {
        const other = estate.find('switches', id);
        return other ? [{ place: placeIn(other, ['spanningTree']), message: `Switch "${id}" runs no spanning tree.` }] : [];
      }),
    };
  }
}

function* byBridge(item: Entry<'switches'>, estate: Estate): Iterable<Found<Spare>> {
  if (fabricOf(estate).physical.switches.size === 0) return;
  for (const host of hostsOfSwitch(item.value)) {
    const loop = estate.query(bridgeLoop, pairKey(item.id, host));
    if (!loop) continue;
    const isNoticed = loop.hasSpanningTree && item.value.kind === 'bridge';
    const what = loop.tag === 0 ? 'untagged frames' : `VLAN ${loop.tag}`;
    yield {
      place: placeIn(item, uplinksPath(item.value, host)), data: { host, spare: uplinksOn(item.value, host).slice(1) },
      ...(isNoticed ? { severity: 'warning' as const } : {}),
      message: `Uplinks ${quoted(loop.nics[0])} and ${quoted(loop.nics[1])} of host "${host}" are on one wire for ${what} and are not bundled: "${item.id}" passes frames from one to the other${isNoticed ? ', and only the spanning tree of the physical switches stops them by blocking a port' : ' and round again'}.`,
    };
  }
}
