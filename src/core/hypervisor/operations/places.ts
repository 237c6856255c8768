/** The places a VM may be put in. */
import type { Estate } from '../../model/estate';
import { entityWord } from '../../model/ids';
import { naturalOrder } from '../../util/naturalOrder';
import type { Option } from './operation';

/** Hosts and then clusters, by id: "hosts/esx-01". */
export function placesFor(estate: Estate): readonly Option[] {
  return (['hosts', 'clusters'] as const).flatMap((collection) =>
    [...estate.ids(collection)].sort(naturalOrder).map((id) => ({ value: `${collection}/${id}`, text: `${entityWord[collection]} ${id}` })));
}

/** "hosts/esx-01" → its collection and id; an empty text names no place. */
export function splitPlace(place: string): { readonly collection: string; readonly id: string } {
  const slash = place.indexOf('/');
  return slash < 0 ? { collection: '', id: '' } : { collection: place.slice(0, slash), id: place.slice(slash + 1) };
}
