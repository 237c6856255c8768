import type { Box, KindRule, LayerLook, SceneRules } from '../types';

/** How a box is sized and drawn: by its kind, and by whether it is folded up. */
export function ruleOf(rules: SceneRules, box: Box): KindRule {
  const rule = rules.kinds[box.node.kind] ?? rules.otherKind;
  if (box.node.folded) return foldedRule(rule);
  return rule.holding !== undefined && box.children.length > 0 ? rule.holding : rule;
}

/** Folded up, a box is its header: as wide as its name and figures need, and drawn as one that holds others. */
function foldedRule(rule: KindRule): KindRule {
  let folded = foldedRules.get(rule);
  if (!folded) {
    const { inner: { header }, size, role, layerHeight: _, ...others } = rule;
    const low = { width: role === 'area' ? Math.max(size.width, header * headersAcross) : size.width, height: header + footPx };
    folded = { ...others, inner: rule.inner, role: role === 'area' ? 'holder' : role, size: role === 'leaf' ? size : low };
    foldedRules.set(rule, folded);
  }
  return folded;
}
const foldedRules = new WeakMap<KindRule, KindRule>();
/** The width of an area that is folded up, in heights of its header, which grows with the estate. */
const headersAcross = 6;
const footPx = 8;

/** The band a box stands in: that of its kind, or of the first box in it that has one; the last where none has. */
export function rankOf(rules: SceneRules, box: Box): number {
  const own = ruleOf(rules, box).rank;
  if (own !== undefined) return own;
  if (box.node.folded) return box.node.folded.rank;
  for (const child of box.children) {
    const rank = rankOf(rules, child);
    if (rank < Infinity) return rank;
  }
  return Infinity;
}

/** Room at the foot of a box for its layers. */
export function footerOf(rules: SceneRules, box: Box): number {
  return (box.node.layers?.length ?? 0) * (ruleOf(rules, box).layerHeight ?? 0);
}

/** How a layer is told from the others. */
export function lookOf(rules: SceneRules, layer: string): LayerLook {
  return rules.layers[layer] ?? rules.otherLayer;
}
