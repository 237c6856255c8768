import { QueryCell, type Estate, type Query } from './estate';

/**
 * Follows one query over a changing set of keys, and hands out only what changed: how findings and diagram nodes reach
 * their readers without being computed all over.
 */
export class Watch<V> {
  private readonly cells = new Map<string, WatchedCell<V>>();
  private readonly stale = new Set<WatchedCell<V>>();
  private readonly dropped = new Set<string>();

  constructor(
    private readonly estate: Estate,
    private readonly query: Query<V>,
    /** The value of a key before it is computed for the first time: one that comes out the same is no change. */
    private readonly initial?: V,
  ) {}

  /** Whether anything may have changed since the last `flush`. */
  get pending(): boolean {
    return this.stale.size > 0 || this.dropped.size > 0;
  }

  /** Begins to follow a key; a key already followed is left alone. */
  add(key: string): void {
    if (this.cells.has(key)) return;
    const cell = new WatchedCell(this.estate, this.query, key, this.stale);
    // What was handed out for a key that was dropped and comes back has not been taken back yet.
    if (!this.dropped.delete(key)) cell.last = this.initial;
    this.cells.set(key, cell);
    this.stale.add(cell);
  }

  /** Stops following a key; the next `flush` reports it as removed. */
  remove(key: string): void {
    const cell = this.cells.get(key);
    if (!cell) return;
    cell.dispose();
    this.cells.delete(key);
    this.stale.delete(cell);
    this.dropped.add(key);
  }

  /** What has changed since the last call; each key once. @param atMost so many keys are looked at; the others wait for the next call */
  flush(atMost = Infinity): { readonly changed: ReadonlyMap<string, V>; readonly removed: readonly string[] } {
    const changed = new Map<string, V>();
    let looked = 0;
    for (const cell of this.stale) {
      if (looked++ >= atMost) break;
      this.stale.delete(cell);
      const value = cell.get();
      if (Object.is(value, cell.last)) continue;
      cell.last = value;
      changed.set(cell.key, value);
    }
    const removed = [...this.dropped];
    this.dropped.clear();
    return { changed, removed };
  }

  /** Last value handed out for a key. */
  get(key: string): V | undefined {
    return this.cells.get(key)?.last;
  }

  dispose(): void {
    for (const cell of this.cells.values()) cell.dispose();
    this.cells.clear();
    this.stale.clear();
  }
}

class WatchedCell<V> extends QueryCell<V> {
  /** What was handed out last. */
  last: V | undefined;

  constructor(
    estate: Estate,
    query: Query<V>,
    key: string,
    private readonly stale: Set<WatchedCell<V>>,
  ) {
    super(estate, query, key);
  }

  protected override onStale(): void {
    this.stale.add(this);
  }
}
