/** Which rules a subject can concern: told from what it holds, since most rules are about fields that few entries have. */
import type { DocumentEntry, Entry } from '../model/entry';
import type { AnyRule } from './rule';

/** The rules of one scope, whose subjects have no fields but those `possible`, where that is known. */
export class ConcernedRules {
  /** A bit for each field that some rule names. */
  private readonly bits = new Map<string, number>();
  private readonly needs: readonly { readonly rule: AnyRule; readonly anyOf: number }[];
  /** The rules for subjects with these bits: an estate has few kinds of them. */
  private readonly known = new Map<number, readonly AnyRule[]>();

  constructor(
    rules: readonly AnyRule[],
    private readonly possible?: ReadonlySet<string>,
  ) {
    this.needs = rules.filter((rule) => this.canConcern(rule)).map((rule) => ({ rule, anyOf: this.bitsOf(rule) }));
  }

  /** Those to ask about a subject, in their order; no other finds anything there. */
  of(subject: Entry | DocumentEntry): readonly AnyRule[] {
    let held = subject.problems.length > 0 ? problems : 0;
    const fields = 'collection' in subject ? subject.value : subject.header;
    for (const field in fields) held |= this.bits.get(field) ?? 0;
    let rules = this.known.get(held);
    if (!rules) this.known.set(held, (rules = this.needs.filter(({ anyOf }) => anyOf === 0 || (anyOf & held) !== 0).map(({ rule }) => rule)));
    return rules;
  }

  private canConcern({ about, fields }: AnyRule): boolean {
    return about === 'problems' || fields === undefined || fields.some((field) => this.isPossible(field));
  }

  private isPossible(field: string): boolean {
    return this.possible?.has(field) ?? true;
  }

  /** What of a subject a rule needs, one of it at least; 0 where it is to be asked about every subject. */
  private bitsOf({ about, fields = [] }: AnyRule): number {
    if (about === 'problems') return problems;
    let anyOf = 0;
    for (const field of fields) {
      if (!this.isPossible(field)) continue;
      let bit = this.bits.get(field);
      if (bit === undefined) {
        // A number has so many bits; beyond that, rules are asked in vain.
        if (this.bits.size === most) return 0;
        this.bits.set(field, (bit = 2 << this.bits.size));
      }
      anyOf |= bit;
    }
    return anyOf;
  }
}

const problems = 1;
const most = 29;
