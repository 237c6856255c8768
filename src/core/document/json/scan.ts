/**
 * The words of JSON with comments: brackets, strings, numbers and literals, over white space and comments.
 *
 * Any text can be read: what is wrong with a word is noted as a problem, and the word is given as far as it goes.
 */
import type { SyntaxProblem } from './node';

/** What a word is. Brackets, commas and colons go by their character codes. */
export const Token = { end: 0, string: 1, number: 2, true: 3, false: 4, null: 5, unknown: 6, comma: 44, colon: 58, openBracket: 91, closeBracket: 93, openBrace: 123, closeBrace: 125 } as const;
export type Token = (typeof Token)[keyof typeof Token];

const messages = {
  comment: 'This comment is not closed: add "*/".',
  string: 'This string is not closed: add a quotation mark.',
  number: 'This number is not complete.',
  unicode: 'This Unicode escape is not complete: it takes four hexadecimal digits.',
  escape: 'This is not an escape JSON knows.',
  character: 'This character must be escaped in a string.',
} as const;
type Fault = keyof typeof messages;

export class Scanner {
  token: Token = Token.end;
  /** Where the current word starts. */
  start = 0;
  /** Where it ends, and where the next one is looked for. */
  end: number;
  /** Value of a number. */
  number = 0;
  /** The same for equal strings: to find again one that has been met. */
  hash = 0;
  /** Whether a string means exactly the characters between its quotation marks, and lacks nothing. */
  plain = true;
  /** What was wrong with words and comments up to here, at absolute offsets; whoever takes it empties it. */
  problems: SyntaxProblem[] = [];
  private meant = '';

  constructor(
    readonly text: string,
    at: number,
  ) {
    this.end = at;
  }

  /** What a string means. */
  get string(): string {
    return this.plain ? this.text.slice(this.start + 1, this.end - 1) : this.meant;
  }

  /** Whether a plain string means `word`. */
  reads(word: string): boolean {
    const { text, start } = this;
    if (word.length !== this.end - start - 2) return false;
    for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + 1 + i)) return false;
    return true;
  }

  /** Goes on to the next word. */
  next(): void {
    const { text } = this;
    let at = this.end;
    let c = this.codeAt(at);
    for (;;) {
      while (c === 32 || c === 10 || c === 13 || c === 9) c = this.codeAt(++at);
      if (c !== 47) break;
      const behind = this.commentEnd(at);
      if (behind === at) break;
      c = this.codeAt((at = behind));
    }
    this.start = at;
    switch (c) {
      case 34: return this.readString();
      case 44: case 58: case 91: case 93: case 123: case 125: return this.take(c as Token, at + 1);
      case 47: return this.take(Token.unknown, at + 1);
      case -1: return this.take(Token.end, text.length);
      case 45: return isDigit(this.codeAt(at + 1)) ? this.readNumber() : this.take(Token.unknown, at + 1);
      default: return isDigit(c) ? this.readNumber() : this.readWord();
    }
  }

  /** −1 at the end of the text. */
  private codeAt(at: number): number {
    return at < this.text.length ? this.text.charCodeAt(at) : -1;
  }

  private take(token: Token, end: number): void {
    this.token = token;
    this.end = end;
  }

  private note(fault: Fault, start: number, end: number): void {
    this.problems.push({ start, length: end - start, message: messages[fault] });
  }

  /** End of the comment that starts at a slash; the slash itself where none does. */
  private commentEnd(at: number): number {
    const { text } = this;
    const kind = this.codeAt(at + 1);
    if (kind === 47) {
      let end = at + 2;
      for (let c = this.codeAt(end); c !== 10 && c !== 13 && c !== -1; c = this.codeAt(end)) end++;
      return end;
    }
    if (kind !== 42) return at;
    const end = text.indexOf('*/', at + 2);
    if (end >= 0) return end + 2;
    this.note('comment', at, text.length);
    return text.length;
  }

  private readString(): void {
    const { text } = this;
    let hash = 0;
    for (let at = this.start + 1; at < text.length; at++) {
      const c = text.charCodeAt(at);
      if (c === 34) {
        this.plain = true;
        this.hash = hash;
        return this.take(Token.string, at + 1);
      }
      if (c === 92 || c < 32) break;
      hash = (Math.imul(hash, 31) + c) | 0;
    }
    this.readRareString();
  }

  /** A string with an escape or something wrong in it: it ends at its quotation mark, its line or the end of the text. */
  private readRareString(): void {
    const { text } = this;
    let meant = '';
    let fault: Fault | undefined;
    let kept = this.start + 1;
    let at = kept;
    for (;;) {
      const c = this.codeAt(at);
      if (c === 34 || c === 10 || c === 13 || c === -1) {
        meant += text.slice(kept, at);
        if (c !== 34) fault = 'string';
        this.take(Token.string, c === 34 ? at + 1 : at);
        break;
      }
      if (c === 92) {
        meant += text.slice(kept, at);
        const digits = this.codeAt(at + 1) === 117 ? (/^[0-9a-fA-F]{0,4}/.exec(text.slice(at + 2, at + 6))?.[0] ?? '') : undefined;
        const escaped = digits === undefined ? escapes[text[at + 1] ?? ''] : digits.length === 4 ? String.fromCharCode(parseInt(digits, 16)) : undefined;
        if (escaped === undefined) fault = digits === undefined ? 'escape' : 'unicode';
        meant += escaped ?? '';
        at = kept = Math.min(text.length, at + 2 + (digits?.length ?? 0));
        continue;
      }
      if (c < 32) fault = 'character';
      at++;
    }
    this.plain = false;
    this.meant = meant;
    if (fault) this.note(fault, this.start, this.end);
  }

  private readNumber(): void {
    const { text, start } = this;
    let at = this.codeAt(start) === 45 ? start + 1 : start;
    let complete = true;
    // Digits after a leading zero are a number of their own.
    at = this.codeAt(at) === 48 ? at + 1 : this.behindDigits(at);
    let end = at;
    if (this.codeAt(at) === 46) {
      at = end = this.behindDigits(at + 1);
      complete = isDigit(this.codeAt(at - 1));
    }
    if (complete && (this.codeAt(at) | 32) === 101) {
      const sign = this.codeAt(at + 1);
      const digits = sign === 43 || sign === 45 ? at + 2 : at + 1;
      at = this.behindDigits(digits);
      complete = at > digits;
      if (complete) end = at;
    }
    this.number = Number(text.slice(start, end));
    this.take(Token.number, at);
    if (!complete) this.note('number', start, at);
  }

  private behindDigits(at: number): number {
    while (isDigit(this.codeAt(at))) at++;
    return at;
  }

  private readWord(): void {
    let end = this.start + 1;
    while (isWord(this.codeAt(end))) end++;
    const word = end - this.start > 5 ? undefined : literals[this.text.slice(this.start, end)];
    this.take(word ?? Token.unknown, end);
  }
}

const literals: Readonly<Record<string, Token | undefined>> = { true: Token.true, false: Token.false, null: Token.null };
const escapes: Readonly<Record<string, string | undefined>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

/** Whatever is no white space and begins nothing else. */
function isWord(c: number): boolean {
  switch (c) {
    case -1: case 32: case 9: case 10: case 13: case 34: case 44: case 47: case 58: case 91: case 93: case 123: case 125: return false;
    default: return true;
  }
}
