// Bundles the extension, the command line and the webview into dist/. `--dev` keeps names and adds source maps.
import { build } from 'esbuild';
import { existsSync, rmSync } from 'node:fs';
import { rawText } from './raw-text.mjs';

const dev = process.argv.includes('--dev');
rmSync('dist', { recursive: true, force: true });

const common = {
  bundle: true,
  minify: !dev,
  sourcemap: dev ? 'linked' : false,
  logLevel: 'warning',
  legalComments: 'none',
  metafile: true,
};
const node = { ...common, platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'] };

const targets = [
  { ...node, entryPoints: ['src/extension/main.ts'], outfile: 'dist/extension.cjs', external: ['vscode'] },
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

for (const target of targets) {
  const entry = Array.isArray(target.entryPoints) ? target.entryPoints[0] : Object.values(target.entryPoints)[0];
  if (existsSync(entry)) await build(target);
}
