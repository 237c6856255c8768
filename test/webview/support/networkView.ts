/** The small network as the webview shows it. */
import type { TraceView } from '../../../src/protocol/view';
import { smallNetwork } from '../../scene/support/network';
import { nodesOf, smallEstate } from './estate';
import type { OpenedDiagram } from './openDiagram';
import { openView } from './openView';
import type { themes } from './themes';

/** A way that a filter stops. */
export const blocked: TraceView = {
  reachable: false, certain: true, title: 'web-01 to db-01, tcp 443',
  hops: [
    { node: 'vms/web-01/nics/eth0', kind: 'vNIC', text: 'web-01, eth0', tag: 'untagged' },
    { node: 'networks/web', kind: 'port group', text: 'web', tag: 'VLAN 10' },
    { node: 'routers/edge', kind: 'router', text: 'edge, interface web', tag: '' },
  ],
  blockedAt: 'routers/edge', because: 'Filter 2 of edge drops tcp 443.', change: 'Allow tcp 443 from web to db', applies: true,
  back: { reachable: false, because: 'Filter 2 drops the answer too.' },
};
/** What a port of the small network could be connected to. */
const connects = [
  { node: 'hosts/esx-01/nics/vmnic1', connects: true, reasons: [], what: 'Connect eth1 of leaf-1 to vmnic1 of esx-01' },
  { node: 'hosts/esx-02/nics/vmnic0', connects: false, reasons: ['vmnic0 is cabled to leaf-1 eth2 already'], what: '' },
];

/** The diagram of the small network in its network view, with cards. */
export function openNetwork(options: { readonly theme?: (typeof themes)[number] } = {}): Promise<OpenedDiagram> {
  return openView('network', {
    ...options, nodes: nodesOf(smallEstate), width: 1400, height: 900,
    before: (extension) => {
      extension.network = smallNetwork();
      extension.trace = blocked;
      extension.connects = connects;
    },
  });
}
