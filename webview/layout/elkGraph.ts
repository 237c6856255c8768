import type { ElkNode } from 'elkjs/lib/elk-api';
import type { PackRequest, Packing } from '../../src/scene';
import { isSound } from '../../src/scene/layout/packing';

/** All requests as one graph, since each call of elk waits for a timer: one node for each request, its boxes inside. */
export function graphOf(requests: readonly PackRequest[]): ElkNode {
  return {
    id: 'all',
    layoutOptions: { 'elk.algorithm': 'fixed' },
    children: requests.map(({ sizes, gap, aspect }, at) => ({
      id: `${at}`,
      layoutOptions: {
        'elk.algorithm': 'rectpacking',
        'elk.aspectRatio': `${aspect}`,
        'elk.spacing.nodeNode': `${gap}`,
        'elk.padding': '[top=0,left=0,bottom=0,right=0]',
        // In the order of the document elk is no better than the built-in packing; by size it is, where widths differ.
        'elk.rectpacking.orderBySize': 'true',
      },
      children: sizes.map(({ width, height }, index) => ({ id: `${at}/${index}`, width, height })),
    })),
  };
}

/** The answer to each request, found by id since elk may reorder; null where it cannot be used. */
export function packingsOf(requests: readonly PackRequest[], answer: ElkNode): readonly (Packing | null)[] {
  return requests.map((request, at) => {
    const container = answer.children?.find(({ id }) => id === `${at}`);
    const places = new Map(container?.children?.map((child) => [child.id, child]));
    const corners = request.sizes.map((_, index) => {
      const place = places.get(`${at}/${index}`);
      return { x: place?.x ?? NaN, y: place?.y ?? NaN };
    });
    const packing = { corners, width: container?.width ?? NaN, height: container?.height ?? NaN };
    return isSound(request, packing) ? packing : null;
  });
}
