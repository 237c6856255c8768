import { parseTree } from 'jsonc-parser';
import { getLanguageService, TextDocument, type JSONSchema } from 'vscode-json-languageservice';
import { editorSchema, strictSchema } from '../../../src/core/document/jsonSchema';
import { timed, type Bench } from '../measurement';

/** What others need for the same file: no targets, but something to compare with. */
export const referenceBenches: readonly Bench[] = [
  { name: 'reference-parse', what: 'jsonc-parser: parseTree of the same file', unit: 'ms', run: ({ text }) => timed(6, () => parseTree(text)) },
  { name: 'reference-plain', what: 'JSON.parse of the same file', unit: 'ms', run: ({ text }) => timed(6, () => JSON.parse(text)) },
  validation('reference-json', "VS Code's JSON validation of the same file with our editor schema", editorSchema),
  validation('reference-strict', "VS Code's JSON validation of the same file with our strict schema", strictSchema),
];

/** What VS Code's JSON support does after each keystroke in a file of this size, whatever extension is installed. */
function validation(name: string, what: string, schemaOf: () => unknown): Bench {
  return {
    name, what, unit: 'ms',
    run: ({ text }) => {
      const service = getLanguageService({});
      service.configure({ validate: true, allowComments: true, schemas: [{ uri: 'topovisor:schema', fileMatch: ['*.virt.json'], schema: schemaOf() as JSONSchema }] });
      return timed(3, async (run) => {
        const document = TextDocument.create('file:///estate.virt.json', 'jsonc', run, text);
        await service.doValidation(document, service.parseJSONDocument(document));
      }, { warmUp: 1 });
    },
  };
}
