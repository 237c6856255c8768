import { expect, it } from 'vitest';
import { atLeast, atMost, isMet, median } from './measurement';
import { table } from './table';

it('shows medians, what lies around them, and whether they are good enough', () => {
  expect(
    table([
      { name: 'load', what: 'Full load', unit: 'ms', target: atMost(1000), runs: [900, 800, 1400] },
      { name: 'pan', what: 'Frames while panning', unit: 'fps', target: atLeast(55), runs: [41.25] },
      { name: 'reference', what: 'Something else', unit: 'ms', runs: [0.123, 2.5] },
    ]),
  ).toBe(
    [
      'name       what                  median (least–most)  target     ',
      'load       Full load             900 ms (800–1400)    ≤ 1000 ms  ok',
      'pan        Frames while panning  41.3 fps             ≥ 55 fps   over',
      'reference  Something else        1.31 ms (0.12–2.50)',
    ].map((line) => line.trimEnd()).join('\n'),
  );
});

it('takes the middle of an odd number of runs and between the two of an even one', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
});

it('says nothing of what has no target', () => {
  expect(isMet({ runs: [1] })).toBeUndefined();
});
