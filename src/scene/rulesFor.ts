import type { ViewName } from '../protocol/view';
import { allRules } from './allRules';
import { estateRules } from './estateRules';
import { networkRules } from './networkRules';
import { storageRules } from './storageRules';
import type { KindRule, SceneNode, SceneRules } from './types';

/**
 * The scene's rules with headers of areas that grow with the estate: the larger it is, the farther away one stands to see all of it,
 * and their names are to be read from there too. Decided once, when a view is opened.
 */
export function rulesFor(nodes: readonly Pick<SceneNode, 'kind'>[], view: ViewName = 'compute'): SceneRules {
  const rules = rulesOf[view];
  const room = nodes.reduce((sum, { kind }) => sum + (roomOf[rules.kinds[kind]?.role ?? 'leaf']), 0);
  const grown = Math.sqrt(room) * unitsPerRow;
  const kinds = Object.fromEntries(Object.entries(rules.kinds).map(([kind, rule]) => {
    if (rule.role !== 'area') return [kind, rule];
    return [kind, kind === 'site' && holdsHosts(view) ? withHeader(rule, Math.max(76, grown * 1.1)) : withHeader(rule, Math.max(holdsHosts(view) ? 68 : 56, grown))];
  }));
  return { ...rules, kinds };
}

const rulesOf: Readonly<Record<ViewName, SceneRules>> = { compute: estateRules, network: networkRules, storage: storageRules, all: allRules };

/** Whether hosts lie in areas with all that runs on them. */
const holdsHosts = (view: ViewName): boolean => view === 'compute' || view === 'all';

/** In cards. */
const roomOf = { area: 0, holder: 4, leaf: 1 } as const;

/** What the header of a cluster grows by for each row of cards in an estate as wide as high, in scene units. */
const unitsPerRow = 3.6;

function withHeader(rule: KindRule, header: number): KindRule {
  return { ...rule, inner: { ...rule.inner, header: Math.round(header) } };
}
