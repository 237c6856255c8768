// Writes what follows from the rules, the products and the schema: the lists of rules and products, the JSON Schemas, the
// pages of rules and products, the rule settings, and the commands of the canvas. `--check` writes nothing and names what is stale, with exit code 1.
import { build } from 'esbuild';
import { applyEdits, modify } from 'jsonc-parser';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * @typedef {{ readonly id: string, readonly severity: string, readonly summary: string, readonly why: string, readonly remedy: string,
 *   readonly examples: { readonly good: readonly string[], readonly bad: readonly string[] } }} Rule
 */

const repository = join(dirname(fileURLToPath(import.meta.url)), '..');
const rulesFolder = 'src/core/diagnostics/rules';
const productsFolder = 'src/core/catalogue/products';
const pagesFolder = 'docs/rules';
const productPagesFolder = 'docs/catalogue';

const catalogue = catalogueText(modulesIn(rulesFolder));
const productList = productListText(modulesIn(productsFolder));
const { rules, products, canvasContributions, productPage, cataloguePage, editorSchema, strictSchema } = await load({ 'src/core/diagnostics/catalogue.ts': catalogue, 'src/core/catalogue/products.ts': productList }).catch(tellAndExit);

/** Path → what should stand there. @type {ReadonlyMap<string, string>} */
const wanted = new Map([
  ['src/core/diagnostics/catalogue.ts', catalogue],
  ['src/core/catalogue/products.ts', productList],
  ['media/schema/topology.schema.json', json(editorSchema())],
  ['media/schema/topology.strict.schema.json', json(strictSchema())],
  ['package.json', withCanvasCommands(withSettings(read('package.json') ?? '{}', rules), canvasContributions())],
  [`${pagesFolder}/README.md`, indexPage(rules)],
  ...rules.map((rule) => /** @type {const} */ ([`${pagesFolder}/${rule.id}.md`, page(rule)])),
  [`${productPagesFolder}/README.md`, cataloguePage(products)],
  ...products.map((product) => /** @type {const} */ ([`${productPagesFolder}/${product.id}.md`, productPage(product)])),
]);
const orphans = [...listed(pagesFolder), ...listed(productPagesFolder)].filter((name) => name.endsWith('.md') && !wanted.has(name));
const stale = [...[...wanted].filter(([path, text]) => read(path) !== text).map(([path]) => path), ...orphans];

if (process.argv.includes('--check')) {
  for (const path of stale) console.error(`${path} is stale: run "npm run generate".`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const path of stale) {
    const text = wanted.get(path);
    if (text === undefined) rmSync(join(repository, path));
    else {
      mkdirSync(dirname(join(repository, path)), { recursive: true });
      writeFileSync(join(repository, path), text);
    }
    console.log(text === undefined ? `removed ${path}` : `wrote ${path}`);
  }
}

/** The names of the modules in a folder, in the order of their files. @param {string} folder */
function modulesIn(folder) {
  return readdirSync(join(repository, folder)).filter((name) => name.endsWith('.ts')).sort().map((name) => name.slice(0, -'.ts'.length));
}

/** "vm-unplaced" → "vmUnplaced" @param {string} id */
function name(id) {
  return id.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

/** @param {readonly string[]} ids */
function productListText(ids) {
  return [
    '// Written by scripts/generate.mjs from the files in products/: do not edit, run "npm run generate".',
    "import type { Product } from './product';",
    ...ids.map((id) => `import { product as ${name(id)} } from './products/${id}';`),
    '',
    '/** Every product, by id. */',
    'export const products: readonly Product[] = [',
    ...ids.map((id) => `  ${name(id)},`),
    '];',
    '',
  ].join('\n');
}

/** @param {readonly string[]} ids */
function catalogueText(ids) {
  return [
    '// Written by scripts/generate.mjs from the files in rules/: do not edit, run "npm run generate".',
    "import type { AnyRule } from './rule';",
    ...ids.map((id) => `import { rule as ${name(id)} } from './rules/${id}';`),
    '',
    '/** Every rule, by id. */',
    'export const rules: readonly AnyRule[] = [',
    ...ids.map((id) => `  ${name(id)},`),
    '];',
    '',
    'export const ruleById: ReadonlyMap<string, AnyRule> = new Map(rules.map((rule) => [rule.id, rule]));',
    '',
  ].join('\n');
}

/**
 * @typedef {{ readonly id: string }} Product
 * @typedef {{ readonly rules: readonly Rule[], readonly editorSchema: () => unknown, readonly strictSchema: () => unknown, readonly products: readonly Product[],
 *   readonly canvasContributions: () => CanvasContributions,
 *   readonly productPage: (product: Product) => string, readonly cataloguePage: (products: readonly Product[]) => string }} Sources
 */

/**
 * Bundles the TypeScript in memory with the generated modules as they should be, and imports it.
 * @param {Readonly<Record<string, string>>} generated Path → text.
 * @returns {Promise<Sources>}
 */
async function load(generated) {
  const contents = [
    "export { rules } from './core/diagnostics/catalogue';", "export { editorSchema, strictSchema } from './core/document/jsonSchema';",
    "export { products } from './core/catalogue/products';", "export { cataloguePage, productPage } from './features/catalogue/page';",
    "export { canvasContributions } from './protocol/canvasCommands';",
  ].join('\n');
  const asTheyShouldBe = {
    name: 'generated modules',
    setup(/** @type {import('esbuild').PluginBuild} */ { onLoad, onResolve }) {
      onResolve({ filter: /(^|\/)(catalogue|products)$/ }, ({ path, resolveDir }) => {
        const file = `${join(resolveDir, path)}.ts`;
        return Object.keys(generated).some((each) => join(repository, each) === file) ? { path: file, namespace: 'generated' } : undefined;
      });
      onLoad({ filter: /./, namespace: 'generated' }, ({ path }) => ({ contents: generated[relative(repository, path)] ?? '', loader: 'ts', resolveDir: dirname(path) }));
    },
  };
  // A file rather than a data: URL, and a source map in it, so that an error says where in the sources it comes from.
  const folder = mkdtempSync(join(tmpdir(), 'topovisor-generate-'));
  const outfile = join(folder, 'sources.mjs');
  process.setSourceMapsEnabled(true);
  try {
    await build({
      stdin: { contents, resolveDir: join(repository, 'src'), sourcefile: 'scripts/generate.mjs', loader: 'ts' }, plugins: [asTheyShouldBe], absWorkingDir: repository,
      bundle: true, outfile, sourcemap: 'inline', sourcesContent: false, logLevel: 'silent', format: 'esm', platform: 'node', target: 'node20', mainFields: ['module', 'main'],
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Says in a line each where the sources cannot be bundled or loaded, and why. @param {unknown} error @returns {never} */
function tellAndExit(error) {
  for (const line of reasons(error)) console.error(line);
  process.exit(1);
}

/** @param {unknown} error @returns {readonly string[]} */
function reasons(error) {
  if (isBuildFailure(error)) return error.errors.map(({ location, text }) => `${location ? `${inRepository(location.file)}:${location.line}: ` : ''}${text}`);
  if (!(error instanceof Error)) return [`The sources cannot be loaded: ${String(error)}`];
  const frame = error.stack?.split('\n').map((line) => /\((?:file:\/\/)?([^()]+?):(\d+):\d+\)$|at (?:file:\/\/)?([^ ()]+?):(\d+):\d+$/.exec(line.trim())).find((match) => match !== null);
  const [file, line] = [frame?.[1] ?? frame?.[3], frame?.[2] ?? frame?.[4]];
  return [`${file === undefined ? 'A source' : `${relative(repository, file)}:${line ?? ''}`} throws while it is loaded: ${error.message}`];
}

/** A file as the bundler names it, "src/a.ts" or "generated:/repository/src/a.ts". @param {string} file */
function inRepository(file) {
  const path = file.replace(/^generated:/, '');
  return isAbsolute(path) ? relative(repository, path) : path;
}

/** @param {unknown} error @returns {error is import('esbuild').BuildFailure} */
function isBuildFailure(error) {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}

/** @param {string} text @param {readonly Rule[]} rules */
function withSettings(text, rules) {
  const setting = {
    type: 'object',
    default: {},
    additionalProperties: false,
    markdownDescription: 'How serious a finding of each rule is: `default` leaves it to the rule, `off` silences it.',
    properties: Object.fromEntries(rules.map((rule) => [rule.id, {
      type: 'string', enum: ['default', 'error', 'warning', 'info', 'off'], default: 'default', description: `${rule.summary} Default: ${rule.severity}.`,
    }])),
  };
  const path = ['contributes', 'configuration', 'properties', 'topovisor.rules'];
  const now = path.reduce((here, step) => here?.[step], JSON.parse(text));
  if (JSON.stringify(now) === JSON.stringify(setting)) return text;
  return applyEdits(text, modify(text, path, setting, { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } }));
}

/**
 * With what the commands of the canvas contribute, after what is written by hand.
 * @typedef {{ readonly command: string }} Contributed
 * @typedef {{ readonly [part in 'commands' | 'keybindings' | 'palette' | 'titleBar']: readonly Contributed[] }} CanvasContributions
 * @param {string} text @param {CanvasContributions} canvas
 */
function withCanvasCommands(text, { commands, keybindings, palette, titleBar }) {
  const manifest = JSON.parse(text);
  const { contributes } = manifest;
  const byHand = (/** @type {readonly Contributed[]} */ entries) => entries.filter(({ command }) => !command.startsWith('topovisor.diagram.'));
  contributes.commands = [...byHand(contributes.commands), ...commands];
  contributes.keybindings = [...byHand(contributes.keybindings), ...keybindings];
  contributes.menus.commandPalette = [...byHand(contributes.menus.commandPalette), ...palette];
  contributes.menus['editor/title'] = [...byHand(contributes.menus['editor/title']), ...titleBar];
  return json(manifest);
}

/** @param {readonly Rule[]} rules */
function indexPage(rules) {
  const row = (/** @type {Rule} */ rule) => `| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${rule.summary} |`;
  return [
    '# Rules', '',
    'What Topovisor reports about a topology. The severity of each can be set by `topovisor.rules`; thresholds come from the `policies` of the document.', '',
    '| rule | severity | what it reports |', '|---|---|---|', ...rules.map(row), '',
  ].join('\n');
}

/** @param {Rule} rule */
function page(rule) {
  const examples = (/** @type {readonly string[]} */ texts) => texts.flatMap((text) => ['```jsonc', text, '```', '']);
  return [
    `# ${rule.id}`, '', `${rule.summary} *(${rule.severity})*`, '',
    '## Why it matters', '', rule.why, '',
    '## What to do', '', rule.remedy, '',
    '## Reported', '', ...examples(rule.examples.bad),
    '## Fine', '', ...examples(rule.examples.good),
  ].join('\n').trimEnd() + '\n';
}

/** @param {string} path */
function read(path) {
  return existsSync(join(repository, path)) ? readFileSync(join(repository, path), 'utf8') : undefined;
}

/** @param {string} folder */
function listed(folder) {
  return existsSync(join(repository, folder)) ? readdirSync(join(repository, folder)).map((name) => `${folder}/${name}`) : [];
}

/** @param {unknown} value */
function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
