/** Where lines start, kept up to date edit by edit. Lines end with "\n", "\r\n" or a lone "\r", as in VS Code. */
import type { TextEdit } from './reparse';

/** Zero-based, in UTF-16 code units, as in the Language Server Protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export class Lines {
  private constructor(private readonly starts: Int32Array) {}

  static of(text: string): Lines {
    const behindBreaks = lineStarts(text, 0, text.length);
    const starts = new Int32Array(behindBreaks.length + 1);
    starts.set(behindBreaks, 1);
    return new Lines(starts);
  }

  get count(): number {
    return this.starts.length;
  }

  /** The lines of `text`, which `edit` made of the text these lines belong to. */
  after(edit: TextEdit, text: string): Lines {
    const growth = edit.text.length - edit.length;
    // "\r\n" may be joined or split at either border, so one more character is looked at on each side.
    const from = Math.max(0, edit.offset - 1);
    const to = Math.min(text.length, edit.offset + edit.text.length + 1);
    const oldTo = to - growth;
    const keepBefore = this.countUpTo(from);
    const firstAfter = this.countUpTo(oldTo);
    const inside = lineStarts(text, from, to);
    const next = new Int32Array(keepBefore + inside.length + (this.starts.length - firstAfter));
    next.set(this.starts.subarray(0, keepBefore));
    next.set(inside, keepBefore);
    let at = keepBefore + inside.length;
    for (let i = firstAfter; i < this.starts.length; i++) next[at++] = (this.starts[i] ?? 0) + growth;
    return new Lines(next);
  }

  positionAt(offset: number): Position {
    const line = this.countUpTo(offset) - 1;
    return { line, character: offset - (this.starts[line] ?? 0) };
  }

  offsetAt(position: Position): number {
    return (this.starts[Math.min(position.line, this.starts.length - 1)] ?? 0) + position.character;
  }

  rangeOf(start: number, end: number): Range {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }

  /** How many lines start at or before `offset`. */
  private countUpTo(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Starts of the lines whose line break ends after `from` and at or before `to`. */
function lineStarts(text: string, from: number, to: number): Int32Array {
  const starts = new Starts((to - from) / charactersPerLine);
  // One character more, which tells a "\r" at the end from the first half of a line break.
  const part = text.slice(from, to + 1);
  let alone = nextAlone(part, 0);
  for (let at = part.indexOf('\n'); ; at = part.indexOf('\n', at + 1)) {
    const isLast = at < 0 || from + at >= to;
    const end = isLast ? to - from : at;
    for (; alone >= 0 && alone < end; alone = nextAlone(part, alone + 1)) starts.push(from + alone + 1);
    if (isLast) return starts.all;
    starts.push(from + at + 1);
  }
}

/** Fewer than most lines have, so that the room for their starts is seldom too small. */
const charactersPerLine = 16;

/** A list of numbers in one block: a large text has a hundred thousand lines. */
class Starts {
  private block: Int32Array;
  private count = 0;
  constructor(expected: number) {
    this.block = new Int32Array(Math.ceil(expected) + 8);
  }

  push(start: number): void {
    if (this.count === this.block.length) {
      const larger = new Int32Array(2 * this.count);
      larger.set(this.block);
      this.block = larger;
    }
    this.block[this.count++] = start;
  }

  get all(): Int32Array {
    return this.block.subarray(0, this.count);
  }
}

/** Where the next "\r" stands that no "\n" follows; −1 where none does. */
function nextAlone(text: string, from: number): number {
  let at = text.indexOf('\r', from);
  while (at >= 0 && text.charCodeAt(at + 1) === 10) at = text.indexOf('\r', at + 1);
  return at;
}
