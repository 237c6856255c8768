import { compareSessions, LiveComparison } from '../../../src/features/compare/comparison';
import { ComparedView } from '../../../src/features/compare/comparedView';
import { computeLook } from '../../../src/features/diagram/computeLook';
import { DiagramProjection } from '../../../src/features/diagram/projection';
import { Session } from '../../../src/features/session';
import { hostId, vmId } from '../../support/generateEstate';
import { atMost, timed, type Bench } from '../measurement';
import { file, size, type World } from '../world';

/** The estate of the world and another with 50 VMs moved and their memory changed, findings of both known. */
function versions({ session: before, text }: World): readonly [Session, Session] {
  let changed = text;
  for (let vm = 1; vm <= changes; vm++) {
    const at = changed.lastIndexOf(`"${vmId(vm * 100)}": {`);
    const [head, entry, tail] = [changed.slice(0, at), changed.slice(at, at + entryLength), changed.slice(at + entryLength)];
    changed = head + entry.replace(/"host": "[^"]*"/, `"host": "${hostId(((vm * 7) % size.hosts) + 1)}"`).replace(/"memory": "\d+/, '"memory": "11') + tail;
  }
  const after = new Session(file, changed);
  before.findings();
  after.findings();
  const { length } = compareSessions(before, after).changes;
  if (length !== changes) throw new Error(`There are ${length} changes in place of ${changes}.`);
  return [before, after];
}

const changes = 50;
/** At most so long is the text of a VM. */
const entryLength = 400;

export const compareBenches: readonly Bench[] = [
  {
    name: 'compare', what: 'What is different between two versions with 50 changes, both open', unit: 'ms', target: atMost(200),
    run: async (world) => {
      const [before, after] = versions(world);
      const runs = await timed(6, () => compareSessions(before, after), { warmUp: 2 });
      after.dispose();
      return runs;
    },
  },
  {
    name: 'compare-view', what: 'The diagram with both versions, from the comparison', unit: 'ms',
    run: async (world) => {
      const [before, after] = versions(world);
      const runs = await timed(6, () => {
        const live = new LiveComparison(before, after);
        const later = new DiagramProjection(after);
        const view = new ComparedView(live, new DiagramProjection(before, computeLook), later);
        view.view();
        for (const each of [view, later, live]) each.dispose();
      }, { warmUp: 1 });
      after.dispose();
      return runs;
    },
  },
  {
    name: 'compare-patch', what: 'A digit typed in the memory of a VM, to the patch of a diagram with both versions', unit: 'ms', target: atMost(80),
    run: async (world) => {
      const [before, after] = versions(world);
      const live = new LiveComparison(before, after);
      const later = new DiagramProjection(after);
      const view = new ComparedView(live, new DiagramProjection(before, computeLook), later);
      view.view();
      const runs = await timed(20, (run) => {
        const offset = (after.document(file)?.offsetsOf({ path: ['vms', vmId(size.vms / 2 + (run >> 1)), 'memory'] }).start ?? 0) + 1;
        after.edit(file, [run % 2 === 0 ? { offset, length: 0, text: '1' } : { offset, length: 1, text: '' }]);
        view.flush();
      }, { warmUp: 6 });
      for (const each of [view, later, live, after]) each.dispose();
      return runs;
    },
  },
];
