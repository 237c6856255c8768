/** Switches and networks in the view of the whole estate: without their ports, and without who is on them. */
import type { Estate } from '../../../core/model/estate';
import { emptyPiece, type Piece } from '../look';
import { networkPieceOf } from '../network/networks';
import { switchPiece } from '../network/switches';
import { entryOfGroup, networksGroup } from '../nodeIds';
import { raised } from './raised';

/** A switch, and the cables between it and other switches. */
export function switchPieceIn(estate: Estate, id: string): Piece {
  const { nodes: [node], edges } = switchPiece(estate, id);
  return node ? { nodes: [node], edges: raised(edges) } : emptyPiece;
}

/** A network in its virtual switch; one that a host or VM makes for itself stands among those without one. */
export function networkPieceIn(estate: Estate, id: string): Piece {
  const { nodes: [node], edges } = networkPieceOf(estate, id);
  if (!node) return emptyPiece;
  const isOwned = node.parent !== null && node.parent.startsWith(networksGroup()) && entryOfGroup(node.parent) !== undefined;
  return { nodes: [isOwned ? { ...node, parent: networksGroup() } : node], edges: raised(edges) };
}
