import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { repository } from '../../scripts/vscode/paths.mjs';

/**
 * Describes tests on real files that are not part of the repository, in the folder `shared` beside it or the one that
 * `TOPOVISOR_SHARED` names. Where one is absent the tests are skipped, and their title says which file they want.
 * @param title what is described
 * @param names paths below the shared folder
 * @param body is handed the absolute paths, in the order of the names
 */
export function describeShared(title: string, names: readonly string[], body: (...paths: readonly string[]) => void): void {
  const absent = names.filter((name) => !existsSync(sharedPath(name)));
  if (absent.length === 0) describe(title, () => body(...names.map(sharedPath)));
  else describe.skip(`${title} (skipped without ${absent.join(', ')})`, () => body(...names.map(sharedPath)));
}

function sharedPath(name: string): string {
  return join(process.env['TOPOVISOR_SHARED'] ?? join(repository, '..', 'shared'), name);
}
