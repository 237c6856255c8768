import type { Path, Problem } from './entry';

/** An entry or what a file says beside its entries. */
interface Read {
  readonly problems: readonly Problem[];
}

/**
 * Path in the text of what stands at `path` in the model: they differ in lists, of which the model leaves out the items
 * that could not be read.
 */
export function writtenPath(entry: Read, path: Path): Path {
  if (entry.problems.length === 0) return path;
  return path.reduce<Path>((written, step) => [...written, typeof step === 'number' ? writtenIndex(entry, written, step) : step], []);
}

function writtenIndex({ problems }: Read, list: Path, index: number): number {
  const leftOut = new Set(problems.filter(({ path }) => path.length === list.length + 1 && list.every((step, i) => path[i] === step)).map(({ path }) => path[list.length]));
  let at = -1;
  for (let seen = -1; seen < index; at++) if (!leftOut.has(at + 1)) seen++;
  return at;
}
