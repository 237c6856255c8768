/** The edits that write a new child into a container, formatted like what stands around it. */
import { header } from '../model/entities';
import { collectionNames } from '../model/ids';
import type { Formatting } from './formatting';
import { gapAfter, openingOf, type Container } from './gaps';
import type { ArrayNode, ObjectNode } from './json/node';
import type { TextEdit } from './json/reparse';

interface InsertionOptions {
  /** Steps from the root to the container. */
  readonly depth: number;
  readonly sorted: boolean;
  /** Lines of a comment that is to stand above a property, from the left margin on. */
  readonly above: string | undefined;
}

/**
 * Writes a new child where it belongs among the others: a property where the format lists it or by its name, an item behind the last.
 */
export function insertionOf(text: string, node: Container, start: number, step: string | number, value: unknown, format: Formatting, { depth, sorted, above }: InsertionOptions): readonly TextEdit[] {
  const name = node.kind === 'object' ? `${JSON.stringify(String(step))}: ` : '';
  const starts = node.kind === 'object' ? node.keyStarts : node.valueStarts;
  const close = start + node.length - 1;
  if (starts.length === 0) {
    const trivia = text.slice(start + 1, close);
    const outer = format.indentAt(start);
    const spread = trivia.includes('\n') || depth < 2 || above !== undefined;
    const padding = node.kind === 'object' ? ' ' : '';
    if (!spread) return [{ offset: start + 1, length: trivia.trim() === '' ? trivia.length : 0, text: `${padding}${name}${format.value(value, outer, false)}${padding}` }];
    const inner = outer + format.unit;
    const body = `${format.eol}${inner}${aboveAt(above, inner, format)}${name}${format.value(value, inner, false)}`;
    const kept = trivia.trimEnd();
    return [{ offset: start + 1 + kept.length, length: trivia.length - kept.length, text: `${body}${format.eol}${outer}` }];
  }
  const before = node.kind === 'array' ? starts.length : depth === 0 ? rootPosition(node, String(step)) : sorted ? sortedPosition(node, String(step)) : starts.length;
  const firstStart = start + (starts[0] ?? 0);
  const isSpread = text.slice(start, firstStart).includes('\n');
  // A comment has lines of its own, also where all else stands on one.
  const spread = isSpread || above !== undefined;
  const inner = isSpread ? format.indentAt(firstStart) : format.indentAt(start) + (spread ? format.unit : '');
  const made = aboveAt(above, inner, format) + name + format.value(value, inner, isBlock(text, node, start, node.values.length - 1));
  if (before === 0) return [{ offset: firstStart, length: 0, text: `${made},${spread ? format.eol + inner : ' '}` }];
  const gap = gapAfter(text, node, start, before - 1);
  const lead = spread ? format.eol + inner : ' ';
  if (gap.comma === undefined) {
    // The last of a list without a trailing comma: the comma goes right behind it, the new one behind its comment.
    if (gap.lineEnd === gap.valueEnd) return [{ offset: gap.valueEnd, length: 0, text: `,${lead}${made}` }];
    const isLineComment = text.slice(gap.valueEnd, gap.lineEnd).includes('//');
    return [{ offset: gap.valueEnd, length: 0, text: ',' }, { offset: gap.lineEnd, length: 0, text: (isLineComment && !spread ? format.eol + inner + format.unit : lead) + made }];
  }
  const after = spread ? gap.lineEnd : gap.comma + 1;
  return [{ offset: after, length: 0, text: `${lead}${made},` }];
}

/** A comment and the line end behind it, for what begins at that indentation. */
function aboveAt(above: string | undefined, inner: string, { eol }: Formatting): string {
  return above === undefined ? '' : `${above.split('\n').join(eol + inner)}${eol}${inner}`;
}

/** Writes an item before another one of its list, and before the comments that stand above that one. */
export function insertionBefore(text: string, node: ArrayNode, start: number, index: number, value: unknown, format: Formatting): TextEdit {
  const from = start + (node.valueStarts[index] ?? 0);
  const gap = index === 0 ? openingOf(text, node, start) : gapAfter(text, node, start, index - 1);
  const isOwnLine = text.slice(gap.lineEnd, from).includes('\n');
  const inner = isOwnLine ? format.indentAt(from) : format.indentAt(start);
  const made = format.value(value, inner, isBlock(text, node, start, index));
  if (isOwnLine) return { offset: gap.lineEnd, length: 0, text: `${format.eol}${inner}${made},` };
  // Where the text lacks the comma between two items, it goes on lacking one.
  if (index > 0) return { offset: gap.comma === undefined ? gap.valueEnd : gap.comma + 1, length: 0, text: `${gap.comma === undefined ? ',' : ''} ${made},` };
  const spaced = text[start + 1] === ' ';
  return { offset: start + 1, length: 0, text: spaced ? ` ${made},` : `${made}, ` };
}

/** Whether a child is written with a line per property: new ones beside it are too. */
function isBlock(text: string, node: Container, start: number, index: number): boolean {
  const child = node.values[index];
  const childStart = start + (node.valueStarts[index] ?? 0);
  return child?.kind === 'object' && child.keys.length > 0 && text.slice(childStart, childStart + child.length).includes('\n');
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
