import { describe, expect, it } from 'vitest';
import { createTypeAhead } from '../../../webview/ui/typeAhead';

const labels = ['dakar', 'db-01', 'db-02', 'web-01', 'web-02'];

/** Where one gets to by typing letters a moment apart, from the first on. */
function typed(letters: string, from = 0, apartMs = 100): number {
  const typeAhead = createTypeAhead();
  let at = from;
  [...letters].forEach((letter, index) => {
    const to = typeAhead.type(letter, index * apartMs, labels, at);
    if (to !== -1) at = to;
  });
  return at;
}

describe('typing the beginning of a name', () => {
  it('goes to what begins so, whatever the case', () => {
    expect(labels[typed('WEB-02')]).toBe('web-02');
    expect(labels[typed('db-02')]).toBe('db-02');
  });

  it('stays where one is as long as that begins so', () => {
    expect(labels[typed('web', 4)]).toBe('web-01');
    expect(labels[typed('db-01', 1)]).toBe('db-01');
  });

  it('goes from one to the next by the same letter again and again, round and round', () => {
    expect(['d', 'dd', 'ddd'].map((letters) => labels[typed(letters)])).toEqual(['db-01', 'db-02', 'dakar']);
  });

  it('begins anew after a pause', () => {
    expect(labels[typed('wd', 0, 5000)]).toBe('dakar');
  });

  it('goes nowhere where nothing begins so', () => {
    expect(createTypeAhead().type('x', 0, labels, 2)).toBe(-1);
    expect(createTypeAhead().type('x', 0, [], 0)).toBe(-1);
  });
});
