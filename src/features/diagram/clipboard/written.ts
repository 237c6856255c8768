import { applyChanges } from '../../../core/document/applyChanges';
import { toValue, type JsonNode } from '../../../core/document/json/node';
import { parseText, type ParsedText } from '../../../core/document/json/parse';
import { childOf } from '../../../core/document/path';
import type { Change, JsonValue } from '../../../core/model/change';
import type { Path } from '../../../core/model/entry';
import { sameValue } from '../../../core/util/sameValue';
import type { FragmentEntry } from './fragment';
import { asFields } from './jsonFields';

/** How an entry that had comments is written with another value: what stays the same keeps its own. Undefined where it had none. */
export function rewritten({ value: before, written }: FragmentEntry, after: JsonValue): string | undefined {
  if (written === undefined || sameValue(before, after)) return written;
  // As deep as in a document: what is added is then written as it is there.
  const text = `{"entries": {"it": ${written}}}`;
  const tree = parseText(text);
  const edits = applyChanges({ text, tree }, differences(before, after, path));
  const now = edits.reduceRight((whole, { offset, length, text: made }) => whole.slice(0, offset) + made + whole.slice(offset + length), text);
  const found = valueIn(parseText(now), path);
  return found && sameValue(toValue(found.node), after) ? now.slice(found.start, found.start + found.node.length) : undefined;
}

const path = ['entries', 'it'];

/** The smallest changes that make one value of another. */
function differences(before: JsonValue, after: JsonValue, at: Path): readonly Change[] {
  if (sameValue(before, after)) return [];
  const isRecord = (value: JsonValue): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isRecord(before) || !isRecord(after)) return [{ kind: 'set', file: '', path: at, value: after }];
  const [old, now] = [asFields(before), asFields(after)];
  return [
    ...Object.keys(old).filter((key) => !Object.hasOwn(now, key)).map((key): Change => ({ kind: 'remove', file: '', path: [...at, key] })),
    ...Object.entries(now).flatMap(([key, value]): readonly Change[] => (Object.hasOwn(old, key) ? differences(old[key] as JsonValue, value, [...at, key]) : [{ kind: 'set', file: '', path: [...at, key], value }])),
  ];
}

function valueIn({ root, rootStart }: ParsedText, at: Path): { readonly node: JsonNode; readonly start: number } | undefined {
  let found = root && { node: root, start: rootStart };
  for (const step of at) {
    const child = found && childOf(found.node, found.start, step);
    found = child?.value && { node: child.value, start: child.valueStart };
  }
  return found;
}
