import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from './paths.mjs';

/**
 * Copies what VS Code loads of the extension, so that building again does not pull it from under a running window.
 * @returns {{ readonly path: string, readonly remove: () => void }}
 */
export function copyBuiltExtension() {
  const path = mkdtempSync(join(tmpdir(), 'topovisor-built-'));
  for (const name of ['package.json', 'dist', 'media']) cpSync(join(repository, name), join(path, name), { recursive: true });
  const remove = () => rmSync(path, { recursive: true, force: true });
  process.once('exit', remove); // Also when the run is cut short.
  return { path, remove };
}
