/** What those want who do not say: like the others of their host, or all they could use. Semantics: SPEC.md. */
import type { DemandBasis } from './allocation';

/** What somebody is said to use, at most what they can; and how much they have. */
export interface Saying {
  readonly said: number | undefined;
  readonly size: number;
}

/** The share of what they have that those use who say; of what was measured on the host, where nobody says; or else undefined. */
export function typicalUse(sayings: readonly Saying[], measured: number | undefined): number | undefined {
  let [used, size, all] = [0, 0, 0];
  for (const one of sayings) {
    all += one.size;
    if (one.said === undefined) continue;
    used += one.said;
    size += one.size;
  }
  if (size > 0) return used / size;
  return measured === undefined || all === 0 ? undefined : Math.min(1, measured / all);
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
