import { addedAtMost } from '../../src/protocol/adding';
import { setCount } from '../state/placing';
import type { Session } from '../state/session';
import type { MenuItem } from '../ui';

/** How many are added at once, as a menu in a menu of what can be added, which stays open for that. */
export function countMenu(session: Session): MenuItem {
  const { addCount } = session.store.get();
  const offered = [...new Set([1, 2, 3, 4, 5, 6, 8, 10, 16, 24, 32, addedAtMost, addCount])].sort((a, b) => a - b);
  return {
    kind: 'menu', text: `How many: ${addCount}`,
    items: offered.map((count) => ({ kind: 'act', text: String(count), isChosen: count === addCount, stays: true, act: () => setCount(session, count) })),
  };
}
