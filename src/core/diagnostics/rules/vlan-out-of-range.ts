import type { Entry, Path } from '../../model/entry';
import { highestVlan, parseVlans } from '../../network/addressing/vlans';
import { example } from '../../util/example';
import { defineRule, placeIn, rootOf, type Found } from '../rule';

export const rule = defineRule({
  id: 'vlan-out-of-range',
  severity: 'error',
  summary: 'A VLAN id or a list of VLANs cannot exist.',
  why: 'The tag of a frame has 12 bits for the VLAN, and 0 and 4095 are reserved. A switch refuses such a port, or passes its frames untagged into another network.',
  remedy: 'Use VLANs 1 to 4094, 0 for none, and lists such as "10,20-29" for trunks.',
  examples: {
    good: [
      example`
        {
          "networks": { "web": { "vlan": 10 }, "flat": { "vlan": 0 }, "last": { "vlan": 4094 }, "trunk": { "vlan": "10, 20-29" }, "guest-tagging": { "vlan": "1-4094" }, "none": {} },
          "switches": { "leaf-1": { "ports": { "eth1": { "mode": "access", "vlan": 10 }, "eth2": { "mode": "trunk", "vlans": "1-99,200" } } } }
        }
      `,
    ],
    bad: [
      example`
        { "networks": { "web": { "vlan": 4100 }, "guest": { "vlan": 4095 } } }
        //                               ^^^^ VLAN 4100 cannot exist: VLANs are 1 to 4094, and 0 means none.
        //                                                          ^^^^ VLAN 4095 is reserved: to pass every VLAN on to the guest, carry "1-4094".
      `,
      example`
        {
          "networks": { "trunk": { "vlan": "29-20,40" }, "odd": { "vlan": "web" } },
        //                                 ^^^^^^^^^^ "29-20,40" is no list of VLANs: the range 29-20 ends before it begins.
        //                                                                ^^^^^ "web" is no list of VLANs: "web" is neither a VLAN nor a range such as "20-29".
          "switches": { "leaf-1": { "ports": { "eth1": { "vlan": 5000 }, "eth2": { "vlans": "10,4095" } } } }
        //                                                       ^^^^ VLAN 5000 cannot exist: VLANs are 1 to 4094, and 0 means none.
        //                                                                                  ^^^^^^^^^ "10,4095" is no list of VLANs: VLANs are 1 to 4094, not 4095.
        }
      `,
    ],
  },
  on: ['networks', 'switches'],
  *check(entry): Iterable<Found<Correction>> {
    for (const { path, vlan } of vlansOf(entry)) {
      const wrong = typeof vlan === 'number' ? wrongNumber(vlan) : wrongList(vlan);
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

function wrongNumber(vlan: number): Wrong | undefined {
  if (vlan >= 0 && vlan <= highestVlan) return undefined;
  const all = `1-${highestVlan}`;
  // VMware writes 4095 for a port group that leaves tagging to the guest.
  if (vlan === highestVlan + 1) return { message: `VLAN ${vlan} is reserved: to pass every VLAN on to the guest, carry "${all}".`, suggestion: all };
  return { message: `VLAN ${vlan} cannot exist: VLANs are 1 to ${highestVlan}, and 0 means none.`, suggestion: undefined };
}

function wrongList(text: string): Wrong | undefined {
  const read = parseVlans(text);
  return read.kind === 'invalid' ? { message: `"${text}" is no list of VLANs: ${read.reason}.`, suggestion: read.suggestion } : undefined;
}

function vlansOf(entry: Entry<'networks'> | Entry<'switches'>): readonly { readonly path: Path; readonly vlan: number | string }[] {
  if (entry.collection === 'networks') {
    const { vlan } = (entry as Entry<'networks'>).value;
    return vlan === undefined ? [] : [{ path: ['vlan'], vlan }];
  }
  return Object.entries((entry as Entry<'switches'>).value.ports ?? {}).flatMap(([name, { vlan, vlans }]) => [
    ...(vlan === undefined ? [] : [{ path: ['ports', name, 'vlan'], vlan }]),
    ...(vlans === undefined ? [] : [{ path: ['ports', name, 'vlans'], vlan: vlans }]),
  ]);
}
