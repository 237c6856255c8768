import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../../src/core/document/applyChanges';
import { parseText } from '../../../src/core/document/json/parse';
import { Reached } from '../../../src/core/document/reach';
import type { Change, JsonValue } from '../../../src/core/model/change';

const file = 'estate.virt.json';

/** The text after changes, all at once or one after the other. */
function after(text: string, changes: readonly Change[]): string {
  return applyChanges({ text, tree: parseText(text) }, changes).reduceRight((all, { offset, length, text: made }) => all.slice(0, offset) + made + all.slice(offset + length), text);
}
const oneByOne = (text: string, changes: readonly Change[]): string => changes.reduce((all, change) => after(all, [change]), text);

describe('places that are reached', () => {
  const reached = new Reached();
  reached.add(['vms', 'a', 'disks']);

  it('touch what lies in them, what holds them and themselves', () => {
    expect(reached.touches(['vms', 'a', 'disks'])).toBe(true);
    expect(reached.touches(['vms', 'a', 'disks', 'system', 'size'])).toBe(true);
    expect(reached.touches(['vms', 'a'])).toBe(true);
    expect(reached.touches([])).toBe(true);
  });
  it('do not touch what lies beside them', () => {
    expect(reached.touches(['vms', 'a', 'nics'])).toBe(false);
    expect(reached.touches(['vms', 'b', 'disks'])).toBe(false);
    expect(reached.touches(['hosts'])).toBe(false);
  });
});

describe('laws of changes made at once', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const leaf: fc.Arbitrary<JsonValue> = fc.oneof(fc.integer({ max: 9 }), fc.constant('x'), fc.constant({}), fc.constant([1]));
  const tree = fc.dictionary(name, fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }), fc.dictionary(name, fc.oneof(leaf, fc.dictionary(name, leaf)))));
  const path = fc.array(fc.oneof({ weight: 4, arbitrary: name as fc.Arbitrary<string | number> }, { weight: 1, arbitrary: fc.nat(3) }), { minLength: 1, maxLength: 3 });
  const change: fc.Arbitrary<Change> = fc.oneof(
    fc.record({ kind: fc.constant('set' as const), file: fc.constant(file), path, value: leaf }),
    fc.record({ kind: fc.constant('remove' as const), file: fc.constant(file), path }),
    fc.record({ kind: fc.constant('insert' as const), file: fc.constant(file), path, index: fc.nat(3), value: leaf }),
    fc.record({ kind: fc.constant('rename' as const), file: fc.constant(file), path: fc.array(name, { minLength: 1, maxLength: 3 }), to: fc.constantFrom('a', 'b', 'd') }),
  );

  it('are the same as the changes made one after the other', () => {
    fc.assert(
      fc.property(tree, fc.boolean(), fc.array(change, { minLength: 2, maxLength: 8 }), (value, spread, changes) => {
        const text = JSON.stringify(value, null, spread ? 2 : undefined);
        expect(after(text, changes)).toBe(oneByOne(text, changes));
      }),
      { numRuns: 2000 },
    );
  });

  it('hold for equal keys and comments', () => {
    const text = '{\n  "a": { "x": 1 }, // one\n  "a": { "x": 2, "y": [1, 2] }, /* two */\n  "b": "a" // three\n}';
    fc.assert(
      fc.property(fc.array(change, { minLength: 2, maxLength: 5 }), (changes) => {
        expect(after(text, changes)).toBe(oneByOne(text, changes));
      }),
      { numRuns: 1000 },
    );
  });
});
