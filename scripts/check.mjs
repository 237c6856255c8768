// npm run check: what continuous integration runs. Every step runs even when an earlier one failed, so that one run
// tells everything; the tests come last because they take longest.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './vscode/paths.mjs';
import { progress, run } from './vscode/run.mjs';

/** @type {ReadonlyArray<{ readonly title: string, readonly command: string, readonly args: readonly string[] }>} */
const steps = [
  ...typechecks(),
  { title: 'generated files', command: process.execPath, args: [join(repository, 'scripts', 'generate.mjs'), '--check'] },
  { title: 'third-party notices', command: process.execPath, args: [join(repository, 'scripts', 'notices.mjs'), '--check'] },
  { title: 'all tests', command: 'npm', args: ['test'] },
];

/** @type {string[]} */
const failed = [];
for (const { title, command, args } of steps) {
  progress(`check: ${title}`);
  if ((await run(command, args, { cwd: repository })) !== 0) failed.push(title);
}
progress(failed.length === 0 ? 'check: everything holds' : `check: failed: ${failed.join('; ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

function typechecks() {
  const compiler = join(repository, 'node_modules', 'typescript', 'bin', 'tsc');
  return readdirSync(repository)
    .filter((name) => /^tsconfig\..+\.json$/.test(name) && name !== 'tsconfig.base.json')
    .map((name) => ({ title: `types of ${name}`, command: process.execPath, args: [compiler, '--project', name] }));
}
