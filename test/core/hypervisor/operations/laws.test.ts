import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../../src/core/diagnostics/catalogue';
import { operations } from '../../../../src/core/hypervisor/operations/operations';
import type { Answers, AnyOperation, Subject } from '../../../../src/core/hypervisor/operations/operation';
import { performOnAll, questionsOf, type Performed } from '../../../../src/core/hypervisor/operations/perform';
import { stateOf } from '../../../../src/core/hypervisor/operations/states';
import { memoryOf, vcpusOf } from '../../../../src/core/model/defaults';
import type { Vm } from '../../../../src/core/model/entities';
import type { Entry } from '../../../../src/core/model/entry';
import { givenBy } from '../../../../src/features/operations';
import type { Session } from '../../../../src/features/session';
import { mainFile, sessionOf } from '../../../support/estate';
import { carryOut } from '../../../support/randomEstate';
import { now } from '../../../features/support/gesture';
import { performedOn } from './support/operated';

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const sizes = fc.constantFrom('1 GiB', '4 GiB', '12 GiB');
const disk = fc.record({
  datastore: maybe(fc.constant('gold')), size: fc.constant('20 GiB'), used: maybe(fc.constantFrom('2 GiB', '50 %')),
  provisioning: maybe(fc.constantFrom('thin', 'thick-lazy')), mode: maybe(fc.constantFrom('persistent', 'independent')),
});
const vm = (id: string): fc.Arbitrary<unknown> => fc.record({
  host: maybe(fc.constantFrom('h1', 'h2')), power: maybe(fc.constantFrom('on', 'off', 'suspended')), template: maybe(fc.constantFrom(true, false, false)),
  vcpu: maybe(fc.integer({ min: 1, max: 4 })), memory: maybe(sizes), coresPerSocket: fc.constant(undefined),
  hotAdd: maybe(fc.constant({ cpu: true, memory: true })), disks: maybe(fc.record({ system: disk, data: maybe(disk) })),
  nics: maybe(fc.record({ eth0: fc.record({ network: maybe(fc.constant('lan')), mac: fc.constant(`00:50:56:00:00:0${id.slice(-1)}`), addresses: maybe(fc.constant([`10.0.0.${id.slice(-1)}/24`])) }) })),
  cdrom: maybe(fc.constant('host')), floppy: maybe(fc.constant('host')), passthrough: maybe(fc.constant(['gpu0'])),
  snapshots: maybe(fc.constant([{ name: 'old', size: '1 GiB' }])), linkedTo: id === 'v2' ? maybe(fc.constant('v1')) : fc.constant(undefined),
});
const host = fc.record({
  hypervisor: maybe(fc.constantFrom('esxi-8.0', 'hyperv-2022', 'virtualbox', 'proxmox', 'unheard-of')), memory: maybe(fc.constant('16 GiB')),
  cpu: maybe(fc.constant({ cores: 4 })), devices: fc.constant({ gpu0: { kind: 'gpu' } }), maintenance: maybe(fc.constantFrom(true, false, false)),
});
const texts = fc.record({
  hosts: fc.record({ h1: host, h2: host }), datastores: fc.constant({ gold: { capacity: '100 GiB' } }), networks: fc.constant({ lan: { subnet: '10.0.0.0/24' } }),
  vms: fc.record({ v1: vm('v1'), v2: vm('v2'), v3: vm('v3') }),
}).map((document) => `${JSON.stringify(document, null, 2)}\n`);

/** A wish: which operation, on which of what there is, and which of the answers that are offered. */
const wishes = fc.array(fc.record({ operation: fc.constantFrom(...operations), on: fc.nat(9), choices: fc.array(fc.nat(5), { minLength: 8, maxLength: 8 }) }), { minLength: 1, maxLength: 8 });

/** What is wrong with a document whatever its author wanted. */
const broken = new Set([
  'dangling-reference', 'duplicate-mac-address', 'duplicate-ip-address', 'duplicate-key', 'invalid-choice', 'invalid-id', 'invalid-ip-address', 'invalid-mac-address', 'invalid-quantity',
  'number-out-of-range', 'reference-cycle', 'reserved-address', 'uneven-sockets', 'unknown-field', 'wrong-type', 'disk-used-exceeds-size', 'prefix-length-mismatch',
]);
const open = (text: string): Session => sessionOf(text, { rules: rules.filter(({ id }) => broken.has(id)) });
const wrong = (session: Session): readonly string[] => [...session.findings().values()].flat().map(({ message }) => message);

interface Step { readonly operation: AnyOperation; readonly subject: Subject; readonly answers: Answers; readonly outcome: Performed; readonly before: Vm }

/** Carries wishes out one after the other; each is looked at once it is done or refused. */
function carryOutAll(text: string, wanted: readonly { operation: AnyOperation; on: number; choices: readonly number[] }[], look: (session: Session, step: Step) => void): void {
  const session = open(text);
  for (const { operation, on, choices } of wanted) {
    const subjects = operation.on.flatMap((collection) => session.estate.ids(collection).map((id) => session.estate.find(collection, id) as Subject));
    const subject = subjects[on % Math.max(1, subjects.length)];
    if (!subject) continue;
    const answers = Object.fromEntries(questionsOf(operation, session.estate, subject).map(({ name, kind, options = [], suggested = '' }, i): [string, string] => {
      const choice = choices[i] ?? 0;
      if (kind === 'choice') return [name, options[choice % Math.max(1, options.length)]?.value ?? suggested];
      return [name, kind === 'number' ? String(1 + choice) : kind === 'quantity' ? `${1 + choice} GiB` : suggested === '' ? 'a.iso' : suggested];
    }));
    const outcome = performedOn(session, operation.id, answers, subject.id);
    const before = subject.collection === 'vms' ? subject.value : {};
    if (outcome.kind === 'changes') carryOut(session, outcome.changes);
    look(session, { operation, subject, answers, outcome, before });
  }
}

describe('laws of operations', () => {
  it('any sequence leaves a document that parses, and in which nothing is wrong that was right before', () => {
    fc.assert(fc.property(texts, wishes, (text, wanted) => {
      fc.pre(wrong(open(text)).length === 0);
      carryOutAll(text, wanted, (session, { operation }) => {
        expect(session.document(mainFile)?.syntaxProblems()).toEqual([]);
        expect(wrong(session), operation.id).toEqual([]);
      });
    }), { numRuns: 300 });
  });

  it('each does what it says, and only then', () => {
    const done = new Set<string>();
    fc.assert(fc.property(texts, wishes, (text, wanted) => {
      carryOutAll(text, wanted, (session, step) => {
        if (step.outcome.kind === 'changes') {
          done.add(step.operation.id);
          expectDone(session, step);
        } else {
          const said = step.outcome.kind === 'refused' ? step.outcome.reasons : step.outcome.problems.map(({ reason }) => reason);
          expect(said.length).toBeGreaterThan(0);
          for (const reason of said) expect(reason).toMatch(/^["A-Z0-9].*[.)?]$/s);
        }
      });
    }), { numRuns: 600 });
    // Otherwise the law says nothing of them.
    expect(operations.map(({ id }) => id).filter((id) => !done.has(id))).toEqual([]);
  });

  it('what is done to several leaves each as if it had been done to it alone, where that is allowed', () => {
    fc.assert(fc.property(texts, fc.constantFrom(...operations.filter(({ leaves }) => leaves !== undefined)), (text, operation) => {
      const together = open(text);
      const vms = together.estate.ids('vms').flatMap((id) => together.estate.find('vms', id) ?? []);
      const outcome = performOnAll(operation, together.estate, vms, givenBy(together, now));
      fc.pre(outcome.kind === 'changes');
      carryOut(together, outcome.changes);
      const oneByOne = open(text);
      for (const { id } of vms) {
        const alone = performedOn(oneByOne, operation.id, {}, id);
        if (alone.kind === 'changes') carryOut(oneByOne, alone.changes);
      }
      expect(together.document(mainFile)?.text).toBe(oneByOne.document(mainFile)?.text);
    }), { numRuns: 300 });
  });
});

/** That the estate is now as the operation said it would be. */
function expectDone({ estate }: Session, { operation, subject, answers, before }: Step): void {
  const after = estate.value('vms', subject.id) ?? {};
  const made = estate.find('vms', answers['id']);
  const { snapshots = [] } = before;
  switch (operation.id) {
    case 'power-on': case 'resume': return expect(stateOf(after)).toBe('on');
    case 'power-off': return expect(stateOf(after)).toBe('off');
    case 'suspend': return expect(stateOf(after)).toBe('suspended');
    case 'snapshot': {
      const taken = after.snapshots?.at(-1);
      expect(after.snapshots).toHaveLength(snapshots.length + 1);
      expect(taken).toMatchObject({ name: answers['name'], taken: now, state: { power: stateOf(before), vcpu: vcpusOf(before), memory: memoryOf(before) } });
      return expect(taken?.memory === true && stateOf(before) !== 'on').toBe(false);
    }
    case 'revert': {
      const state = snapshots[Number(answers['snapshot'])]?.state;
      expect(after.snapshots).toEqual(before.snapshots);
      return expect([vcpusOf(after), memoryOf(after)]).toEqual([state?.vcpu ?? vcpusOf(before), state?.memory ?? memoryOf(before)]);
    }
    case 'consolidate': return expect(after.snapshots ?? []).toHaveLength(answers['snapshot'] === 'all' ? 0 : snapshots.length - 1);
    case 'clone': case 'clone-linked': case 'create': return expectMade(made, before, operation.id === 'clone-linked' ? subject.id : undefined);
    case 'delete': return expect(estate.find('vms', subject.id)).toBeUndefined();
    case 'reconfigure': return expect([String(vcpusOf(after)), memoryOf(after)]).toEqual([answers['vcpu'], Number(answers['memory']?.split(' ')[0]) * 2 ** 30]);
    case 'attach-disk': return expect(Object.keys(after.disks ?? {})).toHaveLength(Object.keys(before.disks ?? {}).length + 1);
    case 'detach-disk': return expect(Object.keys(after.disks ?? {})).toHaveLength(Object.keys(before.disks ?? {}).length - 1);
    case 'attach-nic': return expect(Object.keys(after.nics ?? {})).toHaveLength(Object.keys(before.nics ?? {}).length + 1);
    case 'detach-nic': return expect(Object.keys(after.nics ?? {})).toHaveLength(Object.keys(before.nics ?? {}).length - 1);
    case 'insert-cd': return expect(after.cdrom).toBe(answers['image']);
    case 'insert-floppy': return expect(after.floppy).toBe(answers['image']);
    case 'eject-cd': return expect(after.cdrom).toBeUndefined();
    case 'eject-floppy': return expect(after.floppy).toBeUndefined();
    case 'attach-passthrough': return expect(after.passthrough).toEqual([...(before.passthrough ?? []), answers['device']]);
    case 'detach-passthrough': return expect(after.passthrough ?? []).toEqual((before.passthrough ?? []).filter((_, i) => String(i) !== answers['device']));
    default: throw new Error(`Nothing is known of "${operation.id}".`);
  }
}

function expectMade(made: Entry<'vms'> | undefined, source: Vm, linkedTo: string | undefined): void {
  expect(made?.value).toMatchObject({ power: 'off' });
  expect(made?.value.snapshots).toBeUndefined();
  expect(made?.value.linkedTo).toBe(linkedTo);
  for (const nic of Object.values(made?.value.nics ?? {})) expect([nic.mac, nic.addresses]).toEqual([undefined, undefined]);
  if (linkedTo === undefined) return;
  expect(Object.keys(made?.value.disks ?? {})).toEqual(Object.keys(source.disks ?? {}));
  for (const each of Object.values(made?.value.disks ?? {})) expect(each).toMatchObject({ provisioning: 'thin', used: { value: 0 } });
}
