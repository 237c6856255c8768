import { ruleOf } from '../tree/kinds';
import { severities } from '../tree/totals';
import type { Arrangement, Level, LineRules, Picture, Rect, Scene, Severity, View } from '../types';
import { cornerOf, routeBetween, type Corners } from './route';
import { boundsOfRoute } from './shape';
import type { Edges, Grain, Line, LinePicture, Route, SceneEdge } from './types';

/**
 * The lines of a picture that are in sight, and somewhat beyond: each edge between the boxes nearest to its ends that are drawn, all
 * edges of one kind between the same two boxes as one line. With more in sight than the rules allow they are drawn between the boxes
 * around those. What is one line is found once, for as long as places and edges stay, and where it runs when it first comes into sight; moving
 * the view only looks through them.
 */
export function linesIn(arrangement: Arrangement, edges: Edges, { level }: Picture, view: View, previous?: LinePicture): LinePicture {
  const { lines: { limit }, levels: { marginPx } } = arrangement.scene.rules;
  const window = {
    x: (-view.x - marginPx) / view.zoom, y: (-view.y - marginPx) / view.zoom,
    width: (view.width + 2 * marginPx) / view.zoom, height: (view.height + 2 * marginPx) / view.zoom,
  };
  const from = grains.indexOf(level === 'tiles' ? 'holder' : 'leaf');
  for (let at = from; at < grains.length; at++) {
    const grain = grains[at] as Grain;
    const inSight = within(sheafOf(arrangement, edges, grain), window, at === grains.length - 1 ? Infinity : limit);
    if (inSight) return settled({ grain, lines: inSight }, previous);
  }
  return settled({ grain: 'top', lines: [] }, previous);
}

/** Every line at a level, whatever their number: for an export. */
export function wholeLines(arrangement: Arrangement, edges: Edges, level: Level): readonly Line[] {
  return within(sheafOf(arrangement, edges, level === 'tiles' ? 'holder' : 'leaf'), null, Infinity) ?? [];
}

const grains: readonly Grain[] = ['leaf', 'holder', 'area', 'top'];

function settled(next: LinePicture, previous: LinePicture | undefined): LinePicture {
  const same = previous?.grain === next.grain && previous.lines.length === next.lines.length && next.lines.every((line, at) => line === previous.lines[at]);
  return same ? previous : next;
}

/** Edges that are one line, and about where that runs. */
interface Bundle { readonly key: string; readonly kind: string; readonly from: string; readonly to: string; readonly edges: SceneEdge[]; readonly bounds: Rect }

/** All lines of a grain. */
interface Sheaf {
  readonly arrangement: Arrangement;
  readonly corners: Corners;
  readonly bundles: readonly Bundle[];
  /** Those that have been in sight; null where one end lies in the other. */
  readonly lines: Map<Bundle, Line | null>;
}

/** In the order of their keys; null where there are more than `limit`. */
function within(sheaf: Sheaf, window: Rect | null, limit: number): readonly Line[] | null {
  const found: Bundle[] = [];
  for (const bundle of sheaf.bundles) {
    if (!meets(window, bundle.bounds)) continue;
    if (found.length >= limit) return null;
    found.push(bundle);
  }
  const lines = found.sort((a, b) => (a.key < b.key ? -1 : 1)).flatMap((bundle) => lineIn(sheaf, bundle) ?? []);
  return lines.filter(({ bounds }) => meets(window, bounds));
}

const meets = (window: Rect | null, { x, y, width, height }: Rect): boolean => !window || (x <= window.x + window.width && x + width >= window.x && y <= window.y + window.height && y + height >= window.y);

function lineIn({ arrangement, corners, lines }: Sheaf, bundle: Bundle): Line | null {
  let line = lines.get(bundle);
  if (line === undefined) {
    const route = routeBetween(arrangement, corners, bundle.from, bundle.to);
    line = route && lineOf(arrangement.scene.rules.lines, bundle, route);
    lines.set(bundle, line);
  }
  return line;
}

function sheafOf(arrangement: Arrangement, edges: Edges, grain: Grain): Sheaf {
  let known = made.get(arrangement);
  if (known?.edges !== edges) {
    // Where boxes lie does not change with the edges.
    known = { edges, corners: known?.corners ?? new Map(), byGrain: new Map() };
    made.set(arrangement, known);
  }
  let sheaf = known.byGrain.get(grain);
  if (!sheaf) {
    const { corners } = known;
    sheaf = { arrangement, corners, bundles: bundlesOf(arrangement, corners, edges, grain), lines: new Map() };
    known.byGrain.set(grain, sheaf);
  }
  return sheaf;
}
const made = new WeakMap<Arrangement, { readonly edges: Edges; readonly corners: Corners; readonly byGrain: Map<Grain, Sheaf> }>();

function bundlesOf(arrangement: Arrangement, corners: Corners, { all }: Edges, grain: Grain): readonly Bundle[] {
  const { scene } = arrangement;
  const bundles = new Map<string, Bundle>();
  const drawn = new Map<string, string | null>();
  const endOf = (id: string): string | null => {
    let end = drawn.get(id);
    if (end === undefined) {
      end = boxFor(scene, id, grain);
      drawn.set(id, end);
    }
    return end;
  };
  for (const edge of all.values()) {
    const [one, other] = [endOf(edge.from), endOf(edge.to)];
    if (one === null || other === null || one === other) continue;
    const [from, to] = one < other ? [one, other] : [other, one];
    const key = `${edge.kind} ${from} ${to}`;
    const bundle = bundles.get(key);
    if (bundle) bundle.edges.push(edge);
    else bundles.set(key, { key, kind: edge.kind, from, to, edges: [edge], bounds: around(cornerOf(arrangement, corners, from), cornerOf(arrangement, corners, to)) });
  }
  return [...bundles.values()];
}

/** Around both, with room for an arch and for going round what is in the way. */
function around(one: Rect, other: Rect): Rect {
  const [x, y] = [Math.min(one.x, other.x) - spare, Math.min(one.y, other.y) - spare];
  return { x, y, width: Math.max(one.x + one.width, other.x + other.width) + spare - x, height: Math.max(one.y + one.height, other.y + other.height) + spare - y };
}
const spare = 64;

/** The box that stands for a node at a grain; null where the scene has none. */
function boxFor(scene: Scene, id: string, grain: Grain): string | null {
  let box = scene.find(id);
  for (; box && box.parent !== null; ) {
    const { role } = ruleOf(scene.rules, box);
    const around = scene.find(box.parent);
    if (!around || grain === 'leaf' || (grain === 'area' && role === 'area')) break;
    if (grain === 'holder' && !(role === 'leaf' && ruleOf(scene.rules, around).role === 'holder')) break;
    box = around;
  }
  return box?.node.id ?? null;
}

function lineOf(rules: LineRules, { key, kind, from, to, edges }: Bundle, route: Route): Line {
  const sorted = edges.sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    key, kind, from, to, edges: sorted,
    state: rules.states.find((state) => sorted.some((edge) => edge.state === state)) ?? sorted[0]?.state ?? rules.plainState,
    heat: highest(sorted), worst: worstOf(sorted), label: labelOf(rules, sorted),
    route, bounds: boundsOfRoute(route),
  };
}

function labelOf({ states, plainState }: LineRules, edges: readonly SceneEdge[]): string {
  const [only] = edges;
  if (only && edges.length === 1) return only.label;
  const others = states.flatMap((state) => {
    const count = state === plainState ? 0 : edges.filter((edge) => edge.state === state).length;
    return count === 0 ? [] : [`${count} ${state}`];
  });
  return [`×${edges.length}`, ...others].join(' · ');
}

function highest(edges: readonly SceneEdge[]): number | null {
  return edges.reduce<number | null>((most, { heat }) => (heat === null ? most : Math.max(most ?? 0, heat)), null);
}

function worstOf(edges: readonly SceneEdge[]): Severity | null {
  return severities.find((severity) => edges.some(({ findings }) => findings[severity] > 0)) ?? null;
}
