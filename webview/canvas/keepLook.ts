import { currentView } from '../state/savedViews';
import type { Session } from '../state/session';
import type { Remembered } from '../../src/protocol/remembered';
import { placeOf } from './inStep';
import type { Stage } from './stage';

/** VS Code throws a page away without asking: it is told a moment after one has stopped looking elsewhere. */
const keepAfterMs = 150;

/** Of views that were looked at, as they were left; of others, as the page before had them. */
function foldedElsewhere({ store, leftViews, foldedBefore }: Session): Remembered['folded'] {
  const { view: now } = store.get();
  const folded = new Map([...foldedBefore, ...[...leftViews].map(([view, { collapsed }]) => [view, collapsed] as const)]);
  return [...folded].flatMap(([view, nodes]) => (view === now || nodes.size === 0 ? [] : [{ view, nodes: [...nodes] }]));
}

function measuresElsewhere({ store, leftHeat }: Session): Remembered['measures'] {
  const { view: now } = store.get();
  return [...leftHeat].flatMap(([view, measure]) => (view === now ? [] : [{ view, measure }]));
}

/** Keeps how the estate is looked at for the page that takes the place of this one. @returns how to stop */
export function keepLook(session: Session, stage: Stage): () => void {
  let timer: number | undefined;
  const keep = (): void => {
    const { opened, arrangement, selection, hiddenLayers, panels } = session.store.get();
    const view = stage.view();
    // Until this page looks on as the one before did, that is what is to be kept.
    if (!opened || view.width === 0 || session.remembered !== null) return;
    session.keep({ look: currentView(session, ''), place: placeOf(arrangement, stage, view), selection: [...selection], folded: foldedElsewhere(session), measures: measuresElsewhere(session), hiddenLayers: [...hiddenLayers], panels });
  };
  const later = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(keep, keepAfterMs);
  };
  const stops = [
    stage.subscribe(later),
    session.store.subscribe((now, before) => {
      if (now.arrangement !== before.arrangement || now.selection !== before.selection || now.heatBy !== before.heatBy || now.overlay !== before.overlay || now.shown !== before.shown || now.panels !== before.panels) later();
    }),
  ];
  return () => {
    window.clearTimeout(timer);
    stops.forEach((stop) => stop());
  };
}
