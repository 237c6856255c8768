// npm test: builds, then runs every test; what a kind of tests needs (a browser, a VS Code) is installed by its own
// setup, so `npm test -- --project unit` installs nothing. The arguments are vitest's.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildOnce } from './vscode/build-once.mjs';
import { cacheFolder, failuresFolder, reportFile, repository } from './vscode/paths.mjs';
import { run } from './vscode/run.mjs';

mkdirSync(cacheFolder, { recursive: true });
rmSync(reportFile, { force: true });
rmSync(failuresFolder, { recursive: true, force: true });
await buildOnce();
process.exitCode = await run(
  process.execPath,
  [
    join(repository, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...process.argv.slice(2),
  ],
  { cwd: repository, env: process.env },
);
