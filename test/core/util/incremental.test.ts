import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Computed, Source, type ComputedOptions } from '../../../src/core/util/incremental';

/** A fact that can be set, and a computed value that counts how often it is computed. */
class Fact<V> {
  private readonly source = new Source();
  constructor(private value: V) {}
  get(): V {
    this.source.read();
    return this.value;
  }
  set(value: V): void {
    this.value = value;
    this.source.changed();
  }
}
function counted<V>(compute: () => V, options?: ComputedOptions<V>): { readonly cell: Computed<V>; readonly get: () => V; times: number } {
  const result = { times: 0, get: (): V => cell.get(), cell: undefined as unknown as Computed<V> };
  const cell = new Computed(() => {
    result.times++;
    return compute();
  }, options);
  result.cell = cell;
  return result;
}

describe('a computed value', () => {
  it('is computed when first asked, and again only after something it has read changed', () => {
    const a = new Fact(1);
    const unread = new Fact(1);
    const double = counted(() => 2 * a.get());
    expect(double.times).toBe(0);
    expect([double.get(), double.get(), double.times]).toEqual([2, 2, 1]);
    unread.set(7);
    expect([double.get(), double.times]).toEqual([2, 1]);
    a.set(5);
    expect([double.get(), double.times]).toEqual([10, 2]);
  });

  it('stops the wave when it comes out equal', () => {
    const a = new Fact(1);
    const isOdd = counted(() => a.get() % 2 === 1);
    const word = counted(() => (isOdd.get() ? 'odd' : 'even'));
    expect(word.get()).toBe('odd');
    a.set(3);
    expect([word.get(), isOdd.times, word.times]).toEqual(['odd', 2, 1]);
    a.set(4);
    expect([word.get(), isOdd.times, word.times]).toEqual(['even', 3, 2]);
  });

  it('compares by the equality it is given', () => {
    const a = new Fact(1);
    const pair = counted(() => [a.get() > 0, true] as const, { equals: (x, y) => x[0] === y[0] });
    const reader = counted(() => pair.get()[0]);
    reader.get();
    const before = pair.get();
    a.set(2);
    expect([reader.get(), reader.times]).toEqual([true, 1]);
    expect(pair.get()).toBe(before);
  });

  it('forgets what it no longer reads', () => {
    const useA = new Fact(true);
    const a = new Fact(1);
    const b = new Fact(2);
    const chosen = counted(() => (useA.get() ? a.get() : b.get()));
    expect(chosen.get()).toBe(1);
    useA.set(false);
    expect(chosen.get()).toBe(2);
    a.set(10);
    expect([chosen.get(), chosen.times]).toEqual([2, 2]);
    b.set(20);
    expect([chosen.get(), chosen.times]).toEqual([20, 3]);
  });

  it('says once that it may be out of date, until it is asked again', () => {
    const a = new Fact(1);
    const stale: string[] = [];
    const inner = counted(() => a.get());
    const outer = counted(() => inner.get(), { onStale: () => stale.push('outer') });
    outer.get();
    a.set(2);
    a.set(3);
    expect(stale).toEqual(['outer']);
    outer.get();
    a.set(4);
    expect(stale).toEqual(['outer', 'outer']);
  });

  it('says when nobody depends on it any more', () => {
    const useIt = new Fact(true);
    const gone: string[] = [];
    const inner = counted(() => 1, { onUnused: () => gone.push('inner') });
    const outer = counted(() => (useIt.get() ? inner.get() : 0));
    outer.get();
    expect(gone).toEqual([]);
    useIt.set(false);
    outer.get();
    expect(gone).toEqual(['inner']);
  });

  it('is not unused while a reader under way has read it and another lets go of it', () => {
    const otherUses = new Fact(true);
    const a = new Fact(1);
    const gone: string[] = [];
    const shared = counted(() => a.get(), { onUnused: () => gone.push('shared') });
    const other = counted(() => (otherUses.get() ? shared.get() : 0));
    const ask = new Fact(false);
    const reader = counted(() => (ask.get() ? shared.get() + other.get() : 0));
    other.get();
    reader.get();
    otherUses.set(false);
    ask.set(true);
    expect(reader.get()).toBe(1);
    expect(gone).toEqual([]);
    a.set(5);
    expect(reader.get()).toBe(5);
  });

  it('reaches every reader that is left, few or many, when some let go', () => {
    for (const readers of [1, 2, 3, 16, 17, 40]) {
      const fact = new Fact(1);
      const shared = counted(() => fact.get());
      const reads = Array.from({ length: readers }, () => new Fact(true));
      const cells = reads.map((doesRead) => counted(() => (doesRead.get() ? shared.get() : 0)));
      const values = (): readonly number[] => cells.map((cell) => cell.get());
      expect(values()).toEqual(cells.map(() => 1));
      reads.forEach((doesRead, i) => doesRead.set(i % 3 === 0));
      values();
      const times = cells.map((cell) => cell.times);
      fact.set(2);
      expect(values()).toEqual(cells.map((_, i) => (i % 3 === 0 ? 2 : 0)));
      expect(cells.map((cell, i) => cell.times - (times[i] ?? 0))).toEqual(cells.map((_, i) => (i % 3 === 0 ? 1 : 0)));
    }
  });

  it('is unused when the last of many readers lets go, and not before', () => {
    for (const readers of [1, 2, 16, 17, 40]) {
      const gone: number[] = [];
      const shared = counted(() => 1, { onUnused: () => gone.push(readers) });
      const cells = Array.from({ length: readers }, () => counted(() => shared.get()));
      cells.forEach((cell) => cell.get());
      cells.slice(1).forEach(({ cell }) => cell.dispose());
      expect(gone).toEqual([]);
      cells[0]?.cell.dispose();
      expect(gone).toEqual([readers]);
    }
  });

  it('throws when it reads itself', () => {
    const self: { cell?: Computed<number> } = {};
    self.cell = new Computed(() => (self.cell?.get() ?? 0) + 1);
    expect(() => self.cell?.get()).toThrow('reads itself');
  });

  it('is computed again after a computation that threw', () => {
    const a = new Fact(0);
    const inverse = counted(() => {
      if (a.get() === 0) throw new Error('division by zero');
      return 1 / a.get();
    });
    expect(() => inverse.get()).toThrow('division by zero');
    expect(() => inverse.get()).toThrow('division by zero');
    a.set(4);
    expect(inverse.get()).toBe(0.25);
  });

  it('depends on what it read before, within and after a computation of another, whether that one came to an end or threw', () => {
    const [before, within, after] = [new Fact(1), new Fact(1), new Fact(1)];
    const failing = counted((): number => {
      if (within.get() === 1) throw new Error('not yet');
      return within.get();
    });
    const reader = counted(() => {
      const first = before.get();
      let middle = 0;
      try {
        middle = failing.get();
      } catch {
        middle = -1;
      }
      return [first, middle, after.get()];
    });
    expect(reader.get()).toEqual([1, -1, 1]);
    before.set(2);
    expect(reader.get()).toEqual([2, -1, 1]);
    after.set(3);
    expect(reader.get()).toEqual([2, -1, 3]);
    within.set(4);
    before.set(3);
    expect(reader.get()).toEqual([3, 4, 3]);
    before.set(5);
    after.set(6);
    within.set(7);
    expect(reader.get()).toEqual([5, 7, 6]);
  });

  it('lets go of everything when it is disposed of', () => {
    const a = new Fact(1);
    const gone: string[] = [];
    const inner = counted(() => a.get(), { onUnused: () => gone.push('inner') });
    const outer = counted(() => inner.get());
    outer.get();
    outer.cell.dispose();
    expect(gone).toEqual(['inner']);
    expect(outer.get()).toBe(1);
  });
});

describe('a network of computed values', () => {
  const facts = 4;
  const cells = 8;
  // Each cell reads two others (facts or earlier cells) and, when the first is odd, a third one.
  const wiring = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 4 })), { minLength: cells, maxLength: cells });
  const acts = fc.array(fc.oneof(
    fc.record({ kind: fc.constant('set' as const), fact: fc.nat(facts - 1), value: fc.integer({ min: 0, max: 5 }) }),
    fc.record({ kind: fc.constant('ask' as const), cell: fc.nat(cells - 1) }),
  ), { maxLength: 40 });

  it('always has the values that computing everything again gives, and computes nothing twice', () => {
    fc.assert(fc.property(wiring, acts, (wires, steps) => {
      const values = Array.from({ length: facts }, () => 1);
      const sources = values.map((value) => new Fact(value));
      const read = (all: readonly (() => number)[], i: number): number => {
        const [a = 0, b = 0, c = 0, modulus = 1] = wires[i] ?? [];
        const pick = (n: number): number => all[n % (facts + i)]?.() ?? 0;
        const first = pick(a);
        return (first + (first % 2 === 1 ? pick(c) : pick(b))) % (modulus + 1);
      };
      const scratch = (i: number): number => read([...values.map((v) => () => v), ...wires.map((_, k) => () => scratch(k))], i);
      const network: ReturnType<typeof counted<number>>[] = [];
      const getters = [...sources.map((s) => () => s.get()), ...wires.map((_, k) => () => network[k]?.get() ?? 0)];
      wires.forEach((_, i) => network.push(counted(() => read(getters, i))));
      for (const step of steps) {
        if (step.kind === 'set') {
          values[step.fact] = step.value;
          sources[step.fact]?.set(step.value);
          continue;
        }
        const times = network.map((cell) => cell.times);
        expect(network[step.cell]?.get()).toBe(scratch(step.cell));
        network.forEach((cell, i) => expect(cell.times - (times[i] ?? 0)).toBeLessThanOrEqual(1));
      }
    }), { numRuns: 300 });
  });
});
