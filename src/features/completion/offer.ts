/** Something that may be written at the cursor. */
export interface Offer {
  readonly kind: 'entry' | 'part' | 'quantity' | 'term';
  /** The text itself, without quotation marks. */
  readonly label: string;
  /** What helps to choose it. */
  readonly detail: () => string;
}
