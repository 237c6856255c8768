import { applyPatch, arrange, buildScene, estateRules, fitTo, boundsOf, pictureOf, toSvg, type Arrangement, type Level, type SceneNode, type View } from '../../../src/scene';
import { hostId, vmId } from '../../support/generateEstate';
import { timed, type Bench } from '../measurement';
import type { World } from '../world';

export const sceneBenches: readonly Bench[] = [
  { name: 'scene-build', what: 'The tree of boxes from the nodes', unit: 'ms', run: ({ nodes }) => timed(6, () => buildScene(sceneNodes(nodes), estateRules)) },
  { name: 'scene-arrange', what: 'Placing every box', unit: 'ms', run: ({ nodes }) => timed(6, () => arrange(buildScene(sceneNodes(nodes), estateRules))) },
  {
    name: 'scene-move',
    what: 'A VM moved to another host: the tree and the places again',
    unit: 'ms',
    run: ({ nodes }) => {
      let arrangement = arranged(nodes);
      const byId = new Map(nodes.map((node) => [node.id, node]));
      return timed(20, (run) => {
        const node = byId.get(`vms/${vmId(1 + run)}`);
        if (!node) throw new Error('There is no such VM.');
        arrangement = arrange(applyPatch(arrangement.scene, sceneNodes([{ ...node, parent: `hosts/${hostId(500 + run)}` }]), []), { previous: arrangement });
      });
    },
  },
  ...(['tiles', 'cells', 'cards'] as const).map((level): Bench => ({
    name: `scene-picture-${level}`,
    what: `What is drawn of it, panning at the level of ${level}`,
    unit: 'ms',
    run: ({ nodes }) => {
      const arrangement = arranged(nodes);
      const view = viewAt(arrangement, level);
      let picture = pictureOf(arrangement, view);
      return timed(60, (run) => (picture = pictureOf(arrangement, { ...view, x: view.x - 12 * run }, picture)));
    },
  })),
  {
    name: 'scene-svg',
    what: 'The whole diagram as SVG',
    unit: 'ms',
    run: ({ nodes }) => {
      const arrangement = arranged(nodes);
      return timed(6, () => toSvg(arrangement, { palette: 'light', heatBy: 'cpu' }));
    },
  },
];

const zooms: Readonly<Record<Level, number>> = { tiles: 0.05, cells: 0.3, cards: 1 };

function arranged(nodes: World['nodes']): Arrangement {
  return arrange(buildScene(sceneNodes(nodes), estateRules));
}

/** The middle of the diagram in a window of 1600 × 1000 pixels. */
function viewAt(arrangement: Arrangement, level: Level): View {
  const window = { width: 1600, height: 1000 };
  const bounds = boundsOf(arrangement, arrangement.top.map((placed) => placed.box.node.id));
  if (!bounds) throw new Error('The diagram is empty.');
  const fitted = fitTo(bounds, window);
  const zoom = Math.max(zooms[level], level === 'tiles' ? fitted.zoom : 0);
  return { ...window, zoom, x: window.width / 2 - (bounds.x + bounds.width / 2) * zoom, y: window.height / 2 - (bounds.y + bounds.height / 2) * zoom };
}

const sceneNodes = (nodes: World['nodes']): readonly SceneNode[] => nodes;
