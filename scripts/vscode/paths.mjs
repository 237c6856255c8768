import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository, which is also the extension's development path. */
export const repository = resolve(fileURLToPath(import.meta.url), '..', '..', '..');

/** Everything that is fetched or produced while running; ignored by git, safe to delete at any time. */
export const cacheFolder = join(repository, '.vscode-test');

/** Screenshots of the window, taken when a test in VS Code fails. */
export const failuresFolder = join(cacheFolder, 'failures');

/** Vitest's report of the last `npm test`, read by `.ci/run`. */
export const reportFile = join(cacheFolder, 'report.json');

/** The estate that `npm start` opens. */
export const examplesFolder = join(repository, 'media', 'examples');
