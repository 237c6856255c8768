/** Edges of the network view: cables, uplinks, interfaces of routers and tunnels. Their ids name what they join. */
import { formatQuantity } from '../../../core/model/quantity';
import type { EdgeDrawing } from '../look';
import { nodeOf, partNodeOf } from '../nodeIds';
import type { PortFace, UplinkFace } from './faces';

/** What an edge joins, as its id says it. */
export type EdgeName =
  | { readonly kind: 'cable'; readonly host: string; readonly nic: string; readonly switch: string; readonly port: string }
  | { readonly kind: 'link'; readonly ends: readonly [PortName, PortName] }
  | { readonly kind: 'uplink'; readonly switch: string; readonly host: string; readonly nic: string }
  | { readonly kind: 'bridge'; readonly network: string }
  | { readonly kind: 'interface'; readonly router: string; readonly name: string }
  /** `over` is one of the networks that carry a segment which names no underlay. */
  | { readonly kind: 'tunnel'; readonly network: string; readonly over?: string };

export interface PortName {
  readonly switch: string;
  readonly port: string;
}

export function edgeOf(name: EdgeName): string {
  switch (name.kind) {
    case 'cable': return ['cable', name.switch, name.port, name.host, name.nic].join('/');
    case 'link': return ['link', ...name.ends.flatMap((end) => [end.switch, end.port])].join('/');
    case 'uplink': return ['uplink', name.switch, name.host, name.nic].join('/');
    case 'bridge': return `bridge/${name.network}`;
    case 'interface': return `interface/${name.router}/${name.name}`;
    case 'tunnel': return ['tunnel', name.network, ...(name.over === undefined ? [] : [name.over])].join('/');
  }
}

/** What an edge joins; undefined for a text that is no id of one. */
export function edgeNamed(id: string): EdgeName | undefined {
  const [kind, a = '', b = '', c = '', d = ''] = id.split('/');
  switch (kind) {
    case 'cable': return { kind, switch: a, port: b, host: c, nic: d };
    case 'link': return { kind, ends: [{ switch: a, port: b }, { switch: c, port: d }] };
    case 'uplink': return { kind, switch: a, host: b, nic: c };
    case 'bridge': return { kind, network: a };
    case 'interface': return { kind, router: a, name: b };
    case 'tunnel': return { kind, network: a, ...(b === '' ? {} : { over: b }) };
    default: return undefined;
  }
}

/** The cable of a NIC. One into a port that is not there ends at its switch, or where that would be. */
export function cableOfNic({ host, nic, speed, port, face }: { readonly host: string; readonly nic: string; readonly speed: number | undefined; readonly port: string; readonly face: PortFace | undefined }): EdgeDrawing {
  const slash = port.indexOf('/');
  const to: PortName = slash < 0 ? { switch: port, port: '' } : { switch: port.slice(0, slash), port: port.slice(slash + 1) };
  const label = speedText([speed, face?.speed]);
  return {
    id: edgeOf({ kind: 'cable', host, nic, ...to }), kind: 'cable', from: partNodeOf('hosts', host, 'nics', nic), to: face ? portNode(to) : nodeOf('switches', to.switch), label,
    detail: sentence(`${nic} of ${host} in port ${to.port} of ${to.switch}`, label, face ? face.words : 'which is not in the document', face?.enabled === false ? 'not enabled' : ''),
    state: !face ? 'unknown' : face.enabled ? 'normal' : 'down', heat: null, counted: [`hosts/${host}/nics/${nic}/port`],
  };
}

/** A cable between two ports of physical switches, written at `near`. */
export function linkOf({ near, far, faces, counted }: { readonly near: PortName; readonly far: PortName; readonly faces: readonly [PortFace | undefined, PortFace | undefined]; readonly counted: readonly string[] }): EdgeDrawing {
  const ends: readonly [PortName, PortName] = portText(near) < portText(far) ? [near, far] : [far, near];
  const label = speedText(faces.map((face) => face?.speed));
  const isKnown = faces.every((face) => face !== undefined);
  const isUp = faces.every((face) => face?.enabled !== false);
  const node = (end: PortName): string => (end === far && !faces[1] ? nodeOf('switches', far.switch) : portNode(end));
  return {
    id: edgeOf({ kind: 'link', ends }), kind: 'cable', from: node(ends[0]), to: node(ends[1]), label,
    detail: sentence(`${ends[0].switch} ${ends[0].port} to ${ends[1].switch} ${ends[1].port}`, label, faces[0]?.words ?? '', isKnown ? '' : 'one end is not in the document', isUp ? '' : 'not enabled'),
    state: !isKnown ? 'unknown' : isUp ? 'normal' : 'down', heat: null, counted,
  };
}

/** A NIC in a virtual switch. One the host does not have begins at the host. */
export function uplinkOf({ owner, host, face, nic }: { readonly owner: string; readonly host: string; readonly face: UplinkFace; readonly nic: { readonly speed?: number | undefined } | undefined }): EdgeDrawing {
  const label = speedText([nic?.speed]);
  return {
    id: edgeOf({ kind: 'uplink', switch: owner, host, nic: face.nic }), kind: 'uplink', from: nic ? partNodeOf('hosts', host, 'nics', face.nic) : nodeOf('hosts', host), to: nodeOf('switches', owner), label,
    detail: sentence(`${face.nic} of ${host} is an uplink of ${owner}`, label, face.standby ? 'standby' : '', nic ? '' : 'the host has no such NIC'),
    state: !nic ? 'unknown' : face.standby ? 'standby' : 'normal', heat: null, counted: [face.key],
  };
}

export const portText = (end: PortName): string => `${end.switch}/${end.port}`;
const portNode = (end: PortName): string => partNodeOf('switches', end.switch, 'ports', end.port);

/** Of the slower; empty where nobody says. */
function speedText(speeds: readonly (number | undefined)[]): string {
  const known = speeds.flatMap((speed) => speed ?? []);
  return known.length === 0 ? '' : formatQuantity(Math.min(...known), 'bitrate');
}

const sentence = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');
