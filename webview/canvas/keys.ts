import type { Direction } from '../../src/scene';
import { enterCurrent, leaveCurrent, walk, walkToEnd } from '../state/commands';
import { place, stepCount, stepPlacing } from '../state/placing';
import type { Session } from '../state/session';

/**
 * Moving about the canvas by key. Whatever else a key does there is a command of VS Code (`src/protocol/canvasCommands.ts`), whose
 * keys a user can change.
 */
export interface KeyBinding {
  /** As `KeyboardEvent.key`. */
  readonly keys: readonly string[];
  /** How the key is named in help; empty where another's line tells of it too. */
  readonly shown: string;
  readonly does: string;
  readonly act: (session: Session, event: KeyboardEvent) => void;
}

export const keyBindings: readonly KeyBinding[] = [
  { keys: ['ArrowLeft'], shown: '← → ↑ ↓', does: 'Go to the node beside; with Shift select it too', act: (session, event) => arrow(session, event, 'left') },
  { keys: ['ArrowRight'], shown: '', does: '', act: (session, event) => arrow(session, event, 'right') },
  { keys: ['ArrowUp'], shown: '', does: '', act: (session, event) => arrow(session, event, 'up') },
  { keys: ['ArrowDown'], shown: '', does: '', act: (session, event) => arrow(session, event, 'down') },
  { keys: ['Enter'], shown: 'Enter', does: 'Go inside; show the text of what holds nothing', act: (session) => (isPlacing(session) ? place(session) : enterCurrent(session)) },
  { keys: ['Escape'], shown: 'Escape', does: 'Cancel, then go outside', act: (session) => leaveCurrent(session) },
  { keys: ['Home'], shown: 'Home, End', does: 'Go to the first or last beside it; with Shift select all up to there', act: (session, event) => walkToEnd(session, 'first', event.shiftKey ? 'add' : 'select') },
  { keys: ['End'], shown: '', does: '', act: (session, event) => walkToEnd(session, 'last', event.shiftKey ? 'add' : 'select') },
  { keys: ['PageUp'], shown: 'Page ↑ ↓', does: 'Move the view; with Shift to the side. While placing: how many', act: (session, event) => page(session, event, 1) },
  { keys: ['PageDown'], shown: '', does: '', act: (session, event) => page(session, event, -1) },
];

/** Handles a key that moves about; VS Code gets every other. */
export function handleKey(session: Session, event: KeyboardEvent): void {
  const binding = bindingOf(event);
  if (!binding) return;
  event.preventDefault();
  event.stopPropagation();
  binding.act(session, event);
}

/** What a key means on the canvas; undefined where it is VS Code's, or somebody has dealt with it. */
export function bindingOf(event: KeyboardEvent): KeyBinding | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return undefined;
  return keyBindings.find(({ keys }) => keys.includes(event.key));
}

function arrow(session: Session, event: KeyboardEvent, direction: Direction): void {
  if (isPlacing(session)) return stepPlacing(session, direction === 'right' || direction === 'down' ? 1 : -1);
  walk(session, direction, event.shiftKey ? 'add' : 'select');
}

/** Whether something new is in hand, which arrows and Enter are for then. */
const isPlacing = (session: Session): boolean => session.store.get().drag?.kind === 'place';

/** A page up or down, up being 1; with Shift to the left or right. Of what is in hand, one more or fewer; with Shift ten. */
function page(session: Session, event: KeyboardEvent, sign: 1 | -1): void {
  if (isPlacing(session)) return stepCount(session, sign * (event.shiftKey ? 10 : 1));
  session.camera?.turnPage(event.shiftKey ? { across: sign } : { down: sign });
}
