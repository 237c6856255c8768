import { example } from '../../util/example';
import { problemsOf } from '../problems';
import { defineRule, placeIn } from '../rule';

export const rule = defineRule({
  id: 'import-missing',
  severity: 'error',
  summary: 'An imported file cannot be read.',
  why: 'Its entries are missing from the estate, so references to them lead nowhere and every sum is too small.',
  remedy: 'Correct the path, which is relative to the importing file, or put the file there.',
  examples: {
    good: [
      example`
        { "imports": ["./storage.virt.json"] }
        //// storage.virt.json
        { "datastores": { "gold": {} } }
      `,
    ],
    bad: [
      example`
        { "imports": ["storage.virt.json"] }
        //            ^^^^^^^^^^^^^^^^^^^ "storage.virt.json" cannot be read: there is no such file.
      `,
      example`
        { "imports": [42, "storage.virt.json"] }
        //                ^^^^^^^^^^^^^^^^^^^ "storage.virt.json" cannot be read: there is no such file.
      `,
    ],
  },
  on: 'document',
  about: 'problems',
  check: (document) => problemsOf(document, 'import-missing').map((problem) => ({ place: placeIn(document, problem.path), message: `"${problem.file}" cannot be read: ${problem.reason}.`, data: problem })),
  fixes: ({ data }, document) => (data ? [{ title: 'Remove this import', changes: [{ kind: 'remove', file: document.file, path: data.path }] }] : []),
});
