import type { ChangeKind } from '../../src/protocol/view';

/** The custom property with the colour of each. */
export const changeProperty: Readonly<Record<ChangeKind, string>> = { added: '--tv-added', removed: '--tv-removed', changed: '--tv-changed', moved: '--tv-moved' };
