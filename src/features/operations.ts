/** Operations on VMs as an editor offers them: by nodes of the diagram, with questions, and in the text where the cursor is. */
import { toValue, valueOf } from '../core/document/json/node';
import type { Change, JsonValue } from '../core/model/change';
import type { Entry } from '../core/model/entry';
import { perform, performOnAll, appliesTo, questionsOf, type Unanswered } from '../core/hypervisor/operations/perform';
import { operationById, operations } from '../core/hypervisor/operations/operations';
import type { AnyOperation, Answers, Given, OperationGroup, OperationOutcome, OperationQuestion, Subject } from '../core/hypervisor/operations/operation';
import { entityWord } from '../core/model/ids';
import { naturalOrder } from '../core/util/naturalOrder';
import { counted } from '../core/util/words';
import { entryOf, nodeOf } from './diagram/nodeIds';
import { missing } from './diagram/gestures/entries';
import { remove } from './diagram/gestures/remove';
import type { Session } from './session';

export { operations };

/** An operation as a menu shows it. */
export interface OfferedOperation {
  readonly id: string;
  readonly title: string;
  readonly group: OperationGroup;
  /** Whether it asks something before it is done. */
  readonly asks: boolean;
  /** Why it cannot be done; empty where it can be asked for. */
  readonly reasons: readonly string[];
}

export type OperateOutcome =
  | { readonly kind: 'changes'; readonly changes: readonly Change[]; readonly node: string | null; readonly message: string }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }
  | { readonly kind: 'unanswered'; readonly problems: readonly Unanswered[] };

/** The operations on what these nodes stand for, in the order of menus: on a VM, on several, or on the host or cluster where one is to be made. */
export function operationsOn(session: Session, nodes: readonly string[]): readonly OfferedOperation[] {
  const entries = nodes.map((node) => entryAt(session, node));
  const [first] = entries;
  if (!first || entries.some((entry) => entry?.collection !== first.collection)) return [];
  return operations.filter(({ on }) => on.includes(first.collection)).map((operation) => {
    const subjects = subjectsOf(session, operation, nodes);
    const reasons = subjects.kind === 'refused' ? subjects.reasons : reasonsAgainst(session, operation, subjects.subjects);
    return { id: operation.id, title: operation.title, group: operation.group, asks: operation.questions !== undefined, reasons };
  });
}

export type Asked =
  | { readonly kind: 'questions'; readonly title: string; readonly questions: readonly OperationQuestion[] }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** What an operation has to be told before it is done, and what it is then called: `Attach a disk to VM "web-01"`. */
export function askFor(session: Session, id: string, nodes: readonly string[]): Asked {
  const operation = operationById.get(id);
  if (!operation) return unknownOperation(id);
  const found = subjectsOf(session, operation, nodes);
  if (found.kind === 'refused') return found;
  const reasons = reasonsAgainst(session, operation, found.subjects);
  if (reasons.length > 0) return { kind: 'refused', reasons };
  const [subject] = found.subjects;
  const questions = subject && found.subjects.length === 1 ? questionsOf(operation, session.estate, subject) : [];
  return { kind: 'questions', title: operation.phrase(wordsFor(found.subjects)), questions };
}

/** The changes that carry out an operation. @param now the time, ISO 8601 */
export function operate(session: Session, id: string, nodes: readonly string[], answers: Answers, now: string): OperateOutcome {
  const operation = operationById.get(id);
  if (!operation) return unknownOperation(id);
  const found = subjectsOf(session, operation, nodes);
  if (found.kind === 'refused') return found;
  const { subjects } = found;
  const [subject, another] = subjects;
  if (!subject) throw new Error(`${id} has nothing to be done to.`);
  const given = givenBy(session, now);
  const outcome = another ? performOnAll(operation, session.estate, subjects as readonly Entry<'vms'>[], given) : perform(operation, session.estate, subject, answers, given);
  return outcome.kind === 'changes' ? withNode(outcome) : outcome;
}

/** An operation offered where the cursor is. */
export interface OperationAction {
  readonly id: string;
  /** `Power off VM "web-01"`; with "…" where it asks first. */
  readonly title: string;
  readonly node: string;
  /** What it does; undefined where it asks first, or is refused. */
  readonly changes: readonly Change[] | undefined;
  readonly refused: readonly string[];
}

/** The operations that apply to the VM whose text holds both offsets. */
export function operationActionsIn(session: Session, file: string, start: number, end: number, now: string): readonly OperationAction[] {
  const document = session.document(file);
  const vm = document?.whole === true ? vmAround(session, file, start, end) : undefined;
  if (!vm) return [];
  const node = nodeOf('vms', vm.id);
  return operations.filter((operation) => operation.on.includes('vms') && appliesTo(operation, session.estate, vm) === true).map((operation): OperationAction => {
    const title = operation.phrase(wordsFor([vm]));
    if (operation.questions) return { id: operation.id, title: `${title}…`, node, changes: undefined, refused: [] };
    const outcome = operate(session, operation.id, [node], {}, now);
    return { id: operation.id, title, node, changes: outcome.kind === 'changes' ? outcome.changes : undefined, refused: outcome.kind === 'refused' ? outcome.reasons : [] };
  });
}

/** The VM, host or cluster whose text holds an offset, as a node; undefined in the text of anything else. */
export function operandAt(session: Session, file: string, offset: number): string | undefined {
  const [collection, id] = session.document(file)?.at(offset)?.path ?? [];
  return typeof id === 'string' && entryAt(session, `${String(collection)}/${id}`) ? `${String(collection)}/${id}` : undefined;
}

/** What operations are handed of a session. */
export function givenBy(session: Session, now: string): Given {
  return {
    now,
    written: ({ file, collection, id }) => {
      const node = valueOf(valueOf(session.document(file)?.root, collection), id);
      return node?.kind === 'object' ? (toValue(node) as Readonly<Record<string, JsonValue>>) : {};
    },
    removal: (vms, references) => {
      const outcome = remove(session, vms.map(({ id }) => nodeOf('vms', id)), references);
      return outcome.kind === 'changes' ? outcome.changes : [];
    },
  };
}

type Found = { readonly kind: 'found'; readonly subjects: readonly Subject[] } | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** What an operation would be done to. One that makes a VM is done to where the node is, or else to the first host or cluster. */
function subjectsOf(session: Session, operation: AnyOperation, nodes: readonly string[]): Found {
  const gone = nodes.flatMap((node) => {
    const name = entryOf(node);
    return name && !session.estate.find(name.collection, name.id) ? [missing(name.collection, name.id)] : [];
  });
  if (gone.length > 0) return { kind: 'refused', reasons: gone };
  if (!operation.on.includes('vms')) return placeFor(session, nodes[0]);
  // Several NICs of a VM stand for one VM.
  const vms = [...new Set(nodes.map((node) => entryAt(session, node)))];
  const subjects = vms.filter((entry) => entry?.collection === 'vms') as readonly Entry<'vms'>[];
  if (subjects.length === 0 || subjects.length < vms.length) return { kind: 'refused', reasons: ['This is done to VMs: put the cursor into one, or select one in the diagram.'] };
  if (subjects.length > 1 && operation.leaves === undefined) return { kind: 'refused', reasons: [`${counted(subjects.length, 'VM')} are selected, and this is done to one: select it alone.`] };
  return { kind: 'found', subjects };
}

function placeFor(session: Session, node: string | undefined): Found {
  const { estate } = session;
  const entry = node === undefined ? undefined : entryAt(session, node);
  const near = entry?.collection === 'vms' ? entry : undefined;
  const place = entry?.collection === 'hosts' || entry?.collection === 'clusters' ? entry : estate.find('hosts', near?.value.host) ?? estate.find('clusters', near?.value.cluster);
  if (place) return { kind: 'found', subjects: [place] };
  for (const collection of ['hosts', 'clusters'] as const) {
    const first = estate.find(collection, estate.ids(collection).toSorted(naturalOrder)[0]);
    if (first) return { kind: 'found', subjects: [first] };
  }
  return { kind: 'refused', reasons: ['There is no host and no cluster to create a VM on: add one first.'] };
}

/** Why an operation applies to none of them. */
function reasonsAgainst(session: Session, operation: AnyOperation, subjects: readonly Subject[]): readonly string[] {
  const verdicts = subjects.map((subject) => appliesTo(operation, session.estate, subject));
  if (verdicts.includes(true)) return [];
  return [...new Set(verdicts.flatMap((verdict) => (verdict === true ? [] : verdict)))].slice(0, mostReasons);
}
const mostReasons = 5;

function entryAt(session: Session, node: string): Subject | undefined {
  const name = entryOf(node);
  switch (name?.collection) {
    case 'vms': return session.estate.find('vms', name.id);
    case 'hosts': return name.part ? undefined : session.estate.find('hosts', name.id);
    case 'clusters': return session.estate.find('clusters', name.id);
    default: return undefined;
  }
}

function vmAround(session: Session, file: string, start: number, end: number): Entry<'vms'> | undefined {
  const document = session.document(file);
  const [collection, id] = document?.at(start)?.path ?? [];
  const [otherCollection, otherId] = document?.at(end)?.path ?? [];
  if (collection !== 'vms' || otherCollection !== collection || typeof id !== 'string' || id !== otherId) return undefined;
  const entry = session.estate.find('vms', id);
  // Declared twice, the other one counts.
  return entry?.file === file ? entry : undefined;
}

function withNode({ changes, message, select }: Extract<OperationOutcome, { kind: 'changes' }>): OperateOutcome {
  return { kind: 'changes', changes, message, node: select ? nodeOf(select.collection, select.id) : null };
}

/** `VM "web-01"`, "3 VMs". */
function wordsFor(subjects: readonly Subject[]): string {
  const [first] = subjects;
  return first && subjects.length === 1 ? `${entityWord[first.collection]} "${first.id}"` : counted(subjects.length, 'VM');
}

function unknownOperation(id: string): { readonly kind: 'refused'; readonly reasons: readonly string[] } {
  return { kind: 'refused', reasons: [`There is no operation "${id}".`] };
}
