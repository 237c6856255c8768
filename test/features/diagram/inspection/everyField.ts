/** An estate in which every field of the format that holds parts has one, and everything the inspector shows of it. */
import type { Path } from '../../../../src/core/model/entry';
import { entitySchemas } from '../../../../src/core/model/entities';
import { collectionNames, isCollectionName, type CollectionName } from '../../../../src/core/model/ids';
import type { FieldSchema } from '../../../../src/core/model/schemaAt';
import { inspectAll } from '../../../../src/features/diagram/inspection';
import type { Session } from '../../../../src/features/session';
import type { FieldPath, InspectorField } from '../../../../src/protocol/inspector';
import { sessionOf } from '../../../support/estate';

const schemaOf = (collection: CollectionName): FieldSchema => entitySchemas[collection] as unknown as FieldSchema;

/** Two entries of every collection, so that each can name another; every part is called "p". */
export function estateOfEverything(): string {
  const entries = collectionNames.map((collection) => [collection, { a: withParts(schemaOf(collection)), b: withParts(schemaOf(collection)) }]);
  return JSON.stringify(Object.fromEntries(entries), null, 2);
}

function withParts(schema: FieldSchema): unknown {
  if (schema.items) return schema.items.properties ? [withParts(schema.items)] : [];
  if (typeof schema.additionalProperties === 'object') return { [partName(schema)]: withParts(schema.additionalProperties) };
  const held = Object.entries(schema.properties ?? {}).map(([key, field]): readonly [string, unknown] => [key, holdsSomething(field) ? withParts(field) : undefined]);
  return Object.fromEntries(held.filter(([, value]) => value !== undefined));
}

const partName = (schema: FieldSchema): string => (isCollectionName(schema['x-key'] ?? '') ? 'b' : 'p');
const holdsSomething = (schema: FieldSchema): boolean => schema.properties !== undefined || schema.items?.properties !== undefined || typeof schema.additionalProperties === 'object';

/** Every field of a collection that holds a value or a list of values, by path: "disks.*.size". */
export function fieldsOfSchema(collection: CollectionName): readonly string[] {
  const walk = (schema: FieldSchema, path: readonly string[]): readonly string[] => {
    if (schema.properties) return Object.entries(schema.properties).flatMap(([key, field]) => walk(field, [...path, key]));
    if (schema.items?.properties) return walk(schema.items, [...path, '*']);
    if (typeof schema.additionalProperties === 'object') return walk(schema.additionalProperties, [...path, '*']);
    return [path.join('.')];
  };
  return walk(schemaOf(collection), []);
}

/** A field as the inspector shows it, and where it is found: the part that has to be looked into. */
export interface Shown { readonly field: InspectorField; readonly within: FieldPath }

/** Every field of a node that can be reached by looking into parts, however deep. */
export function fieldsShown(session: Session, node: string, within: FieldPath = []): readonly Shown[] {
  const inspection = inspectAll(session, [node], { within });
  if (inspection?.within.join() !== within.join()) throw new Error(`${node} cannot be looked into at ${within.join('.')}.`);
  return inspection.groups.flatMap(({ fields }) => fields).flatMap((field): readonly Shown[] => {
    const { control, path } = field;
    return control.kind === 'parts' ? control.parts.flatMap(({ step }) => fieldsShown(session, node, [...path, step])) : [{ field, within }];
  });
}

/** A path as the schema has it: names of parts and places in lists are "*". */
export function pattern(collection: CollectionName, path: Path): string {
  let schema: FieldSchema | undefined = schemaOf(collection);
  return path.map((step) => {
    const named: FieldSchema | undefined = typeof step === 'string' ? schema?.properties?.[step] : undefined;
    const isField = named !== undefined;
    schema = named ?? (typeof step === 'number' ? schema?.items : typeof schema?.additionalProperties === 'object' ? schema.additionalProperties : undefined);
    return isField ? step : '*';
  }).join('.');
}

export const everything = (text = estateOfEverything()): Session => sessionOf(text, { rules: [] });
