import { describe, expect, it } from 'vitest';
import { referencesAt } from '../../src/features/references';
import { sessionAt, type Files } from '../support/estate';

/** The texts with every reference between brackets: `⟦a⟧`. Of one text alone, just that. */
function marked(files: Files, declaration = false): string | Readonly<Record<string, string>> {
  const { session, file, offset } = sessionAt(files);
  const found = referencesAt(session, file, offset, { declaration });
  const texts = Object.fromEntries(
    session.files().map((name) => {
      const document = session.document(name);
      const places = found.filter((location) => location.file === name).map(({ range }) => [document?.lines.offsetAt(range.start) ?? 0, document?.lines.offsetAt(range.end) ?? 0] as const);
      const text = places.sort((a, b) => b[0] - a[0]).reduce((all, [start, end]) => `${all.slice(0, start)}⟦${all.slice(start, end)}⟧${all.slice(end)}`, document?.text ?? '');
      return [name, text];
    }),
  );
  return typeof files === 'string' ? (texts[file] ?? '') : texts;
}

describe('finding references', () => {
  it('marks every place that names an entry, from its key or from any reference', () => {
    const found = '{ "hosts": { "a": {}, "ab": {} }, "vms": { "web": { "host": "⟦a⟧" }, "db": { "host": "ab" }, "a": { "host": "⟦a⟧" } } }';
    expect(marked('{ "hosts": { "<|>a": {}, "ab": {} }, "vms": { "web": { "host": "a" }, "db": { "host": "ab" }, "a": { "host": "a" } } }')).toBe(found);
    expect(marked('{ "hosts": { "a": {}, "ab": {} }, "vms": { "web": { "host": "a<|>" }, "db": { "host": "ab" }, "a": { "host": "a" } } }')).toBe(found);
  });

  it('adds the key where it is asked for', () => {
    expect(marked('{ "hosts": { "a": {} }, "vms": { "web": { "host": "<|>a" } } }', true)).toBe('{ "hosts": { "⟦a⟧": {} }, "vms": { "web": { "host": "⟦a⟧" } } }');
  });

  it('marks the owner in references to its parts, and a part alone where it is asked from it', () => {
    const text = (cursorInOwner: string, cursorInPart: string): string =>
      `{ "switches": { "${cursorInOwner}leaf": { "ports": { "${cursorInPart}e1": {}, "e2": {} } } }, "hosts": { "h": { "nics": { "a": { "port": "leaf/e1" }, "b": { "port": "leaf/e2" } } } } }`;
    expect(marked(text('<|>', ''))).toBe(text('', '').replaceAll('"leaf/', '"⟦leaf⟧/'));
    expect(marked(text('', '<|>'))).toBe(text('', '').replace('leaf/e1', 'leaf/⟦e1⟧'));
  });

  it('marks them in every file of the estate', () => {
    const files = { 'main.virt.json': '{ "imports": ["vms.virt.json"], "hosts": { "<|>a": {} } }', 'vms.virt.json': '{ "vms": { "web": { "host": "a" } } }' };
    expect(marked(files)).toEqual({ 'main.virt.json': '{ "imports": ["vms.virt.json"], "hosts": { "a": {} } }', 'vms.virt.json': '{ "vms": { "web": { "host": "⟦a⟧" } } }' });
  });

  it('a pinned position does not count', () => {
    const text = '{ "hosts": { "a": {} }, "diagram": { "pins": { "compute": { "hosts/a": [1, 2] } } } }';
    expect(marked(text.replace('"a"', '"<|>a"'))).toBe(text);
  });

  it('finds none of what names nothing', () => {
    expect(marked('{ "vms": { "web": { "vcpu": <|>2 } } }')).toBe('{ "vms": { "web": { "vcpu": 2 } } }');
  });
});
