/** What can be added, with what, and what names what: plain data of adding, pasting and deleting. */
import type { Static } from 'typebox';
import * as Type from 'typebox';

/** Kinds that can be added on the canvas. */
export const AddedKind = Type.Enum(['site', 'cluster', 'host', 'vm', 'container', 'network', 'switch', 'router', 'array', 'disk-group', 'pool', 'datastore']);
export type AddedKind = Static<typeof AddedKind>;

/** So many are added at once at most. */
export const addedAtMost = 64;

/** A name in a field: which entry says what, as nodes. */
export const ReferenceView = Type.Object({ from: Type.String(), field: Type.String(), to: Type.String() });
export type ReferenceView = Static<typeof ReferenceView>;

/** What there are templates of: known before they are. */
export const templatedKinds: readonly AddedKind[] = ['vm', 'host', 'cluster'];

/** Something to be added with all that belongs to it. */
export const TemplateView = Type.Object({
  id: Type.String(),
  /** What it begins with. */
  what: AddedKind,
  title: Type.String(),
  /** Its figures, and where they come from. */
  detail: Type.String(),
  /** How many it makes where nobody says; null for what is one thing made of several. */
  count: Type.Union([Type.Number(), Type.Null()]),
  /** Kinds of nodes it may be put in; none where it needs no place. */
  parents: Type.Array(Type.String()),
});
export type TemplateView = Static<typeof TemplateView>;
