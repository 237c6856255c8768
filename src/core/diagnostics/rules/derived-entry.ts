import { example } from '../../util/example';
import { capitalized } from '../../util/words';
import { defineRule, placeIn, rootOf } from '../rule';
import { named } from '../wording';

export const rule = defineRule({
  id: 'derived-entry',
  severity: 'info',
  summary: 'An entry was inferred, not read: nothing is known of it but its name.',
  why: 'Something in the source mentions it, but does not describe it. Rules that need its capacity stay silent about it, which does not mean that it is in order.',
  remedy: 'Fill in its fields from another source and remove "derived", or correct the references if it is the same thing as another entry.',
  examples: {
    good: [
      example`
        { "hosts": { "esx-01": { "memory": "512 GiB", "derived": ["memory"] }, "esx-02": { "derived": false } } }
      `,
    ],
    bad: [
      example`
        {
          "hosts": {
            "esx-77": { "derived": true, "source": { "format": "rvtools" } }
        //  ^^^^^^^^ Host "esx-77" is known only by name, from rvtools: what it can hold is not checked.
          },
          "networks": { "old": { "derived": true } }
        //              ^^^^^ Network "old" is known only by name.
        }
      `,
    ],
  },
  on: 'entry',
  fields: ['derived'],
  *check(entry) {
    if (entry.value.derived !== true) return;
    const format = entry.value.source?.format;
    const origin = format === undefined ? '' : `, from ${format}`;
    const unchecked = ['hosts', 'datastores'].includes(entry.collection) ? ': what it can hold is not checked' : '';
    yield { place: placeIn(entry), message: `${capitalized(named(entry))} is known only by name${origin}${unchecked}.` };
  },
  fixes: (_, entry) => [{ title: `Confirm ${named(entry)} as it is`, changes: [{ kind: 'remove', file: entry.file, path: [...rootOf(entry), 'derived'] }] }],
});
