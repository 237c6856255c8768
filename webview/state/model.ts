import type { Gesture } from '../../src/protocol/messages';
import type { QuestionView } from '../../src/protocol/operations';
import type { FitVerdict } from '../../src/protocol/view';
import type { Arrangement, Drop, Point } from '../../src/scene';
import { arrange, buildScene, estateRules } from '../../src/scene';
import type { HeatMeasure } from '../theme/heat';

/** Everything the diagram shows; the text document's truth arrives in `arrangement`, the rest is only of this window. */
export interface DiagramState {
  /** Of the view that is drawn; 0 before the first. */
  readonly revision: number;
  /** Whether a view has arrived and is laid out. */
  readonly opened: boolean;
  readonly title: string;
  readonly arrangement: Arrangement;
  /** Places while something is dragged and before the document answers. */
  readonly preview: Arrangement | null;
  readonly status: Status;
  readonly heatBy: HeatMeasure;
  readonly selection: ReadonlySet<string>;
  /** The node the keyboard is at. */
  readonly current: string | null;
  /** The node whose text the cursor is in. */
  readonly highlight: string | null;
  readonly search: Search | null;
  readonly dialog: Dialog | null;
  readonly menu: Menu | null;
  /** The node whose name is being typed. */
  readonly renaming: string | null;
  readonly drag: Drag | null;
  readonly panels: Panels;
  readonly notices: readonly Notice[];
}

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
}

export type Dialog =
  | { readonly kind: 'delete'; readonly nodes: readonly string[]; readonly references: readonly Reference[]; readonly count: number }
  | { readonly kind: 'move'; readonly nodes: readonly string[] }
  | { readonly kind: 'operate'; readonly operation: string; readonly nodes: readonly string[]; readonly title: string; readonly action: string; readonly questions: readonly QuestionView[] }
  | { readonly kind: 'add'; readonly what: AddedKind; readonly parent: string | null }
  | { readonly kind: 'keys' };

export interface Reference { readonly from: string; readonly field: string; readonly to: string }
export type AddedKind = Extract<Gesture, { kind: 'add' }>['what'];

/** A context menu, opened at a point of the window. */
export interface Menu { readonly node: string | null; readonly at: Point }

export type Drag =
  | { readonly kind: 'move'; readonly nodes: readonly string[]; readonly drop: Drop; readonly verdicts: ReadonlyMap<string, FitVerdict> | null }
  | { readonly kind: 'pin'; readonly node: string }
  /** Corners in scene units. */
  | { readonly kind: 'marquee'; readonly from: Point; readonly to: Point };

export interface Panels {
  readonly inspector: boolean;
  readonly tree: boolean;
  readonly legend: boolean;
  /** Which part of the inspector is shown. */
  readonly tab: 'properties' | 'model' | 'findings';
}

export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly details: readonly string[];
}

export const initialState: DiagramState = {
  revision: 0,
  opened: false,
  title: '',
  arrangement: arrange(buildScene([], estateRules)),
  preview: null,
  status: { state: 'live', message: '' },
  heatBy: 'cpu',
  selection: new Set(),
  current: null,
  highlight: null,
  search: null,
  dialog: null,
  menu: null,
  renaming: null,
  drag: null,
  panels: { inspector: false, tree: false, legend: true, tab: 'properties' },
  notices: [],
};
