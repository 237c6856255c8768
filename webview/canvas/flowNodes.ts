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

/**
 * The nodes that are wanted, and those before where all are no more than so many. Each of those comes after what it came after before, so that
 * no element has to change its place now, nor when they go.
 */
export function withThoseBefore(before: readonly BoxNode[], wanted: BoxNode[], most: number): BoxNode[] {
  const ids = new Set(wanted.map(({ id }) => id));
  const following = new Map<string | null, BoxNode[]>([[null, []]]);
  let last: string | null = null;
  let count = wanted.length;
  for (const node of before) {
    if (ids.has(node.id)) following.set(last = node.id, []);
    else if (++count > most) return wanted;
    else following.get(last)?.push(node);
  }
  return [...(following.get(null) ?? []), ...wanted.flatMap((node) => [node, ...(following.get(node.id) ?? [])])];
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
