import type { TopologyDocument } from '../core/document/document';
import type { Range } from '../core/document/json/lines';
import { valueOf, type ObjectNode } from '../core/document/json/node';
import type { CollectionName } from '../core/model/ids';

export interface KeyRanges {
  readonly id: string;
  /** Key and value. */
  readonly range: Range;
  readonly key: Range;
}

export interface CollectionRanges extends KeyRanges {
  readonly entries: readonly KeyRanges[];
}

/** Where a collection of a file and its entries are, in the order of the text: all at once, without looking any up by path. */
export function collectionRanges(document: TopologyDocument, collection: CollectionName): CollectionRanges | undefined {
  const { root, rootStart } = document;
  const node = valueOf(root, collection);
  if (root?.kind !== 'object' || node?.kind !== 'object') return undefined;
  const i = root.index.get(collection) ?? 0;
  const own = rangesAt(document, root, rootStart, i);
  return own && { ...own, entries: node.keys.flatMap((_, at) => rangesAt(document, node, rootStart + (root.valueStarts[i] ?? 0), at) ?? []) };
}

/** Of the child at an index; undefined where its value is missing, and where a later equal key makes it void. */
function rangesAt({ lines }: TopologyDocument, node: ObjectNode, nodeStart: number, i: number): KeyRanges | undefined {
  const id = node.keys[i];
  const value = node.values[i];
  if (id === undefined || !value || node.index.get(id) !== i) return undefined;
  const start = nodeStart + (node.keyStarts[i] ?? 0);
  const end = nodeStart + (node.valueStarts[i] ?? 0) + value.length;
  return { id, range: lines.rangeOf(start, end), key: lines.rangeOf(start, start + (node.keyLengths[i] ?? 0)) };
}
