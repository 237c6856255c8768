import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lines } from '../../../../src/core/document/json/lines';

const pieces = fc.array(fc.constantFrom('a', 'é', '\n', '\r', '\r\n', '\n\r', '"'), { maxLength: 12 }).map((parts) => parts.join(''));

/** Where lines start, by the definition of VS Code. */
const startsOf = (text: string): readonly number[] => [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((found) => found.index + found[0].length)];
const startsIn = (lines: Lines): readonly number[] => Array.from({ length: lines.count }, (_, line) => lines.offsetAt({ line, character: 0 }));

describe('lines', () => {
  it('start behind every line break: "\\n", "\\r\\n" or a lone "\\r"', () => {
    fc.assert(fc.property(pieces, (text) => void expect(startsIn(Lines.of(text))).toEqual(startsOf(text))), { numRuns: 500 });
  });

  it('are those of the new text after an edit, which may join or split a line break', () => {
    fc.assert(fc.property(pieces, pieces, fc.nat(12), fc.nat(4), (before, text, at, length) => {
      const offset = Math.min(at, before.length);
      const edit = { offset, length: Math.min(length, before.length - offset), text };
      const after = before.slice(0, offset) + text + before.slice(offset + edit.length);
      expect(startsIn(Lines.of(before).after(edit, after))).toEqual(startsOf(after));
    }), { numRuns: 1000 });
  });

  it('tell positions of offsets and back', () => {
    const lines = Lines.of('one\r\ntwo\rthree\n');
    expect([0, 4, 5, 9, 15].map((offset) => lines.positionAt(offset))).toEqual([
      { line: 0, character: 0 }, { line: 0, character: 4 }, { line: 1, character: 0 }, { line: 2, character: 0 }, { line: 3, character: 0 },
    ]);
    expect(lines.offsetAt({ line: 2, character: 2 })).toBe(11);
  });
});
