/** The diagram as plain data: what the extension draws for the webview. It says what is so, never where to draw it. */
import type { Static } from 'typebox';
// As a namespace, so that a bundle holds the dozen constructors used here and not TypeBox's type language (7 instead of 77 kB).
import * as Type from 'typebox';

export const severities = ['error', 'warning', 'info'] as const;
export const Severity = Type.Enum(['error', 'warning', 'info']);
export type Severity = Static<typeof Severity>;

/** What a node stands for; `group` gathers what has no place of its own, such as VMs without a host. */
export const NodeKind = Type.Enum(['site', 'cluster', 'host', 'vm', 'group']);
export type NodeKind = Static<typeof NodeKind>;

export const NodeState = Type.Enum(['normal', 'off', 'suspended', 'template', 'maintenance', 'derived']);
export type NodeState = Static<typeof NodeState>;

const Use = Type.Union([Type.Number(), Type.Null()]);

export const DiagramNode = Type.Object({
  /** "collection/id" of the entry, such as "hosts/esx-01"; a group's is "group/<name>". */
  id: Type.String(),
  kind: NodeKind,
  label: Type.String(),
  /** The node that contains it; null at the top. */
  parent: Type.Union([Type.String(), Type.Null()]),
  /** Sorts siblings: their rank by kind, then by id, numbers in ids compared as numbers. */
  order: Type.Number(),
  /** One line of figures for its card, such as "4 vCPU · 8 GiB". */
  detail: Type.String(),
  state: NodeState,
  /** Use as a fraction of capacity, or where nothing is known of it what is allocated (`detail` says so); above 1 when overcommitted; null where unknown. */
  heat: Type.Object({ cpu: Use, memory: Use }),
  /** Number of findings on the entry itself, by severity. */
  findings: Type.Object({ error: Type.Number(), warning: Type.Number(), info: Type.Number() }),
  /** Where the user pinned it, relative to its parent's top left corner, in scene units. */
  pin: Type.Union([Type.Tuple([Type.Number(), Type.Number()]), Type.Null()]),
});
export type DiagramNode = Static<typeof DiagramNode>;

/** A question of the inspector: one field of an entry, and how to edit it. */
export const InspectorField = Type.Object({
  /** Path below the entry, such as ["cpu", "cores"]. */
  path: Type.Array(Type.Union([Type.String(), Type.Number()])),
  label: Type.String(),
  description: Type.String(),
  control: Type.Union([
    Type.Object({ kind: Type.Literal('text') }),
    Type.Object({ kind: Type.Literal('quantity'), example: Type.String() }),
    Type.Object({ kind: Type.Literal('number'), minimum: Type.Union([Type.Number(), Type.Null()]) }),
    Type.Object({ kind: Type.Literal('flag') }),
    /** One of `options`; a reference is one too, with the ids of the collections it may name. */
    Type.Object({ kind: Type.Literal('choice'), options: Type.Array(Type.String()), reference: Type.Boolean() }),
  ]),
  /** As written in the document; null where absent. */
  value: Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
  /** What counts where the field is absent; empty where nothing does. */
  fallback: Type.String(),
  /** Message of the worst finding on this field; empty where there is none. */
  problem: Type.String(),
});
export type InspectorField = Static<typeof InspectorField>;

export const FindingView = Type.Object({
  rule: Type.String(),
  severity: Severity,
  message: Type.String(),
  /** Why it matters, and what to do: the rule's own words. */
  why: Type.String(),
  remedy: Type.String(),
  /** Path in the document, from the collection on. */
  path: Type.Array(Type.Union([Type.String(), Type.Number()])),
  related: Type.Array(Type.Object({ message: Type.String(), node: Type.Union([Type.String(), Type.Null()]) })),
  /** Titles of its repairs; asked for by index. */
  fixes: Type.Array(Type.String()),
});
export type FindingView = Static<typeof FindingView>;

export const Inspection = Type.Object({
  node: Type.String(),
  title: Type.String(),
  /** What it is, in a word: "host", "VM". */
  word: Type.String(),
  /** Figures of the model: name and value, with an explanation for a tooltip. */
  figures: Type.Array(Type.Object({ name: Type.String(), value: Type.String(), explanation: Type.String() })),
  groups: Type.Array(Type.Object({ title: Type.String(), fields: Type.Array(InspectorField) })),
  findings: Type.Array(FindingView),
});
export type Inspection = Static<typeof Inspection>;

/** Whether something fits on a host, and every reason if not. */
export const FitVerdict = Type.Object({ node: Type.String(), fits: Type.Boolean(), reasons: Type.Array(Type.String()) });
export type FitVerdict = Static<typeof FitVerdict>;
