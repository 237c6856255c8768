/** One thing of several to choose from by list: what it is called, whether it can be had, and what there is to say of it. */
export interface Offer {
  readonly node: string;
  readonly label: string;
  readonly possible: boolean;
  /** What it would do or has, or every reason why not. */
  readonly detail: string;
}

/** The same, what is possible first; otherwise in their order. */
export function possibleFirst(offers: readonly Offer[]): readonly Offer[] {
  return offers.toSorted((a, b) => Number(b.possible) - Number(a.possible));
}
