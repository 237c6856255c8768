// An esbuild plugin: what the rules say about themselves, and their examples, are data that only their pages and the
// inspector show, and more than half of what the rules are made of. They stay out of the rules, and become two modules
// that are loaded when they are first shown.
import { build as bundle } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { repository } from './vscode/paths.mjs';

/** @type {import('esbuild').Plugin} */
export const ruleTexts = {
  name: 'rule-texts',
  setup(build) {
    /** @type {Promise<readonly RuleText[]> | undefined} */
    let texts;
    build.onLoad({ filter: /[\\/]core[\\/]diagnostics[\\/]rules[\\/][^\\/]+\.ts$/ }, async ({ path }) => ({ contents: withoutTexts(await readFile(path, 'utf8')), loader: 'ts' }));
    build.onLoad({ filter: /[\\/]core[\\/]diagnostics[\\/]explanations\.ts$/ }, async () => ({
      contents: await byId('explanationOf', (texts ??= allTexts()), ({ summary, why, remedy }) => ({ summary, why, remedy })), loader: 'js',
    }));
    build.onLoad({ filter: /[\\/]core[\\/]diagnostics[\\/]examples\.ts$/ }, async () => ({ contents: await byId('examplesOf', (texts ??= allTexts()), ({ examples }) => examples), loader: 'js' }));
  },
};

/** @typedef {{ readonly id: string, readonly summary: string, readonly why: string, readonly remedy: string, readonly examples: { readonly good: readonly string[], readonly bad: readonly string[] } }} RuleText */

/** @param {string} source of a rule */
function withoutTexts(source) {
  return source.replace(/^( {2}(?:summary|why|remedy): )'(?:\\.|[^'\\\n])*',$/gm, "$1'',").replace(/\bexample`(?:\\.|[^`\\])*`/g, "''");
}

/**
 * The source of a module with a function that finds something about a rule by its id.
 * @param {string} name
 * @param {Promise<readonly RuleText[]>} texts
 * @param {(text: RuleText) => unknown} told
 */
async function byId(name, texts, told) {
  return `const texts = ${JSON.stringify(Object.fromEntries((await texts).map((text) => [text.id, told(text)])))};\nexport const ${name} = ({ id }) => texts[id];`;
}

/** @returns {Promise<readonly RuleText[]>} */
async function allTexts() {
  const { outputFiles } = await bundle({
    stdin: { contents: "export { rules } from './src/core/diagnostics/catalogue';", resolveDir: repository }, bundle: true, write: false, format: 'esm', platform: 'node',
  });
  /** @type {{ readonly rules: readonly RuleText[] }} */
  const { rules } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')}`);
  return rules;
}
