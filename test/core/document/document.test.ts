import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TopologyDocument } from '../../../src/core/document/document';
import { valueOf } from '../../../src/core/document/json/node';
import type { TextEdit } from '../../../src/core/document/json/reparse';

const text = `{
  "topovisor": 1,
  "hosts": {
    "esx-01": { "memory": "64 GiB" },
    "esx-02": { "cpu": { "cores": 8 } }
  },
  "vms": {
    "web-01": { "host": "esx-01" },
    "web-02": {
      "host": "esx-02",
      "memory": "16 GiB",
      "tags": ["front", "public"]
    },
    "web-03": { "host": "esx-02" }
  }
}
`;

/** The edit that puts `now` where `before` stands. */
const replacing = (before: string, now: string): TextEdit => ({ offset: text.indexOf(before), length: before.length, text: now });

describe('an edit inside one entry leaves every other entry the same node and the same value', () => {
  it.each<[string, TextEdit]>([
    ['a character typed', replacing('16 GiB', '116 GiB')],
    ['a character deleted', replacing('16 GiB', '1 GiB')],
    ['a value replaced by a shorter one', replacing('"16 GiB"', '"1 B"')],
    ['a value replaced by a longer one', replacing('"16 GiB"', '"16384 MiB"')],
    ['a line deleted', replacing('      "memory": "16 GiB",\n', '')],
    ['the last line deleted, with the comma before it', replacing(',\n      "tags": ["front", "public"]', '')],
    ['all properties deleted', replacing('"host": "esx-02",\n      "memory": "16 GiB",\n      "tags": ["front", "public"]', '')],
    ['an item of a list deleted', replacing('"front", ', '')],
    ['a property added', replacing('"tags"', '"template": true, "tags"')],
    ['a line break typed', replacing('"tags"', '\n"tags"')],
    ['a line joined to the one before', replacing(',\n      "tags"', ', "tags"')],
    ['a comma deleted, which is missing then', replacing('"16 GiB",', '"16 GiB"')],
  ])('%s', (_, edit) => {
    expect(othersAfter(edit)).toEqual({ 'hosts/esx-01': true, 'hosts/esx-02': true, 'vms/web-01': true, 'vms/web-03': true });
  });

  it('whatever it says instead', () => {
    const inside = text.slice(text.indexOf('{\n      "host"'), text.indexOf(',\n    "web-03"'));
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(0, 6), (value, indent) => {
      expect(Object.values(othersAfter(replacing(inside, JSON.stringify(value, null, indent))))).toEqual([true, true, true, true]);
    }));
  });
});

describe('what a document says beside its entries', () => {
  const change = (edit: TextEdit): unknown => new TopologyDocument('estate.virt.json', text).edit([edit]).document;

  it('changes with its fields and with what is wrong outside the entries', () => {
    expect(change(replacing('"topovisor": 1', '"topovisor": 1, "name": "Web"'))).toMatchObject({ header: { topovisor: 1, name: 'Web' }, problems: [] });
    expect(change(replacing('"web-01"', '"web-03"'))).toMatchObject({ problems: [{ kind: 'duplicate-key', path: ['vms', 'web-03'] }] });
    expect(change(replacing('"hosts": {', '"hosts": 1, "more": {'))).toMatchObject({ problems: [{ kind: 'unknown-field', field: 'more' }, { kind: 'wrong-type', path: ['hosts'] }] });
  });

  it('suggests for a field that it does not know one that stands there: a collection at the root, none of them further in', () => {
    const wrong = (before: string, now: string): unknown => (change(replacing(before, now)) as { readonly problems: unknown }).problems;
    expect(wrong('"topovisor": 1', '"topovisor": 1, "netwroks": {}')).toMatchObject([{ kind: 'unknown-field', path: ['netwroks'], suggestion: 'networks' }]);
    expect(wrong('"topovisor": 1', '"topovisor": 1, "diagram": { "haet": "cpu" }')).toMatchObject([{ kind: 'unknown-field', path: ['diagram', 'haet'], suggestion: 'heat' }]);
    expect(wrong('"topovisor": 1', '"topovisor": 1, "policies": 2')).toEqual([expect.not.objectContaining({ suggestion: expect.anything() as unknown })]);
  });

  it('does not change with the entries and their ids', () => {
    expect([replacing('"web-01"', '"web-01b"'), replacing('"web-01"', '"web 01"'), replacing('"64 GiB"', '"32 GiB"')].map(change)).toEqual([undefined, undefined, undefined]);
  });

  it('is whole again when what was wrong is put right', () => {
    const document = new TopologyDocument('estate.virt.json', text);
    const offset = text.indexOf('web-01') + 'web-0'.length;
    expect(document.edit([{ offset, length: 1, text: '3' }]).document?.problems).toHaveLength(1);
    expect(document.edit([{ offset, length: 1, text: '1' }]).document?.problems).toEqual([]);
  });
});

/** Whether each entry but "web-02", which `edit` changes, is what it was before. */
function othersAfter(edit: TextEdit): Readonly<Record<string, boolean>> {
  const document = new TopologyDocument('estate.virt.json', text);
  const held = (): readonly (readonly [string, unknown, unknown])[] => (['hosts', 'vms'] as const).flatMap((collection) =>
    [...document.entries(collection)].map((entry) => [`${collection}/${entry.id}`, entry, valueOf(valueOf(document.root, collection), entry.id)] as const));
  const before = held();
  const { changed } = document.edit([edit]);
  expect(changed.map(({ id }) => id)).toEqual(['web-02']);
  const after = new Map(held().map(([subject, ...parts]) => [subject, parts]));
  return Object.fromEntries(before.filter(([subject]) => subject !== 'vms/web-02').map(([subject, entry, node]) => [subject, node !== undefined && after.get(subject)?.[0] === entry && after.get(subject)?.[1] === node]));
}
