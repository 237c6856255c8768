import type { ChangeKind } from '../../src/protocol/view';

/** Tells the kinds of changes apart without colour, on the canvas as in lists. */
export const changeSign: Readonly<Record<ChangeKind, string>> = { added: '+', removed: '−', changed: '~', moved: '→' };

/** The line around what changed, in pixels of stroke and gap; added is drawn through. */
export const changeDashes: Readonly<Record<ChangeKind, readonly number[]>> = { added: [], removed: [6, 4], changed: [2, 3], moved: [9, 3, 2, 3] };

/** The custom property with the colour of each. */
export const changeProperty: Readonly<Record<ChangeKind, string>> = { added: '--tv-added', removed: '--tv-removed', changed: '--tv-changed', moved: '--tv-moved' };

export function isChangeKind(word: string | undefined): word is ChangeKind {
  return word !== undefined && word in changeSign;
}
