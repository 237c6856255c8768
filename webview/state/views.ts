import type { ViewName } from '../../src/protocol/view';
import type { News } from '../channel';
import { arrange, buildScene, replaceEdges, noEdges, replaceNodes, rulesFor } from '../../src/scene';
import { measuresOf } from '../theme/heat';
import type { Box, Scene } from '../../src/scene';
import { hiddenKinds } from './layers';
import { refreshSearch } from './search';
import { select } from './selection';
import type { Session } from './session';

/** The ways to look at an estate: turning from one to another, and what of a network is shown. */

/** Asks for another view; it is shown when it has come. */
export function lookAt(session: Session, view: ViewName): void {
  if (session.wantedView === view) return;
  session.wantedView = view;
  session.channel.tell({ kind: 'ready', view });
}

/** The views in the order in which one turns through them. */
export const viewNames: readonly ViewName[] = ['compute', 'network', 'storage', 'all'];

/** Selects nodes and brings them into view; where the view has none of them, in the other. */
export function selectIn(session: Session, nodes: readonly string[], view: ViewName): void {
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

/** Shows another view than before: what was selected stays so where the view has it, and is gone to. */
export function turnTo(session: Session, { view, nodes, edges, revision, title }: Extract<News, { kind: 'view' }>): void {
  const { store, leftViews, leftHeat } = session;
  const before = store.get();
  leftViews.set(before.view, { whole: before.whole, arrangement: before.arrangement });
  leftHeat.set(before.view, before.heatBy);
  const left = leftViews.get(view);
  const whole = left ? replaceNodes(left.whole, nodes) : buildScene(nodes, rulesFor(nodes, view));
  const scene = shownOf(whole, hiddenKinds(view, before.hiddenLayers), left?.arrangement.scene ?? whole);
  const shown = replaceEdges(noEdges, edges);
  const selection = new Set([...(session.wantedSelection ?? before.selection)].flatMap((id) => counterpartsOf(scene, id)));
  session.wantedSelection = null;
  const [first] = selection;
  store.set({
    view, whole, revision, title, selection,
    views: before.views + 1,
    heatBy: leftHeat.get(view) ?? measuresOf[view][0] ?? before.heatBy,
    arrangement: arrange(scene, { previous: left?.arrangement, edges: shown }),
    edges: shown,
    current: first ?? scene.top[0]?.node.id ?? null,
    chosenEdges: [], highlight: null, renaming: null, drag: null, preview: null, menu: null,
    search: refreshSearch(before.search, scene),
  });
  session.channel.tell({ kind: 'selection', nodes: [...selection] });
  session.announcer.say(saidOf[view]);
  if (selection.size > 0) session.camera?.show([...selection], { legibly: true });
}

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

/** The scene without kinds that are hidden, and without areas that have nothing else in them; shares what it can with `before`. */
export function shownOf(whole: Scene, hidden: ReadonlySet<string>, before: Scene): Scene {
  if (hidden.size === 0) return whole;
  const boxes = whole.top.flatMap((box) => keptOf(box, hidden));
  // What fills a scene of its own is not patched into the whole.
  const base = before === whole || before.rules !== whole.rules ? buildScene([], whole.rules) : before;
  return replaceNodes(base, boxes.map(({ node }) => node));
}

function keptOf(box: Box, hidden: ReadonlySet<string>): readonly Box[] {
  if (hidden.has(box.node.kind)) return [];
  const inside = box.children.flatMap((child) => keptOf(child, hidden));
  return box.children.length > 0 && inside.length === 0 ? [] : [box, ...inside];
}
