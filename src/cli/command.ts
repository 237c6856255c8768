import type { Terminal } from './terminal';

/** One thing the command line does. */
export interface Command {
  /** The words that call it, such as "import rvtools". */
  readonly name: string;
  /** What follows its name: "FILE… [--format text|json|sarif]". */
  readonly usage: string;
  /** One sentence for the list of commands. */
  readonly summary: string;
  /** What its own help says below the usage. */
  readonly details: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly run: (args: Arguments, terminal: Terminal) => Outcome | Promise<Outcome>;
}

export interface Option {
  /** What follows it, such as "LEVEL"; none for a switch. */
  readonly value?: string;
  readonly short?: string;
  /** Whether it may be given several times. */
  readonly several?: boolean;
  /** The values it accepts, where they can be listed; the first counts when it is not given. */
  readonly oneOf?: readonly string[];
  readonly help: string;
}

/** What was written behind the name of a command. */
export interface Arguments {
  readonly operands: readonly string[];
  /** Values of the options that were given, in order; a switch that was given has the value "". */
  readonly options: ReadonlyMap<string, readonly string[]>;
}

/** 0: nothing to complain about; 1: something. */
export type ExitCode = 0 | 1;

export type Outcome =
  | { readonly kind: 'done'; readonly code: ExitCode }
  /** Nothing was done and nothing written, for these reasons: whole sentences, one a line on standard error, and exit code 2. */
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };

export const done = (code: ExitCode = 0): Outcome => ({ kind: 'done', code });
export const refused = (...reasons: readonly string[]): Outcome => ({ kind: 'refused', reasons });

/** The last value of an option, or undefined where it was not given. */
export function valueOf(args: Pick<Arguments, 'options'>, option: string): string | undefined {
  return args.options.get(option)?.at(-1);
}

/** The value of an option that accepts one of a few words; its first where it was not given. */
export function choiceOf<T extends string>(args: Pick<Arguments, 'options'>, option: string, words: readonly [T, ...T[]]): T {
  const given = valueOf(args, option);
  return words.find((word) => word === given) ?? words[0];
}
