import type { Command, Option } from './command';

/** What `topovisor --help` prints. */
export function generalHelp(commands: readonly Command[]): string {
  return `Checks topologies of virtualized datacentres (*.virt.json) and makes them from inventories.

Usage: topovisor COMMAND …

${columns(commands.map(({ name, summary }) => [name, summary]))}
  
Options:
${columns([['-h, --help', 'This text; behind a command, what is to be known about it.'], ['-V, --version', 'The version.']])}

Exit code: 0 nothing to complain about, 1 something, 2 something could not be read or was called wrongly.
`.replace(/^ +$/gm, '');
}

/** What `topovisor COMMAND --help` prints. */
export function commandHelp({ name, usage, summary, details, options }: Command): string {
  const rows = Object.entries(options).map(([option, described]) => [spelling(option, described), described.help] as const);
  return `${summary}

Usage: topovisor ${name} ${wrapped(usage.split(/ (?=\[)/), 100 - `Usage: topovisor ${name} `.length).join('\n    ')}

${details.trim()}

Options:
${columns([...rows, ['-h, --help', 'This text.']])}
`;
}

function spelling(name: string, { value, short }: Option): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}

/** Two columns, the second wrapped at 100 characters. */
function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + 4;
  return rows.map(([left, right]) => `  ${left}`.padEnd(width) + wrapped(right.split(' '), 100 - width).join(`\n${' '.repeat(width)}`)).join('\n');
}

function wrapped(words: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
