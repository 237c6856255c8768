/**
 * From changes to the smallest text edits: everything they do not touch stays byte for byte, and what they add follows
 * the formatting around it.
 */
import type { Change } from '../model/change';
import { collectionNames } from '../model/ids';
import { header } from '../model/entities';
import { unreachable } from '../util/unreachable';
import { composeEdits } from './composeEdits';
import type { ArrayNode, JsonNode, ObjectNode } from './json/node';
import type { ParsedText } from './json/parse';
import { reparseAfter, type TextEdit } from './json/reparse';
import { Formatting } from './formatting';
import { childOf } from './path';
import { gapAfter, removalOf } from './gaps';
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

type Container = ObjectNode | ArrayNode;

function editsFor(parsed: Parsed, change: Change): readonly TextEdit[] {
  switch (change.kind) {
    case 'set': return setEdits(parsed, change);
    case 'remove': return removeEdits(parsed, change.path, change.occurrence);
    case 'rename': return renameEdits(parsed, change.path, change.to, change.occurrence);
    default: return unreachable(change);
  }
}

function setEdits({ text, tree }: Parsed, { path, value, sorted = false }: Extract<Change, { kind: 'set' }>): readonly TextEdit[] {
  const format = new Formatting(text);
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
    if (!found) return insertEdits(text, node, start, step, nest(path.slice(depth + 1), value), format, { depth, sorted });
    if (!found.value) return [{ offset: found.valueStart, length: 0, text: `: ${format.value(nest(path.slice(depth + 1), value), '', false)}` }];
    node = found.value;
    start = found.valueStart;
  }
  return [{ offset: start, length: node.length, text: format.value(value, format.indentAt(start), text.slice(start, start + node.length).includes('\n')) }];
}

/** Wraps a value in the objects that are missing on the way to it. */
function nest(path: Change['path'], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), value);
}

function insertEdits(text: string, node: Container, start: number, step: string | number, value: unknown, format: Formatting, { depth, sorted }: { readonly depth: number; readonly sorted: boolean }): readonly TextEdit[] {
  const name = node.kind === 'object' ? `${JSON.stringify(String(step))}: ` : '';
  const starts = node.kind === 'object' ? node.keyStarts : node.valueStarts;
  const close = start + node.length - 1;
  if (starts.length === 0) {
    const trivia = text.slice(start + 1, close);
    const outer = format.indentAt(start);
    const spread = trivia.includes('\n') || depth < 2;
    if (!spread) return [{ offset: start + 1, length: trivia.trim() === '' ? trivia.length : 0, text: ` ${name}${format.value(value, outer, false)} ` }];
    const inner = outer + format.unit;
    const body = `${format.eol}${inner}${name}${format.value(value, inner, false)}`;
    const kept = trivia.trimEnd();
    return [{ offset: start + 1 + kept.length, length: trivia.length - kept.length, text: `${body}${format.eol}${outer}` }];
  }
  const before = node.kind === 'array' ? starts.length : depth === 0 ? rootPosition(node, String(step)) : sorted ? sortedPosition(node, String(step)) : starts.length;
  const firstStart = start + (starts[0] ?? 0);
  const spread = text.slice(start, firstStart).includes('\n');
  const inner = spread ? format.indentAt(firstStart) : format.indentAt(start);
  const sibling = node.values[node.values.length - 1];
  const siblingStart = start + (node.valueStarts[node.values.length - 1] ?? 0);
  const asBlock = sibling?.kind === 'object' && sibling.keys.length > 0 && text.slice(siblingStart, siblingStart + sibling.length).includes('\n');
  const made = name + format.value(value, inner, asBlock);
  if (before === 0) return [{ offset: firstStart, length: 0, text: `${made},${spread ? format.eol + inner : ' '}` }];
  const gap = gapAfter(text, node, start, before - 1);
  const lead = spread ? format.eol + inner : ' ';
  if (gap.comma === undefined) {
    // The last of a list without a trailing comma: the comma goes right behind it, the new one behind its comment.
    if (gap.lineEnd === gap.valueEnd) return [{ offset: gap.valueEnd, length: 0, text: `,${lead}${made}` }];
    return [{ offset: gap.valueEnd, length: 0, text: ',' }, { offset: gap.lineEnd, length: 0, text: lead + made }];
  }
  const after = spread ? gap.lineEnd : gap.comma + 1;
  return [{ offset: after, length: 0, text: `${lead}${made},` }];
}

const rootOrder: readonly string[] = [...Object.keys(header).filter((key) => key !== 'diagram'), ...collectionNames, 'diagram'];

/** Where a new property of the document goes: behind the last one that the format lists before it. */
function rootPosition(root: ObjectNode, key: string): number {
  const rank = rootOrder.indexOf(key);
  if (rank < 0) return root.keys.length;
  let position = 0;
  root.keys.forEach((other, i) => {
    const otherRank = rootOrder.indexOf(other);
    if (otherRank >= 0 && otherRank < rank) position = i + 1;
  });
  return position;
}

function sortedPosition(node: ObjectNode, key: string): number {
  const next = node.keys.findIndex((other) => other > key);
  return next < 0 ? node.keys.length : next;
}

function removeEdits({ text, tree }: Parsed, path: Change['path'], occurrence: number | undefined): readonly TextEdit[] {
  const place = parentOf(tree, path);
  const found = place && childOf(place.node, place.start, path[path.length - 1] ?? '', occurrence);
  return place && found ? removalOf(text, place.node, place.start, found.index) : [];
}

function renameEdits({ tree }: Parsed, path: Change['path'], to: string, occurrence: number | undefined): readonly TextEdit[] {
  const place = parentOf(tree, path);
  const found = place && childOf(place.node, place.start, path[path.length - 1] ?? '', occurrence);
  return found?.key ? [{ offset: found.key.start, length: found.key.end - found.key.start, text: JSON.stringify(to) }] : [];
}

function parentOf(tree: ParsedText, path: Change['path']): { readonly node: Container; readonly start: number } | undefined {
  let node: JsonNode | undefined = tree.root;
  let start = tree.rootStart;
  for (const step of path.slice(0, -1)) {
    const found = node && childOf(node, start, step);
    node = found?.value;
    start = found?.valueStart ?? 0;
  }
  return node && (node.kind === 'object' || node.kind === 'array') ? { node, start } : undefined;
}

