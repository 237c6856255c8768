import type { ViewName } from '../../src/protocol/view';
import type { News } from '../channel';
import { applyPatch, arrange, buildScene, patchEdges, replaceEdges, replaceNodes, rulesFor } from '../../src/scene';
import type { Edges, Scene } from '../../src/scene';
import { followCamera } from '../canvas/inStep';
import { unreachable } from '../unreachable';
import { takeComparison } from './comparison';
import type { DiagramState } from './model';
import { refreshSearch } from './search';
import { followSelection, select } from './selection';
import type { Session } from './session';
import { hiddenKinds } from './layers';
import { lookAt, selectIn, shownOf, turnTo } from './views';

/** What the extension says, put into the state. */
export function receiveNews(session: Session, news: Exclude<News, { kind: 'act' }>): void {
  const { store } = session;
  const state = store.get();
  switch (news.kind) {
    case 'view': {
      if (state.opened && news.view !== state.view) return turnTo(session, news);
      const whole = state.opened ? replaceNodes(state.whole, news.nodes) : buildScene(news.nodes, rulesFor(news.nodes, news.view));
      return void open(session, { whole, edges: replaceEdges(state.edges, news.edges), revision: news.revision, title: news.title, views: state.views + 1 }, news.view);
    }
    case 'patch': {
      if (!state.opened || news.from !== state.revision) return session.channel.tell({ kind: 'ready', view: session.wantedView });
      const whole = applyPatch(state.whole, news.changed, news.removed);
      return show(session, { whole, edges: patchEdges(state.edges, news.changedEdges, news.removedEdges), revision: news.revision, title: news.title, views: state.views });
    }
    case 'status': {
      if (news.state !== state.status.state) session.announcer.say(statusSentence(news.state, news.message));
      // What was being dragged or typed belongs to a text that is no longer the one in force.
      const held = news.state === 'live' ? {} : { drag: null, preview: null, renaming: null };
      return store.set({ status: { state: news.state, message: news.message }, ...held });
    }
    case 'header': return store.set({ header: { layout: new Map(news.layout.map(({ view, options }) => [view, options])), savedViews: news.savedViews } });
    case 'select': return selectIn(session, news.nodes, news.view);
    case 'highlight': {
      store.set({ highlight: news.node });
      if (news.scroll && news.node !== null) session.camera?.show([news.node]);
      return;
    }
    case 'comparison': return takeComparison(session, news.comparison);
    case 'in-step': return store.set({ inStep: news.on });
    case 'follow': return follow(session, news);
    default: return unreachable(news);
  }
}

/** Looks and selects as the diagram of the other version does, in the same view. */
function follow(session: Session, { view, camera, selection }: Extract<News, { kind: 'follow' }>): void {
  if (session.wantedView !== view) return lookAt(session, view);
  if (session.store.get().view !== view) return;
  if (camera) followCamera(session, camera);
  if (selection) followSelection(session, selection);
}

/** Said to a screen reader, and shown in the banner. */
export function statusSentence(state: DiagramState['status']['state'], message: string): string {
  const sentence = {
    live: 'The diagram is in step with the text again.',
    stale: 'The text cannot be read: this is the last diagram that could. Edits wait until it can.',
    'read-only': 'This diagram is read-only.',
  }[state];
  return message === '' ? sentence : `${sentence} ${message}`;
}

/** The first picture waits so long for elk; what it has not packed by then is packed by the built-in layout. */
const packWithinMs = 300;

/** Draws a whole view; the first is laid out by elk, in its worker, within its deadline. */
async function open(session: Session, drawn: Drawn, view: ViewName): Promise<void> {
  if (session.store.get().opened) return show(session, drawn);
  const opening = ++session.openings;
  // In bands there is nothing to pack better.
  const { arrangement } = view !== 'compute' ? { arrangement: arrange(drawn.whole, { edges: drawn.edges }) } : await session.packing.prepare(drawn.whole, { deadlineMs: packWithinMs });
  // A later view has taken its place.
  if (opening !== session.openings) return;
  session.store.set({ opened: true, ...drawn, view, arrangement, current: drawn.whole.top[0]?.node.id ?? null });
}

/** What a view or patch makes of the diagram. */
interface Drawn { readonly whole: Scene; readonly edges: Edges; readonly revision: number; readonly title: string; readonly views: number }

function show(session: Session, { whole, edges, revision, title, views }: Drawn): void {
  const { store } = session;
  const before = store.get();
  const scene = shownOf(whole, hiddenKinds(before.view, before.hiddenLayers), before.arrangement.scene);
  const arrangement = arrange(scene, { previous: before.arrangement, edges });
  const still = (id: string | null): string | null => (id !== null && scene.find(id) ? id : null);
  const selection = [...before.selection].every((id) => scene.find(id)) ? before.selection : new Set([...before.selection].filter((id) => scene.find(id)));
  store.set({
    revision, title, views, whole, edges, arrangement, selection,
    chosenEdges: before.chosenEdges.every((id) => edges.all.has(id)) ? before.chosenEdges : before.chosenEdges.filter((id) => edges.all.has(id)),
    preview: null,
    current: still(before.current) ?? nearestLeft(before, scene),
    highlight: still(before.highlight),
    renaming: still(before.renaming),
    search: refreshSearch(before.search, scene),
  });
  arrive(session);
}

/** Where the keyboard goes when its node is gone: what that lay in, or the top. */
function nearestLeft(before: DiagramState, scene: Scene): string | null {
  for (let id = before.current; id !== null; id = before.arrangement.scene.find(id)?.parent ?? null) {
    if (scene.find(id)) return id;
  }
  return scene.top[0]?.node.id ?? null;
}

/** Selects what an answer promised, once its revision is here. */
export function arrive(session: Session): void {
  const { awaited, store } = session;
  if (!awaited || store.get().revision < awaited.revision) return;
  session.awaited = null;
  const there = awaited.nodes.filter((id) => store.get().arrangement.find(id));
  if (there.length === 0) return;
  select(session, there);
  session.camera?.show(there);
}
