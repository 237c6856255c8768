/**
 * Sharing out one resource: everybody rises with a common level until the resource is used up or everybody has enough.
 * Weighted max-min fairness with guarantees and bounds, the way hypervisors share CPU and memory. Semantics: SPEC.md.
 */
import { sum } from '../util/sum';

/** What somebody wants of a resource. Any unit, the same for all; no bound is Infinity. */
export interface Claim {
  readonly demand: number;
  /** Guaranteed as far as it is demanded. */
  readonly reservation: number;
  readonly limit: number;
  /** Weight; who has none gets what the others leave. */
  readonly shares: number;
}

/**
 * What each claim gets of `capacity`, in their order: max(r, min(l, d, λ·s)), with r at most min(l, d), and λ such that
 * all is given out or every demand is met. Where not even the reservations fit they are cut in proportion. O(n log n).
 */
export function waterFill(capacity: number, claims: readonly Claim[]): readonly number[] {
  return fill(capacity, claims.map(curveOf));
}

export function curveOf({ demand, reservation, limit, shares }: Claim): Curve {
  const ceiling = Math.max(0, Math.min(limit, demand));
  return { floor: Math.min(reservation, ceiling), ceiling, base: 0, slope: shares, knee: Infinity, slopeBeyond: 0 };
}

/** How a claim grows with the level: from `base` by `slope`, beyond `knee` by `slopeBeyond`, never below `floor` nor above `ceiling`. */
export interface Curve {
  readonly floor: number;
  readonly ceiling: number;
  readonly base: number;
  readonly slope: number;
  readonly knee: number;
  readonly slopeBeyond: number;
}

/** What each curve holds at the level at which together they hold `capacity`, or their ceilings where these fit. */
export function fill(capacity: number, curves: readonly Curve[]): readonly number[] {
  const room = Math.max(0, capacity);
  if (sum(curves, (curve) => curve.ceiling) <= room) return curves.map((curve) => curve.ceiling);
  const floors = sum(curves, (curve) => curve.floor);
  if (floors >= room) return curves.map((curve) => (floors === 0 ? 0 : Math.min(curve.floor, curve.floor * (room / floors))));
  const rising = curves.map((curve) => (grows(curve) ? { ...curve, ceiling: Math.min(curve.ceiling, room) } : undefined));
  const atCeiling = sum(curves, (curve) => (grows(curve) ? curve.ceiling : curve.floor));
  if (atCeiling < room) return withRest(room, curves);
  const level = levelAt(room - sum(curves, (curve) => (grows(curve) ? 0 : curve.floor)), rising.filter((curve) => curve !== undefined));
  return curves.map((curve, i) => heldAt(level, rising[i] ?? { ...curve, ceiling: curve.floor }));
}

const grows = (curve: Curve): boolean => curve.slope > 0;

/** Those who grow have all they want; the others share the rest alike. */
function withRest(room: number, curves: readonly Curve[]): readonly number[] {
  const others = curves.filter((curve) => !grows(curve)).map((curve) => ({ ...curve, base: 0, slope: 1, knee: Infinity }));
  const shared = fill(room - sum(curves, (curve) => (grows(curve) ? curve.ceiling : 0)), others).values();
  return curves.map((curve) => (grows(curve) ? curve.ceiling : (shared.next().value ?? curve.floor)));
}

/**
 * The level at which the curves hold `room` together. Between two neighbouring points where some curve bends, the total is
 * a straight line: the bends are sorted, the right pair is looked up, and the line between them is solved.
 */
function levelAt(room: number, curves: readonly Curve[]): number {
  const held = (level: number): number => sum(curves, (curve) => heldAt(level, curve));
  const bends = Float64Array.from(curves.flatMap(bendsOf)).sort();
  let low = 0;
  let high = bends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (held(bends[middle] ?? 0) >= room) high = middle;
    else low = middle + 1;
  }
  const above = bends[low] ?? 0;
  const below = low === 0 ? 0 : (bends[low - 1] ?? 0);
  const [less, more] = [held(below), held(above)];
  return more <= less ? above : below + (above - below) * ((room - less) / (more - less));
}

function bendsOf(curve: Curve): readonly number[] {
  const ends = [levelOf(curve.floor, curve), levelOf(curve.ceiling, curve)];
  return curve.knee > curve.floor && curve.knee < curve.ceiling ? [...ends, levelOf(curve.knee, curve)] : ends;
}

/** The level at which a curve reaches an amount. */
function levelOf(amount: number, { base, slope, knee, slopeBeyond }: Curve): number {
  return Math.max(0, amount <= knee || slopeBeyond <= 0 ? (Math.min(amount, knee) - base) / slope : (knee - base) / slope + (amount - knee) / slopeBeyond);
}

function heldAt(level: number, { floor, ceiling, base, slope, knee, slopeBeyond }: Curve): number {
  const plain = base + slope * level;
  const amount = plain <= knee ? plain : knee + (level - (knee - base) / slope) * slopeBeyond;
  return Math.max(floor, Math.min(ceiling, amount));
}
