/** Carries operations out: asks whether they apply, completes and checks the answers, and leaves the rest to them. */
import type { Change } from '../../model/change';
import type { Entry } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { counted } from '../../util/words';
import type { AnyOperation, Answers, Given, OperationOutcome, OperationQuestion, Subject } from './operation';
import { supposing } from './supposing';

/** An answer that is missing or cannot be taken, and why. */
export interface Unanswered {
  readonly question: string;
  readonly reason: string;
}

export type Performed = OperationOutcome | { readonly kind: 'unanswered'; readonly problems: readonly Unanswered[] };

/** `true` where an operation may be asked for, else every reason why not. */
export function appliesTo(operation: AnyOperation, estate: Estate, subject: Subject): true | readonly string[] {
  if (!operation.on.includes(subject.collection)) return [`${operation.title}: this is no VM.`];
  return operation.applies(estate, subject as never);
}

export function questionsOf(operation: AnyOperation, estate: Estate, subject: Subject): readonly OperationQuestion[] {
  return operation.questions?.(estate, subject as never) ?? [];
}

/** The changes that carry out an operation with these answers; what is not answered is taken as suggested. */
export function perform(operation: AnyOperation, estate: Estate, subject: Subject, answers: Answers, given: Given): Performed {
  const applies = appliesTo(operation, estate, subject);
  if (applies !== true) return { kind: 'refused', reasons: applies };
  const questions = questionsOf(operation, estate, subject);
  const complete: Record<string, string> = {};
  const problems: Unanswered[] = [];
  for (const { name, suggested = '', validate } of questions) {
    const answer = (answers[name] ?? suggested).trim();
    const reason = validate(answer);
    if (reason === undefined) complete[name] = answer;
    else problems.push({ question: name, reason });
  }
  if (problems.length > 0) return { kind: 'unanswered', problems };
  return operation.perform(estate, subject as never, complete, given);
}

/**
 * The same for several VMs, in one edit: all of them or none. Those that a state makes pointless are left out as long as one is left:
 * powering off ten VMs of which two are off already powers off eight.
 */
export function performOnAll(operation: AnyOperation, estate: Estate, vms: readonly Entry<'vms'>[], given: Given): OperationOutcome {
  const wanted = vms.filter((vm) => appliesTo(operation, estate, vm) === true);
  const left = wanted.length > 0 ? wanted : vms;
  const changes: Change[] = [];
  const reasons: string[] = [];
  const { leaves } = operation;
  // What runs already leaves less to the next: each is asked about with those before it running.
  const supposed = leaves === 'on' && left.length > 1 ? supposing(estate, []) : estate;
  for (const vm of left) {
    const outcome = perform(operation, supposed, vm, {}, given);
    if (outcome.kind === 'changes' && supposed !== estate) supposed.update({ file: vm.file, changed: [{ ...vm, value: { ...vm.value, power: 'on' } }], removed: [] });
    if (outcome.kind === 'changes') changes.push(...outcome.changes);
    else if (outcome.kind === 'refused') reasons.push(...outcome.reasons);
    else reasons.push(...outcome.problems.map(({ reason }) => reason));
  }
  if (reasons.length > 0) return { kind: 'refused', reasons: firstOf([...new Set(reasons)]) };
  const others = vms.length - left.length;
  const rest = others === 0 ? '' : ` ${counted(others, 'other')} ${others === 1 ? 'was' : 'were'} left as ${others === 1 ? 'it is' : 'they are'}.`;
  return { kind: 'changes', changes, message: `${operation.phrase(counted(left.length, 'VM'))}: done.${rest}` };
}

/** Hundreds of VMs may each have their reasons: more than these nobody reads. */
const mostReasons = 12;

function firstOf(reasons: readonly string[]): readonly string[] {
  const others = reasons.length - mostReasons;
  return others <= 0 ? reasons : [...reasons.slice(0, mostReasons), `There ${others === 1 ? 'is 1 other reason' : `are ${others} other reasons`}.`];
}
