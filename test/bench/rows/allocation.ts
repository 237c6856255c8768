import { hostCpu } from '../../../src/core/hypervisor/sharing/hostCpu';
import { hostMemory } from '../../../src/core/hypervisor/sharing/hostMemory';
import type { Estate } from '../../../src/core/model/estate';
import { Session } from '../../../src/features/session';
import { offsetsOf } from '../../../src/core/document/path';
import { hostId, vmId } from '../../support/generateEstate';
import { atMost, timed, type Bench } from '../measurement';
import { file, size } from '../world';

export const allocationBenches: readonly Bench[] = [
  {
    name: 'allocate-all', what: 'CPU and memory of every host shared out, from scratch', unit: 'ms', target: atMost(100),
    run: async ({ text }) => {
      const estates = [...Array(8)].map(() => new Session(file, text).estate);
      return timed(6, (run) => allocate(estates[run] as Estate), { warmUp: 2 });
    },
  },
  {
    name: 'allocate-change', what: 'The same after the demand of a VM has changed', unit: 'ms', target: atMost(5),
    run: ({ text }) => {
      const session = new Session(file, text);
      allocate(session.estate);
      const runs: number[] = [];
      for (let run = 0; run < 16; run++) {
        const tree = session.document(file)?.tree;
        if (!tree) throw new Error('The estate is not open.');
        const { start } = offsetsOf(tree, { path: ['vms', vmId(13 * run + 1), 'vcpu'], at: 'value' });
        session.edit(file, [{ offset: start, length: 0, text: '1' }]);
        const began = performance.now();
        allocate(session.estate);
        if (run >= 6) runs.push(performance.now() - began);
      }
      return runs;
    },
  },
];

/** Asks for every host what those who show hosts ask for. */
function allocate(estate: Estate): number {
  let entitled = 0;
  for (let h = 1; h <= size.hosts; h++) entitled += estate.query(hostCpu, hostId(h)).entitled + estate.query(hostMemory, hostId(h)).entitled;
  return entitled;
}
