import type { ViewName } from '../../src/protocol/view';
import type { Item, Line, Placed, Point } from '../../src/scene';
import { toggleFold } from '../state/fold';
import { showFindings } from '../state/commands';
import { reveal, whyHeld } from '../state/gestures';
import { isConnectable } from '../state/connect';
import { isPlacedByHand } from '../state/arranging';
import { isMovable } from '../state/kinds';
import { select, selectEdges, toggle } from '../state/selection';
import type { Session } from '../state/session';
import { dragToConnect } from './drag/connect';
import type { ActiveDrag, DragKeys } from './drag/drag';
import { dragMarquee } from './drag/marquee';
import { dragToTarget } from './drag/move';
import { dragToPlace } from './drag/pin';
import { isMenuKey } from '../ui';
import { createLongPress } from './longPress';
import type { Stage } from './stage';

export interface PointerOptions {
  readonly session: Session;
  readonly stage: Stage;
  readonly element: HTMLElement;
  /** The container whose name is kept there on a band, over whatever lies below. */
  readonly bandAt: (pointPx: Point) => string | null;
  /** The node whose sign of findings is painted there. */
  readonly signAt: (pointPx: Point) => string | null;
  /** The node whose sign for folding it up is painted there. */
  readonly foldAt: (pointPx: Point) => string | null;
  /** While it is, every drag pans. */
  readonly isSpaceHeld: () => boolean;
  readonly hover: (box: Placed | null, line: Line | null, pointPx: Point) => void;
  /** From now on the view follows the pointer, with what is under it; or no more. */
  readonly pan: (isPanning: boolean) => void;
  /** Where the pointer is while dragging, for what follows it. */
  readonly follow: (pointPx: Point) => void;
}

/** What a press may turn into once the pointer moves. `pan` is React Flow's. */
type Grip = 'move' | 'pin' | 'connect' | 'reconnect' | 'marquee' | 'pan';

interface Press {
  readonly at: Point;
  readonly target: Placed | null;
  readonly grip: Grip;
  /** The end of a line that is taken hold of. */
  readonly end?: ReturnType<Stage['lineEndAt']>;
  drag: ActiveDrag | null;
  /** Moved too far to be a click. */
  moved: boolean;
  /** A finger pans; what it would have gripped, had it been a mouse, it grips once it has rested. */
  readonly finger: 'none' | 'down' | 'rested';
}

const clickWithinPx = 4;
const panNearEdgePx = 36;
const panPerFramePx = 12;

/**
 * Clicks and drags on the canvas. What is under the pointer is asked of the scene, not of the page, so that a VM is the same
 * whether it is a cell on the canvas or a card. Panning and zooming stay React Flow's: it does not see the presses taken here.
 */
export function listenToPointer({ session, stage, element, bandAt, signAt, foldAt, isSpaceHeld, hover, pan, follow }: PointerOptions): () => void {
  let press: Press | null = null;
  let edgeFrame: number | null = null;
  let isPanning = false;
  /** What was pressed last was the key for menus. */
  let wantsMenuByKey = false;
  const longPress = createLongPress();
  const abort = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(name: K, listener: (event: HTMLElementEventMap[K]) => void, capture = false): void =>
    element.addEventListener(name, listener, { signal: abort.signal, capture });

  const pointOf = (event: Pick<MouseEvent, 'clientX' | 'clientY'>): Point => {
    const { left, top } = element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  /** What lies there, uppermost: a box, or the container whose name is kept over it. */
  const boxAt = (at: Point): Placed | null => {
    const named = bandAt(at);
    return named === null ? stage.boxAt(at) : session.store.get().arrangement.find(named) ?? null;
  };
  const lineAt = (at: Point): Line | null => (bandAt(at) === null ? stage.lineAt(at) : null);
  const isControl = (event: Event): boolean => event.target instanceof Element && event.target.closest('[data-control]') !== null;
  const isTaken = (): boolean => press !== null && press.grip !== 'pan';

  on('keydown', (event) => { wantsMenuByKey = isMenuKey(event); }, true);
  on('pointerdown', (event) => {
    wantsMenuByKey = false;
    if (event.button !== 0 || isControl(event)) return;
    const at = pointOf(event);
    const handle = handleUnder(event);
    const target = handle === null ? boxAt(at) : session.store.get().arrangement.find(handle) ?? null;
    const { view } = session.store.get();
    const end = stage.lineEndAt(at);
    const meant = isSpaceHeld() ? 'pan' : end ? 'reconnect' : handle !== null ? 'connect' : view === 'compute' || view === 'all' ? gripOf(stage, target, at, event.shiftKey) : gripAmongLines(view, stage, target, at, event.shiftKey);
    // Where nothing is taken hold of, Ctrl adds what is in a rectangle, as it adds what is clicked.
    const grip = meant === 'pan' && !isSpaceHeld() && (event.ctrlKey || event.metaKey) ? 'marquee' : meant;
    if (event.pointerType !== 'touch') {
      press = { at, target, grip, end, drag: null, moved: false, finger: 'none' };
      return;
    }
    // With a second finger one pinches.
    if (!event.isPrimary) return letGo();
    press = { at, target, grip: 'pan', drag: null, moved: false, finger: 'down' };
    longPress.begin(at, () => {
      press = { at, target, grip: grip === 'pan' ? 'marquee' : grip, drag: null, moved: false, finger: 'rested' };
      openMenuAt(at, { x: event.clientX, y: event.clientY });
    });
  }, true);

  const letGo = (): void => {
    longPress.end();
    press = null;
    session.store.set({ drag: null, preview: null });
  };

  // React Flow pans by mouse and touch events, which come after the pointer's.
  for (const name of ['mousedown', 'touchstart'] as const) on(name, (event) => {
    if (isTaken() && !isControl(event)) event.stopPropagation();
  }, true);
  // It took the finger for one that pans, until it had rested.
  on('touchmove', (event) => { if (press?.finger === 'rested') event.stopPropagation(); }, true);

  on('pointermove', (event) => {
    const at = pointOf(event);
    if (!press) {
      // While the middle button pans, nothing is meant by what passes under it.
      if ((event.buttons & 4) !== 0) return panBy(event);
      setPanning(false);
      // Over the handle of a node one is still at the node.
      if (handleUnder(event) !== null) return;
      return point(event);
    }
    press.moved ||= press.finger === 'none' ? Math.hypot(at.x - press.at.x, at.y - press.at.y) > clickWithinPx : !longPress.moved(at);
    if (!press.moved) return;
    if (press.grip === 'pan') return panBy(event);
    if (!press.drag) {
      session.store.set({ menu: null });
      const held = press.grip === 'marquee' ? null : whyHeld(session);
      if (held !== null) session.notify('warning', held);
      press.drag = held === null ? begin(session, stage, press) : idle;
      element.setPointerCapture(event.pointerId);
      hover(null, null, at);
    }
    follow(at);
    press.drag.move(at, keysOf(event));
    panAtEdge(at, keysOf(event));
  });

  const point = (event: PointerEvent): void => {
    const at = pointOf(event);
    if (isControl(event)) hover(null, null, at);
    else hover(boxAt(at), lineAt(at), at);
  };

  /** The hand that pans holds the pointer: nobody looks for what passes under it, of which there may be thousands. */
  const panBy = ({ pointerType, pointerId }: PointerEvent): void => {
    if (pointerType !== 'touch' && !element.hasPointerCapture(pointerId)) element.setPointerCapture(pointerId);
    setPanning(true);
  };

  const setPanning = (now: boolean): void => {
    if (now === isPanning) return;
    isPanning = now;
    pan(now);
  };

  const panAtEdge = (at: Point, keys: DragKeys): void => {
    const { width, height } = stage.view();
    const toward = (value: number, room: number): number => (value < panNearEdgePx ? panPerFramePx : value > room - panNearEdgePx ? -panPerFramePx : 0);
    const [dx, dy] = [toward(at.x, width), toward(at.y, height)];
    if (edgeFrame !== null) cancelAnimationFrame(edgeFrame);
    edgeFrame = null;
    if (dx === 0 && dy === 0) return;
    edgeFrame = requestAnimationFrame(() => {
      if (!press?.drag || session.store.get().drag === null) return;
      session.camera?.panBy(dx, dy, false);
      press.drag.move(at, keys);
      panAtEdge(at, keys);
    });
  };

  const end = (event: PointerEvent, isDrop: boolean): void => {
    const ended = press;
    press = null;
    longPress.end();
    if (edgeFrame !== null) cancelAnimationFrame(edgeFrame);
    edgeFrame = null;
    if (!ended) return;
    if (ended.drag) {
      if (isDrop && session.store.get().drag !== null) ended.drag.drop(pointOf(event), keysOf(event));
      else session.store.set({ drag: null, preview: null });
    } else if (!ended.moved && ended.finger !== 'rested' && isDrop && !isSpaceHeld()) click(event, ended.target);
  };
  on('pointerup', (event) => {
    const hasPanned = isPanning;
    setPanning(false);
    if (event.button === 0) end(event, true);
    // What the hand has brought under the pointer is pointed at without another move.
    if (hasPanned && event.pointerType !== 'touch') point(event);
  });
  on('pointercancel', (event) => {
    setPanning(false);
    end(event, false);
  });
  on('lostpointercapture', () => setPanning(false));
  on('pointerleave', () => { if (!press) hover(null, null, { x: 0, y: 0 }); });

  const click = (event: PointerEvent, target: Placed | null): void => {
    const id = target?.box.node.id;
    const at = pointOf(event);
    // What a band covers is not meant: of the signs there only its own, for folding up.
    const isOnBand = bandAt(at) !== null;
    const folded = !isOnBand && foldUnder(event) ? id : foldAt(at);
    if (folded !== undefined && folded !== null) {
      toggleFold(session, folded);
      return session.camera?.focus();
    }
    const sign = isOnBand ? null : event.target instanceof Element && event.target.closest('[data-badge]') ? id : signAt(at);
    const line = sign === null || sign === undefined ? lineAt(at) : null;
    if (sign !== undefined && sign !== null) showFindings(session, sign);
    else if (line && handleUnder(event) === null) selectEdges(session, line.edges.map((edge) => edge.id));
    else if (id === undefined) select(session, []);
    else if (event.ctrlKey || event.metaKey || event.shiftKey) toggle(session, id);
    else select(session, [id]);
    session.camera?.focus();
  };

  on('dblclick', (event) => {
    const target = isControl(event) ? null : boxAt(pointOf(event));
    if (target) reveal(session, target.box.node.id);
  });
  on('contextmenu', (event) => {
    if (isControl(event)) return;
    // In place of VS Code's own menu for webviews.
    event.preventDefault();
    const focused = wantsMenuByKey ? nodeOf(event.target) : null;
    if (focused) return openMenuOf(focused);
    // Of a finger that rests, it has been opened.
    if (press?.finger !== 'rested') openMenuAt(pointOf(event), { x: event.clientX, y: event.clientY });
  });

  const openMenuOf = (node: HTMLElement): void => {
    const [box, canvas] = [node.getBoundingClientRect(), element.getBoundingClientRect()];
    const within = (value: number, from: number, to: number): number => Math.min(Math.max(value, from), to);
    openMenu(null, node.dataset['node'] ?? null, { x: within(box.left + 16, canvas.left, canvas.right), y: within(Math.min(box.bottom, box.top + 24), canvas.top, canvas.bottom) });
  };

  const openMenuAt = (point: Point, at: Point): void => openMenu(lineAt(point), boxAt(point)?.box.node.id ?? null, at);

  const openMenu = (line: Line | null, id: string | null, at: Point): void => {
    if (line) {
      const edges = line.edges.map((edge) => edge.id);
      selectEdges(session, edges);
      return session.store.set({ menu: { node: null, edges, at } });
    }
    if (id !== null && !session.store.get().selection.has(id)) select(session, [id]);
    session.store.set({ menu: { node: id, edges: [], at } });
  };
  return () => {
    longPress.end();
    abort.abort();
  };
}

const keysOf = ({ altKey }: PointerEvent): DragKeys => ({ isFree: altKey });

/** A drag that the status of the document does not allow. */
const idle: ActiveDrag = { move: () => undefined, drop: () => undefined };

function gripOf(stage: Stage, target: Placed | null, at: Point, isShift: boolean): Grip {
  if (isShift) return 'marquee';
  const { level } = stage.picture();
  if (!target || level === 'tiles') return 'pan';
  const item = stage.picture().items.find((candidate) => candidate.id === target.box.node.id);
  if (item === undefined || item.role === 'leaf') return isMovable(target.box.node.kind) ? 'move' : 'pan';
  if (target.box.node.kind === 'group') return 'pan';
  return isInHeader(stage, item, at) ? 'pin' : 'pan';
}

/**
 * Where boxes are joined by lines, a leaf, or another box by its header, is dragged to what it is to be connected to, and a disk to what is to
 * keep it; the layout follows from what there is, so nothing is pinned.
 */
function gripAmongLines(view: ViewName, stage: Stage, target: Placed | null, at: Point, isShift: boolean): Grip {
  if (isShift) return 'marquee';
  const kind = target?.box.node.kind;
  const isDisk = view === 'storage' && isMovable(kind);
  if (!target || (!isDisk && !isConnectable(kind, view))) return 'pan';
  // From afar boxes are too small to be meant.
  if (isDisk && stage.picture().level === 'tiles') return 'pan';
  const item = stage.picture().items.find((candidate) => candidate.id === target.box.node.id);
  if (item !== undefined && item.role !== 'leaf' && !isInHeader(stage, item, at)) return 'pan';
  return isDisk ? 'move' : 'connect';
}

function isInHeader(stage: Stage, item: Item, at: Point): boolean {
  const view = stage.view();
  return at.y - (item.rect.y * view.zoom + view.y) <= item.header * view.zoom;
}

function nodeOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-node]') : null;
}

/** Whether the sign that folds a box up is under the pointer. */
function foldUnder(event: Event): boolean {
  return event.target instanceof Element && event.target.closest('[data-fold]') !== null;
}

/** The node whose handle for connecting is under the pointer. */
function handleUnder(event: Event): string | null {
  return (event.target instanceof Element ? event.target.closest<HTMLElement>('[data-connect]')?.dataset['connect'] : undefined) ?? null;
}

/** What goes along with a box that is dragged to another place: what is selected beside it in its container. */
function dragged({ store }: Session, id: string): readonly string[] {
  const { selection, arrangement: { scene }, view } = store.get();
  const container = scene.find(id)?.parent;
  return [id, ...[...selection].filter((other) => other !== id && scene.find(other)?.parent === container && isPlacedByHand(scene, view, other))];
}

function begin(session: Session, stage: Stage, { grip, target, at, end }: Press): ActiveDrag {
  if (end && grip === 'reconnect') return dragToConnect(session, stage, end.fixed, at, end.edge);
  const id = target?.box.node.id;
  if (grip === 'marquee' || id === undefined) return dragMarquee(session, stage, at);
  const { selection, arrangement } = session.store.get();
  if (!selection.has(id)) select(session, [id]);
  if (grip === 'connect') return dragToConnect(session, stage, id, at);
  if (grip === 'pin') return dragToPlace(session, stage, dragged(session, id), at);
  const together = selection.has(id) ? [...selection].filter((other) => isMovable(arrangement.find(other)?.box.node.kind)) : [id];
  return dragToTarget(session, stage, together, at);
}
