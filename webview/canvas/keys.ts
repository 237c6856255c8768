import type { Direction } from '../../src/scene';
import { enterCurrent, leaveCurrent, openAdd, openMove, openSearch, removeChosen, renameChosen, showKeys, colourBy, toggleInspector, toggleTree, walk } from '../state/commands';
import { openConnect } from '../state/connect';
import { reveal } from '../state/gestures';
import { chosen } from '../state/selection';
import type { Session } from '../state/session';
import { openTrace } from '../state/trace';
import { turnView } from '../state/views';

/** What a key does while the focus is on the canvas. No combination that VS Code uses is among them. */
export interface KeyBinding {
  /** As `KeyboardEvent.key`; a letter in lower case. */
  readonly keys: readonly string[];
  /** How the key is named in help and tooltips. */
  readonly shown: string;
  readonly does: string;
  readonly act: (session: Session, event: KeyboardEvent) => void;
}

/** Part of the view that one press moves it by. */
const pageStep = 0.7;

export const keyBindings: readonly KeyBinding[] = [
  { keys: ['ArrowLeft'], shown: '← → ↑ ↓', does: 'Go to the node beside; with Shift select it too', act: (session, event) => arrow(session, event, 'left') },
  { keys: ['ArrowRight'], shown: '', does: '', act: (session, event) => arrow(session, event, 'right') },
  { keys: ['ArrowUp'], shown: '', does: '', act: (session, event) => arrow(session, event, 'up') },
  { keys: ['ArrowDown'], shown: '', does: '', act: (session, event) => arrow(session, event, 'down') },
  { keys: ['Enter'], shown: 'Enter', does: 'Go inside; show the text of what holds nothing', act: (session) => enterCurrent(session) },
  { keys: ['Escape'], shown: 'Escape', does: 'Cancel, then go outside', act: (session) => leaveCurrent(session) },
  { keys: ['o'], shown: 'O', does: 'Show in the text', act: (session) => chosen(session).slice(0, 1).forEach((id) => reveal(session, id)) },
  { keys: ['F2'], shown: 'F2', does: 'Rename', act: (session) => renameChosen(session) },
  { keys: ['Delete', 'Backspace'], shown: 'Delete', does: 'Delete', act: (session) => void removeChosen(session) },
  { keys: ['m'], shown: 'M', does: 'Move VMs and containers elsewhere, or disks, with what fits where', act: (session) => openMove(session) },
  { keys: ['c'], shown: 'C', does: 'Connect to…, with what can be connected', act: (session) => openConnect(session) },
  { keys: ['p'], shown: 'P', does: 'Trace a packet between what is selected', act: (session) => openTrace(session) },
  { keys: ['v'], shown: 'V', does: 'Compute, network or storage', act: (session) => turnView(session) },
  { keys: ['l'], shown: 'L', does: 'Connections of the node', act: (session) => toggleInspector(session, true, 'connections') },
  { keys: ['a'], shown: 'A', does: 'Add something', act: (session) => openAdd(session) },
  { keys: ['i'], shown: 'I', does: 'Properties', act: (session) => toggleInspector(session) },
  { keys: ['e'], shown: 'E', does: 'Figures of the model, explained', act: (session) => toggleInspector(session, true, 'model') },
  { keys: ['f'], shown: 'F', does: 'Findings of the node', act: (session) => toggleInspector(session, true, 'findings') },
  { keys: ['t'], shown: 'T', does: 'Tree of the estate', act: (session) => toggleTree(session) },
  { keys: ['h'], shown: 'H', does: 'Colour by CPU or memory use; in storage by fill, IOPS or latency', act: (session) => colourBy(session) },
  { keys: ['/'], shown: '/', does: 'Search', act: (session) => openSearch(session) },
  { keys: ['+', '='], shown: '+ −', does: 'Zoom', act: (session) => session.camera?.zoomBy(1.4) },
  { keys: ['-', '_'], shown: '', does: '', act: (session) => session.camera?.zoomBy(1 / 1.4) },
  { keys: ['PageUp'], shown: 'Page ↑ ↓', does: 'Move the view; with Shift to the side', act: (session, event) => page(session, event, 1) },
  { keys: ['PageDown'], shown: '', does: '', act: (session, event) => page(session, event, -1) },
  { keys: ['0'], shown: '0', does: 'Fit everything', act: (session) => session.camera?.fit() },
  { keys: ['z'], shown: 'Z', does: 'Fit what is selected', act: (session) => session.camera?.fit(chosen(session)) },
  { keys: ['?'], shown: '?', does: 'This list', act: (session) => showKeys(session) },
];

/** Handles a key on the canvas; VS Code gets every other. */
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
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return keyBindings.find((candidate) => candidate.keys.includes(key));
}

function arrow(session: Session, event: KeyboardEvent, direction: Direction): void {
  walk(session, direction, event.shiftKey ? 'add' : 'select');
}

/** A page up or down; with Shift to the left or right. */
function page(session: Session, event: KeyboardEvent, sign: 1 | -1): void {
  const { camera } = session;
  if (!camera) return;
  const { width, height } = camera.view();
  camera.panBy(event.shiftKey ? sign * width * pageStep : 0, event.shiftKey ? 0 : sign * height * pageStep);
}
