import { select } from './selection';
import type { Session } from './session';
import { showThese, whyHidden } from './shown';

/** Selects what an answer promised, once its revision is here. */
export function arrive(session: Session): void {
  const { awaited, store } = session;
  if (!awaited || store.get().revision < awaited.revision) return;
  const filtered = awaited.nodes.filter((id) => whyHidden(store.get(), id) === 'filtered');
  // Whether the filter is for what is new is being asked.
  if (filtered.length > 0 && session.isFinding) return;
  session.awaited = null;
  const [first] = filtered;
  if (first !== undefined) session.notify('info', `${filtered.length === 1 ? store.get().whole.find(first)?.node.label ?? 'It' : `${filtered.length} of them`} ${filtered.length === 1 ? 'is' : 'are'} hidden by the filter`, ['Clear the filter to see what is new.']);
  showThese(session, awaited.nodes);
  const there = awaited.nodes.filter((id) => store.get().arrangement.find(id));
  if (there.length === 0) return;
  select(session, there);
  session.camera?.show(there);
}
