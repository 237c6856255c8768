import type { Session } from '../session';

/** A file of an estate by its path from the folder of the main one, which may lie elsewhere in another version; whole where it is not below that. */
export function besideMain({ main }: Pick<Session, 'main'>, file: string): string {
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  return file.startsWith(folder) ? file.slice(folder.length) : file;
}
