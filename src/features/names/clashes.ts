/** References that would lead elsewhere if an entry took an id that one of another collection has. */
import { named as words } from '../../core/diagnostics/wording';
import { datastoreNamed, parseDatastorePath } from '../../core/model/datastorePath';
import type { Entry, Reference } from '../../core/model/entry';
import { collectionNames, type CollectionName } from '../../core/model/ids';
import { mayNameWhole, mentionsOf as referencesOf, partsOf, resolve } from '../../core/model/references';
import { partyOf } from '../../core/network/routing/parties';
import { capitalized } from '../../core/util/words';
import type { Session } from '../session';
import { freeNames, freeTexts, isFilePath, isParty, isRaw, isTarget } from './freeNames';

/** Every reason why `entry` cannot have the id `to` without changing what a reference means, as sentences. */
export function clashesOf(session: Session, entry: Entry, to: string): readonly string[] {
  const others = collectionNames.flatMap((collection) => (collection === entry.collection ? [] : (session.estate.find(collection, to) ?? [])));
  const inTexts = textClashes(session, entry, to);
  if (others.length === 0) return inTexts;
  return [...inTexts, ...ownClashes(session, entry, others), ...others.flatMap((other) => foreignClashes(session, entry, other)), ...targetClashes(session, entry, to)];
}

/** Names in free texts that are of something else now. */
function textClashes(session: Session, { collection, id }: Entry, to: string): readonly string[] {
  switch (collection) {
    case 'networks': return partyClashes(session, id, to);
    case 'arrays': return lunClashes(session, to);
    case 'datastores': return filePathClashes(session, id, to);
    default: return [];
  }
}

/** References to the entry that another entry would catch. */
function ownClashes({ estate }: Session, entry: Entry, others: readonly Entry[]): readonly string[] {
  return referencesOf(estate, entry.collection, entry.id).flatMap(({ entry: holder, reference }) => {
    const target = resolve(estate, reference);
    if (target.kind === 'no-entry' || target.entry.collection !== entry.collection) return [];
    const catcher = others.find((other) => satisfies(other, reference) && (!satisfies(entry, reference) || isBefore(reference, other.collection, entry.collection)));
    return catcher ? [`${capitalized(words(holder))} names it under ${fieldOf(reference)}, which would then mean ${words(catcher)}.`] : [];
  });
}

/** References to the other entry that this one would catch. */
function foreignClashes({ estate }: Session, entry: Entry, other: Entry): readonly string[] {
  return referencesOf(estate, other.collection, other.id).flatMap(({ entry: holder, reference }) => {
    const target = resolve(estate, reference);
    const caught = target.kind === 'found' && target.entry === other && satisfies(entry, reference) && isBefore(reference, entry.collection, other.collection);
    return caught ? [`${capitalized(words(holder))} names ${words(other)} under ${fieldOf(reference)}, which would then mean this one.`] : [];
  });
}

/** Filters that name the network by its id alone, which would then be a group; and those of a tag or tenant, which would then be the network. */
function partyClashes(session: Session, id: string, to: string): readonly string[] {
  return session.files().flatMap((file) =>
    freeTexts(session.document(file)?.root).flatMap((place) => {
      if (!isParty(place) || (place.text !== id && place.text !== to)) return [];
      const [collection, holder] = [String(place.path[0]), String(place.path[1])];
      const owner = words({ collection: collection === 'firewalls' ? 'firewalls' : 'routers', id: holder });
      const isGroup = (name: string): boolean => collection === 'firewalls' && session.estate.value('firewalls', holder)?.groups?.[name] !== undefined;
      if (place.text === to) return isGroup(to) || partyOf(session.estate, to).kind === 'nobody' ? [] : [`A filter of ${owner} means ${partyOf(session.estate, to).kind} "${to}", and would then mean this network.`];
      return isGroup(to) && !isGroup(id) ? [`A filter of ${owner} names it "${id}", and "${to}" is a group there.`] : [];
    }),
  );
}

/** Raw device mappings of LUNs elsewhere, whose names would then be of this array. */
function lunClashes(session: Session, to: string): readonly string[] {
  return session.files().flatMap((file) =>
    freeTexts(session.document(file)?.root).flatMap((place) =>
      (isRaw(place) && place.text.startsWith(`${to}/`) ? [`VM "${String(place.path[1])}" has a raw device mapping of the LUN "${place.text}" elsewhere, which would then be of this array.`] : [])),
  );
}

/** Paths of files on a datastore of that display name, which would then be on this one. */
function filePathClashes(session: Session, id: string, to: string): readonly string[] {
  const other = datastoreNamed(session.estate, to);
  if (other === undefined || other === id) return [];
  return session.files().flatMap((file) =>
    freeTexts(session.document(file)?.root).flatMap((place) =>
      (isFilePath(place) && parseDatastorePath(place.text)?.datastore === to ? [`VM "${String(place.path[1])}" names "${place.text}" on ${words({ collection: 'datastores', id: other })}, which would then be on this one.`] : [])),
  );
}

/** Targets of scenarios that are ids alone: they mean the only entry of that id. */
function targetClashes(session: Session, entry: Entry, to: string): readonly string[] {
  return session.files().flatMap((file) =>
    freeTexts(session.document(file)?.root).flatMap((place) => {
      const bare = isTarget(place) && (place.text === to || place.text === entry.id) && freeNames(session.estate, place).length > 0;
      return bare ? [`Scenario "${String(place.path[1])}" names "${place.text}" without its collection, which would then be ambiguous.`] : [];
    }),
  );
}

/** Whether a reference that has the right id leads to this entry, as far as its collection and its parts go. */
function satisfies(entry: Entry, reference: Reference): boolean {
  if (reference.kind === 'entry') return reference.collections.includes(entry.collection);
  const fields = reference.parts[entry.collection];
  if (!fields) return false;
  return reference.part === undefined ? mayNameWhole(fields) : partsOf(entry, fields).includes(reference.part);
}

function isBefore(reference: Reference, a: CollectionName, b: CollectionName): boolean {
  const order = reference.kind === 'entry' ? reference.collections : Object.keys(reference.parts);
  return order.indexOf(a) < order.indexOf(b);
}

function fieldOf(reference: Reference): string {
  return `"${String(reference.path.findLast((step) => typeof step === 'string'))}"`;
}
