/** Whether two derived values say the same, so that a change that does not alter them goes no further. */
export function sameFields<T>(a: T, b: T, fields: readonly (keyof T)[]): boolean {
  return fields.every((field) => a[field] === b[field]);
}

export function sameEntries<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>, fields: readonly (keyof T)[]): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) {
    const other = b.get(key);
    if (other === undefined || !sameFields(value, other, fields)) return false;
  }
  return true;
}
