import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { parseAddress } from '../../network/addressing/addresses';
import { networkOn } from '../../network/fabric/hostPart';
import { hostsUsing } from '../../network/usage/presence';
import { uplinksPath } from '../../network/usage/uplinks';
import { holdersOf } from '../../network/routing/holders';
import { stationsOf } from '../../network/fabric/stations';
import { routersByNetwork } from '../../network/usage/users';
import { example } from '../../util/example';
import { listed, quoted } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'port-group-without-uplink',
  severity: 'warning',
  summary: 'A VLAN that is meant to leave a host is on a virtual switch that has no uplink there.',
  why: 'A virtual switch without uplinks joins what is on its host and nothing else. Its guests find each other and so seem to be well, but neither the gateway nor the guests of other hosts.',
  remedy: 'Give the switch an uplink on that host, or move the network to a switch that has one. A network that is to stay within its host needs no VLAN: leave it out, or make the network "internal".',
  examples: {
    good: [
      // An uplink; no VLAN, as networks within a host have none; a gateway on the same host (L8), or one without a place (R6); a switch that shows no uplinks at all (L11).
      example`
        {
          "hosts": { "a": {}, "b": {} },
          "switches": {
            "vds": { "kind": "distributed", "uplinks": { "a": ["n0", "n1"] } }, "own": { "kind": "standard", "host": "a" }, "silent": { "kind": "distributed" }
          },
          "networks": {
            "web": { "switch": "vds", "vlan": 10, "gateway": "10.0.10.1" }, "lab": { "switch": "own", "gateway": "10.0.11.1" }, "inside": { "switch": "own", "vlan": 12, "subnet": "10.0.12.0/24", "gateway": "10.0.12.1" },
            "routed": { "switch": "own", "vlan": 13, "subnet": "10.0.13.0/24", "gateway": "10.0.13.1" }, "silent": { "switch": "silent", "vlan": 14, "gateway": "10.0.14.1" }, "alone": { "switch": "own", "vlan": 15 }
          },
          "routers": { "edge": { "interfaces": { "in": { "network": "routed", "address": "10.0.13.1/24" } } } },
          "vms": {
            "web": { "host": "a", "nics": { "eth0": { "network": "web" }, "eth1": { "network": "lab" }, "eth2": { "network": "inside" }, "eth3": { "network": "routed" }, "eth4": { "network": "silent" }, "eth5": { "network": "alone" } } },
            "firewall": { "host": "a", "nics": { "eth0": { "network": "inside", "addresses": ["10.0.12.1/24"] } } }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "esx-01": { "nics": { "vmnic0": {}, "vmnic1": {} } }, "esx-02": { "nics": { "vmnic0": {} } } },
          "switches": {
            "vSwitch1": { "kind": "standard", "host": "esx-01" },
            "vds": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0", "vmnic1"], "esx-02": [] } }
          },
          "networks": {
            "web": { "switch": "vSwitch1", "vlan": 10, "subnet": "10.0.10.0/24", "gateway": "10.0.10.1" },
        //                     ^^^^^^^^^^ VLAN 10 of network "web" does not leave host "esx-01": switch "vSwitch1" has no uplink there, and gateway 10.0.10.1 cannot be reached.
            "db": { "switch": "vds", "vlan": 20 }
        //                    ^^^^^ VLAN 20 of network "db" does not leave host "esx-02": switch "vds" has no uplink there, and its guests there reach neither those of host "esx-01" nor anybody else beyond their host.
          },
          "vms": {
            "web-1": { "host": "esx-01", "nics": { "eth0": { "network": "web" }, "eth1": { "network": "db" } } },
            "db-1": { "host": "esx-02", "nics": { "eth0": { "network": "db" } } }
          }
        }
      `,
    ],
  },
  on: 'networks',
  fields: ['switch'],
  apart: ['networks'],
  *check(network, estate) {
    const { kind, vlan, gateway, switch: id } = network.value;
    if (id === undefined || (kind !== undefined && kind !== 'port-group') || typeof vlan !== 'number' || vlan < 1 || vlan > 4094) return;
    const hosts = hostsUsing(estate, network.id);
    const cutOff = hosts.filter((host) => {
      const on = networkOn(estate, network.id, host);
      return on.kind === 'port-group' && on.part.hasShownUplinks && on.part.active.length + on.part.standby.length === 0;
    });
    if (cutOff.length === 0) return;
    const others = hosts.filter((host) => !cutOff.includes(host));
    const isGatewayAway = gateway !== undefined && !isHeldOn(estate, network, gateway, cutOff);
    if (hosts.length < 2 && !isGatewayAway) return;
    const item = estate.find('switches', id);
    const where = listed(cutOff.map((host) => `host ${quoted(host)}`), 'and', 3);
    const what = hosts.length < 2 ? `gateway ${gateway ?? ''} cannot be reached` : `its guests there reach neither ${others.length === 0 ? 'each other' : `those of host "${others[0] ?? ''}"`} nor anybody else beyond their host`;
    yield {
      place: placeIn(network, ['switch']),
      message: `VLAN ${vlan} of network "${network.id}" does not leave ${where}: switch "${id}" has no uplink there, and ${what}.`,
      related: item ? [{ place: placeIn(item, item.value.uplinks ? uplinksPath(item.value, cutOff[0] ?? '') : [], item.value.uplinks ? undefined : 'key'), message: `Switch "${id}".` }] : [],
    };
  },
});

/** Whether who answers for the gateway is on one of some hosts, or wherever its network is. */
function isHeldOn(estate: Estate, network: Entry<'networks'>, gateway: string, hosts: readonly string[]): boolean {
  const read = parseAddress(gateway);
  if (read.kind !== 'address') return true;
  const routers = estate.lookup(routersByNetwork, network.id).flatMap((id) => stationsOf(estate, 'routers', id));
  return [...routers, ...holdersOf(estate, read.address)].some((station) => station.network === network.id && (station.place.kind !== 'host' ? station.place.kind !== 'switch' : hosts.includes(station.place.host)));
}
