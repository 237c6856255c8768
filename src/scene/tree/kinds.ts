import type { Box, KindRule, LayerLook, SceneRules } from '../types';

/** How a kind is sized and drawn. */
export function ruleOf(rules: SceneRules, box: Box): KindRule {
  return rules.kinds[box.node.kind] ?? rules.otherKind;
}

/** Room at the foot of a box for its layers. */
export function footerOf(rules: SceneRules, box: Box): number {
  return (box.node.layers?.length ?? 0) * (ruleOf(rules, box).layerHeight ?? 0);
}

/** How a layer is told from the others. */
export function lookOf(rules: SceneRules, layer: string): LayerLook {
  return rules.layers[layer] ?? rules.otherLayer;
}
