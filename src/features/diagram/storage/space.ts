/** The space of a layer in a few words, for its card. */
import type { Estate } from '../../../core/model/estate';
import { spaceOf } from '../../../core/storage/capacity/space';
import { ofText, size } from './words';

/** "16.2 of 20 TiB · 81 %"; what is used alone where nobody says how much there is, and empty where nothing is known. */
export function fillText(estate: Estate, key: string): string {
  const { used, usable } = estate.query(spaceOf, key);
  return usable === undefined ? (used > 0 ? `${size(used)} used` : '') : ofText(used, usable);
}

/** "46.1 TiB usable" */
export function usableText(estate: Estate, key: string): string {
  const { usable } = estate.query(spaceOf, key);
  return usable === undefined ? '' : `${size(usable)} usable`;
}
