import type { Estate } from '../../../core/model/estate';
import { carvedFrom } from '../../../core/storage/capacity/structure';
import { layerNamed } from '../../../core/storage/layers';
import { quoted } from '../../../core/util/words';

/** Why no other datastore can be put on what a text names: an export holds one. `but` is the datastore that would be put there. */
export function whyTaken(estate: Estate, text: string, but?: string): readonly string[] {
  const layer = layerNamed(estate, text);
  if (layer?.kind !== 'export') return [];
  return carvedFrom(estate, layer).flatMap((above) => (above.kind === 'datastore' && above.datastore !== but ? [`Datastore ${quoted(above.datastore)} is on it already.`] : []));
}
