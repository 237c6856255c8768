import { currentView } from '../state/savedViews';
import type { Session } from '../state/session';
import { placeOf } from './inStep';
import type { Stage } from './stage';

/** VS Code throws a page away without asking: it is told a moment after one has stopped looking elsewhere. */
const keepAfterMs = 150;

/** Keeps how the estate is looked at for the page that takes the place of this one. @returns how to stop */
export function keepLook(session: Session, stage: Stage): () => void {
  let timer: number | undefined;
  const keep = (): void => {
    const { opened, arrangement, selection } = session.store.get();
    const view = stage.view();
    // Until this page looks on as the one before did, that is what is to be kept.
    if (!opened || view.width === 0 || session.remembered !== null) return;
    session.keep({ look: currentView(session, ''), place: placeOf(arrangement, stage, view), selection: [...selection] });
  };
  const later = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(keep, keepAfterMs);
  };
  const stops = [
    stage.subscribe(later),
    session.store.subscribe((now, before) => {
      if (now.arrangement !== before.arrangement || now.selection !== before.selection || now.heatBy !== before.heatBy || now.overlay !== before.overlay || now.shown !== before.shown) later();
    }),
  ];
  return () => {
    window.clearTimeout(timer);
    stops.forEach((stop) => stop());
  };
}
