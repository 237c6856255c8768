import { naturalOrder } from './naturalOrder';

/** The name of the next part: "eth3" after "eth2"; `first` where there is none. */
export function nextName(taken: readonly string[], first: string): string {
  const last = taken.toSorted(naturalOrder).at(-1);
  if (last === undefined) return first;
  const [, stem = last, digits] = /^(.*?)(\d+)?$/.exec(last) ?? [];
  for (let n = digits === undefined ? 1 : Number(digits) + 1; ; n++) {
    const name = `${stem}${String(n).padStart(digits?.length ?? 1, '0')}`;
    if (!taken.includes(name)) return name;
  }
}
