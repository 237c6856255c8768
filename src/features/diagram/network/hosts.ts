/** A host in the network view: its NICs and adapters, where they are plugged in, and the networks it makes for itself. */
import type { Host } from '../../../core/model/entities';
import type { Estate } from '../../../core/model/estate';
import { formatQuantity } from '../../../core/model/quantity';
import { counted } from '../../../core/util/words';
import type { EdgeDrawing, Piece } from '../look';
import { emptyPiece, type Drawing } from '../look';
import { nodeOf, partNodeOf } from '../nodeIds';
import { areaOfHost } from './areas';
import { cableOfNic, uplinkOf } from './edges';
import { networkFace, portFace, switchesByUplinkHost, uplinkFaces } from './faces';
import { ownNetworks } from './ownNetworks';
import { joined, plain } from '../plain';

type Nic = NonNullable<Host['nics']>[string];
type Adapter = NonNullable<Host['adapters']>[string];

export function hostPiece(estate: Estate, id: string): Piece {
  const host = estate.value('hosts', id);
  if (!host) return emptyPiece;
  const nics = Object.entries(host.nics ?? {});
  const adapters = Object.entries(host.adapters ?? {});
  const node = plain({
    id: nodeOf('hosts', id), kind: 'host', label: host.name ?? id, parent: areaOfHost(estate, host),
    detail: joined(host.nics === undefined ? undefined : counted(nics.length, 'NIC'), adapters.length === 0 ? undefined : counted(adapters.length, 'adapter')), state: stateOf(host),
  });
  return {
    nodes: [
      node, ...nics.map(([name, nic]) => drawNic(id, name, nic)), ...adapters.map(([name, adapter]) => drawAdapter(estate, id, name, adapter)),
      ...ownNetworks(estate, { collection: 'hosts', id }, host.name ?? id),
    ],
    edges: linesOfHost(estate, id),
  };
}

/** The cables of a host's NICs, and what they are uplinks of. */
export function linesOfHost(estate: Estate, id: string): readonly EdgeDrawing[] {
  const host = estate.value('hosts', id);
  return host ? [...cables(estate, id, host), ...uplinks(estate, id, host)] : [];
}

function drawNic(host: string, name: string, { speed, model, sriov }: Nic): Drawing {
  const functions = sriov === undefined || sriov === 0 ? undefined : counted(sriov, 'virtual function');
  return plain({
    id: partNodeOf('hosts', host, 'nics', name), kind: 'nic', label: name, parent: nodeOf('hosts', host),
    detail: joined(speed === undefined ? undefined : formatQuantity(speed, 'bitrate'), model, functions),
  });
}

function drawAdapter(estate: Estate, host: string, name: string, { network, purposes, addresses }: Adapter): Drawing {
  const face = network === undefined ? undefined : estate.query(networkFace, network);
  const uses = purposes ?? (face?.purpose === undefined || face.purpose === 'vm' ? [] : [face.purpose]);
  return plain({
    id: partNodeOf('hosts', host, 'adapters', name), kind: 'adapter', label: name, parent: nodeOf('hosts', host),
    detail: joined(uses.join(', '), face?.label, addresses?.[0]), state: face ? 'normal' : 'off', tint: face?.tint,
  });
}

function cables(estate: Estate, id: string, { nics = {} }: Host): readonly EdgeDrawing[] {
  return Object.entries(nics).flatMap(([name, { port, speed }]) => (port === undefined ? [] : [cableOfNic({ host: id, nic: name, speed, port, face: estate.query(portFace, port) })]));
}

function uplinks(estate: Estate, id: string, { nics = {} }: Host): readonly EdgeDrawing[] {
  return estate.lookup(switchesByUplinkHost, id).flatMap((owner) =>
    estate.query(uplinkFaces, `${owner} ${id}`).map((face) => uplinkOf({ owner, host: id, face, nic: Object.hasOwn(nics, face.nic) ? nics[face.nic] : undefined })));
}

function stateOf({ maintenance, derived }: Host): Drawing['state'] {
  if (maintenance === true) return 'maintenance';
  return derived === true ? 'derived' : 'normal';
}
