import type { DiagramNode } from '../../src/protocol/view';
import { estateRules } from '../../src/scene';
import type { KindRule, SceneRules } from '../../src/scene';
import { isGuest } from './kinds';

/**
 * The scene's rules with headers of sites and clusters that grow with the estate: the larger it is, the farther away one stands to
 * see all of it, and their names are to be read from there too. Decided once, when a diagram is opened.
 */
export function rulesFor(nodes: readonly DiagramNode[]): SceneRules {
  const room = nodes.reduce((sum, node) => sum + (isGuest(node.kind) ? 1 : node.kind === 'host' ? 4 : 0), 0);
  const { site, cluster, group, ...others } = estateRules.kinds;
  if (!site || !cluster || !group) return estateRules;
  const grown = Math.sqrt(room) * unitsPerRow;
  return {
    ...estateRules,
    kinds: { ...others, site: withHeader(site, Math.max(76, grown * 1.1)), cluster: withHeader(cluster, Math.max(68, grown)), group: withHeader(group, Math.max(68, grown)) },
  };
}

/** What the header of a cluster grows by for each row of cards in an estate as wide as high, in scene units. */
const unitsPerRow = 3.6;

function withHeader(rule: KindRule, header: number): KindRule {
  return { ...rule, inner: { ...rule.inner, header: Math.round(header) } };
}
