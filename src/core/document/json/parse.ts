/**
 * Tolerant JSON with comments and trailing commas: any text gives a tree and its problems.
 *
 * Invariant: how a value is parsed depends only on the text from its first character on, never on what encloses it.
 * That is what lets `reparse.ts` parse one container alone and keep the rest of the tree.
 */
import { Met, scalarAt } from './met';
import { KeyIndex, type ArrayNode, type JsonNode, type ObjectNode, type ScalarNode, type SyntaxProblem } from './node';
import { Scanner, Token } from './scan';

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
  const { scanner } = parser;
  const problems: SyntaxProblem[] = [];
  while (!parser.atEnd() && !parser.atValue()) {
    problems.push(parser.problemHere('A value is expected here.', 0));
    parser.next();
  }
  if (parser.atEnd()) {
    problems.push(...parser.takeScanProblems(0));
    if (problems.length === 0) problems.push({ start: text.length, length: 0, message: 'The document is empty: it starts with "{".' });
    return { root: undefined, rootStart: 0, problems };
  }
  const rootStart = scanner.start;
  const root = parser.value(0);
  problems.push(...parser.takeScanProblems(0));
  if (!parser.atEnd()) problems.push({ start: scanner.start, length: Math.max(1, text.length - scanner.start), message: 'Nothing may follow the end of the document.' });
  return { root, rootStart, problems };
}

/** Parses the object or array that starts at `start`; the result's length tells where it ends. */
export function parseContainer(text: string, start: number, known: Known = nothingKnown): JsonNode {
  return new Parser(text, start, known).value(0);
}

const noProblems: readonly never[] = [];

class Parser {
  readonly scanner: Scanner;
  /** End of the word before the current one: where a missing comma or bracket is reported. */
  private lastEnd: number;
  /** What the containers being read have so far, each above the one around it. */
  private readonly keys = new Stack<string>();
  private readonly keyStarts = new Stack<number>();
  private readonly keyLengths = new Stack<number>();
  private readonly values = new Stack<JsonNode | undefined>();
  private readonly valueStarts = new Stack<number>();
  private readonly problems = new Stack<SyntaxProblem>();
  private readonly met = new Met();
  /** The last object by the hash of its keys: an estate has thousands written alike, which share what they have in common. */
  private readonly last = new Map<number, ObjectNode>();
  private lastStarts: readonly number[] = [];

  constructor(
    text: string,
    at: number,
    private readonly known: Known,
  ) {
    this.scanner = new Scanner(text, at);
    this.scanner.next();
    this.lastEnd = this.scanner.start;
  }

  next(): void {
    this.lastEnd = this.scanner.end;
    this.scanner.next();
  }

  atEnd(): boolean {
    return this.scanner.token === Token.end;
  }

  atValue(): boolean {
    const { token } = this.scanner;
    return token === Token.openBrace || token === Token.openBracket || (token >= Token.string && token <= Token.null);
  }

  problemHere(message: string, base: number): SyntaxProblem {
    const { start, end } = this.scanner;
    return { start: start - base, length: Math.max(1, end - start), message };
  }

  takeScanProblems(base: number): readonly SyntaxProblem[] {
    const { problems } = this.scanner;
    if (problems.length === 0) return noProblems;
    this.scanner.problems = [];
    return problems.map((p) => ({ ...p, start: p.start - base }));
  }

  value(depth: number): JsonNode {
    const { scanner } = this;
    if (scanner.token !== Token.openBrace && scanner.token !== Token.openBracket) return this.scalar();
    const known = scanner.problems.length === 0 ? this.known(scanner.start) : undefined;
    if (known) return this.skip(known);
    if (depth >= maxDepth) return this.tooDeep();
    return scanner.token === Token.openBrace ? this.object(depth) : this.array(depth);
  }

  /** Goes on behind a value that needs no parsing. */
  private skip(known: JsonNode): JsonNode {
    this.scanner.end = this.scanner.start + known.length;
    this.next();
    return known;
  }

  private scalar(): ScalarNode {
    const { scanner } = this;
    const node = scanner.problems.length === 0 ? this.met.scalar(scanner) : scalarAt(scanner, this.takeScanProblems(scanner.start));
    this.next();
    return node;
  }

  /** Skips a container nested beyond any use, bracket by bracket, so that depth never overflows the stack. */
  private tooDeep(): ScalarNode {
    const { scanner } = this;
    const { start } = scanner;
    let open = 0;
    do {
      if (scanner.token === Token.openBrace || scanner.token === Token.openBracket) open++;
      if (scanner.token === Token.closeBrace || scanner.token === Token.closeBracket) open--;
      this.next();
    } while (open > 0 && scanner.token !== Token.end);
    this.takeScanProblems(start);
    const length = this.lastEnd - start;
    return { kind: 'null', value: null, length, problems: [{ start: 0, length, message: 'This is nested too deeply to be a topology.' }], broken: true };
  }

  private object(depth: number): ObjectNode {
    const { scanner, keys, keyStarts, keyLengths, values, valueStarts } = this;
    const { start } = scanner;
    const keyBase = keys.top;
    const valueBase = values.top;
    const problemBase = this.problems.top;
    let shape = 0;
    let broken = false;
    let needComma = false;
    this.noteScanProblems(start);
    this.next();
    for (;;) {
      this.noteScanProblems(start);
      const { token } = scanner;
      if (token === Token.closeBrace || token === Token.closeBracket || token === Token.end) break;
      if (token === Token.comma) {
        if (!needComma) this.problems.push(this.problemHere('A property is expected before this comma.', start));
        needComma = false;
        this.next();
        continue;
      }
      if (token !== Token.string) {
        this.problems.push(this.problemHere('A property name in quotation marks is expected here.', start));
        // A stray value is skipped whole, so that what it holds is not taken for properties of this object.
        if (this.atValue()) this.value(depth + 1);
        else this.next();
        continue;
      }
      if (needComma) this.noteAfter('A comma is missing after this.', start);
      shape = (Math.imul(shape, 31) + scanner.hash) & 0x3fffffff;
      keys.push(this.met.string(scanner));
      keyStarts.push(scanner.start - start);
      keyLengths.push(scanner.end - scanner.start);
      needComma = true;
      if (!this.toValue(start)) {
        values.push(undefined);
        valueStarts.push(-1);
        continue;
      }
      const valueStart = scanner.start - start;
      const value = this.value(depth + 1);
      broken ||= value.broken;
      values.push(value);
      valueStarts.push(valueStart);
    }
    const closed = scanner.token === Token.closeBrace;
    const length = this.close(closed, start, '}');
    const problems = this.problems.cut(problemBase, noProblems);
    const like = this.last.get(shape);
    const ownKeys = keys.cut(keyBase, like?.keys);
    const node: ObjectNode = {
      kind: 'object', length, problems, broken: broken || problems.length > 0, closed,
      keys: ownKeys, keyStarts: keyStarts.cut(keyBase, like?.keyStarts), keyLengths: keyLengths.cut(keyBase, like?.keyLengths),
      values: values.cut(valueBase), valueStarts: valueStarts.cut(valueBase, like?.valueStarts), index: like && like.keys === ownKeys ? like.index : new KeyIndex(ownKeys),
    };
    this.last.set(shape, node);
    return node;
  }

  /** Goes on from a key to its value; where there is none, says what is missing. */
  private toValue(start: number): boolean {
    const { scanner } = this;
    this.next();
    this.noteScanProblems(start);
    if (scanner.token !== Token.colon) {
      this.noteAfter('A colon and a value are missing after this name.', start);
      return false;
    }
    this.next();
    if (this.atValue()) return true;
    this.noteScanProblems(start);
    this.noteAfter('A value is missing after this colon.', start);
    return false;
  }

  private array(depth: number): ArrayNode {
    const { scanner, values, valueStarts } = this;
    const { start } = scanner;
    const valueBase = values.top;
    const problemBase = this.problems.top;
    let broken = false;
    let needComma = false;
    this.noteScanProblems(start);
    this.next();
    for (;;) {
      const { token } = scanner;
      if (token === Token.closeBrace || token === Token.closeBracket || token === Token.end) break;
      if (token === Token.comma) {
        if (!needComma) this.problems.push(this.problemHere('A value is expected before this comma.', start));
        needComma = false;
        this.next();
        continue;
      }
      if (!this.atValue()) {
        this.noteScanProblems(start);
        this.problems.push(this.problemHere('A value is expected here.', start));
        this.next();
        continue;
      }
      if (needComma) this.noteAfter('A comma is missing after this.', start);
      const valueStart = scanner.start - start;
      const value = this.value(depth + 1);
      broken ||= value.broken;
      values.push(value);
      valueStarts.push(valueStart);
      needComma = true;
    }
    const closed = scanner.token === Token.closeBracket;
    const length = this.close(closed, start, ']');
    const problems = this.problems.cut(problemBase, noProblems);
    this.lastStarts = valueStarts.cut(valueBase, this.lastStarts);
    return { kind: 'array', length, problems, broken: broken || problems.length > 0, closed, values: values.cut(valueBase) as JsonNode[], valueStarts: this.lastStarts };
  }

  /** Ends a container at its own bracket, or before a foreign one, which then ends the container around it. */
  private close(closed: boolean, start: number, bracket: string): number {
    this.noteScanProblems(start);
    if (!closed) {
      this.problems.push({ start: 0, length: 1, message: `This bracket is not closed: "${bracket}" is missing.` });
      return Math.max(1, this.lastEnd - start);
    }
    const length = this.scanner.end - start;
    this.next();
    return length;
  }

  private noteScanProblems(base: number): void {
    if (this.scanner.problems.length === 0) return;
    for (const problem of this.takeScanProblems(base)) this.problems.push(problem);
  }

  /** A problem right behind the word before. */
  private noteAfter(message: string, base: number): void {
    this.problems.push({ start: Math.max(0, this.lastEnd - 1 - base), length: 1, message });
  }
}

/**
 * What belongs to several containers at once, each above the one around it. A list that grows by itself keeps room for
 * more, which takes half of the memory of a large tree; a part cut from a stack is as large as what it holds.
 */
class Stack<T> {
  private readonly items: T[] = [];
  top = 0;

  push(item: T): void {
    this.items[this.top++] = item;
  }

  /** Takes what stands from `base` on; where that is what `like` holds, `like` itself. */
  cut(base: number, like?: readonly T[]): readonly T[] {
    const { items, top } = this;
    this.top = base;
    if (like && like.length === top - base) {
      let same = 0;
      while (same < like.length && like[same] === items[base + same]) same++;
      if (same === like.length) return like;
    }
    return items.slice(base, top);
  }
}
