/** Who shows the findings of a key that is no id of its own, kept while drawings come and go. */
export class Readers {
  private readonly byKey = new Map<string, Set<string>>();

  of(key: string): Iterable<string> {
    return this.byKey.get(key) ?? none;
  }

  /** A reader has other keys than before. */
  replace(reader: string, before: readonly string[] = none, after: readonly string[] = none): void {
    if (before === after) return;
    for (const key of before) {
      const readers = this.byKey.get(key);
      readers?.delete(reader);
      if (readers?.size === 0) this.byKey.delete(key);
    }
    for (const key of after) {
      const readers = this.byKey.get(key);
      if (readers) readers.add(reader);
      else this.byKey.set(key, new Set([reader]));
    }
  }
}
const none: readonly string[] = [];
