/** The part of the schema that describes a place of a document: what completion, hovers and repairs ask. */
import type { Path } from './entry';
import { entitySchemas, header } from './entities';
import { isCollectionName, type CollectionName } from './ids';
import type { Dimension } from './quantity';

/** The keywords of JSON Schema, and ours, that describe a field; see schema.ts. */
export interface FieldSchema {
  readonly type?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly additionalProperties?: FieldSchema | boolean;
  readonly propertyNames?: { readonly pattern?: string };
  readonly items?: FieldSchema;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly FieldSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly 'x-quantity'?: readonly Dimension[];
  readonly 'x-several'?: boolean;
  readonly 'x-ref'?: readonly CollectionName[];
  readonly 'x-part'?: Readonly<Partial<Record<CollectionName, readonly string[]>>>;
  readonly 'x-key'?: string;
  readonly 'x-words'?: boolean;
}

/** The schema of what stands at `path` from the root of a document; undefined where the format knows nothing. */
export function schemaAt(path: Path): FieldSchema | undefined {
  const [first, id, ...rest] = path;
  if (typeof first !== 'string') return undefined;
  if (!isCollectionName(first)) return descend((header as Readonly<Record<string, unknown>>)[first] as FieldSchema | undefined, path.slice(1));
  return id === undefined ? undefined : descend(entitySchemas[first] as unknown as FieldSchema, rest);
}

function descend(schema: FieldSchema | undefined, path: Path): FieldSchema | undefined {
  return path.reduce<FieldSchema | undefined>((here, step) => here && childOf(here, step), schema);
}

function childOf(schema: FieldSchema, step: string | number): FieldSchema | undefined {
  if (typeof step === 'number') return schema.items;
  const named = schema.properties && Object.hasOwn(schema.properties, step) ? schema.properties[step] : undefined;
  return named ?? (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined);
}
