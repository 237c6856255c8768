import type { Announcer } from '../a11y/announcer';
import type { Channel, News } from '../channel';
import type { Camera } from '../canvas/camera';
import type { ElkPacking } from '../layout/elkPacking';
import type { Placing } from '../layout/placing';
import type { Filter } from '../../src/protocol/filter';
import type { Remembered } from '../../src/protocol/remembered';
import type { ViewName } from '../../src/protocol/view';
import type { Arrangement, Edges, Level, Scene, View } from '../../src/scene';
import type { DiagramState, Notice } from './model';
import type { OverlayName } from '../../src/protocol/overlays';
import type { Colouring } from '../theme/colouring';
import type { HeatMeasure } from '../theme/heat';
import type { ExportOptions } from '../exporting/options';
import type { Store } from './store';

/** One open diagram: what it shows, whom it talks to, and what moves its view. Everything below the app is handed one. */
export interface Session {
  readonly store: Store<DiagramState>;
  readonly channel: Channel;
  readonly announcer: Announcer;
  /** The canvas, once it is on screen. */
  camera: Camera | null;
  /** Nodes to select and bring into view once a view of this revision is drawn. */
  awaited: { readonly revision: number; readonly nodes: readonly string[] } | null;
  /** Fulfilled when the gesture before is answered and drawn: gestures go one after the other. */
  lastGesture: Promise<void>;
  /** What the pointer is over on the canvas, and where that is in the window; null where it is elsewhere. */
  pointed: { readonly node: string | null; readonly at: { readonly x: number; readonly y: number } } | null;
  /** Whether the keyboard's focus is on a node: it stays there when that node goes. */
  focusOnCanvas: boolean;
  /** Lays out a first view in a worker. */
  readonly packing: ElkPacking;
  /** Lays out large views in a worker. */
  readonly placing: Placing;
  /** What is being laid out there; null where nothing is. */
  arranging: Arranging | null;
  /** The view that was asked for last; shown once it has come. */
  wantedView: ViewName;
  /** Makes views ready that were not looked at yet. */
  readonly ahead: Ahead;
  /** Views looked at before, or made ready, so that everything is in its place when they are looked at. */
  readonly leftViews: Map<ViewName, LeftView>;
  /** What the page before had folded up in views that were not looked at since. */
  readonly foldedBefore: ReadonlyMap<ViewName, ReadonlySet<string>>;
  /** The overlay that was asked for last, and what is to be coloured by once it has come; null where nothing is waited for. */
  wantedOverlay: OverlayName | null;
  wantedColouring: Colouring | null;
  /** Counts the cards that were asked for: an answer to an earlier question is of no use. */
  cards: number;
  /** What those were coloured by. */
  readonly leftHeat: Map<ViewName, HeatMeasure>;
  /** Where everything lay when something of the view was hidden first; null where it was never shown whole. */
  unhidden: Arrangement | null;
  /** Takes what the page that takes the place of this one begins with. */
  readonly keep: (remembered: Remembered) => void;
  /** How the page before looked at the estate, until this one does so and somebody has touched it; null where there is nothing to go on from. */
  remembered: Remembered | null;
  /** How the view that is wanted is to be shown. Invariant: it stays until that view is drawn, for it may have to be asked for again meanwhile. */
  wantedLook: WantedLook;
  /** Whether something is being found now. */
  isFinding: boolean;
  /** Counts what was asked to be found: an answer to an earlier question is of no use. */
  findings: number;
  /** What is to be selected once the view that is wanted has come; null where what was selected stays so. */
  wantedSelection: readonly string[] | null;
  /** Where the diagram beside, in step with this one, led the camera last: that is not told back to it. */
  followed: Pick<View, 'x' | 'y' | 'zoom'> | null;
  /** How near the canvas shows things. */
  level: Level;
  /** How the last picture was exported: the next is too, unless something else is chosen. */
  exporting: ExportOptions;
  /** Views that were begun to be opened: a later one takes the place of an earlier. */
  openings: number;
  readonly notify: (tone: Notice['tone'], text: string, details?: readonly string[], about?: Notice['about']) => void;
  readonly dismiss: (id: number) => void;
  readonly dispose: () => void;
}

/**
 * Views that nobody has looked at yet, made ready while nobody does anything: turned to, they are there as those are that were left. An edit
 * does not touch them: what changed comes once they are turned to.
 */
export interface Ahead {
  /** A view is shown: the others may be made ready from now on. */
  readonly begin: () => void;
  readonly take: (part: Extract<News, { kind: 'ahead' }>) => void;
  /** The user turns to a view: what of it is there is used, and what is not is not waited for. */
  readonly turning: (view: ViewName) => void;
}

/** A scene that is being arranged: until it is drawn, what was shown before stays, and can be moved and looked at. */
export interface Arranging {
  readonly control: AbortController;
  /** Begins anew, since what is to be arranged has changed. */
  readonly again: () => void;
}

/** What is not said is left as it is, or was when the view was left. */
export interface WantedLook {
  readonly filter?: Filter | null;
  readonly collapsed?: ReadonlySet<string>;
  /** The id of a colouring. */
  readonly colour?: string;
}

/** A view as it was left. */
export interface LeftView {
  readonly revision: number;
  readonly whole: Scene;
  readonly allEdges: Edges;
  /** Of everything; null where it was never shown whole. */
  readonly arrangement: Arrangement | null;
  readonly collapsed: ReadonlySet<string>;
}
