/** From given files to estates: each with everything it imports, and no file at the head of an estate that another one imports. */
import { Session, type SessionOptions } from '../../features/session';
import { kindOfPath, readText, type Read } from '../files';
import type { GivenFile } from './given';

export function openEstates(given: readonly GivenFile[], options: SessionOptions): readonly Session[] {
  const texts = new Map(given.map(({ file, text }) => [file, text]));
  let estates: readonly Session[] = [];
  for (const { file, text } of given) {
    if (estates.some((estate) => estate.document(file))) continue;
    const estate = new Session(file, text, options);
    openImports(estate, texts);
    // A file given before the one that imports it.
    estates = [...estates.filter((earlier) => !estate.document(earlier.main)), estate];
  }
  return estates;
}

function openImports(estate: Session, texts: ReadonlyMap<string, string>): void {
  for (let wanted = estate.wanted(); wanted.length > 0; wanted = estate.wanted()) {
    for (const { file } of wanted) {
      const text = texts.get(file);
      const read: Read<string> = text === undefined ? readImport(file) : { kind: 'read', value: text };
      if (read.kind === 'read') estate.open(file, read.value);
      else estate.cannotRead(file, read.reason);
    }
  }
}

/** An import is written by whoever wrote the file, so nothing but plain files is opened for it. */
function readImport(file: string): Read<string> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(file)) return { kind: 'refused', reason: 'only files are imported, no addresses' };
  switch (kindOfPath(file)) {
    case 'folder': return { kind: 'refused', reason: 'it is a folder' };
    case 'other': return { kind: 'refused', reason: 'it is not a plain file' };
    default: return readText(file);
  }
}
