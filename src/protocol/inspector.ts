/** The fields of what is inspected, each with the control that fits it: what the inspector shows and asks. */
import type { Static } from 'typebox';
import * as Type from 'typebox';

/** Below an entry; of several nodes that are inspected together, below the first. */
export const FieldPath = Type.Array(Type.Union([Type.String(), Type.Number()]));
export type FieldPath = Static<typeof FieldPath>;

export const Scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()]);
export type Scalar = Static<typeof Scalar>;

/** What one value is edited by. */
export const ValueControl = Type.Union([
  /** `suggests`: words for it can be asked for by `choices`; any other text may be typed as well. */
  Type.Object({ kind: Type.Literal('text'), suggests: Type.Boolean() }),
  Type.Object({ kind: Type.Literal('quantity'), example: Type.String() }),
  Type.Object({ kind: Type.Literal('number'), minimum: Type.Union([Type.Number(), Type.Null()]), maximum: Type.Union([Type.Number(), Type.Null()]), whole: Type.Boolean() }),
  Type.Object({ kind: Type.Literal('flag') }),
  Type.Object({ kind: Type.Literal('choice'), options: Type.Array(Type.String()) }),
  /** The id of an entry, or "owner/part"; `of` says in words what it may name: ["host", "VM"]. Which there are is asked for by `choices`. */
  Type.Object({ kind: Type.Literal('reference'), of: Type.Array(Type.String()) }),
]);
export type ValueControl = Static<typeof ValueControl>;

/** One of the parts of an entry: a disk, a port, a snapshot. */
export const PartView = Type.Object({
  /** Its name, or its place in a list. */
  step: Type.Union([Type.String(), Type.Number()]),
  label: Type.String(),
  /** One line of what is written of it. */
  detail: Type.String(),
  /** The node that stands for it, deleted with the references to it; null where none does. */
  node: Type.Union([Type.String(), Type.Null()]),
  /** Message of the worst finding on it; empty where there is none. */
  problem: Type.String(),
});
export type PartView = Static<typeof PartView>;

export const FieldControl = Type.Union([
  ...ValueControl.anyOf,
  /** Several values, each edited by `item`. */
  Type.Object({ kind: Type.Literal('list'), item: ValueControl }),
  /** Parts that have fields of their own, looked into one at a time. By `name` they can be renamed, by `place` put in another order; by `reference` each has the id of an entry. `word` is what one is called. */
  Type.Object({ kind: Type.Literal('parts'), by: Type.Enum(['name', 'place', 'reference']), word: Type.String(), parts: Type.Array(PartView) }),
]);
export type FieldControl = Static<typeof FieldControl>;

/** One field of what is inspected, and how to edit it. */
export const InspectorField = Type.Object({
  path: FieldPath,
  label: Type.String(),
  description: Type.String(),
  control: FieldControl,
  /** As written in the document; null where absent, or where several differ. Of a list that differs, what all have. */
  value: Type.Union([Scalar, Type.Array(Scalar), Type.Null()]),
  /** Whether the nodes that are inspected have different values. */
  mixed: Type.Boolean(),
  /** Whether it is written, or else what counts in its place. */
  from: Type.Enum(['document', 'default', 'policy', 'inherited']),
  /** What counts, or would count, where the field is absent; empty where nothing does. */
  fallback: Type.String(),
  /** Where that comes from, for people: "cluster prod", "policy datastoreLatency"; empty for a default of the format. */
  origin: Type.String(),
  /** Message of the worst finding on this field; empty where there is none. */
  problem: Type.String(),
});
export type InspectorField = Static<typeof InspectorField>;

/** Fields that belong together: those of one object of the document. */
export const FieldGroup = Type.Object({ title: Type.String(), path: FieldPath, fields: Type.Array(InspectorField) });
export type FieldGroup = Static<typeof FieldGroup>;

/** Something a field may be given, and what helps to choose it. */
export const ChoiceView = Type.Object({ value: Type.String(), detail: Type.String() });
export type ChoiceView = Static<typeof ChoiceView>;
