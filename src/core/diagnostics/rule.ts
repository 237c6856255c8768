/**
 * A rule: one file in `rules/`, named after its id, exporting `rule`. The catalogue gathers them; nothing else has to
 * be touched to add one.
 */
import type { Change } from '../model/change';
import type { DocumentEntry, Entry, Path } from '../model/entry';
import type { Estate } from '../model/estate';
import type { CollectionName } from '../model/ids';

export type Severity = 'error' | 'warning' | 'info';

/**
 * What a rule looks at, one at a time: the entries of a collection as the estate sees them, the entries of every
 * collection as each file has them, or what files say beside their entries.
 */
export type Scope = CollectionName | 'entry' | 'document';
export type SubjectOf<S extends Scope> = S extends CollectionName ? Entry<S> : S extends 'entry' ? Entry : DocumentEntry;

/** A place in a file, by path from the root. */
export interface Place {
  readonly file: string;
  readonly path: Path;
  /** The key, the value (unless given), or both. */
  readonly at?: 'key' | 'value' | 'entry';
  /** Which of several equal keys, from 0. */
  readonly occurrence?: number;
}

/** What a rule found: the narrowest place, what is wrong there, and the other sides of it. */
export interface Found<D = unknown> {
  readonly place: Place;
  /** One sentence with its numbers, in the words of the person who wrote the file. */
  readonly message: string;
  /** Where this is a milder case than the rule's severity says. */
  readonly severity?: Severity;
  readonly related?: readonly { readonly place: Place; readonly message: string }[];
  /** What `fixes` needs to know; plain data. */
  readonly data?: D;
}

/** What a rule answers about nearly every subject. One that is asked about ten thousand VMs answers with a list: a generator costs more than most of what they look at. */
export const nothingFound: readonly never[] = [];

/** A repair: shown by its title, applied as one edit. */
export interface Fix {
  /** An order, such as "Set memory to 64 GiB". */
  readonly title: string;
  readonly changes: readonly Change[];
  /** Whether it is the one to apply without asking. */
  readonly preferred?: boolean;
}

export interface Rule<S extends Scope = Scope, D = unknown> {
  readonly id: string;
  readonly severity: Severity;
  /** What it reports, in one sentence. Like the next two, to be shown it is asked of `explanations.ts`: bundles leave them out here. */
  readonly summary: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do. */
  readonly remedy: string;
  /** Documents, run as tests: good ones stay silent, bad ones carry the message under the line (see the catalogue test). To be shown they are asked of `examples.ts`: bundles leave them out here too. */
  readonly examples: { readonly good: readonly string[]; readonly bad: readonly string[] };
  readonly on: S | readonly S[];
  /** Set for a rule that tells what could not be read, or which entries several files declare: it is not asked about the many subjects of which there is nothing of it to tell. */
  readonly about?: 'problems' | 'repeats';
  /**
   * Set for a rule that finds something only where a subject has one of these fields, be it the wrong value: it is not asked
   * about others. "demand.cpuPeak" is a field of a field, and in "nics.*.gateway" "*" is any.
   */
  readonly fields?: readonly string[];
  /**
   * Set for a rule that reads much beside its subjects, such as the whole of the physical network: on these collections
   * what it finds is kept as a value of its own, and when that changes it is asked again without the other rules.
   */
  readonly apart?: readonly CollectionName[];
  readonly check: (subject: SubjectOf<S>, estate: Estate) => Iterable<Found<D>>;
  readonly fixes?: (found: Found<D>, subject: SubjectOf<S>, estate: Estate) => readonly Fix[];
}

/** A rule whatever it looks at: what the catalogue holds. */
export interface AnyRule extends Omit<Rule, 'check' | 'fixes'> {
  readonly check: (subject: never, estate: Estate) => Iterable<Found>;
  readonly fixes?: (found: Found<never>, subject: never, estate: Estate) => readonly Fix[];
}

/** Ties the types of a rule together. */
export function defineRule<S extends Scope, D = undefined>(rule: Rule<S, D>): AnyRule {
  return rule as unknown as AnyRule;
}

export function scopesOf(rule: AnyRule): readonly Scope[] {
  return typeof rule.on === 'string' ? [rule.on] : rule.on;
}

/** A place in what a rule looks at, by path below it; the key of an entry itself unless a path is given. */
export function placeIn(subject: Entry | DocumentEntry, path: Path = [], at?: Place['at']): Place {
  const place = { file: subject.file, path: [...rootOf(subject), ...path] };
  const where = at ?? (path.length === 0 && 'collection' in subject ? 'key' : undefined);
  return where ? { ...place, at: where } : place;
}

/** Path from the root of the file to a subject: what changes of it begin with. */
export function rootOf(subject: Entry | DocumentEntry): Path {
  return 'collection' in subject ? [subject.collection, subject.id] : [];
}
