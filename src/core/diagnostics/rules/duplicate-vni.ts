import type { Network } from '../../model/entities';
import { defineIndex } from '../../model/estate';
import { example } from '../../util/example';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'duplicate-vni',
  severity: 'error',
  summary: 'Two overlay segments have the same VNI over the same underlay.',
  why: 'Tunnel endpoints tell segments apart by the VNI alone. Two with one number are one wire: guests of either receive what is meant for the other, whatever their tenants and subnets.',
  remedy: 'Give one of them a VNI nobody has.',
  examples: {
    good: [
      // Over different underlays, in different encapsulations, or without a number, they do not meet (L15).
      example`
        {
          "networks": {
            "transport": {}, "other": {},
            "red": { "kind": "overlay", "vni": 5001, "underlay": "transport" }, "blue": { "kind": "overlay", "vni": 5002, "underlay": "transport" },
            "far": { "kind": "overlay", "vni": 5001, "underlay": "other" }, "new": { "kind": "overlay", "vni": 5001, "underlay": "transport", "encapsulation": "geneve" },
            "a": { "kind": "overlay" }, "b": { "kind": "overlay" }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "networks": {
            "transport": {},
            "red": { "kind": "overlay", "vni": 5001, "underlay": "transport" },
        //                                     ^^^^ VNI 5001 is also that of network "blue": over one underlay they are one wire.
            "blue": { "kind": "overlay", "vni": 5001, "underlay": "transport", "encapsulation": "vxlan" }
        //                                      ^^^^ VNI 5001 is also that of network "red": over one underlay they are one wire.
          }
        }
      `,
    ],
  },
  on: 'networks',
  fields: ['vni'],
  *check(network, estate) {
    for (const key of keysOf(network.value)) {
      if (estate.count(segmentsByVni, key) < 2) continue;
      const others = estate.lookup(segmentsByVni, key).filter((id) => id !== network.id).flatMap((id) => estate.find('networks', id) ?? []);
      const [first] = others;
      if (!first) continue;
      const more = others.length === 1 ? '' : ` and ${others.length - 1} more`;
      yield {
        place: placeIn(network, ['vni']),
        message: `VNI ${network.value.vni} is also that of network "${first.id}"${more}: over one underlay they are one wire.`,
        related: others.slice(0, 3).map((other) => ({ place: placeIn(other, ['vni']), message: `The VNI of network "${other.id}".` })),
        data: {},
      };
    }
  },
  fixes(_, network, estate) {
    const { vni } = network.value;
    const taken = new Set(estate.ids('networks').map((id) => estate.value('networks', id)?.vni));
    if (vni === undefined) return [];
    let free = vni + 1;
    while (taken.has(free)) free++;
    if (free >= 2 ** 24) return [];
    return [{ title: `Change to ${free}, which no network has`, changes: [{ kind: 'set', file: network.file, path: ['networks', network.id, 'vni'], value: free }] }];
  },
});

const segmentsByVni = defineIndex('overlay segments by underlay and VNI', 'networks', (network) => keysOf(network));

/** What makes two segments one: none or one key. */
function keysOf({ kind, vni, underlay, encapsulation }: Network): readonly string[] {
  return kind !== 'overlay' || vni === undefined ? [] : [`${encapsulation ?? 'vxlan'} ${vni} ${underlay ?? ''}`];
}
