import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JsonValue } from '../../../../src/core/model/change';
import { supposing } from '../../../../src/core/model/supposing';
import type { Estate } from '../../../../src/core/model/estate';
import type { Way } from '../../../../src/core/network/routing/way';
import { trace, wayOf } from '../../../../src/core/network/trace/trace';
import { sessionOf } from '../../../support/estate';
import { carryOut } from '../../../support/randomEstate';
import { randomNetworks } from '../../../support/randomNetwork';
import { estateOf } from '../../../support/worlds';

const ids = ['v1', 'v2', 'v3', 'v4'];
const pairs = ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => [from, to] as const));
type Document = Record<string, Record<string, Record<string, unknown>>>;

const gets = (estate: Estate, from: string, to: string): string => outcome(wayOf(estate, from, to, {}));
const outcome = (way: Way | undefined): string => (!way || way.stop || !way.certain ? 'not' : way.verdict);
const reaches = (estate: Estate, from: string, to: string): boolean => gets(estate, from, to) !== 'not';

it('without filters and translations, who reaches another on his own wire is reached from there', () => {
  fc.assert(fc.property(randomNetworks({ routers: false }), (document) => {
    const estate = estateOf(document);
    for (const [from, to] of pairs) expect([from, to, reaches(estate, from, to)]).toEqual([from, to, reaches(estate, to, from)]);
  }), { numRuns: 150 });
});

it('taking a denial away never takes away who is reached', () => {
  fc.assert(fc.property(randomNetworks({ filters: true }), (document) => {
    const [before, after] = [estateOf(document), estateOf(withoutDenials(document))];
    const order = { not: 0, part: 1, open: 2 };
    for (const [from, to] of pairs) expect(order[gets(after, from, to) as keyof typeof order]).toBeGreaterThanOrEqual(order[gets(before, from, to) as keyof typeof order]);
  }), { numRuns: 150 });
});

function withoutDenials(document: JsonValue): unknown {
  const made = structuredClone(document) as Document;
  for (const collection of ['routers', 'firewalls']) {
    for (const entry of Object.values(made[collection] ?? {})) {
      delete entry['defaultAction'];
      const filters = (entry['filters'] ?? []) as readonly { readonly action: string }[];
      entry['filters'] = filters.filter(({ action }) => action === 'allow');
    }
  }
  return made;
}

it('each step begins where the one before it ends, and a way stops or arrives, not both', () => {
  fc.assert(fc.property(randomNetworks({ filters: true }), (document) => {
    const estate = estateOf(document);
    for (const [from, to] of pairs) {
      const answer = trace(estate, from, to);
      if ('kind' in answer) continue;
      expect([answer.blockedAt === undefined, answer.change === undefined || !answer.reachable]).toEqual([answer.reachable, true]);
      const way = wayOf(estate, from, to, {});
      if (way) expect(gapIn(way)).toBeUndefined();
    }
  }), { numRuns: 60 });
});

/** The first place where a packet is on other equipment than where it was left; routers and guests send on by another adapter. */
function gapIn({ steps, stop }: Way): string | undefined {
  let at: string | undefined;
  for (const step of steps) {
    if (step.kind === 'wire') {
      if (at !== undefined && at !== `${step.from.collection}/${step.from.id}`) return `${at}, then ${step.from.key}`;
      at = `${step.to.collection}/${step.to.id}`;
    }
    if (step.kind === 'router' && at !== `routers/${step.router}`) return `${at ?? 'nowhere'}, then router ${step.router}`;
    if (step.kind === 'arrived' && at !== undefined && !stop && step.station.collection !== 'containers' && at !== `${step.station.collection}/${step.station.id}`) return `${at}, then arrived at ${step.station.key}`;
  }
  return undefined;
}

it('the change that is offered lets it through, supposed as well as written into the text', () => {
  fc.assert(fc.property(randomNetworks({ filters: true }), (document) => {
    const text = JSON.stringify(document);
    const { estate } = sessionOf(text, { rules: [] });
    for (const [from, to] of pairs.slice(0, 4)) {
      const answer = trace(estate, from, to);
      if ('kind' in answer || !answer.change) continue;
      expect(supposing(estate, answer.change.changes, (supposed) => reaches(supposed, from, to))).toBe(true);
      const written = sessionOf(text, { rules: [] });
      carryOut(written, answer.change.changes);
      expect([answer.change.text, reaches(written.estate, from, to)]).toEqual([answer.change.text, true]);
    }
  }), { numRuns: 60 });
});

it('what is found in an estate that was edited is what is found in one read anew', () => {
  fc.assert(fc.property(randomNetworks({ filters: true }), randomNetworks({ filters: true }), (first, second) => {
    const estate = estateOf(first);
    for (const [from, to] of pairs) gets(estate, from, to);
    const other = estateOf(second);
    const file = estate.files()[0] ?? '';
    const collections = ['hosts', 'vms', 'switches', 'networks', 'routers', 'firewalls'] as const;
    const removed = collections.flatMap((collection) => estate.ids(collection).filter((id) => !other.find(collection, id)).map((id) => ({ collection, id })));
    estate.update({ file, removed, changed: collections.flatMap((collection) => other.ids(collection).flatMap((id) => [...other.all(collection, id)])) });
    for (const [from, to] of pairs) expect(gets(estate, from, to)).toBe(gets(other, from, to));
  }), { numRuns: 60 });
});
