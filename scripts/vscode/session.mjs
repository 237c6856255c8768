import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { ensureBrowser } from './browser.mjs';
import { channelOpened, stopThrough } from './channel.mjs';
import { desktopExecutable } from './desktop.mjs';
import { cacheFolder } from './paths.mjs';
import { runQuietly } from './run.mjs';
import { installExtension } from './server.mjs';
import { ensureServerBuild, serverBuildSupported } from './server-install.mjs';

/**
 * @typedef {object} SessionOptions
 * @property {string} extensionDevelopmentPath
 * @property {string} [extensionsFolder] with installed extensions; an empty one when it is not given
 * @property {string} [workspace] the folder to open; a fresh one when it is not given
 * @property {Readonly<Record<string, unknown>>} [settings]
 * @property {{ readonly width: number, readonly height: number }} [window] in CSS pixels; server build only
 *
 * @typedef {object} SessionAddress everything a test needs to reach a running VS Code; plain data
 * @property {string} channelFile
 * @property {string} channelToken
 * @property {string} debuggerUrl
 * @property {string} workspace
 *
 * @typedef {SessionAddress & { readonly stop: () => Promise<void> }} Session
 */

/**
 * Starts a real VS Code with an extension and waits until functions can be evaluated in its extension host: the one of
 * `VSCODE_EXECUTABLE`, else the server build, else (not on linux-x64) a desktop VS Code that is downloaded.
 * @param {SessionOptions} options
 * @returns {Promise<Session>}
 */
export async function startSession(options) {
  const executable = await vscodeExecutable();
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'topovisor-vscode-')));
  const address = {
    channelFile: join(temporary, 'channel.json'),
    channelToken: randomBytes(16).toString('hex'),
    debuggerUrl: `http://127.0.0.1:${await freePort()}`,
    workspace: options.workspace ?? join(temporary, 'workspace'),
  };
  mkdirSync(address.workspace, { recursive: true });
  const running = runTests({
    ...(executable === undefined ? {} : { vscodeExecutablePath: executable }),
    cachePath: cacheFolder,
    extensionDevelopmentPath: options.extensionDevelopmentPath,
    extensionTestsPath: fileURLToPath(new URL('./host.cjs', import.meta.url)),
    extensionTestsEnv: { TOPOVISOR_CHANNEL_FILE: address.channelFile, TOPOVISOR_CHANNEL_TOKEN: address.channelToken },
    launchArgs: launchArguments(temporary, address, options),
  });
  const removeTemporary = () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', removeTemporary); // Also when the run is cut short.
  const ended = running.then(
    () => 'VS Code ended by itself.',
    (/** @type {unknown} */ error) => `VS Code failed: ${error instanceof Error ? error.message : String(error)}`,
  );
  const waiting = new AbortController();
  const failure = await Promise.race([ended, channelOpened(address, waiting.signal)]);
  waiting.abort();
  if (failure !== undefined) {
    removeTemporary();
    throw new Error(failure);
  }
  return {
    ...address,
    stop: async () => {
      try {
        await stopThrough(address);
        await ended;
      } finally {
        removeTemporary();
      }
    },
  };
}

/**
 * Installs a packaged extension into an extensions folder of the VS Code that `startSession` starts.
 * @param {{ readonly vsix: string, readonly extensionsFolder: string }} options
 */
export async function installIntoVsCode({ vsix, extensionsFolder }) {
  const logFile = join(cacheFolder, 'install-extension.log');
  if (desktopExecutable() === undefined && serverBuildSupported) {
    return installExtension({ vsix, extensionsFolder, logFile });
  }
  const desktop = desktopExecutable() ?? (await downloadAndUnzipVSCode({ cachePath: cacheFolder }));
  const [command = desktop, ...args] = resolveCliArgsFromVSCodeExecutablePath(desktop, { reuseMachineInstall: true });
  await runQuietly(command, [...args, `--extensions-dir=${extensionsFolder}`, '--install-extension', vsix, '--force'], { logFile });
}

/** Settings under which nothing in the window speaks unasked. */
export const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  // In a browser VS Code saves by itself; on a desktop it does not, and that is what is tried.
  'files.autoSave': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'window.confirmBeforeClose': 'never',
};

/** @returns {Promise<string | undefined>} */
async function vscodeExecutable() {
  const desktop = desktopExecutable();
  if (desktop !== undefined || !serverBuildSupported) return desktop;
  await ensureServerBuild();
  await ensureBrowser();
  return fileURLToPath(new URL('./launch.mjs', import.meta.url));
}

/**
 * @param {string} temporary
 * @param {SessionAddress} address
 * @param {SessionOptions} options
 */
function launchArguments(temporary, address, { extensionsFolder, settings, window }) {
  const userFolder = join(temporary, 'user');
  mkdirSync(join(userFolder, 'User'), { recursive: true });
  writeFileSync(join(userFolder, 'User', 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }, undefined, 2));
  return [
    address.workspace,
    `--user-data-dir=${userFolder}`,
    `--extensions-dir=${extensionsFolder ?? join(temporary, 'extensions')}`,
    `--remote-debugging-port=${new URL(address.debuggerUrl).port}`,
    ...(window === undefined ? [] : [`--window-size=${window.width},${window.height}`]),
  ];
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? done(address.port) : fail(new Error('No free port.'))));
    });
  });
}
