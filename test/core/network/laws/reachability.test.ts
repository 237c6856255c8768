import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estate } from '../../../../src/core/model/estate';
import { wayOf } from '../../../../src/core/network/trace/trace';
import { randomNetworks } from '../../../support/randomNetwork';
import { estateOf } from '../../../support/worlds';
import { naiveReach, type NaiveDocument } from './naiveReach';

const ids = ['v1', 'v2', 'v3', 'v4'];
const pairs = ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => [from, to] as const));

function found(estate: Estate, from: string, to: string): string {
  const way = wayOf(estate, from, to, {});
  return !way || way.stop || !way.certain ? 'not' : way.verdict;
}

describe('who reaches whom is what a naive flood finds', () => {
  it('over switches, VLANs, uplinks and hosts that bridge (L1–L9, L11–L13, R12)', () => {
    fc.assert(fc.property(randomNetworks({ kinds: false, routers: false }), (document) => {
      const estate = estateOf(document);
      for (const [from, to] of pairs) expect([from, to, found(estate, from, to)]).toEqual([from, to, naiveReach(document as unknown as NaiveDocument, from, to)]);
    }), { numRuns: 150 });
  });

  it('and over routers, wherever they are (R2, R4–R6)', () => {
    fc.assert(fc.property(randomNetworks({ kinds: false }), (document) => {
      const estate = estateOf(document);
      for (const [from, to] of pairs) expect([from, to, found(estate, from, to)]).toEqual([from, to, naiveReach(document as unknown as NaiveDocument, from, to)]);
    }), { numRuns: 150 });
  });

  it('and through filters of routers and firewalls (R7–R9, R11)', () => {
    fc.assert(fc.property(randomNetworks({ kinds: false, filters: true }), (document) => {
      const estate = estateOf(document);
      for (const [from, to] of pairs) expect([from, to, found(estate, from, to)]).toEqual([from, to, naiveReach(document as unknown as NaiveDocument, from, to)]);
    }), { numRuns: 150 });
  });
});
