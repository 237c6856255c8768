import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../../src/core/document/applyChanges';
import { syntaxProblems, toValue } from '../../../src/core/document/json/node';
import { parseText } from '../../../src/core/document/json/parse';
import type { TextEdit } from '../../../src/core/document/json/reparse';
import type { Change, JsonValue } from '../../../src/core/model/change';

const file = 'estate.virt.json';
const set = (path: string, value: JsonValue): Change => ({ kind: 'set', file, path: steps(path), value });
const remove = (path: string): Change => ({ kind: 'remove', file, path: steps(path) });
const rename = (path: string, to: string): Change => ({ kind: 'rename', file, path: steps(path), to });
const insert = (path: string, value: JsonValue, index?: number): Change => ({ kind: 'insert', file, path: steps(path), value, ...(index === undefined ? {} : { index }) });
const steps = (path: string): (string | number)[] => path.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step));

function edits(text: string, ...changes: readonly Change[]): readonly TextEdit[] {
  return applyChanges({ text, tree: parseText(text) }, changes);
}
function applied(text: string, list: readonly TextEdit[]): string {
  return [...list].reverse().reduce((t, e) => t.slice(0, e.offset) + e.text + t.slice(e.offset + e.length), text);
}
const after = (text: string, ...changes: readonly Change[]): string => applied(text, edits(text, ...changes));

const estate = `{
  // who runs where
  "hosts": {
    "h1": { "memory": "64 GiB" }, // the old one
    "h2": { "memory": "96 GiB" } // the new one
  },
  "vms": {
    "a": { "host": "h1", "tags": ["x"] },
    /* moved last week */
    "b": {
      "host": "h2",
      "vcpu": 2
    }
  }
}
`;

describe('changing a document', () => {
  it('replaces only the value', () => {
    expect(edits(estate, set('vms/a/host', 'h2'))).toEqual([{ offset: estate.indexOf('"h1", "tags"'), length: 4, text: '"h2"' }]);
  });

  it('makes no edit where the value is already there', () => {
    expect(edits(estate, set('vms/a/host', 'h1'))).toEqual([]);
  });

  it('adds a field to an entry written on one line', () => {
    expect(after(estate, set('hosts/h1/cluster', 'prod'))).toContain('"h1": { "memory": "64 GiB", "cluster": "prod" }, // the old one\n');
  });

  it('adds a field to an entry written on several lines', () => {
    expect(after(estate, set('vms/b/memory', '8 GiB'))).toContain('      "vcpu": 2,\n      "memory": "8 GiB"\n    }');
  });

  it('adds an entry behind the comment of the last one', () => {
    expect(after(estate, set('hosts/h3', { memory: '1 TiB' }))).toContain(
      '    "h2": { "memory": "96 GiB" }, // the new one\n    "h3": { "memory": "1 TiB" }\n  },',
    );
  });

  it('writes an entry like its neighbours', () => {
    expect(after(estate, set('vms/c', { host: 'h1', vcpu: 4 }))).toContain('    "c": {\n      "host": "h1",\n      "vcpu": 4\n    }\n  }');
  });

  it('writes what is too long for one line with an item or a field on each, those on one line where they are short', () => {
    const tags = ['a', 'b', 'c'].map((letter) => letter.repeat(40));
    expect(after(estate, set('hosts/h1/tags', tags))).toContain(`"tags": [\n      ${tags.map((tag) => `"${tag}"`).join(',\n      ')}\n    ] }, // the old one`);
    const nics = [{ mac: '00:50:56:00:00:01', ips: ['10.0.0.1'] }, { mac: '00:50:56:00:00:02', ips: ['10.0.0.2', '10.0.0.3'] }];
    expect(after(estate, set('vms/b/nics', nics))).toContain(
      '"nics": [\n        { "mac": "00:50:56:00:00:01", "ips": ["10.0.0.1"] },\n        { "mac": "00:50:56:00:00:02", "ips": ["10.0.0.2", "10.0.0.3"] }\n      ]\n    }',
    );
  });

  it('puts what the format does not list behind everything', () => {
    expect(after(estate, set('notes', 'mine'))).toMatch(/ {2}},\n {2}"notes": "mine"\n\}\n$/);
  });

  it('puts a new collection where the format lists it', () => {
    expect(after(estate, set('clusters/prod', {}))).toContain('{\n  // who runs where\n  "clusters": {\n    "prod": {}\n  },\n  "hosts": {');
    expect(after(estate, set('networks/web/vlan', 10))).toMatch(/ {2}},\n {2}"networks": \{\n {4}"web": \{ "vlan": 10 \}\n {2}\}\n\}\n$/);
  });

  it('fills an empty object, an empty document and an empty text', () => {
    expect(after('{ "vms": {} }', set('vms/a', { vcpu: 1 }))).toBe('{ "vms": {\n  "a": { "vcpu": 1 }\n} }');
    expect(after('{}\n', set('vms/a', {}))).toBe('{\n  "vms": { "a": {} }\n}\n');
    expect(after('{\n  "vms": {\n    // none yet\n  }\n}', set('vms/a', {}))).toBe('{\n  "vms": {\n    // none yet\n    "a": {}\n  }\n}');
    expect(toValue(parseText(after('', set('vms/a', {}))).root!)).toEqual({ vms: { a: {} } });
  });

  it('keeps a trailing comma a trailing comma', () => {
    expect(after('{\n  "vms": {\n    "a": {},\n  },\n}', set('vms/b', {}))).toBe('{\n  "vms": {\n    "a": {},\n    "b": {},\n  },\n}');
  });

  it('keeps the line ends of the document', () => {
    expect(after('{\r\n  "vms": {\r\n    "a": {}\r\n  }\r\n}', set('vms/b', {}))).toBe('{\r\n  "vms": {\r\n    "a": {},\r\n    "b": {}\r\n  }\r\n}');
  });

  it('removes an entry with its line, its comma and its comment', () => {
    expect(after(estate, remove('hosts/h1'))).toContain('  "hosts": {\n    "h2": { "memory": "96 GiB" } // the new one\n  },');
    expect(after(estate, remove('hosts/h2'))).toContain('  "hosts": {\n    "h1": { "memory": "64 GiB" } // the old one\n  },');
    expect(after(estate, remove('vms/b'))).toContain('"tags": ["x"] }\n    /* moved last week */\n  }');
  });

  describe('a comment directly above what is removed', () => {
    const gone = (text: string, path: string): string => after(text, { kind: 'remove', file, path: path.split('/'), withComment: true });

    it('goes with it, all its lines', () => {
      expect(gone('{\n  "a": 1,\n  // about b,\n  /* in two\n     lines */\n  "b": 2,\n  "c": 3\n}', 'b')).toBe('{\n  "a": 1,\n  "c": 3\n}');
      expect(gone('{\r\n  "a": 1,\r\n  // about b\r\n  "b": 2\r\n}', 'b')).toBe('{\r\n  "a": 1\r\n}');
      expect(gone(estate, 'vms/b')).not.toContain('moved last week');
    });

    it('stays where an empty line stands between them', () => {
      expect(gone('{\n  "a": 1,\n  // about something\n\n  "b": 2\n}', 'b')).toContain('// about something');
    });

    it('stays where it may be the heading of several', () => {
      expect(gone('{\n  "a": 1,\n\n  // letters\n  "b": 2,\n  "c": 3\n}', 'b')).toContain('// letters');
      expect(gone('{\n  // letters\n  "b": 2,\n  "c": 3\n}', 'b')).toContain('// letters');
      expect(gone('{\n  // letters\n  "b": 2\n}', 'b')).toContain('// letters');
    });

    it('goes where the next has a comment of its own, or stands apart', () => {
      expect(gone('{\n  // about b\n  "b": 2,\n  // about c\n  "c": 3\n}', 'b')).toBe('{\n  // about c\n  "c": 3\n}');
      expect(gone('{\n  // about b\n  "b": 2,\n\n  "c": 3\n}', 'b')).toBe('{\n\n  "c": 3\n}');
    });

    it('stays where it ends the line of something else', () => {
      expect(gone('{\n  "a": 1, // about a\n  "b": 2\n}', 'b')).toBe('{\n  "a": 1 // about a\n}');
      expect(gone('{\n  "a": 1, /* about a,\n  still */\n  "b": 2\n}', 'b')).toContain('still */');
    });
  });

  describe('a comment that is to stand above what is new', () => {
    const added = (text: string): string => after(text, { kind: 'set', file, path: ['vms', 'b'], value: { vcpu: 1 }, above: '// about b,\n//   indented' });

    it('stands there, indented as that is', () => {
      expect(added('{\n  "vms": {\n    "a": {}\n  }\n}')).toBe('{\n  "vms": {\n    "a": {},\n    // about b,\n    //   indented\n    "b": { "vcpu": 1 }\n  }\n}');
      expect(added('{\n  "vms": {}\n}')).toBe('{\n  "vms": {\n    // about b,\n    //   indented\n    "b": { "vcpu": 1 }\n  }\n}');
    });

    it('on lines of its own, also where all else stands on one, and where its collection is new', () => {
      expect(toValue(parseText(added('{ "vms": { "a": {} } }')).root!)).toEqual({ vms: { a: {}, b: { vcpu: 1 } } });
      expect(toValue(parseText(added('{ "hosts": {} }')).root!)).toEqual({ hosts: {}, vms: { b: { vcpu: 1 } } });
      expect(toValue(parseText(added('')).root!)).toEqual({ vms: { b: { vcpu: 1 } } });
      for (const text of ['{ "vms": { "a": {} } }', '{ "hosts": {} }', '']) expect(added(text)).toMatch(/\n *\/\/ about b,\n *\/\/ {3}indented\n *"b"/);
    });
  });

  it('removes what stands on one line with others', () => {
    expect(after('{ "a": 1, "b": 2, "c": 3 }', remove('b'))).toBe('{ "a": 1, "c": 3 }');
    expect(after('{ "a": 1, "b": 2, "c": 3 }', remove('c'))).toBe('{ "a": 1, "b": 2 }');
    expect(after('{ "a": [1, 2, ] }', remove('a/1'))).toBe('{ "a": [1, ] }');
    expect(after('{ "a": [1] }', remove('a/0'))).toBe('{ "a": [] }');
  });

  it('renames a key and nothing else', () => {
    expect(edits(estate, rename('hosts/h2', 'h9'))).toEqual([{ offset: estate.indexOf('"h2": {'), length: 4, text: '"h9"' }]);
  });

  it('carries out several changes as one set of edits', () => {
    const text = after(estate, rename('hosts/h2', 'h9'), set('vms/b/host', 'h9'), set('vms/c', { host: 'h9' }), set('vms/c/vcpu', 1), remove('vms/a'));
    expect(toValue(parseText(text).root!)).toEqual({
      hosts: { h1: { memory: '64 GiB' }, h9: { memory: '96 GiB' } }, vms: { b: { host: 'h9', vcpu: 2 }, c: { host: 'h9', vcpu: 1 } },
    });
    expect(text).toContain('// the new one');
  });

  it('removes several neighbours at once, the last one among them', () => {
    const lines = '{\n  "a": 1, // one\n  "b": 2,\n  "c": 3,\n  "d": 4 // four\n}';
    expect(after(lines, remove('a'), remove('b'), remove('c'))).toBe('{\n  "d": 4 // four\n}');
    expect(after(lines, remove('b'), remove('d'), remove('c'))).toBe('{\n  "a": 1 // one\n}');
    expect(after('{ "a": 1, "b": 2, "c": 3 }', remove('a'), remove('b'))).toBe('{ "c": 3 }');
    expect(after('{ "a": 1, "b": 2, "c": 3 }', remove('b'), remove('c'))).toBe('{ "a": 1 }');
  });

  it('leaves no space between the brackets of what held a single thing, and no comment is lost', () => {
    expect(after('{ "a": { "host": "h1" }, "b": [ 1 ] }', remove('a/host'), remove('b/0'))).toBe('{ "a": {}, "b": [] }');
    expect(after('{ "a": { /* why */ "host": "h1" } }', remove('a/host'))).toBe('{ "a": { /* why */  } }');
  });

  it('turns what is no object into one where a path goes through it', () => {
    expect(after('{ "vms": 3 }', set('vms/a', {}))).toContain('"a": {}');
  });
});

describe('inserting into a list', () => {
  const filters = `{
  "routers": {
    "edge": {
      "filters": [ // read from the top
        { "action": "allow", "to": "db" }, // the application
        // nobody else
        { "action": "deny" } // at last
      ],
      "routes": [{ "to": "0.0.0.0/0" }]
    }
  }
}
`;
  const web = { action: 'allow', to: 'web' };

  it('puts an item before another, above the comment about it', () => {
    expect(after(filters, insert('routers/edge/filters', web, 1))).toBe(filters.replace('        // nobody else', '        { "action": "allow", "to": "web" },\n        // nobody else'));
    expect(after(filters, insert('routers/edge/filters', web, 0))).toBe(filters.replace('// read from the top\n', '// read from the top\n        { "action": "allow", "to": "web" },\n'));
  });

  it('puts an item behind the last and its comment', () => {
    const appended = filters.replace('{ "action": "deny" } // at last', '{ "action": "deny" }, // at last\n        { "action": "allow", "to": "web" }');
    expect(after(filters, insert('routers/edge/filters', web))).toBe(appended);
    expect(after(filters, insert('routers/edge/filters', web, 2))).toBe(appended);
    expect(after(filters, insert('routers/edge/filters', web, 99))).toBe(appended);
  });

  it('keeps a list on one line there', () => {
    expect(after(filters, insert('routers/edge/routes', { to: '10.0.0.0/8' }, 0))).toContain('"routes": [{ "to": "10.0.0.0/8" }, { "to": "0.0.0.0/0" }]');
    expect(after('{ "a": [ 1, 2 ] }', insert('a', 0, 0), insert('a', 1.5, 2), insert('a', 3))).toBe('{ "a": [ 0, 1, 1.5, 2, 3 ] }');
    expect(after('{ "a": [1 /* one */, /* two */ 2] }', insert('a', 0, 0), insert('a', 1.5, 2))).toBe('{ "a": [0, 1 /* one */, 1.5, /* two */ 2] }');
    expect(after('{ "a": [1, 2, ] }', insert('a', 3))).toBe('{ "a": [1, 2, 3, ] }');
  });

  it('stays with the neighbours of its line in a list of several lines', () => {
    expect(after('{ "a": [\n  1, 2,\n  3, 4\n] }', insert('a', 1.5, 1), insert('a', 2.5, 3))).toBe('{ "a": [\n  1, 1.5, 2,\n  2.5,\n  3, 4\n] }');
  });

  it('keeps line ends and a trailing comma', () => {
    expect(after('{ "a": [\r\n  1, // one\r\n  2,\r\n] }', insert('a', 3), insert('a', 1.5, 1))).toBe('{ "a": [\r\n  1, // one\r\n  1.5,\r\n  2,\r\n  3,\r\n] }');
  });

  it('never writes into a comment that ends its line', () => {
    expect(after('{ "a": [1 // one\n] }', insert('a', 2))).toBe('{ "a": [1, // one\n  2\n] }');
    expect(after('{ "a": { "b": 1 // one\n} }', set('a/c', 2))).toBe('{ "a": { "b": 1, // one\n  "c": 2\n} }');
  });

  it('writes a list where none is, or an empty one', () => {
    expect(after('{ "a": { "b": {} } }', insert('a/b/c', 'x'))).toBe('{ "a": { "b": { "c": ["x"] } } }');
    expect(after('{ "a": { "b": [] } }', insert('a/b', 'x', 3))).toBe('{ "a": { "b": ["x"] } }');
    expect(after('{ "a": { "b": [\n  // none yet\n] } }', insert('a/b', 'x'))).toBe('{ "a": { "b": [\n  // none yet\n  "x"\n] } }');
    expect(after('{ "a": { "b": 3 } }', insert('a/b', 'x'))).toBe('{ "a": { "b": ["x"] } }');
  });

  it('counts items as the changes before leave them', () => {
    expect(after('{ "a": [1, 2, 3] }', remove('a/0'), insert('a', 'x', 1))).toBe('{ "a": [2, "x", 3] }');
    expect(after('{ "a": [1, 2, 3] }', insert('a', 'x', 1), remove('a/2'))).toBe('{ "a": [1, "x", 3] }');
  });
});

const names = fc.constantFrom('a', 'b', 'c', 'd');
const leaf: fc.Arbitrary<JsonValue> = fc.oneof(fc.integer(), fc.string({ maxLength: 4 }), fc.boolean(), fc.constant({}), fc.constant([]));
const tree = fc.dictionary(names, fc.dictionary(names, fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }), fc.dictionary(names, leaf))));
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ path: fc.array(names, { minLength: 1, maxLength: 4 }), value: fc.oneof(leaf, fc.dictionary(names, leaf)) }).map(({ path, value }) => ({ kind: 'set' as const, file, path, value })),
  fc.array(names, { minLength: 1, maxLength: 3 }).map((path) => ({ kind: 'remove' as const, file, path })),
  fc.record({ kind: fc.constant('insert' as const), file: fc.constant(file), path: fc.array(names, { minLength: 2, maxLength: 3 }), index: fc.nat(4), value: leaf }),
);
/** JSON written the ways people write it: dense or spread, commented, with trailing commas. */
function write(value: unknown, style: { spread: boolean; comments: boolean; trailing: boolean }, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = style.spread ? `\n${indent}  ` : ' ';
  const items = Array.isArray(value) ? value.map((v) => write(v, style, `${indent}  `)) : Object.entries(value).map(([k, v]) => `${JSON.stringify(k)}: ${write(v, style, `${indent}  `)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const note = style.comments ? (style.spread ? ' // note' : ' /* note */') : '';
  const comma = (i: number): string => (i < items.length - 1 || style.trailing ? ',' : '');
  if (items.length === 0) return `${open}${style.spread && style.comments ? `${note}\n${indent}` : ''}${close}`;
  return `${open}${items.map((item, i) => `${inner}${item}${comma(i)}${note}`).join('')}${style.spread ? `\n${indent}` : ' '}${close}`;
}
const styles = fc.record({ spread: fc.boolean(), comments: fc.boolean(), trailing: fc.boolean() });

describe('laws of changes', () => {
  it('the text afterwards means what the change says, and is as well formed as before', () => {
    fc.assert(fc.property(tree, styles, fc.array(change, { minLength: 1, maxLength: 4 }), (value, style, changes) => {
      const text = write(value, style);
      const result = parseText(after(text, ...changes));
      expect(syntaxProblems(result.root!)).toEqual([]);
      expect(result.problems).toEqual([]);
      expect(toValue(result.root!)).toEqual(changes.reduce<unknown>(meaning, value));
    }), { numRuns: 400 });
  });

  it('no byte outside the edits changes, and the inverse edits restore the text', () => {
    fc.assert(fc.property(tree, styles, fc.array(change, { minLength: 1, maxLength: 4 }), (value, style, changes) => {
      const text = write(value, style);
      const list = edits(text, ...changes);
      list.forEach((edit, i) => expect(edit.offset).toBeGreaterThan(i === 0 ? -1 : list[i - 1]!.offset + list[i - 1]!.length - 1));
      let growth = 0;
      const inverse = list.map((edit) => {
        const back = { offset: edit.offset + growth, length: edit.text.length, text: text.slice(edit.offset, edit.offset + edit.length) };
        growth += edit.text.length - edit.length;
        return back;
      });
      expect(applied(applied(text, list), inverse)).toBe(text);
    }));
  });

  it('inserting an item loses no comment and moves none to another item', () => {
    const items = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 });
    fc.assert(fc.property(items, styles, fc.nat(5), fc.boolean(), (values, style, index, isBlock) => {
      const text = write({ a: values }, { ...style, comments: false });
      // Each item has a comment of its own, behind it on its line or, in a list on one line, before its comma.
      const noted = text.replace(/(\d)(,?)(?=\n|( \d)|\n? ?\])/g, (_, digit: string, comma: string) => (style.spread && !isBlock ? `${digit}${comma} // note ${digit}` : `${digit} /* note ${digit} */${comma}`));
      const result = after(noted, insert('a', 'x', index));
      for (const digit of values) expect(result).toMatch(new RegExp(`${digit}(,? // note ${digit}\\n|,? /\\* note ${digit} \\*/,?)`));
      expect(toValue(parseText(result).root!)).toEqual({ a: values.toSpliced(index, 0, 'x' as never) });
    }));
  });

  it('removing what was inserted restores the text', () => {
    fc.assert(fc.property(fc.array(leaf, { minLength: 1, maxLength: 4 }), styles, fc.nat(4), leaf, (values, style, index, value) => {
      // What is removed takes the comment behind it along.
      const text = write({ a: { list: values } }, { ...style, comments: false });
      const at = Math.min(index, values.length);
      expect(after(after(text, insert('a/list', value, index)), remove(`a/list/${at}`))).toBe(text);
    }));
  });

  it('setting a value loses no comment', () => {
    fc.assert(fc.property(tree, fc.boolean(), fc.array(names, { minLength: 3, maxLength: 3 }), fc.integer(), (value, spread, path, leafValue) => {
      const text = write(value, { spread, comments: true, trailing: false });
      const target = path.reduce<unknown>((v, step) => (typeof v === 'object' && v !== null ? (v as Record<string, unknown>)[step] : undefined), value);
      fc.pre(typeof target !== 'object');
      const count = (t: string): number => t.split('note').length;
      const parent = path.slice(0, 2).reduce<unknown>((v, step) => (typeof v === 'object' && v !== null ? (v as Record<string, unknown>)[step] : undefined), value);
      fc.pre(!Array.isArray(parent));
      expect(count(after(text, { kind: 'set', file, path, value: leafValue }))).toBe(count(text));
    }));
  });
});

function meaning(value: unknown, change: Change): unknown {
  const [step, ...rest] = change.path;
  const object = typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...(value as Record<string, unknown>) } : undefined;
  if (change.kind === 'set') {
    if (step === undefined) return change.value;
    // A name asks an object: a list in its place is replaced, as any other value is.
    const base = object ?? {};
    return { ...base, [step]: meaning(base[step], { ...change, path: rest }) };
  }
  if (change.kind === 'insert') {
    if (step === undefined) return Array.isArray(value) ? value.toSpliced(change.index ?? value.length, 0, change.value) : [change.value];
    const base = object ?? {};
    return { ...base, [step]: meaning(base[step], { ...change, path: rest }) };
  }
  if (!object || step === undefined || !(step in object)) return value;
  if (rest.length === 0) {
    delete object[step];
    return object;
  }
  return { ...object, [step]: meaning(object[step], { ...change, path: rest }) };
}
