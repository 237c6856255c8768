import type { Network, Router } from '../../model/entities';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { runs } from '../../model/lookups';
import { contains, isLocal, parseAddress, type Address } from '../../network/addressing/addresses';
import { subnetOf } from '../../network/addressing/nicAddresses';
import { stationsOf } from '../../network/fabric/stations';
import type { Station } from '../../network/fabric/types';
import { answering, isReserved } from '../../network/usage/answering';
import { connectedNics, routersByNetwork, vmsByNetwork } from '../../network/usage/users';
import { example } from '../../util/example';
import { defineRule, placeIn, type Found } from '../rule';

export const rule = defineRule({
  id: 'gateway-unheld',
  severity: 'warning',
  summary: 'The gateway of a network is not the address its router has there, or is a router in a VM that does not run.',
  why: 'Guests ask their wire for the gateway. Where nobody answers, or somebody who does not forward, they reach their own network and nothing beyond it.',
  remedy: 'Name the address that the router has on this network; where the gateway is equipment that is not shown, nothing is wrong. Power on the VM in which the router is.',
  examples: {
    good: [
      // Held by the router, by a guest of two networks (R4); one of several routers; a router that goes by this gateway itself, or translates what leaves here.
      example`
        {
          "networks": {
            "web": { "subnet": "10.0.10.0/24", "gateway": "10.0.10.1" }, "dmz": { "subnet": "10.0.20.0/24", "gateway": "10.0.20.9" }, "lan": { "subnet": "192.168.1.0/24", "gateway": "192.168.1.1" },
            "home": { "subnet": "192.168.2.0/24", "gateway": "192.168.2.1" }, "shared": { "subnet": "10.0.40.0/24", "gateway": "10.0.40.1" }, "alone": { "subnet": "10.0.50.0/24", "gateway": "10.0.50.1" }, "open": { "subnet": "10.0.60.0/24", "gateway": "10.0.60.1" }
          },
          "routers": {
            "edge": {
              "interfaces": {
                "web": { "network": "web", "address": "10.0.10.1/24" }, "dmz": { "network": "dmz", "address": "10.0.20.1/24" }, "lan": { "network": "lan", "address": "192.168.1.2/24" },
                "home": { "network": "home", "address": "192.168.2.2/24" }, "shared": { "network": "shared", "address": "10.0.40.2/24" }, "open": { "network": "open" }
              },
              "routes": [{ "to": "0.0.0.0/0", "via": "192.168.1.1" }], "nat": [{ "kind": "source", "from": "10.0.0.0/16", "to": "192.168.2.2", "out": "home" }]
            },
            "other": { "interfaces": { "shared": { "network": "shared", "address": "10.0.40.3/24" } } }
          },
          "vms": { "firewall": { "nics": { "eth0": { "network": "dmz", "addresses": ["10.0.20.9/24"] }, "eth1": { "network": "web", "addresses": ["10.0.10.9/24"] } } } }
        }
      `,
    ],
    bad: [
      example`
        {
          "networks": {
            "web": { "subnet": "10.0.10.0/24", "gateway": "10.0.10.254" },
        //                                                ^^^^^^^^^^^^^ Nobody shown holds the gateway 10.0.10.254 of network "web": router "edge" has 10.0.10.1 there.
            "db": { "subnet": "10.0.20.0/24", "gateway": "10.0.20.11" }
        //                                               ^^^^^^^^^^^^ The gateway 10.0.20.11 of network "db" is VM "db-1", which is on no other network: router "edge" has 10.0.20.1 there.
          },
          "routers": { "edge": { "interfaces": { "web": { "network": "web", "address": "10.0.10.1/24" }, "db": { "network": "db", "address": "10.0.20.1/24" } } } },
          "vms": { "db-1": { "nics": { "eth0": { "network": "db", "addresses": ["10.0.20.11/24"] } } } }
        }
      `,
      example`
        {
          "networks": { "web": { "subnet": "10.0.10.0/24", "gateway": "10.0.10.1" } },
        //                                                            ^^^^^^^^^^^ The gateway 10.0.10.1 of network "web" is router "edge" in VM "fw", which does not run.
          "hosts": { "esx-01": {} },
          "routers": { "edge": { "on": "fw", "interfaces": { "web": { "network": "web", "address": "10.0.10.1/24" } } } },
          "vms": { "fw": { "host": "esx-01", "power": "off" }, "a": { "host": "esx-01", "nics": { "eth0": { "network": "web" } } } }
        }
      `,
    ],
  },
  on: 'networks',
  fields: ['gateway'],
  check(network, estate) {
    const { gateway } = network.value;
    const read = gateway === undefined ? undefined : parseAddress(gateway);
    const routers = estate.lookup(routersByNetwork, network.id);
    if (routers.length === 0 || read?.kind !== 'address' || isLocal(read.address) || isOutside(network.value, read.address)) return [];
    const interfaces = routers.flatMap((id) => stationsOf(estate, 'routers', id).filter((station) => station.network === network.id));
    const holding = interfaces.filter((station) => holds(station, read.address));
    return holding.length > 0 ? inStoppedVm(network, read.address, holding, estate) : notOf(network, read.address, interfaces, estate);
  },
  fixes({ data }, { file, id }, estate) {
    if (!data) return [];
    if (data.kind === 'gateway') return [{ title: `Make ${data.address}, router "${data.router}", the gateway`, changes: [{ kind: 'set', file, path: ['networks', id, 'gateway'], value: data.address }] }];
    const vm = estate.find('vms', data.vm);
    return vm ? [{ title: `Power on VM "${vm.id}"`, changes: [{ kind: 'set', file: vm.file, path: ['vms', vm.id, 'power'], value: 'on' }] }] : [];
  },
});

type Repair =
  | { readonly kind: 'gateway'; readonly router: string; readonly address: string }
  | { readonly kind: 'power'; readonly vm: string };

/** What is outside the subnet is told as such. */
function isOutside(network: Network, address: Address): boolean {
  const subnet = subnetOf(network);
  return subnet !== undefined && !contains(subnet, address);
}
const holds = ({ addresses }: Station, { text }: Address): boolean => addresses.some((address) => address.text === text);

/** A router in a VM that is off, where guests are on the network and nobody else answers. */
function* inStoppedVm(network: Entry<'networks'>, gateway: Address, holding: readonly Station[], estate: Estate): Iterable<Found<Repair>> {
  const [first] = holding;
  if (!first || holding.some(({ off }) => off?.kind !== 'powered-off' && off?.kind !== 'suspended') || answering(estate, network.id, gateway).length > 0) return;
  if (!estate.lookup(vmsByNetwork, network.id).some((id) => isUp(estate, id))) return;
  const vm = first.off && 'vm' in first.off ? estate.find('vms', first.off.vm) : undefined;
  if (!vm) return;
  yield {
    place: placeIn(network, ['gateway']), data: { kind: 'power', vm: vm.id },
    message: `The gateway ${gateway.text} of network "${network.id}" is router "${first.id}" in VM "${vm.id}", which does not run.`,
    related: [{ place: placeIn(vm, ['power']), message: `VM "${vm.id}".` }],
  };
}

function isUp(estate: Estate, id: string): boolean {
  const vm = estate.value('vms', id);
  return vm !== undefined && runs(vm);
}

/** The one router shown has another address; several may share one that is not written. */
function* notOf(network: Entry<'networks'>, gateway: Address, interfaces: readonly Station[], estate: Estate): Iterable<Found<Repair>> {
  const [own] = interfaces;
  const router = own && estate.find('routers', own.id);
  const address = own?.addresses.find(({ family }) => family === gateway.family);
  if (!router || !address || interfaces.length > 1 || leadsOutBy(router.value, own.part, gateway)) return;
  const holders = answering(estate, network.id, gateway);
  if (holders.length === 0 && isReserved(estate, network.id, gateway)) return;
  const vm = holders[0]?.collection === 'vms' && holders.length === 1 ? estate.find('vms', holders[0].id) : undefined;
  // Who is on several networks may forward between them.
  if (holders.length > 0 && (!vm || connectedNics(vm.value).length > 1)) return;
  const who = vm ? `The gateway ${gateway.text} of network "${network.id}" is VM "${vm.id}", which is on no other network` : `Nobody shown holds the gateway ${gateway.text} of network "${network.id}"`;
  yield {
    place: placeIn(network, ['gateway']), data: { kind: 'gateway', router: router.id, address: address.text }, ...(vm ? {} : { severity: 'info' as const }),
    message: `${who}: router "${router.id}" has ${address.text} there.`,
    related: [{ place: placeIn(router, ['interfaces', own.part, 'address']), message: `Router "${router.id}" on network "${network.id}".` }],
  };
}

/** Whether the network is what lies outside of a router: it sends on to this gateway, or translates what leaves there. */
function leadsOutBy({ routes = [], nat = [] }: Router, part: string, gateway: Address): boolean {
  return routes.some(({ via }) => via === gateway.text) || nat.some(({ kind, out }) => kind === 'source' && (out === undefined || out === part));
}
