/** A change of a document, as a value: it can be shown, turned into text edits and tested before anything happens. */
import type { Path } from './entry';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export type Change =
  /**
   * Writes a value, adding what is missing on the way to it. In a list, the index after the last appends. A new key goes
   * last among its neighbours, or with `sorted` before the first that comes after it in the order of character codes. `written` is
   * the value as it is to be written, from the left margin on, for what a value cannot hold: comments; `above` the lines of a comment that
   * is to stand above a key that is new.
   */
  | { readonly kind: 'set'; readonly file: string; readonly path: Path; readonly value: JsonValue; readonly written?: string; readonly above?: string; readonly sorted?: boolean }
  /**
   * Writes a value into the list at `path` before the item that stands at `index` in the text, or behind the last where there is no
   * such item. The other items stay as they are written; the list is added where it is missing.
   */
  | { readonly kind: 'insert'; readonly file: string; readonly path: Path; readonly index?: number; readonly value: JsonValue }
  /** Removes a property or a list item; nothing happens where there is none. `occurrence` counts equal keys from 0. `withComment`: a comment
   * directly above it that can only be about it goes too. */
  | { readonly kind: 'remove'; readonly file: string; readonly path: Path; readonly occurrence?: number; readonly withComment?: boolean }
  /** Gives a property another key. */
  | { readonly kind: 'rename'; readonly file: string; readonly path: Path; readonly to: string; readonly occurrence?: number };
