import type { Arrangement, Direction, Placed } from '../types';

/** The sibling next to a box in a direction; null where there is none. Siblings that face the box come before others. */
export function neighbour(arrangement: Arrangement, id: string, direction: Direction): string | null {
  const from = arrangement.find(id);
  if (!from) return null;
  let best: { readonly id: string; readonly distance: number } | null = null;
  for (const sibling of siblings(arrangement, from)) {
    const distance = distanceTo(from, sibling, direction);
    if (distance !== null && (!best || distance < best.distance)) best = { id: sibling.box.node.id, distance };
  }
  return best?.id ?? null;
}

/** The first box inside a box; null where there is none. */
export function enter(arrangement: Arrangement, id: string): string | null {
  return arrangement.scene.find(id)?.children[0]?.node.id ?? null;
}

/** The box around a box; null at the top. */
export function leave(arrangement: Arrangement, id: string): string | null {
  return arrangement.scene.find(id)?.parent ?? null;
}

function siblings(arrangement: Arrangement, { box }: Placed): readonly Placed[] {
  return box.parent === null ? arrangement.top : arrangement.find(box.parent)?.children ?? [];
}

/**
 * Null where `to` does not lie in the direction, or stands beside `from` with only its middle further on. Lateral distance counts
 * twice, and is none where the two face each other.
 */
function distanceTo(from: Placed, to: Placed, direction: Direction): number | null {
  if (from === to) return null;
  const across = direction === 'left' || direction === 'right';
  const forwards = direction === 'right' || direction === 'down';
  const [a, b] = across ? [span(from.x, from.width), span(to.x, to.width)] : [span(from.y, from.height), span(to.y, to.height)];
  const ahead = forwards ? b.middle - a.middle : a.middle - b.middle;
  if (ahead <= 0) return null;
  const [c, d] = across ? [span(from.y, from.height), span(to.y, to.height)] : [span(from.x, from.width), span(to.x, to.width)];
  const facing = Math.min(c.end, d.end) - Math.max(c.start, d.start);
  const gap = forwards ? b.start - a.end : a.start - b.end;
  if (facing <= 0 && gap < 0) return null;
  const lateral = facing > 0 ? 0 : 1 - facing;
  // Among those that face it equally closely, the one whose beginning is level with it.
  return Math.max(0, gap) + 2 * lateral + Math.abs(c.start - d.start) / 1e4 + ahead / 1e6;
}

const span = (start: number, length: number): { start: number; end: number; middle: number } => ({ start, end: start + length, middle: start + length / 2 });
