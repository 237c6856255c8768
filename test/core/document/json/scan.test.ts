import fc from 'fast-check';
import { createScanner } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { Scanner, Token } from '../../../../src/core/document/json/scan';

/** Beginnings, ends and pieces of words: what texts under construction are made of. */
const pieces = [
  '{', '}', '[', ']', ',', ':', '/', '//', '/*', '*/', '"', '"k"', '\\', '\\"', '\\n', '\\/', '\\x', '\\u', '\\u00e', '\\u00E9', '\t', '\u0001',
  '0', '12', '-', '.', '1.5', 'e', 'E+', '-0', 'true', 'false', 'null', 'nul', 'constructor', ' ', '\n', '\r', '\r\n', 'é', '\ufeff', '😀',
];
const texts = fc.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.string({ maxLength: 4 }) }), { maxLength: 30 }).map((parts) => parts.join(''));

interface Word {
  readonly kind: string;
  readonly text: string;
  readonly start: number;
  readonly value?: string | number;
}
interface Reading {
  readonly words: readonly Word[];
  readonly problems: readonly string[];
}

function read(text: string): Reading {
  const scanner = new Scanner(text, 0);
  const words: Word[] = [];
  for (scanner.next(); scanner.token !== Token.end; scanner.next()) {
    const kind = names.find(([, token]) => token === scanner.token)?.[0] ?? '?';
    const value = kind === 'string' ? { value: scanner.string } : kind === 'number' ? { value: scanner.number } : {};
    words.push({ kind, start: scanner.start, text: text.slice(scanner.start, scanner.end), ...value });
  }
  return { words, problems: scanner.problems.map(({ start, length, message }) => `${start}–${start + length} ${message}`) };
}
const names = Object.entries(Token);

/** What jsonc-parser makes of a text, in our words. */
function reference(text: string): Reading {
  const scanner = createScanner(text, false);
  const words: Word[] = [];
  const problems: string[] = [];
  for (;;) {
    const token: number = scanner.scan();
    const start = scanner.getTokenOffset();
    // It counts an unclosed comment longer than the text it is in.
    const end = Math.min(text.length, start + scanner.getTokenLength());
    const fault = faults[scanner.getTokenError()];
    if (fault !== undefined) problems.push(`${start}–${end} ${fault}`);
    if (token === 17) return { words, problems };
    const kind = kinds[token];
    if (kind === undefined) continue;
    const value = kind === 'string' ? { value: scanner.getTokenValue() } : kind === 'number' ? { value: Number(scanner.getTokenValue()) } : {};
    words.push({ kind, start, text: text.slice(start, end), ...value });
  }
}
const kinds: Readonly<Record<number, keyof typeof Token>> = { 1: 'openBrace', 2: 'closeBrace', 3: 'openBracket', 4: 'closeBracket', 5: 'comma', 6: 'colon', 7: 'null', 8: 'true', 9: 'false', 10: 'string', 11: 'number', 16: 'unknown' };
const faults: Readonly<Record<number, string>> = {
  1: 'This comment is not closed: add "*/".',
  2: 'This string is not closed: add a quotation mark.',
  3: 'This number is not complete.',
  4: 'This Unicode escape is not complete: it takes four hexadecimal digits.',
  5: 'This is not an escape JSON knows.',
  6: 'This character must be escaped in a string.',
};

describe('the words of a text', () => {
  it('are those jsonc-parser reads, with the same faults, in any text', () => {
    fc.assert(fc.property(texts, (text) => void expect(read(text)).toEqual(reference(text))), { numRuns: 2000 });
  });

  it('are those jsonc-parser reads in any JSON', () => {
    fc.assert(fc.property(fc.json(), (text) => void expect(read(text)).toEqual(reference(text))));
  });

  it('are strings with what they mean, and numbers with their value', () => {
    expect(read('{ "a\\u00e9\\n": -1.5e3, } // end')).toEqual({
      words: [
        { kind: 'openBrace', start: 0, text: '{' },
        { kind: 'string', start: 2, text: '"a\\u00e9\\n"', value: 'aé\n' },
        { kind: 'colon', start: 13, text: ':' },
        { kind: 'number', start: 15, text: '-1.5e3', value: -1500 },
        { kind: 'comma', start: 21, text: ',' },
        { kind: 'closeBrace', start: 23, text: '}' },
      ],
      problems: [],
    });
  });

  it('end where a string is not closed on its line, or a comment not at all', () => {
    expect(read('"a\n1 /* b')).toEqual({
      words: [{ kind: 'string', start: 0, text: '"a', value: 'a' }, { kind: 'number', start: 3, text: '1', value: 1 }],
      problems: ['0–2 This string is not closed: add a quotation mark.', '5–9 This comment is not closed: add "*/".'],
    });
  });
});
