/** What connects in the network view. */
import type { Estate } from '../../../../core/model/estate';
import type { Connections, Pair } from '../../connect/connections';
import type { Connection } from '../../connect/outcome';
import { nicToPort, nicToSwitch, portToPort, portToSwitch, switchToSwitch } from './cables';
import { endOf, nodesOf, type EndKind, type EndOf } from './ends';
import { adapterToNetwork, containerToNetwork, guestToNetwork, networkToFabric, networkToNetwork, routerToNetwork, vmToNetwork } from './toNetwork';
import { hostToFabric, nicToFabric } from './uplinks';

function pair<A extends EndKind, B extends EndKind>(from: A, to: B, connectEnds: (estate: Estate, from: EndOf<A>, to: EndOf<B>) => Connection): Pair<EndKind> {
  return { from, to, connect: connectEnds };
}

const pairs: readonly Pair<EndKind>[] = [
  pair('guest', 'network', guestToNetwork), pair('vm', 'network', vmToNetwork), pair('container', 'network', containerToNetwork), pair('adapter', 'network', adapterToNetwork),
  pair('router', 'network', routerToNetwork), pair('network', 'fabric', networkToFabric), pair('network', 'network', networkToNetwork),
  pair('nic', 'port', nicToPort), pair('nic', 'switch', nicToSwitch), pair('port', 'port', portToPort), pair('port', 'switch', portToSwitch), pair('switch', 'switch', switchToSwitch),
  pair('nic', 'fabric', nicToFabric), pair('host', 'fabric', hostToFabric),
];

const words: Readonly<Record<EndKind, string>> = {
  guest: 'a NIC of a VM', vm: 'a VM', container: 'a container', adapter: 'an adapter of a host', nic: 'a NIC of a host', host: 'a host', port: 'a port', switch: 'a physical switch',
  fabric: 'a virtual switch', network: 'a network', router: 'a router',
};

export const networkConnections: Connections<EndKind> = { endOf, nodesOf, pairs, words };
