/** The entries of a file as an outline, and those of an estate by name. */
import type { Range } from '../core/document/json/lines';
import type { Entry } from '../core/model/entry';
import { collectionNames, entityWord, type CollectionName } from '../core/model/ids';
import { counted } from '../core/util/words';
import { detailOf } from './details';
import { collectionRanges } from './entryRanges';
import { hasLetters } from './hasLetters';
import type { Session } from './session';

export interface DocumentSymbol {
  readonly name: string;
  /** A few figures, for an entry; how many there are, for a collection. */
  readonly detail: string;
  readonly collection: CollectionName;
  /** Key and value. */
  readonly range: Range;
  readonly key: Range;
  /** The entries of a collection, in the order of the text. */
  readonly children: readonly DocumentSymbol[];
}

/** The collections of a file with their entries, in the order of the text. */
export function documentSymbols(session: Session, file: string): readonly DocumentSymbol[] {
  const document = session.document(file);
  if (!document) return [];
  const symbols = collectionNames.flatMap((collection): DocumentSymbol[] => {
    const found = collectionRanges(document, collection);
    if (!found) return [];
    const children = found.entries.map(({ id, range, key }): DocumentSymbol => {
      const entry = document.entry(collection, id);
      return { name: id, detail: entry ? detailOf(entry) : '', collection, range, key, children: [] };
    });
    return [{ name: collection, detail: counted(children.length, entityWord[collection]), collection, range: found.range, key: found.key, children }];
  });
  return symbols.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
}

export interface EstateSymbol {
  readonly name: string;
  readonly collection: CollectionName;
  readonly file: string;
  readonly range: Range;
}

const mostSymbols = 500;

/** Entries whose id or display name has the letters of `query` in their order, at most 500. */
export function estateSymbols(session: Session, query: string): readonly EstateSymbol[] {
  const wanted = query.toLowerCase();
  const found: EstateSymbol[] = [];
  for (const collection of collectionNames) {
    for (const id of session.estate.ids(collection)) {
      for (const entry of session.estate.all(collection, id)) {
        if (found.length === mostSymbols) return found;
        const name = labelOf(entry);
        const document = hasLetters(name.toLowerCase(), wanted) ? session.document(entry.file) : undefined;
        if (document) found.push({ name, collection, file: entry.file, range: document.rangeOf({ path: [collection, id], at: 'key' }) });
      }
    }
  }
  return found;
}

/** "esx-01", or "esx-01 (Rack 3, top)" where it has a display name. */
function labelOf({ id, value }: Entry): string {
  return value.name === undefined ? id : `${id} (${value.name})`;
}
