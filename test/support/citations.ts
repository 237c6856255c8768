/** The numbered sentences of SPEC.md files, and where they are cited. */
import { readFileSync, readdirSync } from 'node:fs';

const texts = ['test', 'src/core/diagnostics/rules'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(`${folder}/${name}`, 'utf8')));
/** "(L3)" or "(L3, P2)": what tests and examples of rules cite. */
const everyCited = new Set(texts.flatMap((text) => [...text.matchAll(/\(((?:[A-Z]\d+(?:, )?)+)\)/g)].flatMap((match) => (match[1] ?? '').split(', '))));

/** The numbers of the sentences of a SPEC.md that begin with a letter, in the order of the text. */
export function numbered(spec: string, letter: string): readonly string[] {
  return [...readFileSync(spec, 'utf8').matchAll(new RegExp(`^- \\*\\*(${letter}\\d+)\\*\\*`, 'gm'))].map((match) => match[1] ?? '');
}

/** The numbers with a letter that any test, or example of a rule, cites. */
export function cited(letter: string): readonly string[] {
  return [...everyCited].filter((each) => each.startsWith(letter));
}

/** The letters by which the sentences of a SPEC.md are numbered. */
export function lettersOf(spec: string): readonly string[] {
  return [...new Set([...readFileSync(spec, 'utf8').matchAll(/^- \*\*([A-Z]+)\d+\*\*/gm)].map((match) => match[1] ?? ''))];
}
