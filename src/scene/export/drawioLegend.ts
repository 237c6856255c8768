/** What colours and lines mean in a file of draw.io: shapes below the picture, as many in a row as there is room for. */
import { dashesOfState, widthOfLine } from '../edges/looks';
import type { Line } from '../edges/types';
import { heatColor, paletteOf, type Colours } from '../heat/heatColor';
import { tintColor } from '../heat/tintColor';
import { tintLetter } from '../heat/tintLetter';
import { linesTold } from '../svg/legend';
import { textWidth } from '../svg/letters';
import { heatOfWorst } from '../tree/totals';
import type { SceneRules } from '../types';

export interface Coloured {
  readonly palette: Colours;
  readonly heatBy: string;
  /** In words. */
  readonly colouredBy: string;
  readonly rules: SceneRules;
  readonly tints: ReadonlyMap<string, number>;
  /** Whether boxes say the letter of their tint. */
  readonly isLettered: boolean;
}

/** A shape of the legend: where it lies, what it says, how it looks. */
export interface LegendShape {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly value: string;
  readonly style: Readonly<Record<string, string | number>>;
}

type Style = LegendShape['style'];
/** A sample with a word behind it; without one the word alone. */
interface Told { readonly word: string; readonly sample: Style | null }

export function legendShapes(room: { readonly x: number; readonly y: number; readonly width: number }, coloured: Coloured, lines: readonly Line[]): readonly LegendShape[] {
  const { ink } = paletteOf(coloured.palette);
  const words: Style = { html: 0, fillColor: 'none', strokeColor: 'none', fontColor: ink, fontSize: size, align: 'left', verticalAlign: 'middle' };
  let [x, y] = [room.x, room.y];
  return [...colours(coloured), ...kinds(coloured, lines)].flatMap(({ word, sample }): readonly LegendShape[] => {
    const wide = Math.ceil(textWidth(word, size)) + 8;
    const whole = (sample ? sampleWidth + 4 : 0) + wide;
    if (x > room.x && x + whole > room.x + room.width) [x, y] = [room.x, y + rowHeight];
    const from = x + (sample ? sampleWidth + 4 : 0);
    const shapes = [...(sample ? [{ x, y, width: sampleWidth, height: sampleHeight, value: '', style: sample }] : []), { x: from, y, width: wide, height: sampleHeight, value: word, style: words }];
    x += whole + 16;
    return shapes;
  });
}

const size = 12;
const rowHeight = 28;
const sampleWidth = 24;
const sampleHeight = 16;
const tintsAtMost = 24;

function colours({ palette, heatBy, colouredBy, rules, tints, isLettered }: Coloured): readonly Told[] {
  const { line } = paletteOf(palette);
  const filled = (word: string, fillColor: string): Told => ({ word, sample: { html: 0, rounded: 0, fillColor, strokeColor: line } });
  if (heatBy === 'findings') return [filled('no finding', heatColor(0, palette).fill), ...(['info', 'warning', 'error'] as const).map((severity) => filled(severity === 'info' ? 'note' : severity, heatColor(heatOfWorst[severity], palette).fill))];
  if (rules.measures.includes(heatBy)) {
    return [{ word: colouredBy, sample: null }, ...[0, 0.25, 0.5, 0.75, 1].map((use) => filled(heatColor(use, palette).text, heatColor(use, palette).fill)), filled('over 100 %', heatColor(2, palette).fill), filled('unknown', heatColor(null, palette).fill)];
  }
  const others = tints.size - tintsAtMost;
  return [...[...tints].slice(0, tintsAtMost).map(([tint, at]) => filled(isLettered ? `${tintLetter(at)}  ${tint}` : tint, tintColor(at, palette).fill)), ...(others > 0 ? [{ word: `${others} more`, sample: null }] : [])];
}

function kinds({ palette, rules }: Coloured, lines: readonly Line[]): readonly Told[] {
  return linesTold(rules, lines).map(({ word, kind, state }) => {
    const dashes = dashesOfState[state];
    return { word, sample: { shape: 'line', html: 0, strokeColor: paletteOf(palette).line, strokeWidth: widthOfLine(kind, 1), ...(dashes ? { dashed: 1, dashPattern: dashes.join(' ') } : {}) } };
  });
}
