import type { FromExtension } from '../../../src/protocol/messages';
import type { Idle } from '../../../webview/idle';
import { createSession } from '../../../webview/state/createSession';
import type { Session } from '../../../webview/state/session';
import { FakeExtension } from './fakeExtension';
import type { DiagramNode } from '../../../src/protocol/view';

/** What a page does behind what is seen of it, in Node: its state over a fake extension, without a canvas. */
export interface OpenedSession {
  readonly session: Session;
  readonly extension: FakeExtension;
  /** What a screen reader was given to say, in order. */
  readonly said: readonly string[];
}

/**
 * Opens it, and waits until the first view is shown.
 * @param prepare runs before the page says "ready"
 * @param kept what the page before left
 */
export async function openSession(nodes: readonly DiagramNode[], prepare?: (extension: FakeExtension) => void, kept?: unknown): Promise<OpenedSession> {
  const extension = new FakeExtension(nodes);
  prepare?.(extension);
  let hear: (message: FromExtension) => void = () => undefined;
  const session = createSession({
    // Nothing is answered before whoever asks has gone on.
    post: (message) => queueMicrotask(() => void extension.receive(structuredClone(message))),
    listen: (receive) => {
      hear = receive;
      return () => undefined;
    },
    kept: () => kept, keep: () => undefined,
  }, neverIdle);
  extension.connect(async (message) => {
    await Promise.resolve();
    hear(structuredClone(message));
  });
  const said: string[] = [];
  let before = { polite: '', assertive: '' };
  session.announcer.connect((regions) => {
    // A sentence that is said again ends in a no-break space every other time.
    for (const urgency of ['polite', 'assertive'] as const) if (regions[urgency] !== before[urgency]) said.push(regions[urgency].replace(/\u00a0$/, ''));
    before = regions;
  });
  // What is drawn a canvas tells: here everything is as soon as it is shown.
  session.store.subscribe((now, earlier) => {
    if (now.opened && (now.revision !== earlier.revision || now.views !== earlier.views || !earlier.opened)) session.channel.tell({ kind: 'drawn', revision: now.revision });
  });
  session.channel.tell({ kind: 'ready', view: session.wantedView });
  await until(session, ({ opened }) => opened);
  return { session, extension, said };
}

/** Nothing is made ready for later. */
const neverIdle: Idle = { moment: () => new Promise(() => undefined), disturb: () => undefined, dispose: () => undefined };

/** Until the state is so. */
export function until({ store }: Session, isSo: (state: ReturnType<Session['store']['get']>) => boolean): Promise<void> {
  if (isSo(store.get())) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = store.subscribe((now) => {
      if (!isSo(now)) return;
      stop();
      resolve();
    });
  });
}
