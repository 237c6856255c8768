import type { SavedView, ViewLayout } from '../../src/protocol/filter';
import type { ComparisonView } from '../../src/protocol/comparison';
import type { AddedKind, ReferenceView, TemplateView } from '../../src/protocol/adding';
import type { Answer, Gesture } from '../../src/protocol/messages';
import type { OverlayName } from '../../src/protocol/overlays';
import type { QuestionView } from '../../src/protocol/operations';
import type { ChangeKind, ConnectVerdict, FitVerdict, TraceView, ViewName } from '../../src/protocol/view';
import type { Arrangement, Drop, Edges, Guide, Point, Rect, Scene } from '../../src/scene';
import { arrange, buildScene, estateRules, noEdges } from '../../src/scene';
import type { ExportOptions } from '../exporting/options';
import type { HeatMeasure } from '../theme/heat';
import { everythingShown, type Shown } from './conditions';
import type { LayerName } from '../../src/protocol/layers';

/** Everything the diagram shows; the text document's truth arrives in `arrangement`, the rest is only of this window. */
export interface DiagramState {
  /** Of the view that is drawn; 0 before the first. */
  readonly revision: number;
  /** Whether a view has arrived and is laid out. */
  readonly opened: boolean;
  readonly title: string;
  /** How many whole views have come: each is said to be drawn, also one of a revision that was. */
  readonly views: number;
  /** Which way the estate is looked at. */
  readonly view: ViewName;
  /** Every node of the view; `arrangement` has those that are shown. */
  readonly whole: Scene;
  readonly arrangement: Arrangement;
  /** As they are drawn: one whose end is folded away ends at what that is folded into. */
  readonly edges: Edges;
  /** As they are. */
  readonly allEdges: Edges;
  /** Layers that are not shown, of whichever view. */
  readonly hiddenLayers: ReadonlySet<LayerName>;
  /** What of the view is shown. */
  readonly shown: Shown;
  /** Whether the filter is open, and what it is for: to show what it finds, or to select that. */
  readonly filtering: 'show' | 'select' | null;
  /** Places while something is dragged and before the document answers. */
  readonly preview: Arrangement | null;
  /** The view that is being laid out, which takes a while; what is shown stays until then. Null where none is. */
  readonly arranging: ViewName | null;
  readonly status: Status;
  /** What the document says of the diagram beside pins. */
  readonly header: Header;
  /** Of the view that is shown; a view that colours by nothing leaves it. */
  readonly heatBy: HeatMeasure;
  /** Whose figures nodes have for `heatBy` "overlay"; null for none. */
  readonly overlay: OverlayName | null;
  readonly selection: ReadonlySet<string>;
  /** Edges that are selected, in place of nodes. */
  readonly chosenEdges: readonly string[];
  /** The node the keyboard is at. */
  readonly current: string | null;
  /** The node whose text the cursor is in. */
  readonly highlight: string | null;
  /** Whether that text is being typed. */
  readonly typing: boolean;
  /** The card that is shown beside a node. */
  readonly card: { readonly node: string; readonly by: 'pointer' | 'key'; readonly content: Extract<Answer, { kind: 'card' }> } | null;
  /** Whether the palette takes the focus once it is shown: a key opened it. */
  readonly isPaletteWanted: boolean;
  readonly search: Search | null;
  readonly dialog: Dialog | null;
  readonly menu: Menu | null;
  /** The node of which the list of what lies beside it is open, in the breadcrumb. */
  readonly crumb: string | null;
  /** Whether the options of the view are open. */
  readonly viewMenu: boolean;
  /** The node whose name is being typed. */
  readonly renaming: string | null;
  readonly drag: Drag | null;
  readonly panels: Panels;
  /** What can be added with all that belongs to it; none until they are asked for. */
  readonly templates: readonly TemplateView[];
  /** How many are added at once of what there can be several of; one again once they are. */
  readonly addCount: number;
  readonly trace: Trace | null;
  /** What is different from another version, while one is compared with. */
  readonly comparison: ShownComparison | null;
  /** Whether the diagram of another version stands beside, which goes where this one goes. */
  readonly inStep: boolean;
  readonly notices: readonly Notice[];
}

export interface Header {
  /** How each view is laid out, where it is not as usual. */
  readonly layout: ReadonlyMap<ViewName, ViewLayout>;
  readonly savedViews: readonly SavedView[];
}

export interface ShownComparison {
  readonly view: ComparisonView;
  /** Index into the changes as they are listed; -1 where none was gone to yet. */
  readonly at: number;
  /** Kinds that are not listed. */
  readonly hidden: ReadonlySet<ChangeKind>;
}

/** What the user wants to know of a packet, and what is known of it. */
export interface Trace {
  /** Nodes or addresses; empty where none is chosen yet. */
  readonly from: string;
  readonly to: string;
  /** Empty for any. */
  readonly protocol: string;
  readonly port: number | null;
  readonly result: TraceResult;
}

export type TraceResult =
  /** One end is not chosen yet. */
  | { readonly kind: 'open' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }
  /** `lit`: the edges it takes. */
  | { readonly kind: 'traced'; readonly trace: TraceView; readonly lit: ReadonlySet<string> };

export interface Status {
  readonly state: 'live' | 'stale' | 'read-only';
  readonly message: string;
}

export interface Search {
  readonly query: string;
  /** In the order of the document. */
  readonly matches: readonly string[];
  /** Index into `matches`; -1 where none was gone to yet. */
  readonly at: number;
  /** How many more there are that are not shown. */
  readonly hidden: number;
}

export type Dialog =
  | (Pick<Extract<Answer, { kind: 'referenced' }>, 'references' | 'count' | 'kinds' | 'effects'> & { readonly kind: 'delete'; readonly nodes: readonly string[] })
  /** What is pasted names what this file does not have. */
  | { readonly kind: 'paste'; readonly gesture: Extract<Gesture, { kind: 'paste' }>; readonly references: readonly ReferenceView[]; readonly count: number }
  | { readonly kind: 'move'; readonly nodes: readonly string[] }
  | { readonly kind: 'operate'; readonly operation: string; readonly nodes: readonly string[]; readonly title: string; readonly action: string; readonly questions: readonly QuestionView[] }
  | { readonly kind: 'add'; readonly what: AddedKind; readonly parent: string | null }
  /** With `edge`, where else the line of it that begins at this node could end. */
  | { readonly kind: 'connect'; readonly node: string; readonly edge?: string }
  | { readonly kind: 'save-view'; /** The view that gets another name; null where a new one is saved. */ readonly renamed: string | null }
  | { readonly kind: 'export'; /** What is offered first, in place of what was exported last. */ readonly what: ExportOptions['what'] | null }
  | { readonly kind: 'keys' };

export type { AddedKind };

/** A context menu of a node, of edges or of the diagram, opened at a point of the window. */
export interface Menu {
  readonly node: string | null;
  readonly edges: readonly string[];
  readonly at: Point;
  /** Of what can be added there, in place of all that can be done. */
  readonly isQuickAdd?: boolean;
}

/** What is dragged is put down where something lies. `over`: exactly there, and that gives way. */
export interface Meeting {
  readonly how: 'beside' | 'exchange' | 'no-room' | 'over';
  readonly node: string;
}

export type Drag =
  | { readonly kind: 'move'; readonly nodes: readonly string[]; readonly drop: Drop; readonly verdicts: ReadonlyMap<string, FitVerdict> | null }
  /** Boxes of one container, taken to another place in it, and what holds them there, relative to its corner; what becomes of them and what lies there. */
  | { readonly kind: 'pin'; readonly nodes: readonly string[]; readonly container: string | null; readonly guides: readonly Guide[]; readonly meets: Meeting | null; /** Where they are held, while what becomes of them is still to be found. */ readonly ahead: readonly Rect[] }
  /** A line from a node to the pointer, in scene units; `over` is what lies there. */
  | { readonly kind: 'connect'; readonly node: string; /** The line whose other end is taken elsewhere; null where a new one is drawn. */ readonly edge: string | null; readonly over: string | null; readonly to: Point; readonly verdicts: ReadonlyMap<string, ConnectVerdict> | null }
  /** Something new from the palette, what it would lie in, and why it cannot lie on what is there. */
  | { readonly kind: 'place'; readonly what: AddedKind; readonly template: TemplateView | null; readonly by: 'pointer' | 'choice'; readonly into: string | null; readonly against: string | null; readonly verdicts: ReadonlyMap<string, FitVerdict> | null }
  /** Corners in scene units. */
  | { readonly kind: 'marquee'; readonly from: Point; readonly to: Point };

export interface Panels {
  readonly inspector: boolean;
  readonly tree: boolean;
  /** Null where the user has not said: then it is as there is room. */
  readonly legend: boolean | null;
  /** Null where the user has not said: then it is as the view has it. */
  readonly palette: boolean | null;
  /** Which part of the inspector is shown. */
  readonly tab: 'properties' | 'connections' | 'model' | 'findings';
}

export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly details: readonly string[];
  /** What it says was made or changed, and the revision that shows it; null where it is of no nodes. */
  readonly about: { readonly revision: number; readonly nodes: readonly string[] } | null;
}

const nothing = buildScene([], estateRules);

export const initialState: DiagramState = {
  revision: 0,
  opened: false,
  title: '',
  views: 0,
  view: 'compute',
  whole: nothing,
  arrangement: arrange(nothing),
  edges: noEdges,
  allEdges: noEdges,
  hiddenLayers: new Set(),
  shown: everythingShown,
  filtering: null,
  preview: null,
  arranging: null,
  status: { state: 'live', message: '' },
  header: { layout: new Map(), savedViews: [] },
  heatBy: 'cpu',
  overlay: null,
  selection: new Set(),
  chosenEdges: [],
  current: null,
  highlight: null,
  typing: false,
  card: null,
  isPaletteWanted: false,
  search: null,
  dialog: null,
  menu: null,
  crumb: null,
  viewMenu: false,
  renaming: null,
  drag: null,
  panels: { inspector: false, tree: false, legend: null, palette: null, tab: 'properties' },
  templates: [],
  addCount: 1,
  trace: null,
  comparison: null,
  inStep: false,
  notices: [],
};
