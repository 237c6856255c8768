// npm test: builds, then runs every test; what a kind of tests needs (a browser, a VS Code) is installed by its own
// setup, so `npm test -- --project unit` installs nothing. The arguments are vitest's.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildOnce } from './vscode/build-once.mjs';
import { cacheFolder, failuresFolder, reportFile, repository } from './vscode/paths.mjs';
import { asCommand, progress, run } from './vscode/run.mjs';

const vitest = join(repository, 'node_modules', 'vitest', 'vitest.mjs');
mkdirSync(cacheFolder, { recursive: true });
rmSync(reportFile, { force: true });
rmSync(failuresFolder, { recursive: true, force: true });
await asCommand(async () => {
  const built = await buildOnce().then(() => true, sayWhy); // A broken build fails the run, but hides no other test.
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`, ...process.argv.slice(2)];
  const code = await run(process.execPath, [vitest, ...args], { cwd: repository });
  return built ? code : Math.max(code, 1);
});

/** @param {Error} error */
function sayWhy(error) {
  progress(error.message);
  return false;
}
