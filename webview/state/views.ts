import type { ViewName } from '../../src/protocol/view';
import type { News } from '../channel';
import { arrange, buildEdges, buildScene, isLaidOut, noEdges, replaceNodes } from '../../src/scene';
import { colouringsOf } from '../theme/colouring';
import type { Scene } from '../../src/scene';
import { arriveColouring, askForView, colouredBy } from './colouring';
import { visibleEdges, visibleScene } from './visible';
import { conditionsOf, showThese } from './shown';
import type { Shown } from './conditions';
import { rulesIn } from './layout';
import { refreshSearch } from './search';
import { select } from './selection';
import type { Session } from './session';

/** The ways to look at an estate: turning from one to another, and what of a network is shown. */

/** Asks for another view; it is shown when it has come. */
export function lookAt(session: Session, view: ViewName): void {
  if (session.wantedView === view) return;
  session.wantedView = view;
  askForView(session, view);
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

/**
 * Shows another view than before: what was selected stays so where the view has it, and is gone to.
 * @param filtered what the filter that is on finds in that view
 */
export function turnTo(session: Session, { view, overlay, nodes, edges, revision, title }: Extract<News, { kind: 'view' }>, filtered: Pick<Shown, 'filter' | 'found'>): void {
  const { store, leftViews, leftHeat } = session;
  const before = store.get();
  leftViews.set(before.view, { whole: before.whole, arrangement: before.arrangement.scene === before.whole ? before.arrangement : session.unhidden, collapsed: before.shown.collapsed });
  leftHeat.set(before.view, before.heatBy);
  const lastSeen = leftViews.get(view);
  // Laid out otherwise since, it has no places any more.
  const left = lastSeen && isLaidOut(lastSeen.whole.rules, before.header.layout.get(view) ?? {}) ? lastSeen : undefined;
  const whole = left ? replaceNodes(left.whole, nodes) : buildScene(nodes, rulesIn(before, nodes, view));
  const wanted = session.wantedCollapsed ?? lastSeen?.collapsed ?? none;
  session.wantedCollapsed = null;
  const shown: Shown = { ...filtered, collapsed: wanted };
  const scene = visibleScene(whole, conditionsOf({ view, hiddenLayers: before.hiddenLayers, shown }), whole);
  const allEdges = buildEdges(edges);
  const drawnEdges = visibleEdges(allEdges, scene, noEdges);
  session.unhidden = left?.arrangement ?? null;
  const selection = new Set([...(session.wantedSelection ?? before.selection)].flatMap((id) => counterpartsOf(scene, id)));
  session.wantedSelection = null;
  const [first] = selection;
  store.set({
    view, whole, revision, title, selection,
    views: before.views + 1,
    ...colouredBy(session, { view, heatBy: leftHeat.get(view) ?? colouringsOf(view)[0]?.measure ?? before.heatBy }, overlay),
    shown, allEdges, edges: drawnEdges,
    arrangement: arrange(scene, { previous: left?.arrangement ?? undefined, afresh: scene !== whole, edges: drawnEdges }),
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

/** The node itself where the scene has it; else what belongs to it there, such as the NICs of a VM; else what it belongs to. */
function counterpartsOf(scene: Scene, id: string): readonly string[] {
  if (scene.find(id)) return [id];
  const parts: string[] = [];
  for (const { node } of scene.boxes.values()) if (node.id.startsWith(`${id}/`)) parts.push(node.id);
  if (parts.length > 0) return parts.sort();
  for (let end = id.lastIndexOf('/'); end > 0; end = id.lastIndexOf('/', end - 1)) {
    if (scene.find(id.slice(0, end))) return [id.slice(0, end)];
  }
  return [];
}
