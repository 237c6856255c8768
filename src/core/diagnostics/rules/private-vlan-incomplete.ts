import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { fabricOf } from '../../network/fabric/fabric';
import { physicalStop } from '../../network/fabric/physicalPath';
import { portText, type PortId } from '../../network/fabric/types';
import { behindUplink, uplinksOf } from '../../network/fabric/uplinks';
import { attachmentsOf, hasPhysicalSwitches, hostsUsing, type Attachment } from '../../network/usage/presence';
import { example } from '../../util/example';
import { carrying, portPlace } from '../portPlaces';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'private-vlan-incomplete',
  severity: 'error',
  summary: 'The secondary VLAN of a private VLAN is the primary itself, or a physical port that carries the primary does not carry it.',
  why: 'Isolated and community guests send in their secondary VLAN. Where a port carries the primary alone, what they send is lost while what is sent to them arrives; where both are one, nothing keeps them apart.',
  remedy: 'Take a VLAN of its own for each secondary, and add it to the trunks wherever the primary is.',
  examples: {
    good: [
      // Both are on the trunks; what is promiscuous needs the primary alone; a network without guests; a port that carries neither is told as such.
      example`
        {
          "hosts": { "a": { "nics": { "n": { "port": "leaf/1" } } }, "b": { "nics": { "n": { "port": "leaf/2" } } } },
          "switches": { "leaf": { "ports": { "1": { "vlans": "100-101" }, "2": { "vlans": "100-101" } } }, "vds": { "kind": "distributed", "uplinks": { "a": ["n"], "b": ["n"] } } },
          "networks": {
            "dmz": { "switch": "vds", "vlan": 100, "private": { "type": "promiscuous", "secondary": 100 } }, "iso": { "switch": "vds", "vlan": 100, "private": { "type": "isolated", "secondary": 101 } },
            "idle": { "switch": "vds", "vlan": 100, "private": { "type": "community", "secondary": 102 } }
          },
          "vms": { "one": { "host": "a", "nics": { "eth0": { "network": "iso" } } }, "two": { "host": "b", "nics": { "eth0": { "network": "iso" } } }, "three": { "host": "b", "nics": { "eth0": { "network": "dmz" } } } }
        }
      `,
    ],
    bad: [
      example`
        {
          "hosts": { "a": { "nics": { "n": { "port": "leaf-1/1" } } }, "b": { "nics": { "n": { "port": "leaf-2/1" } } } },
          "switches": {
            "leaf-1": { "ports": { "1": { "vlans": "100,102" }, "48": { "vlans": "100-102", "to": "leaf-2/48" } } },
        //                                         ^^^^^^^^^ Port "leaf-1/1" carries VLAN 100 and not 101, in which guests of network "iso" on host "a" send.
            "leaf-2": { "ports": { "1": { "vlans": "100-102" }, "48": { "vlans": "100-101" } } },
        //                                                                       ^^^^^^^^^ Port "leaf-2/48" carries VLAN 100 and not 102, in which guests of network "com" send from host to host.
            "vds": { "kind": "distributed", "uplinks": { "a": ["n"], "b": ["n"] } }
          },
          "networks": {
            "iso": { "switch": "vds", "vlan": 100, "private": { "type": "isolated", "secondary": 101 } }, "com": { "switch": "vds", "vlan": 100, "private": { "type": "community", "secondary": 102 } },
            "same": { "switch": "vds", "vlan": 100, "private": { "type": "isolated", "secondary": 100 } }
        //                                                                                        ^^^ The secondary VLAN of network "same", 100, is its primary: in it nothing tells isolated from promiscuous ports.
          },
          "vms": { "one": { "host": "a", "nics": { "eth0": { "network": "iso" }, "eth1": { "network": "com" } } }, "two": { "host": "b", "nics": { "eth0": { "network": "com" } } } }
        }
      `,
    ],
  },
  on: 'networks',
  fields: ['private'],
  apart: ['networks'],
  *check(network, estate): Iterable<Found<Repair>> {
    const { private: own, vlan } = network.value;
    const { type, secondary } = own ?? {};
    if (secondary === undefined || typeof vlan !== 'number' || vlan === 0 || (type !== 'isolated' && type !== 'community')) return;
    if (secondary === vlan) {
      yield { place: placeIn(network, ['private', 'secondary']), message: `The secondary VLAN of network "${network.id}", ${secondary}, is its primary: in it nothing tells ${type} from promiscuous ports.` };
    } else if (hasPhysicalSwitches(estate)) {
      yield* notCarried(network, { primary: vlan, secondary }, estate);
    }
  },
  fixes: ({ data }, _, estate) => (data ? carrying(estate, data.ports, [data.vlan]) : []),
});

interface Repair {
  readonly ports: readonly PortId[];
  readonly vlan: number;
}
interface Pair {
  readonly primary: number;
  readonly secondary: number;
}

/** The ports of hosts on which the network is used, and where these all carry it, the first between two of them. */
function* notCarried(network: Entry<'networks'>, vlans: Pair, estate: Estate): Iterable<Found<Repair>> {
  const fabric = fabricOf(estate);
  let complete = true;
  for (const host of hostsUsing(estate, network.id)) {
    for (const uplink of uplinksOf(fabric, network.id, host)) {
      if (uplink.down || !uplink.port || !behindUplink(uplink, vlans.primary) || behindUplink(uplink, vlans.secondary)) continue;
      complete = false;
      yield* told(network, uplink.port, vlans, ` on host "${host}" send`, estate);
    }
  }
  const between = complete ? gapIn(network.id, vlans, estate) : undefined;
  if (between) yield* told(network, between, vlans, ' send from host to host', estate);
}

function gapIn(network: string, { primary, secondary }: Pair, estate: Estate): PortId | undefined {
  const { physical } = fabricOf(estate);
  const [first, ...others] = estate.query(attachmentsOf, network).filter(({ at }: Attachment) => at.vlan === primary);
  for (const { at } of first ? others : []) {
    const [a, b] = [first?.at ?? at, at].map(({ switch: id }) => ({ switch: id, vlan: secondary }));
    if (!a || !b || physical.domainOf(a) === physical.domainOf(b) || physical.domainOf(first?.at ?? at) !== physical.domainOf(at)) continue;
    const stop = physicalStop(physical, a, b) ?? physicalStop(physical, b, a);
    if (stop?.kind === 'vlan-not-carried') return { switch: stop.switch, port: stop.port };
  }
  return undefined;
}

function* told(network: Entry<'networks'>, port: PortId, { primary, secondary }: Pair, send: string, estate: Estate): Iterable<Found<Repair>> {
  const place = portPlace(estate, port, ['vlans', 'vlan', 'mode']);
  if (!place) return;
  yield {
    place, data: { ports: [port], vlan: secondary },
    message: `Port "${portText(port)}" carries VLAN ${primary} and not ${secondary}, in which guests of network "${network.id}"${send}.`,
    related: [{ place: placeIn(network, ['private', 'secondary']), message: `The secondary VLAN of network "${network.id}".` }],
  };
}
