import type { EdgeDrawing } from '../look';
import { entryOf, nodeOf } from '../nodeIds';

/** Lines of the network or storage with their ends at whole entries: at a host in place of its NIC, at an array in place of its disk group. */
export function raised(edges: readonly EdgeDrawing[]): readonly EdgeDrawing[] {
  return edges.map((edge) => ({ ...edge, from: whole(edge.from), to: whole(edge.to) }));
}

function whole(node: string): string {
  const name = entryOf(node);
  return name?.part ? nodeOf(name.collection, name.id) : node;
}
