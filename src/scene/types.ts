/**
 * The scene's vocabulary: boxes inside boxes, where they lie, and what of them is drawn. It knows no VM: a kind is a word that
 * the rules table gives a meaning to. Lengths are scene units (one CSS pixel at zoom 1) unless a name ends in `Px` (screen pixels).
 */

import type { IdMap } from './tree/idMap';

export type Severity = 'error' | 'warning' | 'info';

/** One thing to draw, as plain data. `DiagramNode` of the protocol is one; another view's nodes may be too. */
export interface SceneNode {
  readonly id: string;
  /** Looked up in `SceneRules.kinds`. */
  readonly kind: string;
  readonly label: string;
  /** The node that contains it; null at the top. A parent that is absent or lies inside the node itself counts as null. */
  readonly parent: string | null;
  /** Sorts siblings; ties are broken by id. */
  readonly order: number;
  readonly detail: string;
  readonly state: string;
  /** Use as a fraction of capacity by measure ("cpu", "memory"); null where unknown. */
  readonly heat: Readonly<Record<string, number | null>>;
  readonly findings: Readonly<Record<Severity, number>>;
  /** Top left corner the user chose, relative to the parent's top left corner. */
  readonly pin: readonly [number, number] | null;
  /** What it stands on, from below: a word for `SceneRules.layers` and a label. Drawn as bands at its foot. */
  readonly layers?: readonly (readonly [layer: string, label: string])[];
  /** What colours it in place of its use: boxes of one tint are of one colour, and say it. */
  readonly tint?: string;
  /** What the overlay that is looked at says of it, in words. */
  readonly overlayText?: string;
  /** What stands in its text and could not be read: what is said of it counts without. */
  readonly unread?: readonly string[];
  /** What became of it since another version that it is compared with: "added", "moved". */
  readonly change?: string;
  /** Set while it is folded up: what lies in it is not in the scene, and told by this. The same object while that stays the same. */
  readonly folded?: Folded;
}

/** What is known of a box that is folded up beside its node. */
export interface Folded {
  /** Over itself and everything that lies in it. */
  readonly totals: Totals;
  /** The band it stands in where boxes stand in bands: that of what lies in it. */
  readonly rank: number;
}

/** A node, what lies in it, and sums over both. Invariant: the same object as long as nothing in it changes. */
export interface Box {
  readonly node: SceneNode;
  /** The box it lies in: `node.parent`, unless that is absent or lies inside this one. */
  readonly parent: string | null;
  /** By `order`, then by id. */
  readonly children: readonly Box[];
  readonly totals: Totals;
}

/** Sums over a box and everything in it. */
export interface Totals {
  /** Boxes inside it, itself not counted. */
  readonly descendants: number;
  /** The same by kind. */
  readonly byKind: Readonly<Record<string, number>>;
  /** Findings on it and on everything in it. */
  readonly findings: Readonly<Record<Severity, number>>;
  readonly worst: Severity | null;
  /** How many, itself and all in it, stand for text of which something could not be read. */
  readonly unread: number;
  /** By measure, over the nearest boxes inside it that know their own use. */
  readonly heat: Readonly<Record<string, HeatSummary>>;
}

export interface HeatSummary {
  /** How many boxes know their use; the other figures are 0 where none does. */
  readonly count: number;
  readonly mean: number;
  readonly highest: number;
  /** How many are above 1. */
  readonly over: number;
}

/** The tree. A value: `applyPatch` returns another that shares every unchanged box. */
export interface Scene {
  readonly rules: SceneRules;
  /** Boxes without parent, by `order`, then by id. */
  readonly top: readonly Box[];
  readonly size: number;
  find(id: string): Box | undefined;
  readonly boxes: IdMap<Box>;
  /** Boxes at the top only because the parent they name is absent, by that parent. */
  readonly waiting: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface Point { readonly x: number; readonly y: number }
export interface Size { readonly width: number; readonly height: number }
export interface Rect extends Point, Size {}

/** A box with its place. Invariant: the same object as long as the box, its place and everything in it stay as they are. */
export interface Placed {
  readonly box: Box;
  /** Relative to the parent's top left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** In the order of `box.children`. */
  readonly children: readonly Placed[];
}

/** Every box of a scene placed. */
export interface Arrangement {
  readonly scene: Scene;
  readonly top: readonly Placed[];
  /** Around everything. Its corner is 0, 0 unless the user pinned a top box further up or left. */
  readonly bounds: Rect;
  readonly index: IdMap<Placed>;
  find(id: string): Placed | undefined;
  /** Where a box lies in the scene. */
  rect(id: string): Rect | undefined;
}

/**
 * What a kind is for the renderer. `area` contains holders and other areas and is always drawn; `holder` contains leaves and is
 * drawn as one mark from afar; `leaf` is drawn as one mark in the middle. Loose leaves may lie in an area too.
 */
export type Role = 'area' | 'holder' | 'leaf';

export interface KindRule {
  readonly role: Role;
  /** A leaf's size; the least size of a box with children, and the size of an empty one. */
  readonly size: Size;
  readonly inner: InnerRule;
  /** Height of each layer at the foot of a box; without it they are not drawn. */
  readonly layerHeight?: number;
  /** Its band where boxes stand in bands, from above; a box of a kind without one stands with what lies in it. */
  readonly rank?: number;
  /** How it is drawn once something lies in it, where that is otherwise. */
  readonly holding?: KindRule;
  /** Of a leaf: its size in boxes of a kind, where that is another. */
  readonly sizeIn?: Readonly<Record<string, Size>>;
  /** Where the view goes to the right: fewer columns and so less width, since lines reach the leaves from the side. */
  readonly across?: { readonly columns: number; readonly width: number };
  /** In bands, those that only others of their kind are joined to stand in a row above those. */
  readonly tiered?: boolean;
}

/** How a layer is told from the others without its colour: by its name and by its pattern. */
export interface LayerLook {
  readonly name: string;
  readonly pattern: LayerPattern;
}
/** `solid`: a tone of its own; `plain`: none; the others are drawn in lines or dots. */
export type LayerPattern = 'solid' | 'plain' | 'slanted' | 'dotted' | 'barred';

/** How the inside of a box is laid out. */
export interface InnerRule {
  /** Room above the children for the label. */
  readonly header: number;
  readonly padding: number;
  readonly gap: number;
  /** Wished width / height. */
  readonly aspect: number;
  /** Leaves stand in this many columns; null: in as many as come nearest to `aspect`. */
  readonly columns: number | null;
  /** Leaves that would take more columns than this come, with this many at least, near to another form: what is flat for the sake of its lines shall not be all of the width. */
  readonly crowd?: { readonly columns: number; readonly aspect: number };
  /** Free places kept beside leaves, so that one more makes nothing grow. */
  readonly spare: number;
  /**
   * Boxes stand in bands by their rank and tier, so far apart that lines between bands can be followed, and in each band near those
   * that are joined to them.
   */
  readonly bands?: number;
}

export interface LevelRules {
  /** Zoom from which holders show their leaves as cells, and from which leaves are cards: where their text becomes legible. */
  readonly cellsFrom: number;
  readonly cardsFrom: number;
  /** Part of a threshold by which zoom must pass it, in either direction, before the level changes. */
  readonly hysteresis: number;
  /** Most items of a picture; with more in sight a farther level is taken. */
  readonly itemLimit: number;
  /** Boxes this far out of sight are still in the picture, so that panning shows no gaps. */
  readonly marginPx: number;
}

/** Where what follows stands: below, and in rows; or to the right, and in columns. Bands and the lines between them go that way. */
export type Flow = 'down' | 'right';

/** How far boxes stand apart. */
export type Spacing = 'compact' | 'normal' | 'wide';

/** What the scene is told about the kinds of one view. */
export interface SceneRules {
  readonly flow: Flow;
  /** What the gaps and paddings of the kinds are made for. */
  readonly spacing: Spacing;
  readonly kinds: Readonly<Record<string, KindRule>>;
  /** For kinds the table does not name. */
  readonly otherKind: KindRule;
  readonly layers: Readonly<Record<string, LayerLook>>;
  /** For layers the table does not name. */
  readonly otherLayer: LayerLook;
  /** How boxes without parent are laid out. */
  readonly top: InnerRule;
  readonly levels: LevelRules;
  /** The state of most boxes, which needs no mention. */
  readonly plainState: string;
  /** Heat measures, such as "cpu" and "memory". */
  readonly measures: readonly string[];
  /** Those of which a box without a figure of its own has the mean of what lies in it. */
  readonly means: readonly string[];
  /** Dragged kind → kinds it may be dropped on. */
  readonly accepts: Readonly<Record<string, readonly string[]>>;
  readonly lines: LineRules;
}

/** How edges become lines. */
export interface LineRules {
  /** States of edges from the worst on; of several drawn as one the worst shows. */
  readonly states: readonly string[];
  /** The state that needs no mention. */
  readonly plainState: string;
  /** The kinds that a legend names, each in words. */
  readonly kinds?: Readonly<Record<string, string>>;
  /** Kinds that are drawn for what is looked at alone: there are too many of them for a picture, and in an order of boxes. */
  readonly onDemand?: readonly string[];
  /** Most lines in sight; with more they are drawn between the boxes around their ends. */
  readonly limit: number;
}

/** From afar to near. `tiles`: areas with their holders as marks; `cells`: holders with their leaves as marks; `cards`: every box. */
export type Level = 'tiles' | 'cells' | 'cards';

/** What the user sees, as React Flow has it: a scene point p is on the screen at p × zoom + (x, y). Width and height in pixels. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
}

/** What to draw. Parents come before what lies in them. The same object while nothing in it changes. */
export interface Picture {
  readonly level: Level;
  readonly items: readonly Item[];
}

/** One thing to draw: a frame around other items, a box full of marks, both, or a card. The same object while unchanged. */
export interface Item {
  readonly id: string;
  readonly role: Role;
  /** Null only for the item `topId`, which holds the marks of boxes without parent and has no frame. */
  readonly box: Box | null;
  /** The item it lies in; null at the top. */
  readonly parent: string | null;
  /** In the scene. */
  readonly rect: Rect;
  /** Room for the label above the children. */
  readonly header: number;
  /** Room for the layers below the children. */
  readonly footer: number;
  /** The children that are not items at this level; null where there are none. */
  readonly marks: Marks | null;
}

/** Boxes drawn as plain rectangles of their parent's item. Arrays run in parallel, in the order of the children. */
export interface Marks {
  readonly boxes: readonly Box[];
  /** x, y, width, height of each, relative to the item's corner. */
  readonly rects: Float32Array;
  /** Use by measure; NaN where unknown. */
  readonly heat: Readonly<Record<string, Float32Array>>;
  /** The worst finding on the mark or in it. */
  readonly worst: readonly (Severity | null)[];
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** What a drop would do. `over` is the box under the pointer. */
export type Drop =
  | { readonly kind: 'accepts'; readonly target: string }
  /** Everything dragged lies in `target` already. */
  | { readonly kind: 'unchanged'; readonly target: string }
  | { readonly kind: 'refuses'; readonly over: string; readonly reason: string }
  | { readonly kind: 'nothing' };

export interface MinimapRect extends Rect {
  readonly id: string;
  readonly heat: number | null;
  /** Null where it has none, or stands for boxes of several. */
  readonly tint: string | null;
  readonly worst: Severity | null;
  /** Whether something in the text of what it stands for could not be read. */
  readonly isUnread: boolean;
}

/** Child sizes of one container, to be placed without overlap. */
export interface PackRequest {
  readonly sizes: readonly Size[];
  readonly gap: number;
  readonly aspect: number;
  /** Where the boxes stand in bands: the rank of each, in the order of the sizes, and how far bands are apart. */
  readonly bands?: { readonly ranks: readonly number[]; readonly gap: number };
  /** Equal requests have equal keys. */
  readonly key: string;
}

/** Top left corners in the order of the sizes, from 0, 0, and the room they take. */
export interface Packing extends Size {
  readonly corners: readonly Point[];
}

/** Answers a request; null where it knows none, and the built-in packing is taken. */
export type Packer = (request: PackRequest) => Packing | null;

/** Marks of one colour and state, as SVG path data relative to their item's corner. */
export interface HeatPath {
  readonly fill: string;
  /** Draw it hatched. */
  readonly over: boolean;
  readonly state: string;
  readonly d: string;
}

export type PaletteName = 'light' | 'dark' | 'contrast' | 'print';

/** The colours of a use, and what tells it without colour. */
export interface HeatColor {
  readonly fill: string;
  /** Text on it. */
  readonly ink: string;
  /** Draw it hatched: more is asked than there is. */
  readonly over: boolean;
  /** "83 %"; "?" where unknown. */
  readonly text: string;
}
