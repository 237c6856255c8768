/** Finds the command that was called, checks how it was called, and runs it. */
import { version } from '../../package.json';
import { closest } from '../core/util/closest';
import { listed } from '../core/util/words';
import { refused, type Command, type Outcome } from './command';
import { checkCommand } from './commands/check';
import { diffCommand } from './commands/diff';
import { importRvtoolsCommand } from './commands/importRvtools';
import { isolationCommand } from './commands/isolation';
import { modelCommand } from './commands/model';
import { renderCommand } from './commands/render';
import { rulesCommand } from './commands/rules';
import { schemaCommand } from './commands/schema';
import { traceCommand } from './commands/trace';
import { commandHelp, generalHelp } from './help';
import { parseArguments } from './parseArguments';
import type { Terminal } from './terminal';

export const commands: readonly Command[] = [checkCommand, modelCommand, traceCommand, isolationCommand, diffCommand, renderCommand, rulesCommand, schemaCommand, importRvtoolsCommand];

/** The exit code: 0 nothing to complain about, 1 something, 2 the command was called wrongly or an input could not be read. */
export async function runCommandLine(words: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const outcome = await run(words, terminal);
  if (outcome.kind === 'done') return outcome.code;
  for (const reason of outcome.reasons) terminal.err(`topovisor: ${reason}\n`);
  return 2;
}

async function run(words: readonly string[], terminal: Terminal): Promise<Outcome> {
  const [first, second] = words;
  if (first === '--version' || first === '-V') return print(terminal, `${version}\n`);
  if (first === '--help' || first === '-h') return print(terminal, generalHelp(commands));
  if (first === undefined) {
    terminal.err(generalHelp(commands));
    return refused('say what to do, for example "topovisor check FILE".');
  }
  const called = commands.find(({ name }) => name === first || name === `${first} ${second}`);
  if (!called) return unknownCommand(first, second, terminal);
  const rest = words.slice(called.name.split(' ').length);
  const parsed = parseArguments(called, rest);
  switch (parsed.kind) {
    case 'help': return print(terminal, commandHelp(called));
    case 'refused': return refused(`${parsed.reason} "topovisor ${called.name} --help" tells more.`);
    case 'arguments': return called.run(parsed, terminal);
  }
}

function unknownCommand(first: string, second: string | undefined, terminal: Terminal): Outcome {
  const begun = commands.filter(({ name }) => name.startsWith(`${first} `));
  if (begun.length === 0) {
    const meant = closest(first, commands.map(({ name }) => name));
    return refused(`there is no command "${first}"${meant === undefined ? '' : ` (did you mean "${meant}"?)`}; the commands are ${listed(commands.map(({ name }) => name), 'and', commands.length)}.`);
  }
  if (second === '--help' || second === '-h') return print(terminal, begun.map(commandHelp).join('\n'));
  return refused(`"${first}" is followed by ${listed(begun.map(({ name }) => `"${name.slice(first.length + 1)}"`), 'or')}: topovisor ${begun[0]?.name ?? first} ${begun[0]?.usage ?? ''}`);
}

function print(terminal: Terminal, text: string): Outcome {
  terminal.out(text);
  return { kind: 'done', code: 0 };
}
