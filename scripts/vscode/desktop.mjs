import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The executable of the desktop VS Code that `VSCODE_EXECUTABLE` names.
 * @returns {string | undefined}
 */
export function desktopExecutable() {
  const named = process.env['VSCODE_EXECUTABLE'];
  if (named === undefined || named === '') return undefined;
  if (!existsSync(named)) throw new Error(`VSCODE_EXECUTABLE is ${named}, and there is no such file.`);
  return named;
}

/**
 * The `code` command of an installed desktop VS Code. In a terminal of a remote window `code` only talks to that window
 * and cannot load an extension under development, so it does not count there.
 * @returns {string | undefined} its path
 */
export function installedCode() {
  if (process.env['VSCODE_IPC_HOOK_CLI'] !== undefined) return undefined;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Whether a window can be shown on this machine. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some((display) => display !== undefined && display !== '');
}
