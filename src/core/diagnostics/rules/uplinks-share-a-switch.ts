import { policiesFor } from '../../model/policies';
import { isPhysical } from '../../network/fabric/ports';
import { hostsWithUplinks, portsOf, uplinksOn, uplinksPath } from '../../network/usage/uplinks';
import { networksBySwitch } from '../../network/usage/users';
import { example } from '../../util/example';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'uplinks-share-a-switch',
  severity: 'warning',
  summary: 'All uplinks by which a virtual switch leaves a host are plugged into one physical switch.',
  why: 'Two cables into one switch survive a cable. When the switch restarts for an update or loses power, the host is cut off all the same.',
  remedy: 'Plug one of them into another switch; two that act as one (stack, MLAG, vPC) count as two. Where one path is enough, say so with the policy "redundancy".',
  examples: {
    good: [
      // Two switches, also such as act as one (F3); a cable that leads to equipment the document does not show; one path is all that is wanted.
      example`
        {
          "clusters": { "lab": { "policies": { "redundancy": 1 } } },
          "hosts": {
            "a": { "nics": { "n0": { "port": "leaf-1/e1" }, "n1": { "port": "leaf-2/e1" } } }, "b": { "nics": { "n0": { "port": "leaf-1/e2" }, "n1": {} } },
            "c": { "cluster": "lab", "nics": { "n0": { "port": "leaf-1/e3" }, "n1": { "port": "leaf-1/e4" } } }
          },
          "switches": {
            "leaf-1": { "ports": { "e1": {}, "e2": {}, "e3": {}, "e4": {} }, "stackedWith": ["leaf-2"] }, "leaf-2": { "ports": { "e1": {} } },
            "vds": { "kind": "distributed", "uplinks": { "a": ["n0", "n1"], "b": ["n0", "n1"], "c": ["n0", "n1"] } }
          },
          "networks": { "web": { "switch": "vds" } }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx-01": { "nics": { "vmnic0": { "port": "leaf-1/eth1" }, "vmnic1": { "port": "leaf-1/eth2" }, "vmnic2": { "port": "leaf-1/eth3" } } } },
          "switches": {
            "leaf-1": { "kind": "physical", "ports": { "eth1": {}, "eth2": {}, "eth3": {} } },
            "vds": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0", "vmnic1"] }, "standby": { "esx-01": ["vmnic1"] } },
        //                                                         ^^^^^^^^^^^^^^^^^^^^ Both uplinks of host "esx-01" lead to physical switch "leaf-1": 2 independent paths are wanted.
            "all": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0", "vmnic1", "vmnic2"] } }
        //                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ All 3 uplinks of host "esx-01" lead to physical switch "leaf-1": 2 independent paths are wanted.
          },
          "networks": { "web": { "switch": "vds" }, "db": { "switch": "all" } }
        }
      `,
    ],
  },
  on: 'switches',
  fields: ['uplinks', 'standby'],
  apart: ['switches'],
  *check(item, estate) {
    if (isPhysical(item.value) || estate.count(networksBySwitch, item.id) === 0) return;
    for (const id of hostsWithUplinks(item.value)) {
      const uplinks = uplinksOn(item.value, id);
      const host = estate.find('hosts', id);
      if (!host || host.value.vm !== undefined || uplinks.length < 2) continue;
      const ports = portsOf(estate, id, uplinks);
      const [first] = ports;
      const wanted = policiesFor(estate, host.value.cluster).redundancy;
      if (!first || wanted < 2 || ports.some((port) => port?.switch.id !== first.switch.id)) continue;
      yield {
        place: placeIn(item, uplinksPath(item.value, id)),
        message: `${uplinks.length === 2 ? 'Both' : `All ${uplinks.length}`} uplinks of host "${id}" lead to physical switch "${first.switch.id}": ${wanted} independent paths are wanted.`,
        related: uplinks.slice(0, 4).map((nic) => ({ place: placeIn(host, ['nics', nic, 'port']), message: `Where "${nic}" of host "${id}" is plugged in.` })),
      };
    }
  },
});
