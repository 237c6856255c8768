import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { cacheFolder } from './paths.mjs';
import { progress, runQuietly } from './run.mjs';

/**
 * The Chromium that tests and screenshots use; on Debian, as root, it is installed when there is none.
 * @returns {Promise<string>} path of its executable
 * @throws {Error} one sentence saying how to get one
 */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (canInstallPackages()) {
    await installDebianChromium();
    const installed = findBrowser();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    'No Chromium or Chrome was found: install one (Debian and Ubuntu: apt-get install chromium; anywhere: npx playwright-core install chromium) or set CHROME_PATH to its executable.',
  );
}

/**
 * Chromium flags that keep a window quiet and its timings steady (software GL is slower and noisier than none).
 * @type {readonly string[]}
 */
export const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @returns {string | undefined} */
function findBrowser() {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROME_PATH is ${named}, and there is no such file.`);
    return named;
  }
  return [...executablesOnPath(), ...applications(), chromium.executablePath()].find((path) => existsSync(path));
}

function executablesOnPath() {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function applications() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    return ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData']
      .map((name) => process.env[name])
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'));
  }
  return [];
}

function canInstallPackages() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false; // Not a Debian: the caller says what to do instead.
  }
}

async function installDebianChromium() {
  progress('Installing Chromium with apt-get (about a minute)…');
  mkdirSync(cacheFolder, { recursive: true });
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const logFile = join(cacheFolder, 'install-chromium.log');
  await runQuietly('apt-get', ['update'], { env, logFile });
  await runQuietly('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env, logFile });
}
