/**
 * An immutable map from id to value whose edits copy only the shards they touch: a patch of one box in 50,000 costs
 * microseconds where copying a `Map` costs milliseconds.
 */
export class IdMap<V> {
  static empty<V>(): IdMap<V> {
    return new IdMap<V>(new Array<undefined>(shardCount).fill(undefined), 0);
  }

  private constructor(
    private readonly shards: readonly (ReadonlyMap<string, V> | undefined)[],
    readonly size: number,
  ) {}

  get(id: string): V | undefined {
    return this.shards[shardOf(id)]?.get(id);
  }

  has(id: string): boolean {
    return this.shards[shardOf(id)]?.has(id) ?? false;
  }

  *values(): IterableIterator<V> {
    for (const shard of this.shards) if (shard) yield* shard.values();
  }

  /** The values that are others than in an earlier map, before and now; looks only where something was written between. */
  *changesSince(before: IdMap<V>): IterableIterator<readonly [before: V | undefined, now: V | undefined]> {
    for (const [at, shard] of this.shards.entries()) {
      const old = before.shards[at];
      if (shard === old) continue;
      for (const [id, value] of shard ?? []) if (old?.get(id) !== value) yield [old?.get(id), value];
      for (const [id, value] of old ?? []) if (!shard?.has(id)) yield [value, undefined];
    }
  }

  /** With `changes` applied: a value is set, null removes. */
  with(changes: ReadonlyMap<string, V | null>): IdMap<V> {
    if (changes.size === 0) return this;
    const shards = this.shards.slice();
    const copies = new Map<number, Map<string, V>>();
    let size = this.size;
    for (const [id, value] of changes) {
      const at = shardOf(id);
      let shard = copies.get(at);
      if (!shard) {
        shard = new Map(shards[at]);
        copies.set(at, shard);
        shards[at] = shard;
      }
      const before = shard.size;
      if (value === null) shard.delete(id);
      else shard.set(id, value);
      size += shard.size - before;
    }
    return new IdMap<V>(shards, size);
  }
}

const shardCount = 1024;

/** FNV-1a. */
function shardOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) & (shardCount - 1);
}
