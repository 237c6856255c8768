import { createAnnouncer } from '../a11y/announcer';
import { decodeRemembered } from '../../src/protocol/remembered';
import { createChannel, type Memory, type Transport } from '../channel';
import { usualExport } from '../exporting/options';
import { startElkPacking } from '../layout/elkPacking';
import { startPlacing } from '../layout/placing';
import { watchIdle, type Idle } from '../idle';
import { colouringsOf } from '../theme/colouring';
import { acts } from './acts';
import { startAhead } from './ahead';
import { initialState } from './model';
import { receiveNews } from './news';
import type { Session } from './session';
import { createStore } from './store';
import { viewNames } from './views';

/**
 * Opens a diagram over a transport: it says and shows nothing before the extension does.
 * @param idle tells when nobody does anything; that of the window unless another is given
 */
export function createSession(transport: Transport & Memory, idle: Idle = watchIdle()): Session {
  const remembered = decodeRemembered(transport.kept());
  const store = createStore(remembered ? { ...initialState, panels: remembered.panels } : initialState);
  const announcer = createAnnouncer();
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
    ahead: startAhead({ session: () => session, idle, order: viewNames, ready: (views) => { document.documentElement.dataset['ahead'] = views.join(' '); } }),
    leftViews: new Map(),
    foldedBefore: new Map(remembered?.folded.map(({ view, nodes }) => [view, new Set(nodes)])),
    leftHeat: new Map(remembered?.measures.flatMap(({ view, measure }) => colouringsOf(view).flatMap((each) => (each.overlay === null && each.measure === measure ? [[view, each.measure] as const] : [])))),
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
        if (news.kind !== 'ahead') idle.disturb();
        if (news.kind !== 'act') return receiveNews(session, news);
        session.remembered = null;
        acts[news.act](session);
      },
    }),
    notify: (tone, text, details = [], about = null) => {
      const notice = { id: ++lastNotice, tone, text, details, about };
      // The newest first; a repeated one takes the place of the former.
      store.set({ notices: [notice, ...store.get().notices.filter((other) => other.text !== text)].slice(0, 3) });
      announcer.say([text, ...details].join('. '), tone === 'info' ? 'polite' : 'assertive');
    },
    dismiss: (id) => store.set({ notices: store.get().notices.filter((notice) => notice.id !== id) }),
    dispose: () => {
      session.packing.dispose();
      session.placing.dispose();
      idle.dispose();
      session.channel.dispose();
    },
  };
  return session;
}
