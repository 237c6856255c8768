import type { SavedView } from '../../src/protocol/filter';
import { colouringNow, colouringsOf } from '../theme/colouring';
import { colourBy } from './colouring';
import { isFilter } from './conditions';
import { setFilter } from './filter';
import { perform, whyHeld, type Outcome } from './gestures';
import { layersOf } from '../../src/protocol/layers';
import { reshow } from './shown';
import type { Session } from './session';
import { lookAt } from './views';

/** Ways to look at the estate that the document keeps: looking so again, and keeping, renaming and forgetting them. */

/** Looks at the estate as it was looked at when the view was saved. */
export function openSavedView(session: Session, name: string): void {
  const saved = session.store.get().header.savedViews.find((each) => each.name === name);
  if (!saved) return session.notify('warning', `There is no view "${name}" any more`);
  session.remembered = null;
  session.announcer.say(`View ${name}`);
  void lookAs(session, saved);
}

/** Looks at the estate like that; where that view is shown already, done once what it is for is found. */
export async function lookAs(session: Session, saved: SavedView): Promise<void> {
  const { store } = session;
  const { view, hiddenLayers, shown } = store.get();
  const ofView = layersOf[saved.view];
  const others = [...hiddenLayers].filter((layer) => !ofView.some((each) => each.name === layer));
  const hidden = new Set([...others, ...ofView.flatMap(({ name: layer }) => (saved.layers === null || saved.layers.includes(layer) ? [] : [layer]))]);
  const filter = saved.filter && isFilter(saved.filter) ? saved.filter : null;
  const colour = saved.overlay ?? colouringsOf(saved.view)[0]?.id;
  if (view !== saved.view) {
    store.set({ hiddenLayers: hidden });
    return lookAt(session, saved.view, { filter, collapsed: new Set(saved.collapsed), ...(colour === undefined ? {} : { colour }) });
  }
  // Another that is on its way is not wanted any more.
  lookAt(session, view);
  colourBy(session, colour);
  reshow(session, { hiddenLayers: hidden, shown: { ...shown, collapsed: new Set(saved.collapsed) } });
  if (filter === null && shown.filter === null) session.camera?.fit();
  else await setFilter(session, filter);
}

/** What is looked at now, under a name. */
export function currentView(session: Session, name: string): SavedView {
  const state = session.store.get();
  const { view, shown: { filter, collapsed }, hiddenLayers, whole } = state;
  const colour = colouringNow(state).id;
  const layers = layersOf[view];
  const isWhole = layers.every((layer) => !hiddenLayers.has(layer.name));
  return {
    name, view, filter, collapsed: [...collapsed].filter((id) => whole.find(id)), overlay: colour === colouringsOf(view)[0]?.id ? null : colour,
    layers: isWhole ? null : layers.flatMap((layer) => (hiddenLayers.has(layer.name) ? [] : [layer.name])),
  };
}

/** Asks for the name under which to keep what is looked at, or for another name of a view that is kept; where it could not be written, says why at once. */
export function openSaveView(session: Session, renamed: string | null = null): void {
  const held = whyHeld(session);
  if (held !== null) return session.notify('warning', held);
  session.store.set({ dialog: { kind: 'save-view', renamed } });
}

export function saveView(session: Session, name: string): Promise<Outcome> {
  return perform(session, { kind: 'save-view', saved: currentView(session, name) }, { refusal: 'The view cannot be saved', quiet: true });
}

export function renameView(session: Session, name: string, to: string): Promise<Outcome> {
  return perform(session, { kind: 'rename-view', name, to }, { refusal: 'The view cannot be renamed' });
}

export function forgetView(session: Session, name: string): Promise<Outcome> {
  return perform(session, { kind: 'forget-view', name }, { refusal: 'The view cannot be removed' });
}
