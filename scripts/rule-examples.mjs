// An esbuild plugin: the examples of the rules are data that only their pages show, and half of what the rules are made
// of. They stay out of the rules, and become one module that is loaded with the first page.
import { build as bundle } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { repository } from './vscode/paths.mjs';

/** @type {import('esbuild').Plugin} */
export const ruleExamples = {
  name: 'rule-examples',
  setup(build) {
    build.onLoad({ filter: /[\\/]core[\\/]diagnostics[\\/]rules[\\/][^\\/]+\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(/\bexample`(?:\\.|[^`\\])*`/g, "''"), loader: 'ts',
    }));
    build.onLoad({ filter: /[\\/]core[\\/]diagnostics[\\/]examples\.ts$/ }, async () => ({ contents: `export const examplesOf = (id) => (${JSON.stringify(await allExamples())})[id];`, loader: 'js' }));
  },
};

/** @returns {Promise<Record<string, { readonly good: readonly string[], readonly bad: readonly string[] }>>} by id of the rule */
async function allExamples() {
  const { outputFiles } = await bundle({
    stdin: { contents: "export { rules } from './src/core/diagnostics/catalogue';", resolveDir: repository }, bundle: true, write: false, format: 'esm', platform: 'node',
  });
  /** @type {{ readonly rules: readonly { readonly id: string, readonly examples: { readonly good: readonly string[], readonly bad: readonly string[] } }[] }} */
  const { rules } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')}`);
  return Object.fromEntries(rules.map(({ id, examples }) => [id, examples]));
}
