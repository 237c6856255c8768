/** What is shown of a view, and ways to look at the estate that were saved: plain data, as the document holds it. */
import type { Static } from 'typebox';
import * as Type from 'typebox';
import { NodeKind, NodeState, Severity, ViewName } from './view';

const Names = Type.Array(Type.String());

/** Every condition must hold, by one of its values; an empty one is none. */
export const Filter = Type.Object({
  /** Words to be found in name, id or figures. */
  text: Type.String(),
  kinds: Type.Array(NodeKind),
  tags: Names,
  tenants: Names,
  states: Type.Array(NodeState),
  /** Of findings on a node or in it. */
  severities: Type.Array(Severity),
  /** Ids of entries, without their collection. */
  hosts: Names,
  clusters: Names,
  networks: Names,
  /** What is at most so many steps from these nodes. */
  near: Type.Union([Type.Object({ nodes: Names, hops: Type.Number() }), Type.Null()]),
});
export type Filter = Static<typeof Filter>;

export const noFilter: Filter = { text: '', kinds: [], tags: [], tenants: [], states: [], severities: [], hosts: [], clusters: [], networks: [], near: null };

/** A value to filter by, what it is called, and how many nodes of the view have it. */
export const Facet = Type.Object({ value: Type.String(), label: Type.String(), count: Type.Number() });
export type Facet = Static<typeof Facet>;

/** What a view can be filtered by: the values that some of its nodes have. */
export const Facets = Type.Object({
  tags: Type.Array(Facet), tenants: Type.Array(Facet), hosts: Type.Array(Facet), clusters: Type.Array(Facet), networks: Type.Array(Facet),
  kinds: Type.Array(Facet), states: Type.Array(Facet), severities: Type.Array(Facet),
});
export type Facets = Static<typeof Facets>;

/** How a view is laid out, where it is not as usual. */
export const ViewLayout = Type.Object({
  groupBy: Type.Optional(Type.Enum(['site', 'rack', 'cluster', 'tag', 'network', 'tenant'])),
  direction: Type.Optional(Type.Enum(['down', 'right'])),
  spacing: Type.Optional(Type.Enum(['compact', 'normal', 'wide'])),
});
export type ViewLayout = Static<typeof ViewLayout>;

/** A way to look at the estate that was given a name. */
export const SavedView = Type.Object({
  name: Type.String(),
  view: ViewName,
  filter: Type.Union([Filter, Type.Null()]),
  /** Nodes that are folded up. */
  collapsed: Names,
  /** What nodes are coloured by; null for what the view is coloured by by itself. */
  overlay: Type.Union([Type.String(), Type.Null()]),
  /** The layers that are shown; null for all. */
  layers: Type.Union([Names, Type.Null()]),
});
export type SavedView = Static<typeof SavedView>;
