/** An estate as it would be with some entries changed: what is asked of it is answered for that, and nothing else notices. */
import { Computed } from '../util/incremental';
import { valueWith } from '../util/valueWith';
import type { Change } from './change';
import type { DocumentEntry, Entry } from './entry';
import { Estate, type Index } from './estate';
import type { EntityOf, Header } from './entities';
import { isCollectionName, type CollectionName } from './ids';

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
    return this.actual.ids(collection);
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
    changed.set(key, { ...entry, value: valueWith(entry.value, path, change.kind === 'set' ? change.value : undefined) as Entry['value'] });
  }
  return changed;
}
