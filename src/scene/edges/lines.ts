import { ruleOf } from '../tree/kinds';
import { severities } from '../tree/totals';
import type { Arrangement, Level, LineRules, Picture, Rect, Scene, Severity, View } from '../types';
import { routeBetween, type Corners } from './route';
import { boundsOfRoute } from './shape';
import type { Edges, Grain, Line, LinePicture, Route, SceneEdge } from './types';

/**
 * The lines of a picture that are in sight, and somewhat beyond: each edge between the boxes nearest to its ends that are drawn, all
 * edges of one kind between the same two boxes as one line. With more in sight than the rules allow they are drawn between the boxes
 * around those. All lines of a grain are made once, for as long as places and edges stay; moving the view only looks through them.
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
    const inSight = within(linesOf(arrangement, edges, grain), window, at === grains.length - 1 ? Infinity : limit);
    if (inSight) return settled({ grain, lines: inSight }, previous);
  }
  return settled({ grain: 'top', lines: [] }, previous);
}

/** Every line at a level, whatever their number: for an export. */
export function wholeLines(arrangement: Arrangement, edges: Edges, level: Level): readonly Line[] {
  return linesOf(arrangement, edges, level === 'tiles' ? 'holder' : 'leaf');
}

const grains: readonly Grain[] = ['leaf', 'holder', 'area', 'top'];

function settled(next: LinePicture, previous: LinePicture | undefined): LinePicture {
  const same = previous?.grain === next.grain && previous.lines.length === next.lines.length && next.lines.every((line, at) => line === previous.lines[at]);
  return same ? previous : next;
}

/** Null where there are more than `limit`. */
function within(lines: readonly Line[], window: Rect, limit: number): readonly Line[] | null {
  const found: Line[] = [];
  for (const line of lines) {
    const { x, y, width, height } = line.bounds;
    if (x > window.x + window.width || x + width < window.x || y > window.y + window.height || y + height < window.y) continue;
    if (found.length >= limit) return null;
    found.push(line);
  }
  return found;
}

function linesOf(arrangement: Arrangement, edges: Edges, grain: Grain): readonly Line[] {
  let known = made.get(arrangement);
  if (known?.edges !== edges) {
    known = { edges, byGrain: new Map() };
    made.set(arrangement, known);
  }
  let lines = known.byGrain.get(grain);
  if (!lines) {
    lines = draw(arrangement, edges, grain);
    known.byGrain.set(grain, lines);
  }
  return lines;
}
const made = new WeakMap<Arrangement, { readonly edges: Edges; readonly byGrain: Map<Grain, readonly Line[]> }>();

interface Bundle { readonly kind: string; readonly from: string; readonly to: string; readonly edges: SceneEdge[] }

function draw(arrangement: Arrangement, { all }: Edges, grain: Grain): readonly Line[] {
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
    else bundles.set(key, { kind: edge.kind, from, to, edges: [edge] });
  }
  const corners: Corners = new Map();
  const lines: Line[] = [];
  for (const [key, bundle] of bundles) {
    const route = routeBetween(arrangement, corners, bundle.from, bundle.to);
    if (route) lines.push(lineOf(scene.rules.lines, key, bundle, route));
  }
  return lines.sort((a, b) => (a.key < b.key ? -1 : 1));
}

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

function lineOf(rules: LineRules, key: string, { kind, from, to, edges }: Bundle, route: Route): Line {
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
