import { example } from '../../util/example';
import { problemsOf } from '../problems';
import { defineRule, placeIn } from '../rule';
import { fileName } from '../wording';

export const rule = defineRule({
  id: 'import-cycle',
  severity: 'warning',
  summary: 'Files import each other in a circle.',
  why: 'Each file is read once all the same, but which of two equal ids counts then depends on the file the estate is opened from.',
  remedy: 'Let one file import the others, and none of them import it back.',
  examples: {
    good: [
      example`
        { "imports": ["compute.virt.json", "storage.virt.json"] }
        //// compute.virt.json
        { "imports": ["storage.virt.json"] }
        //// storage.virt.json
        {}
      `,
    ],
    bad: [
      example`
        { "imports": ["main.virt.json"] }
        //            ^^^^^^^^^^^^^^^^ This import leads back here: main.virt.json → main.virt.json.
      `,
      example`
        { "imports": ["storage.virt.json"] }
        //            ^^^^^^^^^^^^^^^^^^^ This import leads back here: main.virt.json → storage.virt.json → main.virt.json.
        //// storage.virt.json
        { "imports": ["main.virt.json"], "datastores": { "gold": {} } }
        //            ^^^^^^^^^^^^^^^^ This import leads back here: storage.virt.json → main.virt.json → storage.virt.json.
      `,
    ],
  },
  on: 'document',
  about: 'problems',
  check: (document) => problemsOf(document, 'import-cycle').map((problem) => {
    const way = [document.file, ...problem.files].map(fileName).join(' → ');
    return { place: placeIn(document, problem.path), message: `This import leads back here: ${way}.`, data: problem };
  }),
  fixes({ data }, document, estate) {
    const [imported] = data?.files ?? [];
    const order = estate.files();
    // Only the import that leads back may go: without one that leads forward, a file would leave the estate.
    if (!data || imported === undefined || order.indexOf(imported) > order.indexOf(document.file)) return [];
    return [{ title: 'Remove this import', changes: [{ kind: 'remove', file: document.file, path: data.path }], preferred: true }];
  },
});
