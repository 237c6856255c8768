/** What the schema says of a field, as a control; and what several schemas have in common. */
import { vocabularyAt } from '../../catalogue/vocabularies';
import type { Path } from '../../../core/model/entry';
import { entityWord, isCollectionName, type CollectionName } from '../../../core/model/ids';
import type { FieldSchema } from '../../../core/model/schemaAt';
import { isFreeField } from '../../names/freeNames';
import type { ValueControl } from '../../../protocol/inspector';

/** How one value of a field is edited; undefined for what holds several. `path` is from the root of the document. */
export function controlOf(schema: FieldSchema, path: Path): ValueControl | undefined {
  if (schema['x-quantity']) return { kind: 'quantity', example: String(schema.examples?.[0] ?? '') };
  if (schema['x-ref']) return { kind: 'reference', of: schema['x-ref'].map((collection) => entityWord[collection]) };
  if (schema['x-part']) return { kind: 'reference', of: (Object.keys(schema['x-part']) as CollectionName[]).map((collection) => entityWord[collection]) };
  if (schema.enum) return { kind: 'choice', options: schema.enum.map(String) };
  switch (schema.type) {
    case 'string': return { kind: 'text', suggests: schema['x-words'] === true || vocabularyAt(path) !== undefined || isFreeField(path) };
    case 'boolean': return { kind: 'flag' };
    case 'integer':
    case 'number': return { kind: 'number', minimum: schema.minimum ?? null, maximum: schema.maximum ?? null, whole: schema.type === 'integer' };
    default: return eitherOf(schema);
  }
}

/** A field that takes words or a number is edited as text; one that is true or names fields, as what it mostly is. */
function eitherOf({ anyOf = [] }: FieldSchema): ValueControl | undefined {
  if (anyOf.some(({ type }) => type === 'boolean')) return { kind: 'flag' };
  if (anyOf.some(({ enum: words }) => words !== undefined)) return { kind: 'text', suggests: true };
  return anyOf.some(({ type }) => type === 'string') ? { kind: 'text', suggests: false } : undefined;
}

/** What one of several parts is, where a field holds parts that have fields, or a value each: by name, by place in a list, or by the id of an entry. */
export function partsOfField(schema: FieldSchema): { readonly by: 'name' | 'place' | 'reference'; readonly part: FieldSchema } | undefined {
  if (schema.items?.properties) return { by: 'place', part: schema.items };
  if (typeof schema.additionalProperties !== 'object') return undefined;
  const key = schema['x-key'];
  return { by: key !== undefined && isCollectionName(key) ? 'reference' : 'name', part: schema.additionalProperties };
}

/** The fields that all of these have, of the same kind; of one schema, itself. */
export function commonOf(schemas: readonly FieldSchema[]): FieldSchema | undefined {
  const [first, ...others] = new Set(schemas);
  return first && others.reduce<FieldSchema | undefined>((common, schema) => common && bothOf(common, schema), first);
}

function bothOf(a: FieldSchema, b: FieldSchema): FieldSchema | undefined {
  if (a === b) return a;
  if (kindOf(a) !== kindOf(b)) return undefined;
  if (!a.properties || !b.properties) return a;
  const properties: Record<string, FieldSchema> = {};
  for (const [key, field] of Object.entries(a.properties)) {
    const other = Object.hasOwn(b.properties, key) ? b.properties[key] : undefined;
    const both = other && bothOf(field, other);
    if (both) properties[key] = both;
  }
  return { ...a, properties };
}

/** Two fields of one name are one field where this is the same: what may be written in the one may be written in the other. */
function kindOf({ type, enum: words, anyOf, items, additionalProperties, minimum, maximum, ...schema }: FieldSchema): string {
  const part = typeof additionalProperties === 'object' ? additionalProperties : items;
  const ofPart = part && [kindOf(part), Object.keys(part.properties ?? {})];
  return JSON.stringify([type, words, anyOf, minimum, maximum, ofPart, schema['x-quantity'], schema['x-ref'], schema['x-part'], schema['x-key']]);
}
