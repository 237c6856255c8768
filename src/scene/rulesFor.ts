import type { ViewName } from '../protocol/view';
import { allRules } from './allRules';
import { estateRules } from './estateRules';
import { networkRules } from './networkRules';
import { storageRules } from './storageRules';
import type { Flow, InnerRule, KindRule, SceneNode, SceneRules, Spacing } from './types';

/** How a view is laid out where the user said; as usual where nothing is said. */
export interface LaidOut {
  readonly direction?: Flow | undefined;
  readonly spacing?: Spacing | undefined;
}

/**
 * The scene's rules with headers of areas that grow with the estate: the larger it is, the farther away one stands to see all of it,
 * and their names are to be read from there too. Decided once, when a view is opened, and again when it is laid out otherwise.
 */
export function rulesFor(nodes: readonly Pick<SceneNode, 'kind'>[], view: ViewName = 'compute', { direction = 'down', spacing = 'normal' }: LaidOut = {}): SceneRules {
  const rules = rulesOf[view];
  const room = nodes.reduce((sum, { kind }) => sum + (roomOf[rules.kinds[kind]?.role ?? 'leaf']), 0);
  const grown = Math.sqrt(room) * unitsPerRow;
  const kinds = Object.fromEntries(Object.entries(rules.kinds).map(([kind, rule]) => {
    const spaced = spacedRule(direction === 'right' ? acrossRule(rule) : rule, spacing);
    if (rule.role !== 'area') return [kind, spaced];
    const turned = { ...spaced, inner: turnedInner(spaced.inner, direction) };
    return [kind, kind === 'site' && holdsHosts(view) ? withHeader(turned, Math.max(76, grown * 1.1)) : withHeader(turned, Math.max(holdsHosts(view) ? 68 : 56, grown))];
  }));
  return { ...rules, flow: direction, spacing, kinds, top: turnedInner(spacedInner(rules.top, spacing), direction) };
}

/** Whether rules are those of a view that is laid out like this. */
export function isLaidOut({ flow, spacing }: SceneRules, { direction = 'down', spacing: wanted = 'normal' }: LaidOut): boolean {
  return flow === direction && spacing === wanted;
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

function acrossRule(rule: KindRule): KindRule {
  return rule.across ? { ...rule, inner: { ...rule.inner, columns: rule.across.columns }, size: { ...rule.size, width: rule.across.width } } : rule;
}

/** Areas with all their room; boxes of leaves with their gaps alone, and as much wider or narrower as these make them. */
function spacedRule(rule: KindRule, spacing: Spacing): KindRule {
  if (rule.role === 'area') return { ...rule, inner: spacedInner(rule.inner, spacing) };
  if (rule.role === 'leaf') return rule;
  const { inner, size } = rule;
  const gap = Math.round(inner.gap * times[spacing]);
  return { ...rule, inner: { ...inner, gap }, size: { ...size, width: size.width + ((inner.columns ?? 1) - 1) * (gap - inner.gap) } };
}

function spacedInner(inner: InnerRule, spacing: Spacing): InnerRule {
  if (spacing === 'normal') return inner;
  const spaced = (length: number): number => Math.round(length * times[spacing]);
  return { ...inner, gap: spaced(inner.gap), padding: spaced(inner.padding), ...(inner.bands !== undefined && { bands: spaced(inner.bands) }) };
}
const times = { compact: 0.5, normal: 1, wide: 2 } as const;

/** Bands that are flat from above are narrow from the left; what is not in bands keeps its form. */
function turnedInner(inner: InnerRule, direction: Flow): InnerRule {
  return direction === 'right' && inner.bands !== undefined ? { ...inner, aspect: 1 / inner.aspect } : inner;
}
