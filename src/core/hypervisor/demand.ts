/** What those want who do not say: like the others of their host, or all they could use. Semantics: SPEC.md. */
import type { DemandBasis } from './allocation';

/** What somebody is said to use, at most what they can; and how much they have. */
export interface Saying {
  readonly said: number | undefined;
  readonly size: number;
}

/** The share of what they have that those use who say; undefined where nobody says. */
export function typicalUse(sayings: readonly Saying[]): number | undefined {
  let [used, size] = [0, 0];
  for (const one of sayings) {
    if (one.said === undefined) continue;
    used += one.said;
    size += one.size;
  }
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
