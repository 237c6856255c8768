/** Reading files, with the reason for each way in which that can fail. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

export type Read<T> =
  | { readonly kind: 'read'; readonly value: T }
  /** `reason` completes the sentence "… cannot be read: …". */
  | { readonly kind: 'refused'; readonly reason: string };

/** How the name of a topology ends. */
const ending = '.virt.json';
/** Above this, a text no longer fits a string of JavaScript. */
const largestBytes = 500_000_000;

/** The text of a file. */
export function readText(path: string): Read<string> {
  const bytes = readBytes(path);
  return bytes.kind === 'refused' ? bytes : decodeText(bytes.value);
}

export function readBytes(path: string): Read<Uint8Array> {
  try {
    const { size } = statSync(path);
    if (size > largestBytes) return refused(`it is ${Math.round(size / 1e6)} MB large, and at most ${largestBytes / 1e6} MB are read`);
    return { kind: 'read', value: readFileSync(path) };
  } catch (error) {
    return refused(whyNot(error));
  }
}

/** UTF-8 text, without the byte order mark that some editors put before it. */
export function decodeText(bytes: Uint8Array): Read<string> {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return refused('it is UTF-16 text and must be saved as UTF-8');
  try {
    return { kind: 'read', value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return refused('it is not UTF-8 text'); // The decoder says no more than that.
  }
}

/** Writes a text; answers why it could not, or undefined. `anew`: a file that is there is left alone. */
export function writeText(path: string, text: string, how: 'anew' | 'over what is there'): string | undefined {
  try {
    writeFileSync(path, text, { flag: how === 'anew' ? 'wx' : 'w' });
    return undefined;
  } catch (error) {
    return whyNot(error, 'its folder is not there');
  }
}

/** What is at a path, "nothing" where it cannot be told; reading it says why. What is "other", such as a device, may never end. */
export function kindOfPath(path: string): 'file' | 'folder' | 'other' | 'nothing' {
  try {
    const found = statSync(path);
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  } catch {
    return 'nothing';
  }
}

/** Whether two paths lead to one file, by links or otherwise. */
export function isSameFile(a: string, b: string): boolean {
  try {
    const [first, second] = [statSync(a), statSync(b)];
    return first.dev === second.dev && first.ino === second.ino;
  } catch {
    return a === b;
  }
}

/** Every topology in a folder and below it, sorted; hidden folders, node_modules and links are passed over. */
export function findTopologies(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : findTopologies(path);
    return entry.isFile() && entry.name.endsWith(ending) ? [path] : [];
  });
}

/** An absolute path with "/" between its parts: how an estate names its files. */
export function fileOf(cwd: string, path: string): string {
  return resolve(cwd, path).split(sep).join('/');
}

/** A file as people write it: relative to where they are, unless it lies elsewhere. */
export function shownFile(cwd: string, file: string): string {
  const short = relative(cwd, file).split(sep).join('/');
  return short === '' || short === '..' || short.startsWith('../') ? file : short;
}

/** Why Node could not do something with a file, as the end of a sentence; `absent` says it where something is not there. */
export function whyNot(error: unknown, absent = 'there is no such file'): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (code === 'ENOENT') return absent;
  return whys[code] ?? `the system says ${code}`;
}

const whys: Readonly<Record<string, string>> = {
  EEXIST: 'it is already there',
  ENOTDIR: 'a part of its path is a file',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENAMETOOLONG: 'its name is too long',
};

const refused = (reason: string): { readonly kind: 'refused'; readonly reason: string } => ({ kind: 'refused', reason });
