// Writes THIRD_PARTY_NOTICES.md: the licence of every package whose code is in dist/. `--check` writes nothing and says
// whether the file is what it would write, with exit code 1 when it is not. A licence that may not be bundled is a failure.
import { build } from 'esbuild';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundles } from './bundles.mjs';
import { repository } from './vscode/paths.mjs';

/**
 * @typedef {{ readonly name: string, readonly version: string, readonly license: string, readonly source: string, readonly texts: readonly string[] }} Package
 */

/** Licences whose code may be part of a bundle under MIT. */
const permitted = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'EPL-2.0'];
const file = 'THIRD_PARTY_NOTICES.md';

const packages = (await bundledPackages()).map(readPackage).sort((a, b) => (a.name === b.name ? compare(a.version, b.version) : compare(a.name, b.name)));
const refused = packages.filter(({ license, texts }) => !isPermitted(license) || texts.length === 0);
for (const { name, license, texts } of refused) {
  console.error(texts.length === 0 ? `${name} comes without the text of its licence (${license}).` : `${name} is under ${license}, which may not be bundled (${permitted.join(', ')} may).`);
}
const text = notices(packages);
const isStale = !existsSync(join(repository, file)) || readFileSync(join(repository, file), 'utf8') !== text;
if (refused.length > 0) process.exitCode = 1;
else if (!isStale) console.log(`${file} names the ${packages.length} packages that are bundled.`);
else if (process.argv.includes('--check')) {
  console.error(`${file} is stale: run "npm run generate".`);
  process.exitCode = 1;
} else {
  writeFileSync(join(repository, file), text);
  console.log(`wrote ${file}`);
}

/** @returns {Promise<readonly string[]>} folders of the packages that have code in a bundle, from the root of the repository */
async function bundledPackages() {
  /** @type {Set<string>} */
  const folders = new Set();
  for (const options of bundles()) {
    const { metafile } = await build({ ...options, absWorkingDir: repository, write: false });
    for (const { inputs } of Object.values(metafile?.outputs ?? {})) {
      for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
        // The last of several: a package inside a package.
        const [folder] = /node_modules\/(?:.*node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(path) ?? [];
        if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
      }
    }
  }
  return [...folders];
}

/**
 * @param {string} folder
 * @returns {Package}
 */
function readPackage(folder) {
  const path = join(repository, folder);
  const { name, version, license, author, repository: origin, homepage } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  // What Apache calls a notice belongs to its licence; others list there what they are made of, which is listed here anyway.
  const wanted = license === 'Apache-2.0' ? /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i : /^(licen[cs]e|copying)(\.(md|txt))?$/i;
  const names = readdirSync(path).filter((entry) => wanted.test(entry)).sort();
  const source = sourceAddress(String(typeof origin === 'string' ? origin : (origin?.url ?? homepage ?? '')));
  const texts = names.map((entry) => readFileSync(join(path, entry), 'utf8').replace(/\r\n?/g, '\n').trim());
  const holder = typeof author === 'string' ? author : author?.name;
  // Some say "MIT" and whose it is, and leave the text itself to the reader.
  return { name, version, license: String(license), source, texts: texts.length === 0 && license === 'MIT' && holder ? [mit(holder)] : texts };
}

/** @param {string} written as packages write it: an address for git, or the short name of a repository on GitHub */
function sourceAddress(written) {
  const address = written.replace(/^git\+/, '').replace(/\.git$/, '').replace(/^git:/, 'https:');
  return /^[\w-]+\/[\w.-]+$/.test(address) ? `https://github.com/${address}` : address;
}

/** @param {string} a @param {string} b */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @param {string} holder */
function mit(holder) {
  const ours = readFileSync(join(repository, 'LICENSE'), 'utf8').trim();
  return ours.replace(/^Copyright .*$/m, `Copyright (c) ${holder}`);
}

/**
 * Of several licences to choose from one must be permitted; of several that hold together, all.
 * @param {string} expression an SPDX expression without nested parentheses
 */
function isPermitted(expression) {
  const allOf = (/** @type {string} */ part) => part.split(' AND ').every((id) => permitted.includes(id.trim()));
  return expression.replace(/[()]/g, '').split(' OR ').some(allOf);
}

/** @param {readonly Package[]} all */
function notices(all) {
  const rows = all.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`);
  const sections = all.flatMap(({ name, version, license, source, texts }) => [
    '', `## ${name} ${version}`, '',
    `Licence: ${license}.${source === '' ? '' : ` Source code: ${source}`}`,
    ...texts.flatMap((licence) => ['', fenced(licence)]),
  ]);
  return [
    '# Third-party notices', '',
    'Topovisor is under the MIT licence (see LICENSE). Its bundles contain code of these packages, unchanged except for minification.', '',
    '| package | version | licence |', '|---|---|---|', ...rows, ...sections, '',
  ].join('\n');
}

/** @param {string} text */
function fenced(text) {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${fence}text\n${text}\n${fence}`;
}
