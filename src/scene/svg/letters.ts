/**
 * How wide text is in the faces that pictures name (`fontFamily`), which are of one width: so a text is cut where its room ends, without a
 * screen to measure it on. Widths are in thousandths of the font size, by those of Helvetica and Helvetica-Bold in the "Core 14 AFM" of Adobe.
 */

/** The faces of a picture, all of the widths below. */
export const fontFamily = "Arial, Helvetica, 'Liberation Sans', sans-serif";

/** How wide a line of text is, in the unit of its size. From a weight of 600 on it is bold. */
export function textWidth(content: string, size: number, weight = 400): number {
  const widths = weight >= 600 ? bold : regular;
  let sum = 0;
  for (const letter of content) sum += widths.get(letter) ?? widthOfOther(letter, widths);
  return (sum * size) / 1000;
}

function widthOfOther(letter: string, widths: ReadonlyMap<string, number>): number {
  const [base = ''] = letter.normalize('NFD');
  const known = base === letter ? undefined : widths.get(base);
  if (known !== undefined) return known;
  // Letters of other scripts are as wide as a wide one of ours, those of East Asia and pictures fill a square.
  return (letter.codePointAt(0) ?? 0) < firstSquare ? 722 : 1100;
}
const firstSquare = 0x1100;

type Groups = readonly (readonly [width: number, letters: string])[];

const widthsOf = (groups: Groups): ReadonlyMap<string, number> => new Map(groups.flatMap(([width, letters]) => [...letters].map((letter): [string, number] => [letter, width])));

const regular = widthsOf([
  [191, "'"], [222, 'ijl'], [260, '|'], [278, ' !,./:;I[\\]ft·'], [333, '()-`r'], [334, '{}'], [350, '•'], [355, '"'], [389, '*'], [469, '^'], [500, 'Jckvsxyz'],
  [549, '≥≤'], [556, '#$0123456789?L_abdeghnopqu–'], [584, '+<=>~×−'], [611, 'FTZ'], [667, '&ABEKPSVXY'], [722, 'CDHNRUw'], [778, 'GOQ'], [833, 'Mm'], [889, '%'], [944, 'W'], [1000, '…—→'], [1015, '@'],
]);

const bold = widthsOf([
  [238, "'"], [278, ' ,./I\\ijl·'], [280, '|'], [333, '!()-:;[]`ft'], [350, '•'], [389, '*r{}'], [474, '"'], [500, 'z'], [549, '≥≤'], [556, '#$0123456789J_aceksvxy–'], [584, '+<=>^~×−'],
  [611, '?FLTZbdghnopqu'], [667, 'EPSVXY'], [722, '&ABCDHKNRU'], [778, 'GOQw'], [833, 'M'], [889, '%m'], [944, 'W'], [975, '@'], [1000, '…—→'],
]);
