import type { Estate } from '../../model/estate';
import { stationName } from '../../network/fabric/stations';
import { portText, type Station, type Stop } from '../../network/fabric/types';
import { brokenTunnels } from '../../network/usage/brokenTunnels';
import { example } from '../../util/example';
import { counted } from '../../util/words';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'tunnel-endpoint-unreachable',
  severity: 'error',
  summary: 'Two hosts have guests on one overlay segment, and their tunnel endpoints do not reach each other.',
  why: 'A segment is as connected as what carries it. Guests of one host find each other on it, guests of both do not, and nothing on the segment itself tells why.',
  remedy: 'Join the endpoints: carry the VLAN of their network between the hosts, or route between their networks, both ways.',
  examples: {
    good: [
      // On one wire; routed both ways; where it is not known what is behind a gateway (R4) or how racks are joined (L9); a host without guests on the segment.
      example`
        {
          "hosts": {
            "a": { "adapters": { "t": { "network": "tep", "addresses": ["10.0.0.1/24"] } } }, "b": { "adapters": { "t": { "network": "tep", "addresses": ["10.0.0.2/24"] } } },
            "c": { "adapters": { "t": { "network": "far", "addresses": ["10.1.0.3/24"] } } }, "d": { "adapters": { "t": { "network": "elsewhere", "addresses": ["10.2.0.4/24"] } } }
          },
          "networks": {
            "tep": { "purpose": "tunnel", "subnet": "10.0.0.0/24", "gateway": "10.0.0.254" }, "far": { "purpose": "tunnel", "subnet": "10.1.0.0/24", "gateway": "10.1.0.254" },
            "elsewhere": { "purpose": "tunnel", "subnet": "10.2.0.0/24", "gateway": "10.2.0.254" }, "red": { "kind": "overlay", "vni": 5001 }
          },
          "routers": { "core": { "interfaces": { "a": { "network": "tep", "address": "10.0.0.254/24" }, "b": { "network": "far", "address": "10.1.0.254/24" } } } },
          "vms": {
            "one": { "host": "a", "nics": { "eth0": { "network": "red" } } }, "two": { "host": "b", "nics": { "eth0": { "network": "red" } } },
            "three": { "host": "c", "nics": { "eth0": { "network": "red" } } }
          }
        }
      `,
    ],
    bad: [
      // A trunk between the hosts that lacks the VLAN of the tunnels.
      example`
        {
          "hosts": {
            "esx-01": { "nics": { "vmnic0": { "port": "leaf/eth1" } }, "adapters": { "vmk10": { "network": "tep", "addresses": ["10.0.0.11/24"] } } },
            "esx-02": { "nics": { "vmnic0": { "port": "leaf/eth2" } }, "adapters": { "vmk10": { "network": "tep", "addresses": ["10.0.0.12/24"] } } }
          },
          "switches": {
            "leaf": { "kind": "physical", "ports": { "eth1": { "vlans": "10,99" }, "eth2": { "vlans": "10" } } }, "vds": { "kind": "distributed", "mtu": 1600, "uplinks": { "esx-01": ["vmnic0"], "esx-02": ["vmnic0"] } }
          },
          "networks": {
            "tep": { "switch": "vds", "vlan": 99, "purpose": "tunnel" },
            "red": { "kind": "overlay", "vni": 5001 },
            "blue": { "kind": "overlay", "vni": 5002 }
        //  ^^^^^^ Overlay segment "blue" falls apart: vmk10 of host "esx-02" (10.0.0.12) and vmk10 of host "esx-01" (10.0.0.11) do not reach each other: port "leaf/eth2" does not carry VLAN 99; so it is for 1 other segment.
          },
          "vms": {
            "a": { "host": "esx-01", "nics": { "eth0": { "network": "red" }, "eth1": { "network": "blue" } } }, "b": { "host": "esx-02", "nics": { "eth0": { "network": "red" }, "eth1": { "network": "blue" } } }
          }
        }
      `,
      // Two racks with a network each, and a router that knows one of them.
      example`
        {
          "hosts": {
            "esx-01": { "adapters": { "vmk10": { "network": "rack-1", "addresses": ["10.1.0.11/24"] } } }, "esx-02": { "adapters": { "vmk10": { "network": "rack-2", "addresses": ["10.2.0.12/24"] } } }
          },
          "networks": {
            "rack-1": { "purpose": "tunnel", "subnet": "10.1.0.0/24", "gateway": "10.1.0.1" }, "rack-2": { "purpose": "tunnel", "subnet": "10.2.0.0/24", "gateway": "10.2.0.1" },
            "red": { "kind": "overlay", "vni": 5001 }
        //  ^^^^^ Overlay segment "red" falls apart: vmk10 of host "esx-02" (10.2.0.12) and vmk10 of host "esx-01" (10.1.0.11) do not reach each other: router "r2" has no route to 10.1.0.11.
          },
          "routers": {
            "r1": { "interfaces": { "tep": { "network": "rack-1", "address": "10.1.0.1/24" } } }, "r2": { "interfaces": { "tep": { "network": "rack-2", "address": "10.2.0.1/24" } } }
          },
          "vms": { "a": { "host": "esx-01", "nics": { "eth0": { "network": "red" } } }, "b": { "host": "esx-02", "nics": { "eth0": { "network": "red" } } } }
        }
      `,
    ],
  },
  on: 'networks',
  fields: ['kind'],
  apart: ['networks'],
  *check(network, estate) {
    const { kind, underlay } = network.value;
    if (kind !== 'overlay' && (kind !== 'container-overlay' || underlay === undefined)) return;
    for (const { endpoints: [a, b], hosts, because, alsoBreaks } of brokenTunnels(estate, network.id)) {
      const count = hosts[0] + hosts[1] > 2 ? `, as ${counted(hosts[0] + hosts[1], 'host')} on both sides do not` : '';
      const more = alsoBreaks.length > 0 ? `; so it is for ${counted(alsoBreaks.length, 'other segment')}` : '';
      yield {
        place: placeIn(network),
        message: `Overlay segment "${network.id}" falls apart: ${nameOf(a)} and ${nameOf(b)} do not reach each other${count}: ${reasonOf(because, a, b)}${more}.`,
        related: [a, b].flatMap((endpoint) => adapterOf(endpoint, estate)),
      };
    }
  },
});

function nameOf(endpoint: Station): string {
  const [address] = endpoint.addresses;
  return `${stationName(endpoint)}${address ? ` (${address.text})` : ''}`;
}

function reasonOf(because: Stop | undefined, a: Station, b: Station): string {
  switch (because?.kind) {
    case 'vlan-not-carried': return `port "${portText(because)}" does not carry VLAN ${because.vlan}`;
    case 'no-uplink': return `switch "${because.switch}" has no uplink on host "${because.host}"`;
    case 'uplinks-down': return `no uplink of host "${because.host}" works`;
    case 'network-absent': return `network "${because.network}" is not on host "${because.host}"`;
    case 'not-cabled': return `no cable that works leads from switch "${because.from}" to "${because.to}"`;
    case 'no-route': return `router "${because.router}" has no route to ${because.destination.text}`;
    default: return a.network === b.network ? 'they are on two wires' : `nothing routes between networks "${a.network ?? ''}" and "${b.network ?? ''}" both ways`;
  }
}

function adapterOf({ collection, id, part }: Station, estate: Estate): NonNullable<Found['related']> {
  if (collection !== 'hosts' && collection !== 'vms') return [];
  const entry = estate.find(collection, id);
  return entry ? [{ place: placeIn(entry, [collection === 'hosts' ? 'adapters' : 'nics', part], 'key'), message: `Tunnel endpoint "${part}" of "${id}".` }] : [];
}
