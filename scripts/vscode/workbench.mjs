import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasDisplay } from './desktop.mjs';
import { progress } from './run.mjs';
import { ensureServerBuild } from './server-install.mjs';
import { installExtension, startServer } from './server.mjs';
import { quietSettings } from './session.mjs';
import { packageExtension } from './vsix.mjs';

/**
 * Serves VS Code to the browser of this machine until Ctrl+C. The extension is packaged and installed, as a user would
 * have it, because the server build loads an extension under development only in a mode for tests, which answers every
 * dialog by itself.
 * @param {{ readonly folder: string, readonly file: string | undefined, readonly port: number }} options
 *   a port of 0 takes a free one
 * @returns {Promise<number>} the exit code
 */
export async function serveWorkbench({ folder, file, port }) {
  await ensureServerBuild();
  const temporary = mkdtempSync(join(tmpdir(), 'topovisor-start-'));
  try {
    return await serve({ folder, file, port, temporary });
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @param {{ readonly folder: string, readonly file: string | undefined, readonly port: number, readonly temporary: string }} options */
async function serve({ folder, file, port, temporary }) {
  const interrupted = signal();
  progress('Packaging the extension and installing it into VS Code…');
  const extensionsFolder = join(temporary, 'extensions');
  mkdirSync(extensionsFolder);
  const vsix = await packageExtension(temporary);
  await installExtension({ vsix, extensionsFolder, logFile: join(temporary, 'install.log') });
  const settingsFile = join(temporary, 'settings.json');
  writeFileSync(settingsFile, JSON.stringify(quietSettings));
  const server = await startServer({ dataFolder: join(temporary, 'server'), extensionsFolder, settingsFile, port });
  const url = server.url({ folder, payload: file === undefined ? [] : [['openFile', server.uri(file)]] });
  progress('VS Code is running with the extension. Open this address in a browser (Ctrl+C ends it):');
  process.stdout.write(`\n  ${url}\n\n`);
  if (hasDisplay()) openInBrowser(url);
  const ended = await Promise.race([interrupted, server.ended.then((code) => `VS Code's server ended with code ${code}.`)]);
  progress(ended);
  await server.stop();
  return ended === stopping ? 0 : 1;
}

const stopping = 'Stopping…';

/**
 * Invariant: the listeners stay, because npm passes on a Ctrl+C that this process already got from the terminal.
 * @returns {Promise<string>}
 */
function signal() {
  return new Promise((done) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => done(stopping));
  });
}

/**
 * The address is on the terminal already, so a machine without a default browser loses nothing.
 * @param {string} url
 */
function openInBrowser(url) {
  const child = spawn('xdg-open', [url], { stdio: 'ignore', detached: true });
  child.once('error', () => progress('No default browser was found to open it with.'));
  child.unref();
}
