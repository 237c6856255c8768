/** Small estates as text, and the cursor in them. */
import { Session, type SessionOptions } from '../../src/features/session';

/** The file a text without a name is in. */
export const mainFile = 'estate.virt.json';

/** One text, or texts by file; of several, the first is the one that imports the others. */
export type Files = string | Readonly<Record<string, string>>;

/** A session over the given texts: imports are handed in as they are wanted, and cannot be read where no text is given. */
export function sessionOf(files: Files, options: SessionOptions = {}): Session {
  const texts = typeof files === 'string' ? { [mainFile]: files } : files;
  const [main = mainFile] = Object.keys(texts);
  const session = new Session(main, texts[main] ?? '{}', options);
  for (let wanted = session.wanted(); wanted.length > 0; wanted = session.wanted()) {
    for (const { file } of wanted) {
      const text = texts[file];
      if (text === undefined) session.cannotRead(file, 'there is no such file');
      else session.open(file, text);
    }
  }
  return session;
}

export interface AtCursor {
  readonly session: Session;
  readonly file: string;
  readonly offset: number;
}

/** A session over texts one of which shows the cursor as `<|>`. */
export function sessionAt(files: Files, options: SessionOptions = {}): AtCursor {
  const texts = typeof files === 'string' ? { [mainFile]: files } : files;
  const [file, marked] = Object.entries(texts).find(([, text]) => text.includes(cursor)) ?? [];
  if (file === undefined || marked === undefined) throw new Error(`No text shows the cursor as ${cursor}.`);
  return { session: sessionOf({ ...texts, [file]: marked.replace(cursor, '') }, options), file, offset: marked.indexOf(cursor) };
}
const cursor = '<|>';
