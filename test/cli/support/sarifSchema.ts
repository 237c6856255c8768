/** The part of the SARIF 2.1.0 JSON Schema (OASIS) that concerns what is written here; as there, other properties are not allowed. */
import type { JSONSchema } from 'vscode-json-languageservice';

const object = (required: readonly string[], properties: Readonly<Record<string, JSONSchema>>): JSONSchema => ({
  type: 'object', required: [...required], properties: { ...properties }, additionalProperties: false,
});
const list = (items: JSONSchema, minItems = 0): JSONSchema => ({ type: 'array', items, minItems });
const text: JSONSchema = { type: 'string' };
const fromOne: JSONSchema = { type: 'integer', minimum: 1 };
const level: JSONSchema = { enum: ['none', 'note', 'warning', 'error'] };

const message = object([], { text, markdown: text, id: text, arguments: list(text) });
const multiformat = object(['text'], { text, markdown: text });
const artifactLocation = object([], { uri: { type: 'string', format: 'uri-reference' }, uriBaseId: text, index: { type: 'integer', minimum: -1 }, description: message });
const region = object([], { startLine: fromOne, startColumn: fromOne, endLine: fromOne, endColumn: fromOne });
const physicalLocation = object(['artifactLocation'], { artifactLocation, region });
const location = object([], {
  id: { type: 'integer', minimum: -1 }, physicalLocation, message, logicalLocations: list(object([], { name: text, index: { type: 'integer' }, fullyQualifiedName: text, kind: text })),
});
const replacement = object(['deletedRegion'], { deletedRegion: region, insertedContent: object([], { text }) });
const fix = object(['artifactChanges'], { description: message, artifactChanges: list(object(['artifactLocation', 'replacements'], { artifactLocation, replacements: list(replacement, 1) }), 1) });

const result = object(['message'], {
  ruleId: text, ruleIndex: { type: 'integer', minimum: -1 }, level, message, locations: list(location), relatedLocations: list(location),
  partialFingerprints: { type: 'object', additionalProperties: text }, fixes: list(fix),
});
const rule = object(['id'], {
  id: text, shortDescription: multiformat, fullDescription: multiformat, help: multiformat, helpUri: text, defaultConfiguration: object([], { enabled: { type: 'boolean' }, level }),
});
const driver = object(['name'], { name: text, version: text, semanticVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' }, informationUri: text, rules: list(rule) });
const run = object(['tool'], { tool: object(['driver'], { driver }), columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] }, results: list(result) });

export const sarifSchema: JSONSchema = object(['version', 'runs'], { $schema: { type: 'string', format: 'uri' }, version: { enum: ['2.1.0'] }, runs: list(run) });
