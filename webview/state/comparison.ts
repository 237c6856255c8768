import type { ChangeView, ComparisonView } from '../../src/protocol/comparison';
import type { ChangeKind } from '../../src/protocol/view';
import type { ShownComparison } from './model';
import type { Session } from './session';

/** What is different from another version, as the extension says it. */

export const changeKinds: readonly ChangeKind[] = ['added', 'removed', 'changed', 'moved'];

/** Takes over what the extension says; what one was at stays so where it is still there. */
export function takeComparison(session: Session, view: ComparisonView | null): void {
  const { store, announcer } = session;
  const { comparison: before } = store.get();
  if (!view) {
    if (before) announcer.say('Nothing is compared any more.');
    return store.set({ comparison: null });
  }
  const isSame = before?.view.with === view.with;
  const changes = listed(view);
  const at = isSame ? changes.findIndex((change) => isAlike(change, listed(before.view)[before.at])) : -1;
  const hidden = isSame ? before.hidden : new Set<ChangeKind>();
  store.set({ comparison: { view, at, hidden } });
  if (!isSame || before.view.summary !== view.summary) announcer.say(`Compared with ${view.with}: ${view.summary}.`);
}

/** The changes as they are listed and gone through: by kind, then by place. */
export function listed({ changes }: ComparisonView): readonly ChangeView[] {
  let sorted = sortedOf.get(changes);
  if (!sorted) sortedOf.set(changes, (sorted = changeKinds.flatMap((kind) => changes.filter(({ change }) => change === kind))));
  return sorted;
}
const sortedOf = new WeakMap<readonly ChangeView[], readonly ChangeView[]>();

/** "web-01, VM, moved, from esx-01 to esx-02": said of a change. */
export function changeText({ label, word, change, where, fields }: ChangeView): string {
  const written = fields.slice(0, 3).map(({ path, before, after }) => `${path} from ${before} to ${after}`);
  return [label, word, change, where, ...written, ...(fields.length > 3 ? [`and ${fields.length - 3} more fields`] : [])].filter((part) => part !== '').join(', ');
}

/** How many changes of each kind there are. */
export function countsOf({ view }: ShownComparison): Readonly<Record<ChangeKind, number>> {
  const counts = { added: 0, removed: 0, changed: 0, moved: 0 };
  for (const { change } of view.changes) counts[change]++;
  return counts;
}

function isAlike(one: ChangeView, other: ChangeView | undefined): boolean {
  return other !== undefined && one.node === other.node && one.change === other.change && one.label === other.label;
}
