import { example } from '../../util/example';
import { capitalized } from '../../util/words';
import { defineRule, placeIn, rootOf } from '../rule';
import { fileName, named } from '../wording';

export const rule = defineRule({
  id: 'duplicate-entry',
  severity: 'error',
  summary: 'Two files of one estate declare an entry of the same collection and id.',
  why: 'A reference can mean only one of them. The file read first counts, the one that imports before the ones it imports; the other entry has no effect.',
  remedy: 'Give one of them another id, or remove the one that does not count.',
  examples: {
    good: [
      example`
        { "imports": ["storage.virt.json"], "hosts": { "alpha": {} } }
        //// storage.virt.json
        { "arrays": { "alpha": {} }, "hosts": { "beta": {} } }
      `,
    ],
    bad: [
      example`
        { "imports": ["more.virt.json"], "hosts": { "esx-01": { "memory": "64 GiB" } } }
        //// more.virt.json
        { "hosts": { "esx-01": { "memory": "128 GiB" } } }
        //           ^^^^^^^^ Host "esx-01" is declared in main.virt.json already: this one does not count.
      `,
    ],
  },
  on: 'entry',
  about: 'repeats',
  *check(entry, estate) {
    const [first] = estate.all(entry.collection, entry.id);
    if (!first || first.file === entry.file) return;
    yield {
      place: placeIn(entry),
      message: `${capitalized(named(entry))} is declared in ${fileName(first.file)} already: this one does not count.`,
      related: [{ place: placeIn(first), message: 'This one counts.' }],
    };
  },
  fixes: (_, entry) => [{ title: `Remove this ${named(entry)}`, changes: [{ kind: 'remove', file: entry.file, path: rootOf(entry) }] }],
});
