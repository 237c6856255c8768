import type { DocumentEntry, Entry, Path } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { isCollectionName } from '../../model/ids';
import { example } from '../../util/example';
import { capitalized } from '../../util/words';
import { valueAt } from '../../util/valueAt';
import { problemsOf } from '../problems';
import { defineRule, placeIn, rootOf } from '../rule';
import { holderOf } from '../wording';

export const rule = defineRule({
  id: 'unknown-field',
  severity: 'info',
  summary: 'A field has a name that the format does not know.',
  why: 'The field is kept as it is, so that a newer document survives an older extension, but nothing reads it: a misspelt field is a default in disguise.',
  remedy: 'Correct the name, or remove the field. What only people read belongs in "description" or "tags".',
  examples: {
    good: [
      example`
        { "name": "Campus", "hosts": { "esx-01": { "memory": "64 GiB", "description": "bought in 2021" } } }
      `,
      example`
        { "clusters": { "prod": { "policies": { "vcpuPerCore": 6 } } }, "sites": { "dakar": { "links": { "thies": {} } }, "thies": {} } }
      `,
    ],
    bad: [
      example`
        { "hosts": { "esx-01": { "memroy": "64 GiB" } } }
        //                       ^^^^^^^^ Host "esx-01" has no field "memroy"; did you mean "memory"?
      `,
      example`
        {
          "vm": {},
        //^^^^ The document has no field "vm"; did you mean "vms"?
          "vms": { "web": { "disks": { "system": { "mountPointOfTheGuest": "/" } } } }
        //                                         ^^^^^^^^^^^^^^^^^^^^^^ "system" has no field "mountPointOfTheGuest".
        }
      `,
    ],
  },
  on: ['entry', 'document'],
  about: 'problems',
  check: (subject) => problemsOf(subject, 'unknown-field').map((problem) => {
    const meant = problem.suggestion === undefined ? '.' : `; did you mean "${problem.suggestion}"?`;
    const message = `${capitalized(holderOf(subject, problem.path))} has no field "${problem.field}"${meant}`;
    return { place: placeIn(subject, problem.path, 'key'), message, data: problem };
  }),
  fixes({ data }, subject, estate) {
    if (!data) return [];
    const { file } = subject;
    const path = [...rootOf(subject), ...data.path];
    const to = data.suggestion;
    return [
      ...(to === undefined || isTaken(subject, [...data.path.slice(0, -1), to], estate) ? [] : [{ title: `Change to "${to}"`, changes: [{ kind: 'rename' as const, file, path, to }], preferred: true }]),
      { title: `Remove "${data.field}"`, changes: [{ kind: 'remove', file, path }] },
    ];
  },
});

/** Whether something readable stands at `path` already, which a renamed field would make void. */
function isTaken(subject: Entry | DocumentEntry, path: Path, estate: Estate): boolean {
  const [first] = path;
  if (!('collection' in subject) && typeof first === 'string' && isCollectionName(first)) {
    return estate.ids(first).some((id) => estate.all(first, id).some((entry) => entry.file === subject.file));
  }
  return valueAt('collection' in subject ? subject.value : subject.header, path) !== undefined;
}
