/** An estate as it would be with some entries changed: what is asked of it is answered for that, and nothing else notices. */
import { Computed } from '../util/incremental';
import { valueAt } from '../util/valueAt';
import { valueWith } from '../util/valueWith';
import type { Change, JsonValue } from './change';
import type { DocumentEntry, Entry, Path } from './entry';
import { Estate, type Index } from './estate';
import type { EntityOf, Header } from './entities';
import { isCollectionName, type CollectionName } from './ids';
import { readPath } from './writtenPath';

/**
 * What `ask` answers of the estate with these changes made. They are of fields that mean what is written, such as names,
 * numbers and flags; what it asks is worked out anew, as far as it looks, and forgotten.
 * Undefined where a change is about nothing that is there.
 */
export function supposing<V>(estate: Estate, changes: readonly Change[], ask: (estate: Estate) => V): V | undefined {
  const changed = changedBy(estate, changes);
  if (!changed) return undefined;
  const answer = new Computed(() => ask(new Supposed(estate, changed)));
  const value = answer.get();
  answer.dispose();
  return value;
}

/** What `ask` answers of the estate with these entries in it too, of ids that nobody has. */
export function supposingAlso<V>(estate: Estate, added: readonly Entry[], ask: (estate: Estate) => V): V {
  const answer = new Computed(() => ask(new Supposed(estate, new Map(added.map((entry) => [`${entry.collection}/${entry.id}`, entry])))));
  const value = answer.get();
  answer.dispose();
  return value;
}

class Supposed extends Estate {
  constructor(
    private readonly actual: Estate,
    private readonly changed: ReadonlyMap<string, Entry>,
  ) {
    super();
  }

  override all<C extends CollectionName>(collection: C, id: string): readonly Entry<C>[] {
    const changed = this.changed.get(`${collection}/${id}`);
    return changed ? [changed as unknown as Entry<C>] : this.actual.all(collection, id);
  }
  override ids(collection: CollectionName): readonly string[] {
    const ids = this.actual.ids(collection);
    const added = [...this.changed.values()].filter((entry) => entry.collection === collection && !this.actual.find(collection, entry.id)).map(({ id }) => id);
    return added.length === 0 ? ids : [...ids, ...added].sort();
  }
  override lookup<C extends CollectionName>(index: Index<C>, key: string): readonly string[] {
    const found = this.actual.lookup(index, key);
    const ours = [...this.changed.values()].filter(({ collection }) => collection === index.collection);
    if (ours.length === 0) return found;
    const [having, others] = [ours.filter(({ id, value }) => index.keysOf(value as EntityOf<C>, id).includes(key)), new Set(ours.map(({ id }) => id))];
    return [...found.filter((id) => !others.has(id)), ...having.map(({ id }) => id)].sort();
  }
  override count<C extends CollectionName>(index: Index<C>, key: string): number {
    return this.lookup(index, key).length;
  }
  override document(file: string): DocumentEntry | undefined {
    return this.actual.document(file);
  }
  override header<F extends keyof Header>(file: string, field: F): Header[F] | undefined {
    return this.actual.header(file, field);
  }
  override files(): readonly string[] {
    return this.actual.files();
  }
}

function changedBy(estate: Estate, changes: readonly Change[]): ReadonlyMap<string, Entry> | undefined {
  const changed = new Map<string, Entry>();
  for (const change of changes) {
    const [collection, id, ...path] = change.path;
    if (typeof collection !== 'string' || typeof id !== 'string' || !isCollectionName(collection) || change.kind === 'rename') return undefined;
    const key = `${collection}/${id}`;
    const entry = changed.get(key) ?? estate.find(collection, id);
    if (!entry || path.length === 0) return undefined;
    changed.set(key, change.kind === 'insert' ? withItem(entry, path, change) : withValue(entry, path, change.kind === 'set' ? change.value : undefined));
  }
  return changed;
}

/** An entry with another value at a path of its text; undefined takes it away. */
function withValue(entry: Entry, path: Path, value: JsonValue | undefined): Entry {
  const last = path.at(-1);
  const problems = value === undefined && typeof last === 'number' ? moved(entry, path.slice(0, -1), last + 1, -1) : entry.problems;
  return { ...entry, problems, value: valueWith(entry.value, readPath(entry, path), value) as Entry['value'] };
}

/** An entry with one more item in a list. */
function withItem(entry: Entry, list: Path, { index = Infinity, value }: Extract<Change, { kind: 'insert' }>): Entry {
  const path = readPath(entry, list);
  const there = valueAt(entry.value, path);
  const items: readonly unknown[] = Array.isArray(there) ? there : [];
  const at = Number(readPath(entry, [...list, index]).at(-1));
  return { ...entry, problems: moved(entry, list, index, 1), value: valueWith(entry.value, path, items.toSpliced(at, 0, value)) as Entry['value'] };
}

/** The problems of an entry once the items of a list have moved, from one index on. */
function moved({ problems }: Entry, list: Path, from: number, by: 1 | -1): Entry['problems'] {
  return problems.map((problem) => {
    const step = problem.path[list.length];
    const moves = typeof step === 'number' && step >= from && list.every((other, i) => problem.path[i] === other);
    return moves ? { ...problem, path: problem.path.with(list.length, step + by) } : problem;
  });
}
