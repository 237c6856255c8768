/** The examples of the rules: several files in one text, and findings drawn under the line they are about. */
import type { Range } from '../../src/core/document/json/lines';

/** Splits an example at lines such as "//// storage.virt.json"; what comes before the first is "main.virt.json". */
export function filesOf(example: string): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  let name = 'main.virt.json';
  for (const line of example.split('\n')) {
    const next = /^\/\/\/\/ (\S+)$/.exec(line)?.[1];
    if (next !== undefined) name = next;
    files[name] = next === undefined ? (files[name] === undefined ? line : `${files[name]}\n${line}`) : '';
  }
  return files;
}

export interface Annotation {
  readonly file: string;
  readonly range: Range;
  readonly message: string;
}

/** What is drawn in an example: `//   ^^^ message` marks that range of the nearest line above that is no annotation. */
export function annotationsOf(example: string): readonly Annotation[] {
  return Object.entries(filesOf(example)).flatMap(([file, text]) => {
    let marked = 0;
    return text.split('\n').flatMap((content, line): readonly Annotation[] => {
      const match = /^(\/\/ *)(\^+) (.+)$/.exec(content);
      if (!match) {
        marked = line;
        return [];
      }
      const [, before = '', carets = '', message = ''] = match;
      return [{ file, message, range: { start: { line: marked, character: before.length }, end: { line: marked, character: before.length + carets.length } } }];
    });
  });
}
