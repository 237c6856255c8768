/** The way of a packet in a file of draw.io: which of the boxes that are drawn are on it, and the signs that stand on them. */
import { paletteOf, type Colours } from '../heat/heatColor';
import type { Way } from '../svg/looked';
import { textWidth } from '../svg/letters';
import type { Scene, Size } from '../types';

/** A box on the way. */
export interface Stop {
  /** Its places in the order of hops, from 1 on. */
  readonly at: readonly number[];
  /** Whether the way ends here too soon. */
  readonly isEnd: boolean;
}

/** What stands on a box: where from its corner, what it says, how it looks. */
export interface Sign {
  readonly rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly value: string;
  readonly style: Readonly<Record<string, string | number>>;
}

/** The boxes on a way by their ids; a hop in a box that is not drawn is at the nearest around it that is. */
export function stopsOf(scene: Scene, way: Way | undefined, drawn: ReadonlySet<string>): ReadonlyMap<string, Stop> {
  const stops = new Map<string, Stop>();
  const shownFor = (id: string | null): string | null => {
    for (let at = id; at !== null; at = scene.find(at)?.parent ?? null) if (drawn.has(at)) return at;
    return null;
  };
  const end = shownFor(way?.stoppedAt ?? null);
  if (end !== null) stops.set(end, { at: [], isEnd: true });
  for (const [id, at] of way?.hops ?? []) {
    const shown = shownFor(id);
    if (shown !== null) stops.set(shown, { at: [...(stops.get(shown)?.at ?? []), ...at].sort((a, b) => a - b), isEnd: shown === end });
  }
  return stops;
}

/** The line around a box on the way: its ring. */
export function ringOf({ isEnd }: Stop, palette: Colours): Sign['style'] {
  const { accent, finding } = paletteOf(palette);
  return { strokeColor: isEnd ? finding.error : accent, strokeWidth: 3 };
}

/** The numbers of its hops at its upper right corner, and a cross at the lower left one where the way ends there too soon. */
export function signsOf({ at, isEnd }: Stop, { width, height }: Size, palette: Colours): readonly Sign[] {
  const { accent, background, finding, ink } = paletteOf(palette);
  const plain = { html: 0, fillColor: background, fontColor: ink, fontStyle: 1, fontSize: 10, connectable: 0, align: 'center', verticalAlign: 'middle' };
  const said = at.join(', ');
  const wide = Math.max(16, Math.ceil(textWidth(said, 10, 600)) + 8);
  return [
    ...(said === '' ? [] : [{ rect: { x: width + 6 - wide, y: -10, width: wide, height: 16 }, value: said, style: { ...plain, rounded: 1, arcSize: 50, strokeColor: accent, strokeWidth: 1.5 } }]),
    ...(isEnd ? [{ rect: { x: -11, y: height - 11, width: 22, height: 22 }, value: '×', style: { ...plain, shape: 'ellipse', fontSize: 16, fontColor: finding.error, strokeColor: finding.error, strokeWidth: 2 } }] : []),
  ];
}
