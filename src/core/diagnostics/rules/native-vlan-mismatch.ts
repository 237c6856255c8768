import { fabricOf } from '../../network/fabric/fabric';
import { portText } from '../../network/fabric/types';
import { nativesDiffer } from '../../network/usage/natives';
import { example } from '../../util/example';
import { portPlace } from '../portPlaces';
import { defineRule, rootOf, type Fix } from '../rule';

export const rule = defineRule({
  id: 'native-vlan-mismatch',
  severity: 'warning',
  summary: 'The two ends of a cable between physical switches take untagged frames for different VLANs.',
  why: 'What leaves one end untagged belongs to another VLAN at the other: two VLANs become one wire, and who was to be kept apart hears each other. A VLAN that is untagged at one end and tagged at the other gets through in neither direction.',
  remedy: 'Give both ends the same native or access VLAN; on trunks, one that nothing else uses.',
  examples: {
    good: [
      // The same at both ends; a trunk that does not say its native VLAN and does not carry that of the other end; a port that says nothing; one that is off.
      example`
        {
          "switches": {
            "leaf": {
              "ports": {
                "a": { "mode": "trunk", "vlan": 99, "vlans": "10,20", "to": "spine/a" }, "b": { "vlan": 10, "to": "spine/b" },
                "c": { "mode": "trunk", "vlan": 999, "vlans": "10,20", "to": "spine/c" }, "d": { "vlan": 10, "to": "spine/d" }, "e": { "vlan": 10, "to": "spine/e", "enabled": false }
              }
            },
            "spine": { "ports": { "a": { "vlan": 99, "vlans": "10" }, "b": { "mode": "access", "vlan": 10 }, "c": { "vlans": "10,20" }, "d": {}, "e": { "vlan": 20 } } }
          }
        }
      `,
    ],
    bad: [
      // Trunks, access ports (L3), and a VLAN that is tagged at the end which does not say its native VLAN.
      example`
        {
          "switches": {
            "leaf-1": {
              "kind": "physical",
              "ports": {
                "eth49": { "mode": "trunk", "vlan": 10, "to": "spine-1/eth1" },
        //                                          ^^ Port "leaf-1/eth49" takes untagged frames for VLAN 10, but the other end of its cable, "spine-1/eth1", for VLAN 20: the two are one wire.
                "eth50": { "vlan": 20, "to": "spine-1/eth2" }
        //                         ^^ Port "leaf-1/eth50" takes untagged frames for VLAN 20, but the other end of its cable, "spine-1/eth2", for VLAN 30: the two are one wire.
              }
            },
            "spine-1": {
              "kind": "physical",
              "ports": {
                "eth1": { "mode": "trunk", "vlan": 20 },
                "eth2": { "vlan": 30 },
                "eth3": { "mode": "trunk", "vlan": 99, "to": "spine-2/eth3" }
        //                                         ^^ Port "spine-1/eth3" sends VLAN 99 untagged, but the other end of its cable, "spine-2/eth3", carries it tagged: it does not get through.
              }
            },
            "spine-2": { "kind": "physical", "ports": { "eth3": { "mode": "trunk", "vlans": "90-99" } } }
          }
        }
      `,
    ],
  },
  on: 'switches',
  fields: ['ports'],
  apart: ['switches'],
  *check(item, estate) {
    for (const joint of fabricOf(estate).physical.jointsAt(item.id)) {
      if (joint.kind !== 'cable' || joint.ends[0].switch !== item.id || !nativesDiffer(joint.link)) continue;
      const [near, far] = joint.link.ends[0].vlans.nativeSaid ? joint.link.ends : ([joint.link.ends[1], joint.link.ends[0]] as const);
      const [place, other] = [portPlace(estate, near, ['vlan', 'mode', 'vlans']), portPlace(estate, far, ['vlan', 'vlans', 'mode'])];
      if (!place) continue;
      const vlan = near.vlans.native ?? 1;
      yield {
        place,
        message: far.vlans.nativeSaid
          ? `Port "${portText(near)}" takes untagged frames for VLAN ${vlan}, but the other end of its cable, "${portText(far)}", for VLAN ${far.vlans.native ?? 1}: the two are one wire.`
          : `Port "${portText(near)}" sends VLAN ${vlan} untagged, but the other end of its cable, "${portText(far)}", carries it tagged: it does not get through.`,
        related: other ? [{ place: other, message: `The other end, "${portText(far)}".` }] : [],
        data: { near: { switch: near.switch, port: near.port, vlan }, far: { switch: far.switch, port: far.port, vlan: far.vlans.native } },
      };
    }
  },
  fixes({ data }, _, estate) {
    const alike = ({ switch: id, port }: End, vlan: number | undefined): readonly Fix[] => {
      const entry = estate.find('switches', id);
      return entry && vlan !== undefined ? [{ title: `Set the VLAN of "${portText({ switch: id, port })}" to ${vlan}`, changes: [{ kind: 'set', file: entry.file, path: [...rootOf(entry), 'ports', port, 'vlan'], value: vlan }] }] : [];
    };
    return data ? [...alike(data.far, data.near.vlan), ...alike(data.near, data.far.vlan)] : [];
  },
});

interface End {
  readonly switch: string;
  readonly port: string;
  readonly vlan: number | undefined;
}
