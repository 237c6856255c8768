/** What the colour of a box stands for, in text: it is never told by colour alone. */
import { heatOf } from '../../src/scene';
import type { Box } from '../../src/scene';
import { percent, type HeatMeasure } from '../theme/heat';
import { findingsText } from './names';

/** As short as it can be said: "83 %", "2 errors", "Red"; empty where nothing is known. */
export function shortFigure(box: Box, heatBy: HeatMeasure): string {
  if (heatBy === 'findings') return findingsText(box.totals.findings).split(', ')[0] ?? '';
  const use = heatOf(box, heatBy);
  if (use !== null) return percent(use);
  return heatBy === 'overlay' ? box.node.tint ?? '' : '';
}
