import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseText } from '../../../src/core/document/json/parse';
import { offsetsOf, pathAt, type Target } from '../../../src/core/document/path';

const text = `{
  // who runs where
  "hosts": { "h1": { "tags": ["a", "bb"] }, "h1": { "memory": } },
  "vms": {}
}`;
const parsed = parseText(text);
/** What stands at the mark in the text, as a path and where in it. */
const at = (marked: string): string => {
  const offset = text.indexOf(marked.replace('|', '')) + marked.indexOf('|');
  const found = pathAt(parsed, offset);
  return found ? `${found.path.join('/')} ${found.at}` : 'nothing';
};
const told = (target: Target): string => {
  const { start, end } = offsetsOf(parsed, target);
  return text.slice(start, end);
};

describe('the path at an offset', () => {
  it('leads to the innermost key or value, borders included', () => {
    expect(at('"ho|sts"')).toBe('hosts key');
    expect(at('|"hosts"')).toBe('hosts key');
    expect(at('"hosts"|:')).toBe('hosts key');
    expect(at('"a"|, "bb"')).toBe('hosts/h1/tags/0 value');
    expect(at('"b|b"')).toBe('hosts/h1/tags/1 value');
  });

  it('leads to the container where it stands between what that holds', () => {
    expect(at('// who| runs')).toBe(' inside');
    expect(at('"a",| "bb"')).toBe('hosts/h1/tags inside');
    expect(at('"vms": {|}')).toBe('vms inside');
    expect(at('"memory":| }')).toBe('hosts/h1 inside');
  });

  it('is none outside of everything', () => {
    expect(pathAt(parseText('  {}  '), 1)).toBeUndefined();
    expect(pathAt(parseText('  {}  '), 5)).toBeUndefined();
    expect(pathAt(parseText(''), 0)).toBeUndefined();
  });
});

describe('the place of a path', () => {
  it('is that of its value, its key or both', () => {
    expect(told({ path: ['vms'] })).toBe('{}');
    expect(told({ path: ['vms'], at: 'key' })).toBe('"vms"');
    expect(told({ path: ['vms'], at: 'entry' })).toBe('"vms": {}');
    expect(offsetsOf(parseText('["x", 23]'), { path: [1], at: 'key' }), 'an item has no key').toEqual({ start: 6, end: 8 });
  });

  it('is of equal keys the last, unless another is asked for', () => {
    expect(told({ path: ['hosts', 'h1'] })).toBe('{ "memory": }');
    expect(told({ path: ['hosts', 'h1'], occurrence: 0 })).toBe('{ "tags": ["a", "bb"] }');
    expect(told({ path: ['hosts', 'h1'], occurrence: 2 })).toBe('"hosts"');
  });

  it('is the key of the last thing that is there, where the path goes on', () => {
    expect(told({ path: ['vms', 'web', 'host'] })).toBe('"vms"');
    expect(told({ path: ['hosts', 'h1', 'memory'] })).toBe('"memory"');
    expect(told({ path: ['hosts', 'h1', 'tags', 0] }), 'of the h1 that counts').toBe('"h1"');
    expect(told({ path: ['sites'] })).toBe('{');
  });
});

describe('law', () => {
  it('every value is found at its own place', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      const tree = parseText(JSON.stringify(value, null, indent));
      const length = JSON.stringify(value, null, indent).length;
      for (let offset = 0; offset <= length; offset++) {
        const found = pathAt(tree, offset);
        if (!found) throw new Error(`Nothing is at ${offset}.`);
        expect(offset >= found.start && offset <= found.end).toBe(true);
        expect(offsetsOf(tree, { path: found.path, at: found.at === 'key' ? 'key' : 'value' })).toEqual({ start: found.start, end: found.end });
      }
    }));
  });
});
