/** Which tenants, or networks, reach which: the best that any two of their classes have, and a pair that shows it (I1). */
import { defineQuery, type Estate } from '../../model/estate';
import { naturalOrder } from '../../util/naturalOrder';
import { isolationOf } from './isolation';
import type { AdapterClass, ClassCell, Grouping, IsolationCell, IsolationGroup, IsolationMatrix, Reach } from './types';

export function isolationMatrix(estate: Estate, by: Grouping): IsolationMatrix {
  return estate.query(matrix, by);
}

/** Two tenants that are not isolated from each other (I3). */
export interface Breach {
  readonly from: string;
  readonly to: string;
  /** A pair that gets there by no filter that names what it lets through. */
  readonly by: NonNullable<IsolationCell['unguarded']>;
}

/** Every tenant that reaches another by no filter that names what it lets through, in order of names. Whoever is of no tenant is not meant. */
export function breachesOf(estate: Estate): readonly Breach[] {
  const { groups, cell } = isolationMatrix(estate, 'tenant');
  return groups.flatMap(({ name: from }, i) => groups.flatMap(({ name: to }, j): readonly Breach[] => {
    const by = i === j || from === undefined || to === undefined ? undefined : cell(i, j)?.unguarded;
    return by && from !== undefined && to !== undefined ? [{ from, to, by }] : [];
  }));
}

const matrix = defineQuery<IsolationMatrix>('who reaches whom by group', (estate, by) => {
  const { classes, cell } = isolationOf(estate);
  const { groups, numbers } = groupsOf(classes, by === 'tenant' ? 'tenant' : 'network');
  const cells: (IsolationCell | undefined)[] = Array.from({ length: groups.length ** 2 });
  numbers.forEach((row, i) => {
    numbers.forEach((column, j) => {
      const found = cell(i, j);
      const at = row * groups.length + column;
      if (found) cells[at] = better(cells[at], found);
    });
  });
  return { by: by === 'tenant' ? 'tenant' : 'network', groups, cell: (from, to) => cells[from * groups.length + to] };
});

/** The groups in order, and for each class the index of its group. */
function groupsOf(classes: readonly AdapterClass[], by: Grouping): { readonly groups: readonly IsolationGroup[]; readonly numbers: readonly number[] } {
  const adapters = new Map<string | undefined, number>();
  for (const one of classes) adapters.set(one[by], (adapters.get(one[by]) ?? 0) + one.adapters.length);
  const groups = [...adapters].map(([name, count]) => ({ name, adapters: count })).sort((a, b) => (a.name === undefined ? 1 : b.name === undefined ? -1 : naturalOrder(a.name, b.name)));
  const order = new Map(groups.map(({ name }, i) => [name, i]));
  return { groups, numbers: classes.map((one) => order.get(one[by]) ?? 0) };
}

const ranks: Readonly<Record<Reach, number>> = { closed: 0, unknown: 1, part: 2, open: 3 };

function better(known: IsolationCell | undefined, found: ClassCell): IsolationCell {
  const unguarded = found.isUnguarded && (!known?.unguarded || ranks[found.reach] > ranks[known.unguarded.reach]) ? found : known?.unguarded;
  if (!known) return { ...found, unguarded };
  // Of two ways as good, the unguarded one says more.
  const isBetter = ranks[found.reach] > ranks[known.reach] || (found.reach === known.reach && found.isUnguarded && !known.isUnguarded);
  return isBetter ? { ...found, unguarded } : unguarded === known.unguarded ? known : { ...known, unguarded };
}
