// What is bundled into dist/, and how: the extension, the command line and the webview.
import { bundledText } from './bundled-text.mjs';
import { rawText } from './raw-text.mjs';
import { ruleTexts } from './rule-texts.mjs';
import { splitCommonJs } from './split-cjs.mjs';

/**
 * Options for esbuild, one for each bundle.
 * @param {{ readonly dev?: boolean }} [options] `dev` keeps names and adds source maps
 * @returns {readonly import('esbuild').BuildOptions[]}
 */
export function bundles({ dev = false } = {}) {
  /** @type {import('esbuild').BuildOptions} */
  const common = { bundle: true, minify: !dev, sourcemap: dev ? 'linked' : false, logLevel: 'warning', legalComments: 'none', metafile: true };
  /** @type {import('esbuild').BuildOptions} */
  const node = { ...common, platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'] };
  /** @type {import('esbuild').BuildOptions} */
  const webview = {
    ...common,
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': dev ? '"development"' : '"production"' },
    outdir: 'dist/webview',
  };
  return [
    // What is first wanted later is loaded later. The debugger follows one file better than several.
    { ...node, entryPoints: { extension: 'src/extension/main.ts' }, outdir: 'dist', chunkNames: 'extension/[name]-[hash]', external: ['vscode'], outExtension: { '.js': '.cjs' }, plugins: dev ? [] : [ruleTexts, splitCommonJs] },
    { ...node, entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.cjs', banner: { js: '#!/usr/bin/env node' } },
    { ...webview, entryPoints: { main: 'webview/main.tsx' }, plugins: [apart('./elkWorker', './placeWorker')] },
    { ...webview, entryPoints: { elkWorker: 'webview/layout/elkWorker.ts' }, plugins: [rawText] },
    { ...webview, entryPoints: { placeWorker: 'webview/layout/placeWorker.ts' }, plugins: [bundledText] },
  ];
}

/**
 * Leaves modules that are imported when they are first wanted to bundles of their own. Were they split off, what both need would be a
 * third file, and the page would have to fetch that too before it begins.
 * @param {readonly string[]} modules as they are imported
 * @returns {import('esbuild').Plugin}
 */
function apart(...modules) {
  return { name: 'apart', setup: ({ onResolve }) => onResolve({ filter: /^\.\// }, ({ path, kind }) => (modules.includes(path) && kind === 'dynamic-import' ? { path: `${path}.js`, external: true } : undefined)) };
}
