// For developers: a picture of the extension at work.
//   node scripts/screenshot.mjs --file media/examples/campus.virt.json --out out.png [--diagram]
//     [--theme "Default Dark Modern"] [--size 1600x1000] [--command <id>]…
// Other themes to look at: "Default Light Modern", "Default High Contrast", "Default High Contrast Light".
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { buildOnce } from './vscode/build-once.mjs';
import { copyBuiltExtension } from './vscode/built-extension.mjs';
import { evaluateIn } from './vscode/channel.mjs';
import { asCommand } from './vscode/run.mjs';
import { startSession } from './vscode/session.mjs';

const { values } = parseArgs({
  options: {
    file: { type: 'string' },
    out: { type: 'string', default: 'screenshot.png' },
    theme: { type: 'string', default: 'Default Dark Modern' },
    size: { type: 'string', default: '1600x1000' },
    diagram: { type: 'boolean', default: false },
    command: { type: 'string', multiple: true, default: [] },
  },
});
if (values.file === undefined) throw new Error('Name the file to show: --file path.virt.json');
const file = resolve(values.file);
const [width = 1600, height = 1000] = values.size.split('x').map(Number);

await asCommand(async () => {
  await buildOnce();
  const extension = copyBuiltExtension();
  const session = await startSession({
    extensionDevelopmentPath: extension.path,
    workspace: dirname(file),
    settings: {},
    window: { width, height },
  });
  try {
    await takeScreenshot(session);
  } finally {
    await session.stop();
    extension.remove();
  }
  return 0;
});

/** @param {import('./vscode/session.mjs').Session} session */
async function takeScreenshot(session) {
  const browser = await chromium.connectOverCDP(session.debuggerUrl, { noDefaults: true });
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('VS Code has no window.');
  await evaluateIn(session, setTheme, values.theme);
  await evaluateIn(session, openFile, file);
  const commands = [...(values.diagram ? ['topovisor.openDiagramBeside'] : []), ...values.command];
  for (const command of commands) await evaluateIn(session, runCommand, command);
  if (values.diagram) await diagramReady(page);
  await page.screenshot({ path: values.out, animations: 'disabled' });
  await browser.close();
}

/**
 * Sets the theme and waits until it is in force. As long as VS Code looks for the contrast of the screen itself, it
 * turns a high-contrast theme down on a screen that has none.
 * @param {typeof import('vscode')} vscode
 * @param {string} theme
 */
async function setTheme(vscode, theme) {
  const everywhere = vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration('window').update('autoDetectHighContrast', false, everywhere);
  const changed = new Promise((resolve) => vscode.window.onDidChangeActiveColorTheme(resolve));
  // Through another theme, so that there is a change to wait for whatever was in force.
  await vscode.workspace.getConfiguration('workbench').update('colorTheme', 'Solarized Dark', everywhere);
  await changed;
  const arrived = new Promise((resolve) => vscode.window.onDidChangeActiveColorTheme(resolve));
  await vscode.workspace.getConfiguration('workbench').update('colorTheme', theme, everywhere);
  await arrived;
}

/**
 * @param {typeof import('vscode')} vscode
 * @param {string} path
 */
async function openFile(vscode, path) {
  await vscode.commands.executeCommand('workbench.action.closeAuxiliaryBar');
  await vscode.commands.executeCommand('workbench.action.closeSidebar');
  await vscode.window.showTextDocument(vscode.Uri.file(path));
  await vscode.extensions.getExtension('topovisor.topovisor')?.activate();
}

/**
 * @param {typeof import('vscode')} vscode
 * @param {string} command
 */
async function runCommand(vscode, command) {
  await vscode.commands.executeCommand(command);
}

/** @param {import('playwright-core').Page} page */
async function diagramReady(page) {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    for (const frame of page.frames()) {
      if ((await frame.locator('[data-topovisor-ready]').count().catch(() => 0)) > 0) return;
    }
    await page.waitForTimeout(100);
  }
  throw new Error('The diagram was not ready within a minute: no frame has [data-topovisor-ready].');
}
