/** Sizes that are put together from parts, some of which may be unknown. */
import type { Bytes } from '../../model/quantity';

export interface Size {
  readonly raw: Bytes | undefined;
  readonly usable: Bytes | undefined;
  /** Parts that do not say how large they are. */
  readonly unknownParts: number;
}

export const nothingKnown: Size = { raw: undefined, usable: undefined, unknownParts: 1 };

/**
 * The most data of which each of several domains holds at most one copy: the largest U for which Σ min(domain, U) ≥ copies · U.
 * With the k largest domains holding U each, the others must hold the rest: U = min over k < copies of Σ others ÷ (copies − k).
 */
export function spreadCopies(domains: readonly number[], copies: number): number {
  if (domains.length < copies) return 0;
  const falling = domains.toSorted((a, b) => b - a);
  let others = falling.reduce((sum, domain) => sum + domain, 0);
  let most = Infinity;
  for (let k = 0; k < copies; k++) {
    most = Math.min(most, others / (copies - k));
    others -= falling[k] ?? 0;
  }
  return Math.max(0, most);
}
