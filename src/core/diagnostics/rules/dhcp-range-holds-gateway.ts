import type { Network } from '../../model/entities';
import type { Estate } from '../../model/estate';
import { parseAddress, type Address } from '../../network/addressing/addresses';
import { rangeBetween, rangeOfAddress, shareIn } from '../../network/addressing/ranges';
import { stationsOf } from '../../network/fabric/stations';
import { routersByNetwork } from '../../network/usage/users';
import { example } from '../../util/example';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'dhcp-range-holds-gateway',
  severity: 'warning',
  summary: 'The range that DHCP hands out includes the address of the gateway, or of a router on the network.',
  why: 'A guest that is handed the address of the router answers in its place: some or all guests of the network lose what is beyond it, for as long as the lease lasts.',
  remedy: 'Begin the range behind the address of the router, or end it before.',
  examples: {
    good: [
      // A router before the range, and one behind it; a range of the other family.
      example`
        {
          "networks": {
            "web": { "subnet": "10.0.10.0/24", "gateway": "10.0.10.1", "dhcp": { "from": "10.0.10.2", "to": "10.0.10.253" } },
            "six": { "gateway": "2001:db8::1", "dhcp": { "from": "10.0.20.1", "to": "10.0.20.99" } }
          },
          "routers": { "edge": { "interfaces": { "in": { "network": "web", "address": "10.0.10.254/24" } } } }
        }
      `,
    ],
    bad: [
      example`
        {
          "networks": {
            "web": { "subnet": "10.0.10.0/24", "gateway": "10.0.10.1", "dhcp": { "from": "10.0.10.1", "to": "10.0.10.199" } },
        //                                                                               ^^^^^^^^^^^ DHCP hands out 10.0.10.1 to 10.0.10.199, and 10.0.10.1 is the gateway of network "web".
            "db": { "subnet": "10.0.20.0/24", "dhcp": { "from": "10.0.20.100", "to": "10.0.20.254" } }
        //                                                      ^^^^^^^^^^^^^ DHCP hands out 10.0.20.100 to 10.0.20.254, and 10.0.20.254 is router "edge".
          },
          "routers": { "edge": { "interfaces": { "in": { "network": "db", "address": "10.0.20.254/24" } } } }
        }
      `,
    ],
  },
  on: 'networks',
  fields: ['dhcp'],
  *check(network, estate) {
    const { dhcp } = network.value;
    const range = rangeBetween(dhcp?.from, dhcp?.to);
    if (!range) return;
    const held = takenOn(network.value, network.id, estate).find(({ address }) => shareIn(rangeOfAddress(address), range) === 'all');
    if (!held) return;
    yield {
      place: placeIn(network, ['dhcp', 'from']),
      message: `DHCP hands out ${dhcp?.from ?? ''} to ${dhcp?.to ?? ''}, and ${held.address.text} is ${held.what}.`,
    };
  },
});

interface Taken {
  readonly address: Address;
  /** Completes "… is". */
  readonly what: string;
}

function takenOn({ gateway }: Network, id: string, estate: Estate): readonly Taken[] {
  const read = gateway === undefined ? undefined : parseAddress(gateway);
  const ofRouters = estate.lookup(routersByNetwork, id).flatMap((router) => stationsOf(estate, 'routers', router).filter(({ network }) => network === id).flatMap(({ addresses }) => addresses.map((address) => ({ address, what: `router "${router}"` }))));
  return [...(read?.kind === 'address' ? [{ address: read.address, what: `the gateway of network "${id}"` }] : []), ...ofRouters];
}
