import { allLook } from '../../../src/features/diagram/all/look';
import { DiagramProjection } from '../../../src/features/diagram/projection';
import { Session } from '../../../src/features/session';
import { allRules, arrange, buildEdges, buildScene, linesAt, linesIn, pictureOf, type Arrangement, type Edges, type View } from '../../../src/scene';
import { generateNetwork } from '../../support/generateNetwork';
import { patchAfter } from '../edits';
import { atMost, timed, type Bench } from '../measurement';
import { file, size } from '../world';

const document = (): string => JSON.stringify(generateNetwork({ ...size, leafPairs: 24, networks: 200 }), undefined, 1);
const loaded = (): Session => new Session(file, document(), { rules: [] });

/** The whole estate on one canvas, at 10,000 VMs with a line to each network they are on. */
export const allViewBenches: readonly Bench[] = [
  {
    name: 'view-all', what: 'The view of the whole estate of 10,000 VMs from the estate', unit: 'ms',
    run: () => {
      const session = loaded();
      return timed(6, () => {
        const projection = new DiagramProjection(session, allLook);
        projection.view();
        projection.dispose();
      });
    },
  },
  patchAfter(document, allLook, 'view-all-patch', 'The view of the whole estate after a NIC of a VM was put on another network', (run) => ({ kind: 'set', file, path: ['vms', `v${1 + run * 13}`, 'nics', 'eth0', 'network'], value: `net-${1 + (run % 9)}` })),
  {
    name: 'view-all-places', what: 'Places of the whole estate, and the lines in sight, from its nodes and edges', unit: 'ms', target: atMost(300),
    run: () => {
      const { nodes, edges } = new DiagramProjection(loaded(), allLook).view();
      return timed(4, () => {
        const { arrangement, joined } = laidOut(nodes, edges);
        const view = fitting(arrangement);
        return linesIn(arrangement, joined, pictureOf(arrangement, view), view);
      });
    },
  },
  {
    name: 'view-all-lines', what: 'What 400 VMs use, drawn when they are selected', unit: 'ms',
    run: () => {
      const { nodes, edges } = new DiagramProjection(loaded(), allLook).view();
      const { arrangement, joined } = laidOut(nodes, edges);
      return timed(10, (run) => linesAt(arrangement, joined, new Set(Array.from({ length: 400 }, (_, at) => `vms/v${1 + run * 400 + at}`)), 'cards'));
    },
  },
];

function laidOut(nodes: ReturnType<DiagramProjection['view']>['nodes'], edges: ReturnType<DiagramProjection['view']>['edges']): { readonly arrangement: Arrangement; readonly joined: Edges } {
  const joined = buildEdges(edges);
  return { arrangement: arrange(buildScene(nodes, allRules), { edges: joined }), joined };
}

function fitting({ bounds }: Arrangement): View {
  return { x: 0, y: 0, zoom: Math.min(1600 / bounds.width, 1000 / bounds.height), width: 1600, height: 1000 };
}
