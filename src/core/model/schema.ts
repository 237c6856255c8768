/**
 * The building blocks of the document's schema. One TypeBox value per collection gives the TypeScript type (what the
 * model sees after decoding), the decoder and the JSON Schema.
 *
 * TypeBox describes JSON; what JSON cannot say is carried in `x-` keywords that the decoder and the editor read:
 * `x-quantity` (dimensions of a quantity string), `x-ref` (collections a reference may name), `x-part` (a reference
 * to a part, "owner/part"), `x-key` (what an object is keyed by), `x-words` (a catalogue has words for it).
 */
import type { Static, TObject, TOptional, TProperties, TSchema } from 'typebox';
// As `* as Type`, here and wherever schemas are written: of what is imported so, bundles hold only what is used.
import * as Type from 'typebox';
import type { CollectionName, IdOf } from './ids';
import { dimensions, type Dimension, type Dimensions, type Measure } from './quantity';

export type { Static, TSchema };

/** What an id looks like: the key of an entry. */
export const idPattern = '^[A-Za-z0-9][A-Za-z0-9._-]*$';

/** A quantity of one dimension: a string in the document, a number in the canonical unit in the model, like `maximum`. */
export function quantity<D extends Dimension>(dimension: D, description: string, examples?: readonly string[], maximum?: number) {
  return Type.Unsafe<Dimensions[D]>({
    type: 'string', description, examples: examples ?? [dimensions[dimension].example], 'x-quantity': [dimension], ...(maximum === undefined ? {} : { maximum }),
  });
}

/** A percentage of a whole: at most 100 %. */
export function share(description: string, examples?: readonly string[]) {
  return quantity('ratio', description, examples, 1);
}

/** A quantity that may be given in several dimensions, such as "4 GHz" or "35 %". */
export function measure<D extends Dimension>(accepted: readonly D[], description: string, examples?: readonly string[]) {
  return Type.Unsafe<Measure<D>>({
    type: 'string', description, examples: examples ?? accepted.map((d) => dimensions[d].example), 'x-quantity': accepted, 'x-several': true,
  });
}

/** The id of an entry of one of `collections`. */
export function ref<C extends CollectionName>(collections: C | readonly C[], description: string) {
  return Type.Unsafe<IdOf<C>>({ type: 'string', description, 'x-ref': typeof collections === 'string' ? [collections] : collections });
}

/**
 * A part of an entry, written "owner/part"; `parts` says in which fields of the owner the part is a key. Where there are
 * none, or one of them is "", the owner as a whole may be named.
 */
export function partRef(parts: Partial<Record<CollectionName, readonly string[]>>, description: string) {
  return Type.Unsafe<string>({ type: 'string', description, 'x-part': parts });
}

export function text(description: string, examples?: readonly string[]) {
  return Type.String(examples === undefined ? { description } : { description, examples });
}
/** Any text, for which a catalogue has words: the editor offers those itself, so that examples are for other tools alone. */
export function word(description: string, examples: readonly string[]) {
  return Type.Unsafe<string>({ type: 'string', description, examples, 'x-words': true });
}
export function count(description: string, minimum = 0, maximum?: number) {
  return Type.Integer(maximum === undefined ? { description, minimum } : { description, minimum, maximum });
}
export function number(description: string, minimum = 0) {
  return Type.Number({ description, minimum });
}
export function flag(description: string) {
  return Type.Boolean({ description });
}
export function choice<const T extends readonly string[]>(values: T, description: string) {
  return Type.Unsafe<T[number]>({ type: 'string', enum: [...values], description });
}
export function list<T extends TSchema>(items: T, description: string) {
  return Type.Array(items, { description });
}
/** An object keyed by the user: entries, disks, NICs. */
export function keyed<T extends TSchema>(entry: T, description: string) {
  return Type.Unsafe<Readonly<Record<string, Static<T>>>>({
    type: 'object', description, additionalProperties: entry, propertyNames: { pattern: idPattern }, 'x-key': 'name',
  });
}
/** An object keyed by the id of an entry of `collection`. */
export function keyedByRef<C extends CollectionName, T extends TSchema>(collection: C, entry: T, description: string) {
  return Type.Unsafe<Readonly<Record<string, Static<T>>>>({ type: 'object', description, additionalProperties: entry, 'x-key': collection });
}

type AllOptional<P extends TProperties> = { [K in keyof P]: TOptional<P[K]> };

/** An object all of whose fields may be absent: everything has a sensible default. */
export function fields<P extends TProperties>(properties: P, description: string): TObject<AllOptional<P>> {
  const optional = Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, Type.Optional(value)]));
  return Type.Object(optional, { description, additionalProperties: true }) as TObject<AllOptional<P>>;
}
