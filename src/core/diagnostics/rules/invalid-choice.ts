import { example } from '../../util/example';
import { capitalized, listed, quoted } from '../../util/words';
import { problemsOf } from '../problems';
import { defineRule, placeIn, rootOf } from '../rule';
import { fieldAt } from '../wording';

export const rule = defineRule({
  id: 'invalid-choice',
  severity: 'error',
  summary: 'A field that takes one of a few words holds another.',
  why: 'The model knows only these alternatives; another word counts as absent, and the default applies.',
  remedy: 'Take one of the words the message lists.',
  examples: {
    good: [
      example`
        { "switches": { "dvs-1": { "kind": "distributed" } }, "vms": { "web": { "power": "off", "cpu": { "shares": 4000 } } } }
      `,
    ],
    bad: [
      example`
        { "vms": { "web": { "power": "of" } } }
        //                           ^^^^ "power" may be "on", "off" or "suspended", not "of".
      `,
      example`
        { "vms": { "web": { "disks": { "a": { "provisioning": "thik" } }, "cpu": { "shares": "big" } } } }
        //                                                    ^^^^^^ "provisioning" may be "thin", "thick-lazy" or "thick-eager", not "thik".
        //                                                                                   ^^^^^ "shares" may be "high", "normal" or "low", not "big".
      `,
    ],
  },
  on: ['entry', 'document'],
  about: 'problems',
  check: (subject) => problemsOf(subject, 'not-one-of').map((problem) => {
    const found = ['a list', 'an object'].includes(problem.found) ? problem.found : quoted(problem.found);
    const message = `${capitalized(fieldAt(subject, problem.path))} may be ${listed(problem.allowed.map(quoted), 'or', 12)}, not ${found}.`;
    return { place: placeIn(subject, problem.path), message, data: problem };
  }),
  fixes({ data }, subject) {
    if (!data) return [];
    const path = [...rootOf(subject), ...data.path];
    const words = data.suggestion !== undefined ? [data.suggestion] : data.allowed.length <= 4 ? data.allowed : [];
    return words.map((value) => ({ title: `Change to "${value}"`, changes: [{ kind: 'set', file: subject.file, path, value }], preferred: data.suggestion !== undefined }));
  },
});
