import type { KeyboardEvent } from 'react';
import type { Session } from './state/session';

/**
 * Goes to the next part of the page, or to the one before, as F6 does among the parts of VS Code's window: toolbar, panels, canvas, palette,
 * legend, overview. Parts are marked by `data-part`; those in which nothing can be gone to are left out, and so are all while a dialog or
 * a menu is open.
 */
export function goToPart({ store, camera }: Session, step: 1 | -1): void {
  const { dialog, menu } = store.get();
  if (dialog !== null || menu !== null) return;
  const parts = [...document.querySelectorAll('[data-part]')].filter((part) => isCanvas(part) || beginningOf(part));
  const here = document.activeElement?.closest('[data-part]') ?? parts.find(isCanvas);
  const next = parts.at((parts.findIndex((part) => part === here) + step) % parts.length);
  if (!next) return;
  if (isCanvas(next)) camera?.focus();
  else goInto(next);
}

/** Goes to where a part begins. */
export function goInto(part: Element | null): void {
  if (part) beginningOf(part)?.focus();
}

/** Back to the nodes from any part that has nothing else to do with Escape. */
export function leavePart({ camera }: Session, event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || !(event.target instanceof Element) || event.target.closest(elsewhere)) return;
  const part = event.target.closest('[data-part]');
  if (!part || isCanvas(part)) return;
  // On the canvas Escape goes to what is around a node: that is for the next press.
  event.stopPropagation();
  camera?.focus();
}

const isCanvas = (part: Element): boolean => part.matches('.tv-canvas');

/** These have an Escape of their own. */
const elsewhere = 'dialog, [role="menu"], [role="dialog"]';

/** Where one comes into a part: what is chosen in it, else the first there is. */
function beginningOf(part: Element): HTMLElement | null {
  const all = [...part.querySelectorAll<HTMLElement>(focusable)].filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.closest('[data-part]') === part);
  return all.find((element) => element.matches(chosen)) ?? all[0] ?? null;
}

const focusable = 'button:not(:disabled, [tabindex="-1"]), input:not(:disabled), vscode-text-field:not([disabled]), [tabindex="0"]';
const chosen = '[role="treeitem"], [role="tab"], vscode-text-field';
