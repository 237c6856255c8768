import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../src/core/diagnostics/catalogue';
import { applyChanges } from '../../../src/core/document/applyChanges';
import type { TextEdit } from '../../../src/core/document/json/reparse';
import { changesFor } from '../../../src/features/diagram/gestures';
import { inspect } from '../../../src/features/diagram/inspection';
import { DiagramProjection } from '../../../src/features/diagram/projection';
import type { Session } from '../../../src/features/session';
import type { Gesture } from '../../../src/protocol/messages';
import type { DiagramNode } from '../../../src/protocol/view';
import { mainFile, sessionOf } from '../../support/estate';
import { carryOut, estateTexts } from '../../support/randomEstate';
import { gestured, now } from '../support/gesture';

describe('a repair from the inspection', () => {
  const text = '{\n  "hosts": { "esx-01": {} },\n  "vms": { "web": { "host": "esx-10" } }\n}';

  it('is applied by the finding and the number of the repair it was shown with', () => {
    const finding = inspect(sessionOf(text), 'vms/web')?.findings.find(({ rule }) => rule === 'dangling-reference');
    expect(finding?.fixes[0]).toBe('Change to "esx-01"');
    expect(gestured(text, { kind: 'fix', rule: 'dangling-reference', path: finding?.path ?? [], fix: 0 })).toBe('- "vms": { "web": { "host": "esx-10" } }\n+ "vms": { "web": { "host": "esx-01" } }');
  });

  it('is refused when the finding has gone meanwhile', () => {
    expect(gestured(text, { kind: 'fix', rule: 'dangling-reference', path: ['vms', 'web', 'memory'], fix: 0 })).toBe('refused: This finding is no longer there.');
  });
});

describe('renaming a node', () => {
  it('changes its key and every mention of it, and says which node it is now', () => {
    const text = '{\n  "hosts": { "h1": {} },\n  "vms": { "a": { "host": "h1" } },\n  "diagram": { "pins": { "compute": { "hosts/h1": [1, 2] } } }\n}';
    expect(gestured(text, { kind: 'rename', node: 'hosts/h1', to: 'esx-01' })).toBe(`\
- "hosts": { "h1": {} },
- "vms": { "a": { "host": "h1" } },
- "diagram": { "pins": { "compute": { "hosts/h1": [1, 2] } } }
+ "hosts": { "esx-01": {} },
+ "vms": { "a": { "host": "esx-01" } },
+ "diagram": { "pins": { "compute": { "hosts/esx-01": [1, 2] } } }`);
    expect(changesFor(sessionOf(text), { kind: 'rename', node: 'hosts/h1', to: 'esx-01' }, now)).toMatchObject({ node: 'hosts/esx-01', message: 'Renamed "h1" to "esx-01".' });
  });

  it('is refused with an id that is taken, that cannot be one, and for a group', () => {
    const rename = (node: string, to: string): string => gestured('{ "hosts": { "a": {}, "b": {} } }', { kind: 'rename', node, to });
    expect(rename('hosts/a', 'b')).toBe('refused: Host "b" already exists.');
    expect(rename('hosts/a', 'no good')).toContain('refused: "no good" cannot be an id');
    expect(rename('group/unplaced', 'x')).toContain('refused: ');
  });
});

const name = fc.constantFrom('sites/s1', 'clusters/c1', 'clusters/c10', 'hosts/h1', 'hosts/h2', 'hosts/h03', 'vms/v1', 'vms/v2', 'vms/v10', 'vms/w', 'group/unplaced', 'group/no-host/c1');
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 3 });
const gestures: fc.Arbitrary<Gesture> = fc.oneof(
  fc.record({ kind: fc.constant('move' as const), nodes: names, to: name }),
  fc.record({ kind: fc.constant('add' as const), what: fc.constantFrom('site' as const, 'cluster' as const, 'host' as const, 'vm' as const), parent: fc.option(name), name: fc.constantFrom('', 'v1', 'new') }),
  fc.record({ kind: fc.constant('rename' as const), node: name, to: fc.constantFrom('fresh', 'c1', 'h1', 'not an id') }),
  fc.record({ kind: fc.constant('delete' as const), nodes: names, references: fc.constantFrom('ask' as const, 'clear' as const, 'keep' as const) }),
  fc.record({ kind: fc.constant('set' as const), nodes: name.map((node) => [node]), path: fc.constantFrom<string[]>(['memory'], ['vcpu'], ['host'], ['cluster'], ['cpu', 'cores'], ['demand', 'memory']), value: fc.constantFrom<string | number | null>('2 GiB', '3 Go', 4, 'h1', 'c1', null) }),
  fc.record({ kind: fc.constant('pin' as const), positions: fc.uniqueArray(fc.record({ node: name, at: fc.option(fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.nat(9))) }), { selector: ({ node }) => node, maxLength: 3 }) }),
);

/** Things of one kind and a place where they may go. */
const some = (...of: readonly string[]): fc.Arbitrary<string[]> => fc.uniqueArray(fc.constantFrom(...of), { minLength: 1, maxLength: 2 });
const moves = fc.oneof(
  fc.record({ nodes: some('vms/v1', 'vms/v2', 'vms/v10'), to: fc.constantFrom('hosts/h1', 'hosts/h2', 'clusters/c1', 'group/no-host/c1', 'group/unplaced') }),
  fc.record({ nodes: some('hosts/h1', 'hosts/h2', 'hosts/h10'), to: fc.constantFrom('clusters/c1', 'clusters/c2', 'group/no-host/c1', 'sites/s1') }),
  fc.record({ nodes: some('clusters/c1', 'clusters/c2'), to: fc.constantFrom('sites/s1', 'sites/s2') }),
  fc.record({ nodes: fc.tuple(fc.constantFrom('hosts/h1', 'hosts/h2'), fc.constantFrom('vms/v1', 'vms/v2')).map((both) => [...both]), to: fc.constantFrom('clusters/c1', 'clusters/c2') }),
);

/** The same text with its brackets spread or dense, and comments where one may write them. */
const styles = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => `${JSON.stringify(JSON.parse(text))}\n`,
  (text) => text.replace(/,\n/g, ', // note\n').replace(/^/, '// the estate\n'),
);
const texts = fc.tuple(estateTexts, styles).map(([text, style]) => style(text));

interface Done {
  readonly before: string;
  readonly after: string;
  readonly edits: readonly TextEdit[];
  readonly session: Session;
}

const spoken = ['dangling-reference', 'cluster-mismatch', 'site-mismatch', 'invalid-quantity', 'wrong-type', 'unknown-field', 'invalid-choice', 'number-out-of-range'];
/** With the rules the laws speak of. */
const open = (text: string): Session => sessionOf(text, { rules: rules.filter(({ id }) => spoken.includes(id)) });

/** Carries a gesture out; undefined where it is refused or asks. */
function done(text: string, gesture: Gesture): Done | undefined {
  const session = open(text);
  const outcome = changesFor(session, gesture, now);
  const document = session.document(mainFile);
  if (outcome.kind !== 'changes' || !document) return undefined;
  const edits = applyChanges({ text: document.text, tree: document.tree }, outcome.changes);
  carryOut(session, outcome.changes);
  return { before: text, after: document.text, edits, session };
}
const count = (session: Session, ...rules: readonly string[]): number => [...session.findings().values()].flat().filter(({ rule }) => rules.includes(rule.id)).length;
const nodesOf = (session: Session): readonly DiagramNode[] => new DiagramProjection(session).view().nodes;

describe('laws of gestures', () => {
  it('the text parses afterwards', () => {
    fc.assert(fc.property(texts, gestures, (text, gesture) => {
      const result = done(text, gesture);
      fc.pre(result !== undefined);
      expect(result.session.document(mainFile)?.syntaxProblems()).toEqual([]);
    }), { numRuns: 400 });
  });

  it('its edits are in order, apart from each other, and their inverse restores the text', () => {
    fc.assert(fc.property(texts, gestures, (text, gesture) => {
      const result = done(text, gesture);
      fc.pre(result !== undefined && result.edits.length > 0);
      let growth = 0;
      const inverse = result.edits.map((edit, i) => {
        const previous = result.edits[i - 1];
        if (previous) expect(edit.offset).toBeGreaterThanOrEqual(previous.offset + previous.length);
        const back = { offset: edit.offset + growth, length: edit.text.length, text: text.slice(edit.offset, edit.offset + edit.length) };
        growth += edit.text.length - edit.length;
        return back;
      });
      result.session.edit(mainFile, [...inverse].reverse());
      expect(result.session.document(mainFile)?.text).toBe(text);
    }), { numRuns: 300 });
  });

  it('entries that no change names keep every byte', () => {
    fc.assert(fc.property(texts, gestures, (text, gesture) => {
      const session = open(text);
      const outcome = changesFor(session, gesture, now);
      fc.pre(outcome.kind === 'changes');
      const touched = new Set(outcome.changes.map(({ path }) => path.slice(0, 2).join('/')));
      const result = done(text, gesture);
      for (const [id, written] of entriesOf(session, text)) if (!touched.has(id)) expect(entriesOf(result?.session, result?.after).get(id)).toBe(written);
    }), { numRuns: 200 });
  });

  it('a rename leaves as many dangling references as there were, and the same diagram under another name', () => {
    fc.assert(fc.property(estateTexts, name, (text, node) => {
      const before = open(text);
      const result = done(text, { kind: 'rename', node, to: 'fresh' });
      fc.pre(result !== undefined);
      expect(count(result.session, 'dangling-reference')).toBe(count(before, 'dangling-reference'));
      const [collection, id] = node.split('/');
      const renamed = (n: string | null): string | null => (n === node ? `${collection ?? ''}/fresh` : collection === 'clusters' && n === `group/no-host/${id ?? ''}` ? 'group/no-host/fresh' : n);
      const tree = (session: Session, as: (n: string | null) => string | null): unknown => nodesOf(session).map((n) => [as(n.id), as(n.parent), n.detail, n.heat, n.pin]).sort();
      expect(tree(result.session, (n) => n)).toEqual(tree(before, renamed));
    }), { numRuns: 300 });
  });

  it('deleting with references leaves none dangling that was not before', () => {
    fc.assert(fc.property(estateTexts, names, (text, nodes) => {
      const result = done(text, { kind: 'delete', nodes, references: 'clear' });
      fc.pre(result !== undefined);
      expect(count(result.session, 'dangling-reference')).toBeLessThanOrEqual(count(open(text), 'dangling-reference'));
      for (const node of nodes) expect(nodesOf(result.session).map((n) => n.id)).not.toContain(node);
    }), { numRuns: 300 });
  });

  it('what was moved lies there, and names no other cluster or site', () => {
    fc.assert(fc.property(estateTexts, moves, (text, { nodes, to }) => {
      const result = done(text, { kind: 'move', nodes, to });
      fc.pre(result !== undefined);
      const before = parentsIn(open(text));
      const after = parentsIn(result.session);
      const cluster = /^(?:clusters|group\/no-host)\/(.*)$/.exec(to)?.[1];
      for (const node of nodes) {
        if (nodes.some((other) => isAround(before, other, node))) continue;
        expect(after.get(node)).toBe(cluster === undefined ? to : node.startsWith('vms/') ? `group/no-host/${cluster}` : `clusters/${cluster}`);
      }
      expect(count(result.session, 'cluster-mismatch', 'site-mismatch')).toBeLessThanOrEqual(count(open(text), 'cluster-mismatch', 'site-mismatch'));
    }), { numRuns: 400 });
  });

  it('a field that was written can be read', () => {
    fc.assert(fc.property(estateTexts, gestures.filter((g) => g.kind === 'set'), (text, gesture) => {
      const unreadable = ['invalid-quantity', 'wrong-type', 'unknown-field', 'invalid-choice', 'number-out-of-range', 'dangling-reference'];
      const result = done(text, gesture);
      fc.pre(result !== undefined);
      expect(count(result.session, ...unreadable)).toBeLessThanOrEqual(count(open(text), ...unreadable));
    }), { numRuns: 200 });
  });
});

function parentsIn(session: Session): ReadonlyMap<string, string | null> {
  return new Map(nodesOf(session).map((n) => [n.id, n.parent]));
}

function isAround(parents: ReadonlyMap<string, string | null>, outer: string, node: string): boolean {
  for (let at = parents.get(node); typeof at === 'string'; at = parents.get(at)) if (at === outer) return true;
  return false;
}

/** The text of each entry, by node id. */
function entriesOf(session: Session | undefined, text = ''): ReadonlyMap<string, string> {
  const document = session?.document(mainFile);
  const written = new Map<string, string>();
  for (const collection of ['sites', 'clusters', 'hosts', 'vms', 'datastores'] as const) {
    for (const { id } of document?.entries(collection) ?? []) {
      const { start, end } = document?.offsetsOf({ path: [collection, id], at: 'value' }) ?? { start: 0, end: 0 };
      written.set(`${collection}/${id}`, text.slice(start, end));
    }
  }
  return written;
}
