type Step = string | number;

/**
 * Plain data with another value at `path`, everything beside the way to it shared with the original; undefined takes the
 * property or item away. What is missing on the way is made: a list where a number leads on, else an object.
 */
export function valueWith(root: unknown, path: readonly Step[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const next = (here: unknown): unknown => valueWith(here, rest, value);
  if (Array.isArray(root) || (root === undefined && typeof step === 'number')) return itemsWith((root ?? []) as readonly unknown[], Number(step), next);
  const fields = typeof root === 'object' && root !== null ? (root as Readonly<Record<string, unknown>>) : {};
  const made = next(Object.hasOwn(fields, step) ? fields[step] : undefined);
  if (made !== undefined) return { ...fields, [step]: made };
  const { [String(step)]: _, ...others } = fields;
  return others;
}

function itemsWith(items: readonly unknown[], at: number, next: (here: unknown) => unknown): readonly unknown[] {
  const made = next(items[at]);
  return made === undefined ? items.filter((_, i) => i !== at) : [...items.slice(0, at), made, ...items.slice(at + 1)];
}
