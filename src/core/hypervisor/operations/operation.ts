/**
 * An operation on a VM: from the model to an edit, or to every reason why not.
 *
 * One file each, named after its id and exporting `operation`; `operations.ts` lists them in the order of menus. What is
 * not known never refuses: a product the catalogue does not have, a host that says nothing of itself.
 */
import type { Change, JsonValue } from '../../model/change';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import type { CollectionName } from '../../model/ids';
import type { PowerState } from './states';

/** What an operation is done to: a VM, or the place where one is to be made. */
export type Subject = Entry<'vms'> | Entry<'hosts'> | Entry<'clusters'>;

/** The part of a menu it stands in. */
export type OperationGroup = 'power' | 'snapshots' | 'clone' | 'hardware' | 'life';

export interface Operation<S extends Subject = Entry<'vms'>> {
  /** The name of its file. */
  readonly id: string;
  /** An order, as a menu shows it: "Attach disk". */
  readonly title: string;
  /** The same with what it is done to: `Attach a disk to VM "web-01"`. */
  readonly phrase: (what: string) => string;
  readonly group: OperationGroup;
  /** The collections of what it may be done to. */
  readonly on: readonly S['collection'][];
  /** The state it leaves each of several VMs in; absent where it is done to one alone. */
  readonly leaves?: PowerState;
  /** `true` where it may be asked for, else every reason why not. Cheap: asked while a cursor moves, for every operation. */
  readonly applies: (estate: Estate, subject: S) => true | readonly string[];
  /** What has to be said first; none where nothing has. */
  readonly questions?: (estate: Estate, subject: S) => readonly OperationQuestion[];
  /** Invariant: every question is answered with something it takes, and `applies` holds; see `perform.ts`. */
  readonly perform: (estate: Estate, subject: S, answers: Answers, given: Given) => OperationOutcome;
}

/** An operation whatever it is done to: what lists hold. */
export interface AnyOperation extends Omit<Operation, 'on' | 'applies' | 'questions' | 'perform'> {
  readonly on: readonly CollectionName[];
  readonly applies: (estate: Estate, subject: never) => true | readonly string[];
  readonly questions?: (estate: Estate, subject: never) => readonly OperationQuestion[];
  readonly perform: (estate: Estate, subject: never, answers: Answers, given: Given) => OperationOutcome;
}

export interface OperationQuestion {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'number' | 'quantity' | 'choice';
  /** Of a choice: what may be answered, and how it is shown. */
  readonly options?: readonly Option[];
  /** What counts unless something else is answered; an empty answer may be suggested too, where it is taken. */
  readonly suggested?: string;
  /** What an answer looks like, where none is suggested. */
  readonly example?: string;
  /** Why an answer cannot be taken, as a sentence; undefined where it can. */
  readonly validate: (answer: string) => string | undefined;
}

export interface Option {
  readonly value: string;
  readonly text: string;
}

/** Answers by the name of the question, as a person gives them: "8 GiB", "4". */
export type Answers = Readonly<Record<string, string>>;

/** What an operation is handed, because the core has none of it. */
export interface Given {
  /** The time, ISO 8601. */
  readonly now: string;
  /** What the text says of an entry, as it is written. */
  readonly written: (entry: Entry) => Readonly<Record<string, JsonValue>>;
  /** The changes that take VMs out; what names them goes with them, or stays and dangles. */
  readonly removal: (vms: readonly Entry<'vms'>[], references: 'clear' | 'keep') => readonly Change[];
}

export type OperationOutcome =
  /** `message` says what was done and what was not, for a person; `select` is what came into being. */
  | { readonly kind: 'changes'; readonly changes: readonly Change[]; readonly message: string; readonly select?: { readonly collection: CollectionName; readonly id: string } }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** Forgets what it is done to: a caller chooses by `on`. */
export function defineOperation<S extends Subject = Entry<'vms'>>(operation: Operation<S>): AnyOperation {
  return operation as unknown as AnyOperation;
}

export function refused(reasons: readonly string[]): OperationOutcome {
  return { kind: 'refused', reasons };
}

/** The answer to a question that is known to be answered. @throws {Error} when it is not: `perform.ts` sees to it. */
export function answerTo(answers: Answers, question: string): string {
  const answer = answers[question];
  if (answer === undefined) throw new Error(`The question "${question}" is not answered.`);
  return answer;
}
