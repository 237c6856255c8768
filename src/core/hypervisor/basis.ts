import type { DemandBasis } from './allocation';

/** The weakest basis among claims; where nobody claims anything there is nothing to doubt. */
export function weakest(claims: readonly { readonly basis: DemandBasis }[]): DemandBasis {
  if (claims.some(({ basis }) => basis === 'worst-case')) return 'worst-case';
  return claims.some(({ basis }) => basis === 'like-others') ? 'like-others' : 'said';
}
