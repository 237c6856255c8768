/**
 * The JSON Schemas of the document, from the one schema the model is decoded by.
 *
 * The strict one tells any other tool what is right. The editor's tells VS Code what to offer and to explain, and never
 * finds a fault, because Topovisor reports every fault itself and two underlines for one are noise. In VS Code's JSON
 * service `properties`, `items`, `examples`, `defaultSnippets` and descriptions complete and explain without judging;
 * `type`, `enum`, `pattern`, bounds and `additionalProperties: false` judge.
 */
import { header, entitySchemas } from '../model/entities';
import { collectionNames, entityWord } from '../model/ids';
import { dimensions, formatQuantity, type Dimension } from '../model/quantity';
import type { FieldSchema } from '../model/schemaAt';
import { listed } from '../util/words';
import { entrySnippets, estateSnippet } from './snippets';

export type JsonSchema = { readonly [keyword: string]: unknown };

const title = 'Topovisor topology';

/** The schema in draft-07, for other tools: what it accepts, the decoder reads without a problem other than unknown fields and dangling references. */
export function strictSchema(): JsonSchema {
  const properties = {
    ...mapped(header, strict),
    ...Object.fromEntries(collectionNames.map((name) => [name, { type: 'object', description: describeCollection(name), ...keyPattern, additionalProperties: strict(schemaOf(name)) }])),
  };
  return { $schema: 'http://json-schema.org/draft-07/schema#', title, type: 'object', properties };
}

/** The schema for VS Code's completion and hovers. */
export function editorSchema(): JsonSchema {
  const properties = {
    ...mapped(header, editor),
    ...Object.fromEntries(collectionNames.map((name) => [name, editorCollection(name)])),
  };
  return { $schema: 'http://json-schema.org/draft-07/schema#', title, allowComments: true, allowTrailingCommas: true, defaultSnippets: [estateSnippet], properties };
}

type Collection = (typeof collectionNames)[number];
const schemaOf = (name: Collection): FieldSchema => entitySchemas[name] as unknown as FieldSchema;
const describeCollection = (name: Collection): string => `The ${entityWord[name]}s, keyed by id. ${schemaOf(name).description ?? ''}`;
const keyPattern = { propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' } };

function mapped(fields: Readonly<Record<string, unknown>>, convert: (field: FieldSchema) => JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, convert(field as FieldSchema)]));
}

function strict(field: FieldSchema): JsonSchema {
  const about = { ...(field.description === undefined ? {} : { description: field.description }), ...(field.examples === undefined ? {} : { examples: field.examples }) };
  if (field['x-quantity']) return { type: 'string', ...about, pattern: quantityPattern(field['x-quantity'], field.maximum) };
  if (field['x-ref'] || field['x-part']) return { type: 'string', ...about };
  if (field.anyOf) return { ...about, anyOf: field.anyOf.map(strict) };
  if (field.enum) return { ...about, enum: field.enum };
  switch (field.type) {
    case 'object': return {
      type: 'object', ...about,
      ...(field.properties ? { properties: mapped(field.properties, strict) } : {}),
      ...(typeof field.additionalProperties === 'object' ? { additionalProperties: strict(field.additionalProperties) } : {}),
      ...(field.propertyNames ? keyPattern : {}),
    };
    case 'array': return { type: 'array', ...about, items: strict(field.items ?? {}) };
    default: return {
      ...(field.type === undefined ? {} : { type: field.type }), ...about,
      ...(field.minimum === undefined ? {} : { minimum: field.minimum }), ...(field.maximum === undefined ? {} : { maximum: field.maximum }),
    };
  }
}

/** What `parseQuantity` accepts of these dimensions. Of a share of a whole, which is at most 1, exponents are left out. */
function quantityPattern(accepted: readonly Dimension[], maximum?: number): string {
  if (maximum === 1 && accepted.length === 1 && accepted[0] === 'ratio') return '^\\s*(\\+?0*(100(\\.0+)?|\\d{1,2}(\\.\\d+)?)|-0+(\\.0+)?)\\s*%\\s*$';
  if (maximum !== undefined) throw new Error(`No pattern says that a quantity is at most ${maximum}.`);
  const units = accepted.flatMap((dimension) => Object.keys(dimensions[dimension].units));
  return `^\\s*(\\+?\\d+(\\.\\d+)?|-0+(\\.0+)?)([eE][+-]?\\d+)?\\s*(${units.join('|')})\\s*$`;
}

function editor(field: FieldSchema): JsonSchema {
  const about = { ...(field.description === undefined ? {} : { description: field.description, markdownDescription: explained(field) }) };
  if (field.properties) return { ...about, properties: mapped(field.properties, editor) };
  if (typeof field.additionalProperties === 'object') return { ...about, defaultSnippets: [{ label: '{ }', body: { $1: '^$2' } }], additionalProperties: editor(field.additionalProperties) };
  if (field.items) return { ...about, items: editor(field.items) };
  return { ...about, ...proposals(field) };
}

function editorCollection(name: Collection): JsonSchema {
  const snippet = entrySnippets[name];
  const entry = editor(schemaOf(name));
  const description = describeCollection(name);
  return {
    description, markdownDescription: description,
    defaultSnippets: [{ label: `A first ${entityWord[name]}`, description: schemaOf(name).description, body: { [`\${1:${snippet.id}}`]: snippet.body } }],
    propertyNames: { description: `A new ${entityWord[name]}.`, examples: [snippet.id] },
    additionalProperties: { ...entry, defaultSnippets: [{ label: `A ${entityWord[name]}`, description: schemaOf(name).description, body: snippet.body }] },
  };
}

/** Values to choose from, or else a place to write one. Words of a catalogue are offered beside the schema, each with its meaning. */
function proposals(field: FieldSchema): JsonSchema {
  const values = field['x-words'] ? [] : field.enum ?? field.examples ?? field.anyOf?.flatMap((alternative) => alternative.enum ?? alternative.examples ?? (alternative.type === 'boolean' ? [true, false] : []));
  if (values && values.length > 0) return { examples: values };
  switch (field.type) {
    case 'boolean': return { examples: [true, false] };
    case 'integer':
    case 'number': return { examples: [field.minimum ?? 0] };
    default: return { defaultSnippets: [{ label: '"…"', body: '$1' }] };
  }
}

/** The description with what the schema knows beside it, as Markdown. */
function explained(field: FieldSchema): string {
  return [field.description ?? '', ...details(field)].filter((line) => line !== '').join('\n\n');
}

function details(field: FieldSchema): readonly string[] {
  const quantity = field['x-quantity'];
  if (quantity) return quantity.map((dimension) => `${upper(dimensions[dimension].name)} such as \`${dimensions[dimension].example}\`, in ${listed(Object.keys(dimensions[dimension].units).map(code), 'or', 20)}${field.maximum === undefined ? '' : `, at most ${code(formatQuantity(field.maximum, dimension))}`}.`);
  if (field['x-ref']) return [`The id of a ${listed(field['x-ref'].map((name) => entityWord[name]), 'or')}.`];
  if (field['x-part']) return [`Written \`owner/part\`, where the owner is a ${listed(Object.keys(field['x-part']).map((name) => entityWord[name as Collection]), 'or')}.`];
  if (field.enum) return [`One of ${listed(field.enum.map((value) => code(JSON.stringify(value))), 'or', 20)}.`];
  if (field.minimum !== undefined && field.maximum !== undefined) return [`From ${field.minimum} to ${field.maximum}.`];
  return field.minimum === undefined || field.minimum === 0 ? [] : [`At least ${field.minimum}.`];
}

const code = (text: string): string => `\`${text}\``;
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
