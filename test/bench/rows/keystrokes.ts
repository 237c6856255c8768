import { offsetsOf } from '../../../src/core/document/path';
import type { TextEdit } from '../../../src/core/document/json/reparse';
import type { Path } from '../../../src/core/model/entry';
import { findingsOf } from '../../../src/features/findings';
import type { Session } from '../../../src/features/session';
import { vmId, hostId } from '../../support/generateEstate';
import { atMost, type Bench, type Target } from '../measurement';
import { file, size, type World } from '../world';

/** VM or host in the middle of its collection and of the file, another one for each run. */
const vm = (run: number): string => vmId(size.vms / 2 + 13 * run);
const host = (run: number): string => hostId(size.hosts / 2 + 3 * run);

export const keystrokeBenches: readonly Bench[] = [
  keystroke('keystroke-digit', 'A digit typed in the memory of a VM', (run) => ({ path: ['vms', vm(run), 'memory'], at: 1, type: '1' })),
  keystroke('keystroke-line', 'A line break typed in a VM', (run) => ({ path: ['vms', vm(run)], at: 1, type: '\n' })),
  keystroke('keystroke-reference', 'A letter typed in the host of a VM', (run) => ({ path: ['vms', vm(run), 'host'], at: 3, type: 'x' })),
  keystroke('keystroke-id', 'A letter typed in the id of a VM', (run) => ({ path: ['vms', vm(run)], at: 2, type: 'x', onKey: true })),
  keystroke('keystroke-host', 'A digit typed in the memory of a host', (run) => ({ path: ['hosts', host(run), 'memory'], at: 1, type: '1' })),
  keystroke('keystroke-host-id', 'A letter typed in the id of a host, which its VMs name', (run) => ({ path: ['hosts', host(run)], at: 2, type: 'x', onKey: true })),
  keystroke('keystroke-bracket', 'A bracket typed that nothing closes', (run) => ({ path: ['vms', vm(run)], at: 1, type: '{' })),
  keystroke('keystroke-name', 'A letter typed in the name of the estate', () => ({ path: ['name'], at: 1, type: 'x' })),
];

interface Stroke {
  readonly path: Path;
  /** How many characters behind the start of the value, or of the key. */
  readonly at: number;
  readonly type: string;
  readonly onKey?: boolean;
}

/** From the edit VS Code announces to every finding with the range it is published at; the stroke is taken back, which counts as well. */
function keystroke(name: string, what: string, strokeOf: (run: number) => Stroke, target: Target = atMost(50)): Bench {
  return {
    name, unit: 'ms', target,
    what: `${what}, to findings with ranges`,
    run: ({ session }: World) => {
      const runs: number[] = [];
      for (let run = 0; run < 24; run++) {
        const { path, at, type, onKey } = strokeOf(run);
        const document = session.document(file);
        if (!document) throw new Error('The estate is not open.');
        const { start } = offsetsOf(document.tree, { path, at: onKey ? 'key' : 'value' });
        const offset = start + at;
        for (const edit of [{ offset, length: 0, text: type }, { offset, length: type.length, text: '' }]) {
          const took = timeOf(session, edit);
          if (run >= 8) runs.push(took);
        }
      }
      return runs;
    },
  };
}

function timeOf(session: Session, edit: TextEdit): number {
  const start = performance.now();
  session.edit(file, [edit]);
  findingsOf(session);
  return performance.now() - start;
}
