/** Which rules a subject can concern: told from what it holds, since most rules are about fields that few entries have. */
import type { DocumentEntry, Entry } from '../model/entry';
import type { Query } from '../model/estate';
import type { AnyRule, Found } from './rule';

/** A rule as it is asked in one scope. */
export interface Asked {
  readonly rule: AnyRule;
  /** Its own: rules are of many shapes, and this one is looked up hundreds of thousands of times. */
  readonly check: AnyRule['check'];
  /** What it finds, where that is kept as a value of its own. */
  readonly apart?: Query<readonly Found[]> | undefined;
}

/** The rules of one scope, whose subjects have no fields but those `possible`, where that is known. */
export class ConcernedRules {
  private readonly fields: Fields = new Map();
  /** A bit for each list of fields that some rule names. */
  private readonly bits = new Map<string, number>();
  private readonly needs: readonly { readonly asked: Asked; readonly anyOf: number }[];
  /** The rules for subjects with these bits: an estate has few kinds of them. */
  private readonly known = new Map<number, readonly Asked[]>();

  constructor(
    rules: readonly Asked[],
    private readonly possible?: ReadonlySet<string>,
  ) {
    this.needs = rules.filter(({ rule }) => this.canConcern(rule)).map((asked) => ({ asked, anyOf: this.bitsOf(asked.rule) }));
  }

  /** Those to ask about a subject, which may be one of several entries of one id, in their order; no other finds anything there. */
  of(subject: Entry | DocumentEntry, isRepeated = false): readonly Asked[] {
    const own = heldBy('collection' in subject ? subject.value : subject.header, this.fields);
    const held = own | (subject.problems.length > 0 ? bitOf.problems : 0) | (isRepeated ? bitOf.repeats : 0);
    let rules = this.known.get(held);
    if (!rules) this.known.set(held, (rules = this.needs.filter(({ anyOf }) => anyOf === 0 || (anyOf & held) !== 0).map(({ asked }) => asked)));
    return rules;
  }

  private canConcern({ about, fields }: AnyRule): boolean {
    return about !== undefined || fields === undefined || fields.some((field) => this.isPossible(field));
  }

  private isPossible(field: string): boolean {
    return this.possible?.has(field.split('.')[0] ?? '') ?? true;
  }

  /** What of a subject a rule needs, one of it at least; 0 where it is to be asked about every subject. */
  private bitsOf({ about, fields = [] }: AnyRule): number {
    if (about !== undefined) return bitOf[about];
    const own = fields.filter((field) => this.isPossible(field));
    if (own.length === 0) return 0;
    const list = own.join(' ');
    let bit = this.bits.get(list);
    if (bit === undefined) {
      // A number has so many bits; beyond that, rules are asked in vain.
      if (this.bits.size === most) return 0;
      this.bits.set(list, (bit = firstOfFields << this.bits.size));
      for (const field of own) name(this.fields, field.split('.'), bit);
    }
    return bit;
  }
}

/** Fields that rules name, and those below them; "*" stands for any. */
type Fields = Map<string, Named>;
interface Named {
  /** Of the rules that ask for no more than this field. */
  bits: number;
  readonly below: Fields;
}

function name(fields: Fields, [field = '', ...below]: readonly string[], bit: number): void {
  let named = fields.get(field);
  if (!named) fields.set(field, (named = { bits: 0, below: new Map() }));
  if (below.length === 0) named.bits |= bit;
  else name(named.below, below, bit);
}

/** The bits of the named fields that a value has. */
function heldBy(value: object, fields: Fields): number {
  let held = 0;
  if (fields.size === 0) return held;
  const any = fields.get('*');
  for (const field in value) {
    const named = any ?? fields.get(field);
    if (!named) continue;
    held |= named.bits;
    if (named.below.size === 0) continue;
    const below: unknown = (value as Readonly<Record<string, unknown>>)[field];
    if (typeof below === 'object' && below !== null) held |= heldBy(below, named.below);
  }
  return held;
}

const bitOf: Readonly<Record<NonNullable<AnyRule['about']>, number>> = { problems: 1, repeats: 2 };
const firstOfFields = 4;
const most = 29;
