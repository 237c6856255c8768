import { describe, expect, it } from 'vitest';
import { editorSchema, type JsonSchema } from '../../../src/core/document/jsonSchema';
import { entitySchemas } from '../../../src/core/model/entities';
import type { Path } from '../../../src/core/model/entry';
import { collectionNames } from '../../../src/core/model/ids';
import { schemaAt, type FieldSchema } from '../../../src/core/model/schemaAt';
import { vocabularyAt } from '../../../src/features/catalogue/vocabularies';

/** The path of every field of the format. */
function fieldsBelow(field: FieldSchema, path: Path): readonly Path[] {
  if (field.properties) return Object.entries(field.properties).flatMap(([name, child]) => fieldsBelow(child, [...path, name]));
  if (typeof field.additionalProperties === 'object') return fieldsBelow(field.additionalProperties, [...path, 'key']);
  return field.items ? fieldsBelow(field.items, [...path, 0]) : [path];
}
const everyField = collectionNames.flatMap((name) => fieldsBelow(entitySchemas[name] as unknown as FieldSchema, [name, 'id']));

/** What the schema for the editor says of a field. */
function editorField(path: Path): JsonSchema | undefined {
  const below = (schema: JsonSchema | undefined, step: string | number): JsonSchema | undefined => {
    const properties = schema?.['properties'] as Readonly<Record<string, JsonSchema>> | undefined;
    return typeof step === 'number' ? (schema?.['items'] as JsonSchema) : (properties?.[step] ?? (schema?.['additionalProperties'] as JsonSchema));
  };
  return path.reduce<JsonSchema | undefined>(below, editorSchema());
}

describe('the words of a catalogue', () => {
  const spoken = everyField.filter((path) => vocabularyAt(path) !== undefined);

  it('are offered once: the schema for the editor has no examples of them', () => {
    expect(spoken.map((path) => path.join('.'))).toContain('hosts.id.hypervisor');
    expect(spoken.filter((path) => editorField(path)?.['examples'] !== undefined)).toEqual([]);
    expect(editorField(['vms', 'id', 'guestName'])).toMatchObject({ description: expect.any(String) });
  });

  it('are there for every field that the schema leaves to a catalogue, and for no other', () => {
    expect(everyField.filter((path) => schemaAt(path)?.['x-words'] === true)).toEqual(spoken);
  });

  it('contain the examples that other tools are given', () => {
    for (const path of spoken) {
      const words = [...(vocabularyAt(path)?.words() ?? [])].map(({ word }) => word);
      expect(words).toEqual(expect.arrayContaining([...(schemaAt(path)?.examples ?? [])]));
    }
  });
});
