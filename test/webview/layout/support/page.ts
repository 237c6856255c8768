import { arrange, buildScene, estateRules } from '../../../../src/scene';
import { startElkPacking, type Outcome } from '../../../../webview/layout/elkPacking';
import type { DiagramNode } from '../../../../src/protocol/view';

declare global {
  interface Window {
    /** How asking elk about a diagram ended, and how high the diagram is without and with it. */
    packWithElk: (nodes: readonly DiagramNode[]) => Promise<{ readonly outcome: Outcome | null; readonly heights: readonly number[] }>;
  }
}

window.packWithElk = async (nodes) => {
  let outcome: Outcome | null = null;
  const packing = startElkPacking({ report: (reported) => { outcome = reported; } });
  const scene = buildScene(nodes, estateRules);
  const { arrangement } = await packing.prepare(scene, { deadlineMs: 60_000 });
  packing.dispose();
  return { outcome, heights: [arrange(scene), arrangement].map(({ bounds }) => bounds.height) };
};
