/**
 * Rates of flows that share links: weighted max-min fairness by progressive filling (Bertsekas and Gallager, "Data
 * Networks", 6.5.2). All rates rise together, each by its weight, until a flow has what it asks for or a link of its way
 * is full; the others go on. Semantics: B1 in ../SPEC.md.
 */

/** What somebody sends. Any unit of rate, the same for all and for the links. */
export interface SharedFlow {
  /** What it asks for, its limit considered; Infinity where it takes all it can get. */
  readonly demand: number;
  /** Who has none gets what the others leave. */
  readonly weight: number;
  readonly over: readonly LinkPart[];
}

/** A link of the way of a flow, by its place among the capacities, and what part of the flow takes it: 1 all, ½ half. */
export interface LinkPart {
  readonly link: number;
  readonly part: number;
}

export interface FairRate {
  readonly rate: number;
  /** The full link that holds it back, by its place; undefined where it has what it asks for. */
  readonly bottleneck: number | undefined;
}

/**
 * What each flow gets, in their order. Each direction of a link has a capacity of its own; one of unknown speed, Infinity.
 * O(u log l) for u flows on links and l links.
 */
export function maxMin(capacities: readonly number[], flows: readonly SharedFlow[]): readonly FairRate[] {
  const given: FairRate[] = flows.map(() => ({ rate: 0, bottleneck: undefined }));
  const weighty = flows.flatMap(({ weight }, i) => (weight > 0 ? [i] : []));
  fill(capacities, flows, weighty, given);
  if (weighty.length < flows.length) fill(leftOf(capacities, flows, given), flows, flows.flatMap(({ weight }, i) => (weight > 0 ? [] : [i])), given);
  return given;
}

/** Load of each link at these rates, in the order of the capacities. */
export function loadsOf(links: number, flows: readonly SharedFlow[], rates: readonly { readonly rate: number }[]): Float64Array {
  const loads = new Float64Array(links);
  for (let i = 0; i < flows.length; i++) {
    const rate = rates[i]?.rate ?? 0;
    if (rate > 0) for (const { link, part } of flows[i]?.over ?? []) loads[link] = (loads[link] ?? 0) + part * rate;
  }
  return loads;
}

function leftOf(capacities: readonly number[], flows: readonly SharedFlow[], given: readonly FairRate[]): readonly number[] {
  const loads = loadsOf(capacities.length, flows, given);
  return capacities.map((capacity, link) => {
    const left = capacity - (loads[link] ?? 0);
    // What rounding leaves of a full link is nothing.
    return left > capacity * rounding ? left : 0;
  });
}
const rounding = 1e-12;

/** One link while the level rises. */
interface Filling {
  readonly link: number;
  readonly users: { readonly flow: number; readonly part: number }[];
  /** What those that have stopped take of it. */
  taken: number;
  /** By how much the load grows with the level. */
  slope: number;
  /** Parts of flows that still rise. */
  rising: number;
  /** The level it was last known to be full at: never above the true one, which only grows. */
  fullAt: number;
}

function fill(capacities: readonly number[], flows: readonly SharedFlow[], chosen: readonly number[], given: FairRate[]): void {
  const weightOf = (flow: number): number => {
    const weight = flows[flow]?.weight ?? 0;
    return weight > 0 ? weight : 1;
  };
  const fillings = fillingsOf(flows, chosen, weightOf);
  const queue = new LevelQueue();
  for (const filling of fillings.values()) {
    filling.fullAt = levelOf(filling, capacities);
    if (filling.fullAt < Infinity) queue.add(filling);
  }
  const byWish = [...chosen].sort((a, b) => wishLevel(a) - wishLevel(b));
  const stopped = new Set<number>();
  let wished = 0;
  for (;;) {
    while (wished < byWish.length && stopped.has(byWish[wished] ?? -1)) wished++;
    const next = byWish[wished];
    if (next === undefined) return;
    const full = queue.peek((filling) => levelOf(filling, capacities));
    if (full && full.fullAt < wishLevel(next)) {
      queue.take();
      const level = Math.max(0, exactLevel(full));
      for (const { flow } of full.users) if (!stopped.has(flow)) stop(flow, weightOf(flow) * level, full.link);
    } else stop(next, Math.max(0, flows[next]?.demand ?? 0), undefined);
  }

  function wishLevel(flow: number): number {
    return (flows[flow]?.demand ?? 0) / weightOf(flow);
  }

  function stop(flow: number, rate: number, bottleneck: number | undefined): void {
    stopped.add(flow);
    given[flow] = { rate, bottleneck };
    for (const { link, part } of flows[flow]?.over ?? []) {
      const filling = part > 0 ? fillings.get(link) : undefined;
      if (!filling) continue;
      filling.taken += part * rate;
      filling.rising--;
      filling.slope = filling.rising === 0 ? 0 : filling.slope - part * weightOf(flow);
    }
  }

  /** The level at which a link is full, from its users anew: what was added and taken away in between has its rounding. */
  function exactLevel({ link, users }: Filling): number {
    let [left, slope] = [capacities[link] ?? Infinity, 0];
    for (const { flow, part } of users) {
      if (stopped.has(flow)) left -= part * (given[flow]?.rate ?? 0);
      else slope += part * weightOf(flow);
    }
    return left / slope;
  }
}

function fillingsOf(flows: readonly SharedFlow[], chosen: readonly number[], weightOf: (flow: number) => number): ReadonlyMap<number, Filling> {
  const fillings = new Map<number, Filling>();
  for (const flow of chosen) {
    for (const { link, part } of flows[flow]?.over ?? []) {
      if (part <= 0) continue;
      let filling = fillings.get(link);
      if (!filling) fillings.set(link, (filling = { link, users: [], taken: 0, slope: 0, rising: 0, fullAt: 0 }));
      filling.users.push({ flow, part });
      filling.slope += part * weightOf(flow);
      filling.rising++;
    }
  }
  return fillings;
}

function levelOf({ link, taken, slope, rising }: Filling, capacities: readonly number[]): number {
  return rising === 0 || slope <= 0 ? Infinity : ((capacities[link] ?? Infinity) - taken) / slope;
}

/** Links by the level at which they are full, the lowest first: a binary heap that corrects a level when it comes up. */
class LevelQueue {
  private readonly heap: Filling[] = [];

  add(filling: Filling): void {
    this.heap.push(filling);
    this.rise(this.heap.length - 1);
  }

  /** The link that is full first; those on which nobody rises any more leave. */
  peek(levelNow: (filling: Filling) => number): Filling | undefined {
    for (;;) {
      const [first] = this.heap;
      if (!first) return undefined;
      const now = levelNow(first);
      if (now === Infinity) this.take();
      else if (now > first.fullAt) {
        first.fullAt = now;
        this.sink();
      } else return first;
    }
  }

  take(): void {
    const last = this.heap.pop();
    if (!last || this.heap.length === 0) return;
    this.heap[0] = last;
    this.sink();
  }

  private rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (this.at(parent) <= this.at(at)) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  private sink(): void {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (this.at(left) < this.at(least)) least = left;
      if (this.at(right) < this.at(least)) least = right;
      if (least === at) return;
      this.swap(at, least);
      at = least;
    }
  }

  private at(index: number): number {
    return this.heap[index]?.fullAt ?? Infinity;
  }

  private swap(a: number, b: number): void {
    const [first, second] = [this.heap[a], this.heap[b]];
    if (!first || !second) return;
    this.heap[a] = second;
    this.heap[b] = first;
  }
}
