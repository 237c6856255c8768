/** A view of an estate as a picture: what the diagram would show of it when it is opened, everything in its place. */
import { listed } from '../../core/util/words';
import { findNodes } from '../../features/diagram/filter/find';
import { headerView, layoutOf } from '../../features/diagram/header';
import { groupedLook } from '../../features/diagram/look';
import { looks } from '../../features/diagram/looks';
import { DiagramProjection } from '../../features/diagram/projection';
import type { Session } from '../../features/session';
import type { SavedView, ViewLayout } from '../../protocol/filter';
import { hiddenKinds, layersOf } from '../../protocol/layers';
import { measuresOf } from '../../protocol/measures';
import { isCategory, overlaysIn } from '../../protocol/overlays';
import type { DiagramNode, ViewName } from '../../protocol/view';
import { arrange, buildEdges, buildScene, noEdges, rulesFor, tintsOf, toDrawio, toSvg, visibleEdges, visibleScene, type Conditions, type Level, type PaletteName } from '../../scene';

export interface PictureOptions {
  /** Compute, or that of the saved view, where nothing is said. */
  readonly view?: ViewName | undefined;
  /** The name of a way to look at the estate that the topology keeps. */
  readonly savedView?: string | undefined;
  readonly format: 'svg' | 'drawio';
  readonly palette: PaletteName;
  readonly level: Level;
  /** How it is laid out, where not as the document says. */
  readonly direction?: ViewLayout['direction'] | undefined;
  readonly spacing?: ViewLayout['spacing'] | undefined;
  readonly groupBy?: ViewLayout['groupBy'] | undefined;
  /** A measure of the view, its findings or an overlay; what it is coloured by by itself where nothing is said. */
  readonly colourBy?: string | undefined;
  /** The day from which ages are counted, as "2026-03-31". */
  readonly today: string;
}

export type Rendered =
  | { readonly kind: 'picture'; readonly text: string }
  | Refusal;

interface Refusal { readonly kind: 'refused'; readonly reason: string }

/** The same text for the same estate, whenever and wherever it is drawn. */
export function render(session: Session, options: PictureOptions): Rendered {
  const saved = savedIn(session, options.savedView);
  if (saved?.kind === 'refused') return saved;
  const kept = saved?.view ?? null;
  const { format, palette, level, direction, spacing, today } = options;
  const view = options.view ?? kept?.view ?? 'compute';
  if (kept && view !== kept.view) return refuse(`the saved view "${kept.name}" is a ${kept.view} view, not a ${view} view`);
  const offered = colourings(view);
  const wished = options.colourBy ?? kept?.overlay ?? offered[0];
  const chosen = offered.find((name) => name === wished);
  if (chosen === undefined) return refuse(`the ${view} view is coloured by ${listed(offered, 'or', Infinity)}, not by "${wished ?? ''}"`);
  const look = options.groupBy === undefined ? looks[view] : groupedLook(looks[view], options.groupBy);
  if (!look) return refuse(`the ${view} view is not grouped by anything: --group-by is for ${listed(groupable, 'and', Infinity)}`);
  const overlay = overlaysIn(view).find((name) => name === chosen) ?? null;
  const projection = new DiagramProjection(session, look);
  projection.colourBy(overlay, today);
  const { title, nodes, edges } = projection.view();
  projection.dispose();

  const joined = buildEdges(edges);
  const written = layoutOf(session, view);
  const whole = buildScene(nodes, rulesFor(nodes, view, { direction: direction ?? written.direction, spacing: spacing ?? written.spacing }));
  const everything = arrange(whole, { edges: joined });
  const scene = kept ? visibleScene(whole, conditionsOf(session, nodes, kept), whole) : whole;
  const drawn = scene === whole ? joined : visibleEdges(joined, scene, noEdges);
  const arrangement = scene === whole ? everything : arrange(scene, { previous: everything, afresh: true, edges: drawn });
  const heatBy = overlay === null ? chosen : isCategory(overlay) ? '' : 'overlay';
  const drawing = {
    palette, level, heatBy, colouredBy: chosen, edges: drawn, tints: chosen === 'findings' ? noTints : tintsOf(whole),
    title: kept ? `${title}: ${kept.name}` : `${title}: ${view}`,
  };
  return { kind: 'picture', text: format === 'svg' ? toSvg(arrangement, drawing) : toDrawio(arrangement, drawing) };
}

const noTints: ReadonlyMap<string, number> = new Map();

/** The views in which something gathers hosts and guests. */
const groupable = Object.values(looks).flatMap(({ view, grouped }) => (grouped ? [view] : []));

/** What a view can be coloured by, the one it begins with first: its own measures or its tints, findings, and overlays that mean something in it. */
function colourings(view: ViewName): readonly string[] {
  return [...(view === 'network' ? ['vlan'] : measuresOf[view]), 'findings', ...overlaysIn(view)];
}

/** Null where none is asked for. */
function savedIn(session: Session, name: string | undefined): { readonly kind: 'saved'; readonly view: SavedView } | Refusal | null {
  if (name === undefined) return null;
  const { savedViews } = headerView(session);
  const view = savedViews.find((each) => each.name === name);
  if (view) return { kind: 'saved', view };
  return refuse(savedViews.length === 0 ? `there is no saved view "${name}": the topology keeps none` : `there is no saved view "${name}"; the topology keeps ${listed(savedViews.map((each) => `"${each.name}"`), 'and', Infinity)}`);
}

/** What of its view a saved one shows. */
function conditionsOf(session: Session, nodes: readonly DiagramNode[], { view, filter, collapsed, layers }: SavedView): Conditions {
  const hidden = layersOf[view].flatMap(({ name }) => (layers === null || layers.includes(name) ? [] : [name]));
  return { hidden: hiddenKinds(view, new Set(hidden)), found: filter && new Set(findNodes(session.estate, nodes, filter)), collapsed: new Set(collapsed) };
}

const refuse = (reason: string): Refusal => ({ kind: 'refused', reason });
