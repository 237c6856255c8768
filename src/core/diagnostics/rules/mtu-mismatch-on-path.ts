import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { portText } from '../../network/fabric/types';
import { leastPortMtu, mtuOfSwitch, mtusOfAdapters, mtusOfPorts, neediestOf, tunnelNeed, type SaidMtu } from '../../network/usage/mtus';
import { hostsUsing } from '../../network/usage/presence';
import { example } from '../../util/example';
import { portPlace } from '../portPlaces';
import { defineRule, placeIn, rootOf, type Found, type Place } from '../rule';

export const rule = defineRule({
  id: 'mtu-mismatch-on-path',
  severity: 'warning',
  summary: 'Something on the way between adapters of one network takes smaller frames than they send.',
  why: 'A switch does not split frames: it drops those that are too large and tells nobody. Small packets pass, so a ping succeeds and a connection opens, and then everything that fills a frame is lost: a black hole.',
  remedy: 'Give every part between the adapters the MTU they send: the adapters, the virtual switches, and the physical ports and switches between the hosts. Or lower the MTU of the adapters.',
  examples: {
    good: [
      // The same everywhere; what says no MTU is not known to take less; less where nobody sends more; a network of one host, which needs no physical port.
      example`
        {
          "hosts": {
            "a": { "nics": { "n0": { "port": "leaf/a" } }, "adapters": { "vmk1": { "network": "storage" }, "vmk2": { "network": "silent", "mtu": 9000 }, "vmk3": { "network": "alone", "mtu": 9000 } } },
            "b": { "nics": { "n0": { "port": "leaf/b" } }, "adapters": { "vmk1": { "network": "storage", "mtu": 9000 }, "vmk2": { "network": "silent", "mtu": 9000 } } }
          },
          "switches": { "leaf": { "mtu": 1500, "ports": { "a": { "mtu": 9216 }, "b": { "mtu": 9000 }, "c": {} } }, "vds": { "kind": "distributed", "mtu": 9000, "uplinks": { "a": ["n0"], "b": ["n0"] } } },
          "networks": { "storage": { "switch": "vds", "mtu": 9000, "purpose": "storage" }, "silent": {}, "alone": { "switch": "vds" }, "web": { "switch": "vds" } },
          "vms": { "web": { "host": "a", "nics": { "eth0": { "network": "web" } } } }
        }
      `,
    ],
    bad: [
      // Of several networks of a virtual switch, the one with the largest frames tells what it lacks.
      example`
        {
          "hosts": { "a": { "adapters": { "vmk1": { "network": "iscsi-a" }, "vmk2": { "network": "iscsi-b" } } } },
          "switches": { "vs": { "kind": "standard", "host": "a", "mtu": 1500 } },
        //                                                              ^^^^ The MTU of switch "vs" is 1500, but adapters of network "iscsi-a" send frames of 9000: they are lost here.
          "networks": { "iscsi-a": { "switch": "vs", "mtu": 9000 }, "iscsi-b": { "switch": "vs", "mtu": 9000 } }
        }
      `,
      // At a port on the way, told once; at the virtual switch; at an adapter that takes less than the others send.
      example`
        {
          "hosts": {
            "esx-01": { "nics": { "vmnic0": { "port": "leaf-1/eth1" } }, "adapters": { "vmk1": { "network": "vmotion" }, "vmk2": { "network": "iscsi", "mtu": 9000 } } },
            "kvm-01": { "nics": { "eno1": {}, "eno2": {} } },
            "esx-02": {
              "nics": { "vmnic0": { "port": "leaf-2/eth1" } },
              "adapters": { "vmk1": { "network": "vmotion" }, "vmk2": { "network": "iscsi", "mtu": 1500 } }
        //                                                                                         ^^^^ The MTU of adapter "vmk2" of host "esx-02" is 1500, but adapter "vmk2" of host "esx-01" sends frames of 9000 on network "iscsi": they are lost here.
            }
          },
          "switches": {
            "leaf-1": { "kind": "physical", "mtu": 9216, "ports": { "eth1": {}, "eth49": { "to": "spine/eth1" } } },
            "leaf-2": { "kind": "physical", "mtu": 9216, "ports": { "eth1": {}, "eth49": { "to": "spine/eth2" } } },
            "spine": { "kind": "physical", "ports": { "eth1": { "mtu": 9216 }, "eth2": { "mtu": 1500 } } },
        //                                                                                      ^^^^ The MTU of port "spine/eth2" is 1500, but adapters of network "vmotion" send frames of 9000: they are lost here.
            "vds": { "kind": "distributed", "mtu": 9000, "uplinks": { "esx-01": ["vmnic0"], "esx-02": ["vmnic0"] } },
            "br0": { "kind": "bridge", "mtu": 1500, "uplinks": { "kvm-01": ["eno1", "eno2"] }, "aggregation": "lacp" }
        //                                    ^^^^ The MTU of switch "br0" is 1500, but NIC "eth0" of VM "backup" sends frames of 4000 on network "jumbo": they are lost here.
          },
          "networks": { "vmotion": { "switch": "vds", "vlan": 20, "mtu": 9000, "purpose": "migration" }, "iscsi": { "purpose": "storage" }, "jumbo": { "switch": "br0" } },
          "vms": { "backup": { "host": "kvm-01", "nics": { "eth0": { "network": "jumbo", "mtu": 4000 } } } }
        }
      `,
      // Between standard switches, which have a network each for one subnet: told once, of the first of them.
      example`
        {
          "hosts": {
            "esx-01": { "nics": { "vmnic2": { "port": "leaf/1" } }, "adapters": { "vmk1": { "network": "iscsi-1" } } },
            "esx-02": { "nics": { "vmnic2": { "port": "leaf/2" } }, "adapters": { "vmk1": { "network": "iscsi-2" } } }
          },
          "switches": {
            "leaf": { "mtu": 1500, "ports": { "1": {}, "2": {} } },
        //                   ^^^^ The MTU of port "leaf/1" is 1500, but adapters of network "iscsi-1" send frames of 9000: they are lost here, and at 1 more on the way.
            "vs-1": { "kind": "standard", "host": "esx-01", "mtu": 9000, "uplinks": { "esx-01": ["vmnic2"] } }, "vs-2": { "kind": "standard", "host": "esx-02", "mtu": 9000, "uplinks": { "esx-02": ["vmnic2"] } }
          },
          "networks": { "iscsi-1": { "switch": "vs-1", "mtu": 9000, "subnet": "10.0.50.0/24" }, "iscsi-2": { "switch": "vs-2", "mtu": 9000, "subnet": "10.0.50.0/24" } }
        }
      `,
      // Under the tunnels of a segment, also where routers take them through a network of their own (L15).
      example`
        {
          "hosts": {
            "esx-01": { "nics": { "vmnic0": { "port": "leaf-1/eth1" } }, "adapters": { "vmk10": { "network": "tep-1", "addresses": ["10.1.0.11/24"] } } },
            "esx-02": { "nics": { "vmnic0": { "port": "leaf-2/eth1" } }, "adapters": { "vmk10": { "network": "tep-2", "addresses": ["10.2.0.12/24"] } } }
          },
          "switches": {
            "leaf-1": { "kind": "physical", "mtu": 9216, "ports": { "eth1": {}, "eth49": { "to": "leaf-2/eth49" } } },
            "leaf-2": { "kind": "physical", "ports": { "eth1": { "mtu": 1600 }, "eth49": { "mtu": 1500 } } },
        //                                                                                        ^^^^ The MTU of port "leaf-2/eth49" is 1500, but the tunnels of overlay segment "red" send frames of 1550 on network "transit", 50 of it encapsulation: they are lost here.
            "vds": { "kind": "distributed", "mtu": 1600, "uplinks": { "esx-01": ["vmnic0"], "esx-02": ["vmnic0"] } }
          },
          "networks": {
            "tep-1": { "switch": "vds", "vlan": 11, "purpose": "tunnel", "subnet": "10.1.0.0/24", "gateway": "10.1.0.1" }, "tep-2": { "switch": "vds", "vlan": 12, "purpose": "tunnel", "subnet": "10.2.0.0/24", "gateway": "10.2.0.1" },
            "transit": { "switch": "leaf-1", "vlan": 900, "subnet": "10.9.0.0/30" }, "red": { "kind": "overlay", "vni": 5001 }
          },
          "routers": {
            "r1": { "on": "leaf-1", "interfaces": { "tep": { "network": "tep-1", "address": "10.1.0.1/24" }, "up": { "network": "transit", "address": "10.9.0.1/30" } }, "routes": [{ "to": "10.2.0.0/24", "via": "10.9.0.2" }] },
            "r2": { "on": "leaf-2", "interfaces": { "tep": { "network": "tep-2", "address": "10.2.0.1/24" }, "up": { "network": "transit", "address": "10.9.0.2/30" } }, "routes": [{ "to": "10.1.0.0/24", "via": "10.9.0.1" }] }
          },
          "vms": { "red-1": { "host": "esx-01", "nics": { "eth0": { "network": "red" } } }, "red-2": { "host": "esx-02", "nics": { "eth0": { "network": "red" } } } }
        }
      `,
    ],
  },
  on: 'networks',
  apart: ['networks'],
  check(network, estate) {
    const need = tunnelNeed(estate, network.id);
    // Adapters and virtual switches under a tunnel are to have room for it, whatever else they say.
    if (need) return told(network, need.bytes, portsBelow(need.bytes, network, estate), `the tunnels of overlay segment "${need.segment}" send frames of ${need.bytes} on network "${network.id}", ${need.encapsulation} of it encapsulation`, undefined, estate);
    return betweenAdapters(network, estate);
  },
  fixes({ data }, _, estate) {
    const entry = data && estate.find(data.collection, data.id);
    return entry ? [{ title: `Set the MTU to ${data.needed}`, changes: [{ kind: 'set', file: entry.file, path: [...rootOf(entry), ...data.path], value: data.needed }] }] : [];
  },
});

interface Repair {
  readonly collection: 'hosts' | 'vms' | 'switches';
  readonly id: string;
  readonly path: readonly string[];
  readonly needed: number;
}

function* betweenAdapters(network: Entry<'networks'>, estate: Estate): Iterable<Found<Repair>> {
  const adapters = mtusOfAdapters(estate, network.id);
  const full = adapters.reduce<SaidMtu | undefined>((most, each) => (most && most.bytes >= each.bytes ? most : each), undefined);
  if (!full || (full.of.kind === 'network' && adapters.length === 1 && hostsUsing(estate, network.id).length === 0)) return;
  const own = mtuOfSwitch(estate, network.id);
  const isToldElsewhere = own?.of.kind === 'switch' && own.bytes < full.bytes && estate.query(neediestOf, own.of.id) !== network.id;
  const ofSwitch = isToldElsewhere ? undefined : own;
  const parts = [...adapters.filter(({ of }) => of.kind === 'adapter'), ...(ofSwitch ? [ofSwitch] : []), ...portsBelow(full.bytes, network, estate)];
  yield* told(network, full.bytes, parts, `${full.of.kind === 'network' ? `adapters of network "${network.id}" send` : `${whose(full)} sends`} frames of ${full.bytes}${full.of.kind === 'network' ? '' : ` on network "${network.id}"`}`, placeOf(full, estate), estate);
}

function portsBelow(needed: number, network: Entry<'networks'>, estate: Estate): readonly SaidMtu[] {
  return estate.query(leastPortMtu, '') < needed ? estate.query(mtusOfPorts, network.id) : [];
}

/** The smallest of some parts, the first of several, where it takes less than is needed. */
function* told(network: Entry<'networks'>, needed: number, parts: readonly SaidMtu[], because: string, sender: Place | undefined, estate: Estate): Iterable<Found<Repair>> {
  const least = parts.reduce<SaidMtu | undefined>((smallest, each) => (smallest && smallest.bytes <= each.bytes ? smallest : each), undefined);
  const place = least && least.bytes < needed ? placeOf(least, estate) : undefined;
  if (!least || !place) return;
  const more = parts.filter(({ bytes }) => bytes < needed).length - 1;
  yield {
    place,
    message: `The MTU of ${whose(least)} is ${least.bytes}, but ${because}: they are lost here${more > 0 ? `, and at ${more} more on the way` : ''}.`,
    related: [{ place: sender ?? placeIn(network), message: sender ? `Frames of ${needed}.` : `Network "${network.id}".` }],
    ...repairOf(least, needed),
  };
}

function whose({ of }: SaidMtu): string {
  switch (of.kind) {
    case 'network': return `network "${of.id}"`;
    case 'adapter': return of.collection === 'hosts' ? `adapter "${of.part}" of host "${of.id}"` : `NIC "${of.part}" of VM "${of.id}"`;
    case 'switch': return `switch "${of.id}"`;
    case 'port': return `port "${portText(of.port)}"`;
  }
}

function placeOf({ of }: SaidMtu, estate: Estate): Place | undefined {
  if (of.kind === 'port' && of.own) return portPlace(estate, of.port, ['mtu']);
  const entry = of.kind === 'network' ? estate.find('networks', of.id) : of.kind === 'adapter' ? estate.find(of.collection, of.id) : estate.find('switches', of.kind === 'switch' ? of.id : of.port.switch);
  return entry && placeIn(entry, of.kind === 'adapter' ? [of.collection === 'hosts' ? 'adapters' : 'nics', of.part, 'mtu'] : ['mtu']);
}

function repairOf({ of }: SaidMtu, needed: number): { readonly data?: Repair } {
  switch (of.kind) {
    case 'network': return {};
    case 'adapter': return { data: { collection: of.collection, id: of.id, path: [of.collection === 'hosts' ? 'adapters' : 'nics', of.part, 'mtu'], needed } };
    case 'switch': return { data: { collection: 'switches', id: of.id, path: ['mtu'], needed } };
    case 'port': return { data: { collection: 'switches', id: of.port.switch, path: of.own ? ['ports', of.port.port, 'mtu'] : ['mtu'], needed } };
  }
}
