import type { Note } from './report';

/** Something to be given an id: its name, and what tells it from others of that name (a UUID, a datacenter). */
export interface Named {
  readonly name: string;
  readonly distinguisher?: string | undefined;
}

/**
 * Gives each of `named` an id that is allowed (`[A-Za-z0-9][A-Za-z0-9._-]*`) and used once; `fallback` is the id of a name
 * without letter or digit. Where several share a name and each has a distinguisher of its own, all carry it, so that their
 * ids do not depend on the order of rows; otherwise the first keeps the name and the others are counted.
 */
export function assignIds(named: readonly Named[], fallback: string): readonly string[] {
  const bases = named.map((n) => idFrom(n.name) || fallback);
  const sharing = new Map<string, number[]>();
  bases.forEach((base, i) => sharing.set(base, [...(sharing.get(base) ?? []), i]));
  const taken = new Set([...sharing].filter(([, indices]) => indices.length === 1).map(([base]) => base));
  const ids = [...bases];
  for (const [base, indices] of sharing) {
    if (indices.length === 1) continue;
    const suffixes = distinctSuffixes(indices.map((i) => named[i]?.distinguisher));
    indices.forEach((index, i) => {
      const id = unused(suffixes ? `${base}-${suffixes[i]}` : base, taken);
      taken.add(id);
      ids[index] = id;
    });
  }
  return ids;
}

/** `name` with what an id may not hold replaced by "-"; empty if nothing is left. Accents are dropped: "Désirée" gives "Desiree". */
export function idFrom(name: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) return name;
  return name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .replace(/-+$/, '');
}

/** The display name of an entry, where it differs from the id. */
export function nameUnless(id: string, name: string): string | undefined {
  return id === name ? undefined : name;
}

/** Notes that the entry called `name` has another id. */
export function noteRenamed(word: string, name: string, id: string, note: Note): void {
  if (name !== id) note({ kind: 'renamed', subject: name, message: `This ${word} has the id "${id}", since its name is taken or cannot be an id; the name is kept beside it.` });
}

/** Keys such as "disk-1" for parts with labels such as "Hard disk 1": the label's number where all have one of their own, else the order. */
export function numberedKeys(word: string, labels: readonly (string | undefined)[]): readonly string[] {
  const numbers = labels.map((label) => Number(/(\d+)\s*$/.exec(label ?? '')?.[1] ?? NaN));
  const usable = !numbers.some(Number.isNaN) && new Set(numbers).size === numbers.length;
  return labels.map((_, i) => `${word}-${usable ? numbers[i] : i + 1}`);
}

/** Eight characters of each distinguisher if that tells them apart, else the whole; `undefined` if even that does not. */
function distinctSuffixes(distinguishers: readonly (string | undefined)[]): readonly string[] | undefined {
  const whole = distinguishers.map((d) => (d === undefined ? '' : idFrom(d)));
  const short = whole.map((d) => d.slice(0, 8).replace(/[._-]+$/, ''));
  return [short, whole].find((suffixes) => suffixes.every((s) => s !== '') && new Set(suffixes).size === suffixes.length);
}

function unused(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  let n = 2;
  while (taken.has(`${id}-${n}`)) n++;
  return `${id}-${n}`;
}
