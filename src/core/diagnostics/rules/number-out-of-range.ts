import { example } from '../../util/example';
import { capitalized } from '../../util/words';
import { problemsOf, type ProblemOf } from '../problems';
import { defineRule, placeIn, rootOf } from '../rule';
import { fieldAt } from '../wording';

export const rule = defineRule({
  id: 'number-out-of-range',
  severity: 'error',
  summary: 'A number is below or above what its field can be, or is no whole number where one is meant.',
  why: 'No machine has half a core or zero sockets. Such a number counts as absent, and the default applies.',
  remedy: 'Write a number within the bounds that the message gives.',
  examples: {
    good: [
      example`
        { "topovisor": 1, "hosts": { "esx-01": { "cpu": { "sockets": 1, "cores": 16 } } }, "sites": { "dakar": { "energy": { "pue": 1.4 } } } }
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
    ],
  },
  on: ['entry', 'document'],
  about: 'problems',
  check: (subject) => problemsOf(subject, 'out-of-range').map((problem) => ({ place: placeIn(subject, problem.path), message: `${capitalized(fieldAt(subject, problem.path))} must be ${bounds(problem)}, not ${problem.found}.`, data: problem })),
  fixes({ data }, subject) {
    // The one allowed value of a field such as the format version says nothing about what was meant.
    if (!data || data.minimum === data.maximum) return [];
    const value = nearest(data);
    const path = [...rootOf(subject), ...data.path];
    return [{ title: `Change to ${value}`, changes: [{ kind: 'set', file: subject.file, path, value }] }];
  },
});

function bounds({ minimum, maximum, integer }: ProblemOf<'out-of-range'>): string {
  if (minimum !== undefined && minimum === maximum) return String(minimum);
  const range = minimum !== undefined && maximum !== undefined ? `between ${minimum} and ${maximum}` : minimum !== undefined ? `at least ${minimum}` : maximum !== undefined ? `at most ${maximum}` : '';
  if (!integer) return range;
  return range === '' ? 'a whole number' : `a whole number ${range.startsWith('between') ? range : `of ${range}`}`;
}

function nearest({ found, minimum, maximum, integer }: ProblemOf<'out-of-range'>): number {
  const whole = integer ? Math.round(found) : found;
  return Math.min(Math.max(whole, minimum ?? -Infinity), maximum ?? Infinity);
}
