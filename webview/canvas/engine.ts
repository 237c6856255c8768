import type { ReactFlowInstance, ReactFlowState } from '@xyflow/react';
import type { Session } from '../state/session';
import { hopsAt } from '../state/trace';
import { createStore, type Store } from '../state/store';
import type { Level, Line, Point } from '../../src/scene';
import { createCamera, minZoom } from './createCamera';
import { flowNodesOf, withThoseBefore, type BoxNode } from './flowNodes';
import { listenToClipboard } from '../state/clipboard';
import { isOnCanvas, reportFocus } from './focus';
import { reportCamera } from './inStep';
import { keepFocus } from './keepFocus';
import { keepLook } from './keepLook';
import { lookThere } from '../state/remembered';
import { listenToKeyboard } from './keyboard';
import { guidesInWords } from './paint/guides';
import { createPainter, type Painter } from './painter';
import { listenToPointer } from './pointer';
import { createStage, type Stage } from './stage';

/** Everything of the canvas that runs beside React: what is in sight, what is painted, and what pointer and keys do. */
export interface Engine {
  readonly stage: Stage;
  readonly pointer: Store<PointerState>;
  readonly zoom: Store<{ readonly percent: number }>;
  readonly painter: Painter;
  /** React Flow has drawn these nodes. */
  setShown: (nodes: readonly BoxNode[]) => void;
  readonly dispose: () => void;
}

export interface PointerState {
  readonly hovered: string | null;
  readonly line: Line | null;
  /** Of the pointer in the canvas, while something is dragged or it is at a line. */
  readonly at: Point;
}

export interface EngineOptions {
  readonly session: Session;
  readonly element: HTMLElement;
  readonly underlay: HTMLCanvasElement;
  readonly overlay: HTMLCanvasElement;
  readonly flow: ReactFlowInstance<BoxNode>;
  readonly flowStore: { readonly getState: () => ReactFlowState<BoxNode>; readonly subscribe: (listener: (state: ReactFlowState<BoxNode>) => void) => () => void };
  /** The nodes to show changed: hands them to React Flow, which draws them a moment later. */
  readonly exchange: (nodes: BoxNode[]) => void;
}

export function startEngine({ session, element, underlay, overlay, flow, flowStore, exchange }: EngineOptions): Engine {
  const stage = createStage(session);
  const pointer = createStore<PointerState>({ hovered: null, line: null, at: { x: 0, y: 0 } });
  const zoom = createStore({ percent: 100 });
  const camera = createCamera(session, flow, element);
  session.camera = camera;
  // What React Flow was handed, and what of that it has drawn.
  let handed: Handed | null = null;
  let drawn: Handed = { nodes: [], level: stage.settled().level };
  let texts: ReadonlySet<string> = none;
  let tidying = 0;
  /** While the view is moved, what goes out of sight stays for a while: to take it away takes as long as to draw what comes, and often one comes back. */
  const handOver = (isPassing = false): void => {
    window.clearTimeout(tidying);
    const { arrangement: { scene }, arrangement, preview, current } = session.store.get();
    const { level } = stage.settled();
    const wanted = flowNodesOf(stage.settled(), preview ?? arrangement, current);
    const nodes = isPassing && handed?.level === level ? withThoseBefore(handed.nodes, wanted, scene.rules.levels.itemLimit) : wanted;
    handed = { nodes, level };
    exchange(nodes);
    if (nodes.length > wanted.length) tidying = window.setTimeout(handOver, tidyAfterMs);
  };
  const isOfOtherLevel = (): boolean => stage.picture().level !== drawn.level;

  let refitting = 0;
  let isPanning = false;

  const painter = createPainter({
    session, stage, underlay, overlay,
    // While nodes of another level are still there they are hidden, and the painter shows all.
    shown: () => (isOfOtherLevel() ? none : texts),
    isInStep: () => handed === null || handed === drawn,
    focused: () => focusedNode(element),
    hovered: () => pointer.get().hovered,
    hoveredLine: () => pointer.get().line,
    isPanning: () => isPanning,
    drawn: (revision) => {
      session.channel.tell({ kind: 'drawn', revision });
      const { documentElement: root } = document;
      root.dataset['topovisorReady'] = 'true';
      root.dataset['revision'] = String(revision);
    },
  });

  // One never gets farther away than twice what is needed to see everything.
  const limitZoom = (): void => {
    const { bounds } = session.store.get().arrangement;
    const fitting = Math.min(element.clientWidth / Math.max(1, bounds.width), element.clientHeight / Math.max(1, bounds.height));
    flowStore.getState().setMinZoom(Math.max(minZoom, Math.min(0.25, fitting / 2)));
  };
  const look = (when?: 'at once'): void => stage.look({ ...viewOf(flowStore.getState()), width: element.clientWidth, height: element.clientHeight }, when);
  /** Styles look at it: written only where it changes, for this is asked in every frame. */
  const tell = (name: 'level' | 'zooming' | 'moving', value: string): void => {
    if (element.dataset[name] !== value) element.dataset[name] = value;
  };
  const show = (): void => {
    session.level = stage.picture().level;
    tell('level', session.level);
    tell('zooming', String(isOfOtherLevel()));
    zoom.set({ percent: Math.round(stage.view().zoom * 100) });
    painter.repaint('both');
  };
  /** All of it, unless the page before looked somewhere. */
  const fitAtFirst = (): void => {
    if (!lookThere(session)) camera.fit(undefined, false);
  };
  const keyboard = listenToKeyboard(session, element, () => painter.repaint('overlay'));
  const stops = [
    keyboard.dispose,
    reportFocus(session),
    keepFocus(session),
    listenToPointed(session, element, pointer),
    listenToClipboard(session, () => isOnCanvas(session)),
    reportCamera(session, stage),
    keepLook(session, stage),
    stage.subscribe((change) => {
      if (change !== 'view') handOver(change === 'passing');
      show();
    }),
    flowStore.subscribe((state) => {
      const { x, y, zoom } = viewOf(state);
      const before = stage.view();
      if (x === before.x && y === before.y && zoom === before.zoom) return;
      tell('moving', zoom === before.zoom ? 'pan' : 'zoom');
      look();
    }),
    pointer.subscribe(() => painter.repaint('overlay')),
    session.store.subscribe((now, before) => {
      if (now.arrangement !== before.arrangement) limitZoom();
      if ((now.opened && !before.opened) || now.view !== before.view) {
        fitAtFirst();
        // Palette and legend of the view are there once React has drawn them.
        refitting = requestAnimationFrame(() => camera.refit());
      }
      if (now.comparison !== before.comparison) element.dataset['comparing'] = String(now.comparison !== null);
      if (now.highlight !== before.highlight) element.dataset['highlight'] = now.highlight ?? '';
      const handedBefore = handed;
      if (now.arrangement !== before.arrangement || now.preview !== before.preview || now.edges !== before.edges) stage.refresh();
      // Where what is in sight changed, all of it was handed over just now.
      if (handed === handedBefore && (now.current !== before.current || now.arrangement !== before.arrangement)) handOver();
      if (now.drag !== before.drag) element.dataset['guides'] = now.drag?.kind === 'pin' ? guidesInWords(now.drag.guides) : '';
      if (now.trace !== before.trace || now.arrangement !== before.arrangement) element.dataset['hops'] = now.trace ? [...hopsAt(now.arrangement.scene, now.trace).keys()].join(' ') : '';
      painter.repaint(now.heatBy === before.heatBy && now.trace === before.trace && now.comparison === before.comparison && now.revision === before.revision && now.views === before.views ? 'overlay' : 'both');
    }),
    listenToPointer({
      session, stage, element, bandAt: painter.bandAt, signAt: painter.signAt, foldAt: painter.foldAt,
      isSpaceHeld: keyboard.isSpaceHeld,
      hover: (placed, line, at) => {
        element.dataset['over'] = line?.kind ?? placed?.box.node.kind ?? 'nothing';
        pointer.set({ hovered: line ? null : placed?.box.node.id ?? null, line, ...(line ? { at } : {}) });
      },
      pan: (now) => {
        isPanning = now;
        painter.repaint('overlay');
        if (now) {
          element.dataset['hand'] = 'pans';
          // Nothing is meant by what the view takes along under the hand: no card opens for it.
          pointer.set({ hovered: null, line: null });
        } else {
          delete element.dataset['hand'];
          painter.rest();
        }
      },
      follow: (at) => pointer.set({ at }),
    }),
  ];

  // VS Code gives the page its size a moment after it begins to load: until somebody has touched it, all of it is shown at any size.
  let isUntouched = true;
  const touch = (): void => {
    isUntouched = false;
    session.remembered = null;
  };
  for (const kind of touches) window.addEventListener(kind, touch, { capture: true, passive: true });
  const windowSize = (): string => `${window.innerWidth} × ${window.innerHeight}`;
  let sizeBefore = windowSize();

  let left = element.getBoundingClientRect().left;
  const followSize = (isFirst: boolean): void => {
    const before = left;
    left = element.getBoundingClientRect().left;
    limitZoom();
    const { opened, selection } = session.store.get();
    const isOtherWindow = windowSize() !== sizeBefore;
    sizeBefore = windowSize();
    if (opened && (isFirst || (isUntouched && isOtherWindow))) return fitAtFirst();
    // What was fitted to one size is fitted to the next, until somebody moves it. A panel that opens takes nothing away that could be read.
    if (opened && camera.refit({ readably: !isOtherWindow })) return;
    // A panel that opens beside the canvas does not move what is drawn on it.
    if (!isFirst && left !== before) camera.panBy(before - left, 0, false);
    if (selection.size > 0) camera.show([...selection]);
  };
  const resizes = new ResizeObserver(() => {
    followSize(stage.view().width === 0);
    // After the view was moved: nodes of a view that nobody is to see are not handed to React Flow.
    look('at once');
  });
  resizes.observe(element);

  return {
    stage, pointer, zoom, painter,
    setShown: (nodes) => {
      if (nodes === handed?.nodes) drawn = handed;
      texts = new Set(nodes.flatMap((node) => (node.data.look === 'shell' ? [] : [node.id])));
      show();
    },
    dispose: () => {
      stops.forEach((stop) => stop());
      resizes.disconnect();
      for (const kind of touches) window.removeEventListener(kind, touch, { capture: true });
      cancelAnimationFrame(refitting);
      window.clearTimeout(tidying);
      painter.dispose();
      stage.dispose();
      session.camera = null;
    },
  };
}

interface Handed { readonly nodes: readonly BoxNode[]; readonly level: Level }

const none: ReadonlySet<string> = new Set();
/** So long after nodes were handed over last while the view was moved. */
const tidyAfterMs = 600;
const touches = ['pointerdown', 'wheel', 'keydown'] as const;

function viewOf({ transform: [x, y, zoom] }: ReactFlowState<BoxNode>): { readonly x: number; readonly y: number; readonly zoom: number } {
  return { x, y, zoom };
}

/** The node whose focus is to be seen: by keyboard, not after a click. */
function focusedNode(element: HTMLElement): string | null {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement) || !element.contains(activeElement) || !activeElement.matches(':focus-visible')) return null;
  return activeElement.dataset['node'] ?? null;
}

/** Keeps what the pointer is over, until a key goes elsewhere. */
function listenToPointed(session: Session, element: HTMLElement, pointer: Store<PointerState>): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  element.addEventListener('pointermove', (event) => { session.pointed = { node: pointer.get().hovered, at: { x: event.clientX, y: event.clientY } }; }, { signal });
  // Whichever of both hears of a move first.
  const stop = pointer.subscribe(({ hovered }) => { if (session.pointed) session.pointed = { ...session.pointed, node: hovered }; });
  element.addEventListener('pointerleave', () => { session.pointed = null; }, { signal });
  element.addEventListener('keydown', (event) => { if (event.key.startsWith('Arrow')) session.pointed = null; }, { signal, capture: true });
  return () => {
    stop();
    abort.abort();
  };
}
