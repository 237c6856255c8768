/** The vocabulary of lines between boxes. Lengths are scene units. */
import type { IdMap } from '../tree/idMap';
import type { Point, Rect, Severity } from '../types';

/** What joins two nodes, as plain data. `DiagramEdge` of the protocol is one. */
export interface SceneEdge {
  readonly id: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  /** Short, beside the line. */
  readonly label: string;
  readonly detail: string;
  /** A word that `SceneRules.lines.states` ranks. */
  readonly state: string;
  /** Use of what it stands for as a fraction of its capacity; null where unknown. */
  readonly heat: number | null;
  readonly findings: Readonly<Record<Severity, number>>;
  /** As of a node. */
  readonly change?: string;
}

/** Every edge of a view. A value: `patchEdges` returns another that shares what is the same. */
export interface Edges {
  readonly all: IdMap<SceneEdge>;
  /** Ids of the edges that end at a node itself. */
  readonly ends: IdMap<readonly string[]>;
}

/** How near its true ends a line is drawn: at them, at the holders or areas around leaves, or at the outermost boxes. */
export type Grain = 'leaf' | 'holder' | 'area' | 'top';

/** One line of a picture: all edges of one kind between the same two boxes. The same object while nothing of it changes. */
export interface Line {
  /** Of this grain: equal for the same boxes and kind. */
  readonly key: string;
  readonly kind: string;
  /** The boxes it is drawn between, in the order of their ids. */
  readonly from: string;
  readonly to: string;
  /** In the order of their ids; never empty. */
  readonly edges: readonly SceneEdge[];
  /** The worst of them. */
  readonly state: string;
  /** The highest of them. */
  readonly heat: number | null;
  readonly worst: Severity | null;
  /** Of one edge its own, of several their number and what is not well with some: "×4 · 1 down". */
  readonly label: string;
  readonly route: Route;
  /** Around the route. */
  readonly bounds: Rect;
}

/** Where a line runs: straight from each end out of the boxes around it, and in one bend from the one to the other. */
export interface Route {
  /** From the end `from` outwards. */
  readonly lead: readonly Point[];
  /** From the end `to` outwards. */
  readonly trail: readonly Point[];
  /** Control points of the cubic curve from the last of `lead` to the last of `trail`. */
  readonly bend: readonly [Point, Point];
}

/** The lines to draw for a picture. The same object while the same lines are in sight. */
export interface LinePicture {
  readonly grain: Grain;
  readonly lines: readonly Line[];
}
