/** Who is on a network: NICs of VMs, and containers. What is on none is gathered in a group, from where it can be connected. */
import type { Vm } from '../../../core/model/entities';
import type { Entry } from '../../../core/model/entry';
import type { Estate } from '../../../core/model/estate';
import { writtenPath } from '../../../core/model/writtenPath';
import { stateOfVm } from '../drawing';
import { emptyPiece, type Drawing, type Piece } from '../look';
import { nodeOf, partNodeOf, unconnectedGroup } from '../nodeIds';
import { networkFace } from './faces';
import { ownNetworks } from './ownNetworks';
import { joined, plain } from '../plain';

type Nic = NonNullable<Vm['nics']>[string];

export function vmPiece(estate: Estate, id: string): Piece {
  const vm = estate.value('vms', id);
  if (!vm) return emptyPiece;
  const nics = Object.entries(vm.nics ?? {});
  const label = vm.name ?? id;
  const guests = nics.map(([name, nic]) => drawNic(estate, { id, vm, name, nic, label: nics.length > 1 ? `${label} ${name}` : label }));
  const alone = nics.length > 0 ? [] : [plain({ id: nodeOf('vms', id), kind: 'vm', label, parent: unconnectedGroup, detail: 'no network adapter', state: stateOfVm(vm) })];
  return { nodes: [...guests, ...alone, ...ownNetworks(estate, { collection: 'vms', id }, label)], edges: none };
}

function drawNic(estate: Estate, { id, vm, name, nic, label }: { readonly id: string; readonly vm: Vm; readonly name: string; readonly nic: Nic; readonly label: string }): Drawing {
  const face = nic.network === undefined ? undefined : estate.query(networkFace, nic.network);
  const tint = face?.tint === 'trunk' && nic.vlan !== undefined && nic.vlan > 0 ? String(nic.vlan) : face?.tint;
  return plain({
    id: partNodeOf('vms', id, 'nics', name), kind: 'guest', label, parent: face && nic.network !== undefined ? nodeOf('networks', nic.network) : unconnectedGroup,
    detail: joined(name, nic.addresses?.[0], nic.connected === false ? 'not connected' : undefined), state: nic.connected === false ? 'off' : stateOfVm(vm), tint,
  });
}

export function containerPiece(estate: Estate, id: string): Piece {
  const entry = estate.find('containers', id);
  if (!entry) return emptyPiece;
  const container = entry.value;
  const networks = [...new Set(container.networks ?? [])];
  if (networks.length === 0) return { nodes: [plain({ id: nodeOf('containers', id), kind: 'container', label: container.name ?? id, parent: unconnectedGroup, detail: 'no network' })], edges: none };
  return { nodes: networks.map((network, i) => drawContainer(estate, { entry, network, isFirst: i === 0 })), edges: none };
}

function drawContainer(estate: Estate, { entry, network, isFirst }: { readonly entry: Entry<'containers'>; readonly network: string; readonly isFirst: boolean }): Drawing {
  const { id, value: container } = entry;
  const face = estate.query(networkFace, network);
  const at = container.networks?.findIndex((named) => named === network) ?? 0;
  return plain({
    id: partNodeOf('containers', id, 'networks', network), kind: 'guest', label: container.name ?? id, parent: face ? nodeOf('networks', network) : unconnectedGroup,
    detail: joined('container', container.addresses?.[0], container.ports?.join(', ')), tint: face?.tint,
    // What is found on a container as a whole counts once.
    counted: [['containers', id, ...writtenPath(entry, ['networks', at])].join('/'), ...(isFirst ? [nodeOf('containers', id)] : [])],
  });
}
const none: readonly never[] = [];
