import { arrange, buildScene, estateRules } from '../../../../src/scene';
import { startElkPacking, type Prepared } from '../../../../webview/layout/elkPacking';
import type { DiagramNode } from '../../../../src/protocol/view';

declare global {
  interface Window {
    /** What elk says about a scene, and how much smaller it makes it. */
    packWithElk: (nodes: readonly DiagramNode[]) => Promise<{ readonly kind: Prepared['kind']; readonly reason?: string; readonly heights: readonly number[] }>;
  }
}

window.packWithElk = async (nodes) => {
  const packing = startElkPacking();
  const scene = buildScene(nodes, estateRules);
  const prepared = await packing.prepare(scene, { deadlineMs: 60_000 });
  packing.dispose();
  const heights = [arrange(scene), arrange(scene, prepared.kind === 'better' ? { packer: prepared.packer } : {})].map(({ bounds }) => bounds.height);
  return { kind: prepared.kind, heights, ...(prepared.kind === 'failed' ? { reason: prepared.reason } : {}) };
};
