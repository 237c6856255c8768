/** An entry of a document as the model sees it: what could be read, what could not, and what it refers to. */
import type { CollectionName } from './ids';
import type { EntityOf, Header } from './entities';
import type { Dimension } from './quantity';

/** From the collection, or from the owner in a relative path, down to a value. */
export type Path = readonly (string | number)[];

export interface Entry<C extends CollectionName = CollectionName> {
  readonly collection: C;
  readonly id: string;
  readonly file: string;
  readonly value: EntityOf<C>;
  readonly problems: readonly Problem[];
  readonly references: readonly Reference[];
}

/** What a file says beside its collections, and what is wrong outside its entries. */
export interface DocumentEntry {
  readonly file: string;
  readonly header: Header;
  readonly problems: readonly Problem[];
}

/** A field that names another entry, or a part of one. */
export type Reference =
  | { readonly kind: 'entry'; readonly path: Path; readonly collections: readonly CollectionName[]; readonly id: string; readonly isKey?: boolean }
  | {
      readonly kind: 'part';
      readonly path: Path;
      /** "owner/part", or "owner" where the whole entry may be named. */
      readonly text: string;
      readonly owner: string;
      readonly part: string | undefined;
      /** Collection of the owner → the fields whose keys are its parts; none means the owner itself. */
      readonly parts: Readonly<Partial<Record<CollectionName, readonly string[]>>>;
    };

/** What could not be read, by path relative to the entry (or to the document). */
export type Problem =
  | { readonly kind: 'wrong-type'; readonly path: Path; readonly expected: string; readonly found: string; /** What stands there, unless it is a list or an object. */ readonly literal?: string | number | boolean | null }
  | { readonly kind: 'invalid-quantity'; readonly path: Path; readonly text: string; readonly reason: string; readonly suggestion: string | undefined }
  | { readonly kind: 'unknown-field'; readonly path: Path; readonly field: string; readonly suggestion: string | undefined }
  | { readonly kind: 'not-one-of'; readonly path: Path; readonly found: string; readonly allowed: readonly string[]; readonly suggestion: string | undefined }
  | { readonly kind: 'out-of-range'; readonly path: Path; readonly found: number; readonly minimum: number | undefined; readonly maximum: number | undefined; readonly integer: boolean; /** Set for a quantity, whose figures are in the canonical unit. */ readonly dimension?: Dimension }
  | { readonly kind: 'invalid-id'; readonly path: Path; readonly id: string }
  | { readonly kind: 'duplicate-key'; readonly path: Path; readonly key: string; /** Which occurrence of the key, from 0; the last one counts. */ readonly occurrence: number }
  | { readonly kind: 'import-cycle'; readonly path: Path; readonly files: readonly string[] }
  | { readonly kind: 'import-missing'; readonly path: Path; readonly file: string; readonly reason: string };
