import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/core/diagnostics/run';
import { compareSessions, LiveComparison } from '../../../src/features/compare/comparison';
import { findingChanges } from '../../../src/features/compare/findingChanges';
import type { Comparison, FieldChange } from '../../../src/features/compare/types';
import type { JsonValue } from '../../../src/core/model/change';
import { sameValue } from '../../../src/core/util/sameValue';
import { collectionNames } from '../../../src/core/model/ids';
import { sessionOf, type Files } from '../../support/estate';
import { carryOut, estateChanges, estateTexts } from '../../support/randomEstate';

const compare = (before: Files, after: Files): Comparison => compareSessions(sessionOf(before), sessionOf(after));

/** The changes as lines: "moved vms/web (dakar › h2)", with the fields below. */
function told(before: Files, after: Files): string {
  const lines = compare(before, after).changes.flatMap(({ change, node, label, was, where, fields }) => [
    `${change} ${node ?? label}${was === null ? '' : ` was ${was}`}${where.length === 0 ? '' : ` (${where.join(' › ')})`}`,
    ...fields.map(({ path, before: old, after: now }) => `  ${path.join('.')}: ${JSON.stringify(old)} → ${JSON.stringify(now)}`),
  ]);
  return `\n${lines.map((line) => `      ${line}`).join('\n')}\n    `;
}

describe('what lies between two versions of an estate', () => {
  it('is told entry by entry, in the order of places', () => {
    expect(told(
      '{ "sites": { "dakar": {} }, "hosts": { "h1": { "site": "dakar" }, "h2": { "site": "dakar" } }, "vms": { "web": { "host": "h1", "vcpu": 2 }, "old": { "host": "h2" } } }',
      '{ "sites": { "dakar": {} }, "hosts": { "h1": { "site": "dakar" }, "h2": { "site": "dakar", "memory": "64 GiB" } }, "vms": { "web": { "host": "h2", "vcpu": 4 }, "new": { "host": "h1" } } }',
    )).toBe(`
      added vms/new (dakar › h1)
      changed hosts/h2 (dakar)
        memory: undefined → "64 GiB"
      removed vms/old (dakar › h2)
      moved vms/web (dakar › h2)
        host: "h1" → "h2"
        vcpu: 2 → 4
    `);
  });

  it('is nothing where only layout, comments, order or units differ', () => {
    expect(compare('{ "vms": { "a": { "vcpu": 2, "memory": "1 GiB" }, "b": {} } }', '{ "vms": {\n // two\n "b": {}, "a": { "memory": "1024 MiB", "vcpu": 2 } } }').changes).toEqual([]);
  });

  it('follows an entry to its new id, and those that name it', () => {
    expect(told(
      '{ "hosts": { "h1": { "memory": "64 GiB" } }, "vms": { "web": { "host": "h1" }, "db": { "host": "h1", "vcpu": 4 } } }',
      '{ "hosts": { "esx-01": { "memory": "64 GiB" } }, "vms": { "web": { "host": "esx-01" }, "sql": { "host": "esx-01", "vcpu": 4 } } }',
    )).toBe(`
      changed hosts/esx-01 was h1
      changed vms/sql was db (esx-01)
    `);
  });

  it('pairs no entries of which nobody can tell which became which', () => {
    expect(told('{ "vms": { "a": { "vcpu": 2 }, "b": { "vcpu": 2 } } }', '{ "vms": { "c": { "vcpu": 2 }, "d": { "vcpu": 2 } } }')).toBe(`
      removed vms/a
      removed vms/b
      added vms/c
      added vms/d
    `);
    expect(told('{ "vms": { "a": { "vcpu": 2 }, "b": { "vcpu": 2 } } }', '{ "vms": { "c": { "vcpu": 2 } } }')).toBe(`
      removed vms/a
      removed vms/b
      added vms/c
    `);
  });

  it('finds a place for what lies in a circle', () => {
    const circle = (reservation: string): string => `{ "resourcePools": { "a": { "parent": "b" }, "b": { "parent": "a", "description": "${reservation}" } } }`;
    expect(compare(circle('old'), circle('new')).changes.map(({ node }) => node)).toEqual(['resourcePools/b']);
  });

  it('pairs the items of a list from both its ends', () => {
    expect(told(
      '{ "firewalls": { "edge": { "rules": [{ "action": "allow", "port": 80 }, { "action": "allow", "port": 443 }, { "action": "deny" }] } } }',
      '{ "firewalls": { "edge": { "rules": [{ "action": "allow", "port": 80 }, { "action": "allow", "port": 22 }, { "action": "allow", "port": 443 }, { "action": "deny" }] } } }',
    )).toBe(`
      changed firewalls/edge
        rules.1: undefined → {"action":"allow","port":22}
    `);
  });

  it('tells what stands beside the entries too', () => {
    expect(told('{ "name": "Campus", "policies": { "vcpuPerCore": 4 } }', '{ "name": "Campus", "policies": { "vcpuPerCore": 6 } }')).toBe(`
      changed Document
        policies.vcpuPerCore: 4 → 6
    `);
  });

  it('looks into imported files, wherever the version lies', () => {
    const version = (folder: string, vcpu: number): Files => ({ [`${folder}/a.virt.json`]: '{ "imports": ["b.virt.json"] }', [`${folder}/b.virt.json`]: `{ "vms": { "web": { "vcpu": ${vcpu} } } }` });
    expect(told(version('/old', 1), version('/new', 2))).toBe(`
      changed vms/web
        vcpu: 1 → 2
    `);
  });

  it('keeps what it said while the brackets of a text do not match', () => {
    const [before, after] = [sessionOf('{ "vms": { "a": {}, "b": {} } }'), sessionOf('{ "vms": { "a": {} } }')];
    const comparison = new LiveComparison(before, after);
    const first = comparison.current();
    after.edit(after.main, [{ offset: 0, length: 1, text: '' }]);
    expect(comparison.current()).toBe(first);
  });
});

describe('findings of two versions', () => {
  const estate = (memory: string, host = 'h'): string => `{ "hosts": { "${host}": { "memory": "64 GiB", "cpu": { "cores": 16 }, "hypervisor": "esxi-8.0" } }, "vms": { "big": { "host": "${host}", "memory": "${memory}" } } }`;

  it('are told where they came or went, with the entry', () => {
    const { appeared, gone, changes } = compare(estate('8 GiB'), estate('128 GiB'));
    expect(appeared.map(({ rule, node }) => `${rule} ${node}`)).toContain('vm-larger-than-host vms/big');
    expect(gone).toEqual([]);
    expect(changes.find(({ node }) => node === 'vms/big')?.appeared.map(({ rule }) => rule)).toContain('vm-larger-than-host');
  });

  it('are the same where only their figures are others, or the name of what they are about', () => {
    expect(compare(estate('128 GiB'), estate('256 GiB')).appeared).toEqual([]);
    expect(compare(estate('128 GiB'), estate('128 GiB', 'esx-01')).appeared).toEqual([]);
  });
});

describe('findings of one place', () => {
  const found = (...messages: readonly string[]): readonly Finding[] => messages.map((message) => ({ rule: { id: 'odd' }, severity: 'warning', message, place: { path: ['vms', 'a', 'disks'] } }) as unknown as Finding);

  it('are as many more as have come, though one was there', () => {
    expect(findingChanges(found('one'), found('one', 'another'), 'vms/a')).toMatchObject({ appeared: [{ message: 'another' }], gone: [] });
    expect(findingChanges(found('one', 'another', 'a third'), found('one'), 'vms/a')).toMatchObject({ appeared: [], gone: [{ message: 'another' }, { message: 'a third' }] });
  });
});

describe('hosts of two versions', () => {
  it('are told how full they were and are, where a guest came or went', () => {
    const estate = (web: string): string => `{ "hosts": { "h1": { "memory": "64 GiB", "cpu": { "cores": 16 } }, "h2": { "memory": "64 GiB", "cpu": { "cores": 16 } }, "h3": {} }, "vms": { "web": { "host": "${web}", "memory": "32 GiB" } } }`;
    expect(compare(estate('h1'), estate('h2')).hosts.map(({ label, vms }) => `${label}: ${vms.before} → ${vms.after}`)).toEqual(['h1: 1 → 0', 'h2: 0 → 1']);
  });
});

describe('laws of comparing', () => {
  it('equal texts have no difference', () => {
    fc.assert(fc.property(estateTexts, (text) => {
      expect(compare(text, text)).toEqual({ changes: [], appeared: [], gone: [], hosts: [] });
    }), { numRuns: 50 });
  });

  it('the earlier version with the changes carried out is the later one, entry by entry', () => {
    fc.assert(fc.property(estateTexts, fc.oneof(estateTexts, fc.array(estateChanges, { maxLength: 6 })), (text, other) => {
      const [before, after] = [sessionOf(text), sessionOf(typeof other === 'string' ? other : text)];
      if (typeof other !== 'string') for (const change of other) carryOut(after, [change]);
      const wanted = entriesOf(after);
      const patched = applied(entriesOf(before), wanted, compareSessions(before, after));
      expect([...patched.keys()].sort()).toEqual([...wanted.keys()].sort());
      // What is written otherwise and means the same is left as it was.
      for (const [node, value] of patched) if (!sameValue(value, wanted.get(node))) expect(compare(texted(node, value), texted(node, wanted.get(node))).changes).toEqual([]);
    }));
  });

  it('what is added one way is removed the other, and what is changed or moved stays so', () => {
    const opposite = { added: 'removed', removed: 'added', changed: 'changed', moved: 'moved' } as const;
    fc.assert(fc.property(estateTexts, estateTexts, (text, other) => {
      const [there, back] = [compare(text, other), compare(other, text)];
      const names = (comparison: Comparison, map: (change: keyof typeof opposite) => string): readonly string[] => comparison.changes.map(({ change, was, node, fields }) => `${map(change)} ${was === null ? node : ''} ${fields.length}`).sort();
      expect(names(there, (change) => opposite[change])).toEqual(names(back, (change) => change));
      expect([there.appeared.length, there.gone.length]).toEqual([back.gone.length, back.appeared.length]);
    }));
  });

  it('a comparison kept in step says what a new one would', () => {
    fc.assert(fc.property(estateTexts, estateTexts, fc.array(estateChanges, { maxLength: 8 }), (text, other, changes) => {
      const [before, after] = [sessionOf(text), sessionOf(other)];
      const live = new LiveComparison(before, after);
      for (const change of changes) {
        carryOut(after, [change]);
        expect(live.current()).toEqual(compareSessions(before, after));
      }
      live.dispose();
    }));
  });
});

type Entries = ReadonlyMap<string, JsonValue>;

function entriesOf(session: ReturnType<typeof sessionOf>): Entries {
  const whole = JSON.parse(session.document(session.main)?.text ?? '{}') as Readonly<Record<string, Readonly<Record<string, JsonValue>>>>;
  return new Map(collectionNames.flatMap((collection) => Object.entries(whole[collection] ?? {}).map(([id, value]) => [`${collection}/${id}`, value] as const)));
}

/** Carries out the changes; what is added is taken from the later version, whole. */
function applied(before: Entries, after: Entries, { changes }: Comparison): Entries {
  const result = new Map(before);
  for (const { change, node, was, collection, fields } of changes) {
    if (node === null) continue;
    if (was !== null) {
      const value = result.get(`${collection}/${was}`);
      result.delete(`${collection}/${was}`);
      if (value !== undefined) result.set(node, after.get(node) ?? value);
    } else if (change === 'removed') result.delete(node);
    else if (change === 'added') result.set(node, after.get(node) ?? null);
    else result.set(node, fields.reduceRight<JsonValue>(withField, result.get(node) ?? null));
  }
  return result;
}

function withField(root: JsonValue, { path: [step, ...rest], before, after }: FieldChange): JsonValue {
  if (step === undefined) return after ?? null;
  if (Array.isArray(root)) {
    const at = Number(step);
    if (rest.length > 0) return root.map((item: JsonValue, i) => (i === at ? withField(item, { path: rest, before, after }) : item));
    return [...root.slice(0, at), ...(after === undefined ? [] : [after]), ...root.slice(before === undefined ? at : at + 1)];
  }
  const record = root as Readonly<Record<string, JsonValue>>;
  const { [step]: old = null, ...others } = record;
  if (rest.length > 0) return { ...others, [step]: withField(old, { path: rest, before, after }) };
  return after === undefined ? others : { ...others, [step]: after };
}

function texted(node: string, value: JsonValue | undefined): string {
  const slash = node.indexOf('/');
  return JSON.stringify(value === undefined ? {} : { [node.slice(0, slash)]: { [node.slice(slash + 1)]: value } });
}
