import { exactQuantity, formatQuantity } from '../../model/quantity';
import { example } from '../../util/example';
import { capitalized } from '../../util/words';
import { problemsOf, type ProblemOf } from '../problems';
import { defineRule, placeIn, rootOf } from '../rule';
import { fieldAt } from '../wording';

export const rule = defineRule({
  id: 'number-out-of-range',
  severity: 'error',
  summary: 'A number is below or above what its field can be, or is no whole number where one is meant.',
  why: 'No machine has half a core or zero sockets, and nothing can take more than all of a whole. Such a number counts as absent, and the default applies.',
  remedy: 'Write a number within the bounds that the message gives.',
  examples: {
    good: [
      example`
        { "topovisor": 1, "hosts": { "esx-01": { "cpu": { "sockets": 1, "cores": 16 } } }, "sites": { "dakar": { "energy": { "pue": 1.4 } } }, "policies": { "hypervisorCpu": "100 %", "smtGain": "25 %" } }
      `,
    ],
    bad: [
      example`
        { "vms": { "web": { "vcpu": 0 }, "db": { "vcpu": 2.5 } } }
        //                          ^ "vcpu" must be a whole number of at least 1, not 0.
        //                                               ^^^ "vcpu" must be a whole number of at least 1, not 2.5.
      `,
      example`
        { "topovisor": 2, "sites": { "dakar": { "energy": { "pue": 0.9 } } } }
        //             ^ "topovisor" must be 1, not 2.
        //                                                         ^^^ "pue" must be at least 1, not 0.9.
      `,
      example`
        { "policies": { "hypervisorCpu": "150 %" }, "clusters": { "prod": { "policies": { "linkUse": "100.5 %" } } } }
        //                               ^^^^^^^ "hypervisorCpu" must be at most 100 %, not 150 %.
        //                                                                                           ^^^^^^^^^ "linkUse" must be at most 100 %, not 100.5 %.
      `,
    ],
  },
  on: ['entry', 'document'],
  about: 'problems',
  check: (subject) => problemsOf(subject, 'out-of-range').map((problem) => ({ place: placeIn(subject, problem.path), message: `${capitalized(fieldAt(subject, problem.path))} must be ${bounds(problem)}, not ${written(problem, problem.found)}.`, data: problem })),
  fixes({ data }, subject) {
    // The one allowed value of a field such as the format version says nothing about what was meant.
    if (!data || data.minimum === data.maximum) return [];
    const value = data.dimension === undefined ? nearest(data) : exactQuantity(nearest(data), data.dimension);
    const path = [...rootOf(subject), ...data.path];
    return [{ title: `Change to ${value}`, changes: [{ kind: 'set', file: subject.file, path, value }] }];
  },
});

function bounds(problem: ProblemOf<'out-of-range'>): string {
  const { integer } = problem;
  const [minimum, maximum] = [problem.minimum, problem.maximum].map((bound) => (bound === undefined ? undefined : written(problem, bound)));
  if (minimum !== undefined && minimum === maximum) return minimum;
  const range = minimum !== undefined && maximum !== undefined ? `between ${minimum} and ${maximum}` : minimum !== undefined ? `at least ${minimum}` : maximum !== undefined ? `at most ${maximum}` : '';
  if (!integer) return range;
  return range === '' ? 'a whole number' : `a whole number ${range.startsWith('between') ? range : `of ${range}`}`;
}

/** A figure of the problem as one writes it: a quantity with its unit. */
function written({ dimension }: ProblemOf<'out-of-range'>, figure: number): string {
  return dimension === undefined ? String(figure) : formatQuantity(figure, dimension, 3);
}

function nearest({ found, minimum, maximum, integer }: ProblemOf<'out-of-range'>): number {
  const whole = integer ? Math.round(found) : found;
  return Math.min(Math.max(whole, minimum ?? -Infinity), maximum ?? Infinity);
}
