import { widthOfLine } from '../edges/looks';
import type { Line } from '../edges/types';
import { heatBands, heatColor } from '../heat/heatColor';
import { figure } from '../heat/heatPaths';
import { tintColor } from '../heat/tintColor';
import { tintLetter } from '../heat/tintLetter';
import { lookOf } from '../tree/kinds';
import { heatOfWorst } from '../tree/totals';
import type { Item, SceneRules } from '../types';
import { changeDashes, changesTold, changeSign } from './changes';
import type { Draw } from './draw';
import { swatchOf } from './layers';
import { textWidth } from './letters';
import { strokesOf } from './lines';
import { text } from './text';
import { isUnread, unreadSign } from './unread';
import { element } from './xml';

/** Where a legend has room: its corner and width in the scene, and how much larger than at the size of text on a card it is drawn. */
interface LegendRoom { readonly x: number; readonly y: number; readonly width: number; readonly scale: number }

/** What is drawn, of which a legend tells only what is there. */
interface Shown { readonly lines: readonly Line[]; readonly items: readonly Item[] }

interface LaidLegend {
  /** In the scene. */
  readonly height: number;
  readonly drawn: string;
}

/** What colours, patterns and lines mean, below the picture: in as many rows as it takes. */
export function layLegend({ x, y, width, scale }: LegendRoom, draw: Draw, shown: Shown): LaidLegend {
  const groups = [colours(draw, shown), layers(draw, shown), kinds(draw, shown), signs(draw, shown)].filter((group) => group.length > 0);
  const rows = groups.flatMap((group) => rowsOf(group, width / scale));
  const drawn = rows.flatMap((row, at) => row.map(({ left, sample }) => element('g', { transform: `translate(${left} ${at * rowHeight})` }, sample.drawn)));
  return {
    height: (rows.length * rowHeight + spare) * scale,
    drawn: rows.length === 0 ? '' : element('g', { transform: `translate(${x} ${y}) scale(${Math.round(scale * 100) / 100})` }, drawn.join('')),
  };
}

const rowHeight = 32;
const spare = 16;

/** One thing that is told, as if it stood at the left end of a row. */
interface Sample { readonly width: number; readonly drawn: string }

/** Side by side, as far as there is room. */
function rowsOf(samples: readonly Sample[], room: number): readonly (readonly { readonly left: number; readonly sample: Sample }[])[] {
  const rows: { left: number; sample: Sample }[][] = [[]];
  let left = 0;
  for (const sample of samples) {
    if (left > 0 && left + sample.width > room) {
      rows.push([]);
      left = 0;
    }
    rows.at(-1)?.push({ left, sample });
    left += sample.width + gap;
  }
  return rows;
}
const gap = 20;

function colours(draw: Draw, shown: Shown): readonly Sample[] {
  if (draw.heatBy === 'findings') return findings(draw);
  return draw.rules.measures.includes(draw.heatBy) ? [scale(draw)] : tints(draw, shown);
}

/** The colours from 0 to 100 % and beyond. */
function scale(draw: Draw): Sample {
  const { name, palette, colouredBy } = draw;
  const label = (content: string, at: number): string => text(content, { x: at, y: 20, size, fill: palette.ink, width: Infinity });
  const from = widthOf(colouredBy) + 16;
  const bar = from + widthOf('0 %') + 6;
  const end = bar + heatBands * band;
  const over = end + 6 + widthOf('100 %') + gap;
  const unknown = over + 30 + widthOf('over 100 %') + gap;
  return {
    width: unknown + 30 + widthOf('unknown'),
    drawn: [
      label(colouredBy, 0),
      label('0 %', from),
      ...Array.from({ length: heatBands }, (_, at) => element('rect', { x: bar + at * band, y: 8, width: band, height: 16, fill: heatColor(at / (heatBands - 1), name).fill })),
      label('100 %', end + 6),
      ...overSwatch(over, draw),
      label('over 100 %', over + 30),
      element('rect', { x: unknown, y: 8, width: 24, height: 16, fill: heatColor(null, name).fill, stroke: palette.line }),
      label('unknown', unknown + 30),
    ].join(''),
  };
}
const size = 12;
const widthOf = (content: string): number => Math.ceil(textWidth(content, size));
const band = 10;

function overSwatch(x: number, { name, palette }: Draw): readonly string[] {
  return [element('rect', { x, y: 8, width: 24, height: 16, fill: heatColor(2, name).fill }), element('rect', { x, y: 8, width: 24, height: 16, fill: 'url(#over)', stroke: palette.line })];
}

/** The worst finding on a box or in it, by colour and by sign. */
function findings(draw: Draw): readonly Sample[] {
  const { name, palette } = draw;
  const swatch = (fraction: number): string => element('rect', { x: 0, y: 8, width: 24, height: 16, fill: heatColor(fraction, name).fill, stroke: palette.line });
  return [
    labelled('no finding', 30, swatch(0), draw),
    ...(['info', 'warning', 'error'] as const).map((severity) => labelled(severity === 'info' ? 'note' : severity, 48, [
      ...(heatOfWorst[severity] > 1 ? overSwatch(0, draw) : [swatch(heatOfWorst[severity])]),
      element('path', { d: figure(severity, 42, 10, 12), fill: palette.finding[severity] }),
    ].join(''), draw)),
  ];
}

/** The colour of each tint. */
function tints(draw: Draw, { items }: Shown): readonly Sample[] {
  // Of an overlay, boxes have letters besides; what the network shows by itself says its VLAN in figures.
  const lettered = items.some(({ box, marks }) => box?.node.overlayText !== undefined || marks?.boxes.some(({ node }) => node.overlayText !== undefined));
  const named = [...draw.tints].slice(0, tintsAtMost).map(([tint, at]) => labelled(lettered ? `${tintLetter(at)}  ${tint}` : tint, 22, element('rect', { x: 0, y: 8, width: 16, height: 16, rx: 2, fill: tintColor(at, draw.name).strong }), draw));
  const others = draw.tints.size - tintsAtMost;
  return others > 0 ? [...named, labelled(`${others} more`, 0, '', draw)] : named;
}
const tintsAtMost = 24;

/** What the patterns at the foot of boxes are, of those that there are. */
function layers(draw: Draw, { items }: Shown): readonly Sample[] {
  const there = new Set(items.flatMap(({ box, footer }) => (footer === 0 ? [] : (box?.node.layers ?? []).map(([layer]) => layer))));
  return Object.keys(draw.rules.layers).filter((layer) => there.has(layer)).map((layer) => labelled(lookOf(draw.rules, layer).name, 30, swatchOf(lookOf(draw.rules, layer).pattern, draw.palette), draw));
}

/** What is told of lines, in words, with a kind and a state that look so. */
interface LineTold { readonly word: string; readonly kind: string; readonly state: string }

/** The kinds of lines that there are, and the states that some of them are in; nothing where nothing is to be told apart. */
export function linesTold({ lines: { kinds: named = {}, states, plainState } }: SceneRules, lines: readonly Line[]): readonly LineTold[] {
  const hasNames = Object.keys(named).length > 0;
  if (!hasNames && lines.every(({ state }) => state === plainState)) return [];
  return [
    ...Object.entries(named).flatMap(([kind, word]) => (lines.some((line) => line.kind === kind) ? [{ word, kind, state: plainState }] : [])),
    ...states.toReversed().flatMap((state) => (lines.some((line) => line.state === state) && (state !== plainState || !hasNames) ? [{ word: state, kind: '', state }] : [])),
  ];
}

function kinds(draw: Draw, { lines }: Shown): readonly Sample[] {
  return linesTold(draw.rules, lines).map(({ word, kind, state }) => labelled(word, 44, strokesOf('M0 16h36', { kind, state, stroke: draw.palette.line, width: widthOfLine(kind, 1) }, draw).join(''), draw));
}

/** What became of things since another version, and what was not read. */
function signs(draw: Draw, { items, lines }: Shown): readonly Sample[] {
  const isAnyUnread = items.some(({ box, marks }) => (box && isUnread(box)) || marks?.boxes.some(({ totals }) => totals.unread > 0));
  const around = { x: 0, y: 8, width: 24, height: 16, fill: 'none', stroke: draw.palette.ink, 'stroke-width': 2 };
  return [
    ...changesTold(items, lines).map((change) => labelled(`${changeSign[change]}  ${change}`, 32, element('rect', { ...around, ...(changeDashes[change].length === 0 ? {} : { 'stroke-dasharray': changeDashes[change].join(' ') }) }), draw)),
    ...(isAnyUnread ? [labelled('not all of its text was read', 20, unreadSign({ x: 0, y: 9 }, 14, draw.palette.ink), draw)] : []),
  ];
}

/** A sample with a word behind it. */
function labelled(word: string, from: number, drawn: string, { palette }: Draw): Sample {
  const shown = Math.min(widthOf(word), widest);
  return { width: from + shown, drawn: drawn + text(word, { x: from, y: 20, size, fill: palette.ink, width: shown }) };
}
/** Of a word in a legend; names of tenants and tags are as long as anybody likes. */
const widest = 240;
