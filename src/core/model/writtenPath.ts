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

/** The other way about: the path in the model of what stands at `path` in the text; of an item that could not be read, of the next that could. */
export function readPath(entry: Read, path: Path): Path {
  if (entry.problems.length === 0) return path;
  return path.map((step, i) => (typeof step === 'number' ? step - [...leftOut(entry, path.slice(0, i))].filter((index) => Number(index) < step).length : step));
}

function writtenIndex(entry: Read, list: Path, index: number): number {
  const missing = leftOut(entry, list);
  let at = -1;
  for (let seen = -1; seen < index; at++) if (!missing.has(at + 1)) seen++;
  return at;
}

/** Where in a list of the text items stand that could not be read. */
function leftOut({ problems }: Read, list: Path): ReadonlySet<Path[number] | undefined> {
  return new Set(problems.filter(({ path }) => path.length === list.length + 1 && list.every((step, i) => path[i] === step)).map(({ path }) => path[list.length]));
}
