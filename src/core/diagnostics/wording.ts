/** How findings call things: by the words and ids of the person who wrote the file. */
import type { DocumentEntry, Entry, Path } from '../model/entry';
import { entityWord, type CollectionName } from '../model/ids';
import { listed, quoted } from '../util/words';

/** `host "esx-01"` */
export function named(entry: { readonly collection: CollectionName; readonly id: string }): string {
  return `${entityWord[entry.collection]} "${entry.id}"`;
}

/** `host`; of several collections, `host or VM`. */
export function wordFor(collections: readonly CollectionName[]): string {
  return listed(collections.map((collection) => entityWord[collection]), 'or');
}

/** What lacks or holds the field at the end of `path`: the key before it, the entry, or the document. */
export function holderOf(subject: Entry | DocumentEntry, path: Path): string {
  const key = path.slice(0, -1).findLast((step) => typeof step === 'string');
  if (key !== undefined) return `"${key}"`;
  return 'collection' in subject ? named(subject) : 'the document';
}

/** What stands at `path`: its key, with the item of the list it is in; the subject itself for an empty path. */
export function fieldAt(subject: Entry | DocumentEntry, path: Path): string {
  const last = path[path.length - 1];
  if (last === undefined) return 'collection' in subject ? named(subject) : 'a topology';
  if (typeof last === 'string') return quoted(last);
  const key = path.findLast((step) => typeof step === 'string');
  return `item ${last + 1} of "${key ?? ''}"`;
}

/** The name of a file without the folders it is in. */
export function fileName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
