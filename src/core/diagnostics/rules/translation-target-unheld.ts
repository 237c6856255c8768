import type { Router } from '../../model/entities';
import type { Estate } from '../../model/estate';
import { writtenPath } from '../../model/writtenPath';
import { contains, parseAddress, type Address } from '../../network/addressing/addresses';
import { subnetOf } from '../../network/addressing/nicAddresses';
import { stationsOf } from '../../network/fabric/stations';
import { answering, isReserved } from '../../network/usage/answering';
import { containersByNetwork, routersByNetwork, vmsByNetwork } from '../../network/usage/users';
import { example } from '../../util/example';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'translation-target-unheld',
  severity: 'warning',
  summary: 'A router passes on packets to an address that nobody on its network holds.',
  why: 'Destination NAT makes a service reachable from outside. Where nobody has the address behind it, the port looks open in the rules and every connection to it times out.',
  remedy: 'Name the address of the guest that offers the service, or take the rule away.',
  examples: {
    good: [
      // Held by a guest, by a router, or by whoever DHCP keeps it for; a network with a guest of which no address is known, one without guests, and none at all.
      example`
        {
          "networks": {
            "web": { "subnet": "10.0.10.0/24", "gateway": "10.0.10.1", "dhcp": { "reservations": { "printer": { "address": "10.0.10.7" } } } }, "lan": { "subnet": "10.0.20.0/24" }, "empty": { "subnet": "10.0.30.0/24" }
          },
          "routers": {
            "edge": {
              "interfaces": { "web": { "network": "web", "address": "10.0.10.1/24" } },
              "nat": [
                { "kind": "destination", "from": "192.0.2.1", "to": "10.0.10.11" }, { "kind": "destination", "from": "192.0.2.2", "to": "10.0.10.1" }, { "kind": "destination", "from": "192.0.2.3", "to": "10.0.10.7" },
                { "kind": "destination", "from": "192.0.2.4", "to": "10.0.20.9" }, { "kind": "destination", "from": "192.0.2.5", "to": "10.0.30.9" }, { "kind": "destination", "from": "192.0.2.6", "to": "10.0.99.9" }, { "kind": "source", "to": "10.0.10.99" }
              ]
            }
          },
          "vms": { "a": { "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.11/24"] } } }, "b": { "nics": { "eth0": { "network": "lan" } } }, "c": { "nics": { "eth0": { "network": "lan", "addresses": ["10.0.20.11/24"] } } } }
        }
      `,
    ],
    bad: [
      example`
        {
          "networks": { "web": { "subnet": "10.0.10.0/24" } },
          "routers": {
            "edge": {
              "interfaces": { "web": { "network": "web", "address": "10.0.10.1/24" } },
              "nat": [{ "kind": "destination", "from": "192.0.2.1", "to": "10.0.10.99", "protocol": "tcp", "ports": "443" }]
        //                                                                ^^^^^^^^^^^^ Nobody who runs on network "web" holds 10.0.10.99: what router "edge" translates to it is lost.
            }
          },
          "vms": { "a": { "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.11/24"] } } } }
        }
      `,
    ],
  },
  on: 'routers',
  fields: ['nat'],
  *check(router, estate) {
    for (const [i, address] of targetsOf(router.value)) {
      const [network, ...others] = estate.ids('networks').filter((id) => holds(estate, id, address));
      if (network === undefined || others.length > 0 || !isTold(estate, network) || isHeld(estate, network, address)) continue;
      const entry = estate.find('networks', network);
      yield {
        place: placeIn(router, writtenPath(router, ['nat', i, 'to'])),
        message: `Nobody who runs on network "${network}" holds ${address.text}: what router "${router.id}" translates to it is lost.`,
        ...(entry ? { related: [{ place: placeIn(entry, ['subnet']), message: `Network "${network}".` }] } : {}),
      };
    }
  },
});

/** The addresses that destination NAT puts in, by their index in the list. */
function targetsOf({ nat = [] }: Router): readonly (readonly [number, Address])[] {
  return nat.flatMap(({ kind, to }, i) => {
    const read = kind !== 'destination' || to === undefined ? undefined : parseAddress(to);
    return read?.kind === 'address' ? [[i, read.address] as const] : [];
  });
}

function holds(estate: Estate, network: string, address: Address): boolean {
  const subnet = subnetOf(estate.value('networks', network) ?? {});
  return subnet !== undefined && contains(subnet, address);
}

/** Whether the document shows VMs on a network, and says an address of each: any other may be the one that is meant. */
function isTold(estate: Estate, network: string): boolean {
  const vms = estate.lookup(vmsByNetwork, network);
  return vms.length > 0 && estate.count(containersByNetwork, network) === 0 && vms.every((id) =>
    Object.values(estate.value('vms', id)?.nics ?? {}).every((nic) => nic.network !== network || (nic.addresses ?? []).length > 0));
}

function isHeld(estate: Estate, network: string, address: Address): boolean {
  if (answering(estate, network, address).length > 0 || isReserved(estate, network, address)) return true;
  return estate.lookup(routersByNetwork, network).some((id) => stationsOf(estate, 'routers', id).some(({ addresses }) => addresses.some(({ text }) => text === address.text)));
}
