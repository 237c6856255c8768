import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { fabricOf, type Fabric } from '../../network/fabric/fabric';
import { pairKey } from '../../network/fabric/hostPart';
import { physicalStop } from '../../network/fabric/physicalPath';
import { portIn } from '../../network/fabric/links';
import { portVlans } from '../../network/fabric/ports';
import { portText, vlanText, type PortId } from '../../network/fabric/types';
import { behindUplink, partUplinks, uplinksOf, type Uplink } from '../../network/fabric/uplinks';
import { nativesDiffer } from '../../network/usage/natives';
import { attachmentsOf, hasPhysicalSwitches, networksUsedOn, placesOf, plainSwitchOf, tagOf, type Attachment } from '../../network/usage/presence';
import { example } from '../../util/example';
import { distinct } from '../../util/distinct';
import { counted, listed } from '../../util/words';
import { carrying, portPlace } from '../portPlaces';
import { named } from '../wording';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'vlan-not-carried-upstream',
  severity: 'error',
  summary: 'A physical port on the way of a network does not carry its VLAN.',
  why: 'The VLAN is set up on the host and its guests start, but their frames end at the first port that does not carry it: guests of one host reach each other, and nobody else. After a live migration the same VM works, or does not, depending on the host.',
  remedy: 'Add the VLAN to the trunk, at both ends of its cable. Where it must not get there, keep its guests off that host.',
  examples: {
    good: [
      // Trunks that carry it, or say nothing (L2); an access port for untagged frames; a host without guests on it; equipment that is not shown (L9).
      example`
        {
          "hosts": {
            "a": { "nics": { "n0": { "port": "leaf-1/e1" }, "n1": { "port": "leaf-2/e1" } } }, "b": { "nics": { "n0": { "port": "leaf-2/e2" } } }, "c": { "nics": { "n0": { "port": "leaf-2/e3" } } }, "d": { "nics": { "n0": {} } }
          },
          "switches": {
            "leaf-1": { "ports": { "e1": {}, "up": { "to": "leaf-2/up", "vlans": "10,20" } } },
            "leaf-2": { "ports": { "e1": { "vlans": "1-4094" }, "e2": { "vlans": "10" }, "e3": { "vlan": 10 }, "up": {} } },
            "vds": { "kind": "distributed", "uplinks": { "a": ["n0", "n1"], "b": ["n0"], "c": ["n0"], "d": ["n0"] } }
          },
          "networks": { "web": { "switch": "vds", "vlan": 10 }, "db": { "switch": "vds", "vlan": 20 }, "plain": { "switch": "vds" } },
          "vms": {
            "web-1": { "host": "a", "nics": { "eth0": { "network": "web" }, "eth1": { "network": "db" } } }, "web-2": { "host": "b", "nics": { "eth0": { "network": "web" } } },
            "off": { "host": "b", "power": "off", "nics": { "eth0": { "network": "db" } } }, "plain": { "host": "c", "nics": { "eth0": { "network": "plain" } } }, "web-3": { "host": "d", "nics": { "eth0": { "network": "web" } } }
          }
        }
      `,
      // Two racks the document shows no cable between: they may well be joined.
      example`
        {
          "hosts": { "a": { "nics": { "n0": { "port": "leaf-1/e1" } } }, "b": { "nics": { "n0": { "port": "leaf-2/e1" } } } },
          "switches": { "leaf-1": { "ports": { "e1": { "vlans": "10" } } }, "leaf-2": { "ports": { "e1": { "vlans": "10" } } }, "vds": { "kind": "distributed", "uplinks": { "a": ["n0"], "b": ["n0"] } } },
          "networks": { "web": { "switch": "vds", "vlan": 10 } },
          "vms": { "web-1": { "host": "a", "nics": { "eth0": { "network": "web" } } }, "web-2": { "host": "b", "nics": { "eth0": { "network": "web" } } } }
        }
      `,
    ],
    bad: [
      // At the port of the host: a trunk that lacks it, an access port, and the native VLAN, which comes untagged (L2).
      example`
        {
          "hosts": {
            "esx-01": { "nics": { "vmnic0": { "port": "leaf-1/eth1" }, "vmnic1": { "port": "leaf-1/eth2" } } },
            "esx-02": { "nics": { "vmnic0": { "port": "leaf-1/eth3" } } }, "esx-03": { "nics": { "vmnic0": { "port": "leaf-1/eth4" } } }
          },
          "switches": {
            "leaf-1": {
              "kind": "physical",
              "ports": {
                "eth1": { "vlans": "10,20" },
        //                         ^^^^^^^ Trunk "leaf-1/eth1" does not carry VLAN 40 of network "log", which host "esx-01" sends by "vmnic0".
                "eth2": { "vlans": "10" },
        //                         ^^^^ Trunk "leaf-1/eth2" does not carry VLAN 20 of network "db" and VLAN 40 of network "log", which host "esx-01" sends by "vmnic1" once its active uplinks have failed.
                "eth3": { "mode": "access", "vlan": 30 },
        //                                          ^^ Access port "leaf-1/eth3" of VLAN 30 does not take tagged frames: host "esx-02" sends VLAN 10 of network "web" by "vmnic0".
                "eth4": { "mode": "trunk", "vlan": 10 }
        //                                         ^^ Trunk "leaf-1/eth4" carries its native VLAN untagged only: host "esx-03" sends VLAN 10 of network "web" by "vmnic0".
              }
            },
            "vds": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0"], "esx-02": ["vmnic0"], "esx-03": ["vmnic0"] }, "standby": { "esx-01": ["vmnic1"] } }
          },
          "networks": { "web": { "switch": "vds", "vlan": 10 }, "db": { "switch": "vds", "vlan": 20 }, "log": { "switch": "vds", "vlan": 40 } },
          "vms": {
            "web-1": { "host": "esx-01", "nics": { "eth0": { "network": "web" }, "eth1": { "network": "db" }, "eth2": { "network": "log" } } },
            "web-2": { "host": "esx-02", "nics": { "eth0": { "network": "web" } } }, "web-3": { "host": "esx-03", "nics": { "eth0": { "network": "web" } } }
          }
        }
      `,
      // Beyond it: the trunks between the switches, and one to a router.
      example`
        {
          "hosts": {
            "esx-01": { "nics": { "vmnic0": { "port": "leaf-1/eth1" } } }, "esx-02": { "nics": { "vmnic0": { "port": "leaf-1/eth2" } } }, "esx-03": { "nics": { "vmnic0": { "port": "leaf-2/eth1" } } }
          },
          "switches": {
            "leaf-1": { "kind": "physical", "ports": { "eth1": {}, "eth2": {}, "eth49": { "vlans": "10,20", "to": "spine/eth1" } } },
            "leaf-2": { "kind": "physical", "ports": { "eth1": {}, "eth49": { "vlans": "10", "to": "spine/eth2" } } },
        //                                                                             ^^^^ Port "leaf-2/eth49" does not carry VLAN 20: on network "db", host "esx-03" is cut off from 3 others, such as host "esx-01".
            "spine": { "kind": "physical", "ports": { "eth1": { "vlans": "10,20" }, "eth2": { "vlans": "10" }, "eth3": { "vlans": "20", "to": "core/eth1" } } },
        //                                                                                                                        ^^^^ Port "spine/eth3" does not carry VLAN 10: on network "web", router "edge" is cut off from 2 others, such as host "esx-02".
            "core": { "kind": "physical", "ports": { "eth1": { "vlans": "10,20" } } },
            "vds": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0"], "esx-02": ["vmnic0"], "esx-03": ["vmnic0"] } }
          },
          "networks": { "web": { "switch": "vds", "vlan": 10 }, "db": { "switch": "vds", "vlan": 20 } },
          "routers": { "edge": { "on": "core", "interfaces": { "web": { "network": "web" }, "db": { "network": "db" } } } },
          "vms": {
            "a": { "host": "esx-01", "nics": { "eth0": { "network": "db" } } }, "b": { "host": "esx-02", "nics": { "eth0": { "network": "db" }, "eth1": { "network": "web" } } },
            "c": { "host": "esx-03", "nics": { "eth0": { "network": "db" }, "eth1": { "network": "web" } } }
          }
        }
      `,
    ],
  },
  on: ['hosts', 'networks'],
  fields: ['nics', 'switch'],
  apart: ['networks'],
  check(entry, estate) {
    return entry.collection === 'hosts' ? atPorts(entry as Entry<'hosts'>, estate) : onTheWay(entry as Entry<'networks'>, estate);
  },
  fixes({ data }, _, estate) {
    return data ? carrying(estate, data.ports, data.vlans) : [];
  },
});

interface Repair {
  readonly ports: readonly PortId[];
  readonly vlans: readonly number[];
}

interface Lacking {
  readonly uplink: Uplink;
  readonly port: PortId;
  readonly networks: { readonly id: string; readonly tag: number }[];
}

/** The ports a host is plugged into, each with the VLANs of its networks that it does not take. */
function* atPorts(host: Entry<'hosts'>, estate: Estate): Iterable<Found<Repair>> {
  // Invariant: a host without findings reads nothing of the physical network but its own ports, and is not looked at again when others change.
  if (!hasPhysicalSwitches(estate)) return;
  const fabric = fabricOf(estate);
  const lacking = new Map<string, Lacking>();
  const bySwitch = new Map<string, readonly Uplink[]>();
  for (const id of estate.query(networksUsedOn, host.id)) {
    const network = estate.value('networks', id);
    // What says no VLAN may be meant to leave in that of the port.
    const tag = network?.vlan === undefined || network.kind === 'bridged' ? undefined : tagOf(network);
    if (tag === undefined) continue;
    const ofSwitch = plainSwitchOf(estate, id);
    const uplinks = ofSwitch === undefined ? uplinksOf(fabric, id, host.id) : (bySwitch.get(ofSwitch) ?? partUplinks(fabric, pairKey(ofSwitch, host.id)));
    if (ofSwitch !== undefined) bySwitch.set(ofSwitch, uplinks);
    for (const uplink of uplinks) {
      if (uplink.down || !uplink.port || behindUplink(uplink, tag)) continue;
      const key = portText(uplink.port);
      const known = lacking.get(key) ?? { uplink, port: uplink.port, networks: [] };
      known.networks.push({ id, tag });
      lacking.set(key, known);
    }
  }
  for (const each of lacking.values()) yield* atPort(host, each, estate);
}

function* atPort(host: Entry<'hosts'>, { uplink: { nic, role, vlans }, port, networks }: Lacking, estate: Estate): Iterable<Found<Repair>> {
  const place = portPlace(estate, port, ['vlans', 'vlan', 'mode']);
  if (!place) return;
  const what = listed(networks.map(({ id, tag }) => (tag === 0 ? `untagged frames of network "${id}"` : `VLAN ${tag} of network "${id}"`)), 'and', 3);
  const isNative = networks.every(({ tag }) => tag === vlans.native);
  const says = vlans.mode === 'access' ? `Access port "${portText(port)}" of VLAN ${vlans.native ?? 1} does not take tagged frames`
    : isNative ? `Trunk "${portText(port)}" carries its native VLAN untagged only` : `Trunk "${portText(port)}" does not carry ${what}`;
  const sends = vlans.mode === 'access' || isNative ? `: host "${host.id}" sends ${what} by "${nic}"` : `, which host "${host.id}" sends by "${nic}"`;
  const missing = vlans.mode === 'access' ? [] : networks.map(({ tag }) => tag).filter((tag) => tag !== 0 && tag !== vlans.native);
  yield {
    place, ...(role === 'standby' ? { severity: 'warning' as const } : {}),
    message: `${says}${sends}${role === 'standby' ? ' once its active uplinks have failed' : ''}.`,
    related: [
      { place: placeIn(host, ['nics', nic, 'port']), message: `Where "${nic}" of host "${host.id}" is plugged in.` },
      ...networks.slice(0, 2).flatMap(({ id }) => {
        const network = estate.find('networks', id);
        return network ? [{ place: placeIn(network, ['vlan']), message: `The VLAN of network "${id}".` }] : [];
      }),
    ],
    ...(missing.length > 0 ? { data: { ports: [port], vlans: distinct(missing) } } : {}),
  };
}

/** The first port between two parts of a network that are in one VLAN of different switches, and on two wires. */
function* onTheWay(network: Entry<'networks'>, estate: Estate): Iterable<Found<Repair>> {
  const fabric = fabricOf(estate);
  const parts = partsOf(estate, fabric, network.id);
  const told = new Set<string>();
  for (const [i, part] of parts.entries()) {
    const { most, from, to } = sameVlan(part, parts.slice(0, i)) ?? {};
    if (!most || !from || !to) continue;
    // One way a frame may get through in another VLAN, and stop the other way.
    const stop = physicalStop(fabric.physical, from.at, to.at) ?? physicalStop(fabric.physical, to.at, from.at);
    if (stop?.kind !== 'vlan-not-carried' || told.has(portText(stop))) continue;
    const cable = fabric.physical.links.find(({ ends }) => ends.some((end) => portText(end) === portText(stop)));
    const place = portPlace(estate, stop, ['vlans', 'vlan', 'mode']);
    // Ends that differ in their native VLAN are a fault of their own, which is told where it is.
    if (!place || (cable && nativesDiffer(cable))) continue;
    told.add(portText(stop));
    yield {
      place,
      message: `Port "${portText(stop)}" ${carriesUntagged(fabric, stop) ? `carries VLAN ${stop.vlan} untagged, and it comes tagged` : `does not carry VLAN ${stop.vlan}`}: on network "${network.id}", ${cutOff(membersOf(part), membersOf(most))}.`,
      related: [{ place: placeIn(network, ['vlan']), message: `Network "${network.id}".` }],
      data: { ports: cable ? cable.ends.map(({ switch: id, port }) => ({ switch: id, port })) : [{ switch: stop.switch, port: stop.port }], vlans: [stop.vlan] },
    };
  }
}

const carriesUntagged = ({ physical: { switches } }: Fabric, { vlan, ...id }: PortId & { readonly vlan: number }): boolean => {
  const port = portIn(switches, id);
  return port !== undefined && portVlans(port).native === vlan;
};

function cutOff(part: readonly Attachment['of'][], most: readonly Attachment['of'][]): string {
  const names = part.map(named);
  const others = most.map(named).filter((name) => !names.includes(name));
  const [first] = others;
  if (first === undefined) return `uplinks of ${listed(names, 'and', 3)} lead to wires that do not meet`;
  return `${listed(names, 'and', 3)} ${names.length === 1 ? 'is' : 'are'} cut off from ${others.length === 1 ? first : `${counted(others.length, 'other')}, such as ${first}`}`;
}

/** The largest of some parts that is in one VLAN with a part, with an attachment of both there. */
function sameVlan(part: readonly Attachment[], larger: readonly (readonly Attachment[])[]): { readonly most: readonly Attachment[]; readonly from: Attachment; readonly to: Attachment } | undefined {
  const byVlan = new Map(part.map((each) => [each.at.vlan, each]));
  for (const most of larger) {
    const to = most.find(({ at }) => byVlan.has(at.vlan));
    const from = to && byVlan.get(to.at.vlan);
    if (from && to) return { most, from, to };
  }
  return undefined;
}

/** Attachments by the broadcast domain they are in, the largest part first; none where they are all in one. */
function partsOf(estate: Estate, { physical }: Fabric, network: string): readonly (readonly Attachment[])[] {
  const domains = new Map<string, string | undefined>();
  for (const at of estate.query(placesOf, network)) domains.set(vlanText(at), physical.domainOf(at));
  if (new Set(domains.values()).size < 2) return [];
  const parts = new Map<string, Attachment[]>();
  for (const attachment of estate.query(attachmentsOf, network)) {
    const domain = domains.get(vlanText(attachment.at));
    if (domain === undefined) continue;
    const known = parts.get(domain);
    if (known) known.push(attachment);
    else parts.set(domain, [attachment]);
  }
  return parts.size < 2 ? [] : [...parts.values()].sort((a, b) => b.length - a.length);
}

function membersOf(part: readonly Attachment[]): readonly Attachment['of'][] {
  return [...new Map(part.map(({ of }) => [named(of), of])).values()];
}
