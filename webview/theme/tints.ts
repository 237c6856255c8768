import { tints } from '../../src/scene';

/** The custom property of the colour at a place of the row of tints, which begins anew after its end. */
export function tintProperty(at: number): string {
  return `--tv-tint-${at % tints.length}`;
}

/** How many colours there are. */
export const tintCount = tints.length;
