import { DiagramProjection } from '../../../src/features/diagram/projection';
import { inspect } from '../../../src/features/diagram/inspection';
import { decodeFromExtension } from '../../../src/protocol/decode';
import { hostId, vmId } from '../../support/generateEstate';
import { timed, type Bench } from '../measurement';
import { file, size } from '../world';

export const diagramBenches: readonly Bench[] = [
  {
    name: 'diagram-view',
    what: 'The whole diagram from the estate',
    unit: 'ms',
    run: ({ session }) => timed(6, () => {
      const projection = new DiagramProjection(session);
      projection.view();
      projection.dispose();
    }),
  },
  {
    name: 'diagram-patch',
    what: 'A digit typed in the memory of a VM, to the patch of an open diagram',
    unit: 'ms',
    run: async ({ session }) => {
      const projection = new DiagramProjection(session);
      projection.view();
      const runs = await timed(20, (run) => {
        const document = session.document(file);
        const offset = (document?.offsetsOf({ path: ['vms', vmId(size.vms / 2 + (run >> 1)), 'memory'] }).start ?? 0) + 1;
        session.edit(file, [run % 2 === 0 ? { offset, length: 0, text: '1' } : { offset, length: 1, text: '' }]);
        projection.flush();
      }, { warmUp: 6 });
      projection.dispose();
      return runs;
    },
  },
  { name: 'diagram-inspect', what: 'Everything the inspector shows of a host', unit: 'ms', run: ({ session }) => timed(20, (run) => inspect(session, `hosts/${hostId(1 + run)}`)) },
  {
    name: 'diagram-decode',
    what: 'Checking the message that carries the whole diagram',
    unit: 'ms',
    run: ({ nodes }) => timed(10, () => decodeFromExtension({ kind: 'view', view: 'compute', revision: 1, title: 'Estate', nodes, edges: [] })),
  },
];
