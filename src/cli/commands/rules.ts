import { closest } from '../../core/util/closest';
import { explained, type Explained } from '../check/explained';
import { choiceOf, done, refused, type Arguments, type Command } from '../command';
import type { Terminal } from '../terminal';

const formats = ['text', 'json'] as const;

export const rulesCommand: Command = {
  name: 'rules',
  usage: '[ID] [--format text|json]',
  summary: 'List the rules, or explain one of them.',
  details: 'Without an ID, every rule with its severity and what it reports; with one, why it matters, what to do, and examples.',
  options: { format: { value: 'FORMAT', oneOf: formats, help: 'How they are printed: text (the default) or json.' } },
  run: ({ operands: [id, ...more], ...args }, terminal) => {
    if (more.length > 0) return refused('one rule is explained at a time: "topovisor rules ID".');
    return id === undefined ? list(args, terminal) : explain(id, args, terminal);
  },
};

type Options = Pick<Arguments, 'options'>;

function list(args: Options, terminal: Terminal) {
  const widest = Math.max(...explained.map(({ id }) => id.length));
  const lines = explained.map(({ id, severity, summary }) => `${id.padEnd(widest)}  ${severity.padEnd(7)}  ${summary}`);
  terminal.out(isJson(args) ? `${JSON.stringify(explained.map(told), null, 2)}\n` : `${lines.join('\n')}\n`);
  return done();
}

function explain(id: string, args: Options, terminal: Terminal) {
  const rule = explained.find((each) => each.id === id);
  if (!rule) {
    const meant = closest(id, explained.map((each) => each.id));
    return refused(`there is no rule "${id}"${meant === undefined ? '; "topovisor rules" lists them' : ` (did you mean "${meant}"?)`}.`);
  }
  terminal.out(isJson(args) ? `${JSON.stringify(told(rule), null, 2)}\n` : page(rule));
  return done();
}

const isJson = (args: Options): boolean => choiceOf(args, 'format', formats) === 'json';

function told({ id, severity, summary, why, remedy, examples }: Explained): object {
  return { id, severity, summary, why, remedy, examples };
}

function page({ id, severity, summary, why, remedy, examples }: Explained): string {
  const shown = (title: string, texts: readonly string[]): string => texts.map((text) => `\n${title}\n\n${indented(text)}\n`).join('');
  return `${id} (${severity})\n\n${summary}\n\nWhy it matters: ${why}\nWhat to do: ${remedy}\n${shown('Reported:', examples.bad)}${shown('Fine:', examples.good)}`;
}

function indented(text: string): string {
  return text.trimEnd().split('\n').map((line) => (line === '' ? '' : `    ${line}`)).join('\n');
}
