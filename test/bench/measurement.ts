/** One row of the table: what is measured, how, and how good it must be. */
import type { World } from './world';

export interface Bench {
  /** Words joined by "-", the more general first: `--only` takes a beginning of it. */
  readonly name: string;
  readonly what: string;
  readonly unit: Unit;
  readonly target?: Target;
  /** Whether it is measured only when everything is. */
  readonly full?: boolean;
  /** The runs, warm-up left out. */
  readonly run: (world: World) => readonly number[] | Promise<readonly number[]>;
}

export type Unit = 'ms' | 'fps' | 'kB' | 'MB';
export type Target = { readonly kind: 'at most' | 'at least'; readonly value: number };

export const atMost = (value: number): Target => ({ kind: 'at most', value });
export const atLeast = (value: number): Target => ({ kind: 'at least', value });

export interface Measured extends Omit<Bench, 'run' | 'full'> {
  readonly runs: readonly number[];
}

/** Runs `act` some times to warm up, then `times` times, and gives how long each took, in ms. `act` is handed the number of the run. */
export async function timed(times: number, act: (run: number) => unknown, { warmUp = Math.ceil(times / 3) } = {}): Promise<readonly number[]> {
  const runs: number[] = [];
  for (let i = -warmUp; i < times; i++) {
    const start = performance.now();
    const result = act(i + warmUp);
    if (result instanceof Promise) await result;
    if (i >= 0) runs.push(performance.now() - start);
  }
  return runs;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** Whether the median is as good as it must be; undefined where nothing is asked. */
export function isMet({ runs, target }: Pick<Measured, 'runs' | 'target'>): boolean | undefined {
  if (!target) return undefined;
  return target.kind === 'at most' ? median(runs) <= target.value : median(runs) >= target.value;
}
