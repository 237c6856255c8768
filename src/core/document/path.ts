/** Paths to offsets and back. */
import type { Path } from '../model/entry';
import type { JsonNode } from './json/node';
import type { ParsedText } from './json/parse';

/** A place in a document, by path from the root. */
export interface Target {
  readonly path: Path;
  /** The key, the value (the default), or both. */
  readonly at?: 'key' | 'value' | 'entry';
  /** Which of several equal keys, from 0; the last one unless given. */
  readonly occurrence?: number;
}

interface Offsets {
  readonly start: number;
  readonly end: number;
}

/** Offsets of `target`; where the path leaves the tree, of the key of the last thing that exists (or its opening bracket). */
export function offsetsOf(parsed: ParsedText, target: Target): Offsets {
  let node = parsed.root;
  let start = parsed.rootStart;
  if (!node) return { start: 0, end: 0 };
  let key: Offsets | undefined;
  for (let depth = 0; depth < target.path.length; depth++) {
    const last = depth === target.path.length - 1;
    const found = childOf(node, start, target.path[depth] ?? '', last ? target.occurrence : undefined);
    // The path goes on where the document does not: point at the name of what lacks it.
    if (!found) return key ?? { start, end: Math.min(start + 1, start + node.length) };
    key = found.key ?? { start: found.valueStart, end: found.valueStart + (found.value?.length ?? 0) };
    if (!found.value) return key;
    if (last && found.key && target.at === 'key') return found.key;
    if (last && found.key && target.at === 'entry') return { start: found.key.start, end: found.valueStart + found.value.length };
    node = found.value;
    start = found.valueStart;
  }
  return { start, end: start + node.length };
}

interface Child {
  readonly key: Offsets | undefined;
  readonly value: JsonNode | undefined;
  readonly valueStart: number;
  readonly index: number;
}

/** The child of `node` named by one step of a path, with absolute offsets. */
export function childOf(node: JsonNode, start: number, step: string | number, occurrence?: number): Child | undefined {
  if (node.kind === 'array') {
    const value = typeof step === 'number' ? node.values[step] : undefined;
    return value && { key: undefined, value, valueStart: start + (node.valueStarts[Number(step)] ?? 0), index: Number(step) };
  }
  if (node.kind !== 'object') return undefined;
  const name = String(step);
  const index = occurrence === undefined ? node.index.get(name) : nthIndexOf(node.keys, name, occurrence);
  if (index === undefined) return undefined;
  const keyStart = start + (node.keyStarts[index] ?? 0);
  const value = node.values[index];
  return {
    key: { start: keyStart, end: keyStart + (node.keyLengths[index] ?? 0) },
    value,
    valueStart: value ? start + (node.valueStarts[index] ?? 0) : keyStart + (node.keyLengths[index] ?? 0),
    index,
  };
}

function nthIndexOf(keys: readonly string[], key: string, n: number): number | undefined {
  let at = keys.indexOf(key);
  for (let i = 0; i < n && at >= 0; i++) at = keys.indexOf(key, at + 1);
  return at < 0 ? undefined : at;
}

export interface Found {
  readonly path: Path;
  /** Where in it: on a key, on a value, or between the children of a container. */
  readonly at: 'key' | 'value' | 'inside';
  readonly start: number;
  readonly end: number;
  readonly node: JsonNode | undefined;
}

/** What stands at `offset`: the innermost key or value, borders included; undefined outside the outermost value. */
export function pathAt(parsed: ParsedText, offset: number): Found | undefined {
  let node = parsed.root;
  let start = parsed.rootStart;
  if (!node || offset < start || offset > start + node.length) return undefined;
  const path: (string | number)[] = [];
  for (;;) {
    const here: JsonNode = node;
    if (here.kind !== 'object' && here.kind !== 'array') return { path, at: 'value', start, end: start + here.length, node: here };
    const next = stepAt(here, start, offset);
    if (!next) return { path, at: 'inside', start, end: start + here.length, node: here };
    path.push(next.step);
    if (next.kind === 'key') return { path, at: 'key', start: next.start, end: next.end, node: next.value };
    node = next.value;
    start = next.start;
  }
}

type StepFound =
  | { readonly kind: 'key'; readonly step: string; readonly start: number; readonly end: number; readonly value: JsonNode | undefined }
  | { readonly kind: 'value'; readonly step: string | number; readonly start: number; readonly value: JsonNode };

function stepAt(node: JsonNode, start: number, offset: number): StepFound | undefined {
  if (node.kind === 'array') {
    const i = lastAtOrBefore(node.valueStarts, offset - start);
    const value = node.values[i];
    const valueStart = start + (node.valueStarts[i] ?? 0);
    return value && offset <= valueStart + value.length ? { kind: 'value', step: i, start: valueStart, value } : undefined;
  }
  if (node.kind !== 'object') return undefined;
  const i = lastAtOrBefore(node.keyStarts, offset - start);
  if (i < 0) return undefined;
  const keyStart = start + (node.keyStarts[i] ?? 0);
  const keyEnd = keyStart + (node.keyLengths[i] ?? 0);
  const value = node.values[i];
  const step = node.keys[i] ?? '';
  if (offset <= keyEnd) return { kind: 'key', step, start: keyStart, end: keyEnd, value };
  const valueStart = start + (node.valueStarts[i] ?? 0);
  if (!value || offset < valueStart || offset > valueStart + value.length) return undefined;
  return { kind: 'value', step, start: valueStart, value };
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
