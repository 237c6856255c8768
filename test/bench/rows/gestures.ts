import { applyChanges } from '../../../src/core/document/applyChanges';
import { changesFor } from '../../../src/features/diagram/gestures';
import { whereFits } from '../../../src/features/diagram/whereFits';
import type { Session } from '../../../src/features/session';
import type { Gesture } from '../../../src/protocol/messages';
import { hostId, vmId } from '../../support/generateEstate';
import { atMost, timed, type Bench } from '../measurement';
import { file, size } from '../world';

const now = '2026-04-01T09:30:00.000Z';
const vm = (run: number): string => `vms/${vmId(size.vms / 2 + 17 * run)}`;
const host = (run: number): string => `hosts/${hostId(size.hosts / 2 + 3 * run)}`;

export const gestureBenches: readonly Bench[] = [
  gesture('gesture-move', 'Move a VM to another host', (run) => ({ kind: 'move', nodes: [vm(run)], to: host(run + 1) })),
  gesture('gesture-rename', 'Rename a host that ten VMs and a switch name', (run) => ({ kind: 'rename', node: host(run), to: `renamed-${run}` })),
  gesture('gesture-set', 'Change a field of a VM', (run) => ({ kind: 'set', nodes: [vm(run)], path: ['memory'], value: `${100 + run} GiB` })),
  gesture('gesture-add', 'Add a VM to a host', (run) => ({ kind: 'add', what: 'vm', parent: host(run), name: '' })),
  gesture('gesture-delete', 'Delete a host and clear the references to it', (run) => ({ kind: 'delete', nodes: [host(run)], references: 'clear' })),
  gesture('gesture-pin', 'Pin a host where it was dragged', (run) => ({ kind: 'pin', positions: [{ node: host(run), at: [10, run] }] })),
  {
    name: 'what-if',
    what: `A VM picked up: would it fit on each of ${size.hosts.toLocaleString('en')} hosts, and why not`,
    unit: 'ms',
    run: ({ session }) => timed(20, (run) => whereFits(session, [vm(run)])),
  },
];

/** From the message of the webview to the edits and ranges VS Code is handed. */
function gesture(name: string, what: string, gestureOf: (run: number) => Gesture): Bench {
  return { name, what: `${what}, to text edits`, unit: 'ms', target: atMost(20), run: ({ session }) => timed(20, (run) => editsFor(session, gestureOf(run))) };
}

function editsFor(session: Session, wish: Gesture): void {
  const outcome = changesFor(session, wish, now);
  const document = session.document(file);
  if (outcome.kind !== 'changes' || !document) throw new Error(`The gesture was not accepted: ${JSON.stringify(outcome)}`);
  const edits = applyChanges(document, outcome.changes);
  if (edits.length === 0) throw new Error('The gesture changes nothing.');
  for (const { offset, length } of edits) document.lines.rangeOf(offset, offset + length);
}
