import { schemaAt } from '../../model/schemaAt';
import type { JsonValue } from '../../model/change';
import type { ProblemOf } from '../problems';
import { problemsOf } from '../problems';
import { defineRule, placeIn, rootOf } from '../rule';
import { example } from '../../util/example';
import { capitalized } from '../../util/words';
import { fieldAt } from '../wording';

export const rule = defineRule({
  id: 'wrong-type',
  severity: 'error',
  summary: 'A field holds another kind of value than it takes.',
  why: 'What stands there cannot be read, so the model goes on as if the field were absent, and every figure that depends on it is a default.',
  remedy: 'Write the kind of value the field takes: text in quotation marks, a number without them, a list in [ ], an object in { }.',
  examples: {
    good: [
      example`
        { "hosts": { "esx-01": { "cpu": { "cores": 16 }, "tags": ["rack 4"] } }, "vms": { "web": { "template": false } } }
      `,
    ],
    bad: [
      example`
        { "hosts": { "esx-01": { "cpu": { "cores": "16" } } } }
        //                                         ^^^^ "cores" takes a whole number, not the text "16".
      `,
      example`
        {
          "vms": {
            "web": { "template": "yes", "tags": "gold" },
        //                       ^^^^^ "template" takes true or false, not the text "yes".
        //                                      ^^^^^^ "tags" takes a list, not the text "gold".
            "db": 4
        //        ^ VM "db" takes an object { … }, not 4.
          },
          "hosts": []
        //         ^^ "hosts" takes an object of entries keyed by id, not a list.
        }
      `,
    ],
  },
  on: ['entry', 'document'],
  about: 'problems',
  check: (subject) => problemsOf(subject, 'wrong-type').map((problem) => {
    const message = `${capitalized(fieldAt(subject, problem.path))} takes ${problem.expected}, not ${problem.found}.`;
    return { place: placeIn(subject, problem.path, 'value'), message, data: problem };
  }),
  fixes({ data }, subject) {
    const path = [...rootOf(subject), ...(data?.path ?? [])];
    const value = data && meant(data, schemaAt(path)?.type);
    return value === undefined ? [] : [{ title: `Write ${JSON.stringify(value)}`, changes: [{ kind: 'set', file: subject.file, path, value }], preferred: true }];
  },
});

/** The same value as the kind that is taken, where nothing is guessed: "16" as 16, 16 as "16", "a" as ["a"]. */
function meant({ literal }: ProblemOf<'wrong-type'>, type: string | undefined): JsonValue | undefined {
  if (literal === undefined || literal === null) return undefined;
  switch (type) {
    case 'string': return String(literal);
    case 'boolean': return literal === 'true' ? true : literal === 'false' ? false : undefined;
    case 'number':
    case 'integer': return typeof literal === 'string' && literal.trim() !== '' && Number.isFinite(Number(literal)) ? Number(literal) : undefined;
    case 'array': return typeof literal === 'string' ? [literal] : undefined;
    default: return undefined;
  }
}
