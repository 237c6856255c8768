/** What the document makes of a thing, row by row. */
export interface Table {
  readonly title: string;
  /** A sentence on what it shows; empty where the title says it. */
  readonly about: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly detail: string }[];
}
