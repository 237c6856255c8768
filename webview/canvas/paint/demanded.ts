import { lookOfKind, type Line } from '../../../src/scene';
import type { Frame } from './frame';
import { drawAllOver } from './lines';

/** Draws what guests use, over everything, for what is selected or under the pointer: told from what lies below by a halo, and each kind by its form. */
export function drawDemanded(frame: Frame, lines: readonly Line[], colour: string): void {
  const { background } = frame.palette;
  drawAllOver(frame, lines, background, halo);
  for (const ofKind of byKind(lines).values()) {
    drawAllOver(frame, ofKind, colour, 0);
    const [first] = ofKind;
    if (first && lookOfKind(first.kind).form === 'hollow') drawAllOver(frame, ofKind, background, -rims);
  }
}

function byKind(lines: readonly Line[]): ReadonlyMap<string, readonly Line[]> {
  const kinds = new Map<string, Line[]>();
  for (const line of lines) {
    const known = kinds.get(line.kind);
    if (known) known.push(line);
    else kinds.set(line.kind, [line]);
  }
  return kinds;
}

/** In pixels: on both sides together. */
const halo = 3;
const rims = 2.5;
