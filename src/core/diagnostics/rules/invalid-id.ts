import type { Change } from '../../model/change';
import type { DocumentEntry, Entry, Path } from '../../model/entry';
import type { Estate } from '../../model/estate';
import { mentionsOf } from '../../model/references';
import { example } from '../../util/example';
import { siblingKeys } from '../../util/valueAt';
import { problemsOf } from '../problems';
import { defineRule, placeIn, rootOf } from '../rule';

export const rule = defineRule({
  id: 'invalid-id',
  severity: 'warning',
  summary: 'An entry or a part has an id with characters that ids do not have.',
  why: 'References name entries by id and parts as "owner/part": with a slash or a space in an id, they become ambiguous or hard to write, and other tools refuse them.',
  remedy: 'Begin with a letter or digit and use letters, digits, ".", "_" and "-". A name for people may stand in "name".',
  examples: {
    good: [
      example`
        { "hosts": { "esx-01.campus_2": { "name": "ESX 01 (rack 4)" } }, "vms": { "web": { "disks": { "0": {} } } } }
      `,
    ],
    bad: [
      example`
        { "hosts": { "esx 01": {} }, "vms": { "web": { "host": "esx 01" } } }
        //           ^^^^^^^^ "esx 01" is not an id: it begins with a letter or digit and holds only letters, digits, ".", "_" and "-".
      `,
      example`
        { "vms": { "web": { "disks": { "Hard disk 1": {}, "Hard-disk-1": {} } } } }
        //                             ^^^^^^^^^^^^^ "Hard disk 1" is not an id: it begins with a letter or digit and holds only letters, digits, ".", "_" and "-".
      `,
      example`
        {
          "switches": { "leaf": { "ports": { "eth1/3": {} } } },
        //                                   ^^^^^^^^ "eth1/3" is not an id: it begins with a letter or digit and holds only letters, digits, ".", "_" and "-".
          "hosts": { "esx-01": { "nics": { "vmnic0": { "port": "leaf/eth1/3" } } } }
        }
      `,
    ],
  },
  on: ['entry', 'document'],
  about: 'problems',
  check: (subject) => problemsOf(subject, 'invalid-id').map((problem) => {
    const message = `"${problem.id}" is not an id: it begins with a letter or digit and holds only letters, digits, ".", "_" and "-".`;
    return { place: placeIn(subject, problem.path, 'key'), message, data: problem };
  }),
  fixes({ data }, subject, estate) {
    if (!data || !('collection' in subject)) return [];
    const isEntry = data.path.length === 0;
    const taken = isEntry ? estate.ids(subject.collection) : siblingKeys(subject.value, data.path);
    const to = tidied(data.id, taken);
    const renamed: Change = { kind: 'rename', file: subject.file, path: [...rootOf(subject), ...data.path], to };
    // Mentions first: once the entry has another key, paths through it lead nowhere.
    return [{ title: `Change to "${to}" wherever it is named`, changes: [...renamedMentions(estate, subject, data.path, data.id, to), renamed], preferred: true }];
  },
});

/** The id with each run of foreign characters as a hyphen; with a number behind it where that is taken. */
function tidied(id: string, taken: Iterable<string>): string {
  const plain = id.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+|-+$/g, '') || 'unnamed';
  const others = new Set(taken);
  let free = plain;
  for (let n = 2; others.has(free); n++) free = `${plain}-${n}`;
  return free;
}

function renamedMentions(estate: Estate, subject: Entry | DocumentEntry, path: Path, id: string, to: string): readonly Change[] {
  if (!('collection' in subject)) return [];
  const [field] = path;
  const part = path.length === 2 && typeof field === 'string' ? { field, name: id } : undefined;
  if (path.length > 0 && !part) return [];
  return mentionsOf(estate, subject.collection, subject.id, part).map(({ entry, reference }): Change => {
    const at = { file: entry.file, path: [...rootOf(entry), ...reference.path] };
    if (reference.kind === 'entry') return reference.isKey ? { kind: 'rename', ...at, to } : { kind: 'set', ...at, value: to };
    const value = part ? `${reference.owner}/${to}` : reference.part === undefined ? to : `${to}/${reference.part}`;
    return { kind: 'set', ...at, value };
  });
}
