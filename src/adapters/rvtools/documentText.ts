export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject { readonly [key: string]: Json }

/** An object of the fields that have a value, in the order given. */
export function withFields(fields: Readonly<Record<string, Json | undefined>>): JsonObject {
  const present: Record<string, Json> = {};
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) present[key] = value;
  return present;
}

/** Like `withFields`, but `undefined` if no field has a value. */
export function withAnyField(fields: Readonly<Record<string, Json | undefined>>): JsonObject | undefined {
  const present = withFields(fields);
  return Object.keys(present).length === 0 ? undefined : present;
}

/**
 * Writes a document as text: two spaces per level, a line per field of an entry, and what fits on a line (a disk, a NIC, a
 * source) on one line, so that an entry is a block a person can read. Ends with a newline.
 */
export function documentText(document: JsonObject): string {
  return `${written(document, 0, '')}\n`;
}

const longestLine = 120;
/** The document, its collections and their entries are always spread over lines; only what is in an entry may share one. */
const firstInlineLevel = 3;

function written(value: Json, level: number, before: string): string {
  if (value === null || typeof value !== 'object' || Object.keys(value).length === 0) return onOneLine(value);
  const indent = '  '.repeat(level);
  if (level >= firstInlineLevel) {
    const line = onOneLine(value);
    if (indent.length + before.length + line.length < longestLine) return line;
  }
  const inner = '  '.repeat(level + 1);
  if (isList(value)) return `[\n${value.map((v) => inner + written(v, level + 1, '')).join(',\n')}\n${indent}]`;
  const lines = Object.entries(value).map(([key, v]) => {
    const name = `${JSON.stringify(key)}: `;
    return inner + name + written(v, level + 1, name);
  });
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

function onOneLine(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(onOneLine).join(', ')}]`;
  const fields = Object.entries(value).map(([key, v]) => `${JSON.stringify(key)}: ${onOneLine(v)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}
