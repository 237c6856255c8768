// What is bundled into dist/, and how: the extension, the command line and the webview.
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
  return [
    // What is first wanted later is loaded later. The debugger follows one file better than several.
    { ...node, entryPoints: { extension: 'src/extension/main.ts' }, outdir: 'dist', chunkNames: 'extension/[name]-[hash]', external: ['vscode'], outExtension: { '.js': '.cjs' }, plugins: dev ? [] : [ruleTexts, splitCommonJs] },
    { ...node, entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.cjs', banner: { js: '#!/usr/bin/env node' } },
    {
      ...common,
      platform: 'browser',
      target: 'es2022',
      format: 'esm',
      splitting: true,
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': dev ? '"development"' : '"production"' },
      entryPoints: { main: 'webview/main.tsx' },
      outdir: 'dist/webview',
      plugins: [rawText],
    },
  ];
}
