import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadsOf, maxMin, type LinkPart, type SharedFlow } from '../../../../src/core/network/bandwidth/maxMin';

const flow = (over: readonly (number | LinkPart)[], of: Partial<SharedFlow> = {}): SharedFlow => ({
  demand: Infinity, weight: 1, ...of, over: over.map((link) => (typeof link === 'number' ? { link, part: 1 } : link)),
});
const rates = (capacities: readonly number[], flows: readonly SharedFlow[]): readonly number[] => maxMin(capacities, flows).map(({ rate }) => Number(rate.toFixed(2)));

describe('flows that share links', () => {
  it('get what they ask for where it fits (B1)', () => {
    expect(maxMin([100], [flow([0], { demand: 30 }), flow([0], { demand: 70 })])).toEqual([{ rate: 30, bottleneck: undefined }, { rate: 70, bottleneck: undefined }]);
  });

  it('share a full link by their weights (B1; SimGrid, weighted max-min: 20 by weights 1 and 2)', () => {
    expect(rates([20], [flow([0]), flow([0], { weight: 2 })])).toEqual([6.67, 13.33]);
  });

  it('leave what one cannot use, being held back elsewhere, to the others (B1)', () => {
    // Three flows over a chain of links: the long one meets the narrow link, and the wide one has more room for the third.
    expect(rates([10, 30], [flow([0, 1]), flow([0]), flow([1])])).toEqual([5, 5, 25]);
  });

  it('know which link holds them back', () => {
    expect(maxMin([10, 30], [flow([0, 1]), flow([1])]).map(({ bottleneck }) => bottleneck)).toEqual([0, 1]);
  });

  it('load a link with the part that takes it (B6)', () => {
    const spread = flow([{ link: 0, part: 0.5 }, { link: 1, part: 0.5 }]);
    expect(rates([10, 10], [spread])).toEqual([20]);
    expect(rates([10, 10], [spread, flow([0])])).toEqual([6.67, 6.67]);
  });

  it('get nothing over a link without capacity, and all they ask for over none or one of unknown speed', () => {
    expect(rates([0, Infinity], [flow([0]), flow([1], { demand: 7 }), flow([], { demand: 9 })])).toEqual([0, 7, 9]);
  });

  it('get what the others leave where they have no weight', () => {
    expect(rates([10], [flow([0], { weight: 0 }), flow([0], { demand: 7 })])).toEqual([3, 7]);
    expect(rates([10], [flow([0], { weight: 0 }), flow([0])])).toEqual([0, 10]);
  });
});

const links = 6;
const anyParts = fc.array(fc.record({ link: fc.nat(links - 1), part: fc.constantFrom(1, 1, 0.5, 0.25) }), { maxLength: 4 });
const anyFlow: fc.Arbitrary<SharedFlow> = fc.record({
  demand: fc.oneof({ weight: 2, arbitrary: fc.double({ min: 0, max: 1000, noNaN: true }) }, { weight: 1, arbitrary: fc.constant(1e9) }),
  weight: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 50 }) }, { weight: 1, arbitrary: fc.constant(0) }),
  over: anyParts,
});
const anyFlows = fc.array(anyFlow, { minLength: 1, maxLength: 14 });
const anyCapacities = fc.array(fc.oneof(fc.double({ min: 0.1, max: 2000, noNaN: true }), fc.constantFrom(0, Infinity)), { minLength: links, maxLength: links });
const near = (scale: number): number => 1e-7 * Math.max(1, scale);

describe('whatever flows over whatever links', () => {
  it('no link carries more than it can, and nobody gets more than they ask for (B1)', () => {
    fc.assert(fc.property(anyCapacities, anyFlows, (capacities, flows) => {
      const given = maxMin(capacities, flows);
      const loads = loadsOf(links, flows, given);
      expect(capacities.every((capacity, link) => (loads[link] ?? 0) <= capacity + near(capacity))).toBe(true);
      expect(given.every(({ rate }, i) => rate >= 0 && rate <= (flows[i]?.demand ?? 0))).toBe(true);
    }));
  });

  it('who gets less than they ask for has a full link on which nobody has more for their weight (B1)', () => {
    fc.assert(fc.property(anyCapacities, fc.array(anyFlow.filter(({ weight }) => weight > 0), { minLength: 1, maxLength: 14 }), (capacities, flows) => {
      const given = maxMin(capacities, flows);
      const loads = loadsOf(links, flows, given);
      given.forEach(({ rate, bottleneck }, i) => {
        if (bottleneck === undefined) return expect(rate).toBe(flows[i]?.demand);
        const level = rate / (flows[i]?.weight ?? 1);
        const sharers = flows.flatMap((other, j) => (other.over.some(({ link }) => link === bottleneck) ? [(given[j]?.rate ?? 0) / other.weight] : []));
        expect(loads[bottleneck]).toBeCloseTo(capacities[bottleneck] ?? NaN, 5);
        expect(sharers.every((other) => other <= level + near(level))).toBe(true);
      });
    }));
  });

  it('nobody can gain without one losing who has no more for their weight (B1)', () => {
    fc.assert(fc.property(anyCapacities, fc.array(anyFlow.filter(({ weight }) => weight > 0), { minLength: 1, maxLength: 10 }), fc.nat(9), (capacities, flows, at) => {
      const given = maxMin(capacities, flows);
      const i = at % flows.length;
      const [gaining, held] = [flows[i], given[i]];
      if (!gaining || !held || held.bottleneck === undefined || held.rate === 0) return;
      // All who have more for their weight give up everything: what is held by the others alone leaves no room.
      const level = held.rate / gaining.weight;
      const poorer = given.map(({ rate }, j) => ({ rate: rate / (flows[j]?.weight ?? 1) <= level + near(level) ? rate : 0 }));
      const loads = loadsOf(links, flows, poorer);
      expect(gaining.over.some(({ link }) => (loads[link] ?? 0) >= (capacities[link] ?? 0) - near(capacities[link] ?? 0))).toBe(true);
    }));
  });

  it('only proportions of weights count (B1)', () => {
    fc.assert(fc.property(anyCapacities, anyFlows, fc.double({ min: 0.01, max: 100, noNaN: true }), (capacities, flows, factor) => {
      const scaled = flows.map((one) => ({ ...one, weight: one.weight * factor }));
      expectSame(maxMin(capacities, scaled).map(({ rate }) => rate), maxMin(capacities, flows).map(({ rate }) => rate));
    }));
  });

  it('the order of flows and of links does not matter (B1)', () => {
    fc.assert(fc.property(anyCapacities, anyFlows, (capacities, flows) => {
      const turned = [...flows].reverse().map(({ over, ...one }) => ({ ...one, over: over.map(({ link, part }) => ({ link: links - 1 - link, part })) }));
      expectSame(maxMin([...capacities].reverse(), turned).map(({ rate }) => rate).reverse(), maxMin(capacities, flows).map(({ rate }) => rate));
    }));
  });
});

function expectSame(some: readonly number[], others: readonly number[]): void {
  expect(some.every((rate, i) => Math.abs(rate - (others[i] ?? NaN)) <= near(rate))).toBe(true);
}
