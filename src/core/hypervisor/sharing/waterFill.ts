/**
 * Sharing out one resource: everybody rises with a common level until the resource is used up or everybody has enough.
 * Weighted max-min fairness with guarantees and bounds, the way hypervisors share CPU and memory. Semantics: SPEC.md.
 */
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
  return fillBy(capacity, claims, curveOf);
}

/** The same with another curve for each claim; none is drawn where every demand is met. */
export function fillBy<C extends Claim>(capacity: number, claims: readonly C[], curve: (claim: C) => Curve): readonly number[] {
  let wanted = 0;
  for (const claim of claims) wanted += ceilingOf(claim);
  return wanted <= capacity ? claims.map(ceilingOf) : fill(capacity, claims.map(curve));
}

const ceilingOf = ({ limit, demand }: Claim): number => Math.max(0, Math.min(limit, demand));

export function curveOf(claim: Claim): Curve {
  const ceiling = ceilingOf(claim);
  return { floor: Math.min(claim.reservation, ceiling), ceiling, base: 0, slope: claim.shares, knee: Infinity, slopeBeyond: 0 };
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
  const sums = sumsOf(curves);
  if (sums.ceilings <= room) return curves.map((curve) => curve.ceiling);
  if (sums.floors >= room) return curves.map((curve) => (sums.floors === 0 ? 0 : Math.min(curve.floor, curve.floor * (room / sums.floors))));
  // Those without a slope stay at their floor until the others have all they want.
  if (sums.growing < room) return withRest(room, curves);
  const rising = curves.map((curve) => (grows(curve) ? bounded(curve, room) : { ...curve, ceiling: curve.floor }));
  const level = levelAt(room, rising);
  return rising.map((curve) => heldAt(level, curve));
}

const grows = (curve: Curve): boolean => curve.slope > 0;
const bounded = (curve: Curve, room: number): Curve => (curve.ceiling <= room ? curve : { ...curve, ceiling: room });

interface Sums {
  readonly floors: number;
  readonly ceilings: number;
  /** Ceilings of those that grow, floors of the others. */
  readonly growing: number;
}

function sumsOf(curves: readonly Curve[]): Sums {
  let [floors, ceilings, growing] = [0, 0, 0];
  for (const curve of curves) {
    floors += curve.floor;
    ceilings += curve.ceiling;
    growing += grows(curve) ? curve.ceiling : curve.floor;
  }
  return { floors, ceilings, growing };
}

/** Those who grow have all they want; the others share the rest alike. */
function withRest(room: number, curves: readonly Curve[]): readonly number[] {
  let rest = room;
  for (const curve of curves) if (grows(curve)) rest -= curve.ceiling;
  const others = curves.filter((curve) => !grows(curve)).map((curve) => ({ ...curve, base: 0, slope: 1, knee: Infinity }));
  const shared = fill(rest, others).values();
  return curves.map((curve) => (grows(curve) ? curve.ceiling : (shared.next().value ?? curve.floor)));
}

/**
 * The level at which the curves hold `room` together. Between two neighbouring points where some curve bends, the total is
 * a straight line: the bends are sorted, the right pair is looked up, and the line between them is solved.
 */
function levelAt(room: number, curves: readonly Curve[]): number {
  const bends = bendsOf(curves);
  let low = 0;
  let high = bends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (held(bends[middle] ?? 0, curves) >= room) high = middle;
    else low = middle + 1;
  }
  const above = bends[low] ?? 0;
  const below = low === 0 ? 0 : (bends[low - 1] ?? 0);
  const [less, more] = [held(below, curves), held(above, curves)];
  return more <= less ? above : below + (above - below) * ((room - less) / (more - less));
}

function held(level: number, curves: readonly Curve[]): number {
  let total = 0;
  for (const curve of curves) total += heldAt(level, curve);
  return total;
}

/** The levels at which some curve leaves its floor, bends or reaches its ceiling, lowest first. */
function bendsOf(curves: readonly Curve[]): Float64Array {
  const bends = new Float64Array(3 * curves.length);
  let count = 0;
  for (const curve of curves) {
    if (!grows(curve)) continue;
    bends[count++] = levelOf(curve.floor, curve);
    bends[count++] = levelOf(curve.ceiling, curve);
    if (curve.knee > curve.floor && curve.knee < curve.ceiling) bends[count++] = levelOf(curve.knee, curve);
  }
  return bends.subarray(0, count).sort();
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
