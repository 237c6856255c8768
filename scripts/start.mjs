// npm start: builds, and opens VS Code on the example estate with the extension running. It is the VS Code of
// VSCODE_EXECUTABLE, else an installed `code`, else the server build in a browser (or, where that does not run, a desktop
// VS Code that is downloaded). `npm start -- --port 9000` fixes the port of the server build.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { buildOnce } from './vscode/build-once.mjs';
import { desktopExecutable, hasDisplay, installedCode } from './vscode/desktop.mjs';
import { firstExample } from './vscode/example.mjs';
import { cacheFolder, examplesFolder, repository } from './vscode/paths.mjs';
import { asCommand, progress } from './vscode/run.mjs';
import { serverBuildSupported } from './vscode/server-install.mjs';
import { serveWorkbench } from './vscode/workbench.mjs';

const { values } = parseArgs({ options: { port: { type: 'string' } } });
await asCommand(async () => {
  progress('Building…');
  await buildOnce();
  return open();
});

/** @returns {Promise<number>} the exit code, once VS Code is closed or Ctrl+C was pressed */
async function open() {
  const desktop = desktopExecutable() ?? (hasDisplay() ? installedCode() : undefined);
  if (desktop !== undefined) return openDesktop(desktop);
  if (serverBuildSupported) return serveWorkbench({ folder: examplesFolder, file: firstExample(), port: Number(values.port ?? 0) });
  progress('No `code` was found: downloading VS Code…');
  return openDesktop(await downloadAndUnzipVSCode({ cachePath: cacheFolder }));
}

/**
 * @param {string} executable
 * @returns {Promise<number>}
 */
function openDesktop(executable) {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const args = [
    `--extensionDevelopmentPath=${repository}`,
    ...(asRoot ? ['--no-sandbox', `--user-data-dir=${join(cacheFolder, 'desktop')}`] : []), // VS Code asks this of root.
    examplesFolder,
    ...[firstExample()].filter((file) => file !== undefined),
  ];
  progress(`Opening ${examplesFolder} in ${executable} with the extension.`);
  const windows = process.platform === 'win32';
  const child = spawn(windows ? `"${executable}"` : executable, args, { stdio: 'inherit', shell: windows });
  process.once('SIGINT', () => child.kill('SIGINT'));
  process.once('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => done(code ?? 0));
  });
}
