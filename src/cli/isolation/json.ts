import type { IsolationReport } from '../../features/isolation/report';

/** Who reaches whom as data; "name" is null for whoever is of no tenant. */
export function jsonIsolation({ by, groups, cells }: IsolationReport, breaches: readonly string[] | undefined): unknown {
  const nameAt = (i: number): string | null => groups[i]?.name ?? null;
  return {
    by, isolated: breaches ? breaches.length === 0 : null, breaches: breaches ?? [],
    groups: groups.map(({ name, adapters }) => ({ name: name ?? null, adapters })),
    cells: cells.map(({ from, to, reach, because, example, unguarded }) => ({ from: nameAt(from), to: nameAt(to), reach, because, example, unguarded: unguarded ?? null })),
  };
}
