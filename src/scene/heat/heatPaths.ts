import type { HeatPath, Marks, Severity } from '../types';
import { rounded } from './rounded';
import { heatBand, heatBands, heatColor, type Colours } from './heatColor';
import { tintColor } from './tintColor';

/**
 * The marks as one path for each colour and state, in the order of the bands; what has a tint is of the tint's colour, by its place in
 * `tints`. Kept for as long as the marks are, where there are no tints and the palette has a name.
 */
export function heatPaths(marks: Marks, measure: string, palette: Colours, tints: ReadonlyMap<string, number> = noTints): readonly HeatPath[] {
  if (tints.size > 0 || typeof palette !== 'string') return draw(marks, measure, palette, tints);
  const known = made(marks);
  const key = `${measure}|${palette}`;
  let paths = known.get(key);
  if (!paths) {
    paths = draw(marks, measure, palette, noTints);
    known.set(key, paths);
  }
  return paths;
}

/**
 * The figures of the marks whose worst finding is of this severity, as one path, empty where there is none. Each severity has its
 * shape: a diamond for an error, a triangle for a warning, a disc for information.
 */
export function findingPath(marks: Marks, severity: Severity): string {
  const parts: string[] = [];
  marks.worst.forEach((worst, at) => {
    if (worst !== severity) return;
    const [x, y, width, height] = rectAt(marks, at);
    parts.push(figure(severity, x + width, y, Math.min(width, height) / 3));
  });
  return parts.join('');
}

/** A figure in the corner whose right end is `right`, `size` across. */
export function figure(severity: Severity, right: number, top: number, size: number): string {
  const half = size / 2;
  const [r, h] = [rounded(right), rounded(half)];
  switch (severity) {
    case 'error': return `M${rounded(right - half)} ${rounded(top)}l${h} ${h}l-${h} ${h}l-${h} -${h}z`;
    case 'warning': return `M${rounded(right - half)} ${rounded(top)}L${r} ${rounded(top + size)}h-${rounded(size)}z`;
    case 'info': return `M${r} ${rounded(top + half)}a${h} ${h} 0 1 1 -${rounded(size)} 0a${h} ${h} 0 1 1 ${rounded(size)} 0z`;
  }
}

const noTints: ReadonlyMap<string, number> = new Map();

function draw(marks: Marks, measure: string, palette: Colours, tints: ReadonlyMap<string, number>): readonly HeatPath[] {
  const groups = new Map<string, { band: number; state: string; over: boolean; fill: string; parts: string[] }>();
  const heat = marks.heat[measure];
  marks.boxes.forEach((box, index) => {
    const use = heat?.[index] ?? NaN;
    const band = Number.isNaN(use) ? -1 : use > 1 ? heatBands : heatBand(use);
    const { state, tint } = box.node;
    const at = tint === undefined ? undefined : tints.get(tint);
    const key = `${band}|${state}|${at ?? ''}`;
    let group = groups.get(key);
    if (!group) {
      const { fill, over } = heatColor(Number.isNaN(use) ? null : use, palette);
      group = { band, state, over, fill: at === undefined ? fill : tintColor(at, palette).fill, parts: [] };
      groups.set(key, group);
    }
    const [x, y, width, height] = rectAt(marks, index);
    group.parts.push(`M${rounded(x)} ${rounded(y)}h${rounded(width)}v${rounded(height)}h-${rounded(width)}z`);
  });
  return [...groups.values()]
    .sort((a, b) => a.band - b.band || (a.state < b.state ? -1 : 1))
    .map(({ fill, over, state, parts }) => ({ fill, over, state, d: parts.join('') }));
}

function rectAt({ rects }: Marks, at: number): [number, number, number, number] {
  const from = at * 4;
  return [rects[from] as number, rects[from + 1] as number, rects[from + 2] as number, rects[from + 3] as number];
}

function made(marks: Marks): Map<string, readonly HeatPath[]> {
  let known = paths.get(marks);
  if (!known) {
    known = new Map();
    paths.set(marks, known);
  }
  return known;
}
const paths = new WeakMap<Marks, Map<string, readonly HeatPath[]>>();
