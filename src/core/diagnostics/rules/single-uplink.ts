import type { Network, Switch } from '../../model/entities';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { policiesFor } from '../../model/policies';
import { isPhysical } from '../../network/fabric/ports';
import { hostsWithUplinks, uplinksOn, uplinksPath } from '../../network/usage/uplinks';
import { networksBySwitch } from '../../network/usage/users';
import { own } from '../../util/own';
import { distinct } from '../../util/distinct';
import { example } from '../../util/example';
import { counted, listed, quoted } from '../../util/words';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'single-uplink',
  severity: 'warning',
  summary: 'A virtual switch leaves a host by fewer uplinks than independent paths are wanted.',
  why: 'When a NIC, its cable or the port at its other end fails, everything behind it is cut off at once: guests go on running and nobody reaches them.',
  remedy: 'Give it another NIC, as a standby at least. How many paths are wanted is the policy "redundancy", which a cluster may set for itself.',
  examples: {
    good: [
      // A standby counts; a cluster may want one only; a host in a VM has the uplinks of the host below; and a switch without networks cuts off nobody.
      example`
        {
          "clusters": { "lab": { "policies": { "redundancy": 1 } } },
          "hosts": { "a": {}, "b": { "cluster": "lab" }, "c": { "vm": "nested" }, "d": {} },
          "vms": { "nested": { "host": "a", "nested": true } },
          "switches": {
            "vds": { "kind": "distributed", "uplinks": { "a": ["vmnic0"], "b": ["vmnic0"], "c": ["vmnic0"] }, "standby": { "a": ["vmnic1"] } }, "idle": { "kind": "standard", "uplinks": { "d": ["vmnic5"] } },
            "inside": { "kind": "standard", "uplinks": { "d": [] } }
          },
          "networks": {
            "web": { "switch": "vds" }, "inner": { "switch": "inside" }, "moves": { "switch": "vds", "uplinks": ["vmnic1"], "standby": ["vmnic0"] },
            "iscsi-a": { "switch": "vds", "purpose": "storage", "uplinks": ["vmnic0"], "standby": [] }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx-01": {}, "esx-02": {} },
          "switches": { "vds": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0"], "esx-02": ["vmnic0", "vmnic1"] } } },
        //                                                                     ^^^^^^^^^^ Switch "vds" leaves host "esx-01" by 1 uplink: 2 independent paths are wanted.
          "networks": { "web": { "switch": "vds" }, "moves": { "switch": "vds", "uplinks": ["vmnic1"] } }
        //                                                                                 ^^^^^^^^^^ Network "moves" leaves host "esx-02" by 1 uplink, "vmnic1", of the 2 of switch "vds": 2 independent paths are wanted.
        }
      `,
      example`
        {
          "policies": { "redundancy": 3 }, "hosts": { "esx-01": {} },
          "switches": { "vds": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0", "vmnic1"] } } }, "networks": { "web": { "switch": "vds" } }
        //                                                                     ^^^^^^^^^^^^^^^^^^^^ Switch "vds" leaves host "esx-01" by 2 uplinks: 3 independent paths are wanted.
        }
      `,
    ],
  },
  on: ['switches', 'networks'],
  fields: ['uplinks', 'standby'],
  apart: ['switches', 'networks'],
  check(entry, estate) {
    return entry.collection === 'switches' ? fewOfSwitch(entry as Entry<'switches'>, estate) : fewOfNetwork(entry as Entry<'networks'>, estate);
  },
});

function* fewOfSwitch(item: Entry<'switches'>, estate: Estate): Iterable<Found<undefined>> {
  if (isPhysical(item.value) || estate.count(networksBySwitch, item.id) === 0) return;
  for (const host of hostsWithUplinks(item.value)) {
    const count = uplinksOn(item.value, host).length;
    const wanted = wantedOn(estate, host);
    if (count === 0 || count >= wanted) continue;
    yield { place: placeIn(item, uplinksPath(item.value, host)), message: `Switch "${item.id}" leaves host "${host}" by ${counted(count, 'uplink')}: ${wanted} independent paths are wanted.` };
  }
}

/** A network that takes fewer uplinks than its switch has. One of storage is often bound to a single uplink each, and paths are chosen above. */
function* fewOfNetwork(network: Entry<'networks'>, estate: Estate): Iterable<Found<undefined>> {
  const item = estate.find('switches', network.value.switch);
  if (!item || network.value.uplinks === undefined || network.value.purpose === 'storage' || isPhysical(item.value)) return;
  for (const host of hostsWithUplinks(item.value)) {
    const [all, named] = [uplinksOn(item.value, host), uplinksOfNetwork(network.value, item.value, host)];
    const wanted = wantedOn(estate, host);
    if (named.length === 0 || named.length >= all.length || named.length >= wanted) continue;
    yield {
      place: placeIn(network, ['uplinks']),
      message: `Network "${network.id}" leaves host "${host}" by ${counted(named.length, 'uplink')}, ${listed(named.map(quoted))}, of the ${all.length} of switch "${item.id}": ${wanted} independent paths are wanted.`,
      related: [{ place: placeIn(item, uplinksPath(item.value, host)), message: `The uplinks of switch "${item.id}" on host "${host}".` }],
    };
    return;
  }
}

function uplinksOfNetwork(network: Network, item: Switch, host: string): readonly string[] {
  const standby = network.standby ?? own(item.standby, host) ?? [];
  const ofSwitch = uplinksOn(item, host);
  return distinct([...(network.uplinks ?? []), ...standby]).filter((nic) => ofSwitch.includes(nic));
}

/** How many paths a host is to have; none where it is not known, or in a VM. */
function wantedOn(estate: Estate, id: string): number {
  const host = estate.value('hosts', id);
  return !host || host.vm !== undefined ? 0 : policiesFor(estate, host.cluster).redundancy;
}
