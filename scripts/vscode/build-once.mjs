import { join } from 'node:path';
import { repository } from './paths.mjs';
import { run } from './run.mjs';

/**
 * Builds `dist/`, once: `npm test` builds first and says in the environment how it went, and the projects of one vitest
 * share a process.
 * @returns {Promise<void>}
 * @throws {Error} when the build fails; what is wrong is on the terminal
 */
export async function buildOnce() {
  const script = join(repository, 'scripts', 'build.mjs');
  process.env['TOPOVISOR_BUILD'] ??= (await run(process.execPath, [script], { cwd: repository })) === 0 ? 'done' : 'failed';
  if (process.env['TOPOVISOR_BUILD'] === 'failed') throw new Error('The build failed: what is wrong is printed above.');
}
