import type { Node } from '@xyflow/react';
import type { Arrangement, Box, Item, Picture, Rect } from '../../src/scene';

/** How a node looks: `shell` is only there to be focused and read, what is seen of it is painted. */
export type Look = 'shell' | 'header' | 'card';

export type BoxNode = Node<{ readonly box: Box; readonly look: Look; readonly header: number }, 'box'>;

/**
 * React Flow's nodes for a picture, parents first, and for the node the keyboard is at wherever it is, so that the focus is never
 * lost by moving the view. An item that stays the same keeps its node.
 */
export function flowNodesOf(picture: Picture, arrangement: Arrangement, current: string | null): BoxNode[] {
  const nodes: BoxNode[] = [];
  let hasCurrent = current === null;
  for (const item of picture.items) {
    if (item.box === null) continue;
    nodes.push(nodeOf(item, item.box, lookOf(picture, item)));
    hasCurrent ||= item.id === current;
  }
  const placed = hasCurrent || current === null ? undefined : arrangement.find(current);
  const rect = placed && arrangement.rect(placed.box.node.id);
  if (placed && rect) nodes.push(make(placed.box, rect, 'shell', 0));
  return nodes;
}

/** The nodes that are wanted, and of those before as many as there is room for, which keep their order: an element that changes its place is drawn anew. */
export function withThoseBefore(before: readonly BoxNode[], wanted: readonly BoxNode[], room: number): BoxNode[] {
  const ofId = new Map(wanted.map((node) => [node.id, node]));
  let surplus = before.reduce((count, { id }) => (ofId.has(id) ? count : count + 1), wanted.length) - room;
  const there = before.flatMap((node) => {
    const now = ofId.get(node.id);
    ofId.delete(node.id);
    return now ?? (surplus-- > 0 ? [] : node);
  });
  return [...there, ...ofId.values()];
}

function lookOf(picture: Picture, item: Item): Look {
  if (picture.level !== 'cards' || item.role === 'area') return 'shell';
  return item.role === 'holder' ? 'header' : 'card';
}

function nodeOf(item: Item, box: Box, look: Look): BoxNode {
  const known = nodeOfItem.get(item);
  if (known?.data.look === look) return known;
  const node = make(box, item.rect, look, item.header);
  nodeOfItem.set(item, node);
  return node;
}
const nodeOfItem = new WeakMap<Item, BoxNode>();

function make(box: Box, rect: Rect, look: Look, header: number): BoxNode {
  return {
    id: box.node.id,
    type: 'box',
    position: { x: rect.x, y: rect.y },
    width: rect.width,
    height: rect.height,
    // Nothing is connected: no handle has to be measured.
    handles: [],
    data: { box, look, header },
    focusable: false,
    draggable: false,
    selectable: false,
    style: isWhole(rect) ? { pointerEvents: 'all', transform: 'none', left: rect.x, top: rect.y } : { pointerEvents: 'all' },
    domAttributes: withoutRoleDescription,
  };
}

/** Where it stands in whole units it needs no transform of its own: of hundreds a browser would have to make one picture in every frame in which the view moves. */
function isWhole({ x, y }: Rect): boolean {
  return Number.isInteger(x) && Number.isInteger(y);
}

/** The wrapper has no role, so it must not describe one; the element in it says what it is. */
const withoutRoleDescription = { 'aria-roledescription': undefined } as unknown as NonNullable<BoxNode['domAttributes']>;
