import { expect, it } from 'vitest';
import { Made } from '../../../src/core/model/tables';

it('a value is made once for each key, whatever was asked for between, and again after it was deleted', () => {
  const made: string[] = [];
  const values = new Made((key) => ({ at: made.push(key) }));
  const a = values.get('a');
  expect([values.get('a'), values.get('b'), values.get('a')]).toEqual([a, { at: 2 }, a]);
  values.delete('a');
  expect(values.get('a')).toEqual({ at: 3 });
  values.delete('b');
  expect([values.get('b'), made]).toEqual([{ at: 4 }, ['a', 'b', 'a', 'b']]);
  expect([...values.entries()].map(([key]) => key)).toEqual(['a', 'b']);
});
