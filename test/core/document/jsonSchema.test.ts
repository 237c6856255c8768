import { describe, expect, it } from 'vitest';
import { getLanguageService, ClientCapabilities, TextDocument, type JSONSchema, type LanguageService } from 'vscode-json-languageservice';
import { rules } from '../../../src/core/diagnostics/catalogue';
import { TopologyDocument } from '../../../src/core/document/document';
import { editorSchema, strictSchema, type JsonSchema } from '../../../src/core/document/jsonSchema';
import { collectionNames } from '../../../src/core/model/ids';
import { schemaAt, type FieldSchema } from '../../../src/core/model/schemaAt';
import { filesOf } from '../../rules/examples';

/** VS Code's own JSON service over one of our schemas. */
function serviceWith(schema: JsonSchema): LanguageService {
  const service = getLanguageService({ clientCapabilities: ClientCapabilities.LATEST });
  service.configure({ validate: true, allowComments: false, schemas: [{ uri: 'topology:schema', fileMatch: ['*.virt.json'], schema: schema as JSONSchema }] });
  return service;
}
const editor = serviceWith(editorSchema());
const strict = serviceWith(strictSchema());

const open = (text: string): TextDocument => TextDocument.create('file:///estate.virt.json', 'jsonc', 1, text);

async function faultsIn(service: LanguageService, text: string): Promise<readonly string[]> {
  const document = open(text);
  const found = await service.doValidation(document, service.parseJSONDocument(document));
  return found.map(({ range, message }) => `${document.getText(range)}: ${message}`);
}

/** Labels of what is offered where the text shows `<|>`. */
async function offeredAt(marked: string): Promise<readonly string[]> {
  return (await completionsAt(marked)).map((item) => item.label);
}
async function completionsAt(marked: string) {
  const document = open(marked.replace('<|>', ''));
  const list = await editor.doComplete(document, document.positionAt(marked.indexOf('<|>')), editor.parseJSONDocument(document));
  return list?.items ?? [];
}
async function hoverAt(marked: string): Promise<string> {
  const document = open(marked.replace('<|>', ''));
  const hover = await editor.doHover(document, document.positionAt(marked.indexOf('<|>')), editor.parseJSONDocument(document));
  return JSON.stringify(hover?.contents ?? '');
}

/** A document in which every field of the format, at any depth, holds `value`. */
function documentOf(value: unknown): string {
  const filled = (field: FieldSchema): unknown => {
    if (field.properties) return Object.fromEntries(Object.entries(field.properties).map(([name, child]) => [name, filled(child)]));
    if (typeof field.additionalProperties === 'object') return { key: filled(field.additionalProperties) };
    return field.items ? [filled(field.items)] : value;
  };
  const headers = ['name', 'description', 'imports', 'policies', 'diagram', 'topovisor'].map((name) => [name, filled(schemaAt([name]) ?? {})]);
  const collections = collectionNames.map((name) => [name, { id: filled(schemaAt([name, 'id']) ?? {}) }]);
  return JSON.stringify(Object.fromEntries([...headers, ...collections]), null, 2);
}

const values = [null, true, 0, 1, -3, 2.5, '', 'x', 'normal', '5 GiB', '5GB', '-5 GiB', '-0 GiB', '1e3 MiB', '2.9 GHz', '35 %', '100 %', '100.0 %', '0150 %', '100.5 %', '25 Gb/s', '5 Go', '10', [], {}, [1], { a: 1 }];

describe('the schema for the editor', () => {
  it.each(values.map((value) => [JSON.stringify(value), value]))('finds no fault in a document full of %s', async (_, value) => {
    expect(await faultsIn(editor, documentOf(value))).toEqual([]);
  });

  it('finds no fault in comments, trailing commas, unknown fields and foreign shapes', async () => {
    expect(await faultsIn(editor, '{ // estate\n  "hosts": { "esx 01": { "memroy": 5, }, "b": [] }, "vms": 5, "vm": {}, "imports": { "a": 1 }, }')).toEqual([]);
    expect(await faultsIn(editor, '[]')).toEqual([]);
  });

  it('leaves two things to VS Code, which says them whatever the schema: syntax and equal keys', async () => {
    expect(await faultsIn(editor, '{ "vms": {}, "vms": {} }')).toEqual(['"vms": Duplicate object key', '"vms": Duplicate object key']);
    expect(await faultsIn(editor, '{ "vms": }')).toEqual(['}: Value expected']);
  });

  it('offers the collections and fields of a document', async () => {
    expect(await offeredAt('{ <|> }')).toEqual(expect.arrayContaining(['topovisor', 'imports', 'policies', 'hosts', 'vms', 'networks', 'datastores']));
  });

  it('offers the fields of an entry, but not those it has', async () => {
    const offered = await offeredAt('{ "hosts": { "esx-01": { "memory": "64 GiB", <|> } } }');
    expect(offered).toEqual(expect.arrayContaining(['cpu', 'cluster', 'nics', 'maintenance']));
    expect(offered).not.toContain('memory');
  });

  it('offers fields at any depth', async () => {
    expect(await offeredAt('{ "vms": { "web": { "disks": { "system": { "<|>" } } } } }')).toEqual(expect.arrayContaining(['datastore', 'size', 'used', 'provisioning']));
  });

  it.each([
    ['{ "vms": { "web": { "power": <|> } } }', ['"on"', '"off"', '"suspended"']],
    ['{ "vms": { "web": { "template": <|> } } }', ['true', 'false']],
    ['{ "vms": { "web": { "memory": <|> } } }', ['"8 GiB"']],
    ['{ "vms": { "web": { "memory": "<|>" } } }', ['"8 GiB"']],
    ['{ "networks": { "web": { "vlan": <|> } } }', ['10']],
    ['{ "hosts": { "h": { "adapters": { "vmk0": { "purposes": ["<|>"] } } } } }', ['"management"', '"migration"', '"storage"', '"fault-tolerance"', '"tunnel"']],
    ['{ "networks": { "web": { "private": { "type": <|> } } } }', ['"promiscuous"', '"isolated"', '"community"']],
    ['{ "firewalls": { "f": { "filters": [{ "ports": <|> }] } } }', ['"443"', '"80,8000-8999"']],
    ['{ "vms": { "web": { "cpu": { "shares": <|> } } } }', ['"high"', '"normal"', '"low"']],
  ])('offers the values of %s and nothing foreign', async (marked, expected) => {
    expect(await offeredAt(marked)).toEqual(expected);
  });

  it.each(collectionNames)('offers a first entry of %s, and one more', async (collection) => {
    const [first] = await completionsAt(`{ "${collection}": <|> }`);
    expect(first?.label).toMatch(/^A first /);
    const [next] = await completionsAt(`{ "${collection}": { "some-id": <|> } }`);
    expect(next?.label).toMatch(/^An? /);
  });

  it('offers a whole estate in an empty document', async () => {
    expect(await offeredAt('<|>')).toContain('A small estate');
  });

  it.each(collectionNames)('offers nothing wrong for a new entry of %s', async (collection) => {
    const [first] = await completionsAt(`{ "${collection}": <|> }`);
    const text = `{ "${collection}": ${withoutPlaceholders(first?.textEdit?.newText ?? '')} }`;
    const document = new TopologyDocument('main', text);
    expect(document.syntaxProblems()).toEqual([]);
    expect([...document.entries(collection)].flatMap((entry) => entry.problems)).toEqual([]);
    expect(document.document.problems).toEqual([]);
  });

  it('explains a field, its units and its references', async () => {
    expect(await hoverAt('{ "hosts": { "esx-01": { "mem<|>ory": "64 GiB" } } }')).toContain('Physical memory.');
    expect(await hoverAt('{ "hosts": { "esx-01": { "memory": "64<|> GiB" } } }')).toContain('`GiB`');
    expect(await hoverAt('{ "vms": { "web": { "ho<|>st": "esx-01" } } }')).toContain('The id of a host.');
    expect(await hoverAt('{ "vms": { "web": { "po<|>wer": "on" } } }')).toContain('suspended');
    expect(await hoverAt('{ "ho<|>sts": {} }')).toContain('keyed by id');
  });
});

describe('the strict schema', () => {
  it('accepts every good example of the rules', async () => {
    const texts = rules.flatMap((rule) => rule.examples.good.flatMap((example) => Object.values(filesOf(example))));
    const uncommented = texts.map((text) => text.split('\n').filter((line) => !line.startsWith('//')).join('\n'));
    for (const text of uncommented) expect(await faultsIn(strict, text), text).toEqual([]);
  });

  it.each(values.map((value) => [JSON.stringify(value), value]))('refuses %s exactly where the decoder does', async (_, value) => {
    const text = documentOf(value);
    const topology = new TopologyDocument('main', text);
    const problems = [
      ...topology.document.problems.map((problem) => ({ problem, path: problem.path })),
      ...collectionNames.flatMap((name) => [...topology.entries(name)].flatMap((entry) => entry.problems.map((problem) => ({ problem, path: [name, entry.id, ...problem.path] })))),
    ];
    const refused = problems.filter(({ problem }) => problem.kind !== 'unknown-field').map(({ path }) => topology.rangeOf({ path }).start.line);
    const document = open(text);
    const found = await strict.doValidation(document, strict.parseJSONDocument(document));
    expect(unique(found.map(({ range }) => range.start.line))).toEqual(unique(refused));
  });
});

const unique = (lines: readonly number[]): readonly number[] => [...new Set(lines)].sort((a, b) => a - b);

/** A snippet as it is before anybody types into it. */
function withoutPlaceholders(snippet: string): string {
  return snippet.replace(/\$\{\d+:([^}]*)\}/g, '$1').replace(/\$\d+/g, '');
}
