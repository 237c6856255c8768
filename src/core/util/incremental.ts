/**
 * Incremental computation with dependencies found by running.
 *
 * A `Source` is a fact that may change; a `Computed` is a value derived from sources and other computed values, which
 * it discovers by reading them. After a source changes, only what has read it is looked at again, and a computed value
 * that comes out equal stops the wave. Nothing here knows the domain.
 *
 * Invariant: a computed value depends on nothing but what it reads through this module, so incremental = from scratch.
 */
export class Source {
  /** @internal */ dependents: Dependents;
  /** @internal */ lastRun = 0;

  /** Records that the computation now running has read this fact. */
  read(): void {
    running?.dependOn(this);
  }

  /** Declares that the fact has changed. */
  changed(): void {
    markAll(this.dependents, 'dirty');
  }
}

type State = 'fresh' | 'check' | 'dirty';

let running: Computed<unknown> | undefined;
/** Counts computations, so that a dependency can tell which one has noted it last. */
let runs = 0;

export interface ComputedOptions<V> {
  /** Two equal results count as "not changed". Identity unless given. */
  readonly equals?: ((a: V, b: V) => boolean) | undefined;
  /** Called once when a value that was up to date may no longer be. */
  readonly onStale?: (() => void) | undefined;
  /** Called when no other computed value depends on this one any more. */
  readonly onUnused?: (() => void) | undefined;
}

export class Computed<V> {
  /** @internal */ dependents: Dependents;
  /** @internal */ lastRun = 0;
  private dependencies: readonly Dependency[] = none;
  /** What the computation under way has read so far, possibly more than once. */
  private reading: Dependency[] | undefined;
  private run = 0;
  private state: State = 'dirty';
  private value: V | undefined;
  private hasValue = false;

  constructor(
    private readonly compute: () => V,
    private readonly options: ComputedOptions<V> = {},
  ) {}

  /** The value, brought up to date. Throws when the computation reads itself. */
  get(): V {
    running?.dependOn(this as Computed<unknown>);
    this.refresh();
    return this.value as V;
  }

  /** Forgets the value and lets go of everything it depended on. */
  dispose(): void {
    for (const dependency of this.dependencies) release(dependency, this as Computed<unknown>);
    this.dependencies = none;
    this.state = 'dirty';
    this.hasValue = false;
    this.value = undefined;
  }

  /** @internal */ dependOn(dependency: Dependency): void {
    if (!this.reading || dependency.lastRun === this.run) return;
    dependency.lastRun = this.run;
    this.reading.push(dependency);
    // At once, not at the end: until then another reader may let go of it, and it must not be taken for unused.
    dependency.dependents = withDependent(dependency.dependents, this as Computed<unknown>);
  }

  /** @internal */ mark(state: 'check' | 'dirty'): void {
    if (this.state === 'dirty' || this.state === state) return;
    const wasFresh = this.state === 'fresh';
    this.state = state;
    if (!wasFresh) return;
    this.options.onStale?.();
    markAll(this.dependents, 'check');
  }

  /** @internal */ refresh(): void {
    if (this.reading) throw new Error('A computed value reads itself.');
    if (this.state === 'check') this.checkDependencies();
    if (this.state === 'dirty') this.recompute();
    this.state = 'fresh';
  }

  /** @internal */ unused(): void {
    this.options.onUnused?.();
  }

  private checkDependencies(): void {
    for (const dependency of this.dependencies) {
      if (dependency instanceof Computed) dependency.refresh();
      // A dependency that changed has marked this value dirty: no need to look further.
      if ((this.state as State) === 'dirty') return;
    }
  }

  private recompute(): void {
    const before = this.dependencies;
    const outer = running;
    this.reading = [];
    this.run = ++runs;
    running = this as Computed<unknown>;
    let next: V;
    try {
      next = this.compute();
    } finally {
      running = outer;
      this.dependencies = this.taken(this.reading, before);
      this.reading = undefined;
    }
    const equal = this.hasValue && (this.options.equals ?? Object.is)(this.value as V, next);
    this.hasValue = true;
    if (equal) return;
    this.value = next;
    markAll(this.dependents, 'dirty');
  }

  /** Depends on what was read, each once, and no longer on what was read only before. */
  private taken(read: readonly Dependency[], before: readonly Dependency[]): readonly Dependency[] {
    // Computations within this one have noted dependencies as theirs since, so each is told apart by a number of its own.
    const mark = ++runs;
    const dependencies = read.filter((dependency) => {
      if (dependency.lastRun === mark) return false;
      dependency.lastRun = mark;
      return true;
    });
    for (const dependency of before) if (dependency.lastRun !== mark) release(dependency, this as Computed<unknown>);
    return dependencies;
  }
}

type Dependency = Source | Computed<unknown>;
const none: readonly Dependency[] = [];

/** Most facts have one reader or none, and some ten thousand: only these are given a set. */
type Dependents = Computed<unknown> | Set<Computed<unknown>> | undefined;

function withDependent(dependents: Dependents, dependent: Computed<unknown>): Dependents {
  if (dependents instanceof Set) return dependents.add(dependent);
  return dependents === undefined || dependents === dependent ? dependent : new Set([dependents, dependent]);
}

function markAll(dependents: Dependents, state: 'check' | 'dirty'): void {
  if (dependents instanceof Set) for (const dependent of dependents) dependent.mark(state);
  else dependents?.mark(state);
}

function release(dependency: Dependency, dependent: Computed<unknown>): void {
  const { dependents } = dependency;
  if (dependents instanceof Set) dependents.delete(dependent);
  else if (dependents === dependent) dependency.dependents = undefined;
  const isUnused = dependents instanceof Set ? dependents.size === 0 : dependency.dependents === undefined;
  if (dependency instanceof Computed && isUnused) dependency.unused();
}
