/** Logical networks in the network view: in their virtual switch, with who they are on below them. */
import type { Network } from '../../../core/model/entities';
import type { Estate } from '../../../core/model/estate';
import { isPhysical } from '../../../core/network/fabric/ports';
import { carriersOf } from '../../../core/network/usage/segments';
import { containersByNetwork, hostsByNetwork, vmsByNetwork } from '../../../core/network/usage/users';
import { counted } from '../../../core/util/words';
import { emptyPiece, type EdgeDrawing, type Piece } from '../look';
import { networksGroup, nodeOf, partNodeOf, segmentsGroup } from '../nodeIds';
import { edgeOf } from './edges';
import { tintOf } from './faces';
import { ownerOf } from './ownNetworks';
import { joined, plain } from '../plain';

export function networkPieceOf(estate: Estate, id: string): Piece {
  const network = estate.value('networks', id);
  if (!network) return emptyPiece;
  const node = plain({
    id: nodeOf('networks', id), kind: 'network', label: network.name ?? id, parent: parentOf(estate, network), detail: detailOf(estate, id, network),
    state: network.derived === true ? 'derived' : 'normal', tint: tintOf(network),
  });
  return { nodes: [node], edges: [...tunnels(estate, id, network), ...bridge(estate, id, network)] };
}

function parentOf(estate: Estate, network: Network): string {
  const owner = estate.value('switches', network.switch);
  if (network.switch !== undefined && owner && !isPhysical(owner)) return nodeOf('switches', network.switch);
  return network.kind === 'overlay' && network.on === undefined ? segmentsGroup : networksGroup(ownerOf(estate, network));
}

/** "VLAN 10 · 10.0.10.0/24 · 34 VMs" */
function detailOf(estate: Estate, id: string, network: Network): string {
  const users = [[estate.count(vmsByNetwork, id), 'VM'], [estate.count(containersByNetwork, id), 'container'], [estate.count(hostsByNetwork, id), 'host']] as const;
  const shown = users.flatMap(([count, word]) => (count === 0 ? [] : [counted(count, word)]));
  return joined(vlanText(network), kindWords[network.kind ?? 'port-group'], network.subnet, ...(shown.length === 0 ? ['0 VMs'] : shown));
}

function vlanText(network: Network): string | undefined {
  const tint = tintOf(network);
  if (tint === undefined) return undefined;
  if (tint !== 'trunk') return tint.startsWith('VNI') ? tint : `VLAN ${tint}`;
  return String(network.vlan) === '4095' ? 'every VLAN' : `VLANs ${String(network.vlan)}`;
}

const kindWords: Readonly<Record<NonNullable<Network['kind']>, string>> = {
  'port-group': '', overlay: '', nat: 'NAT', 'host-only': 'host-only', bridged: 'bridged', internal: 'internal', 'container-bridge': 'container bridge', 'container-overlay': 'container overlay',
};

/** To the underlay of a segment; of one that names none, to every network with tunnel endpoints. */
function tunnels(estate: Estate, id: string, network: Network): readonly EdgeDrawing[] {
  if (network.kind !== 'overlay' && network.underlay === undefined) return [];
  return carriersOf(estate, network).map((carrier) => {
    const isThere = estate.find('networks', carrier) !== undefined;
    return {
      id: edgeOf({ kind: 'tunnel', network: id, ...(network.underlay === undefined ? { over: carrier } : {}) }), kind: 'tunnel', from: nodeOf('networks', id), to: nodeOf('networks', carrier), label: '',
      detail: `${id} is carried by ${carrier}${isThere ? '' : ', which is not in the document'}`, state: isThere ? 'normal' : 'unknown', heat: null, counted: [`networks/${id}/underlay`],
    };
  });
}

/** The NIC of its host that a bridged network uses: the first where none is said. */
function bridge(estate: Estate, id: string, network: Network): readonly EdgeDrawing[] {
  const host = network.kind === 'bridged' ? estate.value('hosts', network.on) : undefined;
  if (!host || network.on === undefined) return [];
  const nic = network.nic ?? Object.keys(host.nics ?? {})[0];
  if (nic === undefined) return [];
  const isThere = Object.hasOwn(host.nics ?? {}, nic);
  return [{
    id: edgeOf({ kind: 'bridge', network: id }), kind: 'uplink', from: isThere ? partNodeOf('hosts', network.on, 'nics', nic) : nodeOf('hosts', network.on), to: nodeOf('networks', id), label: '',
    detail: `${id} is bridged to ${nic} of ${network.on}${isThere ? '' : ', which it does not have'}`, state: isThere ? 'normal' : 'unknown', heat: null, counted: [`networks/${id}/nic`],
  }];
}
