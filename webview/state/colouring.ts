/** Colouring nodes otherwise. What the extension has to work out for it is drawn once it has come. */
import type { OverlayName } from '../../src/protocol/overlays';
import { overlaysIn } from '../../src/protocol/overlays';
import type { ViewName } from '../../src/protocol/view';
import { colouringNow, colouringsOf } from '../theme/colouring';
import type { DiagramState } from './model';
import type { Session } from './session';

/** Colours by what has this id in the view, or by the next one of it. */
export function colourBy(session: Session, id?: string): void {
  const { store, wantedColouring } = session;
  const state = store.get();
  const all = colouringsOf(state.view);
  const now = wantedColouring ?? colouringNow(state);
  const next = id === undefined ? all[(all.findIndex((each) => each.id === now.id) + 1) % all.length] : all.find((each) => each.id === id);
  if (!next) return;
  session.wantedColouring = next;
  if (next.overlay !== session.wantedOverlay) {
    session.wantedOverlay = next.overlay;
    session.channel.tell({ kind: 'overlay', name: next.overlay });
  }
  if (next.overlay === state.overlay) arriveColouring(session);
}

/**
 * A view is to be looked at: it keeps the overlay, where that means something in it.
 * @param seen the revision at which it was left, where what changed since is enough
 */
export function askForView(session: Session, view: ViewName, seen?: number): void {
  const { wantedOverlay } = session;
  if (wantedOverlay !== null && !overlaysIn(view).includes(wantedOverlay)) session.wantedOverlay = null;
  session.wantedColouring = null;
  session.channel.tell({ kind: 'ready', view, ...(session.wantedOverlay === null ? {} : { overlay: session.wantedOverlay }), ...(seen !== undefined && { seen }) });
}

/** What nodes are coloured by once a view or patch has come that has this overlay. */
export function colouredBy(session: Session, { view, heatBy }: Pick<DiagramState, 'view' | 'heatBy'>, said: OverlayName | undefined): Pick<DiagramState, 'overlay' | 'heatBy'> {
  const wanted = session.wantedColouring;
  const overlay = said ?? null;
  if (overlay !== null) return { overlay, heatBy: 'overlay' };
  const first = colouringsOf(view)[0]?.measure ?? heatBy;
  return { overlay, heatBy: wanted && wanted.overlay === null ? wanted.measure : heatBy === 'overlay' ? first : heatBy };
}

/** Draws and says what was asked for, once what it needs is there. */
export function arriveColouring(session: Session): void {
  const { store, wantedColouring: wanted } = session;
  if (!wanted || wanted.overlay !== store.get().overlay) return;
  session.wantedColouring = null;
  store.set({ heatBy: wanted.measure });
  session.announcer.say(`Coloured by ${wanted.word}`);
}
