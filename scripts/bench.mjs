// npm run bench: how fast it is, as one table. Medians after a warm-up, on an estate of 1,000 hosts and 10,000 VMs.
//   npm run bench -- --only keystroke      rows whose name begins so; may be given several times
//   npm run bench -- --full                also what needs a real VS Code (the first time it is installed)
//   npm run bench -- --json                the same as JSON, with every run
// The rows are in test/bench. No test looks at a clock: a table is read by a person, on a machine that does nothing else.
import { build } from 'esbuild';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildOnce } from './vscode/build-once.mjs';
import { cacheFolder, repository } from './vscode/paths.mjs';
import { run } from './vscode/run.mjs';

const folder = join(cacheFolder, 'bench');

/** @type {import('esbuild').BuildOptions} */
const options = {
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // What is measured is bundled as the product is; what measures is taken from where it is.
  external: ['playwright-core', 'esbuild'],
  mainFields: ['module', 'main'],
  // Some packages are CommonJS and ask for Node's modules by `require`.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  sourcemap: 'linked',
  logLevel: 'warning',
  plugins: [
    {
      name: 'scripts-in-place',
      setup: ({ onResolve }) => {
        onResolve({ filter: /scripts\/.*\.mjs$/ }, ({ path, resolveDir }) => ({ path: pathToFileURL(join(resolveDir, path)).href, external: true }));
      },
    },
  ],
};
await build({ ...options, entryPoints: { main: join(repository, 'test/bench/main.ts') } });
// What is loaded for the first time is read and compiled as well, so it is as short as what is installed.
await build({ ...options, entryPoints: { coldLoad: join(repository, 'test/bench/coldLoad.ts') }, minify: true });
await buildOnce();
process.exitCode = await run(process.execPath, ['--expose-gc', '--enable-source-maps', join(folder, 'main.mjs'), ...process.argv.slice(2)], { cwd: repository });
