import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { readManifest } from './manifest.mjs';
import { repository } from './paths.mjs';

/**
 * Packages what `dist/` holds. Everything is bundled, so no dependency goes in; `.vscodeignore` says what does.
 * @param {string} [folder] where the file goes; `dist` when it is not given
 * @returns {Promise<string>} path of the `.vsix`
 */
export async function packageExtension(folder = join(repository, 'dist')) {
  const { name, version } = readManifest();
  const packagePath = join(folder, `${name}-${version}.vsix`);
  await createVSIX({
    cwd: repository,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return packagePath;
}
