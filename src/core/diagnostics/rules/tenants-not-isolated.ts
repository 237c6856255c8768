import type { Entry, Path } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { writtenPath } from '../../model/writtenPath';
import { portText } from '../../network/fabric/types';
import { keepsGuestsApart, openBetween, sharedWireOf, type SharedWire } from '../../network/usage/tenants';
import { example } from '../../util/example';
import { portPlace } from '../portPlaces';
import { capitalized } from '../../util/words';
import { named } from '../wording';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'tenants-not-isolated',
  severity: 'warning',
  summary: 'Two tenants are on one wire, or a router connects them and nothing filters between.',
  why: 'Tenants who share machines rely on the network to keep them apart. On one wire each hears what the other broadcasts and can take over its addresses; through a router without filters each reaches every port of the other.',
  remedy: 'Give each tenant a VLAN or VNI of its own, and the same native VLAN to both ends of a cable; deny at the router, or with a distributed firewall, what one tenant sends to the other.',
  examples: {
    good: [
      // VLANs and routers of their own; one router that denies, with and without exceptions (I3); a distributed firewall (R8); a network of nobody; two switches of which it is not known what joins them (L9).
      example`
        {
          "hosts": { "a": {}, "b": {} },
          "switches": { "vds": { "kind": "distributed", "uplinks": { "a": ["n0", "n1"] } }, "other": { "kind": "distributed", "uplinks": { "b": ["n0", "n1"] } } },
          "networks": {
            "red": { "switch": "vds", "vlan": 10, "subnet": "10.0.10.0/24", "gateway": "10.0.10.1", "tenant": "red" }, "blue": { "switch": "vds", "vlan": 20, "subnet": "10.0.20.0/24", "gateway": "10.0.20.1", "tenant": "blue" },
            "far": { "switch": "other", "vlan": 10, "tenant": "blue" }, "silent-1": { "switch": "vds", "tenant": "red" }, "silent-2": { "switch": "vds", "tenant": "blue" }, "shared": { "switch": "vds", "vlan": 30 },
            "guarded-1": { "switch": "vds", "vlan": 40, "tenant": "red" }, "guarded-2": { "switch": "vds", "vlan": 40, "tenant": "blue" }, "segment-1": { "kind": "overlay", "vni": 1, "tenant": "red" }, "segment-2": { "kind": "overlay", "vni": 2, "tenant": "blue" }
          },
          "routers": {
            "edge": { "interfaces": { "r": { "network": "red", "address": "10.0.10.1/24" }, "b": { "network": "blue", "address": "10.0.20.1/24" } }, "filters": [{ "action": "allow", "to": "blue", "protocol": "tcp", "ports": "443" }], "defaultAction": "deny" }
          },
          "firewalls": { "dfw": { "networks": ["guarded-1", "guarded-2"], "defaultAction": "deny" } },
          "vms": {
            "one": { "host": "a", "tenant": "red", "nics": { "eth0": { "network": "red" }, "eth1": { "network": "shared" }, "eth2": { "network": "guarded-2" } } },
            "two": { "host": "a", "tenant": "blue", "nics": { "eth0": { "network": "blue" }, "eth1": { "network": "shared" } } }
          }
        }
      `,
    ],
    bad: [
      // A VLAN both have, a VNI both have (L15), a guest on the network of another, and a router without filters.
      example`
        {
          "hosts": { "esx-01": {} },
          "switches": { "vds": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0", "vmnic1"] } } },
          "networks": {
            "red-web": { "switch": "vds", "vlan": 10, "subnet": "10.0.10.0/24", "gateway": "10.0.10.1", "tenant": "red" },
        //                                        ^^ Network "red-web" of tenant "red" is on one wire with network "blue-web" of tenant "blue": both have VLAN 10.
            "blue-web": { "switch": "vds", "vlan": 10, "tenant": "blue" },
            "red-db": { "kind": "overlay", "vni": 5001, "tenant": "red" },
        //                                        ^^^^ Network "red-db" of tenant "red" is on one wire with network "blue-db" of tenant "blue": both have VNI 5001.
            "blue-db": { "kind": "overlay", "vni": 5001, "subnet": "10.0.20.0/24", "gateway": "10.0.20.1", "tenant": "blue" }
          },
          "routers": {
            "edge": { "interfaces": { "red": { "network": "red-web", "address": "10.0.10.1/24" }, "blue": { "network": "blue-db", "address": "10.0.20.1/24" } } }
        //  ^^^^^^ Router "edge" connects network "red-web" of tenant "red" to network "blue-db" of tenant "blue", and nothing filters between them.
          },
          "vms": {
            "one": { "host": "esx-01", "tenant": "red", "nics": { "eth0": { "network": "red-web" } } },
            "two": { "host": "esx-01", "tenant": "blue", "nics": { "eth0": { "network": "red-db" } } }
        //                                                                              ^^^^^^^^ VM "two" of tenant "blue" is on network "red-db" of tenant "red".
          },
          "containers": { "three": { "on": "esx-01", "tenant": "blue", "networks": [7, "red-db"] } }
        //                                                                             ^^^^^^^^ Container "three" of tenant "blue" is on network "red-db" of tenant "red".
        }
      `,
      // Two VLANs that a cable makes one, since its ends disagree on the native one (L3).
      example`
        {
          "hosts": {
            "esx-01": { "nics": { "vmnic0": { "port": "leaf-1/eth1" } } }, "esx-02": { "nics": { "vmnic0": { "port": "leaf-2/eth1" } } }
          },
          "switches": {
            "leaf-1": { "kind": "physical", "ports": { "eth1": {}, "eth49": { "mode": "trunk", "vlan": 10, "to": "leaf-2/eth49" } } },
            "leaf-2": { "kind": "physical", "ports": { "eth1": {}, "eth49": { "mode": "trunk", "vlan": 20 } } },
            "vds": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0"], "esx-02": ["vmnic0"] } }
          },
          "networks": {
            "red": { "switch": "vds", "vlan": 10, "tenant": "red" },
        //                                    ^^ Network "red" of tenant "red" is on one wire with network "blue" of tenant "blue": VLANs 20 and 10 are joined at port "leaf-2/eth49".
            "blue": { "switch": "vds", "vlan": 20, "tenant": "blue" }
          },
          "vms": {
            "one": { "host": "esx-01", "tenant": "red", "nics": { "eth0": { "network": "red" } } }, "two": { "host": "esx-02", "tenant": "blue", "nics": { "eth0": { "network": "blue" } } }
          }
        }
      `,
    ],
  },
  on: ['networks', 'routers', 'vms', 'containers'],
  fields: ['tenant', 'interfaces'],
  apart: ['networks', 'routers'],
  check(entry, estate) {
    switch (entry.collection) {
      case 'networks': return onOneWire(entry as Entry<'networks'>, estate);
      case 'routers': return atRouter(entry as Entry<'routers'>, estate);
      case 'containers': return onNetworks(entry, ((entry as Entry<'containers'>).value.networks ?? []).map((network, i) => ({ network, path: writtenPath(entry, ['networks', i]) })), estate);
      default: return onNetworks(entry, nicsOf(entry as Entry<'vms'>), estate);
    }
  },
});

function* onOneWire(network: Entry<'networks'>, estate: Estate): Iterable<Found<undefined>> {
  const shared = network.value.tenant === undefined ? undefined : sharedWireOf(estate, network.id);
  const other = shared && estate.find('networks', shared.other);
  if (!shared || !other) return;
  yield {
    place: placeOf(network),
    message: `Network "${network.id}" of tenant "${network.value.tenant ?? ''}" is on one wire with network "${other.id}" of tenant "${other.value.tenant ?? ''}": ${reasonOf(network, other, shared)}.`,
    related: [{ place: placeOf(other), message: `Network "${other.id}" of tenant "${other.value.tenant ?? ''}".` }, ...joinPlace(shared, estate)],
  };
}

function reasonOf({ value }: Entry<'networks'>, other: Entry<'networks'>, { joinedAt }: SharedWire): string {
  if (value.vni !== undefined && value.vni === other.value.vni) return `both have VNI ${value.vni}`;
  if (value.vlan === other.value.vlan) return `both have VLAN ${value.vlan ?? 0}`;
  const vlans = `VLANs ${other.value.vlan ?? 0} and ${value.vlan ?? 0} are joined`;
  return joinedAt ? `${vlans} at port "${portText(joinedAt)}"` : `${vlans} on the way`;
}

function placeOf(network: Entry<'networks'>): ReturnType<typeof placeIn> {
  const field = (['vlan', 'vni'] as const).find((each) => network.value[each] !== undefined);
  return placeIn(network, field === undefined ? [] : [field]);
}

function joinPlace({ joinedAt }: SharedWire, estate: Estate): NonNullable<Found['related']> {
  const place = joinedAt && portPlace(estate, joinedAt, ['vlan', 'mode', 'to']);
  return place ? [{ place, message: 'Here the VLAN of one becomes that of the other.' }] : [];
}

function* atRouter(router: Entry<'routers'>, estate: Estate): Iterable<Found<undefined>> {
  const open = estate.query(openBetween, router.id);
  const [a, b] = (open?.networks ?? []).map((id) => estate.find('networks', id));
  if (!a || !b) return;
  yield {
    place: placeIn(router),
    message: `Router "${router.id}" connects network "${a.id}" of tenant "${a.value.tenant ?? ''}" to network "${b.id}" of tenant "${b.value.tenant ?? ''}", and nothing filters between them.`,
    related: [a, b].map((network) => ({ place: placeIn(network, ['tenant']), message: `Network "${network.id}".` })),
  };
}

/** Guests on a network that belongs to another tenant. One that belongs to nobody is shared on purpose. */
function* onNetworks(entry: Entry, on: readonly { readonly network: string | undefined; readonly path: Path }[], estate: Estate): Iterable<Found<undefined>> {
  const { tenant } = (entry as Entry<'vms'>).value;
  if (tenant === undefined) return;
  for (const { network: id, path } of on) {
    const network = estate.find('networks', id);
    if (!network || network.value.tenant === undefined || network.value.tenant === tenant || keepsGuestsApart(estate, network.id)) continue;
    yield {
      place: placeIn(entry, path),
      message: `${capitalized(named(entry))} of tenant "${tenant}" is on network "${network.id}" of tenant "${network.value.tenant}".`,
      related: [{ place: placeIn(network, ['tenant']), message: `Whose network "${network.id}" is.` }],
    };
  }
}

function nicsOf(vm: Entry<'vms'>): readonly { readonly network: string | undefined; readonly path: Path }[] {
  if (vm.value.tenant === undefined || vm.value.template === true) return [];
  return Object.entries(vm.value.nics ?? {}).flatMap(([nic, { network, connected }]) => (connected === false ? [] : [{ network, path: ['nics', nic, 'network'] }]));
}
