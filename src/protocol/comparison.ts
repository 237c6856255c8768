/** A diagram of two versions at once: what the list of changes shows, and how two diagrams beside each other move in step. */
import type { Static } from 'typebox';
import * as Type from 'typebox';
import { ChangeKind, Severity, ViewName } from './view';

const Node = Type.Union([Type.String(), Type.Null()]);

export const ChangeView = Type.Object({
  /** Of the entry, "collection/id"; null for what a file says beside its entries. */
  node: Node,
  change: ChangeKind,
  label: Type.String(),
  /** What it is, in a word. */
  word: Type.String(),
  /** "in prod › esx-01", "from esx-01 to esx-02", "was db-01"; empty where nothing is to be said. */
  where: Type.String(),
  /** The view that draws it; null where none does. */
  view: Type.Union([ViewName, Type.Null()]),
  /** What is written otherwise, as it is read. */
  fields: Type.Array(Type.Object({ path: Type.String(), before: Type.String(), after: Type.String() })),
});
export type ChangeView = Static<typeof ChangeView>;

export const FindingChangeView = Type.Object({ severity: Severity, message: Type.String(), node: Node, view: Type.Union([ViewName, Type.Null()]) });
export type FindingChangeView = Static<typeof FindingChangeView>;

export const ComparisonView = Type.Object({
  /** The version that is compared with, and its changes from there: "HEAD (1a2b3c4)". */
  with: Type.String(),
  /** "2 added, 1 moved; 1 new finding" */
  summary: Type.String(),
  /** What could not be read of that version: whole sentences. */
  missing: Type.Array(Type.String()),
  changes: Type.Array(ChangeView),
  appeared: Type.Array(FindingChangeView),
  gone: Type.Array(FindingChangeView),
  /** Hosts whose use is another: "CPU 52 % → 78 %". */
  hosts: Type.Array(Type.Object({ node: Type.String(), label: Type.String(), text: Type.String() })),
  /** Whether that version has a diagram of its own, which can be opened beside. */
  opensBeside: Type.Boolean(),
});
export type ComparisonView = Static<typeof ComparisonView>;

/**
 * Where a camera looks, told so that a diagram that is laid out otherwise can look at the same: the node that the middle of the view lies in,
 * where in it (fractions of its width and height), and the zoom. Without a node, `at` is a point of the scene.
 */
export const CameraPlace = Type.Object({ node: Node, at: Type.Tuple([Type.Number(), Type.Number()]), zoom: Type.Number() });
export type CameraPlace = Static<typeof CameraPlace>;

/** The node that stands where a moved one was: of no use but to be seen. */
export function ghostOf(node: string): string {
  return ghostPrefix + node;
}

/** The node that a ghost went to; undefined for any other node. */
export function wentTo(node: string): string | undefined {
  return node.startsWith(ghostPrefix) ? node.slice(ghostPrefix.length) : undefined;
}
const ghostPrefix = 'was/';
