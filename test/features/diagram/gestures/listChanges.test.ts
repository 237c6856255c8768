import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../../../src/core/document/applyChanges';
import { listChanges } from '../../../../src/features/diagram/gestures/listChanges';
import { mainFile, sessionOf } from '../../../support/estate';

/** The text of a VM whose tags become others by the changes. */
function changed(before: readonly string[], after: readonly string[]): string {
  const session = sessionOf(`{ "vms": { "v": { "tags": ${JSON.stringify(before)} } } }`, { rules: [] });
  const [document, entry] = [session.document(mainFile), session.estate.find('vms', 'v')];
  if (!document || !entry) throw new Error('There is no VM to change.');
  const edits = applyChanges({ text: document.text, tree: document.tree }, listChanges(entry, ['tags'], before, after));
  return [...edits].reverse().reduce((text, edit) => text.slice(0, edit.offset) + edit.text + text.slice(edit.offset + edit.length), document.text);
}
const listIn = (text: string): unknown => (JSON.parse(text) as { vms: { v: { tags: unknown } } }).vms.v.tags;

describe('the changes from one list to another', () => {
  it('law: lead to it from any list, also where values stand in it several times', () => {
    const list = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 });
    fc.assert(fc.property(list, list, (before, after) => {
      expect(listIn(changed(before, after))).toEqual(after);
    }));
  });

  it('leave one of two that are the same, and make two of one', () => {
    expect(listIn(changed(['a', 'a'], ['a']))).toEqual(['a']);
    expect(listIn(changed(['a'], ['a', 'a']))).toEqual(['a', 'a']);
  });

  it('are none where it is the same', () => {
    expect(changed(['a', 'b'], ['a', 'b'])).toBe('{ "vms": { "v": { "tags": ["a","b"] } } }');
  });
});
