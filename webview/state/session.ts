import { createAnnouncer, type Announcer } from '../a11y/announcer';
import { createChannel, type Channel, type Transport } from '../channel';
import type { Camera } from '../canvas/camera';
import { startElkPacking, type ElkPacking } from '../layout/elkPacking';
import { initialState, type DiagramState, type Notice } from './model';
import { receiveNews } from './news';
import { createStore, type Store } from './store';

/** One open diagram: what it shows, whom it talks to, and what moves its view. Everything below the app is handed one. */
export interface Session {
  readonly store: Store<DiagramState>;
  readonly channel: Channel;
  readonly announcer: Announcer;
  /** The canvas, once it is on screen. */
  camera: Camera | null;
  /** A node to select and bring into view once a view of this revision is drawn. */
  awaited: { readonly revision: number; readonly node: string } | null;
  /** Whether the keyboard's focus is on a node: it stays there when that node goes. */
  focusOnCanvas: boolean;
  /** Lays out a first view in a worker. */
  readonly packing: ElkPacking;
  /** Views that were begun to be opened: a later one takes the place of an earlier. */
  openings: number;
  readonly notify: (tone: Notice['tone'], text: string, details?: readonly string[]) => void;
  readonly dismiss: (id: number) => void;
  readonly dispose: () => void;
}

export function createSession(transport: Transport): Session {
  const store = createStore(initialState);
  const announcer = createAnnouncer();
  let lastNotice = 0;
  const session: Session = {
    store,
    announcer,
    camera: null,
    awaited: null,
    focusOnCanvas: false,
    packing: startElkPacking({
      report: (outcome) => {
        if (outcome.kind === 'failed') session.channel.tell({ kind: 'failure', message: `elk laid nothing out: ${outcome.reason}` });
      },
    }),
    openings: 0,
    channel: createChannel({
      transport,
      revision: () => store.get().revision,
      receive: (news) => receiveNews(session, news),
    }),
    notify: (tone, text, details = []) => {
      const notice = { id: ++lastNotice, tone, text, details };
      // The newest first; a repeated one takes the place of the former.
      store.set({ notices: [notice, ...store.get().notices.filter((other) => other.text !== text)].slice(0, 3) });
      announcer.say([text, ...details].join('. '), tone === 'info' ? 'polite' : 'assertive');
    },
    dismiss: (id) => store.set({ notices: store.get().notices.filter((notice) => notice.id !== id) }),
    dispose: () => {
      session.packing.dispose();
      session.channel.dispose();
    },
  };
  return session;
}
