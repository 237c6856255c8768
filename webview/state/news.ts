import type { OverlayName } from '../../src/protocol/overlays';
import type { ViewName } from '../../src/protocol/view';
import type { News } from '../channel';
import { applyPatch, buildScene, nearestIn, patchEdges, replaceEdges, replaceNodes } from '../../src/scene';
import type { Arrangement, Edges, Scene } from '../../src/scene';
import { followCamera } from '../canvas/inStep';
import { unreachable } from '../unreachable';
import { renewCard } from './card';
import { arriveColouring, askForView, colouredBy } from './colouring';
import { takeComparison } from './comparison';
import type { DiagramState, Notice } from './model';
import { refreshSearch } from './search';
import { followSelection } from './selection';
import type { Session } from './session';
import { arrive } from './arrival';
import { abandonArranging, arrangeThen } from './layingOut';
import { layOut, rulesIn } from './layout';
import { conditionsOf, drawnOf } from './shown';
import { statusSentence } from './status';
import { findAgain, turnFiltered } from './filter';
import { lookOn } from './remembered';
import { openSavedView } from './savedViews';
import { arrivedOf, lookAt, selectIn } from './views';

/** What the extension says, put into the state. */
export function receiveNews(session: Session, news: Exclude<News, { kind: 'act' }>): void {
  const { store } = session;
  const state = store.get();
  switch (news.kind) {
    case 'view': {
      abandonArranging(session);
      if (state.opened && news.view !== state.view) return turn(session, news, news.view);
      const whole = state.opened ? replaceNodes(state.whole, news.nodes) : buildScene(news.nodes, rulesIn(state, news.nodes, news.view));
      return void open(session, { whole, edges: replaceEdges(state.allEdges, news.edges), revision: news.revision, title: news.title, views: state.views + 1, overlay: news.overlay }, news.view);
    }
    case 'patch': {
      if (news.view !== undefined && news.view !== state.view) return turn(session, news, news.view);
      if (!state.opened || news.from !== state.revision) return askForView(session, session.wantedView);
      const whole = applyPatch(state.whole, news.changed, news.removed);
      return show(session, { whole, edges: patchEdges(state.allEdges, news.changedEdges, news.removedEdges), revision: news.revision, title: news.title, views: state.views, overlay: news.overlay });
    }
    case 'ahead': return session.ahead.take(news);
    case 'status': {
      if (news.state !== state.status.state) session.announcer.say(statusSentence(news.state, news.message));
      // What was being dragged or typed belongs to a text that is no longer the one in force.
      const held = news.state === 'live' ? {} : { drag: null, preview: null, renaming: null };
      return store.set({ status: { state: news.state, message: news.message }, ...held });
    }
    case 'header': {
      store.set({ header: { layout: new Map(news.layout.map(({ view, options }) => [view, options])), savedViews: news.savedViews } });
      return layOut(session);
    }
    case 'select':
      session.remembered = null;
      return selectIn(session, news.nodes, news.view);
    case 'open-view': return openSavedView(session, news.name);
    case 'highlight': {
      // What is folded away is marked where it is folded into.
      const node = news.node === null ? null : nearestIn(state.arrangement.scene, state.whole, news.node);
      store.set({ highlight: node, typing: news.typing === true });
      if (news.scroll && node !== null) session.camera?.show([node]);
      return;
    }
    case 'comparison': return takeComparison(session, news.comparison);
    case 'in-step': return store.set({ inStep: news.on });
    case 'follow': return follow(session, news);
    default: return unreachable(news);
  }
}

/** To another view, unless one after it is wanted by now, or it was left otherwise than what has come goes on from. */
function turn(session: Session, news: Extract<News, { kind: 'view' | 'patch' }>, view: ViewName): void {
  if (view !== session.wantedView) return;
  const arrived = arrivedOf(session, news, view);
  if (arrived) turnFiltered(session, arrived);
  else askForView(session, view);
}

/** Looks and selects as the diagram of the other version does, in the same view. */
function follow(session: Session, { view, camera, selection }: Extract<News, { kind: 'follow' }>): void {
  if (session.wantedView !== view) return lookAt(session, view);
  if (session.store.get().view !== view) return;
  if (camera) followCamera(session, camera);
  if (selection) followSelection(session, selection);
}

/** The first picture waits so long for elk; what it has not packed by then is packed by the built-in layout. */
const packWithinMs = 300;

/** Draws a whole view; the first is laid out by elk, in its worker, within its deadline. */
async function open(session: Session, drawn: Drawn, view: ViewName): Promise<void> {
  if (session.store.get().opened) {
    show(session, drawn);
    return session.ahead.begin();
  }
  const opening = ++session.openings;
  // In bands there is nothing to pack better.
  const arrangement = await (view === 'compute'
    ? session.packing.prepare(drawn.whole, { deadlineMs: packWithinMs }).then((prepared) => prepared.arrangement)
    : new Promise<Arrangement>((resolve) => arrangeThen(session, { scene: drawn.whole, edges: drawn.edges, again: () => askForView(session, view) }, resolve)));
  // A later view has taken its place.
  if (opening !== session.openings) return;
  session.store.set({ opened: true, ...drawn, allEdges: drawn.edges, view, ...colouredBy(session, { view, heatBy: session.store.get().heatBy }, drawn.overlay), arrangement, current: drawn.whole.top[0]?.node.id ?? null });
  // The document may have come to lay it out otherwise meanwhile.
  layOut(session);
  session.ahead.begin();
  void lookOn(session);
}

/** What a view or patch makes of the diagram. */
interface Drawn { readonly whole: Scene; readonly edges: Edges; readonly revision: number; readonly title: string; readonly views: number; readonly overlay: OverlayName | undefined }

function show(session: Session, { whole, edges: allEdges, revision, title, views, overlay }: Drawn): void {
  const { store } = session;
  const before = store.get();
  const { arrangement, edges } = drawnOf(whole, allEdges, conditionsOf(before), before);
  const { scene } = arrangement;
  const still = (id: string | null): string | null => (id !== null && scene.find(id) ? id : null);
  const selection = [...before.selection].every((id) => scene.find(id)) ? before.selection : new Set([...before.selection].filter((id) => scene.find(id)));
  store.set({
    revision, title, views, whole, edges, allEdges, arrangement, selection, ...colouredBy(session, before, overlay),
    chosenEdges: before.chosenEdges.every((id) => edges.all.has(id)) ? before.chosenEdges : before.chosenEdges.filter((id) => edges.all.has(id)),
    preview: null,
    current: still(before.current) ?? nearestLeft(before, scene),
    highlight: still(before.highlight),
    renaming: still(before.renaming),
    search: refreshSearch(before.search, scene, whole),
  });
  findAgain(session);
  arrive(session);
  arriveColouring(session);
  void renewCard(session);
  forgetGone(session);
  session.arranging?.again();
}

/** Takes back what was said of nodes that are gone again: "Added 3 VMs", once that was undone. */
function forgetGone({ store }: Session): void {
  const { notices, revision, whole } = store.get();
  const isGone = ({ about }: Notice): boolean => about !== null && about.revision <= revision && about.nodes.length > 0 && !about.nodes.some((id) => whole.find(id));
  if (notices.some(isGone)) store.set({ notices: notices.filter((notice) => !isGone(notice)) });
}

/** Where the keyboard goes when its node is gone: what that lay in, or the top. */
function nearestLeft(before: DiagramState, scene: Scene): string | null {
  for (let id = before.current; id !== null; id = before.arrangement.scene.find(id)?.parent ?? null) {
    if (scene.find(id)) return id;
  }
  return scene.top[0]?.node.id ?? null;
}
