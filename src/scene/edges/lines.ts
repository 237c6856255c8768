import { turnGround, turnPoint, turnRect, type Ground } from '../layout/turn';
import { severities } from '../tree/totals';
import type { Arrangement, Level, LineRules, Picture, Rect, Severity, View } from '../types';
import { Bundles, type Bundle, type BundleChange } from './bundles';
import { doorsOf } from './doors';
import { cornerOf, routeBetween, straight, type Corners } from './route';
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
    const inSight = within(sheafOf(arrangement, edges, grain, previous), window, at === grains.length - 1 ? Infinity : limit);
    if (inSight) return settled({ grain, lines: inSight }, arrangement, previous);
  }
  return settled({ grain: 'top', lines: [] }, arrangement, previous);
}

/** Every line at a level, whatever their number: for an export. */
export function wholeLines(arrangement: Arrangement, edges: Edges, level: Level): readonly Line[] {
  return within(sheafOf(arrangement, edges, level === 'tiles' ? 'holder' : 'leaf', undefined), null, Infinity) ?? [];
}

/**
 * The lines of these edges, whatever their kind: between the nearest boxes of a level, or those around them where there would be more than the rules
 * allow. They lie over everything, so each goes straight to where it ends.
 */
export function linesBetween(arrangement: Arrangement, edges: Edges, level: Level): readonly Line[] {
  for (let at = grains.indexOf(level === 'tiles' ? 'holder' : 'leaf'); at < grains.length; at++) {
    const bundles = new Bundles(arrangement.scene, edges, grains[at] as Grain, 'all');
    if (bundles.all.size > arrangement.scene.rules.lines.limit) continue;
    const corners: Corners = new Map();
    const ground = groundOf(arrangement);
    const lines = [...bundles.all].map((bundle) => lineOf(arrangement.scene.rules.lines, bundle, routeBack(ground, straight(cornerOf(ground, corners, bundle.from), cornerOf(ground, corners, bundle.to)))));
    return lines.sort((a, b) => (a.key < b.key ? -1 : 1));
  }
  return [];
}

const grains: readonly Grain[] = ['leaf', 'holder', 'area', 'top'];

function settled(next: LinePicture, arrangement: Arrangement, previous: LinePicture | undefined): LinePicture {
  const same = previous?.grain === next.grain && previous.lines.length === next.lines.length && next.lines.every((line, at) => line === previous.lines[at]);
  const now = same ? previous : next;
  drawnFor.set(now, arrangement);
  return now;
}

/** The lines of an arrangement, made as they come into sight. */
interface Sheaf {
  /** In which lines go down. */
  readonly ground: Ground;
  /** In it. */
  readonly corners: Corners;
  readonly bundles: Bundles;
  /** About where each runs. */
  readonly bounds: Map<Bundle, Rect>;
  /** Those that have been in sight; null where one end lies in the other. */
  readonly lines: Map<Bundle, Line | null>;
  /** The bundles at a box. */
  readonly atBox: Map<string, Set<Bundle>>;
  readonly doors: Map<string, ReadonlyMap<Bundle, number>>;
}

/** In the order of their keys; null where there are more than `limit`. */
function within(sheaf: Sheaf, window: Rect | null, limit: number): readonly Line[] | null {
  const found: Bundle[] = [];
  for (const [bundle, bounds] of sheaf.bounds) {
    if (!meets(window, bounds)) continue;
    if (found.length >= limit) return null;
    found.push(bundle);
  }
  const lines = found.flatMap((bundle) => lineIn(sheaf, bundle) ?? []).sort((a, b) => (a.key < b.key ? -1 : 1));
  return lines.filter(({ bounds }) => meets(window, bounds));
}

const meets = (window: Rect | null, { x, y, width, height }: Rect): boolean => !window || (x <= window.x + window.width && x + width >= window.x && y <= window.y + window.height && y + height >= window.y);

function lineIn(sheaf: Sheaf, bundle: Bundle): Line | null {
  const { ground, corners, lines } = sheaf;
  let line = lines.get(bundle);
  if (line === undefined) {
    const route = routeBetween(ground, corners, bundle, (box) => doorIn(sheaf, box, bundle));
    line = route && lineOf(ground.scene.rules.lines, bundle, routeBack(ground, route));
    lines.set(bundle, line);
  }
  return line;
}

function doorIn({ ground, corners, atBox, doors }: Sheaf, box: string, bundle: Bundle): number | undefined {
  let ofBox = doors.get(box);
  if (!ofBox) doors.set(box, (ofBox = doorsOf(ground, corners, box, atBox.get(box) ?? [])));
  return ofBox.get(bundle);
}

function sheafOf(arrangement: Arrangement, edges: Edges, grain: Grain, previous: LinePicture | undefined): Sheaf {
  let known = made.get(arrangement);
  if (!known) {
    known = { corners: new Map(), byGrain: new Map() };
    made.set(arrangement, known);
  }
  const here = known.byGrain.get(grain);
  if (here?.edges === edges) return here.sheaf;
  if (here) {
    const changes = here.sheaf.bundles.follow(arrangement.scene, edges);
    const sheaf = changes ? here.sheaf : sheafFor(arrangement, known.corners, here.sheaf.bundles);
    for (const change of changes ?? []) patchSheaf(sheaf, change);
    known.byGrain.set(grain, { edges, sheaf });
    return sheaf;
  }
  // Boxes that only moved leave what is one line as it is.
  const before = previous && drawnFor.get(previous);
  const earlier = before && before !== arrangement && before.scene.rules === arrangement.scene.rules ? made.get(before)?.byGrain : undefined;
  const bundles = earlier?.get(grain)?.sheaf.bundles ?? new Bundles(arrangement.scene, edges, grain);
  bundles.follow(arrangement.scene, edges);
  earlier?.delete(grain);
  const sheaf = sheafFor(arrangement, known.corners, bundles);
  known.byGrain.set(grain, { edges, sheaf });
  return sheaf;
}
const made = new WeakMap<Arrangement, { readonly corners: Corners; readonly byGrain: Map<Grain, { readonly edges: Edges; readonly sheaf: Sheaf }> }>();
const drawnFor = new WeakMap<LinePicture, Arrangement>();

function sheafFor(arrangement: Arrangement, corners: Corners, bundles: Bundles): Sheaf {
  const sheaf: Sheaf = { ground: groundOf(arrangement), corners, bundles, bounds: new Map(), lines: new Map(), atBox: new Map(), doors: new Map() };
  for (const bundle of bundles.all) addToSheaf(sheaf, bundle);
  return sheaf;
}

function addToSheaf({ ground, corners, bounds, atBox }: Sheaf, bundle: Bundle): void {
  const both = around(cornerOf(ground, corners, bundle.from), cornerOf(ground, corners, bundle.to));
  bounds.set(bundle, goesRight(ground) ? turnRect(both) : both);
  for (const box of [bundle.from, bundle.to]) {
    const there = atBox.get(box);
    if (there) there.add(bundle);
    else atBox.set(box, new Set([bundle]));
  }
}

/** Where a line comes or goes, those beside it leave their boxes elsewhere; where one only says something else, they stay. */
function patchSheaf(sheaf: Sheaf, { before, after }: BundleChange): void {
  const { from, to } = after ?? before ?? { from: '', to: '' };
  if (before) {
    sheaf.bounds.delete(before);
    sheaf.lines.delete(before);
    for (const box of [from, to]) sheaf.atBox.get(box)?.delete(before);
  }
  if (after) addToSheaf(sheaf, after);
  for (const box of [from, to]) {
    sheaf.doors.delete(box);
    if (!before || !after) for (const other of sheaf.atBox.get(box) ?? []) sheaf.lines.delete(other);
  }
}

/** Where lines go to the right they are led as if they went down, with everything turned, and turned back. */
const goesRight = ({ scene: { rules } }: Ground): boolean => rules.flow === 'right';
const groundOf = (arrangement: Arrangement): Ground => (goesRight(arrangement) ? turnGround(arrangement) : arrangement);

function routeBack(ground: Ground, route: Route): Route {
  if (!goesRight(ground)) return route;
  const [one, other] = route.bend;
  return { lead: route.lead.map(turnPoint), trail: route.trail.map(turnPoint), bend: [turnPoint(one), turnPoint(other)] };
}

/** Around both, with room for an arch and for going round what is in the way. */
function around(one: Rect, other: Rect): Rect {
  const [x, y] = [Math.min(one.x, other.x) - spare, Math.min(one.y, other.y) - spare];
  return { x, y, width: Math.max(one.x + one.width, other.x + other.width) + spare - x, height: Math.max(one.y + one.height, other.y + other.height) + spare - y };
}
const spare = 64;

function lineOf(rules: LineRules, { kind, from, to, edges }: Bundle, route: Route): Line {
  const sorted = edges.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    key: `${kind} ${from} ${to}`, kind, from, to, edges: sorted,
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
