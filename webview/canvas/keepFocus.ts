import type { Session } from '../state/session';
import { isField } from './focus';
import { nothingHasFocus } from './keyboard';

/**
 * A press on what cannot have the focus, such as the edge of the palette, or on a button that goes with it, would leave nothing in the page
 * with the focus, and keys with nothing they are for. What had it keeps it; the canvas has it where that is gone, or was a field: who presses
 * beside a field has done with it.
 * @returns a function that stops it.
 */
export function keepFocus(session: Session): () => void {
  let before: Element | null = null;
  let later = 0;
  const mend = (): void => {
    if (!nothingHasFocus()) return;
    if (before instanceof HTMLElement && before.isConnected && !isField(before)) before.focus({ preventScroll: true });
    if (nothingHasFocus()) session.camera?.focus();
  };
  // The browser takes the focus away after it has told of the press.
  const mendSoon = (): void => {
    clearTimeout(later);
    later = window.setTimeout(mend);
  };
  const abort = new AbortController();
  const { signal } = abort;
  window.addEventListener('pointerdown', () => { before = document.activeElement === document.body ? null : document.activeElement; }, { capture: true, signal });
  // Of a finger, the press that the browser makes of it comes once that is lifted; `click` is the last of it.
  for (const name of ['pointerup', 'pointercancel', 'click'] as const) window.addEventListener(name, mendSoon, { capture: true, signal });
  return () => {
    clearTimeout(later);
    abort.abort();
  };
}
