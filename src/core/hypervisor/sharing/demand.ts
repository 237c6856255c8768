/** What those want who do not say: what was measured and nobody says, or like the others of their host, or all they could use. Semantics: SPEC.md. */
import type { DemandBasis } from './allocation';

/** What somebody is said to use, at most what they can; and how much they have. All in one unit, that of what was measured. */
export interface Saying {
  readonly said: number | undefined;
  readonly size: number;
  /** What the host spends for a unit of it. */
  readonly cost: number;
  /** What it could take of the host at most. */
  readonly most: number;
}

/** What was measured on a host as a whole, and what of that the host itself is said to use. */
export interface Measured {
  readonly all: number;
  readonly own: number;
}

/** The share of what they have that those use who do not say (H9); undefined where nothing tells. */
export function typicalUse(sayings: readonly Saying[], measured: Measured | undefined): number | undefined {
  let [used, size, taken, silent] = [0, 0, 0, 0];
  for (const one of sayings) {
    if (one.said === undefined) {
      silent += one.size * one.cost;
      continue;
    }
    used += one.said;
    size += one.size;
    taken += Math.min(one.said * one.cost, one.most);
  }
  if (measured && silent > 0) return Math.min(1, Math.max(0, measured.all - measured.own - taken) / silent);
  return size > 0 ? used / size : undefined;
}

export function basisOf(said: number | undefined, typical: number | undefined): DemandBasis {
  if (said !== undefined) return 'said';
  return typical === undefined ? 'worst-case' : 'like-others';
}

/** The weakest basis among claims; where nobody claims anything there is nothing to doubt. */
export function weakest(claims: readonly { readonly basis: DemandBasis }[]): DemandBasis {
  let isSaid = true;
  for (const { basis } of claims) {
    if (basis === 'worst-case') return basis;
    if (basis === 'like-others') isSaid = false;
  }
  return isSaid ? 'said' : 'like-others';
}

/** Whether those who say what they use hold at least half of what everybody has: the rest would be a guess about most of it. */
export function mostlySaid<C extends { readonly basis: DemandBasis; readonly size: number }>(claims: readonly C[]): boolean {
  let [said, all] = [0, 0];
  for (const { basis, size } of claims) {
    all += size;
    if (basis === 'said') said += size;
  }
  return said > 0 && said * 2 >= all;
}
