/** What an estate keeps: entries by id, and ids by the keys of an index. Each is a fact that readers depend on. */
import { Source } from '../util/incremental';
import type { Entry } from './entry';

/** One collection. */
export interface Table {
  readonly rows: Made<Row>;
  /** Which ids have entries. */
  readonly membership: Source;
}

/** Values by key, each made when it is asked for first. */
export class Made<V> {
  private readonly values = new Map<string, V>();
  /** Mostly the same key is asked for several times in a row: by one rule after the other, of the host of a VM. */
  private lastKey: string | undefined;
  private last: V | undefined;

  constructor(private readonly make: (key: string) => V) {}

  get(key: string): V {
    if (key === this.lastKey) return this.last as V;
    let value = this.values.get(key);
    if (value === undefined) this.values.set(key, (value = this.make(key)));
    this.lastKey = key;
    this.last = value;
    return value;
  }

  delete(key: string): void {
    this.values.delete(key);
    if (key === this.lastKey) this.lastKey = this.last = undefined;
  }

  entries(): IterableIterator<[string, V]> {
    return this.values.entries();
  }
}

/** The entries with an id, at most one per file, of which the first counts; none where an id is only asked for. */
export class Row extends Source {
  entries: readonly Entry[] = none;
}

/** The ids an index lists under a key. */
export class Bucket extends Source {
  /** Most keys are carried by one entry, and many are asked for that nobody carries: neither takes a set. */
  private ids: string | Set<string> | undefined;
  private ordered: readonly string[] | undefined;

  get size(): number {
    return this.ids === undefined ? 0 : typeof this.ids === 'string' ? 1 : this.ids.size;
  }
  get sorted(): readonly string[] {
    return (this.ordered ??= this.ids === undefined ? none : typeof this.ids === 'string' ? [this.ids] : inOrder([...this.ids]));
  }

  add(id: string): void {
    if (this.ids === undefined) this.ids = id;
    else if (typeof this.ids === 'string') this.ids = this.ids === id ? id : new Set([this.ids, id]);
    else this.ids.add(id);
    this.ordered = undefined;
    this.changed();
  }
  delete(id: string): void {
    if (this.ids === id) this.ids = undefined;
    else if (this.ids instanceof Set) this.ids.delete(id);
    this.ordered = undefined;
    this.changed();
  }
}

/** Sorted by code units; mostly they came so, in the order of the text. */
function inOrder(ids: string[]): readonly string[] {
  for (let i = 1; i < ids.length; i++) if ((ids[i - 1] as string) > (ids[i] as string)) return ids.sort();
  return ids;
}

const none: readonly never[] = [];
