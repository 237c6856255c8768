/** Switches in the network view: physical ones with their ports and the cables between them, and virtual ones. */
import type { Switch } from '../../../core/model/entities';
import type { Estate } from '../../../core/model/estate';
import { formatQuantity } from '../../../core/model/quantity';
import { isPhysical, parsePort, portVlans, type SwitchPort } from '../../../core/network/fabric/ports';
import { networksBySwitch } from '../../../core/network/usage/users';
import { counted } from '../../../core/util/words';
import { emptyPiece, type Drawing, type EdgeDrawing, type Piece } from '../look';
import { nodeOf, partNodeOf, physicalGroup } from '../nodeIds';
import { linkOf, portText } from './edges';
import { portFace, portTarget, vlanWords } from './faces';
import { joined, plain } from '../plain';

export function switchPiece(estate: Estate, id: string): Piece {
  const value = estate.value('switches', id);
  if (!value) return emptyPiece;
  return isPhysical(value) ? physicalPiece(estate, id, value) : { nodes: [drawVirtual(estate, id, value)], edges: [] };
}

function physicalPiece(estate: Estate, id: string, value: Switch): Piece {
  const ports = Object.entries(value.ports ?? {});
  const node = plain({
    id: nodeOf('switches', id), kind: 'switch', label: value.name ?? id,
    parent: physicalGroup(value.site !== undefined && estate.find('sites', value.site) ? value.site : undefined),
    detail: joined(counted(ports.length, 'port'), mtuText(value)), state: stateOf(value),
  });
  return { nodes: [node, ...ports.map(([name, port]) => drawPort(id, name, port))], edges: ports.flatMap(([name, port]) => link(estate, id, name, port)) };
}

function drawPort(owner: string, name: string, port: SwitchPort): Drawing {
  const { mode, native, tagged } = portVlans(port);
  const tint = mode === 'access' ? String(native ?? 1) : tagged === undefined ? undefined : 'trunk';
  return plain({
    id: partNodeOf('switches', owner, 'ports', name), kind: 'port', label: name, parent: nodeOf('switches', owner),
    detail: joined(port.speed === undefined ? undefined : formatQuantity(port.speed, 'bitrate'), vlanWords(port), port.aggregation), state: port.enabled === false ? 'off' : 'normal', tint,
  });
}

/** The cable that a port says it has. One that both ends write is drawn by the first of them in order of text. */
function link(estate: Estate, owner: string, name: string, { to, enabled, speed }: SwitchPort): readonly EdgeDrawing[] {
  const far = to === undefined ? undefined : parsePort(to) ?? { switch: to, port: '' };
  const near = { switch: owner, port: name };
  if (!far || portText(far) === portText(near)) return [];
  const back = estate.query(portTarget, portText(far)) === portText(near);
  if (back && portText(far) < portText(near)) return [];
  const counted = [`switches/${owner}/ports/${name}/to`, ...(back ? [`switches/${far.switch}/ports/${far.port}/to`] : [])];
  const own = { enabled: enabled !== false, speed, words: estate.query(portFace, portText(near))?.words ?? '' };
  return [linkOf({ near, far, faces: [own, estate.query(portFace, portText(far))], counted })];
}

function drawVirtual(estate: Estate, id: string, value: Switch): Drawing {
  const hosts = Object.keys(value.uplinks ?? {}).length;
  const networks = estate.count(networksBySwitch, id);
  return plain({
    id: nodeOf('switches', id), kind: 'fabric', label: value.name ?? id, parent: null,
    detail: joined(
      kindWords[value.kind ?? 'distributed'], value.host === undefined ? (hosts === 0 ? undefined : counted(hosts, 'host')) : `on ${value.host}`,
      counted(networks, 'network'), mtuText(value),
    ),
    state: stateOf(value),
  });
}

export const kindWords: Readonly<Record<NonNullable<Switch['kind']>, string>> = {
  physical: 'Physical switch', standard: 'Standard switch', distributed: 'Distributed switch', bridge: 'Linux bridge', 'open-vswitch': 'Open vSwitch',
};

const mtuText = ({ mtu }: Switch): string | undefined => (mtu === undefined ? undefined : `MTU ${mtu}`);
const stateOf = ({ derived }: Switch): Drawing['state'] => (derived === true ? 'derived' : 'normal');
