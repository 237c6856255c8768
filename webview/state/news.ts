import type { News } from '../channel';
import { applyPatch, arrange, buildScene, replaceNodes } from '../../src/scene';
import type { Scene } from '../../src/scene';
import { unreachable } from '../unreachable';
import type { DiagramState } from './model';
import { rulesFor } from './rules';
import { refreshSearch } from './search';
import { select } from './selection';
import type { Session } from './session';

/** What the extension says, put into the state. */
export function receiveNews(session: Session, news: Exclude<News, { kind: 'act' }>): void {
  const { store } = session;
  const state = store.get();
  switch (news.kind) {
    case 'view': {
      const scene = state.opened ? replaceNodes(state.arrangement.scene, news.nodes) : buildScene(news.nodes, rulesFor(news.nodes));
      return void open(session, scene, news.revision, news.title);
    }
    case 'patch': {
      if (!state.opened || news.from !== state.revision) return session.channel.tell({ kind: 'ready', view: 'compute' });
      return show(session, applyPatch(state.arrangement.scene, news.changed, news.removed), news.revision, news.title);
    }
    case 'status': {
      if (news.state !== state.status.state) session.announcer.say(statusSentence(news.state, news.message));
      // What was being dragged or typed belongs to a text that is no longer the one in force.
      const held = news.state === 'live' ? {} : { drag: null, preview: null, renaming: null };
      return store.set({ status: { state: news.state, message: news.message }, ...held });
    }
    case 'highlight': {
      store.set({ highlight: news.node });
      if (news.scroll && news.node !== null) session.camera?.show([news.node]);
      return;
    }
    default: return unreachable(news);
  }
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
async function open(session: Session, scene: Scene, revision: number, title: string): Promise<void> {
  if (session.store.get().opened) return show(session, scene, revision, title);
  const opening = ++session.openings;
  const { arrangement } = await session.packing.prepare(scene, { deadlineMs: packWithinMs });
  // A later view has taken its place.
  if (opening !== session.openings) return;
  session.store.set({ opened: true, revision, title, arrangement, current: scene.top[0]?.node.id ?? null });
}

function show(session: Session, scene: Scene, revision: number, title: string): void {
  const { store } = session;
  const before = store.get();
  const arrangement = arrange(scene, { previous: before.arrangement });
  const still = (id: string | null): string | null => (id !== null && scene.find(id) ? id : null);
  const selection = [...before.selection].every((id) => scene.find(id)) ? before.selection : new Set([...before.selection].filter((id) => scene.find(id)));
  store.set({
    revision, title, arrangement, selection,
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
  if (!store.get().arrangement.find(awaited.node)) return;
  select(session, [awaited.node]);
  session.camera?.show([awaited.node]);
}
