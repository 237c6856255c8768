/**
 * The estate: the entries of one or several files as one whole, and everything derived from them.
 *
 * Readers inside a derived value are tracked (see util/incremental.ts): after a change, only what read it is computed
 * again. `defineIndex` and `defineQuery` declare what can be looked up and derived, from anywhere above the model.
 */
import { Computed, Source } from '../util/incremental';
import type { EntityOf } from './entities';
import type { DocumentEntry, Entry } from './entry';
import { collectionNames, type CollectionName } from './ids';

/** Which entries carry a key: VMs by host, NICs by MAC address. */
export interface Index<C extends CollectionName = CollectionName> {
  readonly name: string;
  readonly collection: C;
  readonly keysOf: (entity: EntityOf<C>, id: string) => readonly string[];
}

const indexes: Index[] = [];

/** Declares an index; the estate keeps it up to date. `keysOf` must look at nothing but the entry. */
export function defineIndex<C extends CollectionName>(name: string, collection: C, keysOf: Index<C>['keysOf']): Index<C> {
  const index: Index<C> = { name, collection, keysOf };
  indexes.push(index as unknown as Index);
  return index;
}

/** A value derived from the estate for each key: computed when asked, kept until something it read changes. */
export interface Query<V> {
  readonly name: string;
  readonly compute: (estate: Estate, key: string) => V;
  readonly equals: ((a: V, b: V) => boolean) | undefined;
}

export function defineQuery<V>(name: string, compute: Query<V>['compute'], equals?: (a: V, b: V) => boolean): Query<V> {
  return { name, compute, equals };
}

/** What a file contributes to the estate, in the order in which files are read. */
export interface Changes {
  readonly file: string;
  readonly changed: readonly Entry[];
  readonly removed: readonly { readonly collection: CollectionName; readonly id: string }[];
  readonly document?: DocumentEntry | undefined;
}

interface Table {
  /** Entries with an id, at most one per file; the first counts. */
  readonly rows: Map<string, readonly Entry[]>;
  readonly sources: Map<string, Source>;
  readonly membership: Source;
}

const none: readonly never[] = [];

interface Bucket {
  /** Undefined until there is one: many keys are asked for that nobody has. */
  ids: Set<string> | undefined;
  sorted: readonly string[] | undefined;
  readonly source: Source;
}

export class Estate {
  private readonly tables = new Map<CollectionName, Table>(
    collectionNames.map((name) => [name, { rows: new Map(), sources: new Map(), membership: new Source() }]),
  );
  private readonly buckets = new Map<Index, Map<string, Bucket>>();
  private readonly documents = new Map<string, DocumentEntry>();
  private readonly fileOrder = new Map<string, number>();
  private readonly documentSources = new Map<string, Source>();
  private readonly documentList = new Source();
  private readonly computed = new Map<Query<unknown>, Map<string, Computed<unknown>>>();

  /** The entry with this id, or undefined. */
  find<C extends CollectionName>(collection: C, id: string | undefined): Entry<C> | undefined {
    return id === undefined ? undefined : (this.all(collection, id)[0] as Entry<C> | undefined);
  }

  /** The entity with this id, or undefined: `find` without what is known of its text. */
  value<C extends CollectionName>(collection: C, id: string | undefined): EntityOf<C> | undefined {
    return this.find(collection, id)?.value as EntityOf<C> | undefined;
  }

  /** Every entry with this id: more than one where several files declare it. */
  all<C extends CollectionName>(collection: C, id: string): readonly Entry<C>[] {
    const table = this.table(collection);
    let source = table.sources.get(id);
    if (!source) table.sources.set(id, (source = new Source()));
    source.read();
    return (table.rows.get(id) ?? []) as unknown as readonly Entry<C>[];
  }

  /** The ids of a collection, in no particular order. */
  ids(collection: CollectionName): readonly string[] {
    const table = this.table(collection);
    table.membership.read();
    return [...table.rows.keys()];
  }

  /** Ids of the entries that an index lists under `key`, sorted, so that results do not depend on the order of edits. */
  lookup<C extends CollectionName>(index: Index<C>, key: string): readonly string[] {
    const bucket = this.bucket(index as unknown as Index, key);
    bucket.source.read();
    bucket.sorted ??= bucket.ids ? [...bucket.ids].sort() : none;
    return bucket.sorted;
  }

  /** How many entries an index lists under `key`; cheaper than looking them up. */
  count<C extends CollectionName>(index: Index<C>, key: string): number {
    const bucket = this.bucket(index as unknown as Index, key);
    bucket.source.read();
    return bucket.ids?.size ?? 0;
  }

  /** The value of a query for a key, up to date. */
  query<V>(query: Query<V>, key: string): V {
    return this.cell(query, key).get();
  }

  /** What a file says beside its entries. */
  document(file: string): DocumentEntry | undefined {
    this.documentSource(file).read();
    return this.documents.get(file);
  }

  /** The files of the estate in reading order; the first is the one that imports the others. */
  files(): readonly string[] {
    this.documentList.read();
    return [...this.documents.keys()];
  }

  /** Takes over what a file now says. */
  update(changes: Changes): void {
    if (!this.fileOrder.has(changes.file)) this.fileOrder.set(changes.file, this.fileOrder.size);
    for (const { collection, id } of changes.removed) this.setRow(collection, id, changes.file, undefined);
    for (const entry of changes.changed) this.setRow(entry.collection, entry.id, changes.file, entry);
    if (!changes.document) return;
    const isNew = !this.documents.has(changes.file);
    this.documents.set(changes.file, changes.document);
    this.documentSource(changes.file).changed();
    if (isNew) this.documentList.changed();
  }

  /** Forgets a file and all its entries. */
  removeFile(file: string): void {
    for (const [collection, table] of this.tables) {
      for (const [id, rows] of [...table.rows]) if (rows.some((row) => row.file === file)) this.setRow(collection, id, file, undefined);
    }
    if (!this.documents.delete(file)) return;
    this.documentSource(file).changed();
    this.documentList.changed();
  }

  /** A cell that stays alive on its own and says when it may be out of date: for `Watch`. */
  watchCell<V>(query: Query<V>, key: string, onStale: () => void): Computed<V> {
    return new Computed(() => query.compute(this, key), { equals: query.equals, onStale });
  }

  private cell<V>(query: Query<V>, key: string): Computed<V> {
    let cells = this.computed.get(query as Query<unknown>);
    if (!cells) this.computed.set(query as Query<unknown>, (cells = new Map()));
    const known = cells.get(key);
    if (known) return known as Computed<V>;
    const owner = cells;
    const cell: Computed<V> = new Computed(() => query.compute(this, key), {
      equals: query.equals,
      onUnused: () => {
        owner.delete(key);
        cell.dispose();
      },
    });
    cells.set(key, cell as Computed<unknown>);
    return cell;
  }

  private setRow(collection: CollectionName, id: string, file: string, entry: Entry | undefined): void {
    const table = this.table(collection);
    const before = table.rows.get(id) ?? [];
    const at = before.findIndex((row) => row.file === file);
    const after = entry ? (at < 0 ? this.inFileOrder([...before, entry]) : before.with(at, entry)) : before.filter((row) => row.file !== file);
    if (after.length > 0) table.rows.set(id, after);
    else table.rows.delete(id);
    this.reindex(collection, id, before[0], after[0]);
    table.sources.get(id)?.changed();
    if (before.length === 0 !== (after.length === 0)) table.membership.changed();
  }

  private inFileOrder(rows: readonly Entry[]): readonly Entry[] {
    const order = (row: Entry): number => this.fileOrder.get(row.file) ?? 0;
    return rows.length < 2 ? rows : rows.toSorted((a, b) => order(a) - order(b));
  }

  private reindex(collection: CollectionName, id: string, before: Entry | undefined, after: Entry | undefined): void {
    for (const index of indexes) {
      if (index.collection !== collection) continue;
      const old = before ? index.keysOf(before.value, id) : [];
      const now = after ? index.keysOf(after.value, id) : [];
      if (old.length === now.length && old.every((key, i) => key === now[i])) continue;
      const kept = new Set(now);
      for (const key of new Set(old)) if (!kept.has(key)) this.changeBucket(index, key, (ids) => ids.delete(id));
      for (const key of kept) if (!old.includes(key)) this.changeBucket(index, key, (ids) => ids.add(id));
    }
  }

  private changeBucket(index: Index, key: string, change: (ids: Set<string>) => void): void {
    const bucket = this.bucket(index, key);
    change((bucket.ids ??= new Set()));
    bucket.sorted = undefined;
    bucket.source.changed();
  }

  private bucket(index: Index, key: string): Bucket {
    let buckets = this.buckets.get(index);
    if (!buckets) this.buckets.set(index, (buckets = new Map()));
    let bucket = buckets.get(key);
    if (!bucket) buckets.set(key, (bucket = { ids: undefined, sorted: undefined, source: new Source() }));
    return bucket;
  }

  private table(collection: CollectionName): Table {
    const table = this.tables.get(collection);
    if (!table) throw new Error(`There is no collection "${collection}".`);
    return table;
  }

  private documentSource(file: string): Source {
    let source = this.documentSources.get(file);
    if (!source) this.documentSources.set(file, (source = new Source()));
    return source;
  }
}
