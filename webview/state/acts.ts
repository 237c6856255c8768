import type { CanvasCommand } from '../../src/protocol/canvasCommands';
import { openAdd, openMove, openSearch, removeChosen, renameChosen, showKeys, toggleInspector, toggleTree } from './commands';
import { openBesides } from './beside';
import { toggleCard } from './card';
import { alignChosen, distributeChosen } from './arranging';
import { colourBy } from './colouring';
import { stepChange } from './changes';
import { copyChosen, duplicateChosen, pasteHere } from './clipboard';
import { openConnect } from './connect';
import { copySight, openExport } from '../exporting/exporting';
import { setFilter, showNear } from './filter';
import { foldAll, toggleChosen, unfoldAll } from './fold';
import { reveal } from './gestures';
import { toggleLegend } from './legend';
import { nudge } from './nudge';
import { resetInside, resetLayout } from './resetLayout';
import { openQuickAdd, turnPalette } from './placing';
import { chosen, selectAll, selectInside, selectSameKind } from './selection';
import type { Session } from './session';
import { goToPart } from '../parts';
import { openSaveView } from './savedViews';
import { openTrace } from './trace';
import { lookAt, turnView } from './views';

/** What each command of the canvas does, however it was given: by a key, in the command palette or from a menu of VS Code. */
export const acts: Readonly<Record<CanvasCommand, (session: Session) => void>> = {
  'show-text': (session) => chosen(session).slice(0, 1).forEach((id) => reveal(session, id)),
  rename: renameChosen,
  delete: (session) => void removeChosen(session),
  move: (session) => openMove(session),
  connect: (session) => openConnect(session),
  trace: (session) => openTrace(session),
  add: (session) => openAdd(session),
  copy: (session) => void copyChosen(session),
  cut: (session) => void copyChosen(session, 'cut'),
  paste: (session) => void pasteHere(session, null),
  duplicate: (session) => void duplicateChosen(session),
  'nudge-left': (session) => void nudge(session, 'left'),
  'nudge-right': (session) => void nudge(session, 'right'),
  'nudge-up': (session) => void nudge(session, 'up'),
  'nudge-down': (session) => void nudge(session, 'down'),
  'nudge-left-far': (session) => void nudge(session, 'left', 'far'),
  'nudge-right-far': (session) => void nudge(session, 'right', 'far'),
  'nudge-up-far': (session) => void nudge(session, 'up', 'far'),
  'nudge-down-far': (session) => void nudge(session, 'down', 'far'),
  'align-left': (session) => void alignChosen(session, 'left'),
  'align-right': (session) => void alignChosen(session, 'right'),
  'align-top': (session) => void alignChosen(session, 'top'),
  'align-bottom': (session) => void alignChosen(session, 'bottom'),
  'align-centre': (session) => void alignChosen(session, 'centre'),
  'align-middle': (session) => void alignChosen(session, 'middle'),
  'distribute-across': (session) => void distributeChosen(session, 'x'),
  'distribute-down': (session) => void distributeChosen(session, 'y'),
  'reset-layout': (session) => void resetLayout(session),
  'reset-layout-inside': (session) => void resetInside(session),
  'quick-add': openQuickAdd,
  palette: turnPalette,
  'select-all': selectAll,
  'select-inside': selectInside,
  'select-same-kind': selectSameKind,
  inspect: (session) => toggleInspector(session),
  explain: (session) => toggleInspector(session, true, 'model'),
  findings: (session) => toggleInspector(session, true, 'findings'),
  connections: (session) => toggleInspector(session, true, 'connections'),
  tree: toggleTree,
  search: openSearch,
  filter: (session) => session.store.set({ filtering: session.store.get().filtering === 'show' ? null : 'show' }),
  'clear-filter': (session) => void setFilter(session, null),
  'select-matching': (session) => session.store.set({ filtering: 'select' }),
  'show-near': (session) => void showNear(session),
  collapse: toggleChosen,
  'collapse-all': foldAll,
  'expand-all': unfoldAll,
  'save-view': (session) => openSaveView(session),
  export: (session) => openExport(session),
  'copy-image': (session) => void copySight(session),
  'turn-view': turnView,
  'show-compute': (session) => lookAt(session, 'compute'),
  'show-network': (session) => lookAt(session, 'network'),
  'show-storage': (session) => lookAt(session, 'storage'),
  'show-all': (session) => lookAt(session, 'all'),
  beside: openBesides,
  'view-options': (session) => session.store.set({ viewMenu: true }),
  legend: toggleLegend,
  colour: (session) => colourBy(session),
  card: toggleCard,
  'zoom-in': (session) => zoomAround(session, zoomStep),
  'zoom-out': (session) => zoomAround(session, 1 / zoomStep),
  fit: (session) => session.camera?.fit(),
  'fit-selection': (session) => session.camera?.fit(chosen(session)),
  'next-change': (session) => stepChange(session, 1),
  'previous-change': (session) => stepChange(session, -1),
  'next-part': (session) => goToPart(session, 1),
  'previous-part': (session) => goToPart(session, -1),
  keys: showKeys,
};

const zoomStep = 1.4;

/** What is selected stays in sight. */
function zoomAround({ camera, store }: Session, factor: number): void {
  camera?.zoomBy(factor, { around: [...store.get().selection] });
}
