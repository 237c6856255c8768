/** How lines look, wherever they are drawn: on the canvas, in an export, in a legend. Lengths are pixels at the size of an export. */

export interface KindLook {
  readonly width: number;
  /** `hollow`: two thin lines side by side; `beaded`: with a dot every so often. */
  readonly form: 'plain' | 'hollow' | 'beaded';
  /** Only looks at what it leads to: it steps back where everything is small. */
  readonly quiet: boolean;
}

/**
 * Cables, and what holds the data, are thicker than what is made of software or only looks at it. A tunnel and a replica are hollow, for
 * they carry another network, or the same data, once more; a path to an array is beaded. What a guest is kept on is hollow too, and what it
 * is connected to is not.
 */
export function lookOfKind(kind: string): KindLook {
  return looks[kind] ?? thin;
}

const looks: Readonly<Record<string, KindLook>> = {
  cable: { width: 1.75, form: 'plain', quiet: false }, tunnel: { width: 4.5, form: 'hollow', quiet: false },
  backing: { width: 2.75, form: 'plain', quiet: false }, replica: { width: 4.5, form: 'hollow', quiet: false },
  mount: { width: 1.25, form: 'plain', quiet: true }, attached: { width: 1.75, form: 'plain', quiet: false }, stored: { width: 4, form: 'hollow', quiet: false }, path: { width: 1.25, form: 'beaded', quiet: true },
};
const thin: KindLook = { width: 1.25, form: 'plain', quiet: false };

/** So much of a hollow line is its inside. */
export const hollowPart = ({ width }: { readonly width: number }): number => Math.max(1, width - 2.5);
/** Dots of a beaded line: how far apart, and how much wider than the line. */
export const beads = { every: 14, wider: 3.5 } as const;

/** Of several drawn as one, a little for each time they double. */
export const widthOfLine = (kind: string, edges: number): number => lookOfKind(kind).width + Math.log2(edges) * 0.5;

/** How a state is told without colour: standby in dashes, down broken, what is not known in dots. */
export const dashesOfState: Readonly<Record<string, readonly number[]>> = { standby: [8, 5], down: [14, 8, 2, 8], unknown: [2, 5] };

/** From this use on a line is coloured by it. */
export const busyFrom = 0.7;

/** What is left of the width of a line at a zoom: from afar, where boxes are small, lines are thin. */
export const thinnedAt = (zoom: number): number => Math.max(thinnest, Math.min(1, zoom / wholeFrom));

/** How strong a line of a kind is at a zoom, 1 where it is whole: what only looks at what it leads to is faint from afar, down to `least`. */
export const strengthAt = (kind: string, zoom: number, least = faintest): number => (lookOfKind(kind).quiet ? Math.max(least, Math.min(1, zoom / wholeFrom)) : 1);

/** Nearer than this the form of a line can be seen. */
export const formFrom = 0.15;
const wholeFrom = 0.3;
const thinnest = 0.3;
const faintest = 0.25;
