import { editorSchema, strictSchema } from '../../core/document/jsonSchema';
import { choiceOf, done, refused, type Command } from '../command';

const kinds = ['strict', 'editor'] as const;

export const schemaCommand: Command = {
  name: 'schema',
  usage: '[--for strict|editor]',
  summary: 'Print the JSON Schema of a topology.',
  details: `
strict   says everything the format asks for: for other validators, and for programs that write topologies
editor   the one Topovisor gives its editor: completion and descriptions only, because the rules report what is wrong`,
  options: { for: { value: 'USE', oneOf: kinds, help: 'What the schema is for: strict (the default) or editor.' } },
  run: (args, terminal) => {
    if (args.operands.length > 0) return refused('"schema" takes no file: it prints to standard output.');
    const schema = choiceOf(args, 'for', kinds) === 'editor' ? editorSchema() : strictSchema();
    terminal.out(`${JSON.stringify(schema, null, 2)}\n`);
    return done();
  },
};
