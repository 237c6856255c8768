/**
 * Tolerant JSON with comments and trailing commas: any text gives a tree and its problems.
 *
 * Invariant: how a value is parsed depends only on the text from its first character on, never on what encloses it.
 * That is what lets `reparse.ts` parse one container alone and keep the rest of the tree.
 */
import { createScanner, type JSONScanner } from 'jsonc-parser';
import { KeyIndex, type ArrayNode, type JsonNode, type ObjectNode, type ScalarNode, type SyntaxProblem } from './node';

// jsonc-parser declares these as const enums, which isolated modules cannot read.
type TokenName = 'openBrace' | 'closeBrace' | 'openBracket' | 'closeBracket' | 'comma' | 'colon' | 'null' | 'true' | 'false' | 'string' | 'number' | 'lineComment' | 'trivia' | 'end';
const Token: Readonly<Record<TokenName, number>> = { openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, comma: 5, colon: 6, null: 7, true: 8, false: 9, string: 10, number: 11, lineComment: 12, trivia: 15, end: 17 };
const scanMessages: Readonly<Record<number, string>> = {
  1: 'This comment is not closed: add "*/".',
  2: 'This string is not closed: add a quotation mark.',
  3: 'This number is not complete.',
  4: 'This Unicode escape is not complete: it takes four hexadecimal digits.',
  5: 'This is not an escape JSON knows.',
  6: 'This character must be escaped in a string.',
};
const maxDepth = 200;

export interface ParsedText {
  /** The outermost value; `undefined` where the text holds none. */
  readonly root: JsonNode | undefined;
  readonly rootStart: number;
  /** Problems outside the outermost value. */
  readonly problems: readonly SyntaxProblem[];
}

/** The container known to start at an offset, from an earlier parse of a text that is the same there up to its end. */
export type Known = (start: number) => JsonNode | undefined;
const nothingKnown: Known = () => undefined;

/** Parses a whole text; what is `known` is taken over instead of being parsed. Never throws. */
export function parseText(text: string, known: Known = nothingKnown): ParsedText {
  const parser = new Parser(text, 0, known);
  const problems: SyntaxProblem[] = [];
  while (parser.token !== Token.end && !parser.atValue()) {
    problems.push(parser.problemHere('A value is expected here.', 0));
    parser.next();
  }
  if (parser.token === Token.end) {
    problems.push(...parser.takeScanProblems(0));
    if (problems.length === 0) problems.push({ start: text.length, length: 0, message: 'The document is empty: it starts with "{".' });
    return { root: undefined, rootStart: 0, problems };
  }
  const rootStart = parser.start;
  const root = parser.value(0);
  problems.push(...parser.takeScanProblems(0));
  if (parser.token !== Token.end) problems.push({ start: parser.start, length: Math.max(1, text.length - parser.start), message: 'Nothing may follow the end of the document.' });
  return { root, rootStart, problems };
}

/** Parses the object or array that starts at `start`; the result's length tells where it ends. */
export function parseContainer(text: string, start: number, known: Known = nothingKnown): JsonNode {
  return new Parser(text, start, known).value(0);
}

const noProblems: readonly never[] = [];

class Parser {
  token = 0;
  start = 0;
  private end = 0;
  /** End of the token before the current one: where a missing comma or bracket is reported. */
  private lastEnd: number;
  private readonly scanner: JSONScanner;
  private pending: SyntaxProblem[] = [];
  /**
   * What the containers being read have so far, each above the one around it. A list that grows by itself keeps room for
   * more, which takes half of the memory of a large tree; a part cut from a stack is as large as what it holds.
   */
  private readonly stack = {
    keys: [] as string[],
    keyStarts: [] as number[],
    keyLengths: [] as number[],
    values: [] as (JsonNode | undefined)[],
    valueStarts: [] as number[],
  };

  /** The last shape met by the first of its keys. */
  private readonly shapes = new Map<string, Shape>();

  constructor(
    text: string,
    at: number,
    private readonly known: Known,
  ) {
    this.scanner = createScanner(text, false);
    this.scanner.setPosition(at);
    this.lastEnd = at;
    this.next();
    this.lastEnd = this.start;
  }

  next(): void {
    this.lastEnd = this.end;
    // Trivia is skipped here, not by the scanner, so that an unclosed comment is noticed.
    do {
      this.token = this.scanner.scan();
      const error = this.scanner.getTokenError() as number;
      if (error !== 0) this.pending.push({ start: this.scanner.getTokenOffset(), length: this.scanner.getTokenLength(), message: scanMessages[error] ?? 'This is not JSON.' });
    } while (this.token >= Token.lineComment && this.token <= Token.trivia);
    this.start = this.scanner.getTokenOffset();
    this.end = this.start + this.scanner.getTokenLength();
  }

  atValue(): boolean {
    const t = this.token;
    return t === Token.openBrace || t === Token.openBracket || (t >= Token.null && t <= Token.number);
  }

  problemHere(message: string, base: number): SyntaxProblem {
    return { start: this.start - base, length: Math.max(1, this.end - this.start), message };
  }

  takeScanProblems(base: number): readonly SyntaxProblem[] {
    if (this.pending.length === 0) return noProblems;
    const taken = this.pending.map((p) => ({ ...p, start: p.start - base }));
    this.pending = [];
    return taken;
  }

  value(depth: number): JsonNode {
    if (this.token !== Token.openBrace && this.token !== Token.openBracket) return this.scalar();
    const known = this.pending.length === 0 ? this.known(this.start) : undefined;
    if (known) return this.skip(known);
    if (depth >= maxDepth) return this.tooDeep();
    return this.token === Token.openBrace ? this.object(depth) : this.array(depth);
  }

  /** Goes on behind a value that needs no parsing. */
  private skip(known: JsonNode): JsonNode {
    this.end = this.start + known.length;
    this.scanner.setPosition(this.end);
    this.next();
    return known;
  }

  private scalar(): ScalarNode {
    const start = this.start;
    const length = this.end - start;
    const problems = this.takeScanProblems(start);
    const raw = this.scanner.getTokenValue();
    const node = (kind: ScalarNode['kind'], value: ScalarNode['value']): ScalarNode => ({ kind, value, length, problems, broken: problems.length > 0 });
    const token = this.token;
    this.next();
    switch (token) {
      case Token.string: return node('string', raw);
      case Token.number: return node('number', Number(raw));
      case Token.true: return node('boolean', true);
      case Token.false: return node('boolean', false);
      default: return node('null', null);
    }
  }

  /** Skips a container nested beyond any use, bracket by bracket, so that depth never overflows the stack. */
  private tooDeep(): ScalarNode {
    const start = this.start;
    let open = 0;
    do {
      if (this.token === Token.openBrace || this.token === Token.openBracket) open++;
      if (this.token === Token.closeBrace || this.token === Token.closeBracket) open--;
      this.next();
    } while (open > 0 && this.token !== Token.end);
    this.takeScanProblems(start);
    const length = this.lastEnd - start;
    return { kind: 'null', value: null, length, problems: [{ start: 0, length, message: 'This is nested too deeply to be a topology.' }], broken: true };
  }

  private object(depth: number): ObjectNode {
    const start = this.start;
    const { keys, keyStarts, keyLengths, values, valueStarts } = this.stack;
    const keyBase = keys.length;
    const valueBase = values.length;
    const problems = new Problems(this.takeScanProblems(start));
    const after = (message: string): void => problems.add({ start: Math.max(0, this.lastEnd - 1 - start), length: 1, message });
    let broken = false;
    let needComma = false;
    this.next();
    for (;;) {
      problems.addAll(this.takeScanProblems(start));
      if (this.token === Token.closeBrace || this.token === Token.closeBracket || this.token === Token.end) break;
      if (this.token === Token.comma) {
        if (!needComma) problems.add(this.problemHere('A property is expected before this comma.', start));
        needComma = false;
        this.next();
        continue;
      }
      if (this.token !== Token.string) {
        problems.add(this.problemHere('A property name in quotation marks is expected here.', start));
        // A stray value is skipped whole, so that what it holds is not taken for properties of this object.
        if (this.atValue()) this.value(depth + 1);
        else this.next();
        continue;
      }
      if (needComma) after('A comma is missing after this.');
      keys.push(this.scanner.getTokenValue());
      keyStarts.push(this.start - start);
      keyLengths.push(this.end - this.start);
      this.next();
      problems.addAll(this.takeScanProblems(start));
      needComma = true;
      if (this.token !== Token.colon) {
        after('A colon and a value are missing after this name.');
        values.push(undefined);
        valueStarts.push(-1);
        continue;
      }
      this.next();
      if (!this.atValue()) {
        problems.addAll(this.takeScanProblems(start));
        after('A value is missing after this colon.');
        values.push(undefined);
        valueStarts.push(-1);
        continue;
      }
      const valueStart = this.start - start;
      const value = this.value(depth + 1);
      broken ||= value.broken;
      values.push(value);
      valueStarts.push(valueStart);
    }
    const closed = this.token === Token.closeBrace;
    const length = this.close(closed, start, problems, '}');
    const shape = this.takeShape(keyBase);
    return {
      kind: 'object', length, problems: problems.list, broken: broken || problems.list.length > 0, closed, keys: shape.keys, keyStarts: keyStarts.splice(keyBase),
      keyLengths: shape.keyLengths, values: values.splice(valueBase), valueStarts: valueStarts.splice(valueBase), index: shape.index,
    };
  }

  /** The keys on the stack from `base` on: one and the same list for objects with the same keys, of which an estate has thousands. */
  private takeShape(base: number): Shape {
    const { keys, keyLengths } = this.stack;
    const first = keys[base] ?? '';
    const known = this.shapes.get(first);
    if (known && isOnTop(known.keys, keys, base) && isOnTop(known.keyLengths, keyLengths, base)) {
      keys.length = keyLengths.length = base;
      return known;
    }
    const own = keys.splice(base);
    const shape: Shape = { keys: own, keyLengths: keyLengths.splice(base), index: new KeyIndex(own) };
    this.shapes.set(first, shape);
    return shape;
  }

  private array(depth: number): ArrayNode {
    const start = this.start;
    const { values, valueStarts } = this.stack;
    const base = values.length;
    const problems = new Problems(this.takeScanProblems(start));
    let broken = false;
    let needComma = false;
    this.next();
    for (;;) {
      if (this.token === Token.closeBrace || this.token === Token.closeBracket || this.token === Token.end) break;
      if (this.token === Token.comma) {
        if (!needComma) problems.add(this.problemHere('A value is expected before this comma.', start));
        needComma = false;
        this.next();
        continue;
      }
      if (!this.atValue()) {
        problems.addAll(this.takeScanProblems(start));
        problems.add(this.problemHere('A value is expected here.', start));
        this.next();
        continue;
      }
      if (needComma) problems.add({ start: Math.max(0, this.lastEnd - 1 - start), length: 1, message: 'A comma is missing after this.' });
      const valueStart = this.start - start;
      const value = this.value(depth + 1);
      broken ||= value.broken;
      values.push(value);
      valueStarts.push(valueStart);
      needComma = true;
    }
    const closed = this.token === Token.closeBracket;
    const length = this.close(closed, start, problems, ']');
    return { kind: 'array', length, problems: problems.list, broken: broken || problems.list.length > 0, closed, values: values.splice(base) as JsonNode[], valueStarts: valueStarts.splice(base) };
  }

  /** Ends a container at its own bracket, or before a foreign one, which then ends the container around it. */
  private close(closed: boolean, start: number, problems: Problems, bracket: string): number {
    problems.addAll(this.takeScanProblems(start));
    if (!closed) {
      problems.add({ start: 0, length: 1, message: `This bracket is not closed: "${bracket}" is missing.` });
      return Math.max(1, this.lastEnd - start);
    }
    const length = this.end - start;
    this.next();
    return length;
  }
}

type Shape = Pick<ObjectNode, 'keys' | 'keyLengths' | 'index'>;

/** Whether `stack` holds exactly `items` from `base` on. */
function isOnTop<T>(items: readonly T[], stack: readonly T[], base: number): boolean {
  return items.length === stack.length - base && items.every((item, i) => item === stack[base + i]);
}

/** The problems of one node; most have none, and an estate has a hundred thousand nodes. */
class Problems {
  private own: SyntaxProblem[] | undefined;

  constructor(first: readonly SyntaxProblem[]) {
    this.addAll(first);
  }
  add(problem: SyntaxProblem): void {
    (this.own ??= []).push(problem);
  }
  addAll(problems: readonly SyntaxProblem[]): void {
    for (const problem of problems) this.add(problem);
  }
  get list(): readonly SyntaxProblem[] {
    return this.own ?? noProblems;
  }
}
