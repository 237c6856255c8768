import fc from 'fast-check';
import { createScanner, parse as parseJsonc, parseTree, type Node } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { Lines } from '../../../../src/core/document/json/lines';
import { syntaxProblems, toValue, valueOf, type JsonNode } from '../../../../src/core/document/json/node';
import { parseText } from '../../../../src/core/document/json/parse';
import { reparse, reparseAfter, type TextEdit } from '../../../../src/core/document/json/reparse';

const apply = (text: string, edit: TextEdit): string => text.slice(0, edit.offset) + edit.text + text.slice(edit.offset + edit.length);

const sample = `{
  // the estate
  "hosts": { "h1": { "cpu": { "cores": 8, "clock": "2 GHz" }, "memory": "64 GiB" }, /* last */ "h2": {}, },
  "vms": { "a": { "host": "h1", "tags": ["x", "y"] }, "b": { "host": "h2" } },\r\n  "name": "S"
}
`;

const fragments = ['{', '}', '[', ']', ',', ':', '"', '"k"', '"k": 1,', '{ "z": [1, 2] }', '//', '/*', '*/', '\n', '\r', '\r\n', '\\', 'true', 'nul', '12', '-', ' ', 'é'];
const edits = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.integer({ min: 0, max: 12 }), text: fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 3 })) }), { maxLength: 12 });

describe('parsing', () => {
  it('gives the value JSON.parse gives, for any JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const parsed = parseText(text);
      // As text, so that a key such as "__proto__" is compared as what it is: a key.
      expect(JSON.stringify(parsed.root && toValue(parsed.root))).toBe(JSON.stringify(JSON.parse(text)));
      expect(parsed.problems).toEqual([]);
      expect(parsed.root?.broken).toBe(false);
    }));
  });

  it('accepts comments and trailing commas without a problem', () => {
    const { root } = parseText(sample);
    expect(root?.broken).toBe(false);
    expect(root && toValue(root)).toEqual(parseJsonc(sample));
  });

  it('puts every value where jsonc-parser finds it, whatever white space and comments stand between', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.infiniteStream(fc.constantFrom('', '', ' ', '\n  ', '\r\n', ' // "a": {\n', '/* ] */')), (value, between) => {
      const text = [...wordsOf(JSON.stringify(value))].map((word) => word + (between.next().value ?? '')).join('');
      const { root, rootStart, problems } = parseText(text);
      expect(problems).toEqual([]);
      expect(root && placesIn(root, rootStart)).toEqual(referencePlaces(parseTree(text)));
    }));
  });

  it('is not misled by what it has met before: neither by equal hashes nor by equal values written otherwise', () => {
    // "Aa" and "BB" have one hash; so do "aa" and 3104, "75" and 1758.
    const words = ['"Aa"', '"BB"', '"aa"', '3104', '"75"', '1758', '"1"', '1', '1.0', '1e0', '4097', '-0.0', '0.00', '0', 'true', '"true"', 'null', '{}', '{"a":1}', '{"a":"a"}', '{"a":1,"b":2}', '{"b":1}', '[]', '["a"]'];
    fc.assert(fc.property(fc.array(fc.constantFrom(...words)), (chosen) => {
      const text = `[${chosen.join()}]`;
      const { root } = parseText(text);
      expect(root && toValue(root)).toEqual(JSON.parse(text));
      expect(root && placesIn(root, 0)).toEqual(referencePlaces(parseTree(text)));
    }), { numRuns: 300 });
  });

  it('reads on behind what is nested beyond any use, and says where that is', () => {
    for (const [open, close] of [['[', ']'], ['{ "k": ', ' }']] as const) {
      const text = `{ "a": ${open.repeat(300)}[]${close.repeat(300)}, "b": 1 }`;
      const { root } = parseText(text);
      expect(toValue(valueOf(root, 'b')!)).toBe(1);
      expect(syntaxProblems(root!).map(({ start, length, message }) => [text.slice(start, start + length), message])).toEqual([
        [`${open.repeat(101)}[]${close.repeat(101)}`, 'This is nested too deeply to be a topology.'],
      ]);
    }
  });

  it('names a bracket that is not closed where it was opened', () => {
    const { root } = parseText('{ "a": { "b": [1, 2');
    expect(syntaxProblems(root!)).toEqual([
      { start: 0, length: 1, message: 'This bracket is not closed: "}" is missing.' },
      { start: 7, length: 1, message: 'This bracket is not closed: "}" is missing.' },
      { start: 14, length: 1, message: 'This bracket is not closed: "]" is missing.' },
    ]);
  });

  it('finds a key that is written twice, be there few keys or many', () => {
    for (const count of [2, 8, 9, 200]) {
      const keys = Array.from({ length: count }, (_, at) => `"k${at}": ${at}`);
      const { root } = parseText(`{ ${[...keys, '"k1": "again"'].join()} }`);
      expect([root?.kind === 'object' && root.index.shadowed(), toValue(valueOf(root, 'k1')!), toValue(valueOf(root, `k${count - 1}`)!)]).toEqual([[1], 'again', count === 2 ? 'again' : count - 1]);
      const once = parseText(`{ ${keys.join()} }`).root;
      expect(once?.kind === 'object' && once.index.shadowed()).toEqual([]);
    }
  });

  it('names each problem where it is and keeps the rest', () => {
    const text = '{ "a": 1 "b": , "c" 2, "d": [1 2] }';
    const { root } = parseText(text);
    expect(root && toValue(root)).toEqual({ a: 1, d: [1, 2] });
    expect(root && syntaxProblems(root).map((p) => `${text.slice(p.start, p.start + p.length)} ${p.message}`)).toEqual([
      '1 A comma is missing after this.',
      ': A value is missing after this colon.',
      '" A colon and a value are missing after this name.',
      '2 A property name in quotation marks is expected here.',
      '1 A comma is missing after this.',
    ]);
  });

  it('survives nesting of any depth', () => {
    expect(parseText('['.repeat(100_000)).root?.broken).toBe(true);
  });
});

describe('parsing again after edits', () => {
  it('equals parsing from scratch, whatever the edits', () => {
    fc.assert(fc.property(edits, (wishes) => {
      let text = sample;
      let tree = parseText(text);
      let lines = Lines.of(text);
      for (const wish of wishes) {
        const offset = Math.floor(wish.at * text.length);
        const edit = { offset, length: Math.min(wish.length, text.length - offset), text: wish.text };
        text = apply(text, edit);
        tree = reparse(tree, text, edit);
        lines = lines.after(edit, text);
        expect(tree).toEqual(parseText(text));
        expect(lines).toEqual(Lines.of(text));
      }
    }), { numRuns: 500 });
  });

  it('equals parsing from scratch after several edits at once', () => {
    fc.assert(fc.property(fc.array(edits, { maxLength: 4 }), (rounds) => {
      let text = sample;
      let tree = parseText(text);
      for (const wishes of rounds) {
        let free = 0;
        const apart = wishes.map((wish) => Math.floor(wish.at * text.length)).sort((a, b) => a - b).flatMap((offset, i): TextEdit[] => {
          if (offset < free) return [];
          const edit = { offset, length: Math.min(wishes[i]?.length ?? 0, text.length - offset), text: wishes[i]?.text ?? '' };
          free = offset + edit.length;
          return [edit];
        });
        text = [...apart].reverse().reduce(apply, text);
        tree = reparseAfter(tree, text, apart);
        expect(tree).toEqual(parseText(text));
      }
    }), { numRuns: 500 });
  });

  it('leaves every other entry the very same node', () => {
    const before = parseText(sample);
    const offset = sample.indexOf('8,');
    const edit = { offset, length: 1, text: '16' };
    const after = reparse(before, apply(sample, edit), edit);
    const entries = (tree: typeof before): unknown[] => (tree.root?.kind === 'object' ? tree.root.values.flatMap((c) => (c?.kind === 'object' ? c.values : [c])) : []);
    const same = entries(after).map((node, i) => node === entries(before)[i]);
    expect(same).toEqual([false, true, true, true, true]);
  });

  it('leaves them the very same nodes where an entry comes or goes beside them, and where a brace hides them for a while', () => {
    const before = parseText(sample);
    const entry = (tree: typeof before, ...path: string[]): unknown => path.reduce<JsonNode | undefined>(valueOf, tree.root);
    const type = (tree: typeof before, text: string, at: string, typed: string): [typeof before, string] => {
      const edit = { offset: text.indexOf(at), length: 0, text: typed };
      return [reparse(tree, apply(text, edit), edit), apply(text, edit)];
    };
    const [opened, openedText] = type(before, sample, '"b": {', '"new": {');
    expect(entry(opened, 'vms', 'new', 'b')).toBe(entry(before, 'vms', 'b'));
    const both = [{ offset: sample.indexOf('8,'), length: 1, text: '16' }, { offset: sample.indexOf('"x", '), length: 5, text: '' }];
    const twice = reparseAfter(before, [...both].reverse().reduce(apply, sample), both);
    expect(['h1', 'h2'].map((id) => entry(twice, 'hosts', id) === entry(before, 'hosts', id))).toEqual([false, true]);
    expect(['a', 'b'].map((id) => entry(twice, 'vms', id) === entry(before, 'vms', id))).toEqual([false, true]);
    const [closed] = type(opened, openedText, '"b": {', '}, ');
    expect(entry(closed, 'vms', 'b')).toBe(entry(before, 'vms', 'b'));
    expect(entry(closed, 'vms', 'a')).toBe(entry(before, 'vms', 'a'));
    expect(entry(closed, 'hosts')).toBe(entry(before, 'hosts'));
  });
});

function* wordsOf(text: string): Iterable<string> {
  const scanner = createScanner(text, true);
  for (let token: number = scanner.scan(); token !== 17; token = scanner.scan()) yield text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength());
}

/** Kind, start and end of a value and of all in it, keys included, in the order of the text. */
function placesIn(node: JsonNode, start: number): string[] {
  const own = `${node.kind} ${start}–${start + node.length}`;
  switch (node.kind) {
    case 'object':
      return [own, ...node.values.flatMap((value, i) => {
        const key = start + (node.keyStarts[i] ?? NaN);
        return [`string ${key}–${key + (node.keyLengths[i] ?? NaN)}`, ...(value ? placesIn(value, start + (node.valueStarts[i] ?? NaN)) : [])];
      })];
    case 'array': return [own, ...node.values.flatMap((value, i) => placesIn(value, start + (node.valueStarts[i] ?? NaN)))];
    default: return [own];
  }
}

function referencePlaces(node: Node | undefined): string[] {
  if (!node) return [];
  const children = (node.children ?? []).flatMap(referencePlaces);
  return node.type === 'property' ? children : [`${node.type} ${node.offset}–${node.offset + node.length}`, ...children];
}
