import { operationById } from '../../../../../src/core/hypervisor/operations/operations';
import type { Answers } from '../../../../../src/core/hypervisor/operations/operation';
import { perform, type Performed } from '../../../../../src/core/hypervisor/operations/perform';
import { givenBy } from '../../../../../src/features/operations';
import type { Session } from '../../../../../src/features/session';
import { sessionOf, type Files } from '../../../../support/estate';
import { changedLines, now, textsAfter } from '../../../../features/support/gesture';

/** A VM, and as much of an estate around it as a test needs: a host of 8 cores and 32 GiB unless `host` says otherwise. */
export function world(vm: string, { host = '"memory": "32 GiB", "cpu": { "cores": 8 }', more = '' }: { readonly host?: string; readonly more?: string } = {}): string {
  return `{\n  "hosts": { "esx": { ${host} } },\n  "vms": {\n    "web": { "host": "esx"${vm === '' ? '' : `, ${vm}`} }\n  }${more === '' ? '' : `,\n  ${more}`}\n}\n`;
}

/** The lines an operation on VM "web" takes out ("-") and puts in ("+"); or why not; or what was not answered. */
export function operated(files: Files, operation: string, answers: Answers = {}, vm = 'web'): string {
  const session = sessionOf(files);
  const outcome = performedOn(session, operation, answers, vm);
  switch (outcome.kind) {
    case 'refused': return `refused: ${outcome.reasons.join(' ')}`;
    case 'unanswered': return outcome.problems.map(({ question, reason }) => `${question}? ${reason}`).join('\n');
    case 'changes': return [...textsAfter(session, outcome.changes)].map(([file, after]) => changedLines(session.document(file)?.text ?? '', after)).join('\n---\n');
  }
}

/** What an operation says it has done; anything but changes fails the test. */
export function said(files: Files, operation: string, answers: Answers = {}, vm = 'web'): string {
  const outcome = performedOn(sessionOf(files), operation, answers, vm);
  if (outcome.kind !== 'changes') throw new Error(`It was ${outcome.kind}: ${JSON.stringify(outcome)}`);
  return outcome.message;
}

/** The questions of an operation, a line each: what it is called, what is suggested and what may be chosen. */
export function asked(files: Files, id: string, vm = 'web'): readonly string[] {
  const { estate } = sessionOf(files);
  const subject = estate.find('vms', vm) ?? estate.find('hosts', vm) ?? estate.find('clusters', vm);
  return (operationById.get(id)?.questions?.(estate, subject as never) ?? []).map(({ label, suggested, options }) => `${label}: ${suggested ?? ''}${options ? ` of ${options.map(({ text }) => text).join(', ')}` : ''}`);
}

export function performedOn(session: Session, id: string, answers: Answers, on: string): Performed {
  const operation = operationById.get(id);
  const { estate } = session;
  const subject = estate.find('vms', on) ?? estate.find('hosts', on) ?? estate.find('clusters', on);
  if (!operation || !subject) throw new Error(`There is no operation "${id}", or nothing called "${on}".`);
  return perform(operation, estate, subject, answers, givenBy(session, now));
}
