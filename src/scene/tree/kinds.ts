import type { Box, KindRule, LayerLook, SceneRules } from '../types';

/** How a kind is sized and drawn. */
export function ruleOf(rules: SceneRules, box: Box): KindRule {
  const rule = rules.kinds[box.node.kind] ?? rules.otherKind;
  return rule.holding !== undefined && box.children.length > 0 ? rule.holding : rule;
}

/** The band a box stands in: that of its kind, or of the first box in it that has one; the last where none has. */
export function rankOf(rules: SceneRules, box: Box): number {
  const own = ruleOf(rules, box).rank;
  if (own !== undefined) return own;
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
