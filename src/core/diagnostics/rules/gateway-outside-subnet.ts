import type { Estate } from '../../model/estate';
import { contains, isLocal, parseAddress } from '../../network/addressing/addresses';
import { subnetOf } from '../../network/addressing/nicAddresses';
import { writtenAddresses } from '../../network/addressing/writtenAddresses';
import { routersByNetwork } from '../../network/usage/users';
import { distinct } from '../../util/distinct';
import { example } from '../../util/example';
import { capitalized } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'gateway-outside-subnet',
  severity: 'error',
  summary: 'A default gateway does not belong to the subnet it is the gateway of.',
  why: 'A guest asks its own wire for the gateway. One with an address of another subnet is never asked for there, so nothing gets beyond the network.',
  remedy: 'Name the address the router has on this network.',
  examples: {
    good: [
      // One of the other family or local to the link says nothing of this subnet, and neither does a network without one.
      example`
        {
          "networks": {
            "web": { "subnet": "10.0.10.0/24", "gateway": "10.0.10.1" }, "six": { "subnet": "2001:db8:0:10::/64", "gateway": "fe80::1" },
            "both": { "subnet": "10.0.11.0/24", "gateway": "2001:db8::1" }, "flat": { "gateway": "192.0.2.1" }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "networks": { "web": { "subnet": "10.0.10.0/24", "gateway": "10.0.1.1" } },
        //                                                            ^^^^^^^^^^ The gateway 10.0.1.1 is outside the subnet 10.0.10.0/24 of network "web".
          "routers": { "edge": { "interfaces": { "in": { "network": "web", "address": "10.0.10.254/24" } } } },
          "vms": { "a": { "nics": { "eth0": { "network": "web", "gateway": "10.0.20.1" } } } }
        //                                                                 ^^^^^^^^^^^ The gateway 10.0.20.1 is outside the subnet 10.0.10.0/24 of network "web".
        }
      `,
    ],
  },
  on: ['networks', 'vms'],
  fields: ['gateway', 'nics.*.gateway'],
  *check(entry, estate) {
    for (const { path, read, role, network: id, what } of writtenAddresses(entry)) {
      if (role !== 'gateway' || read.kind !== 'address') continue;
      const network = estate.find('networks', id);
      const subnet = network && subnetOf(network.value);
      const { address } = read;
      if (!network || !subnet || address.family !== subnet.family || isLocal(address) || contains(subnet, address)) continue;
      yield {
        place: placeIn(entry, path),
        message: capitalized(`${what(address.text)} is outside the subnet ${subnet.text} of network "${network.id}".`),
        related: [{ place: placeIn(network, ['subnet']), message: `The subnet of network "${network.id}".` }],
        data: { path, network: network.id },
      };
    }
  },
  fixes({ data }, entry, estate) {
    const [address, ...others] = data ? routerAddresses(data.network, estate) : [];
    if (!data || address === undefined || others.length > 0) return [];
    return [{ title: `Set it to ${address}, the address of the router there`, changes: [{ kind: 'set', file: entry.file, path: [entry.collection, entry.id, ...data.path], value: address }] }];
  },
});

/** The addresses routers have in the subnet of a network. */
function routerAddresses(network: string, estate: Estate): readonly string[] {
  const entity = estate.value('networks', network);
  const subnet = entity && subnetOf(entity);
  const interfaces = estate.lookup(routersByNetwork, network).flatMap((router) => Object.values(estate.value('routers', router)?.interfaces ?? {}));
  return distinct(interfaces.flatMap(({ network: on, address }) => {
    const read = on === network && address !== undefined ? parseAddress(address) : undefined;
    return subnet && read?.kind === 'address' && contains(subnet, read.address) ? [read.address.text] : [];
  }));
}
