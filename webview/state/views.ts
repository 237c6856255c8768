import type { OverlayName } from '../../src/protocol/overlays';
import type { ViewName } from '../../src/protocol/view';
import type { News } from '../channel';
import { applyPatch, arrange, buildScene, isLaidOut, noEdges, patchEdges, replaceEdges, replaceNodes, visibleEdges, visibleScene } from '../../src/scene';
import { colouringsOf } from '../theme/colouring';
import type { Arrangement, Edges, Scene } from '../../src/scene';
import { arriveColouring, askForView, colouredBy } from './colouring';
import { conditionsOf, showThese } from './shown';
import type { Shown } from './conditions';
import type { DiagramState } from './model';
import { abandonArranging, arrangeThen } from './layingOut';
import { rulesIn } from './layout';
import { refreshSearch } from './search';
import { select } from './selection';
import type { Session, WantedLook } from './session';

/** The ways to look at an estate: turning from one to another, and what of a network is shown. */

/** Asks for another view, to be shown so when it has come. */
export function lookAt(session: Session, view: ViewName, look?: WantedLook): void {
  if (session.wantedView === view && look === undefined) return;
  abandonArranging(session);
  session.wantedView = view;
  session.wantedLook = look ?? {};
  session.ahead.turning(view);
  const { view: shown, revision } = session.store.get();
  // One that is shown still, while another was on its way, was never left.
  askForView(session, view, view === shown ? revision : session.leftViews.get(view)?.revision);
}

/** The views in the order in which one turns through them. */
export const viewNames: readonly ViewName[] = ['compute', 'network', 'storage', 'all'];

/** Selects nodes and brings them into view; where the view has none of them, in the other. */
export function selectIn(session: Session, nodes: readonly string[], view: ViewName): void {
  showThese(session, nodes);
  const { arrangement: { scene }, view: shown } = session.store.get();
  const there = nodes.filter((id) => scene.find(id));
  if (there.length === 0 && shown !== view) {
    session.wantedSelection = nodes;
    return lookAt(session, view);
  }
  if (there.length === 0) return session.announcer.say('None of them is in the diagram.');
  select(session, there);
  session.camera?.show(there, { legibly: true });
}

/** Looks at the next view. */
export function turnView(session: Session): void {
  const next = viewNames[(viewNames.indexOf(session.wantedView) + 1) % viewNames.length];
  if (next !== undefined) lookAt(session, next);
}

/** Another view than the one that is drawn, as it has come. */
export interface Arrived {
  readonly view: ViewName;
  readonly overlay: OverlayName | undefined;
  readonly revision: number;
  readonly title: string;
  readonly whole: Scene;
  readonly allEdges: Edges;
}

/** What has come of another view: all of it, or what changed since it was left; null where it was not left as that says. */
export function arrivedOf({ leftViews, store }: Pick<Session, 'leftViews' | 'store'>, news: Extract<News, { kind: 'view' | 'patch' }>, view: ViewName): Arrived | null {
  const { overlay, revision, title } = news;
  const state = store.get();
  const left = leftViews.get(view);
  if (news.kind === 'patch' && left?.revision !== news.from) return null;
  const edges = left?.allEdges ?? noEdges;
  const allEdges = news.kind === 'view' ? replaceEdges(edges, news.edges) : patchEdges(edges, news.changedEdges, news.removedEdges);
  if (left && isLaidOut(left.whole.rules, state.header.layout.get(view) ?? {})) {
    const whole = news.kind === 'view' ? replaceNodes(left.whole, news.nodes) : applyPatch(left.whole, news.changed, news.removed);
    return { view, overlay, revision, title, whole, allEdges };
  }
  const nodes = news.kind === 'view' ? news.nodes : [...applyPatch(left?.whole ?? state.whole, news.changed, news.removed).boxes.values()].map(({ node }) => node);
  return { view, overlay, revision, title, whole: buildScene(nodes, rulesIn(state, nodes, view)), allEdges };
}

/**
 * Shows another view than before: what was selected stays so where the view has it, and is gone to. A large one that was not looked at yet is
 * laid out first; what was shown stays until then.
 * @param filtered what the filter that is on finds in that view
 * @param then called once it is shown
 */
export function turnTo(session: Session, arrived: Arrived, filtered: Pick<Shown, 'filter' | 'found'>, then: () => void = () => undefined): void {
  const { view, whole, allEdges } = arrived;
  const { hiddenLayers } = session.store.get();
  const lastSeen = session.leftViews.get(view);
  // Laid out otherwise since, it has no places any more.
  const unhidden = lastSeen?.whole.rules === whole.rules ? lastSeen.arrangement : null;
  const shown: Shown = { ...filtered, collapsed: session.wantedLook.collapsed ?? lastSeen?.collapsed ?? session.foldedBefore.get(view) ?? none };
  const scene = visibleScene(whole, conditionsOf({ view, hiddenLayers, shown }), whole);
  const edges = visibleEdges(allEdges, scene, noEdges);
  const draw = (arrangement: Arrangement): void => {
    showTurned(session, arrived, { shown, edges, arrangement, unhidden });
    then();
  };
  if (unhidden) return draw(arrange(scene, { previous: unhidden, afresh: scene !== whole, edges }));
  arrangeThen(session, { scene, edges, again: () => askForView(session, view) }, draw);
}

interface Turned extends Pick<DiagramState, 'shown' | 'edges' | 'arrangement'> { readonly unhidden: Arrangement | null }

function showTurned(session: Session, { view, overlay, whole, allEdges, revision, title }: Arrived, { unhidden, ...turned }: Turned): void {
  const { store, leftViews, leftHeat } = session;
  const before = store.get();
  const { scene } = turned.arrangement;
  leftViews.set(before.view, { revision: before.revision, whole: before.whole, allEdges: before.allEdges, arrangement: before.arrangement.scene === before.whole ? before.arrangement : session.unhidden, collapsed: before.shown.collapsed });
  leftHeat.set(before.view, before.heatBy);
  session.unhidden = unhidden;
  const selection = new Set(counterpartsOf(scene, [...(session.wantedSelection ?? before.selection)]));
  session.wantedSelection = null;
  const [first] = selection;
  store.set({
    view, whole, allEdges, revision, title, selection, ...turned,
    views: before.views + 1,
    ...colouredBy(session, { view, heatBy: leftHeat.get(view) ?? colouringsOf(view)[0]?.measure ?? before.heatBy }, overlay),
    current: first ?? scene.top[0]?.node.id ?? null,
    chosenEdges: [], highlight: null, renaming: null, drag: null, preview: null, menu: null,
    search: refreshSearch(before.search, scene, whole),
  });
  session.channel.tell({ kind: 'selection', nodes: [...selection] });
  session.announcer.say(saidOf[view]);
  arriveColouring(session);
  if (selection.size > 0) session.camera?.show([...selection], { legibly: true });
}

const none: ReadonlySet<string> = new Set();

const saidOf: Readonly<Record<ViewName, string>> = {
  compute: 'Compute: what runs where', network: 'Network: switches, hosts, virtual switches and routers', storage: 'Storage: media, pools, datastores and who mounts them',
  all: 'All: networks, what runs where, and storage',
};

/** The nodes themselves where the scene has them; else what belongs to one there, such as the NICs of a VM; else what it belongs to. */
export function counterpartsOf(scene: Scene, ids: readonly string[]): readonly string[] {
  const parts = partsOf(scene, new Set(ids.filter((id) => !scene.find(id))));
  return ids.flatMap((id) => (scene.find(id) ? [id] : parts.get(id) ?? wholeOf(scene, id)));
}

/** What belongs to each of these, in the order of their names: looked for in one go, for there may be thousands. */
function partsOf({ boxes }: Scene, wholes: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const parts = new Map<string, string[]>();
  if (wholes.size === 0) return parts;
  for (const { node: { id } } of boxes.values()) {
    for (let end = id.lastIndexOf('/'); end > 0; end = id.lastIndexOf('/', end - 1)) {
      const whole = id.slice(0, end);
      if (!wholes.has(whole)) continue;
      const known = parts.get(whole);
      if (known) known.push(id);
      else parts.set(whole, [id]);
    }
  }
  for (const found of parts.values()) found.sort();
  return parts;
}

function wholeOf(scene: Scene, id: string): readonly string[] {
  for (let end = id.lastIndexOf('/'); end > 0; end = id.lastIndexOf('/', end - 1)) {
    if (scene.find(id.slice(0, end))) return [id.slice(0, end)];
  }
  return [];
}
