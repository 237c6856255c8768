import type { Entry, Path } from '../../model/entry';
import { highestVlan, parseVlans } from '../../network/addressing/vlans';
import { example } from '../../util/example';
import { listed } from '../../util/words';
import { defineRule, placeIn, rootOf, type Found } from '../rule';

export const rule = defineRule({
  id: 'vlan-out-of-range',
  severity: 'error',
  summary: 'A VLAN id or a list of VLANs cannot exist.',
  why: 'The tag of a frame has 12 bits for the VLAN, and 0 and 4095 are reserved (IEEE 802.1Q). A switch refuses such a port, or passes its frames untagged into another network.',
  remedy: 'Use VLANs 1 to 4094, and lists such as "10,20-29" for trunks. In a port group 0 stands for none, and 4095 for whatever tags its guests set.',
  examples: {
    good: [
      example`
        {
          "networks": { "web": { "vlan": 10 }, "flat": { "vlan": 0 }, "last": { "vlan": 4094 }, "trunk": { "vlan": "10, 20-29" }, "guest-tagging": { "vlan": "1-4094" }, "all": { "vlan": 4095 }, "none": {}, "private": { "vlan": 20, "private": { "secondary": 21 } } },
          "vms": { "router": { "nics": { "eth0": { "network": "all", "vlan": 10 }, "eth1": { "network": "flat", "vlan": 0 }, "eth2": {} } } },
          "switches": { "leaf-1": { "ports": { "eth1": { "mode": "access", "vlan": 10 }, "eth2": { "mode": "trunk", "vlans": "1-99,200" } } } }
        }
      `,
    ],
    bad: [
      example`
        { "networks": { "web": { "vlan": 4100 }, "private": { "vlan": 20, "private": { "secondary": 4095 } } } }
        //                               ^^^^ VLAN 4100 cannot exist: VLANs are 1 to 4094, and 0 means none and 4095 means that guests tag their frames.
        //                                                                                          ^^^^ VLAN 4095 is reserved: VLANs are 1 to 4094.
      `,
      example`
        { "vms": { "a": { "nics": { "eth0": { "vlan": 4095 } } } }, "switches": { "leaf-1": { "ports": { "eth1": { "vlan": 0 } } } } }
        //                                            ^^^^ VLAN 4095 is reserved: VLANs are 1 to 4094, and 0 means none.
        //                                                                                                                 ^ VLAN 0 is reserved: VLANs are 1 to 4094.
      `,
      example`
        {
          "networks": { "trunk": { "vlan": "29-20,40" }, "odd": { "vlan": "web" } },
        //                                 ^^^^^^^^^^ "29-20,40" is no list of VLANs: the range 29-20 ends before it begins.
        //                                                                ^^^^^ "web" is no list of VLANs: "web" is neither a VLAN nor a range such as "20-29".
          "switches": { "leaf-1": { "ports": { "eth1": { "vlan": 5000 }, "eth2": { "vlans": "10,4095" } } } }
        //                                                       ^^^^ VLAN 5000 cannot exist: VLANs are 1 to 4094.
        //                                                                                  ^^^^^^^^^ "10,4095" is no list of VLANs: VLANs are 1 to 4094, not 4095.
        }
      `,
    ],
  },
  on: ['networks', 'switches', 'vms'],
  fields: ['vlan', 'private', 'ports', 'nics.*.vlan'],
  *check(entry): Iterable<Found<Correction>> {
    for (const { path, vlan, reserved } of vlansOf(entry)) {
      const wrong = typeof vlan === 'number' ? wrongNumber(vlan, reserved) : wrongList(vlan);
      if (wrong) yield { place: placeIn(entry, path), message: wrong.message, data: { path, suggestion: wrong.suggestion } };
    }
  },
  fixes: ({ data }, entry) => (data?.suggestion === undefined ? [] : [{ title: `Write "${data.suggestion}"`, changes: [{ kind: 'set', file: entry.file, path: [...rootOf(entry), ...data.path], value: data.suggestion }] }]),
});

interface Correction {
  readonly path: Path;
  readonly suggestion: string | undefined;
}
interface Wrong {
  readonly message: string;
  readonly suggestion: string | undefined;
}
interface WrittenVlan {
  readonly path: Path;
  readonly vlan: number | string;
  /** What the two ids mean here that no VLAN has. */
  readonly reserved: Reserved;
}
/** 0 is no tag at all, 4095 that guests tag themselves. */
type Reserved = { readonly [id in 0 | 4095]?: string };
const ofPortGroup: Reserved = { 0: 'none', 4095: 'that guests tag their frames' };
const ofGuest: Reserved = { 0: 'none' };
const ofNobody: Reserved = {};

function wrongNumber(vlan: number, reserved: Reserved): Wrong | undefined {
  if ((vlan >= 1 && vlan <= highestVlan) || (vlan in reserved)) return undefined;
  const meanings = Object.entries(reserved).map(([id, meaning]) => `${id} means ${meaning}`);
  const also = meanings.length === 0 ? '' : `, and ${listed(meanings)}`;
  return { message: `VLAN ${vlan} ${vlan === 0 || vlan === highestVlan + 1 ? 'is reserved' : 'cannot exist'}: VLANs are 1 to ${highestVlan}${also}.`, suggestion: undefined };
}

function wrongList(text: string): Wrong | undefined {
  const read = parseVlans(text);
  return read.kind === 'invalid' ? { message: `"${text}" is no list of VLANs: ${read.reason}.`, suggestion: read.suggestion } : undefined;
}

function vlansOf(entry: Entry<'networks'> | Entry<'switches'> | Entry<'vms'>): readonly WrittenVlan[] {
  switch (entry.collection) {
    case 'networks': return ofNetwork(entry as Entry<'networks'>);
    case 'switches': return ofSwitch(entry as Entry<'switches'>);
    default: return ofVm(entry as Entry<'vms'>);
  }
}

function ofNetwork({ value }: Entry<'networks'>): readonly WrittenVlan[] {
  return [
    ...(value.vlan === undefined ? [] : [{ path: ['vlan'], vlan: value.vlan, reserved: ofPortGroup }]),
    ...(value.private?.secondary === undefined ? [] : [{ path: ['private', 'secondary'], vlan: value.private.secondary, reserved: ofNobody }]),
  ];
}

function ofSwitch({ value }: Entry<'switches'>): readonly WrittenVlan[] {
  return Object.entries(value.ports ?? {}).flatMap(([name, { vlan, vlans }]) => [
    ...(vlan === undefined ? [] : [{ path: ['ports', name, 'vlan'], vlan, reserved: ofNobody }]),
    ...(vlans === undefined ? [] : [{ path: ['ports', name, 'vlans'], vlan: vlans, reserved: ofNobody }]),
  ]);
}

function ofVm({ value: { nics } }: Entry<'vms'>): readonly WrittenVlan[] {
  return Object.entries(nics ?? {}).flatMap(([name, { vlan }]) => (vlan === undefined ? [] : [{ path: ['nics', name, 'vlan'], vlan, reserved: ofGuest }]));
}
