/**
 * Incremental computation with dependencies found by running.
 *
 * A `Source` is a fact that may change; a `Derived` value is computed from sources and other derived values, which
 * it discovers by reading them. After a source changes, only what has read it is looked at again, and a derived value
 * that comes out equal stops the wave. Nothing here knows the domain.
 *
 * Invariant: a derived value depends on nothing but what it reads through this module, so incremental = from scratch.
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

let running: Derived<unknown> | undefined;
/** Counts computations, so that a dependency can tell which one has noted it last. */
let runs = 0;
/**
 * What the computations under way have read so far, possibly more than once, those of a computation within another above
 * those of the other: tens of thousands of computations need no list of their own that grows as they read.
 */
const noted: (Dependency | undefined)[] = [];
let top = 0;

/**
 * A derived value; what it is derived from is said by those who extend it. An estate has tens of thousands of them, so
 * what each is to do is a method they share, not a closure of its own.
 */
export abstract class Derived<V> {
  /** @internal */ dependents: Dependents;
  /** @internal */ lastRun = 0;
  private dependencies: readonly Dependency[] = none;
  private isRunning = false;
  private run = 0;
  /** Computations under way that have read this value and do not depend on it yet: until they do, it is in use. @internal */
  holds = 0;
  private state: State = 'dirty';
  private value: V | undefined;
  private hasValue = false;

  protected abstract compute(): V;
  /** Two equal results count as "not changed". */
  protected equals(a: V, b: V): boolean {
    return Object.is(a, b);
  }
  /** Called once when a value that was up to date may no longer be. */
  protected onStale(): void {}
  /** Called when no other derived value depends on this one any more. */
  protected onUnused(): void {}

  /** The value, brought up to date. Throws when the computation reads itself. */
  get(): V {
    running?.dependOn(this as Derived<unknown>);
    this.refresh();
    return this.value as V;
  }

  /** Forgets the value and lets go of everything it depended on. */
  dispose(): void {
    for (const dependency of this.dependencies) release(dependency, this as Derived<unknown>);
    this.dependencies = none;
    this.state = 'dirty';
    this.hasValue = false;
    this.value = undefined;
  }

  /** @internal */ dependOn(dependency: Dependency): void {
    if (dependency.lastRun === this.run) return;
    dependency.lastRun = this.run;
    noted[top++] = dependency;
    // Until the end another reader may let go of it, and it must not be taken for unused.
    if (dependency instanceof Derived) dependency.holds++;
  }

  /** @internal */ mark(state: 'check' | 'dirty'): void {
    if (this.state === 'dirty' || this.state === state) return;
    const wasFresh = this.state === 'fresh';
    this.state = state;
    if (!wasFresh) return;
    this.onStale();
    markAll(this.dependents, 'check');
  }

  /** @internal */ refresh(): void {
    if (this.isRunning) throw new Error('A computed value reads itself.');
    if (this.state === 'check') this.checkDependencies();
    if (this.state === 'dirty') this.recompute();
    this.state = 'fresh';
  }

  /** @internal */ unused(): void {
    this.onUnused();
  }

  private checkDependencies(): void {
    for (const dependency of this.dependencies) {
      if (dependency instanceof Derived) dependency.refresh();
      // A dependency that changed has marked this value dirty: no need to look further.
      if ((this.state as State) === 'dirty') return;
    }
  }

  private recompute(): void {
    const before = this.dependencies;
    const outer = running;
    const base = top;
    this.isRunning = true;
    this.run = ++runs;
    running = this as Derived<unknown>;
    let next: V;
    try {
      next = this.compute();
    } finally {
      running = outer;
      this.dependencies = this.taken(base, before);
      this.isRunning = false;
    }
    const equal = this.hasValue && this.equals(this.value as V, next);
    this.hasValue = true;
    if (equal) return;
    this.value = next;
    markAll(this.dependents, 'dirty');
  }

  /** Depends on what was read, noted from `base` on, each once, and no longer on what was read only before. */
  private taken(base: number, before: readonly Dependency[]): readonly Dependency[] {
    // Computations within this one have noted dependencies as theirs since, so what it had and has is told by numbers of its own.
    const had = ++runs;
    for (const dependency of before) dependency.lastRun = had;
    const has = ++runs;
    let end = base;
    for (let i = base; i < top; i++) {
      const dependency = noted[i];
      if (!dependency) continue;
      if (dependency instanceof Derived) dependency.holds--;
      if (dependency.lastRun === has) continue;
      if (dependency.lastRun !== had) dependency.dependents = withDependent(dependency.dependents, this as Derived<unknown>);
      dependency.lastRun = has;
      noted[end++] = dependency;
    }
    for (const dependency of before) if (dependency.lastRun !== has) release(dependency, this as Derived<unknown>);
    const taken = noted.slice(base, end) as Dependency[];
    // What was read once is not to be kept for that.
    noted.fill(undefined, base, top);
    top = base;
    return taken;
  }
}

export interface ComputedOptions<V> {
  /** As `Derived.equals`. */
  readonly equals?: ((a: V, b: V) => boolean) | undefined;
  /** As `Derived.onStale`. */
  readonly onStale?: (() => void) | undefined;
  /** As `Derived.onUnused`. */
  readonly onUnused?: (() => void) | undefined;
}

/** A derived value that stands alone. */
export class Computed<V> extends Derived<V> {
  constructor(
    protected override readonly compute: () => V,
    private readonly options: ComputedOptions<V> = {},
  ) {
    super();
  }

  protected override equals(a: V, b: V): boolean {
    return (this.options.equals ?? Object.is)(a, b);
  }
  protected override onStale(): void {
    this.options.onStale?.();
  }
  protected override onUnused(): void {
    this.options.onUnused?.();
  }
}

type Dependency = Source | Derived<unknown>;
const none: readonly never[] = [];

/** Most facts have one reader or none, many a handful, and some ten thousand. Invariant: each reader is among them once. */
type Dependents = Derived<unknown> | Derived<unknown>[] | undefined;

function withDependent(dependents: Dependents, dependent: Derived<unknown>): Dependents {
  if (dependents === undefined) return dependent;
  if (!Array.isArray(dependents)) return [dependents, dependent];
  // A list that is pushed to keeps room for more than most will ever hold.
  if (dependents.length < 4) return [...dependents, dependent];
  dependents.push(dependent);
  return dependents;
}

function markAll(dependents: Dependents, state: 'check' | 'dirty'): void {
  if (dependents === undefined) return;
  if (dependents instanceof Derived) dependents.mark(state);
  else for (const dependent of dependents) dependent.mark(state);
}

function release(dependency: Dependency, dependent: Derived<unknown>): void {
  const { dependents } = dependency;
  if (Array.isArray(dependents)) {
    const at = dependents.indexOf(dependent);
    // The last takes its place: their order means nothing.
    const last = at < 0 ? undefined : dependents.pop();
    if (last !== undefined && last !== dependent) dependents[at] = last;
  } else if (dependents === dependent) dependency.dependents = undefined;
  if (dependency instanceof Derived && dependency.holds === 0 && !isUsed(dependency.dependents)) dependency.unused();
}

function isUsed(dependents: Dependents): boolean {
  return Array.isArray(dependents) ? dependents.length > 0 : dependents !== undefined;
}
