#!/usr/bin/env node
// Stands in for the executable of desktop VS Code where only the server build is at hand: takes the arguments that
// `runTests` of @vscode/test-electron gives an executable, opens the server build in a Chromium, and ends with the code
// of the tests module.
import { appendFileSync, fstatSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { ensureBrowser, quietFlags } from './browser.mjs';
import { cacheFolder } from './paths.mjs';
import { installExtension, startServer } from './server.mjs';

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'extensions-dir': { type: 'string' },
    'user-data-dir': { type: 'string' },
    'remote-debugging-port': { type: 'string' },
    'install-extension': { type: 'string' },
    'window-size': { type: 'string' },
  },
});

/** @param {string} name */
const text = (name) => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};

const temporary = mkdtempSync(join(tmpdir(), 'topovisor-window-'));
const stopped = stopRequested();
const windowLog = join(cacheFolder, 'window.log');
let exitCode = 1;
try {
  exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
} finally {
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
}
process.exit(exitCode); // What still listens, such as standard input, must not keep it.

/** @returns {Promise<number>} */
async function main() {
  const userFolder = text('user-data-dir') ?? join(temporary, 'user');
  const extensionsFolder = text('extensions-dir') ?? join(temporary, 'extensions');
  const vsix = text('install-extension');
  if (vsix !== undefined) {
    await installExtension({ vsix, extensionsFolder, logFile: join(temporary, 'install.log') });
    return 0;
  }
  const [folder] = positionals;
  if (folder === undefined) throw new Error('Name the folder to open.');
  const executablePath = await ensureBrowser();
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(windowLog, '');
  const server = await startServer({
    dataFolder: join(temporary, 'server'),
    extensionsFolder,
    settingsFile: join(userFolder, 'User', 'settings.json'),
    forTests: true,
  });
  try {
    return await openWindow({ server, folder, executablePath });
  } finally {
    await server.stop();
  }
}

/**
 * @param {{ readonly server: import('./server.mjs').Server, readonly folder: string, readonly executablePath: string }} options
 * @returns {Promise<number>} the code the tests module ended with, or 1 when the window or the server went away
 */
async function openWindow({ server, folder, executablePath }) {
  const [width = 1600, height = 1000] = (text('window-size') ?? '').split(',').map(Number).filter((size) => size > 0);
  const port = text('remote-debugging-port');
  const context = await chromium.launchPersistentContext(join(temporary, 'profile'), {
    executablePath,
    headless: process.env['TOPOVISOR_SHOW_WINDOW'] === undefined,
    viewport: { width, height },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [...quietFlags, ...(port === undefined ? [] : [`--remote-debugging-port=${port}`])],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  /** @type {Promise<number>} */
  const testsEnded = new Promise((done) => void page.exposeFunction('codeAutomationExit', done));
  await page.exposeFunction('codeAutomationLog', logFromWindow);
  page.on('dialog', () => undefined); // Left to whoever drives the window; with no listener at all it would be dismissed here.
  await page.goto(server.url({ folder, payload: payload(server) }));
  /** @type {Promise<number>} */
  const windowClosed = new Promise((done) => context.once('close', () => done(1)));
  const code = await Promise.race([testsEnded, windowClosed, server.ended.then(() => 1), stopped]);
  await context.close();
  return code;
}

/** @param {import('./server.mjs').Server} server */
function payload(server) {
  /** @type {Array<[string, string]>} */
  const pairs = [['skipWelcome', 'true']];
  for (const name of ['extensionDevelopmentPath', 'extensionTestsPath']) {
    const path = text(name);
    if (path !== undefined) pairs.push([name, server.uri(path)]);
  }
  return pairs;
}

/**
 * What the window logs is kept for whoever looks for the cause of a failure; most of it is noise.
 * @param {string} type
 * @param {readonly unknown[]} args
 */
function logFromWindow(type, args) {
  appendFileSync(windowLog, `[${type}] ${args.map(String).join(' ')}\n`);
}

/**
 * A signal (a terminal's Ctrl+C arrives more than once), or the end of the process that started this one, which shows as
 * the end of its pipe.
 */
function stopRequested() {
  return /** @type {Promise<number>} */ (
    new Promise((done) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => done(1));
      const input = fstatSync(0);
      if (input.isFIFO() || input.isSocket()) process.stdin.once('end', () => done(1)).resume();
    })
  );
}
