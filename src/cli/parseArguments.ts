import { parseArgs } from 'node:util';
import { closest } from '../core/util/closest';
import { listed } from '../core/util/words';
import type { Arguments, Command, Option } from './command';

export type Parsed =
  | ({ readonly kind: 'arguments' } & Arguments)
  | { readonly kind: 'help' }
  /** One sentence: what was written that the command does not know. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Reads the words behind a command's name along the options it declares. */
export function parseArguments(command: Command, words: readonly string[]): Parsed {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { value, short }]) => [name, { type: value === undefined ? 'boolean' : 'string', multiple: true, ...(short === undefined ? {} : { short }) } as const]),
  );
  // Not strict, so that the sentences about what is wrong are ours.
  const { tokens } = parseArgs({ args: [...words], options: { ...options, help: { type: 'boolean', short: 'h' } }, strict: false, tokens: true });
  const given = new Map<string, string[]>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    if (token.name === 'help') return { kind: 'help' };
    const reason = problemWith(token.rawName, token.value, command.options[token.name], command);
    if (reason !== undefined) return { kind: 'refused', reason };
    const values = given.get(token.name) ?? [];
    if (values.length > 0 && command.options[token.name]?.several !== true) return { kind: 'refused', reason: `${token.rawName} was given twice.` };
    given.set(token.name, [...values, token.value ?? '']);
  }
  return { kind: 'arguments', operands, options: given };
}

function problemWith(written: string, value: string | undefined, option: Option | undefined, command: Command): string | undefined {
  if (!option) {
    const meant = closest(written, Object.keys(command.options).map((name) => `--${name}`));
    return `"${command.name}" has no option ${written}${meant === undefined ? '' : ` (did you mean ${meant}?)`}.`;
  }
  if (option.value === undefined) return value === undefined ? undefined : `${written} takes no value, "${value}" was given.`;
  if (value === undefined) return `${written} is followed by nothing; it takes ${option.value}.`;
  if (option.oneOf && !option.oneOf.includes(value)) return `${written} is ${listed(option.oneOf, 'or')}, not "${value}".`;
  return undefined;
}
