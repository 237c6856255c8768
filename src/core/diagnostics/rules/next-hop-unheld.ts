import type { Router } from '../../model/entities';
import type { Estate } from '../../model/estate';
import { writtenPath } from '../../model/writtenPath';
import { contains, isLocal, parseAddress, type Address } from '../../network/addressing/addresses';
import { stationsOf } from '../../network/fabric/stations';
import type { Station } from '../../network/fabric/types';
import { routingTableOf, type RouterInterface } from '../../network/routing/routes';
import { answering, isReserved } from '../../network/usage/answering';
import { routersByNetwork } from '../../network/usage/users';
import { example } from '../../util/example';
import { defineRule, placeIn, rootOf } from '../rule';

export const rule = defineRule({
  id: 'next-hop-unheld',
  severity: 'info',
  summary: 'Nobody shown holds the next hop of a route, though one other router is on the network it is in.',
  why: 'A router asks its wire for the next hop, and drops the packets where nobody answers. Between two routers that hold both addresses of a link there can be nobody else.',
  remedy: 'Name the address of the other router; where the next hop is equipment that is not shown, nothing is wrong.',
  examples: {
    good: [
      // The other router; one of several; nobody else on the network is shown; a guest; one that is local to the link.
      example`
        {
          "networks": { "link": { "subnet": "100.64.0.0/30" }, "lan": { "subnet": "10.0.0.0/24" }, "wan": { "subnet": "192.0.2.0/30" }, "dmz": { "subnet": "10.1.0.0/24" } },
          "routers": {
            "a": {
              "interfaces": { "link": { "network": "link", "address": "100.64.0.1/30" }, "lan": { "network": "lan", "address": "10.0.0.1/24" }, "wan": { "network": "wan", "address": "192.0.2.2/30" }, "dmz": { "network": "dmz", "address": "10.1.0.1/24" } },
              "routes": [{ "to": "10.9.0.0/16", "via": "100.64.0.2" }, { "to": "10.8.0.0/16", "via": "10.0.0.9" }, { "to": "0.0.0.0/0", "via": "192.0.2.1" }, { "to": "10.7.0.0/16", "via": "10.1.0.9" }, { "to": "::/0", "via": "fe80::1" }]
            },
            "b": { "interfaces": { "link": { "network": "link", "address": "100.64.0.2/30" }, "lan": { "network": "lan", "address": "10.0.0.2/24" }, "dmz": { "network": "dmz", "address": "10.1.0.2/24" } } },
            "c": { "interfaces": { "lan": { "network": "lan", "address": "10.0.0.3/24" } } }
          },
          "vms": { "vpn": { "nics": { "eth0": { "network": "dmz", "addresses": ["10.1.0.9/24"] } } } }
        }
      `,
    ],
    bad: [
      example`
        {
          "networks": { "transit": { "subnet": "100.64.0.0/24" }, "link": { "subnet": "100.65.0.0/29" } },
          "routers": {
            "t0": { "interfaces": { "down": { "network": "transit", "address": "100.64.0.1/24" }, "link": { "network": "link", "address": "100.65.0.1/29" } } },
            "t1": {
              "interfaces": { "up": { "network": "transit", "address": "100.64.0.2/24" }, "link": { "network": "link", "address": "100.65.0.2/29" } },
              "routes": [{ "to": "0.0.0.0/0", "via": "100.64.0.9" }, { "to": "10.0.0.0/8", "via": "100.65.0.4" }]
        //                                           ^^^^^^^^^^^^ Nobody shown holds the next hop 100.64.0.9: on network "transit", the other router is "t0", 100.64.0.1.
        //                                                                                        ^^^^^^^^^^^^ Nobody shown holds the next hop 100.65.0.4: on network "link", the other router is "t0", 100.65.0.1.
            }
          }
        }
      `,
    ],
  },
  on: 'routers',
  fields: ['routes'],
  *check(router, estate) {
    const { routes = [] } = router.value;
    if (routes.length === 0) return;
    const { interfaces } = routingTableOf(estate, router.value);
    for (const [i, { via }] of routes.entries()) {
      const read = via === undefined ? undefined : parseAddress(via);
      const out = read?.kind === 'address' && !isLocal(read.address) ? interfaces.find(({ subnet }) => subnet && contains(subnet, read.address)) : undefined;
      // A next hop that is the router itself is told as such.
      if (read?.kind !== 'address' || !out || interfaces.some(({ address }) => address?.text === read.address.text)) continue;
      const other = otherOn(estate, router.id, out, read.address);
      const address = other?.addresses.find(({ family }) => family === read.address.family);
      if (!other || !address || isHeld(estate, read.address, out.network)) continue;
      const neighbour = estate.find('routers', other.id);
      yield {
        place: placeIn(router, writtenPath(router, ['routes', i, 'via'])), data: { path: writtenPath(router, ['routes', i, 'via']), router: other.id, address: address.text },
        message: `Nobody shown holds the next hop ${read.address.text}: on network "${out.network}", the other router is "${other.id}", ${address.text}.`,
        ...(neighbour ? { related: [{ place: placeIn(neighbour, ['interfaces', other.part, 'address']), message: `Router "${other.id}" on network "${out.network}".` }] } : {}),
      };
    }
  },
  fixes: ({ data }, router) => (data ? [{ title: `Send it to ${data.address}, router "${data.router}"`, changes: [{ kind: 'set', file: router.file, path: [...rootOf(router), ...data.path], value: data.address }] }] : []),
});

/** The only other interface of a router on the network that a next hop is in; undefined where there is none, several, or it holds the next hop though it is off. */
function otherOn(estate: Estate, router: string, { network }: RouterInterface, via: Address): Station | undefined {
  const others = estate.lookup(routersByNetwork, network).filter((id) => id !== router).flatMap((id) => stationsOf(estate, 'routers', id).filter((station) => station.network === network));
  const [only] = others;
  return others.length === 1 && only && !only.addresses.some(({ text }) => text === via.text) && !isTranslated(estate.value('routers', only.id), via) ? only : undefined;
}

/** A router may answer for addresses that it translates. */
const isTranslated = (router: Router | undefined, { text }: Address): boolean => (router?.nat ?? []).some(({ from, to }) => from === text || to === text);
const isHeld = (estate: Estate, address: Address, network: string): boolean => answering(estate, network, address).length > 0 || isReserved(estate, network, address);
