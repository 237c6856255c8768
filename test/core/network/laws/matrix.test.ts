import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estate } from '../../../../src/core/model/estate';
import type { Station } from '../../../../src/core/network/fabric/types';
import { adapterClasses } from '../../../../src/core/network/isolation/classes';
import { isolationOf, namesWhatItLetsThrough, reachOf, wayBetween } from '../../../../src/core/network/isolation/isolation';
import { isolationMatrix } from '../../../../src/core/network/isolation/matrix';
import { trace } from '../../../../src/core/network/trace/trace';
import { extremeNetworks } from '../../../support/extremeNetworks';
import { randomGuests } from '../../../support/randomGuests';
import { estateOf } from '../../../support/worlds';

const order = ['closed', 'unknown', 'part', 'open'];

/** Every pair of adapters in use that are not of one guest, with the index of their classes. */
function pairsOf(estate: Estate): readonly { readonly from: Station; readonly to: Station; readonly cell: readonly [number, number] }[] {
  const all = adapterClasses(estate).flatMap(({ adapters }, i) => adapters.map((station) => ({ station, i })));
  return all.flatMap((a) => all.flatMap((b) => (a.station.id === b.station.id && a.station.collection === b.station.collection ? [] : [{ from: a.station, to: b.station, cell: [a.i, b.i] as const }])));
}

describe('who may reach one adapter of a class may reach all', () => {
  it.each([['in whatever network', randomGuests, 150], ['and whatever a document says', extremeNetworks, 100]] as const)('%s: each cell is what the way between any two of its adapters comes to (I1, I2)', (_, documents, numRuns) => {
    fc.assert(fc.property(documents as fc.Arbitrary<unknown>, (document) => {
      const estate = estateOf(document);
      const { cell } = isolationOf(estate);
      for (const { from, to, cell: at } of pairsOf(estate)) {
        const way = wayBetween(estate, from, to);
        const found = cell(...at);
        expect([from.key, to.key, found?.reach]).toEqual([from.key, to.key, reachOf(way)]);
        const gets = found?.reach === 'open' || found?.reach === 'part';
        expect([from.key, to.key, found?.isUnguarded]).toEqual([from.key, to.key, gets && !namesWhatItLetsThrough(estate, way)]);
      }
    }), { numRuns });
  });

  it('and the trace of the pair that a cell shows says the same (I1)', () => {
    fc.assert(fc.property(randomGuests, (document) => {
      const estate = estateOf(document);
      const { groups, cell } = isolationMatrix(estate, 'network');
      groups.forEach((_, i) => groups.forEach((__, j) => {
        const found = cell(i, j);
        if (!found || found.from.collection === 'containers' || found.to.collection === 'containers') return;
        const name = ({ collection, id, part }: Station): string => `${collection}/${id}/${part}`;
        const traced = trace(estate, name(found.from), name(found.to));
        if ('kind' in traced) throw new Error(traced.reason);
        expect(traced.certain ? traced.verdict : 'unknown').toBe(found.reach);
      }));
    }), { numRuns: 40 });
  });
});

it('tenants and networks have the best that any two of their adapters have (I1)', () => {
  fc.assert(fc.property(randomGuests, fc.constantFrom('tenant', 'network'), (document, by) => {
    const estate = estateOf(document);
    const classes = adapterClasses(estate);
    const { groups, cell } = isolationMatrix(estate, by as 'tenant' | 'network');
    const best = new Map<string, number>();
    for (const { from, to, cell: [i, j] } of pairsOf(estate)) {
      const key = [classes[i]?.[by as 'tenant'], classes[j]?.[by as 'tenant']].join('→');
      best.set(key, Math.max(best.get(key) ?? 0, order.indexOf(reachOf(wayBetween(estate, from, to)))));
    }
    groups.forEach((a, i) => groups.forEach((b, j) => {
      const expected = best.get([a.name, b.name].join('→'));
      expect([a.name, b.name, cell(i, j)?.reach]).toEqual([a.name, b.name, expected === undefined ? undefined : order[expected]]);
    }));
  }), { numRuns: 60 });
});
