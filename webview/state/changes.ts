import type { ChangeKind, ViewName } from '../../src/protocol/view';
import { changeText, listed } from './comparison';
import { reveal } from './gestures';
import { select } from './selection';
import type { Session } from './session';
import { selectIn } from './views';

/** Going through what changed since another version. */

/** To the next change that is listed, or to the previous; round at the ends. */
export function stepChange(session: Session, by: 1 | -1): void {
  const { comparison } = session.store.get();
  if (!comparison) return session.notify('info', 'Nothing is compared', ['Compare the topology with another version first, by "Topovisor: Compare with…" in the command palette.']);
  const changes = listed(comparison.view);
  const offered = changes.flatMap(({ change }, at) => (comparison.hidden.has(change) ? [] : [at]));
  if (offered.length === 0) return session.announcer.say('There is no change to go to.');
  const next = by > 0 ? offered.find((at) => at > comparison.at) ?? offered[0] : offered.findLast((at) => at < comparison.at) ?? offered.at(-1);
  if (next !== undefined) goToChange(session, next);
}

/** Selects what changed and brings it into view, in the view that draws it; shows the text of what none does. */
export function goToChange(session: Session, at: number): void {
  const { comparison } = session.store.get();
  const change = comparison && listed(comparison.view)[at];
  if (!comparison || !change) return;
  session.store.set({ comparison: { ...comparison, at } });
  const total = listed(comparison.view).length;
  session.announcer.say(`Change ${at + 1} of ${total}: ${changeText(change)}`);
  goTo(session, change.node, change.view);
}

/** To a node of the document, in the view that draws it. */
export function goTo(session: Session, node: string | null, view: ViewName | null): void {
  if (node === null) return;
  const { arrangement } = session.store.get();
  if (arrangement.find(node)) {
    select(session, [node]);
    session.camera?.show([node], { legibly: true });
  } else if (view !== null) selectIn(session, [node], view);
  else void reveal(session, node);
}

/** Lists a kind of changes, or leaves it out. */
export function toggleKind(session: Session, kind: ChangeKind): void {
  const { comparison } = session.store.get();
  if (!comparison) return;
  const hidden = new Set(comparison.hidden);
  if (!hidden.delete(kind)) hidden.add(kind);
  session.store.set({ comparison: { ...comparison, hidden } });
}

export function endComparison(session: Session): void {
  if (!session.store.get().comparison) return;
  session.channel.tell({ kind: 'comparison', wants: 'end' });
  session.camera?.focus();
}
