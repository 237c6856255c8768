/** What the file of a diagram says of it beside pins: how views are laid out, and ways to look at the estate that were saved. */
import type { Header } from '../../core/model/entities';
import { noFilter, type Filter, type SavedView, type ViewLayout } from '../../protocol/filter';
import { NodeKind, NodeState, type ViewName } from '../../protocol/view';
import type { Session } from '../session';
import { looks } from './looks';

type DiagramHeader = NonNullable<Header['diagram']>;
type Written = NonNullable<DiagramHeader['views']>[string];

export interface HeaderView {
  /** Of the views that say something. */
  readonly layout: readonly { readonly view: ViewName; readonly options: ViewLayout }[];
  /** By name. */
  readonly savedViews: readonly SavedView[];
}

/** The same object until the header changes. */
export function headerView(session: Session): HeaderView {
  const diagram = session.document(session.main)?.document.header.diagram ?? nothing;
  let view = known.get(diagram);
  if (!view) known.set(diagram, (view = { layout: layoutsIn(diagram), savedViews: savedViewsIn(diagram) }));
  return view;
}
const known = new WeakMap<DiagramHeader, HeaderView>();
const nothing: DiagramHeader = {};

/** How a view is laid out; nothing where it is as usual. */
export function layoutOf(session: Session, view: ViewName): ViewLayout {
  return headerView(session).layout.find((each) => each.view === view)?.options ?? usual;
}
const usual: ViewLayout = {};

function layoutsIn({ layout = {} }: DiagramHeader): HeaderView['layout'] {
  return viewNames.flatMap((view) => (layout[view] ? [{ view, options: layout[view] }] : []));
}
const viewNames = Object.keys(looks) as readonly ViewName[];

function savedViewsIn({ views = {} }: DiagramHeader): readonly SavedView[] {
  return Object.entries(views).map(([name, saved]) => ({
    name, view: viewNames.find((view) => view === saved.view) ?? 'compute', filter: saved.filter ? filterOf(saved.filter) : null,
    collapsed: [...(saved.collapsed ?? [])], overlay: saved.overlay ?? null, layers: saved.layers ? [...saved.layers] : null,
  }));
}

/** Kinds and states that nothing has are left out: they would hide everything. */
function filterOf({ near, ...written }: NonNullable<Written['filter']>): Filter {
  return {
    text: written.text ?? noFilter.text,
    kinds: allowed(NodeKind.enum, written.kinds), states: allowed(NodeState.enum, written.states), severities: [...(written.severities ?? [])],
    tags: [...(written.tags ?? [])], tenants: [...(written.tenants ?? [])], hosts: [...(written.hosts ?? [])], clusters: [...(written.clusters ?? [])], networks: [...(written.networks ?? [])],
    near: near ? { nodes: [...(near.nodes ?? [])], hops: near.hops ?? 1 } : null,
  };
}

function allowed<T extends string>(values: readonly T[], written: readonly string[] = []): T[] {
  return values.filter((value) => written.includes(value));
}
