/** What an overlay says of nodes and edges. One file for each; `overlays.ts` has them by name. */
import type { Query } from '../../../core/model/estate';
import type { OverlayName } from '../../../protocol/overlays';

export interface Overlay {
  readonly name: OverlayName;
  /** Of a node by its id, or by what `keyOf` makes of it. */
  readonly ofNode: Query<Shade>;
  /** Use of an edge as a fraction of its speed, by its id; null where unknown. Without it edges stay as their view has them. */
  readonly ofEdge?: Query<number | null>;
  /** What `ofNode` is asked by, where the day counts. */
  readonly keyOf?: (node: string, today: string) => string;
}

/** What an overlay says of one node. */
export interface Shade {
  /** From 0 to 1, above 1 for more than there is or should be; null where that is not known, and for categories. */
  readonly heat: number | null;
  /** The category that colours it. */
  readonly tint?: string;
  /** The same in words, with its figures; empty where there is nothing to say. */
  readonly text: string;
}

export const unsaid: Shade = { heat: null, text: '' };

export function sameShade(a: Shade, b: Shade): boolean {
  return a === b || (a.heat === b.heat && a.tint === b.tint && a.text === b.text);
}

/** A figure in words, to a tenth of a per cent: finer differences are not worth drawing again. What has no bound is ten times the whole. */
export function shade(fraction: number | undefined, text: string): Shade {
  return fraction === undefined || Number.isNaN(fraction) ? unsaid : { heat: Math.round(Math.min(fraction, hottest) * 1000) / 1000, text };
}
const hottest = 10;

/** "83 %" */
export const percent = (fraction: number): string => `${Math.round(fraction * 100)} %`;
