/**
 * From changes to the smallest text edits: everything they do not touch stays byte for byte, and what they add follows
 * the formatting around it.
 */
import type { Change } from '../model/change';
import { unreachable } from '../util/unreachable';
import { commentOfOne } from './commentAbove';
import { composeEdits } from './composeEdits';
import type { JsonNode } from './json/node';
import type { ParsedText } from './json/parse';
import { reparseAfter, type TextEdit } from './json/reparse';
import { Formatting, Written } from './formatting';
import { childOf } from './path';
import { removalOf, type Container } from './gaps';
import { insertionBefore, insertionOf } from './insertions';
import { Reached, reachOf } from './reach';

/** A text and its tree: what edits are computed on. */
export interface Parsed {
  readonly text: string;
  readonly tree: ParsedText;
}

/**
 * The edits that carry out `changes`, in order, on one text: in its own offsets, sorted and disjoint.
 * Changes of other files must have been left out by the caller.
 */
export function applyChanges(before: Parsed, changes: readonly Change[]): readonly TextEdit[] {
  let parsed = before;
  let composed: readonly TextEdit[] = [];
  for (let next = 0; next < changes.length; ) {
    const reached = new Reached();
    const edits: TextEdit[] = [];
    for (; next < changes.length; next++) {
      const change = changes[next];
      if (!change) break;
      const reach = reachOf(parsed.tree, change);
      if (reach.some((place) => reached.touches(place))) break;
      for (const place of reach) reached.add(place);
      edits.push(...editsFor(parsed, change));
    }
    // From the last to the first, so that the offsets of the ones still to come stay right.
    edits.sort((a, b) => b.offset - a.offset);
    for (const edit of edits) composed = composeEdits(composed, edit);
    if (next < changes.length) parsed = edited(parsed, edits);
  }
  return composed.filter((edit) => before.text.slice(edit.offset, edit.offset + edit.length) !== edit.text);
}

/** The text and the tree that edits of one text leave; they are given from the last to the first. */
function edited({ text, tree }: Parsed, edits: readonly TextEdit[]): Parsed {
  const after = edits.reduce((all, edit) => all.slice(0, edit.offset) + edit.text + all.slice(edit.offset + edit.length), text);
  return { text: after, tree: reparseAfter(tree, after, [...edits].reverse()) };
}

function editsFor(parsed: Parsed, change: Change): readonly TextEdit[] {
  switch (change.kind) {
    case 'set': return setEdits(parsed, change);
    case 'insert': return insertEdits(parsed, change);
    case 'remove': return removeEdits(parsed, change);
    case 'rename': return renameEdits(parsed, change.path, change.to, change.occurrence);
    default: return unreachable(change);
  }
}

function setEdits(parsed: Parsed, change: Extract<Change, { kind: 'set' }>): readonly TextEdit[] {
  const { text, tree } = parsed;
  const { path, value: plain, written, above, sorted = false } = change;
  const value = written === undefined ? plain : new Written(written);
  const format = new Formatting(text);
  const holder = path.slice(0, -1);
  if (above !== undefined && holder.length > 0 && !placeOf(tree, holder)) {
    const { above: _, ...rest } = change;
    return setEdits(parsed, { ...rest, path: holder, written: withAbove(above, JSON.stringify(String(path.at(-1))), written ?? new Formatting('').value(plain, '', false)) });
  }
  if (!tree.root) {
    const made = format.value(nest(path, value), '', true) + format.eol;
    return [{ offset: text.length, length: 0, text: made }];
  }
  let node = tree.root;
  let start = tree.rootStart;
  for (let depth = 0; depth < path.length; depth++) {
    const step = path[depth] ?? '';
    if (!(node.kind === 'object' || (node.kind === 'array' && typeof step === 'number'))) {
      return [{ offset: start, length: node.length, text: format.value(nest(path.slice(depth), value), format.indentAt(start), depth < 2) }];
    }
    const found = childOf(node, start, step);
    if (!found) return insertionOf(text, node, start, step, nest(path.slice(depth + 1), value), format, { depth, sorted, above });
    if (!found.value) return [{ offset: found.valueStart, length: 0, text: `: ${format.value(nest(path.slice(depth + 1), value), '', false)}` }];
    node = found.value;
    start = found.valueStart;
  }
  return [{ offset: start, length: node.length, text: format.value(value, format.indentAt(start), text.slice(start, start + node.length).includes('\n')) }];
}

function insertEdits(parsed: Parsed, { file, path, index = Infinity, value }: Extract<Change, { kind: 'insert' }>): readonly TextEdit[] {
  const { text, tree } = parsed;
  const place = placeOf(tree, path);
  // Where no list is, one is written with this item alone.
  if (place?.node.kind !== 'array') return setEdits(parsed, { kind: 'set', file, path, value: [value] });
  const { node, start } = place;
  const format = new Formatting(text);
  if (index >= node.values.length) return insertionOf(text, node, start, index, value, format, { depth: path.length, sorted: false, above: undefined });
  return [insertionBefore(text, node, start, index, value, format)];
}

/** An object of one entry below its comment, as it is written from the left margin on. */
function withAbove(above: string, key: string, value: string): string {
  const lines = `${above}\n${key}: ${value}`.split('\n');
  return `{\n${lines.map((line) => (line === '' ? line : `  ${line}`)).join('\n')}\n}`;
}

/** Wraps a value in the objects that are missing on the way to it. */
function nest(path: Change['path'], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), value);
}

/** Whether a comment above it goes with what is removed. */
export function takesComment({ text, tree }: Parsed, path: Change['path']): boolean {
  const place = parentOf(tree, path);
  const found = place && childOf(place.node, place.start, path[path.length - 1] ?? '');
  return place !== undefined && found !== undefined && commentOfOne(text, place.node, place.start, found.index) !== undefined;
}

function removeEdits({ text, tree }: Parsed, { path, occurrence, withComment = false }: Extract<Change, { kind: 'remove' }>): readonly TextEdit[] {
  const place = parentOf(tree, path);
  const found = place && childOf(place.node, place.start, path[path.length - 1] ?? '', occurrence);
  return place && found ? removalOf(text, place.node, place.start, found.index, withComment ? commentOfOne(text, place.node, place.start, found.index) : undefined) : [];
}

function renameEdits({ tree }: Parsed, path: Change['path'], to: string, occurrence: number | undefined): readonly TextEdit[] {
  const place = parentOf(tree, path);
  const found = place && childOf(place.node, place.start, path[path.length - 1] ?? '', occurrence);
  return found?.key ? [{ offset: found.key.start, length: found.key.end - found.key.start, text: JSON.stringify(to) }] : [];
}

const parentOf = (tree: ParsedText, path: Change['path']): Place | undefined => placeOf(tree, path.slice(0, -1));

/** A container and where it starts. */
interface Place {
  readonly node: Container;
  readonly start: number;
}

/** The container at a path; undefined where none is. */
function placeOf(tree: ParsedText, path: Change['path']): Place | undefined {
  let node: JsonNode | undefined = tree.root;
  let start = tree.rootStart;
  for (const step of path) {
    const found = node && childOf(node, start, step);
    node = found?.value;
    start = found?.valueStart ?? 0;
  }
  return node && (node.kind === 'object' || node.kind === 'array') ? { node, start } : undefined;
}

