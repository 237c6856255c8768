import { tintLetter, type Box } from '../../../src/scene';
import type { Frame, PixelRect } from './frame';

/** A mark without room for its name. */
export interface Lettered { readonly rect: PixelRect; readonly letter: string; readonly ink: string }

/** The letter of the category that colours a box, by which its colour is told as well; empty where a figure or a VLAN does. */
export function letterOf({ heatBy, tints }: Pick<Frame, 'heatBy' | 'tints'>, { node: { tint } }: Box): string {
  const at = heatBy !== 'overlay' || tint === undefined ? undefined : tints.get(tint);
  return at === undefined ? '' : tintLetter(at);
}

/** Whether a mark is large enough for a letter. */
export function holdsLetter({ width, height }: PixelRect): boolean {
  return width >= 7 && height >= 9;
}

/** Letters in the middle of marks. Of more than can be told apart none is drawn. */
export function drawLetters({ context, palette }: { readonly context: CanvasRenderingContext2D; readonly palette: Pick<Frame['palette'], 'fontFamily'> }, marks: readonly Lettered[]): void {
  if (marks.length === 0 || marks.length > lettersAtMost) return;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  let size = 0;
  for (const { rect, letter, ink } of marks) {
    const wanted = Math.round(Math.min(11, rect.height - 1, (rect.width + 2) / letter.length));
    if (wanted !== size) context.font = `600 ${(size = wanted)}px ${palette.fontFamily}`;
    if (context.fillStyle !== ink) context.fillStyle = ink;
    context.fillText(letter, rect.x + rect.width / 2, rect.y + rect.height / 2 + 0.5);
  }
  context.textAlign = 'left';
}
const lettersAtMost = 4000;
