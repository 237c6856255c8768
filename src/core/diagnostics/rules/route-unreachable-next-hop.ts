import type { Router } from '../../model/entities';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { writtenPath } from '../../model/writtenPath';
import { contains, isLocal, parseAddress, type Address, type Subnet } from '../../network/addressing/addresses';
import { subnetOf } from '../../network/addressing/nicAddresses';
import { compareBytes, subnetAround } from '../../network/addressing/ranges';
import { example } from '../../util/example';
import { listed } from '../../util/words';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'route-unreachable-next-hop',
  severity: 'error',
  summary: 'The next hop of a route is in none of the networks its router is connected to, or is the router itself.',
  why: 'A router hands a packet to a neighbour on one of its own wires. It does not use a route whose next hop is on none of them: packets take another way, or none.',
  remedy: 'Name a neighbour on one of its networks, or give the router an interface on the network of the next hop.',
  examples: {
    good: [
      // A neighbour on one of its wires (R5). An interface whose subnet is not known may well reach it, and so may one of an address local to the link.
      example`
        {
          "networks": { "web": { "subnet": "10.0.10.0/24" }, "flat": {}, "six": { "subnet": "2001:db8::/64" } },
          "routers": {
            "edge": { "interfaces": { "in": { "network": "web", "address": "10.0.10.1" }, "out": { "address": "192.0.2.2/30" } }, "routes": [{ "to": "0.0.0.0/0", "via": "192.0.2.1" }, { "to": "10.9.0.0/16", "via": "10.0.10.254" }] },
            "open": { "interfaces": { "in": { "network": "web" }, "out": { "network": "flat" } }, "routes": [{ "to": "0.0.0.0/0", "via": "198.51.100.1" }] },
            "bare": { "routes": [{ "to": "0.0.0.0/0", "via": "198.51.100.1" }] },
            "six": { "interfaces": { "in": { "network": "six" } }, "routes": [{ "to": "::/0", "via": "fe80::1" }, { "to": "2001:db8:1::/48", "via": "2001:db8::2" }] }
          }
        }
      `,
    ],
    bad: [
      example`
        {
          "networks": { "web": { "subnet": "10.0.10.0/24" } },
          "routers": {
            "edge": {
              "interfaces": { "in": { "network": "web", "address": "10.0.10.1/24" }, "out": { "address": "192.0.2.2/30" } },
              "routes": [{ "to": "0.0.0.0/0", "via": "192.0.2.9" }, { "to": "10.9.0.0/16", "via": "10.0.10.1" }]
        //                                           ^^^^^^^^^^^ The next hop 192.0.2.9 is on none of the networks of router "edge": 10.0.10.0/24 and 192.0.2.0/30.
        //                                                                                        ^^^^^^^^^^^ The next hop 10.0.10.1 is router "edge" itself.
            }
          }
        }
      `,
    ],
  },
  on: 'routers',
  fields: ['routes'],
  *check(router, estate) {
    const routes = router.value.routes ?? [];
    const subnets = routes.length === 0 ? undefined : subnetsOf(router.value, estate);
    if (!subnets) return;
    for (const [i, { via }] of routes.entries()) {
      const read = via === undefined ? undefined : parseAddress(via);
      if (read?.kind !== 'address' || isLocal(read.address)) continue;
      const { address } = read;
      const wrong = isOwn(router, address)
        ? `is router "${router.id}" itself`
        : subnets.some((subnet) => contains(subnet, address)) ? undefined : `is on none of the networks of router "${router.id}": ${listed(subnets.map(({ text }) => text))}`;
      if (wrong !== undefined) yield { place: placeIn(router, writtenPath(router, ['routes', i, 'via'])), message: `The next hop ${address.text} ${wrong}.` };
    }
  },
});

/** The subnets a router is connected to; undefined where one of them is not known, or it has no interfaces. */
function subnetsOf({ interfaces }: Router, estate: Estate): readonly Subnet[] | undefined {
  const subnets: Subnet[] = [];
  for (const { network, address } of Object.values(interfaces ?? {})) {
    const entity = estate.value('networks', network);
    const own = address === undefined ? undefined : connectedSubnet(address);
    const ofNetwork = entity && subnetOf(entity);
    if (!own && !ofNetwork) return undefined;
    for (const subnet of [own, ofNetwork]) if (subnet && !subnets.some(({ text }) => text === subnet.text)) subnets.push(subnet);
  }
  return subnets.length === 0 ? undefined : subnets;
}

/** "192.0.2.2/30" is in 192.0.2.0/30. */
function connectedSubnet(text: string): Subnet | undefined {
  const read = parseAddress(text);
  return read.kind === 'address' ? subnetAround(read.address) : undefined;
}

function isOwn({ value }: Entry<'routers'>, address: Address): boolean {
  return Object.values(value.interfaces ?? {}).some((each) => {
    const read = each.address === undefined ? undefined : parseAddress(each.address);
    return read?.kind === 'address' && read.address.family === address.family && compareBytes(read.address.bytes, address.bytes) === 0;
  });
}
