import { join } from 'node:path';
import { repository } from './paths.mjs';
import { run } from './run.mjs';

/**
 * Builds `dist/` unless this run of the tests already did: `npm test` builds first and says so in the environment, and
 * the projects of one vitest share a process.
 * @returns {Promise<void>}
 * @throws {Error} when the build fails; what is wrong is on the terminal
 */
export async function buildOnce() {
  if (process.env['TOPOVISOR_BUILT'] === 'yes') return;
  const code = await run(process.execPath, [join(repository, 'scripts', 'build.mjs')], { cwd: repository });
  if (code !== 0) throw new Error('The build failed: see above.');
  process.env['TOPOVISOR_BUILT'] = 'yes';
}
