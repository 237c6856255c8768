/** Where an entry or a part of one is declared, and where it is named. */
import type { Path } from '../../core/model/entry';
import { mentionsOf as referencesOf, resolve } from '../../core/model/references';
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
  return [...mentionsByReference(session, named), ...mentionsInFreeTexts(session, named)];
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

function mentionsByReference({ estate }: Session, { collection, id, part }: Named): readonly Mention[] {
  return referencesOf(estate, collection, id, part).flatMap(({ entry, reference }): Mention[] => {
    // An owner of another collection may have the same id: what leads there is not meant.
    const target = resolve(estate, reference);
    if (target.kind === 'no-entry' || target.entry.collection !== collection) return [];
    const path = [entry.collection, entry.id, ...reference.path];
    if (reference.kind === 'entry') return [{ file: entry.file, place: { path, at: reference.isKey ? 'key' : 'value', text: id }, from: 0, to: id.length }];
    const [from, to] = part ? [reference.owner.length + 1, reference.text.length] : [0, reference.owner.length];
    return [{ file: entry.file, place: { path, at: 'value', text: reference.text }, from, to }];
  });
}

function mentionsInFreeTexts(session: Session, named: Named): readonly Mention[] {
  const word = named.part?.name ?? named.id;
  return session.files().flatMap((file) =>
    freeTexts(session.document(file)?.root)
      .filter((place) => place.text.includes(word))
      .flatMap((place) => freeNames(session.estate, place).filter((name) => sameNamed(name.named, named)).map(({ from, to }) => ({ file, place, from, to }))),
  );
}
