/** The space of a layer in a few words, for its card. */
import type { Estate } from '../../../core/model/estate';
import { layerOf } from '../../../core/storage/layers';
import { datastoreUse } from '../../../core/storage/datastoreUse';
import { ofText, size } from './words';

/** "16.2 of 20 TiB · 81 %"; empty where nothing is known. */
export function fillText(estate: Estate, key: string): string {
  const layer = layerOf(key);
  if (layer?.kind !== 'datastore') return '';
  const { taken, capacity } = estate.query(datastoreUse, layer.datastore);
  return capacity === undefined ? (taken > 0 ? size(taken) : '') : ofText(taken, capacity);
}

/** "46.1 TiB usable" */
export function usableText(_estate: Estate, _key: string): string {
  return '';
}
