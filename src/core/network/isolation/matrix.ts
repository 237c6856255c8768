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

const matrix = defineQuery<IsolationMatrix>('who reaches whom by group', (estate, key) => {
  const by = key === 'tenant' ? 'tenant' : 'network';
  const { classes, cell } = isolationOf(estate);
  const { groups, members } = groupsOf(classes, by);
  return {
    by, groups,
    cell: (from, to) => {
      let best: IsolationCell | undefined;
      for (const i of members[from] ?? []) {
        for (const j of members[to] ?? []) {
          const found = cell(i, j);
          if (found) best = better(best, found);
        }
      }
      return best;
    },
  };
});

/** The groups in order, and the indexes of the classes of each. */
function groupsOf(classes: readonly AdapterClass[], by: Grouping): { readonly groups: readonly IsolationGroup[]; readonly members: readonly (readonly number[])[] } {
  const found = new Map<string | undefined, number[]>();
  classes.forEach((one, i) => {
    const known = found.get(one[by]);
    if (known) known.push(i);
    else found.set(one[by], [i]);
  });
  const inOrder = [...found].sort(([a], [b]) => (a === undefined ? 1 : b === undefined ? -1 : naturalOrder(a, b)));
  return {
    groups: inOrder.map(([name, members]) => ({ name, adapters: members.reduce((count, i) => count + (classes[i]?.adapters.length ?? 0), 0) })),
    members: inOrder.map(([, members]) => members),
  };
}

const ranks: Readonly<Record<Reach, number>> = { closed: 0, unknown: 1, part: 2, open: 3 };

function better(known: IsolationCell | undefined, found: ClassCell): IsolationCell {
  const unguarded = found.isUnguarded && (!known?.unguarded || ranks[found.reach] > ranks[known.unguarded.reach]) ? found : known?.unguarded;
  if (!known) return { ...found, unguarded };
  // Of two ways as good, the unguarded one says more.
  const isBetter = ranks[found.reach] > ranks[known.reach] || (found.reach === known.reach && found.isUnguarded && !known.isUnguarded);
  return isBetter ? { ...found, unguarded } : unguarded === known.unguarded ? known : { ...known, unguarded };
}
