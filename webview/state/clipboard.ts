/** Copying, cutting, pasting and duplicating. What is copied, and what pasting makes of it, is the extension's to say. */
import type { Gesture } from '../../src/protocol/messages';
import { perform, whyHeld } from './gestures';
import { chosen } from './selection';
import type { Session } from './session';

/** Puts what is chosen on the clipboard, with what lies in it; cut, it goes once it is pasted. */
export async function copyChosen(session: Session, how: 'copy' | 'cut' = 'copy'): Promise<void> {
  const nodes = chosen(session);
  const held = how === 'cut' ? whyHeld(session) : null;
  if (held !== null) return session.notify('warning', held);
  if (nodes.length === 0) return session.notify('info', `Nothing is selected to ${how}`);
  const answer = await session.channel.ask({ kind: 'copy', nodes: [...nodes], cut: how === 'cut' });
  if (answer.kind === 'refused') return session.notify('warning', `This cannot be ${how === 'cut' ? 'cut' : 'copied'}`, answer.reasons);
  if (answer.kind !== 'copied') return;
  session.announcer.say(how === 'cut' ? `${answer.message} It goes once it is pasted in this window.` : answer.message);
}

/** Pastes a text where the user is; null for what the clipboard holds. What names something that is not there is asked about. */
export async function pasteHere(session: Session, text: string | null): Promise<void> {
  const [into = null] = chosen(session);
  await paste(session, { kind: 'paste', text, into, outside: 'ask' });
}

export async function paste(session: Session, gesture: Extract<Gesture, { kind: 'paste' }>): Promise<void> {
  const outcome = await perform(session, gesture, { refusal: 'Nothing was pasted', show: true });
  if (outcome.kind === 'outside') session.store.set({ dialog: { kind: 'paste', gesture, references: outcome.references, count: outcome.count } });
}

/** Puts a copy of what is chosen beside it. */
export async function duplicateChosen(session: Session): Promise<void> {
  const nodes = chosen(session);
  if (nodes.length === 0) return session.notify('info', 'Nothing is selected to duplicate');
  await perform(session, { kind: 'duplicate', nodes: [...nodes] }, { refusal: 'It cannot be duplicated', show: true });
}

/**
 * VS Code leaves the keys for copying to the page, which hears of them as events: they are taken while nothing is typed and no text is
 * selected. Pasting does not always come as an event where nothing can be typed: its key is taken too, in place of the event.
 * @param isOnCanvas whether they are meant for the canvas
 */
export function listenToClipboard(session: Session, isOnCanvas: () => boolean): () => void {
  const abort = new AbortController();
  const take = (name: 'copy' | 'cut' | 'paste', act: (event: ClipboardEvent) => void): void =>
    document.addEventListener(name, (event) => {
      if (!isOnCanvas() || (name !== 'paste' && hasSelectedText())) return;
      event.preventDefault();
      act(event);
    }, { signal: abort.signal });
  take('copy', () => void copyChosen(session));
  take('cut', () => void copyChosen(session, 'cut'));
  take('paste', (event) => void pasteHere(session, event.clipboardData?.getData('text/plain') ?? null));
  // The middle button pans. X11 pastes by it what is selected somewhere, of which nobody thinks here.
  document.addEventListener('mouseup', (event) => {
    if (event.button === 1 && isOnCanvas()) event.preventDefault();
  }, { signal: abort.signal });
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'v' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.defaultPrevented || !isOnCanvas()) return;
    event.preventDefault();
    void pasteHere(session, null);
  }, { signal: abort.signal });
  return () => abort.abort();
}

const hasSelectedText = (): boolean => (document.getSelection()?.toString() ?? '') !== '';
