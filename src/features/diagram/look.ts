/** A look at the estate: what of each entry is drawn, and in what. Every view of the diagram is one; `projection.ts` keeps them in step. */
import type { Path } from '../../core/model/entry';
import type { Query } from '../../core/model/estate';
import type { CollectionName } from '../../core/model/ids';
import type { ViewLayout } from '../../protocol/filter';
import type { DiagramEdge, DiagramNode, NodeKind, ViewName } from '../../protocol/view';
import type { PartFields } from './nodeIds';

export interface Look {
  readonly view: ViewName;
  /** The collections whose entries draw something. */
  readonly collections: readonly CollectionName[];
  /** What an entry draws, by "collection/id". */
  readonly piece: Query<Piece>;
  /** The same grouped otherwise, in views of what runs where. */
  readonly grouped?: Readonly<Record<OtherGrouping, Query<Piece>>>;
  /** What of entries is drawn as nodes of their own. */
  readonly parts: PartFields;
  /** Whether a node is a group that is there for as long as something lies in it. */
  readonly isGroup: (node: string) => boolean;
  /** Such a group, by how many nodes of a kind lie in it. */
  readonly drawGroup: (node: string, count: (kind: NodeKind) => number) => Drawing;
  /** What a finding at a path from the root of a document counts on: ids of nodes, or keys that drawings list. */
  readonly countedOn: (path: Path) => readonly string[];
}

/** The look as if the document grouped it so; undefined where nothing gathers anything in it. */
export function groupedLook({ grouped, ...look }: Look, by: NonNullable<ViewLayout['groupBy']>): Look | undefined {
  if (!grouped) return undefined;
  return by === 'cluster' ? look : { ...look, piece: grouped[by] };
}

/** What gathers hosts and guests where it is not their cluster. */
export type OtherGrouping = Exclude<NonNullable<ViewLayout['groupBy']>, 'cluster'>;

/** What one entry draws. An id is in one piece of a look at most. */
export interface Piece {
  readonly nodes: readonly Drawing[];
  readonly edges: readonly EdgeDrawing[];
}

/** A node without what its neighbours, its findings, what of it is unread and the user's pins decide. */
export interface Drawing extends Omit<DiagramNode, 'order' | 'findings' | 'pin' | 'unread'> {
  /** The keys of findings that count on it, beside its own id: of what has no node of its own, such as containers in a VM. */
  readonly counted: readonly string[];
}

/** An edge without its findings. */
export interface EdgeDrawing extends Omit<DiagramEdge, 'findings'> {
  /** The keys of findings that count on it. */
  readonly counted: readonly string[];
}

export const emptyPiece: Piece = { nodes: [], edges: [] };

export function samePiece(a: Piece, b: Piece): boolean {
  return a === b || (sameItems(a.nodes, b.nodes, sameDrawing) && sameItems(a.edges, b.edges, sameEdgeDrawing));
}

function sameDrawing(a: Drawing, b: Drawing): boolean {
  return sameLook(a, b) && a.id === b.id && sameItems(a.counted, b.counted, Object.is);
}

function sameEdgeDrawing(a: EdgeDrawing, b: EdgeDrawing): boolean {
  return sameEdgeLook(a, b) && a.id === b.id && sameItems(a.counted, b.counted, Object.is);
}

/** Whether two nodes look the same, wherever they stand among their siblings and whatever was found on them. */
export function sameLook(a: Omit<Drawing, 'counted'>, b: Omit<Drawing, 'counted'>): boolean {
  return (
    a.label === b.label && a.parent === b.parent && a.detail === b.detail && a.state === b.state && a.kind === b.kind && a.tint === b.tint && a.overlayText === b.overlayText &&
    sameHeat(a.heat, b.heat) && sameLayers(a.layers, b.layers)
  );
}

function sameHeat(a: DiagramNode['heat'], b: DiagramNode['heat']): boolean {
  return a === b || (a.cpu === b.cpu && a.memory === b.memory && a.fill === b.fill && a.iops === b.iops && a.latency === b.latency && a.overlay === b.overlay);
}

export function sameEdgeLook(a: Omit<EdgeDrawing, 'counted'>, b: Omit<EdgeDrawing, 'counted'>): boolean {
  return a.kind === b.kind && a.from === b.from && a.to === b.to && a.label === b.label && a.detail === b.detail && a.state === b.state && a.heat === b.heat;
}

function sameLayers(a: DiagramNode['layers'] = none, b: DiagramNode['layers'] = none): boolean {
  return sameItems(a, b, (one, other) => one[0] === other[0] && one[1] === other[1]);
}

function sameItems<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean {
  return a === b || (a.length === b.length && a.every((item, at) => same(item, b[at] as T)));
}
const none: never[] = [];
