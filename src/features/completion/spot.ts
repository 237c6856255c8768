import type { TopologyDocument } from '../../core/document/document';
import type { ArrayNode, ObjectNode } from '../../core/document/json/node';
import type { Path } from '../../core/model/entry';

/** A place where something may be completed: a string or number at the cursor, or a gap where one is missing. */
export interface Spot {
  /** A value, or a key of an object that is named by the path without its last step. */
  readonly at: 'key' | 'value';
  readonly path: Path;
  /** What is written up to the cursor, without quotation marks. */
  readonly typed: string;
  /** Offsets of what a completion replaces. */
  readonly start: number;
  readonly end: number;
  /** Whether nothing stands there yet, so that the path leads to what follows. */
  readonly fresh: boolean;
  /** A space that is due in front of it. */
  readonly before: string;
  /** Whether it is a key without a value. */
  readonly needsValue: boolean;
}

/** The spot at an offset; undefined where neither a key nor a value can be completed. */
export function spotAt(document: TopologyDocument, offset: number): Spot | undefined {
  const found = document.at(offset);
  if (!found) return undefined;
  const { text } = document;
  const { at, path, node, start, end } = found;
  if (at === 'key' || node?.kind === 'string') return inString(text, at === 'key' ? 'key' : 'value', path, { start, end }, offset, at === 'key' && node === undefined);
  if (at === 'value') return node?.kind === 'number' ? { at, path, typed: text.slice(start, offset), start, end, fresh: false, before: '', needsValue: false } : undefined;
  if (node?.kind === 'object') return afterColon(text, path, node, start, offset) ?? inGap(text, 'key', [...path, ''], start, offset);
  return node?.kind === 'array' ? inGap(text, 'value', [...path, indexAt(node, start, offset)], start, offset) : undefined;
}

interface Offsets {
  readonly start: number;
  readonly end: number;
}

function inString(text: string, at: Spot['at'], path: Path, { start, end }: Offsets, offset: number, needsValue: boolean): Spot | undefined {
  const closed = end - start > 1 && text[end - 1] === '"';
  if (offset <= start || (closed && offset >= end)) return undefined;
  // Without a closing quotation mark the string seems to hold the rest of its line.
  return { at, path, typed: text.slice(start + 1, offset), start, end: closed ? end : offset, fresh: false, before: '', needsValue };
}

/** Behind a key whose value is missing, or seems to be the key on a line further down. */
function afterColon(text: string, path: Path, node: ObjectNode, start: number, offset: number): Spot | undefined {
  let i = node.keys.length - 1;
  while (i >= 0 && start + (node.keyStarts[i] ?? 0) > offset) i--;
  if (i < 0) return undefined;
  const keyEnd = start + (node.keyStarts[i] ?? 0) + (node.keyLengths[i] ?? 0);
  const word = /^\s*:\s*([\w.+-]*)$/.exec(text.slice(keyEnd, offset));
  const valueStart = node.values[i] && start + (node.valueStarts[i] ?? 0);
  if (!word || (valueStart !== undefined && (valueStart < offset || !text.slice(offset, valueStart).includes('\n')))) return undefined;
  return unquoted(text, 'value', [...path, node.keys[i] ?? ''], word[1] ?? '', offset);
}

/** Behind a bracket or a comma. */
function inGap(text: string, at: Spot['at'], path: Path, start: number, offset: number): Spot | undefined {
  const word = /[[{,]\s*([\w.+-]*)$/.exec(text.slice(Math.max(start, offset - 1000), offset));
  return word ? unquoted(text, at, path, word[1] ?? '', offset) : undefined;
}

function unquoted(text: string, at: Spot['at'], path: Path, typed: string, offset: number): Spot {
  const start = offset - typed.length;
  const rest = /^[\w.+-]*/.exec(text.slice(offset, offset + 100))?.[0].length ?? 0;
  return { at, path, typed, start, end: offset + rest, fresh: true, before: text[start - 1] === ':' ? ' ' : '', needsValue: at === 'key' };
}

function indexAt(node: ArrayNode, start: number, offset: number): number {
  let i = 0;
  while (i < node.values.length && start + (node.valueStarts[i] ?? 0) < offset) i++;
  return i;
}
