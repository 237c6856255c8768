/**
 * The estate: the entries of one or several files as one whole, and everything derived from them.
 *
 * Readers inside a derived value are tracked (see util/incremental.ts): after a change, only what read it is computed
 * again. `defineIndex` and `defineQuery` declare what can be looked up and derived, from anywhere above the model.
 */
import { Derived, Source } from '../util/incremental';
import type { EntityOf, Header } from './entities';
import type { DocumentEntry, Entry } from './entry';
import { collectionNames, type CollectionName } from './ids';
import { Bucket, Made, Row, type Table } from './tables';

/** Which entries carry a key: VMs by host, NICs by MAC address. */
export interface Index<C extends CollectionName = CollectionName> {
  readonly name: string;
  readonly collection: C;
  readonly keysOf: (entity: EntityOf<C>, id: string) => readonly string[];
  /** Where an estate keeps what it lists: indexes are counted as they are declared. */
  readonly slot: number;
}

const indexesOf = byCollection((): Index[] => []);
let indexes = 0;

/** Declares an index; the estate keeps it up to date. `keysOf` must look at nothing but the entry. */
export function defineIndex<C extends CollectionName>(name: string, collection: C, keysOf: Index<C>['keysOf']): Index<C> {
  const index: Index<C> = { name, collection, keysOf, slot: indexes++ };
  indexesOf[collection].push(index as unknown as Index);
  return index;
}

/** A value derived from the estate for each key: computed when asked, kept until something it read changes. */
export interface Query<V> {
  readonly name: string;
  readonly compute: (estate: Estate, key: string) => V;
  readonly equals: ((a: V, b: V) => boolean) | undefined;
  /** Where an estate keeps its values: queries are counted as they are defined. */
  readonly slot: number;
}
let queries = 0;

export function defineQuery<V>(name: string, compute: Query<V>['compute'], equals?: (a: V, b: V) => boolean): Query<V> {
  return { name, compute, equals, slot: queries++ };
}

/** What a file contributes to the estate, in the order in which files are read. */
export interface Changes {
  readonly file: string;
  readonly changed: readonly Entry[];
  readonly removed: readonly { readonly collection: CollectionName; readonly id: string }[];
  readonly document?: DocumentEntry | undefined;
}

const none: readonly never[] = [];

/** The value of a query for a key, which says what it is computed from. */
export class QueryCell<V> extends Derived<V> {
  constructor(
    private readonly estate: Estate,
    private readonly query: Query<V>,
    readonly key: string,
  ) {
    super();
  }

  protected override compute(): V {
    return this.query.compute(this.estate, this.key);
  }
  protected override equals(a: V, b: V): boolean {
    return (this.query.equals ?? Object.is)(a, b);
  }
}

/** One that is held by the estate for as long as another value depends on it. */
class SharedCell<V> extends QueryCell<V> {
  constructor(
    estate: Estate,
    query: Query<V>,
    key: string,
    private readonly among: Made<unknown>,
  ) {
    super(estate, query, key);
  }

  protected override onUnused(): void {
    this.among.delete(this.key);
    this.dispose();
  }
}

export class Estate {
  private readonly tables = byCollection((): Table => ({ rows: new Made(() => new Row()), membership: new Source() }));
  /** By the slot of their index. Those declared before there are entries list every entry as it comes. */
  private readonly buckets: (Made<Bucket> | undefined)[] = Array.from({ length: indexes }, noBuckets);
  private readonly documents = new Map<string, DocumentEntry>();
  private readonly fileOrder = new Map<string, number>();
  private readonly documentSources = new Map<string, Source>();
  private readonly headerSources = new Map<string, Map<keyof Header, Source>>();
  private readonly documentList = new Source();
  /** By the slot of their query. */
  private readonly cells: (Made<SharedCell<unknown>> | undefined)[] = [];

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
    const row = this.row(collection, id);
    row.read();
    return row.entries as unknown as readonly Entry<C>[];
  }

  /** The ids of a collection, in no particular order. */
  ids(collection: CollectionName): readonly string[] {
    const table = this.tables[collection];
    table.membership.read();
    const ids: string[] = [];
    for (const [id, row] of table.rows.entries()) if (row.entries.length > 0) ids.push(id);
    return ids;
  }

  /** Ids of the entries that an index lists under `key`, sorted, so that results do not depend on the order of edits. */
  lookup<C extends CollectionName>(index: Index<C>, key: string): readonly string[] {
    const bucket = this.bucket(index as unknown as Index, key);
    bucket.read();
    return bucket.sorted;
  }

  /** How many entries an index lists under `key`; cheaper than looking them up. */
  count<C extends CollectionName>(index: Index<C>, key: string): number {
    const bucket = this.bucket(index as unknown as Index, key);
    bucket.read();
    return bucket.size;
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

  /** One field of what a file says beside its entries: whoever reads it is left alone while others change. */
  header<F extends keyof Header>(file: string, field: F): Header[F] | undefined {
    let sources = this.headerSources.get(file);
    if (!sources) this.headerSources.set(file, (sources = new Map()));
    let source = sources.get(field);
    if (!source) sources.set(field, (source = new Source()));
    source.read();
    return this.documents.get(file)?.header[field];
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
    if (changes.document) this.setDocument(changes.file, changes.document);
  }

  /** Forgets a file and all its entries. */
  removeFile(file: string): void {
    for (const collection of collectionNames) {
      for (const [id, { entries }] of this.tables[collection].rows.entries()) if (entries.some((entry) => entry.file === file)) this.setRow(collection, id, file, undefined);
    }
    this.setDocument(file, undefined);
  }

  private cell<V>(query: Query<V>, key: string): SharedCell<V> {
    return (this.cells[query.slot] ?? this.newCells(query as Query<unknown>)).get(key) as SharedCell<V>;
  }

  /** Apart from what is called for every read: whoever makes a function has to keep for it, each time, what it would need. */
  private newCells(query: Query<unknown>): Made<SharedCell<unknown>> {
    const made: Made<SharedCell<unknown>> = new Made((of) => new SharedCell(this, query, of, made));
    return (this.cells[query.slot] = made);
  }

  private setDocument(file: string, document: DocumentEntry | undefined): void {
    const before = this.documents.get(file);
    if (document) this.documents.set(file, document);
    else this.documents.delete(file);
    this.documentSource(file).changed();
    for (const [field, source] of this.headerSources.get(file) ?? none) {
      if (JSON.stringify(before?.header[field]) !== JSON.stringify(document?.header[field])) source.changed();
    }
    if ((before === undefined) !== (document === undefined)) this.documentList.changed();
  }

  private setRow(collection: CollectionName, id: string, file: string, entry: Entry | undefined): void {
    const row = this.row(collection, id);
    const before = row.entries;
    row.entries = this.withEntry(before, file, entry);
    this.reindex(collection, id, before[0], row.entries[0]);
    row.changed();
    if (before.length === 0 !== (row.entries.length === 0)) this.tables[collection].membership.changed();
  }

  /** Entries of one id with that of a file replaced, in the order of files. */
  private withEntry(before: readonly Entry[], file: string, entry: Entry | undefined): readonly Entry[] {
    if (before.length === 0) return entry ? [entry] : none;
    const others = before.filter((other) => other.file !== file);
    if (!entry) return others;
    const order = (other: Entry): number => this.fileOrder.get(other.file) ?? 0;
    return [...others, entry].sort((a, b) => order(a) - order(b));
  }

  private reindex(collection: CollectionName, id: string, before: Entry | undefined, after: Entry | undefined): void {
    for (const index of indexesOf[collection]) {
      const old = before ? index.keysOf(before.value, id) : none;
      const now = after ? index.keysOf(after.value, id) : none;
      if (old.length > 0) for (const key of missing(old, now)) this.bucket(index, key).delete(id);
      if (now.length > 0) for (const key of missing(now, old)) this.bucket(index, key).add(id);
    }
  }

  private bucket(index: Index, key: string): Bucket {
    return (this.buckets[index.slot] ??= this.indexed(index)).get(key);
  }

  /** Everything an index lists. It may be defined when there are entries already: what defines it is loaded when it is first wanted. */
  private indexed(index: Index): Made<Bucket> {
    const buckets = noBuckets();
    for (const [id, { entries: [first] }] of this.tables[index.collection].rows.entries()) {
      if (first) for (const key of index.keysOf(first.value, id)) buckets.get(key).add(id);
    }
    return buckets;
  }

  private row(collection: CollectionName, id: string): Row {
    return this.tables[collection].rows.get(id);
  }

  private documentSource(file: string): Source {
    let source = this.documentSources.get(file);
    if (!source) this.documentSources.set(file, (source = new Source()));
    return source;
  }
}

const noBuckets = (): Made<Bucket> => new Made(() => new Bucket());

function byCollection<T>(make: () => T): Readonly<Record<CollectionName, T>> {
  return Object.fromEntries(collectionNames.map((name) => [name, make()])) as Record<CollectionName, T>;
}

/** Those of `keys` that are not among `others`. */
function missing(keys: readonly string[], others: readonly string[]): readonly string[] {
  if (others.length === 0) return keys;
  const known = new Set(others);
  return keys.filter((key) => !known.has(key));
}
