import type { Estate } from '../../model/estate';
import { poolAbove } from '../../model/lookups';
import { example } from '../../util/example';
import { quoted } from '../../util/words';
import { defineRule, placeIn, rootOf } from '../rule';

export const rule = defineRule({
  id: 'reference-cycle',
  severity: 'error',
  summary: 'Resource pools take from each other in a circle.',
  why: 'A pool divides what its parent has. In a circle nobody has anything to divide, so no reservation or limit in it means anything.',
  remedy: 'Let one of the pools take from a cluster or a host.',
  examples: {
    good: [
      example`
        {
          "clusters": { "prod": {} },
          "resourcePools": { "gold": { "parent": "prod" }, "web": { "parent": "gold" }, "db": { "parent": "gold" } }
        }
      `,
      // A pool may have the id of the cluster it takes from.
      example`
        { "clusters": { "prod": {} }, "resourcePools": { "prod": { "parent": "prod" }, "web": { "parent": "prod" } } }
      `,
    ],
    bad: [
      example`
        { "resourcePools": { "a": { "parent": "b" }, "b": { "parent": "a" }, "c": { "parent": "a" } } }
        //                                    ^^^ The resource pools take from each other in a circle: "a" → "b" → "a".
        //                                                            ^^^ The resource pools take from each other in a circle: "b" → "a" → "b".
      `,
      example`
        { "resourcePools": { "self": { "parent": "self" } } }
        //                                       ^^^^^^ The resource pools take from each other in a circle: "self" → "self".
      `,
    ],
  },
  on: 'resourcePools',
  *check(pool, estate) {
    const circle = circleFrom(estate, pool.id);
    if (circle.length === 0) return;
    const others = circle.slice(1).flatMap((id) => estate.find('resourcePools', id) ?? []);
    yield {
      place: placeIn(pool, ['parent']),
      message: `The resource pools take from each other in a circle: ${[...circle, pool.id].map(quoted).join(' → ')}.`,
      related: others.map((other) => ({ place: placeIn(other, ['parent']), message: `"${other.id}" takes from "${other.value.parent ?? ''}".` })),
    };
  },
  fixes: (_, pool) => [{ title: `Let "${pool.id}" take from none of them`, changes: [{ kind: 'remove', file: pool.file, path: [...rootOf(pool), 'parent'] }] }],
});

/** The pools from `start` up to where it comes back to `start`; none where it does not. */
function circleFrom(estate: Estate, start: string): readonly string[] {
  const way = [start];
  for (let above = poolAbove(estate, start); above !== undefined; above = poolAbove(estate, above)) {
    if (above === start) return way;
    if (way.includes(above)) return [];
    way.push(above);
  }
  return [];
}
