/** The smallest change that lets a packet through: candidates for what stops it, tried until one gets it there. */
import type { Change } from '../../model/change';
import type { Estate } from '../../model/estate';
import { supposing } from '../../model/supposing';
import { sameValue } from '../../util/sameValue';
import type { Question } from '../routing/traffic';
import type { Way } from '../routing/way';
import type { Candidate } from './candidates/candidate';
import { candidatesFor } from './candidates/candidates';
import type { Proposal } from './types';

/** A VLAN that is missing on the whole way is added port by port: more than these are no small change. */
const mostSteps = 8;
const mostTries = 24;

/**
 * A change after which the packet gets there, of as few steps as can be found; undefined where none is known.
 * @param again the way of the same packet in another estate
 */
export function smallestChange(estate: Estate, way: Way, again: (estate: Estate) => Way | undefined, question: Question): Proposal | undefined {
  let tries = 0;
  let level: readonly Tried[] = [{ candidates: [], way }];
  for (let steps = 1; steps <= mostSteps; steps++) {
    const next: Tried[] = [];
    for (const { candidates, way: before } of level) {
      for (const candidate of before.stop ? supposed(estate, candidates, (inside) => candidatesFor(inside, before, question)) ?? [] : []) {
        if (tries++ === mostTries) return undefined;
        const more = [...candidates, candidate];
        const after = supposed(estate, more, again);
        if (!after) continue;
        if (!after.stop && after.certain) return proposal(more);
        // The next obstacle on the same way: a change that leads nowhere else is not followed.
        if (after.stop && !sameValue(after.stop, before.stop)) next.push({ candidates: more, way: after });
      }
    }
    if (next.length === 0) return undefined;
    level = next;
  }
  return undefined;
}

interface Tried {
  readonly candidates: readonly Candidate[];
  readonly way: Way;
}

function supposed<V>(estate: Estate, candidates: readonly Candidate[], ask: (estate: Estate) => V): V | undefined {
  return supposing(estate, candidates.flatMap(({ changes }) => changes), ask);
}

function proposal(candidates: readonly Candidate[]): Proposal {
  const texts = candidates.map(({ text }) => text);
  const changes: readonly Change[] = candidates.flatMap((candidate) => candidate.changes);
  return { text: `${texts.map((text, i) => (i === 0 ? text : text.charAt(0).toLowerCase() + text.slice(1))).join(', then ')}.`, changes };
}
