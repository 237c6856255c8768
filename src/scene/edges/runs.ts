/** A straight part of a route, by its places on the axis along which it runs. */
export interface Run {
  readonly from: number;
  readonly to: number;
  /** How far along its route a place is: `offset + way * place`. */
  readonly offset: number;
  readonly way: 1 | -1;
}

/**
 * The same stretches, each once, of runs on one line. `apart`: cut where others begin to run along and where they end; what several have in common counts from
 * the beginning of the axis, whatever their routes.
 */
export function runsTogether(runs: readonly Run[], apart: boolean): readonly Run[] {
  if (runs.length < 2) return runs;
  return apart ? cutUp(runs) : joined(runs);
}

function joined(runs: readonly Run[]): readonly Run[] {
  const found: Run[] = [];
  for (const run of runs.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1);
    if (last && run.from <= last.to) found[found.length - 1] = { ...last, to: Math.max(last.to, run.to) };
    else found.push(run);
  }
  return found;
}

function cutUp(runs: readonly Run[]): readonly Run[] {
  const ends = runs.flatMap((run) => [{ at: run.from, run, begins: true }, { at: run.to, run, begins: false }]).sort((a, b) => a.at - b.at);
  const found: Run[] = [];
  const there = new Set<Run>();
  let from = 0;
  for (const { at, run, begins } of ends) {
    if (at > from && there.size > 0) addTo(found, from, at, there);
    if (begins) there.add(run);
    else there.delete(run);
    from = at;
  }
  return found;
}

function addTo(found: Run[], from: number, to: number, there: ReadonlySet<Run>): void {
  const [only] = there;
  const { offset, way } = only && there.size === 1 ? only : { offset: 0, way: 1 as const };
  const last = found.at(-1);
  if (last && last.to === from && last.offset === offset && last.way === way) found[found.length - 1] = { ...last, to };
  else found.push({ from, to, offset, way });
}
