import { layersOf } from '../../../src/protocol/layers';
import { toggleLayer } from '../../state/layers';
import type { ViewSection } from './section';

/** Which layers are shown. */
export const layersSection: ViewSection = (session, { view, hiddenLayers }) => {
  const layers = layersOf[view];
  if (layers.length === 0) return [];
  return [{ kind: 'menu', text: 'Layers', items: layers.map(({ name, text }) => ({ kind: 'act', text, isOn: !hiddenLayers.has(name), act: () => toggleLayer(session, name) })) }];
};
