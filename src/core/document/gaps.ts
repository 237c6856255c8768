/** What stands between the children of a container: commas, comments and white space. */
import type { ArrayNode, ObjectNode } from './json/node';
import type { TextEdit } from './json/reparse';

export type Container = ObjectNode | ArrayNode;

export interface Gap {
  readonly valueEnd: number;
  /** Offset of the comma behind the value, where there is one. */
  readonly comma: number | undefined;
  /** End of what belongs to the value on its last line: its comma and a comment behind it. */
  readonly lineEnd: number;
}

/** What follows child `index` of the container that starts at `start`. */
export function gapAfter(text: string, node: Container, start: number, index: number): Gap {
  const limit = index + 1 < startsOf(node).length ? start + (startsOf(node)[index + 1] ?? 0) : start + node.length - 1;
  return gapFrom(text, endOf(node, start, index), limit);
}

/** What follows the opening bracket of a container that has a child. */
export function openingOf(text: string, node: Container, start: number): Gap {
  return gapFrom(text, start + 1, start + (startsOf(node)[0] ?? 0));
}

function gapFrom(text: string, valueEnd: number, limit: number): Gap {
  let comma: number | undefined;
  let lineEnd = valueEnd;
  let sameLine = true;
  for (let i = valueEnd; i < limit; ) {
    if (text.startsWith('//', i) || text.startsWith('/*', i)) {
      const end = commentEnd(text, i, limit);
      if (sameLine && !text.slice(i, end).includes('\n')) lineEnd = end;
      i = end;
      continue;
    }
    if (text[i] === ',') {
      comma = i;
      if (sameLine) lineEnd = i + 1;
    } else if (text[i] === '\n' || text[i] === '\r') sameLine = false;
    i++;
  }
  return { valueEnd, comma, lineEnd: comma === undefined ? lineEnd : Math.max(lineEnd, comma + 1) };
}

/**
 * The edits that remove child `index`, with its comma, its line and the comment behind it on that line.
 * @param top where a comment above it begins that goes with it
 */
export function removalOf(text: string, node: Container, start: number, index: number, top?: number): readonly TextEdit[] {
  const starts = startsOf(node);
  const from = start + (starts[index] ?? 0);
  const gap = gapAfter(text, node, start, index);
  const isLast = index === starts.length - 1;
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const ownLine = text.slice(lineStart, from).trim() === '' && lineStart > start;
  const nextBreak = /^[^\S\r\n]*(\r\n|\n|\r)/.exec(text.slice(gap.lineEnd, gap.lineEnd + 200));
  const previousComma = isLast && index > 0 && gap.comma === undefined ? gapAfter(text, node, start, index - 1).comma : undefined;
  const dropComma: TextEdit[] = previousComma === undefined ? [] : [{ offset: previousComma, length: 1, text: '' }];
  if (ownLine && nextBreak) return [...dropComma, { offset: top ?? lineStart, length: gap.lineEnd + nextBreak[0].length - (top ?? lineStart), text: '' }];
  if (starts.length === 1) {
    const end = start + node.length - 1;
    const alone = text.slice(start + 1, from) + text.slice(gap.lineEnd, end);
    return [/^ *$/.test(alone) ? { offset: start + 1, length: end - start - 1, text: '' } : { offset: from, length: gap.lineEnd - from, text: '' }];
  }
  if (!isLast) return [{ offset: from, length: start + (starts[index + 1] ?? 0) - from, text: '' }];
  if (previousComma === undefined) {
    const back = text.slice(0, from).trimEnd().length;
    return [{ offset: back, length: gap.lineEnd - back, text: '' }];
  }
  return [{ offset: previousComma, length: 1, text: '' }, ...spaceAndValue(text, previousComma + 1, from, gap.lineEnd)];
}

/** Removes a value and the white space before it, down to a comment that stands in between. */
function spaceAndValue(text: string, after: number, from: number, to: number): readonly TextEdit[] {
  const kept = text.slice(after, from).trimEnd().length;
  return [{ offset: after + kept, length: to - after - kept, text: '' }];
}

/** Where the children of a container start, from its own start. */
export function startsOf(node: Container): readonly number[] {
  return node.kind === 'object' ? node.keyStarts : node.valueStarts;
}

function endOf(node: Container, start: number, index: number): number {
  const value = node.values[index];
  if (value) return start + (node.valueStarts[index] ?? 0) + value.length;
  if (node.kind !== 'object') return start;
  return start + (node.keyStarts[index] ?? 0) + (node.keyLengths[index] ?? 0);
}

/** Where a comment that starts there ends. */
export function commentEnd(text: string, start: number, limit: number): number {
  if (text[start + 1] === '*') {
    const end = text.indexOf('*/', start + 2);
    return end < 0 ? limit : Math.min(limit, end + 2);
  }
  for (let i = start; i < limit; i++) if (text[i] === '\n' || text[i] === '\r') return i;
  return limit;
}
