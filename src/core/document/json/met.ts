/**
 * Strings and scalars met before in the same text. Nodes know no absolute position, so equal ones can be one and the
 * same: an estate says "thin" ten thousand times.
 */
import type { ScalarNode, SyntaxProblem } from './node';
import { Token, type Scanner } from './scan';

/** How many are remembered, a power of two: a new one takes the place of an older one with the same hash. */
const places = 4096;

export class Met {
  private readonly strings = new Array<string | undefined>(places);
  private readonly scalars = new Array<ScalarNode | undefined>(places);

  /** What the string at the scanner means. */
  string(scanner: Scanner): string {
    if (!scanner.plain) return scanner.string;
    const place = scanner.hash & (places - 1);
    const known = this.strings[place];
    return known !== undefined && scanner.reads(known) ? known : (this.strings[place] = scanner.string);
  }

  /** The scalar at the scanner, with which nothing is wrong. */
  scalar(scanner: Scanner): ScalarNode {
    switch (scanner.token) {
      case Token.true: return literals.true;
      case Token.false: return literals.false;
      case Token.string: return scanner.plain ? this.scalarAt(scanner.hash & (places - 1), scanner) : scalarAt(scanner);
      case Token.number: return this.scalarAt(scanner.number & (places - 1), scanner);
      default: return literals.null;
    }
  }

  private scalarAt(place: number, scanner: Scanner): ScalarNode {
    const known = this.scalars[place];
    return known && isAt(known, scanner) ? known : (this.scalars[place] = scalarAt(scanner));
  }
}

function isAt({ value, length }: ScalarNode, scanner: Scanner): boolean {
  if (length !== scanner.end - scanner.start) return false;
  return typeof value === 'string' ? scanner.token === Token.string && scanner.reads(value) : scanner.token === Token.number && Object.is(value, scanner.number);
}

/** The scalar at the scanner, with what is wrong with it. */
export function scalarAt(scanner: Scanner, problems: readonly SyntaxProblem[] = none): ScalarNode {
  const length = scanner.end - scanner.start;
  const broken = problems.length > 0;
  switch (scanner.token) {
    case Token.string: return { kind: 'string', value: scanner.string, length, problems, broken };
    case Token.number: return { kind: 'number', value: scanner.number, length, problems, broken };
    default: return literals.null;
  }
}

const none: readonly never[] = [];
const literal = (kind: ScalarNode['kind'], value: boolean | null): ScalarNode => ({ kind, value, length: String(value).length, problems: none, broken: false });
const literals = { true: literal('boolean', true), false: literal('boolean', false), null: literal('null', null) };
