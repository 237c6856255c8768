import type { ViewName } from '../../src/protocol/view';
import { tintsOf, type Line, type Point, type View } from '../../src/scene';
import type { Session } from '../state/session';
import { readPalette, watchTheme } from '../theme/palette';
import { bandAt, placeAreaLabels } from './paint/areaLabels';
import type { AreaLabel, Frame, PixelRect, Sign } from './paint/frame';
import { drawOverlay, isNothing } from './paint/overlay';
import { createMovedLayer } from './paint/movedLayer';
import { createTextPainter } from './paint/text';
import { drawOnContent, drawUnderlay } from './paint/underlay';
import type { Stage } from './stage';

export interface PainterOptions {
  readonly session: Session;
  readonly stage: Stage;
  /** Under React Flow's nodes, and over them. */
  readonly underlay: HTMLCanvasElement;
  readonly overlay: HTMLCanvasElement;
  /** Nodes whose text React Flow shows now. */
  readonly shown: () => ReadonlySet<string>;
  /** Whether React Flow has drawn what it was handed last. */
  readonly isInStep: () => boolean;
  readonly focused: () => string | null;
  readonly hovered: () => string | null;
  readonly hoveredLine: () => Line | null;
  /** The pointer moves the view: nobody asks what is under it. */
  readonly isPanning: () => boolean;
  /** The first picture of a revision is drawn, by the painter and by React Flow. */
  readonly drawn: (revision: number) => void;
}

export interface Painter {
  readonly repaint: (layers: 'both' | 'overlay') => void;
  /** The view moves no more, for now. */
  readonly rest: () => void;
  /** The node whose sign of findings is painted there; null where none is. */
  readonly signAt: (pointPx: Point) => string | null;
  /** The node whose sign for folding it up is painted there; null where none is. */
  readonly foldAt: (pointPx: Point) => string | null;
  /** The container whose name is kept at the upper edge there, over what lies below; null where none is. */
  readonly bandAt: (pointPx: Point) => string | null;
  readonly dispose: () => void;
}

/** Paints both layers, at most once per frame of the browser. */
export function createPainter(options: PainterOptions): Painter {
  const { session, stage, underlay, overlay } = options;
  // Nothing is to be seen through the lower one, so no browser has to lay it over anything.
  const under = contextOf(underlay, { alpha: false });
  const over = contextOf(overlay);
  const text = createTextPainter(under);
  const moved = createMovedLayer();
  let resting = 0;
  let palette = readPalette();
  let request: number | null = null;
  let wanted: 'both' | 'overlay' = 'both';
  let [drawnRevision, drawnViews] = [0, 0];
  let signs: Sign[] = [];
  let folds: Sign[] = [];
  let labels: readonly AreaLabel[] = [];

  let floats: { readonly at: string; readonly rects: readonly PixelRect[] } | null = null;
  /** Measured once for a view at a size. */
  const floatsOf = (shown: ViewName, { width, height }: View): readonly PixelRect[] => {
    const at = `${shown} ${width} ${height}`;
    if (floats?.at !== at) floats = { at, rects: palettesOver(underlay) };
    return floats.rects;
  };

  let hoveredOnly: ReadonlySet<string> = new Set();
  const demandedNow = (selection: ReadonlySet<string>): { readonly selected: readonly Line[]; readonly hovered: readonly Line[] } => {
    const hovered = options.hovered();
    if (hovered === null || selection.has(hovered)) hoveredOnly = none;
    else if (!hoveredOnly.has(hovered)) hoveredOnly = new Set([hovered]);
    return { selected: stage.demanded(selection), hovered: stage.demanded(hoveredOnly) };
  };

  const paint = (): void => {
    request = null;
    const layers = wanted;
    wanted = 'overlay';
    const state = session.store.get();
    const view = stage.view();
    if (view.width === 0 || !state.opened) return;
    // Names on plates and their signs stand on the upper layer, which is painted each time.
    if (layers === 'both') signs = [];
    folds = layers === 'both' ? [] : folds.filter(({ isUnder }) => isUnder === true);
    const sight = { view, palette, text, picture: stage.picture(), heatBy: state.heatBy, floats: floatsOf(state.view, view) };
    labels = placeAreaLabels(sight);
    const frame: Omit<Frame, 'context'> = {
      ...sight, signs, folds, labels, lines: stage.lines(), tints: state.heatBy === 'findings' ? noTints : tintsOf(state.whole), arrangement: state.preview ?? state.arrangement, trace: state.trace, compared: state.comparison && state.whole, shown: options.shown(),
    };
    if (layers === 'both') {
      scaleTo(underlay, under, view);
      const lower = { ...frame, context: under };
      if (moved.draw(lower, [state.edges, state.revision, state.views], window.devicePixelRatio)) drawOnContent(lower);
      else drawUnderlay(lower);
      tellMoved(underlay, moved.isMoved());
      window.clearTimeout(resting);
      if (moved.isMoved()) resting = window.setTimeout(rest, restAfterMs);
    }
    const isPanning = options.isPanning();
    const marks = {
      selection: state.selection, focused: options.focused(), hovered: options.hovered(), highlight: state.highlight,
      matches: state.search?.matches.slice(0, 500) ?? [], drag: state.drag, trace: state.trace,
      hoveredLine: options.hoveredLine(), chosenEdges: state.chosenEdges, demanded: demandedNow(state.selection),
    };
    keep(overlay, labels);
    // A layer costs as much to lay over the others where it is empty as where it is full.
    const lowest = !frame.compared && isNothing(marks) ? lowestOf(labels, view) : view.height;
    // While it moves its height only grows: to change it takes as long as to draw it.
    const height = lowest > 0 && isPanning && !overlay.hidden ? Math.min(view.height, Math.max(lowest, overlay.height / window.devicePixelRatio)) : lowest;
    const isEmpty = height === 0;
    if (overlay.hidden !== isEmpty) overlay.hidden = isEmpty;
    if (!isEmpty) {
      const ofView = height === view.height ? '' : `${height}px`;
      if (overlay.style.height !== ofView) overlay.style.height = ofView;
      scaleTo(overlay, over, { width: view.width, height });
      drawOverlay({ ...frame, context: over }, marks);
    }
    if (!options.isInStep() || (drawnRevision === state.revision && drawnViews === state.views)) return;
    [drawnRevision, drawnViews] = [state.revision, state.views];
    options.drawn(state.revision);
  };

  const repaint = (layers: 'both' | 'overlay'): void => {
    if (layers === 'both') wanted = 'both';
    request ??= requestAnimationFrame(paint);
  };
  /** What was only moved is drawn anew, and its signs are found. */
  const rest = (): void => {
    if (moved.isMoved()) repaint('both');
  };
  const restNow = (): void => {
    if (!moved.isMoved()) return;
    if (request !== null) cancelAnimationFrame(request);
    moved.forget();
    wanted = 'both';
    paint();
  };
  const stopWatching = watchTheme(() => {
    palette = readPalette();
    repaint('both');
  });
  return {
    repaint,
    rest,
    signAt: (point) => {
      restNow();
      return signs.find(({ rect }) => isOn(rect, point))?.node ?? null;
    },
    bandAt: (point) => bandAt(labels, point),
    foldAt: (point) => {
      restNow();
      const over = bandAt(labels, point);
      return folds.findLast(({ node, rect }) => (over === null || node === over) && isOn(rect, point))?.node ?? null;
    },
    dispose: () => {
      stopWatching();
      window.clearTimeout(resting);
      if (request !== null) cancelAnimationFrame(request);
    },
  };
}

const none: ReadonlySet<string> = new Set();

/** So long after the last step of a move; a step comes in every frame. */
const restAfterMs = 120;

/** A sign is small: so far beside it is still on it. */
const reachPx = 2;
const noTints: ReadonlyMap<string, number> = new Map();

function isOn(rect: PixelRect, { x, y }: Point): boolean {
  return x >= rect.x - reachPx && y >= rect.y - reachPx && x <= rect.x + rect.width + reachPx && y <= rect.y + rect.height + reachPx;
}

/** The palette, in pixels from the corner of the canvas. */
function palettesOver(canvas: HTMLCanvasElement): readonly PixelRect[] {
  const corner = canvas.getBoundingClientRect();
  return [...canvas.ownerDocument.querySelectorAll('.tv-palette')].flatMap((float) => {
    const { left, top, width, height } = float.getBoundingClientRect();
    return width === 0 ? [] : [{ x: left - corner.left, y: top - corner.top, width, height }];
  });
}

/** Styles do not look at it: whoever waits for the picture to be drawn anew does. */
function tellMoved(underlay: HTMLCanvasElement, isMoved: boolean): void {
  if ((underlay.dataset['moved'] !== undefined) === isMoved) return;
  if (isMoved) underlay.dataset['moved'] = '';
  else delete underlay.dataset['moved'];
}

/** How far down names stand over the content, in steps. */
function lowestOf(labels: readonly AreaLabel[], view: View): number {
  const lowest = labels.reduce((end, { inHeader, rect, band }) => (inHeader ? end : Math.max(end, rect.y + rect.height, band ? band.y + band.height : 0)), 0);
  return Math.min(view.height, Math.ceil(lowest / heightStep) * heightStep);
}
const heightStep = 128;

/** Which names stand over the content, for whoever cannot see pixels. */
function keep(overlay: HTMLCanvasElement, labels: readonly AreaLabel[]): void {
  const kept = labels.flatMap(({ node, inHeader }) => (inHeader ? [] : [node])).join(' ');
  if (overlay.dataset['names'] !== kept) overlay.dataset['names'] = kept;
}

function contextOf(canvas: HTMLCanvasElement, settings?: CanvasRenderingContext2DSettings): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', settings);
  if (!context) throw new Error('This browser has no 2D canvas.');
  return context;
}

/** Gives the canvas a pixel for every pixel of the screen; lengths stay CSS pixels. */
function scaleTo(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, { width, height }: { readonly width: number; readonly height: number }): void {
  const ratio = window.devicePixelRatio;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
}
