import type { FromWebview } from '../../src/protocol/messages';
import type { Session } from '../state/session';

type Place = Extract<FromWebview, { kind: 'focus' }>['on'];

/**
 * Tells the extension where the keyboard's focus is, because commands of VS Code have their keys on the canvas only; and keeps what is
 * typed elsewhere from VS Code, which would take a letter for a command until it has heard that the focus moved.
 * @returns a function that stops it.
 */
export function reportFocus(session: Session): () => void {
  let told: Place | null = null;
  let later = 0;
  const tell = (): void => {
    clearTimeout(later);
    const on = placeOf(session);
    if (on === told) return;
    told = on;
    session.channel.tell({ kind: 'focus', on });
  };
  // Between two elements nothing has the focus for a moment: that is nowhere worth telling.
  const tellSoon = (): void => {
    clearTimeout(later);
    later = window.setTimeout(tell);
  };
  const keep = (event: KeyboardEvent): void => {
    if (isPlain(event) && placeOf(session) !== 'canvas') event.stopPropagation();
  };
  const abort = new AbortController();
  const { signal } = abort;
  document.addEventListener('focusin', tell, { signal });
  document.addEventListener('focusout', tellSoon, { signal });
  window.addEventListener('focus', tellSoon, { signal });
  window.addEventListener('blur', tellSoon, { signal });
  document.addEventListener('keydown', keep, { signal });
  const stop = session.store.subscribe((now, before) => {
    if (now.dialog !== before.dialog || now.menu !== before.menu) tellSoon();
  });
  tellSoon();
  return () => {
    clearTimeout(later);
    abort.abort();
    stop();
  };
}

function placeOf({ store }: Session): Place {
  if (!document.hasFocus()) return 'nowhere';
  const { dialog, menu } = store.get();
  const element = document.activeElement;
  if (element && isField(element)) return 'field';
  if (dialog !== null || menu !== null) return 'other';
  // Where nothing has the focus, keys are meant for the canvas.
  return element === null || element === document.body || element.closest('[data-node]') !== null ? 'canvas' : 'other';
}

/** Whether keys are meant for the canvas. */
export const isOnCanvas = (session: Session): boolean => placeOf(session) === 'canvas';

/** Whether it is something to type in. */
export const isField = (element: Element): boolean => element.matches(fields);

const fields = 'input, textarea, select, [contenteditable="true"], vscode-text-field, vscode-text-area, [role="combobox"], [role="textbox"]';

/** A key that types, deletes or renames, and belongs to no command of VS Code outside the canvas. */
function isPlain({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && (key.length === 1 || key === 'Delete' || key === 'Backspace' || key === 'F2');
}
