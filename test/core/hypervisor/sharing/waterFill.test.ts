import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill, waterFill, type Claim, type Curve } from '../../../../src/core/hypervisor/sharing/waterFill';

const claim = (of: Partial<Claim> = {}): Claim => ({ demand: Infinity, reservation: 0, limit: Infinity, shares: 1000, ...of });
const rounded = (amounts: readonly number[], digits = 3): readonly number[] => amounts.map((amount) => Number(amount.toFixed(digits)));

describe('sharing out', () => {
  it('gives everybody their demand where it fits (H1)', () => {
    expect(waterFill(100, [claim({ demand: 30 }), claim({ demand: 70, shares: 1 })])).toEqual([30, 70]);
  });

  it('gives in proportion to shares, and what one does not want to the others (vSphere 7.0 Resource Management)', () => {
    expect(rounded(waterFill(6000, [claim({ shares: 4000 }), claim({ shares: 2000 })]))).toEqual([4000, 2000]);
    expect(rounded(waterFill(6000, [claim({ shares: 4000, demand: 600 }), claim({ shares: 2000 })]))).toEqual([600, 5400]);
  });

  it('is weighted max-min fair (SimGrid, tests of virtual machines)', () => {
    expect(rounded(waterFill(20, [claim({ shares: 1 }), claim({ shares: 2 })]), 2)).toEqual([6.67, 13.33]);
    const onTwoCores = [1, 2, 3].map(() => claim({ demand: 1 }));
    expect(rounded(waterFill(2, onTwoCores))).toEqual([0.667, 0.667, 0.667]);
  });

  it('honours a reservation before shares, and a limit whatever is free', () => {
    expect(rounded(waterFill(100, [claim({ reservation: 60 }), claim(), claim()]))).toEqual([60, 20, 20]);
    expect(waterFill(100, [claim({ limit: 10 }), claim({ demand: 50 })])).toEqual([10, 50]);
  });

  it('reserves nothing that is not wanted', () => {
    expect(waterFill(100, [claim({ reservation: 60, demand: 10 }), claim()])).toEqual([10, 90]);
  });

  it('cuts reservations in proportion where not even they fit', () => {
    expect(waterFill(60, [claim({ reservation: 60 }), claim({ reservation: 30 }), claim()])).toEqual([40, 20, 0]);
  });

  it('leaves those without shares what the others do not take', () => {
    expect(waterFill(100, [claim({ shares: 0 }), claim({ demand: 70 }), claim({ shares: 0, reservation: 5 })])).toEqual([15, 70, 15]);
    expect(waterFill(100, [claim({ shares: 0, reservation: 5 }), claim()])).toEqual([5, 95]);
  });

  it('gives nothing of nothing', () => {
    expect([waterFill(0, [claim(), claim({ reservation: 5 })]), waterFill(-1, [claim()]), waterFill(10, [])]).toEqual([[0, 0], [0], []]);
  });

  it('follows a curve that flattens', () => {
    const curve = (of: Partial<Curve>): Curve => ({ floor: 0, ceiling: 256, base: 0, slope: 1, knee: Infinity, slopeBeyond: 0, ...of });
    expect(rounded(fill(120, [curve({ knee: 10, slopeBeyond: 0.5 }), curve({})]))).toEqual([43.333, 76.667]);
  });
});

const anyClaim = fc.record({
  demand: fc.oneof(fc.double({ min: 0, max: 1e4, noNaN: true }), fc.constant(Infinity)),
  reservation: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 3e3, noNaN: true })),
  limit: fc.oneof({ weight: 2, arbitrary: fc.constant(Infinity) }, fc.double({ min: 0, max: 5e3, noNaN: true })),
  shares: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 8000 }) }, fc.constant(0)),
});
const claims = fc.array(anyClaim, { minLength: 1, maxLength: 12 });
const capacity = fc.oneof(fc.double({ min: 0, max: 2e4, noNaN: true }), fc.constant(0));

const wanted = ({ demand, limit }: Claim): number => Math.min(demand, limit);
const guaranteed = (one: Claim): number => Math.min(one.reservation, wanted(one));
const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
const atMost = (a: number, b: number): boolean => a <= b + 1e-9 * Math.max(1, Math.abs(b === Infinity ? 1 : b));

describe('whatever is claimed', () => {
  it('no more is given than there is, and to nobody more than wanted or allowed (H1)', () => {
    fc.assert(fc.property(capacity, claims, (there, all) => {
      const given = waterFill(there, all);
      expect(atMost(total(given), there) && given.every((amount, i) => amount >= 0 && atMost(amount, wanted(all[i] as Claim)))).toBe(true);
    }));
  });

  it('every reservation is honoured as far as it is wanted, where they fit together (H2)', () => {
    fc.assert(fc.property(capacity, claims, (there, all) => {
      fc.pre(total(all.map(guaranteed)) <= there);
      expect(waterFill(there, all).every((amount, i) => atMost(guaranteed(all[i] as Claim), amount))).toBe(true);
    }));
  });

  it('nothing is left over while somebody wants it (H1)', () => {
    fc.assert(fc.property(capacity, claims, (there, all) => {
      expect(atMost(Math.min(there, total(all.map(wanted))), total(waterFill(there, all)))).toBe(true);
    }));
  });

  it('more shares never bring less', () => {
    fc.assert(fc.property(capacity, claims, fc.nat(11), fc.integer({ min: 1, max: 5000 }), (there, all, at, more) => {
      const i = at % all.length;
      const raised = all.map((one, j) => (j === i ? { ...one, shares: one.shares + more } : one));
      expect(atMost(waterFill(there, all)[i] ?? 0, waterFill(there, raised)[i] ?? 0)).toBe(true);
    }));
  });

  it('one more claim never brings another more', () => {
    fc.assert(fc.property(capacity, claims, anyClaim, (there, all, other) => {
      const [before, after] = [waterFill(there, all), waterFill(there, [...all, other])];
      expect(before.every((amount, i) => atMost(after[i] ?? 0, amount))).toBe(true);
    }));
  });

  it('the order of the claims does not matter', () => {
    fc.assert(fc.property(capacity, claims, (there, all) => {
      const [forth, back] = [waterFill(there, all), [...waterFill(there, [...all].reverse())].reverse()];
      expect(forth.every((amount, i) => atMost(amount, back[i] ?? 0) && atMost(back[i] ?? 0, amount))).toBe(true);
    }));
  });
});
