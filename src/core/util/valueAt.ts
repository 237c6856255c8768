/** What stands at `path` in plain data; undefined where the path leads nowhere. */
export function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((here, step) => (typeof here === 'object' && here !== null && Object.hasOwn(here, step) ? (here as Readonly<Record<string | number, unknown>>)[step] : undefined), root);
}

/** The keys of the object that holds what stands at `path`. */
export function siblingKeys(root: unknown, path: readonly (string | number)[]): readonly string[] {
  return Object.keys(valueAt(root, path.slice(0, -1)) ?? {});
}
