import { lookOfKind, type Line } from '../../../src/scene';
import type { Frame } from './frame';
import { drawOver } from './lines';

/** Draws what guests use, over everything, for what is selected or under the pointer: told from what lies below by a halo, and each kind by its form. */
export function drawDemanded(frame: Frame, lines: readonly Line[], colour: string): void {
  const { background } = frame.palette;
  for (const line of lines) drawOver(frame, line, background, halo);
  for (const line of lines) {
    drawOver(frame, line, colour, 0);
    if (lookOfKind(line.kind).form === 'hollow') drawOver(frame, line, background, -rims);
  }
}

/** In pixels: on both sides together. */
const halo = 3;
const rims = 2.5;
