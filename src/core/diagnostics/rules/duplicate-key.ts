import { example } from '../../util/example';
import { problemsOf } from '../problems';
import { defineRule, placeIn, rootOf } from '../rule';

export const rule = defineRule({
  id: 'duplicate-key',
  severity: 'error',
  summary: 'An object has the same key twice.',
  why: 'Only the last one counts, as everywhere in JSON, so what stands under the first is lost without a sound: a second VM of the same id replaces the first.',
  remedy: 'Give one of them another name, or remove the one that does not count.',
  examples: {
    good: [
      example`
        { "vms": { "web": { "memory": "4 GiB" }, "db": { "memory": "4 GiB" } }, "hosts": { "web": {} } }
      `,
    ],
    bad: [
      example`
        { "vms": { "web": { "vcpu": 2, "vcpu": 4 } } }
        //                  ^^^^^^ "vcpu" is given again below: this one does not count.
      `,
      example`
        {
          "vms": {
            "web": { "vcpu": 1 },
        //  ^^^^^ "web" is given again below: this one does not count.
            "web": { "vcpu": 2 },
        //  ^^^^^ "web" is given again below: this one does not count.
            "web": { "vcpu": 4 }
          },
          "name": "Campus", "name": "Annex"
        //^^^^^^ "name" is given again below: this one does not count.
        }
      `,
    ],
  },
  on: ['entry', 'document'],
  about: 'problems',
  check: (subject) => problemsOf(subject, 'duplicate-key').map((problem) => {
    const last = placeIn(subject, problem.path, 'key');
    return {
      place: { ...last, occurrence: problem.occurrence },
      message: `"${problem.key}" is given again below: this one does not count.`,
      related: [{ place: last, message: 'This one counts.' }],
      data: problem,
    };
  }),
  fixes({ data }, subject) {
    if (!data) return [];
    const path = [...rootOf(subject), ...data.path];
    return [{ title: `Remove this "${data.key}"`, changes: [{ kind: 'remove', file: subject.file, path, occurrence: data.occurrence }] }];
  },
});
