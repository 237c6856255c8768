import type { ViewName } from '../../src/protocol/view';
import { layersOf, type LayerName } from '../../src/protocol/layers';
import type { Session } from './session';
import { reshow } from './shown';

/** Shows these layers of the view alone. */
export function showLayers(session: Session, shown: readonly LayerName[]): void {
  const { view, hiddenLayers: before } = session.store.get();
  const ofView = layersOf[view];
  const hiddenLayers = new Set([...[...before].filter((name) => !ofView.some((layer) => layer.name === name)), ...ofView.flatMap(({ name }) => (shown.includes(name) ? [] : [name]))]);
  reshow(session, { hiddenLayers });
  session.announcer.say(saidOf(view, hiddenLayers));
  session.camera?.fit();
}

/** Shows a layer, or leaves it out; the last that is shown stays. */
export function toggleLayer(session: Session, name: LayerName): void {
  const { view, hiddenLayers } = session.store.get();
  const shown = layersOf[view].flatMap((layer) => (hiddenLayers.has(layer.name) === (layer.name === name) ? [layer.name] : []));
  if (shown.length === 0) return session.announcer.say('One layer is always shown');
  showLayers(session, shown);
}

function saidOf(view: ViewName, hidden: ReadonlySet<LayerName>): string {
  const shown = layersOf[view].filter(({ name }) => !hidden.has(name)).map(({ text }) => text);
  return shown.length === layersOf[view].length ? 'All layers are shown' : `${shown.join(' and ')} only`;
}
