import { childOf } from '../core/document/path';
import type { JsonNode } from '../core/document/json/node';
import type { Path } from '../core/model/entry';

/** What stands at `path` in a syntax tree; undefined where nothing does. */
export function treeNode(root: JsonNode | undefined, path: Path): JsonNode | undefined {
  return path.reduce<JsonNode | undefined>((node, step) => node && childOf(node, 0, step)?.value, root);
}
