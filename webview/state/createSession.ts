import { createAnnouncer } from '../a11y/announcer';
import { decodeRemembered } from '../../src/protocol/remembered';
import { createChannel, type Memory, type Transport } from '../channel';
import { usualExport } from '../exporting/options';
import { startElkPacking } from '../layout/elkPacking';
import { startPlacing } from '../layout/placing';
import { acts } from './acts';
import { initialState } from './model';
import { receiveNews } from './news';
import type { Session } from './session';
import { createStore } from './store';

/** Opens a diagram over a transport: it says and shows nothing before the extension does. */
export function createSession(transport: Transport & Memory): Session {
  const store = createStore(initialState);
  const announcer = createAnnouncer();
  const remembered = decodeRemembered(transport.kept());
  let lastNotice = 0;
  const session: Session = {
    store,
    announcer,
    camera: null,
    awaited: null,
    pointed: null,
    lastGesture: Promise.resolve(),
    focusOnCanvas: false,
    packing: startElkPacking({
      report: (outcome) => {
        if (outcome.kind === 'failed') session.channel.tell({ kind: 'failure', message: `elk laid nothing out: ${outcome.reason}` });
      },
    }),
    placing: startPlacing({ failed: (reason) => session.channel.tell({ kind: 'failure', message: `the diagram was laid out in the page: ${reason}` }) }),
    arranging: null,
    wantedView: remembered?.look.view ?? 'compute',
    remembered,
    keep: transport.keep,
    leftViews: new Map(),
    leftHeat: new Map(),
    wantedOverlay: null,
    wantedColouring: null,
    cards: 0,
    unhidden: null,
    isFinding: false,
    wantedLook: {},
    findings: 0,
    wantedSelection: null,
    followed: null,
    level: 'tiles',
    exporting: usualExport,
    openings: 0,
    channel: createChannel({
      transport,
      revision: () => store.get().revision,
      receive: (news) => {
        if (news.kind !== 'act') return receiveNews(session, news);
        session.remembered = null;
        acts[news.act](session);
      },
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
      session.placing.dispose();
      session.channel.dispose();
    },
  };
  return session;
}
