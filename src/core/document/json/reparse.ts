/** Parsing again after edits: only the innermost container around them, where that is enough, and nothing in it that they leave alone. */
import type { ArrayNode, JsonNode, ObjectNode } from './node';
import { KeyIndex } from './node';
import { parseContainer, parseText, type Known, type ParsedText } from './parse';

/** A replacement of `length` characters at `offset` by `text`. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

type Container = ObjectNode | ArrayNode;
interface Step {
  readonly node: Container;
  readonly start: number;
  /** Which of its values leads further down. */
  readonly child: number;
}

/** The tree of `text`, which is what `edit` made of the text that `before` was parsed from. Equal to `parseText(text)`. */
export function reparse(before: ParsedText, text: string, edit: TextEdit): ParsedText {
  return reparseAfter(before, text, [edit]);
}

/** The same for several edits at once: in the offsets of the text before, in order, and apart from each other. */
export function reparseAfter(before: ParsedText, text: string, edits: readonly TextEdit[]): ParsedText {
  const [first] = edits;
  const last = edits[edits.length - 1];
  if (!first || !last) return before;
  if (!before.root) return parseText(text);
  const growth = edits.reduce((sum, edit) => sum + edit.text.length - edit.length, 0);
  const spine = containersAround(before.root, before.rootStart, first.offset, last.offset + last.length);
  const known = knownBetween(before.root, before.rootStart, edits);
  for (let depth = spine.length - 1; depth >= 0; depth--) {
    const step = spine[depth];
    if (!step?.node.closed) continue;
    const fresh = parseContainer(text, step.start, known);
    if (fresh.kind !== step.node.kind || !fresh.closed || fresh.length !== step.node.length + growth) continue;
    let node: JsonNode = fresh;
    for (let up = depth - 1; up >= 0; up--) {
      const parent = spine[up];
      if (!parent) break;
      node = withChild(parent.node, parent.child, node, growth);
    }
    return { root: node, rootStart: before.rootStart, problems: shifted(before.problems, before.rootStart, growth) };
  }
  return parseText(text, known);
}

/**
 * What of the tree before still holds: containers without a problem that no edit reaches. Even where an edit puts them
 * elsewhere (a brace typed before them), they are what they were.
 */
function knownBetween(root: JsonNode, rootStart: number, edits: readonly TextEdit[]): Known {
  let growth = 0;
  // The stretches no edit touches, by where they start in the new text.
  const stretches = [{ start: 0, end: edits[0]?.offset ?? Infinity, moved: 0 }];
  edits.forEach((edit, i) => {
    growth += edit.text.length - edit.length;
    const end = edits[i + 1]?.offset ?? Infinity;
    stretches.push({ start: edit.offset + edit.length + growth, end: end + growth, moved: growth });
  });
  return (offset) => {
    const stretch = stretches[lastUpTo(stretches, offset)];
    if (!stretch || offset >= stretch.end) return undefined;
    const node = containerAt(root, rootStart, offset - stretch.moved);
    return node && !node.broken && offset + node.length <= stretch.end ? node : undefined;
  };
}

/** Index of the last stretch that starts at or before `offset`; of several at one place, the last. */
function lastUpTo(stretches: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The container that starts at `offset`. */
function containerAt(root: JsonNode, rootStart: number, offset: number): Container | undefined {
  let node: JsonNode | undefined = root;
  let start = rootStart;
  while (node && (node.kind === 'object' || node.kind === 'array') && start <= offset) {
    if (start === offset) return node;
    const child = lastStartingBefore(node.valueStarts, offset + 1 - start);
    start += child < 0 ? 0 : (node.valueStarts[child] ?? 0);
    node = child < 0 ? undefined : node.values[child];
  }
  return undefined;
}

/** The containers that hold a stretch of text strictly between their brackets, from the outermost to the innermost. */
function containersAround(root: JsonNode, rootStart: number, from: number, to: number): Step[] {
  const steps: Step[] = [];
  let node: JsonNode | undefined = root;
  let start = rootStart;
  while (node && (node.kind === 'object' || node.kind === 'array')) {
    const end = start + node.length;
    if (from <= start || to >= end) break;
    const child = lastStartingBefore(node.valueStarts, from - start);
    steps.push({ node, start, child });
    start += child < 0 ? 0 : (node.valueStarts[child] ?? 0);
    node = child < 0 ? undefined : node.values[child];
  }
  return steps;
}

/** Index of the last value that starts before `offset`; missing values (start −1) are passed over. */
function lastStartingBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    let probe = middle;
    while (probe >= low && (starts[probe] ?? -1) < 0) probe--;
    if (probe < low) {
      low = middle + 1;
      continue;
    }
    if ((starts[probe] ?? 0) < offset) {
      found = probe;
      low = middle + 1;
    } else high = probe - 1;
  }
  return found;
}

function withChild(node: Container, child: number, replacement: JsonNode, growth: number): Container {
  const values = node.values.slice();
  values[child] = replacement;
  const length = node.length + growth;
  const own = { length, problems: shifted(node.problems, node.valueStarts[child] ?? 0, growth) };
  const broken = own.problems.length > 0 || values.some((v) => v?.broken);
  const valueStarts = shiftedAfter(node.valueStarts, child, growth);
  if (node.kind === 'array') return { ...node, ...own, broken, values: values as JsonNode[], valueStarts };
  return { ...node, ...own, broken, values, valueStarts, keyStarts: shiftedAfter(node.keyStarts, child, growth), index: node.index ?? new KeyIndex(node.keys) };
}

function shiftedAfter(starts: readonly number[], index: number, growth: number): readonly number[] {
  if (growth === 0) return starts;
  const copy = starts.slice();
  for (let i = index + 1; i < copy.length; i++) if ((copy[i] ?? -1) >= 0) copy[i] = (copy[i] ?? 0) + growth;
  return copy;
}

function shifted<P extends { readonly start: number }>(problems: readonly P[], after: number, growth: number): readonly P[] {
  if (growth === 0 || problems.length === 0) return problems;
  return problems.map((p) => (p.start > after ? { ...p, start: p.start + growth } : p));
}
