/** What a command may see and touch of the world outside the files it is told about. */
export interface Terminal {
  /** Absolute path of the folder that relative paths start from. */
  readonly cwd: string;
  /** Whether standard output is shown to a person who has not asked for plain text. */
  readonly colored: boolean;
  out(text: string): void;
  err(text: string): void;
  /** Standard input, to its end. */
  readInput(): Promise<Uint8Array>;
}

/** The terminal of this process. A reader that closes its end of a pipe, such as `head`, ends the process in silence. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endOnClosedPipe);
  return {
    cwd: process.cwd(),
    colored: process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    readInput: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    },
  };
}

function endOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
