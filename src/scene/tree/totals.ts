import type { Box, HeatSummary, SceneNode, Severity, Totals } from '../types';

/** Sums over a node and its children's totals; of one that is folded up, those it tells. Always folded in the order of the children, so equal trees have equal totals. */
export function totalsOf(node: SceneNode, children: readonly Box[], measures: readonly string[]): Totals {
  if (node.folded) return node.folded.totals;
  if (children.length === 0) {
    return { descendants: 0, byKind: none, findings: node.findings, worst: worstOf(node.findings), unread: node.unread ? 1 : 0, heat: noHeat(measures) };
  }
  let descendants = 0;
  let unread = node.unread ? 1 : 0;
  const byKind: Record<string, number> = {};
  const findings = { ...node.findings };
  for (const child of children) {
    const { totals } = child;
    descendants += totals.descendants + 1;
    unread += totals.unread;
    byKind[child.node.kind] = (byKind[child.node.kind] ?? 0) + 1;
    for (const kind in totals.byKind) byKind[kind] = (byKind[kind] ?? 0) + (totals.byKind[kind] ?? 0);
    for (const severity of severities) findings[severity] += totals.findings[severity];
  }
  const heat: Record<string, HeatSummary> = {};
  for (const measure of measures) heat[measure] = summarize(children, measure);
  return { descendants, byKind, findings, worst: worstOf(findings), unread, heat };
}

/**
 * Use of a box by its own figure, else the mean of the nearest boxes inside it that have one; null where nothing is known. The measure
 * "findings" is of the worst on it or in it, from 0 for none to above 1 for an error.
 */
export function heatOf(box: Box, measure: string): number | null {
  if (measure === findingsMeasure) return box.totals.worst === null ? 0 : heatOfWorst[box.totals.worst];
  const own = box.node.heat[measure] ?? null;
  if (own !== null) return own;
  const inside = box.totals.heat[measure];
  return inside && inside.count > 0 ? inside.mean : null;
}

const findingsMeasure = 'findings';
/** As "findings" measures it. */
export const heatOfWorst: Readonly<Record<Severity, number>> = { info: 0.4, warning: 0.75, error: 1.1 };

/** From the worst on. */
export const severities: readonly Severity[] = ['error', 'warning', 'info'];

function worstOf(findings: Readonly<Record<Severity, number>>): Severity | null {
  return severities.find((severity) => findings[severity] > 0) ?? null;
}

function summarize(children: readonly Box[], measure: string): HeatSummary {
  let count = 0;
  let sum = 0;
  let highest = 0;
  let over = 0;
  for (const child of children) {
    const own = child.node.heat[measure] ?? null;
    if (own !== null) {
      count++;
      sum += own;
      highest = Math.max(highest, own);
      if (own > 1) over++;
      continue;
    }
    const inside = child.totals.heat[measure];
    if (!inside) continue;
    count += inside.count;
    sum += inside.mean * inside.count;
    highest = Math.max(highest, inside.highest);
    over += inside.over;
  }
  return count === 0 ? unknown : { count, mean: sum / count, highest, over };
}

const none: Readonly<Record<string, number>> = {};
const unknown: HeatSummary = { count: 0, mean: 0, highest: 0, over: 0 };

/** The one object for each list of measures: leaves are many. */
function noHeat(measures: readonly string[]): Readonly<Record<string, HeatSummary>> {
  const known = noHeats.get(measures);
  if (known) return known;
  const made = Object.fromEntries(measures.map((measure) => [measure, unknown]));
  noHeats.set(measures, made);
  return made;
}
const noHeats = new WeakMap<readonly string[], Readonly<Record<string, HeatSummary>>>();
