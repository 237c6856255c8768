import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../../src/core/document/applyChanges';
import type { Change, JsonValue } from '../../../src/core/model/change';
import { defineRule, placeIn, type AnyRule, type Scope } from '../../../src/core/diagnostics/rule';
import { hostLoad } from '../../../src/core/hypervisor/sharing/hostLoad';
import type { Session } from '../../../src/features/session';
import { sessionOf, type Files } from '../../support/estate';
import { applyFix, findingsOf, rangeOf, relatedOf, sortedFindings } from '../../support/findings';

const files: Readonly<Record<string, string>> = {
  'main.virt.json': `{
  "topovisor": 1, "imports": ["storage.virt.json"],
  "clusters": { "prod": { "policies": { "vcpuPerCore": 2 } } },
  "hosts": {
    "esx-01": { "cluster": "prod", "cpu": { "cores": 4, "clock": "2 GHz" }, "memory": "16 GiB" },
    "esx-02": { "cluster": "prod", "cpu": { "cores": 4 }, "memory": "8 GiB", "maintenance": true }
  },
  "networks": { "web": { "vlan": 10, "subnet": "10.0.10.0/24" } },
  "vms": {
    "a": { "host": "esx-01", "vcpu": 4, "memory": "8 GiB", "nics": { "eth0": { "network": "web", "mac": "00:50:56:00:00:01", "addresses": ["10.0.10.11/24"] } } },
    "b": { "host": "esx-02", "vcpu": 6, "memory": "12 GiB", "disks": { "system": { "datastore": "gold", "size": "40 GiB" } }, "demand": { "memory": "50 %" } },
    "c": { "host": "esx-01", "memory": "4 GiB", "nics": { "eth0": { "network": "web", "mac": "00:50:56:00:00:01" } } }
  }
}
`,
  'storage.virt.json': '{ "datastores": { "gold": { "capacity": "100 GiB", "mountedBy": ["prod"] } }, "vms": { "c": { "vcpu": 1 } } }\n',
};

/** Every finding with its place, as text. */
function allOf(session: Session): readonly string[] {
  const places = sortedFindings(session).map(({ place }) => JSON.stringify(place));
  return findingsOf(session).map((line, i) => `${places[i] ?? ''} ${line}`);
}
const texts = (session: Session): Files => Object.fromEntries(session.files().map((file) => [file, session.document(file)?.text ?? '']));

/** An import that was taken back closes its file; one that comes again wants it again. */
function handInImports(session: Session): void {
  for (let wanted = session.wanted(); wanted.length > 0; wanted = session.wanted()) {
    for (const { file } of wanted) {
      const text = files[file];
      if (text === undefined) session.cannotRead(file, 'there is no such file');
      else session.open(file, text);
    }
  }
}

/** The edit that makes one text of another, from the first character that differs to the last. */
function replacement(from: string, to: string): { readonly offset: number; readonly length: number; readonly text: string } {
  const shorter = Math.min(from.length, to.length);
  let [offset, kept] = [0, 0];
  while (offset < shorter && from[offset] === to[offset]) offset++;
  while (kept < shorter - offset && from[from.length - 1 - kept] === to[to.length - 1 - kept]) kept++;
  return { offset, length: from.length - offset - kept, text: to.slice(offset, to.length - kept) };
}

/** Text that turns one document into another at random places: keys, values, brackets, quotes. */
const fragments = ['"', '{', '}', ',', ':', '[', ']', ' ', '"esx-01"', '"esx-02"', '"host"', '"memory": "1 GiB", ', '"a"', '0', '9', '"vms": {}, ', '"z": { "host": "esx-01" }, ', '// x\n', 'GiB', '-'];
const textEdits = fc.array(fc.record({
  file: fc.constantFrom('main.virt.json', 'storage.virt.json'), at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.integer({ min: 0, max: 6 }), text: fc.constantFrom('', ...fragments),
}), { minLength: 1, maxLength: 8 });

const vm = fc.constantFrom('a', 'b', 'c', 'd');
const set = (path: fc.Arbitrary<readonly (string | number)[]>, value: fc.Arbitrary<JsonValue>): fc.Arbitrary<Change> => fc.record({ kind: fc.constant('set' as const), file: fc.constant('main.virt.json'), path, value });
const wishes: fc.Arbitrary<readonly Change[]> = fc.array(fc.oneof(
  set(vm.map((id) => ['vms', id, 'host']), fc.constantFrom('esx-01', 'esx-02', 'esx-03')),
  set(vm.map((id) => ['vms', id, 'memory']), fc.constantFrom('1 GiB', '8 GiB', '64 GiB', '8 Go', 8)),
  set(vm.map((id) => ['vms', id, 'power']), fc.constantFrom('on', 'off')),
  set(vm.map((id) => ['vms', id, 'nics', 'eth0', 'addresses']), fc.constantFrom(['10.0.10.11'], ['10.0.20.1'], [])),
  set(vm.map((id) => ['vms', id, 'nics', 'eth0', 'network']), fc.constantFrom('web', 'none')),
  set(fc.constantFrom(['hosts', 'esx-01', 'memory'], ['hosts', 'esx-03', 'memory']), fc.constantFrom('4 GiB', '64 GiB')),
  set(fc.constant(['policies', 'memoryOvercommit']), fc.constantFrom(1, 2)),
  set(fc.constant(['clusters', 'prod', 'policies', 'vcpuPerCore']), fc.constantFrom(1, 8)),
  fc.record({ kind: fc.constant('remove' as const), file: fc.constant('main.virt.json'), path: fc.constantFrom(['vms', 'a'], ['hosts', 'esx-01'], ['networks'], ['imports'], ['vms', 'c'], ['clusters', 'prod']) }),
  fc.record({ kind: fc.constant('rename' as const), file: fc.constant('main.virt.json'), path: fc.constantFrom(['vms', 'a'], ['hosts', 'esx-01'], ['vms', 'b']), to: fc.constantFrom('a', 'b', 'renamed') }),
), { minLength: 1, maxLength: 8 });

describe('findings kept in step', () => {
  it('are those found from scratch, after any edits of the text', () => {
    fc.assert(fc.property(textEdits, (edits) => {
      const session = sessionOf(files);
      session.findings();
      const lastWhole = new Map(Object.entries(files));
      for (const { file, at, length, text } of edits) {
        const document = session.document(file);
        if (!document) continue;
        const offset = Math.floor(at * document.text.length);
        session.edit(file, [{ offset, length: Math.min(length, document.text.length - offset), text }]);
        handInImports(session);
        session.findings();
        if (document.whole) lastWhole.set(file, document.text);
      }
      // While brackets do not match, the entries of the last whole text are kept on purpose: the user takes that back.
      for (const file of session.files()) {
        const document = session.document(file);
        if (document && !document.whole) session.edit(file, [replacement(document.text, lastWhole.get(file) ?? '')]);
      }
      handInImports(session);
      expect(session.files().every((file) => session.document(file)?.whole === true)).toBe(true);
      expect(allOf(session)).toEqual(allOf(sessionOf(texts(session))));
    }), { numRuns: 100 });
  });

  it('are those found from scratch, after any changes of the model', () => {
    fc.assert(fc.property(wishes, (changes) => {
      const session = sessionOf(files);
      session.findings();
      for (const change of changes) {
        const document = session.document(change.file);
        if (document) session.edit(change.file, [...applyChanges({ text: document.text, tree: document.tree }, [change])].reverse());
        handInImports(session);
        session.findings();
      }
      expect(allOf(session)).toEqual(allOf(sessionOf(texts(session))));
    }), { numRuns: 100 });
  });
});

/** A rule that notes whom it looks at. */
function noting(on: Scope | readonly Scope[], look: AnyRule['check'] = () => [], apart: AnyRule['apart'] = []): { readonly rule: AnyRule; readonly seen: () => readonly string[] } {
  let seen: string[] = [];
  const text = { id: 'noting', severity: 'info', summary: '', why: '', remedy: '', examples: { good: [], bad: [] } } as const;
  const rule = defineRule({
    ...text, on, apart,
    check: (subject, estate) => {
      seen.push('collection' in subject ? `${subject.collection}/${subject.id}${subject.file === 'main.virt.json' ? '' : ` of ${subject.file}`}` : subject.file);
      return look(subject as never, estate);
    },
  });
  return { rule, seen: () => seen.splice(0).sort() };
}
function edit(session: Session, path: readonly string[], value: JsonValue, file = 'main.virt.json'): void {
  applyFix(session, { title: '', changes: [{ kind: 'set', file, path, value }] });
  session.findings();
}

describe('a rule', () => {
  it('about a collection sees each entry that counts, once', () => {
    const { rule, seen } = noting(['vms', 'hosts']);
    sessionOf(files, { rules: [rule] }).findings();
    expect(seen()).toEqual(['hosts/esx-01', 'hosts/esx-02', 'vms/a', 'vms/b', 'vms/c']);
  });

  it('about entries as text sees those of every file', () => {
    const { rule, seen } = noting('entry');
    sessionOf(files, { rules: [rule] }).findings();
    expect(seen()).toEqual(['clusters/prod', 'datastores/gold of storage.virt.json', 'hosts/esx-01', 'hosts/esx-02', 'networks/web', 'vms/a', 'vms/b', 'vms/c', 'vms/c of storage.virt.json']);
  });

  it('about documents sees every file', () => {
    const { rule, seen } = noting('document');
    sessionOf(files, { rules: [rule] }).findings();
    expect(seen()).toEqual(['main.virt.json', 'storage.virt.json']);
  });

  it('runs again only on the entry that changed', () => {
    const { rule, seen } = noting('entry');
    const session = sessionOf(files, { rules: [rule] });
    session.findings();
    seen();
    edit(session, ['vms', 'a', 'memory'], '2 GiB');
    expect(seen()).toEqual(['vms/a']);
  });

  it('runs again where what it read of others has changed, and not where a sum came out equal', () => {
    const { rule, seen } = noting(['hosts', 'vms'], (subject: { readonly id: string }, estate) => {
      estate.query(hostLoad, subject.id);
      return [];
    });
    const session = sessionOf(files, { rules: [rule] });
    session.findings();
    seen();
    edit(session, ['vms', 'a', 'memory'], '2 GiB');
    expect(seen()).toEqual(['hosts/esx-01', 'vms/a']);
    edit(session, ['vms', 'a', 'guest'], 'debian-12');
    expect(seen()).toEqual(['vms/a']);
    edit(session, ['vms', 'a', 'host'], 'esx-02');
    expect(seen()).toEqual(['hosts/esx-01', 'hosts/esx-02', 'vms/a']);
  });

  it('kept apart on a collection is asked again without the others there', () => {
    const readsClusters: AnyRule['check'] = (_, estate) => {
      estate.value('clusters', 'prod');
      return [];
    };
    const apart = noting(['hosts', 'vms'], readsClusters, ['hosts']);
    const beside = noting(['hosts', 'vms']);
    const session = sessionOf(files, { rules: [apart.rule, beside.rule] });
    session.findings();
    expect([apart.seen(), beside.seen()]).toEqual([['hosts/esx-01', 'hosts/esx-02', 'vms/a', 'vms/b', 'vms/c'], ['hosts/esx-01', 'hosts/esx-02', 'vms/a', 'vms/b', 'vms/c']]);
    edit(session, ['clusters', 'prod', 'name'], 'Production');
    expect([apart.seen(), beside.seen()]).toEqual([['hosts/esx-01', 'hosts/esx-02', 'vms/a', 'vms/b', 'vms/c'], ['vms/a', 'vms/b', 'vms/c']]);
  });

  it('runs on documents when something outside the entries changes, and on no entry when a comment between them does', () => {
    const { rule, seen } = noting(['document', 'entry']);
    const session = sessionOf(files, { rules: [rule] });
    session.findings();
    seen();
    edit(session, ['name'], 'Campus');
    expect(seen()).toEqual(['main.virt.json']);
    session.edit('main.virt.json', [{ offset: 1, length: 0, text: '\n\n  // a comment\n' }]);
    session.findings();
    expect(seen().filter((subject) => subject.includes('/'))).toEqual([]);
  });
});

describe('a finding', () => {
  it('has the severity of the settings, and none where the rule is off', () => {
    const text = '{ "vms": { "web": {} } }';
    const severity = (chosen?: 'error' | 'info' | 'off'): readonly string[] => sortedFindings(sessionOf(text, chosen ? { severities: { 'vm-unplaced': chosen } } : {})).map((finding) => finding.severity);
    expect([severity(), severity('error'), severity('info'), severity('off')]).toEqual([['warning'], ['error'], ['info'], []]);
  });

  it('may be milder than its rule, but follows the settings all the same', () => {
    const text = '{ "hosts": { "two": { "cpu": { "sockets": 2, "cores": 8 } } }, "vms": { "a": { "host": "two", "vcpu": 12, "coresPerSocket": 12 }, "b": { "vcpu": 3, "coresPerSocket": 2 } } }';
    const severitiesOf = (session: Session): readonly string[] => sortedFindings(session).filter(({ rule }) => rule.id === 'vcpu-topology-inconsistent').map(({ severity }) => severity);
    expect(severitiesOf(sessionOf(text))).toEqual(['warning', 'error']);
    expect(severitiesOf(sessionOf(text, { severities: { 'vcpu-topology-inconsistent': 'info' } }))).toEqual(['info', 'info']);
  });

  it('goes when its entry goes, and stays with the file that still has it', () => {
    const session = sessionOf(files);
    expect(findingsOf(session, 'duplicate-entry')).toEqual(['at "c" in storage.virt.json: VM "c" is declared in main.virt.json already: this one does not count.']);
    applyFix(session, { title: '', changes: [{ kind: 'remove', file: 'main.virt.json', path: ['vms', 'c'] }] });
    expect(findingsOf(session, 'duplicate-entry')).toEqual([]);
    expect(findingsOf(session, 'vm-unplaced')).toEqual(['at "c" in storage.virt.json: VM "c" is on no host and in no cluster.']);
  });

  it('shows the other sides of a conflict', () => {
    const session = sessionOf(files);
    const [finding] = sortedFindings(session).filter(({ rule }) => rule.id === 'duplicate-mac-address');
    expect(finding && relatedOf(session, finding)).toEqual(['"00:50:56:00:00:01": The MAC address of "eth0" of VM "c".']);
  });

  it('leads to the repairs of the file it is in', () => {
    const session = sessionOf({ main: '{ "imports": ["more"], "vms": { "a": {} } }', more: '{ "vms": { "a": {} } }' });
    const [finding] = sortedFindings(session).filter(({ rule }) => rule.id === 'duplicate-entry');
    expect(finding && session.fixesOf(finding)).toEqual([{ title: 'Remove this VM "a"', changes: [{ kind: 'remove', file: 'more', path: ['vms', 'a'] }] }]);
  });

  it('points at the key of what lacks a field, where the field it is about is not written', () => {
    const session = sessionOf('{ "hosts": { "esx": { "cpu": { "cores": 1 }, "memory": "1 MiB" } }, "vms": { "a": { "host": "esx" } } }');
    expect(findingsOf(session, 'vm-larger-than-host')).toEqual(['at "a": VM "a" has 1 GiB of memory but host "esx" has 1 MiB.']);
    expect(placeIn({ collection: 'vms', id: 'a', file: 'f', value: {}, problems: [], references: [] })).toEqual({ file: 'f', path: ['vms', 'a'], at: 'key' });
    const [finding] = sortedFindings(session);
    expect(finding && rangeOf(session, finding.place).start.line).toBe(0);
  });
});
