import type { View } from '../../../src/scene';
import type { Frame, PixelRect } from './frame';
import { drawContent } from './underlay';

/**
 * What was drawn of the lower layer among cells, and around what is in sight of it, kept while the view only moves: it is moved along, and only what
 * comes into reach is drawn, of what may be thousands of names, and not in every frame. Names that are kept in sight are not of it, since they do not move with what they name.
 * Near, React Flow's nodes have the names; from afar there are none, and pictures of one level may go more or less deep.
 */
export interface MovedLayer {
  /**
   * Draws into the frame's context what lies under those names, where the view moved since it was drawn last.
   * `besides`: what else it is drawn from, of which all must be as before. `ratio`: pixels of the screen for a pixel of CSS.
   * @returns whether it did: what did not move, or too far, or to another zoom, is to be drawn anew
   */
  readonly draw: (frame: Frame, besides: readonly unknown[], ratio: number) => boolean;
  /** Whether what is shown was moved: a place on it was not looked through for signs. */
  readonly isMoved: () => boolean;
  /** What is drawn next is drawn anew, wherever the view is by then. */
  readonly forget: () => void;
}

export function createMovedLayer(): MovedLayer {
  let last: View | null = null;
  let kept: Kept | null = null;
  return {
    draw: (frame, besides, ratio) => {
      const before = last;
      last = frame.view;
      if (!before || !isMove(before, frame.view) || frame.compared || frame.picture.level !== 'cells') {
        kept = null;
        return false;
      }
      const drawnFrom = [...besides, ...sourcesOf(frame), ratio];
      const isAlike = kept !== null && kept.drawnFrom.length === drawnFrom.length && drawnFrom.every((source, at) => source === kept?.drawnFrom[at]);
      kept = kept && isAlike ? moveTo(kept, frame, ratio) : begin(kept, frame, drawnFrom, ratio);
      const { context } = frame;
      context.save();
      context.resetTransform();
      context.globalCompositeOperation = 'copy';
      const { x, y } = shiftOf(kept.base, frame.view, ratio);
      context.drawImage(kept.front.canvas, x - kept.shift.x - kept.margin, y - kept.shift.y - kept.margin);
      context.restore();
      return true;
    },
    isMoved: () => kept !== null,
    forget: () => { [last, kept] = [null, null]; },
  };
}

interface Kept {
  readonly drawnFrom: readonly unknown[];
  /** The view that all of it is drawn for, so that parts that are drawn one after the other meet. */
  readonly base: View;
  /** How far it had been moved when it was drawn on last, in pixels of the screen: whole ones, so that it stays sharp. */
  readonly shift: { readonly x: number; readonly y: number };
  /** So much is drawn beyond each edge of the view, in pixels of the screen. */
  readonly margin: number;
  /** What is shown, and a canvas of the same size to move it to. */
  readonly front: CanvasRenderingContext2D;
  readonly back: CanvasRenderingContext2D;
}

/** To another place, of which something was in sight before. */
function isMove(before: View, { x, y, zoom, width, height }: View): boolean {
  return zoom === before.zoom && width === before.width && height === before.height && (x !== before.x || y !== before.y) && Math.abs(x - before.x) < width / 2 && Math.abs(y - before.y) < height / 2;
}

function sourcesOf({ view: { zoom, width, height }, picture, lines, tints, arrangement, palette, heatBy, trace, shown }: Frame): readonly unknown[] {
  return [zoom, width, height, picture.level, lines.grain, tints, arrangement, palette, heatBy, trace, shown.size === 0 ? null : shown];
}

/**
 * Drawn beyond the view, in pixels of CSS: so wide are the parts that are drawn at once at least. With wider ones a frame may be lost to one, narrower
 * ones draw a name that lies across several of them more often. The picture and its lines reach farther.
 */
const marginPx = 56;

const shiftOf = (base: View, { x, y }: View, ratio: number): Kept['shift'] => ({ x: Math.round((x - base.x) * ratio), y: Math.round((y - base.y) * ratio) });

function begin(before: Kept | null, frame: Frame, drawnFrom: readonly unknown[], ratio: number): Kept {
  const { canvas } = frame.context;
  const margin = Math.ceil(marginPx * ratio);
  const [width, height] = [canvas.width + 2 * margin, canvas.height + 2 * margin];
  const isOfSize = before?.front.canvas.width === width && before.front.canvas.height === height;
  const [front, back] = before && isOfSize ? [before.front, before.back] : [canvasOf(width, height), canvasOf(width, height)];
  const kept: Kept = { drawnFrom, base: frame.view, shift: { x: 0, y: 0 }, margin, front, back };
  drawPart(kept, frame, ratio, { x: 0, y: 0, width, height });
  return kept;
}

function moveTo(before: Kept, frame: Frame, ratio: number): Kept {
  const { front, back, base, margin } = before;
  const shift = shiftOf(base, frame.view, ratio);
  const [dx, dy] = [shift.x - before.shift.x, shift.y - before.shift.y];
  if (Math.abs(dx) <= margin && Math.abs(dy) <= margin) return before;
  const { width, height } = front.canvas;
  back.resetTransform();
  back.globalCompositeOperation = 'copy';
  back.drawImage(front.canvas, dx, dy);
  back.globalCompositeOperation = 'source-over';
  const kept: Kept = { ...before, shift, front: back, back: front };
  // The part at the side, and what is left of the part above or below.
  if (dx !== 0) drawPart(kept, frame, ratio, { x: dx > 0 ? 0 : width + dx, y: 0, width: Math.abs(dx), height });
  if (dy !== 0) drawPart(kept, frame, ratio, { x: Math.max(0, dx), y: dy > 0 ? 0 : height + dy, width: width - Math.abs(dx), height: Math.abs(dy) });
  return kept;
}

/** So far out of a box something of it reaches, in pixels. */
const reachPx = 8;

/** Draws one part of what is kept, in pixels of the screen from its corner. */
function drawPart({ base, shift, margin, front }: Kept, frame: Frame, ratio: number, part: PixelRect): void {
  // Where the corner of the base lies.
  const [x, y] = [margin + shift.x, margin + shift.y];
  // What may reach into the part, in whole pixels of the base.
  const left = Math.floor((part.x - x) / ratio) - reachPx;
  const top = Math.floor((part.y - y) / ratio) - reachPx;
  const view: View = {
    zoom: base.zoom, x: base.x - left, y: base.y - top,
    width: Math.ceil((part.x + part.width - x) / ratio) + reachPx - left,
    height: Math.ceil((part.y + part.height - y) / ratio) + reachPx - top,
  };
  front.save();
  front.resetTransform();
  front.beginPath();
  front.rect(part.x, part.y, part.width, part.height);
  front.clip();
  front.setTransform(ratio, 0, 0, ratio, x + left * ratio, y + top * ratio);
  drawContent({ ...frame, context: front, view, signs: [], folds: [] });
  front.restore();
}

function canvasOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This browser has no 2D canvas.');
  return context;
}
