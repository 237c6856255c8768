/** What stays in a host's RAM when its consumers want more than there is: the ways of products to reclaim. Semantics: SPEC.md. */
import type { MemoryTraits } from '../../catalogue/product';
import { sum } from '../../util/sum';
import type { MemoryState } from './allocation';
import { shareOut, type Consumption, type Division, type Reach } from './shareOut';
import { curveOf, type Curve } from './waterFill';

/** Someone who holds memory: `demand` is what they hold if nobody lacks anything, `active` what of it is in use. */
export interface Holding extends Consumption {
  readonly active: number;
  /** The most a balloon takes from it: what is idle, as far as policy lets it; nothing from what is no VM. */
  readonly balloonable: number;
  /** What it keeps where VMs have a minimum: its reservation, or all of it. */
  readonly minimum: number;
}

export interface Scene {
  /** Physical memory; Infinity where it is not known. */
  readonly capacity: number;
  /** What the hypervisor takes and what running the VMs costs. */
  readonly taken: number;
  readonly minFree: number;
  readonly traits: MemoryTraits;
  readonly holdings: readonly Holding[];
  readonly pools: ReadonlyMap<string, Reach>;
  readonly idleMemoryTax: number;
  readonly ballooningTarget: number;
}

export interface Outcome {
  readonly state: MemoryState;
  readonly division: Division;
  /** What of each holding a balloon may have taken; the rest that is missing is compressed, swapped or lacking. */
  readonly ballooned: readonly number[];
}

/** Who keeps how much, by the scheduler of the product. */
export function reclaim(scene: Scene): Outcome {
  switch (scene.traits.scheduler) {
    case 'esxi': return likeEsxi(scene);
    // Of an unknown capacity, no share is a target: not even none.
    case 'target': return byBalloon(scene, (scene.capacity === Infinity ? Infinity : scene.ballooningTarget * scene.capacity) - scene.taken);
    case 'none': return byBalloon(scene, roomIn(scene));
    case 'host-os': return bySwapping(scene, scene.holdings, nothing(scene));
  }
}

/**
 * Shares of memory in use count whole, of idle memory by the tax; a threshold of free memory belongs to each state:
 * vSphere 6 keeps 64, 32 and 16 % of minFree free when it is soft, hard and low.
 */
function likeEsxi(scene: Scene): Outcome {
  const { holdings, minFree, pools, traits } = scene;
  const taxed = taxing(scene.idleMemoryTax);
  const all = shareOut(Infinity, holdings, pools, taxed);
  const room = (kept: number): number => roomIn(scene) - kept * minFree;
  const balloon = (division: Division): readonly number[] => holdings.map((one, i) => Math.min(missing(one, division, i), traits.reclamation.includes('ballooning') ? one.balloonable : 0));
  const outcome = (state: MemoryState, division: Division): Outcome => ({ state, division, ballooned: balloon(division) });
  if (total(all) <= room(freeShare.soft)) return outcome('high', all);
  const suffices = (division: Division): boolean =>
    holdings.every((one, i) => (division.entitled[i] ?? 0) >= (all.entitled[i] ?? 0) || missing(one, division, i) <= (balloon(division)[i] ?? 0));
  const inUse = total(shareOut(Infinity, holdings.map((one) => ({ ...one, demand: Math.max(one.active, Math.min(one.reservation, one.demand)) })), pools));
  if (inUse > room(freeShare.hard)) return outcome('low', shareOut(room(freeShare.low), holdings, pools, taxed));
  for (const kept of [freeShare.soft, freeShare.hard]) {
    const division = shareOut(room(kept), holdings, pools, taxed);
    if (suffices(division)) return outcome('soft', division);
  }
  return outcome('hard', shareOut(room(freeShare.hard), holdings, pools, taxed));
}

export const freeShare = { soft: 0.64, hard: 0.32, low: 0.16 } as const;

/** Waldspurger, OSDI 2002: holdings are equal at shares / (active + k · idle), k = 1 / (1 − tax). ESXi takes a tax of 99 % at most. */
export function taxing(tax: number): (one: Consumption) => Curve {
  const idle = 1 - Math.min(tax, 0.99);
  return (one) => ({ ...curveOf(one), knee: Math.min(one.active ?? one.demand, one.demand), slopeBeyond: one.shares * idle });
}

/** Balloons take what is above the minimum of each VM down to a target; what is left of it is spread by shares. */
function byBalloon(scene: Scene, target: number): Outcome {
  const { holdings, pools, traits } = scene;
  const all = unreclaimed(scene);
  if (total(all) <= target || !traits.reclamation.includes('ballooning')) return bySwapping(scene, holdings, nothing(scene));
  const floorOf = (one: Holding): number => Math.min(one.minimum, one.demand, one.limit);
  const least = shareOut(Infinity, holdings.map((one) => ({ ...one, demand: floorOf(one) })), pools);
  const division = shareOut(Math.max(target, total(least)), holdings.map((one) => ({ ...one, reservation: floorOf(one) })), pools, (one) => ({ ...curveOf(one), base: Math.min(one.reservation, one.demand, one.limit) }));
  const ballooned = holdings.map((_, i) => Math.max(0, (all.entitled[i] ?? 0) - (division.entitled[i] ?? 0)));
  const left = holdings.map((one, i) => ({ ...one, demand: division.entitled[i] ?? 0, active: Math.min(one.active, division.entitled[i] ?? 0) }));
  return bySwapping(scene, left, ballooned);
}

/** The host OS takes idle memory first, the same share of everybody's, and then memory in use. Without overcommit nothing can be taken. */
function bySwapping(scene: Scene, holdings: readonly Holding[], ballooned: readonly number[]): Outcome {
  const room = roomIn(scene);
  const all = shareOut(Infinity, holdings, scene.pools);
  if (total(all) <= room) return { state: ballooned.some((bytes) => bytes > 0) ? 'soft' : 'high', division: all, ballooned };
  if (!scene.traits.overcommit) return { state: 'low', division: shareOut(room, holdings, scene.pools, locked), ballooned };
  const inUse = total(shareOut(Infinity, holdings.map((one) => ({ ...one, demand: Math.min(one.active, one.demand) })), scene.pools));
  return inUse <= room
    ? { state: 'hard', division: shareOut(room, holdings, scene.pools, keepingActive), ballooned }
    : { state: 'low', division: shareOut(room, holdings, scene.pools, cuttingActive), ballooned };
}

const keepingActive = (one: Consumption): Curve => {
  const curve = curveOf(one);
  const active = Math.min(one.active ?? one.demand, curve.ceiling);
  return { ...curve, floor: Math.max(curve.floor, active), base: active, slope: one.demand - active };
};
const cuttingActive = (one: Consumption): Curve => {
  const curve = curveOf(one);
  const active = Math.min(one.active ?? one.demand, curve.ceiling);
  return { ...curve, ceiling: Math.max(curve.floor, active), slope: active };
};
/** Cut in proportion to what is held, as nobody gives anything back. */
const locked = (one: Consumption): Curve => {
  const curve = curveOf(one);
  return { ...curve, floor: curve.ceiling };
};

const roomIn = ({ capacity, taken }: Scene): number => Math.max(0, capacity - taken);
const unreclaimed = ({ holdings, pools }: Scene): Division => shareOut(Infinity, holdings, pools);
const nothing = ({ holdings }: Scene): readonly number[] => holdings.map(() => 0);
const missing = (one: Holding, { entitled }: Division, i: number): number => Math.max(0, one.demand - (entitled[i] ?? 0));
const total = ({ entitled }: Division): number => sum(entitled, (bytes) => bytes);
