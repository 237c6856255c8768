import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../webview/canvas/paint/frame';
import { drawLetters, holdsLetter, letterOf, type Lettered } from '../../../webview/canvas/paint/letters';
import type { Box } from '../../../src/scene';

const boxOfTint = (tint?: string): Box => ({ node: { ...(tint === undefined ? {} : { tint }) } }) as Box;
const tints = new Map([['Blue', 0], ['Red', 27]]);

/** What is written where, by a context that only remembers. */
function written(marks: readonly Lettered[]): readonly string[] {
  const texts: string[] = [];
  const context = { fillText: (text: string, x: number, y: number) => texts.push(`${text} at ${x}, ${y}`) };
  drawLetters({ context, palette: { fontFamily: 'sans-serif' } } as unknown as Frame, marks);
  return texts;
}

describe('letters of categories', () => {
  it('are those of the tint, also where colours begin anew, and only where an overlay colours', () => {
    expect([boxOfTint('Blue'), boxOfTint('Red'), boxOfTint(), boxOfTint('Green')].map((box) => letterOf({ heatBy: 'overlay', tints }, box))).toEqual(['A', 'AB', '', '']);
    expect(letterOf({ heatBy: 'vlan', tints }, boxOfTint('Blue'))).toBe('');
  });

  it('stand in the middle of marks that are large enough', () => {
    expect(written([{ rect: { x: 10, y: 20, width: 12, height: 10 }, letter: 'A', ink: '#000' }])).toEqual(['A at 16, 25.5']);
    expect([holdsLetter({ x: 0, y: 0, width: 7, height: 9 }), holdsLetter({ x: 0, y: 0, width: 30, height: 8 })]).toEqual([true, false]);
  });

  it('are left out where there are more than anybody tells apart', () => {
    const mark: Lettered = { rect: { x: 0, y: 0, width: 8, height: 9 }, letter: 'A', ink: '#000' };
    expect(written(Array.from({ length: 4000 }, () => mark))).toHaveLength(4000);
    expect(written(Array.from({ length: 4001 }, () => mark))).toEqual([]);
  });
});
