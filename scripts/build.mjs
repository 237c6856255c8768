// Bundles the extension, the command line and the webview into dist/. `--dev` keeps names and adds source maps.
import { build } from 'esbuild';
import { chmodSync, rmSync } from 'node:fs';
import { bundles } from './bundles.mjs';

rmSync('dist', { recursive: true, force: true });
for (const bundle of bundles({ dev: process.argv.includes('--dev') })) await build(bundle);
// The command line is called by its name: npm links to this file.
chmodSync('dist/cli.cjs', 0o755);
