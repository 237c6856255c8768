/** Boxes of a picture: frames around others, cards, and marks. */
import { heatColor } from '../heat/heatColor';
import { figure as findingFigure, findingPath, heatPaths } from '../heat/heatPaths';
import { tintColor } from '../heat/tintColor';
import { tintLetter } from '../heat/tintLetter';
import { heatOf, severities } from '../tree/totals';
import type { Box, HeatColor, Item, Marks, Size } from '../types';
import { changeLine, changesIn, changeSign, isChange } from './changes';
import type { Draw } from './draw';
import { drawLayers } from './layers';
import { textWidth } from './letters';
import { text } from './text';
import { isUnread, unreadMark, unreadSign, unreadWords } from './unread';
import { element, escapeXml } from './xml';

/** A box as it is at its level, with what it holds as marks. */
export function drawItem(item: Item, draw: Draw): string {
  const { x, y } = item.rect;
  const parts = item.box ? (item.role === 'leaf' ? drawCard(item, item.box, draw) : drawFrame(item, item.box, draw)) : [];
  if (item.marks) parts.push(...drawMarks(item.marks, draw));
  return element('g', { transform: `translate(${x} ${y})` }, parts.join(''));
}

/** Whether lines come out of it, and so lie over it. */
export const isFrame = ({ role, box }: Item): boolean => box !== null && role !== 'leaf';

/** The marks alone of what is drawn as a frame already. */
export function drawMarksOf({ rect: { x, y }, marks }: Item, draw: Draw): string {
  return marks ? element('g', { transform: `translate(${x} ${y})` }, drawMarks(marks, draw).join('')) : '';
}

function drawFrame(item: Item, box: Box, draw: Draw): string[] {
  const { palette } = draw;
  const { rect: { width, height }, header } = item;
  const size = Math.round(header * 0.42);
  const value = heatOf(box, draw.heatBy);
  const use = heatColor(value, draw.name);
  // What a measure says nothing of, such as a switch by CPU, has room for its words instead.
  const isMeasured = draw.rules.measures.includes(draw.heatBy) && value !== null;
  const badge = { x: width - size * 4, y: header * 0.2, width: size * 3.5, height: header * 0.6, rx: 4, stroke: palette.line };
  const detail = detailOf(box, draw);
  const sign = isUnread(box) ? size : 0;
  const room = width - size * (isMeasured ? 6 : 1.6) - (box.totals.worst ? size : 0) - sign;
  const end = width - (isMeasured ? size * 5.4 : size + (box.totals.worst ? size * 0.8 : 0));
  const label = Math.min(room, textWidth(box.node.label, size, 600) + size * 0.1);
  return [
    element('title', {}, escapeXml(titleOf(box, detail))),
    element('rect', { width, height, rx: 6, fill: palette.frame, stroke: palette.line, ...dashes(box, draw) }),
    text(box.node.label, { x: size * 0.6, y: header * 0.5 + size * 0.35, size, fill: palette.ink, weight: 600, width: label }),
    text(detail, { x: end - sign, y: header * 0.5 + size * 0.35, size: size * 0.7, fill: palette.faint, width: room - label - size * 0.5, anchor: 'end' }),
    ...(isMeasured ? [
      ...overHatch(element('rect', { ...badge, fill: use.fill }), badge, use.over, draw),
      text(figureOf(use, draw), { x: width - size * 2.25, y: header * 0.5 + size * 0.25, size: size * 0.7, fill: use.ink, anchor: 'middle', width: size * 3.4 }),
    ] : tintBar(box, { width, height: 5 }, draw)),
    ...(isUnread(box) ? [unreadSign({ x: end - size * 0.7, y: header * 0.5 - size * 0.35 }, size * 0.7, palette.ink)] : []),
    finding(box, width - size * (isMeasured ? 4.2 : 0.6), header * 0.5 - size * 0.4, size * 0.8, draw),
    ...drawLayers(item, box, draw.rules, palette),
    ...changeLine(box, item.rect, draw),
  ];
}

function drawCard(item: Item, box: Box, draw: Draw): string[] {
  if (!draw.rules.measures.includes(draw.heatBy)) return drawPlainCard(item, box, draw);
  const { rect: { width, height } } = item;
  const { palette } = draw;
  const use = heatColor(heatOf(box, draw.heatBy), draw.name);
  const badge = { x: 4, y: 4, width: 40, height: height - 8, rx: 3, stroke: palette.line };
  const detail = detailOf(box, draw);
  const sign = isUnread(box) ? signRoom : 0;
  return [
    element('title', {}, escapeXml(titleOf(box, detail))),
    element('rect', { width, height, rx: 4, fill: palette.background, stroke: palette.line, ...dashes(box, draw) }),
    ...overHatch(element('rect', { ...badge, fill: use.fill }), badge, use.over, draw),
    text(figureOf(use, draw), { x: 24, y: height / 2 + 4, size: 11, fill: use.ink, anchor: 'middle', width: 38 }),
    text(box.node.label, { x: 50, y: height / 2 - 3, size: 13, fill: palette.ink, weight: 600, width: width - 66 }),
    text(detail, { x: 50 + sign, y: height / 2 + 14, size: 11, fill: palette.faint, width: width - 54 - sign }),
    ...(isUnread(box) ? [unreadSign({ x: 50, y: height / 2 + 4 }, 11, palette.ink)] : []),
    finding(box, width - 3, 3, 12, draw),
    ...changeLine(box, item.rect, draw),
  ];
}

/** A card in a view that measures nothing: in place of its use the colour of its tint. */
function drawPlainCard({ rect }: Item, box: Box, draw: Draw): string[] {
  const { palette } = draw;
  const { width, height } = rect;
  const detail = detailOf(box, draw);
  const letter = letterOf(box, draw);
  const sign = isUnread(box) ? signRoom : 0;
  return [
    element('title', {}, escapeXml(titleOf(box, detail))),
    element('rect', { width, height, rx: 4, fill: palette.background, stroke: palette.line, ...dashes(box, draw) }),
    ...tintBar(box, { width: 5, height }, draw),
    text(box.node.label, { x: 12, y: height / 2 - 3, size: 13, fill: palette.ink, weight: 600, width: width - 28 }),
    text([letter, detail].filter((part) => part !== '').join('  '), { x: 12 + sign, y: height / 2 + 13, size: 11, fill: palette.faint, width: width - 18 - sign }),
    ...(isUnread(box) ? [unreadSign({ x: 12, y: height / 2 + 3 }, 11, palette.ink)] : []),
    finding(box, width - 3, 3, 12, draw),
    ...changeLine(box, rect, draw),
  ];
}

/** Of the sign of what was not read on a card, with the gap behind it. */
const signRoom = 14;

const titleOf = (box: Box, detail: string): string => [`${box.node.label} ${detail}`.trim(), unreadWords(box)].filter((part) => part !== '').join('; ');

function tintBar(box: Box, size: Size, draw: Draw): string[] {
  const at = tintOf(box, draw);
  return at === undefined ? [] : [element('rect', { ...size, rx: 2, fill: tintColor(at, draw.name).strong })];
}

const tintOf = ({ node: { tint } }: Box, { tints }: Draw): number | undefined => (tint === undefined ? undefined : tints.get(tint));

/** The letter of the category that an overlay puts it in: what tells it without its colour, as in the legend. */
function letterOf(box: Box, draw: Draw): string {
  const at = box.node.overlayText === undefined ? undefined : tintOf(box, draw);
  return at === undefined ? '' : tintLetter(at);
}

function drawMarks(marks: Marks, draw: Draw): string[] {
  const { palette, name, heatBy } = draw;
  const parts: string[] = [];
  for (const { fill, over, state, d } of heatPaths(marks, heatBy, name, draw.tints)) {
    parts.push(element('path', { d, fill, stroke: palette.line, ...(state === draw.rules.plainState ? {} : { 'stroke-dasharray': '6 4' }) }));
    if (over) parts.push(element('path', { d, fill: 'url(#over)' }));
  }
  marks.boxes.forEach((box, at) => {
    const [x = 0, y = 0, width = 0, height = 0] = marks.rects.subarray(at * 4, at * 4 + 4);
    const use = heatColor(heatOf(box, heatBy), name);
    const size = Math.min(height * 0.4, width / 8, 48);
    const isMeasured = draw.rules.measures.includes(heatBy);
    const figure = figureOf(use, draw);
    const named = !isMeasured || figure === '' ? box.node.label : draw.level === 'tiles' ? `${box.node.label}  ${figure}` : figure;
    const tint = tintOf(box, draw);
    const ink = tint === undefined ? use.ink : tintColor(tint, name).ink;
    // What lies in it is drawn by it: so it says what became of that too.
    const changed = [isChange(box.node.change) ? changeSign[box.node.change] : '', changesIn(box, draw)].filter((part) => part !== '').join(' ');
    parts.push(...changeLine(box, { width, height }, draw, { x, y }), ...unreadMark(box, { x, y, width, height }, draw));
    parts.push(text([changed, letterOf(box, draw), named].filter((part) => part !== '').join('  '), { x: x + width / 2, y: y + height / 2 + size * 0.35, size, fill: ink, anchor: 'middle', width }));
  });
  for (const severity of severities) {
    const d = findingPath(marks, severity);
    if (d) parts.push(element('path', { d, fill: palette.finding[severity], stroke: palette.background }));
  }
  return parts;
}

function finding(box: Box, right: number, top: number, size: number, { palette }: Draw): string {
  const { worst } = box.totals;
  return worst ? element('path', { d: findingFigure(worst, right, top, size), fill: palette.finding[worst], stroke: palette.background }) : '';
}

function overHatch(badge: string, rect: Readonly<Record<string, string | number>>, over: boolean, draw: Draw): string[] {
  return over ? [badge, element('rect', { ...rect, fill: 'url(#over)', stroke: draw.palette.line })] : [badge];
}

/** A finding is no share of anything: its sign says which it is. */
const figureOf = (use: HeatColor, { heatBy }: Draw): string => (heatBy === 'findings' ? '' : use.text);

/** What an overlay says of it stands in place of its own words, as on the canvas. */
const detailOf = ({ node }: Box, { rules: { plainState } }: Draw): string =>
  [node.change ?? '', node.state === plainState ? '' : node.state, ...(node.overlayText === undefined ? [node.tint ?? '', node.detail] : [node.overlayText])].filter((part) => part !== '').join(' · ');

const dashes = ({ node }: Box, { rules: { plainState } }: Draw): Record<string, string> => (node.state === plainState ? {} : { 'stroke-dasharray': '6 4' });
