import type { Change } from '../../model/change';
import type { Entry, Reference } from '../../model/entry';
import { defineQuery, type Estate } from '../../model/estate';
import { entityWord, isCollectionName, type CollectionName } from '../../model/ids';
import { resolve, type Resolution } from '../../model/references';
import { idPattern } from '../../model/schema';
import { closest } from '../../util/closest';
import { example } from '../../util/example';
import { unreachable } from '../../util/unreachable';
import { capitalized } from '../../util/words';
import { siblingKeys } from '../../util/valueAt';
import { defineRule, placeIn, rootOf, type Fix, type Found } from '../rule';
import { named, wordFor } from '../wording';

export const rule = defineRule({
  id: 'dangling-reference',
  severity: 'error',
  summary: 'A field names an entry, or a part of one, that is not there.',
  why: 'A VM on a host that does not exist runs nowhere, and a disk on an unknown datastore takes no space anywhere: every sum that should count it is too small.',
  remedy: 'Correct the id, add the entry, or import the file that declares it.',
  examples: {
    good: [
      example`
        {
          "clusters": { "prod": {} },
          "hosts": { "esx-01": { "cluster": "prod", "nics": { "vmnic0": { "port": "leaf-1/eth1" } }, "disks": { "nvme": {} } } },
          "switches": { "leaf-1": { "ports": { "eth1": {} } }, "dvs": { "uplinks": { "esx-01": ["vmnic0"] } } },
          "storagePools": { "fast": { "members": ["esx-01/nvme"] } },
          "datastores": { "gold": { "on": "fast", "mountedBy": ["prod", "esx-01"] } },
          "vms": { "web": { "host": "esx-01", "disks": { "system": { "datastore": "gold" } } } }
        }
      `,
      example`
        { "imports": ["hosts.virt.json"], "vms": { "web": { "host": "esx-01" } } }
        //// hosts.virt.json
        { "hosts": { "esx-01": {} } }
      `,
    ],
    bad: [
      example`
        { "hosts": { "esx-01": {} }, "vms": { "web": { "host": "esx-10" } } }
        //                                                     ^^^^^^^^ There is no host "esx-10".
      `,
      example`
        {
          "switches": {
            "leaf-1": { "ports": { "eth1": { "to": "spine-1/eth1" } } },
        //                                         ^^^^^^^^^^^^^^ There is no switch "spine-1".
            "dvs": { "uplinks": { "esx-02": [] } }
        //                        ^^^^^^^^ There is no host "esx-02".
          },
          "hosts": {
            "esx-01": { "nics": { "a": { "port": "leaf-1/eth9" }, "b": { "port": "leaf-1" } } }
        //                                       ^^^^^^^^^^^^^ Switch "leaf-1" has no part "eth9".
        //                                                                       ^^^^^^^^ Switch "leaf-1" is named as a whole: one of its parts is meant, such as "leaf-1/eth1".
          },
          "storagePools": { "one": {}, "two": { "members": ["one"] } },
        //                                                  ^^^^^ There is no array or host "one": it is a storage pool, and pools are not made of pools.
          "datastores": { "gold": { "mountedBy": ["prod"], "on": "fast/a" } }
        //                                        ^^^^^^ There is no host or cluster "prod".
        //                                                       ^^^^^^^^ There is no array, storage pool or host "fast".
        }
      `,
    ],
  },
  on: 'entry',
  check(entry, estate) {
    const found: Found<Reference>[] = [];
    for (const reference of entry.references) {
      if (reference.kind === 'entry' && isThere(estate, reference.id, reference.collections)) continue;
      const target = resolve(estate, reference);
      if (target.kind === 'found') continue;
      found.push({ place: placeIn(entry, reference.path, isKey(reference) ? 'key' : 'value'), message: messageFor(target, reference, estate), data: reference });
    }
    return found;
  },
  fixes({ data: reference }, entry, estate) {
    const target = reference && resolve(estate, reference);
    return !target || target.kind === 'found' ? [] : [...corrections(estate, entry, reference, target), ...additions(entry, reference, target)];
  },
});

/** Every reference of an estate is asked about: no closure for each. */
function isThere(estate: Estate, id: string, collections: readonly CollectionName[]): boolean {
  for (const collection of collections) if (estate.find(collection, id)) return true;
  return false;
}

type Missing = Exclude<Resolution, { kind: 'found' }>;

const isKey = (reference: Reference): boolean => reference.kind === 'entry' && reference.isKey === true;

function messageFor(target: Missing, reference: Reference, estate: Estate): string {
  switch (target.kind) {
    case 'no-entry': return `There is no ${wordFor(target.collections)} "${target.id}"${isPoolInPool(reference, target, estate) ? ': it is a storage pool, and pools are not made of pools' : ''}.`;
    case 'no-part': {
      const whole = mayBeWhole(reference, target.entry);
      return `${capitalized(named(target.entry))} has no ${whole ? 'parts: it is named alone' : `part "${partOf(reference) ?? ''}"`}.`;
    }
    case 'part-unnamed': {
      const [part] = target.parts;
      return `${capitalized(named(target.entry))} is named as a whole: one of its parts is meant${part === undefined ? '' : `, such as "${target.entry.id}/${part}"`}.`;
    }
    default: return unreachable(target);
  }
}

/** Members of pools alone are named by arrays and hosts and by no pool. */
function isPoolInPool(reference: Reference, target: Missing, estate: Estate): boolean {
  return reference.path.includes('members') && target.kind === 'no-entry' && !target.collections.includes('storagePools') && estate.find('storagePools', target.id) !== undefined;
}

const partOf = (reference: Reference): string | undefined => (reference.kind === 'part' ? reference.part : undefined);
const mayBeWhole = (reference: Reference, owner: Entry): boolean => reference.kind === 'part' && reference.parts[owner.collection]?.length === 0;

/** Changes to the text of the reference that make it lead somewhere. */
function corrections(estate: Estate, entry: Entry, reference: Reference, target: Missing): readonly Fix[] {
  const texts = candidates(estate, reference, target);
  return texts.flatMap((text): Fix[] => {
    const at = { file: entry.file, path: [...rootOf(entry), ...reference.path] };
    if (isKey(reference) && siblingKeys(entry.value, reference.path).includes(text)) return [];
    const change: Change = isKey(reference) ? { kind: 'rename', ...at, to: text } : { kind: 'set', ...at, value: text };
    return [{ title: `Change to "${text}"`, changes: [change], preferred: texts.length === 1 }];
  });
}

function candidates(estate: Estate, reference: Reference, target: Missing): readonly string[] {
  switch (target.kind) {
    case 'no-entry': {
      const id = estate.query(closestId, `${target.collections.join()} ${target.id}`);
      if (id === undefined) return [];
      const part = partOf(reference);
      const text = part === undefined ? id : `${id}/${part}`;
      return leadsSomewhere(estate, reference, text) ? [text] : [];
    }
    case 'no-part': {
      if (mayBeWhole(reference, target.entry)) return [target.entry.id];
      const part = closest(partOf(reference) ?? '', target.parts);
      return part === undefined ? [] : [`${target.entry.id}/${part}`];
    }
    case 'part-unnamed': return target.parts.slice(0, 3).map((part) => `${target.entry.id}/${part}`);
    default: return unreachable(target);
  }
}

function leadsSomewhere(estate: Estate, reference: Reference, text: string): boolean {
  if (reference.kind === 'entry') return true;
  const [owner = '', ...rest] = text.split('/');
  return resolve(estate, { ...reference, text, owner, part: rest.length === 0 ? undefined : rest.join('/') }).kind === 'found';
}

/** The id most like one that is missing, by "collection,collection id": many entries may lack the same one. */
const closestId = defineQuery('closest id', (estate, key) => {
  const space = key.indexOf(' ');
  const collections = key.slice(0, space).split(',').filter(isCollectionName);
  return closest(key.slice(space + 1), collections.flatMap((collection) => estate.ids(collection)));
});

/** Entries and parts that would make the reference right. */
function additions(entry: Entry, reference: Reference, target: Missing): readonly Fix[] {
  const part = partOf(reference);
  const fieldIn = (collection: CollectionName): string | undefined => (reference.kind === 'part' ? reference.parts[collection]?.[0] : undefined);
  if (target.kind === 'no-part' && part !== undefined) {
    const field = fieldIn(target.entry.collection);
    const changes: Change[] = field === undefined ? [] : [{ kind: 'set', file: target.entry.file, path: [...rootOf(target.entry), field, part], value: {} }];
    return changes.length === 0 || !idShape.test(part) ? [] : [{ title: `Add "${part}" to ${named(target.entry)}`, changes }];
  }
  if (target.kind !== 'no-entry' || !idShape.test(target.id) || (part !== undefined && !idShape.test(part))) return [];
  return target.collections.flatMap((collection): Fix[] => {
    const field = fieldIn(collection);
    // An owner is worth adding only with the part that is named, and without one only where it may be named alone.
    if (reference.kind === 'part' && (field === undefined) !== (part === undefined)) return [];
    const path = [collection, target.id, ...(field !== undefined && part !== undefined ? [field, part] : [])];
    return [{ title: `Add ${entityWord[collection]} "${target.id}"`, changes: [{ kind: 'set', file: entry.file, path, value: {} }] }];
  });
}
const idShape = new RegExp(idPattern);
