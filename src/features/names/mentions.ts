/** Where an entry or a part of one is declared, and where it is named. */
import type { Entry, Path, Reference } from '../../core/model/entry';
import { collectionNames } from '../../core/model/ids';
import { resolve } from '../../core/model/references';
import { valueAt } from '../../core/util/valueAt';
import { freeNames, freeTexts } from './freeNames';
import { sameNamed, type Name, type Named, type TextPlace } from './named';
import type { Session } from '../session';

/** A piece of a text that names something, and the file the text is in. */
export interface Mention extends Pick<Name, 'from' | 'to'> {
  readonly file: string;
  readonly place: TextPlace;
}

/** Every mention in every file of the estate, its own key not included. It looks at the whole estate. */
export function mentionsOf(session: Session, named: Named): readonly Mention[] {
  return mentionsOfAny(session, [named]);
}

/** The same for several at once, with what each mentions. It looks at the whole estate, once. */
export function mentionsOfAny(session: Session, wanted: readonly Named[]): readonly (Mention & { readonly named: Named })[] {
  return [...mentionsByReference(session, wanted), ...mentionsInFreeTexts(session, wanted)];
}

/** The keys that make it exist: one, or one in each file that declares it. */
export function declarationsOf(session: Session, { collection, id, part }: Named): readonly Mention[] {
  const below: Path = part ? [part.field, part.name] : [];
  const text = part ? part.name : id;
  const entries = session.estate.all(collection, id).filter((entry) => part === undefined || valueAt(entry.value, below) !== undefined);
  return entries.map(({ file }) => ({ file, place: { path: [collection, id, ...below], at: 'key', text }, from: 0, to: text.length }));
}

/** What a text says once the name in it is another. */
export function renamedText({ place, from, to }: Mention, name: string): string {
  return place.text.slice(0, from) + name + place.text.slice(to);
}

function mentionsByReference(session: Session, wanted: readonly Named[]): readonly (Mention & { readonly named: Named })[] {
  const byId = new Map<string, Named[]>();
  for (const named of wanted) byId.set(named.id, [...(byId.get(named.id) ?? []), named]);
  const mentions: (Mention & { readonly named: Named })[] = [];
  for (const file of session.files()) {
    for (const collection of collectionNames) {
      for (const entry of session.document(file)?.entries(collection) ?? []) {
        for (const reference of entry.references) {
          for (const named of byId.get(reference.kind === 'entry' ? reference.id : reference.owner) ?? none) {
            const place = placeIn(session, entry, reference, named);
            if (place) mentions.push({ file, named, ...place });
          }
        }
      }
    }
  }
  return mentions;
}
const none: readonly Named[] = [];

/** The piece of a reference that means what is named; undefined where it means something else of that id. */
function placeIn({ estate }: Session, entry: Entry, reference: Reference, { collection, id, part }: Named): Omit<Mention, 'file'> | undefined {
  const target = resolve(estate, reference);
  if (target.kind === 'no-entry' || target.entry.collection !== collection) return undefined;
  const path = [entry.collection, entry.id, ...reference.path];
  if (reference.kind === 'entry') return part ? undefined : { place: { path, at: reference.isKey ? 'key' : 'value', text: id }, from: 0, to: id.length };
  const place: TextPlace = { path, at: 'value', text: reference.text };
  if (!part) return { place, from: 0, to: id.length };
  const isIt = reference.part === part.name && reference.parts[collection]?.includes(part.field) === true;
  return isIt ? { place, from: id.length + 1, to: reference.text.length } : undefined;
}

function mentionsInFreeTexts(session: Session, wanted: readonly Named[]): readonly (Mention & { readonly named: Named })[] {
  return session.files().flatMap((file) =>
    freeTexts(session.document(file)?.root).flatMap((place) => {
      const possible = wanted.filter((named) => place.text.includes(named.part?.name ?? named.id));
      if (possible.length === 0) return [];
      return freeNames(session.estate, place).flatMap(({ named: found, from, to }) => possible.filter((named) => sameNamed(named, found)).map((named) => ({ file, named, place, from, to })));
    }),
  );
}
