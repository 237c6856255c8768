import { expect, it } from 'vitest';
import { estateRules, leastZoomLike } from '../../../src/scene';
import { levelAt } from '../../../src/scene/picture/level';

const { levels } = estateRules;

it('the least zoom that looks like another is of the same level, coming from there', () => {
  for (let zoom = 0.02; zoom < 2; zoom *= 1.07) {
    const least = leastZoomLike(zoom, levels);
    for (const level of ['tiles', 'cells', 'cards'] as const) if (levelAt(zoom, levels, level) === level) expect(levelAt(least, levels, level), `${level} at ${zoom}`).toBe(level);
    expect(least).toBeLessThanOrEqual(zoom);
  }
  expect([leastZoomLike(1, levels), leastZoomLike(0.58, levels), leastZoomLike(0.3, levels), leastZoomLike(0.05, levels)]).toEqual([0.6, 0.58, 0.16, 0]);
});
