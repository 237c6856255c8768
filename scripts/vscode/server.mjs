import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureServerBuild } from './server-install.mjs';
import { runQuietly } from './run.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {string} dataFolder where this server keeps everything it writes
 * @property {string} extensionsFolder
 * @property {string} [settingsFile] settings for every window of this server
 * @property {number} [port] a free one is chosen when it is not given
 * @property {boolean} [forTests] honours a development extension and a tests module in the URL, and answers no dialog
 *
 * @typedef {object} Server
 * @property {(options: { readonly folder: string, readonly payload?: ReadonlyArray<readonly [string, string]> }) => string} url
 *   the address of a window on a folder of this machine
 * @property {(path: string) => string} uri a file of this machine, as the window names it
 * @property {Promise<number>} ended the exit code
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the server build on the loopback interface and waits until it listens. A random token guards it: without one,
 * any page open in a browser of this machine could talk to it.
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer(options) {
  const build = await ensureServerBuild();
  if (options.settingsFile !== undefined && existsSync(options.settingsFile)) {
    const machineFolder = join(options.dataFolder, 'data', 'Machine');
    mkdirSync(machineFolder, { recursive: true });
    cpSync(options.settingsFile, join(machineFolder, 'settings.json'));
  }
  const token = randomBytes(16).toString('hex');
  const child = spawn(build.node, serverArguments(build.main, token, options), {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // Its own process group, so that stopping it takes the extension host along.
  });
  const stop = () => {
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  };
  process.once('exit', stop); // However this process ends, the server does not outlive it.
  /** @type {Promise<number>} */
  const ended = new Promise((done) => child.once('close', (code) => done(code ?? 1)));
  const port = await listeningPort(child, ended);
  const authority = `127.0.0.1:${port}`;
  const uri = (/** @type {string} */ path) => `vscode-remote://${authority}${path}`;
  return {
    uri,
    ended,
    url: ({ folder, payload = [] }) => {
      const query = new URLSearchParams({ tkn: token, folder });
      if (payload.length > 0) query.set('payload', JSON.stringify(payload));
      return `http://${authority}/?${query.toString()}`;
    },
    stop: async () => {
      stop();
      await ended;
    },
  };
}

/**
 * Installs a packaged extension into an extensions folder of the server build.
 * @param {{ readonly vsix: string, readonly extensionsFolder: string, readonly logFile: string }} options
 */
export async function installExtension({ vsix, extensionsFolder, logFile }) {
  const build = await ensureServerBuild();
  const args = [build.main, '--accept-server-license-terms', '--extensions-dir', extensionsFolder, '--install-extension', vsix, '--force'];
  await runQuietly(build.node, args, { logFile });
}

/**
 * @param {string} main
 * @param {string} token
 * @param {ServerOptions} options
 */
function serverArguments(main, token, { dataFolder, extensionsFolder, port = 0, forTests = false }) {
  const args = [main, '--host', '127.0.0.1', '--port', String(port), '--connection-token', token];
  args.push('--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust');
  args.push('--server-data-dir', dataFolder, '--extensions-dir', extensionsFolder);
  if (forTests) args.push('--enable-smoke-test-driver');
  return args;
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child
 * @param {Promise<number>} ended
 * @returns {Promise<string>}
 */
async function listeningPort(child, ended) {
  let output = '';
  /** @type {Promise<string>} */
  const listening = new Promise((done) => {
    /** @param {Buffer} chunk */
    const read = (chunk) => {
      output = (output + chunk.toString()).slice(-4000);
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port !== undefined) done(port);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });
  const failed = ended.then((code) => {
    throw new Error(`VS Code's server ended with code ${code} before it listened:\n${output.trim()}`);
  });
  return Promise.race([listening, failed]);
}
