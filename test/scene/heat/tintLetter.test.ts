import { expect, it } from 'vitest';
import { tintLetter } from '../../../src/scene';

it('every tint has a letter of its own, also where colours begin anew', () => {
  expect([0, 1, 25, 26, 51, 52, 701, 702].map(tintLetter)).toEqual(['A', 'B', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  expect(new Set(Array.from({ length: 2000 }, (_, at) => tintLetter(at))).size).toBe(2000);
});
