import { describe, expect, it } from 'vitest';
import { textWidth } from '../../../src/scene/svg/letters';
import { fitted } from '../../../src/scene/svg/text';

describe('the width of a text', () => {
  it('is that of its letters, in the unit of its size', () => {
    expect(textWidth('WiM', 10)).toBeCloseTo(9.44 + 2.22 + 8.33);
    expect(textWidth('WiM', 20)).toBeCloseTo(2 * textWidth('WiM', 10));
  });

  it('is greater in bold', () => {
    expect(textWidth('esx-01', 12, 600)).toBeGreaterThan(textWidth('esx-01', 12));
  });

  it('of a letter with an accent is that of the letter, and of one of East Asia a square', () => {
    expect(textWidth('é', 10)).toBe(textWidth('e', 10));
    expect(textWidth('語', 10)).toBe(11);
  });
});

describe('a text in its room', () => {
  it('stays whole where it fits', () => {
    expect(fitted('moodle-web-01', textWidth('moodle-web-01', 13, 600), 13, 600)).toBe('moodle-web-01');
  });

  it('is cut with an ellipsis that has room too', () => {
    const shown = fitted('WWWWWWWWWW', 60, 12);
    expect(shown).toBe('WWWW…');
    expect(textWidth(shown, 12)).toBeLessThanOrEqual(60);
  });

  it('has more letters where they are narrow', () => {
    expect(fitted('iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii', 60, 12).length).toBeGreaterThan(15);
  });

  it('is never cut within a character, and is nothing where there is no room for one', () => {
    expect(fitted('😀😀😀😀', 30, 12)).toBe('😀…');
    expect(fitted('host', 10, 12)).toBe('');
  });
});
