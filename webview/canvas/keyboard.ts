import { toggle } from '../state/selection';
import type { Session } from '../state/session';
import { bindingOf, handleKey } from './keys';

export interface Keyboard {
  /** Asked when a press begins: while Space is held every drag pans, and Space then selects nothing when it is let go. */
  readonly isSpaceHeld: () => boolean;
  readonly dispose: () => void;
}

/** Keys on the canvas, and where its focus is. */
export function listenToKeyboard(session: Session, element: HTMLElement, focusMoved: () => void): Keyboard {
  let space: 'up' | 'held' | 'used' = 'up';
  const abort = new AbortController();
  const { signal } = abort;

  element.addEventListener('keydown', (event) => {
    if (!isOnNode(event.target)) return;
    // VS Code is told nonetheless, and has it for selecting everything; the browser would select the text of the page.
    if (event.key === 'a' && (event.ctrlKey || event.metaKey)) return event.preventDefault();
    if (event.key !== ' ') return handleKey(session, event);
    event.preventDefault();
    if (space === 'up') space = 'held';
    element.dataset['panning'] = 'true';
  }, { signal });
  // Let go of anywhere: the focus may have moved meanwhile.
  window.addEventListener('keyup', (event) => {
    if (event.key !== ' ' || space === 'up') return;
    const { current } = session.store.get();
    if (space === 'held' && current !== null) toggle(session, current);
    space = 'up';
    delete element.dataset['panning'];
  }, { signal });

  // The window was given the focus, by VS Code, and nothing in it had it.
  window.addEventListener('focus', () => {
    if (nothingHasFocus()) session.camera?.focus();
  }, { signal });
  // What had the focus is gone, or the window had it before there was a node: the key is meant for the canvas.
  window.addEventListener('keydown', (event) => {
    if (event.target !== document.body || session.store.get().dialog !== null || !bindingOf(event)) return;
    session.camera?.focus();
    handleKey(session, event);
  }, { signal });
  element.addEventListener('focusin', (event) => {
    session.focusOnCanvas = isOnNode(event.target);
    focusMoved();
  }, { signal });
  element.addEventListener('focusout', (event) => {
    // An element that is taken out of the page loses the focus without wanting to: then it stays on the canvas.
    if (event.target instanceof Node && event.target.isConnected) session.focusOnCanvas = false;
    focusMoved();
  }, { signal });

  return {
    isSpaceHeld: () => {
      if (space === 'held') space = 'used';
      return space === 'used';
    },
    dispose: () => abort.abort(),
  };
}

/** Whether the window has the focus and no element in it does. */
export function nothingHasFocus(): boolean {
  return document.hasFocus() && document.activeElement === document.body;
}

function isOnNode(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-node]') !== null;
}
