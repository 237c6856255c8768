import type { Computed } from '../util/incremental';
import type { Estate, Query } from './estate';

/**
 * Follows one query over a changing set of keys, and hands out only what changed: how findings and diagram nodes reach
 * their readers without being computed all over.
 */
export class Watch<V> {
  private readonly cells = new Map<string, { readonly cell: Computed<V>; last: V | undefined }>();
  private readonly stale = new Set<string>();
  private readonly dropped = new Set<string>();

  constructor(
    private readonly estate: Estate,
    private readonly query: Query<V>,
  ) {}

  /** Whether anything may have changed since the last `flush`. */
  get pending(): boolean {
    return this.stale.size > 0 || this.dropped.size > 0;
  }

  /** Begins to follow a key; a key already followed is left alone. */
  add(key: string): void {
    if (this.cells.has(key)) return;
    this.dropped.delete(key);
    this.cells.set(key, { cell: this.estate.watchCell(this.query, key, () => this.stale.add(key)), last: undefined });
    this.stale.add(key);
  }

  /** Stops following a key; the next `flush` reports it as removed. */
  remove(key: string): void {
    const held = this.cells.get(key);
    if (!held) return;
    held.cell.dispose();
    this.cells.delete(key);
    this.stale.delete(key);
    this.dropped.add(key);
  }

  /** What has changed since the last call; each key once. */
  flush(): { readonly changed: ReadonlyMap<string, V>; readonly removed: readonly string[] } {
    const changed = new Map<string, V>();
    for (const key of this.stale) {
      const held = this.cells.get(key);
      if (!held) continue;
      const value = held.cell.get();
      if (Object.is(value, held.last)) continue;
      held.last = value;
      changed.set(key, value);
    }
    this.stale.clear();
    const removed = [...this.dropped];
    this.dropped.clear();
    return { changed, removed };
  }

  /** Last value handed out for a key. */
  get(key: string): V | undefined {
    return this.cells.get(key)?.last;
  }

  dispose(): void {
    for (const { cell } of this.cells.values()) cell.dispose();
    this.cells.clear();
    this.stale.clear();
  }
}
