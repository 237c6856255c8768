import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Dialog, Frame, Page } from 'playwright-core';
import { inject } from 'vitest';
import { channelUrl, evaluateIn } from '../../../scripts/vscode/channel.mjs';
import type { SessionAddress } from '../../../scripts/vscode/session.mjs';
import { until } from './until';

/** The real VS Code that this run of the tests shares. */
export interface VsCode {
  /**
   * Evaluates a function in the extension host. It travels as text, so it may use its two arguments and nothing around
   * it; the argument and the result travel as JSON. What it throws is thrown here.
   */
  evaluate<Value>(evaluated: (vscode: VsCodeApi) => Value | Promise<Value>): Promise<Value>;
  evaluate<Value, Arg>(evaluated: (vscode: VsCodeApi, arg: Arg) => Value | Promise<Value>, arg: Arg): Promise<Value>;
  /** The window, for the pointer, the keyboard and what is drawn. */
  readonly page: Page;
  /** The document of the first webview that holds something matching the selector, as soon as there is one. */
  webview(selector: string): Promise<Frame>;
  /** Asks again and again until the answer is truthy, and gives it; fails with the description and the last answer. */
  until: typeof until;
  /** Path of the opened folder; it exists for this run only. */
  readonly workspace: string;
  /**
   * Writes a file below the opened folder, to be removed by `reset`, and gives its path. Every test has a folder of its
   * own: VS Code goes on holding the text of a file for minutes, and would show it for one of the same name.
   */
  file(name: string, text: string): string;
  /** Closes every editor, giving up what is unsaved, and what lies over the window: questions and notifications. */
  closeAll(): Promise<void>;
  /** Between two tests: closes every editor and removes what `file` wrote. */
  reset(): Promise<void>;
  /** Reloads the window, as after an update, and waits until the new extension host answers. */
  reload(): Promise<void>;
  screenshot(path: string): Promise<void>;
}

export type VsCodeApi = typeof import('vscode');

/**
 * Connects to the VS Code that was started for this run.
 * @throws {Error} why there is none, when it could not be started
 */
export function attach(): Promise<VsCode> {
  attached ??= attachToStarted();
  return attached;
}

/** Begins from nothing, whatever the tests of another file left open or on disk. */
async function attachToStarted(): Promise<VsCode> {
  const vs = await connect(startedVsCode());
  await vs.closeAll();
  for (const name of readdirSync(vs.workspace)) rmSync(join(vs.workspace, name), { recursive: true, force: true });
  return vs;
}

/** Lets go of every window; VS Code goes on running for the next file. */
export async function detach(): Promise<void> {
  for (const { browser } of connected.splice(0)) await browser.close();
  attached = undefined;
}

/** The windows that the tests of this file look at. */
export function connectedWindows(): readonly VsCode[] {
  return connected.map(({ vs }) => vs);
}

/** Connects to one particular VS Code, for a test that starts its own. */
export async function connect(address: SessionAddress): Promise<VsCode> {
  const browser = await chromium.connectOverCDP(address.debuggerUrl, { noDefaults: true }); // Not every Electron takes the defaults.
  const contexts = browser.contexts();
  const page = await until(() => workbenchPage(contexts.flatMap((context) => context.pages())), 'the workbench to be drawn');
  let folder = ownFolder(address.workspace);
  const vs: VsCode = {
    page,
    until,
    workspace: address.workspace,
    evaluate: <Value, Arg>(evaluated: (vscode: VsCodeApi, arg: Arg) => Value | Promise<Value>, arg?: Arg) =>
      evaluateIn(address, evaluated, arg as Arg),
    webview: (selector) => until(() => frameWith(page, selector), `a webview with ${selector}`),
    file: (name, text) => {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      return path;
    },
    closeAll: async () => {
      await vs.until(() => vs.evaluate(closeOneEditor), 'every editor to be closed');
      // A diagram goes a little after its tab; until then it would be taken for the next.
      await vs.until(async () => (await frameWith(page, '[data-topovisor-ready]')) === undefined, 'the diagrams to be gone');
      await vs.evaluate(silence);
    },
    reset: async () => {
      await vs.closeAll();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      folder = ownFolder(address.workspace);
    },
    reload: () => reload(vs, address),
    screenshot: async (path) => void (await page.screenshot({ path })),
  };
  connected.push({ browser, vs });
  return vs;
}

const ownFolder = (workspace: string): string => join(workspace, randomUUID().slice(0, 8));

/** While something unsaved is not yet backed up VS Code asks whether to leave; then it is asked to reload once more. */
async function reload(vs: VsCode, address: SessionAddress): Promise<void> {
  const before = channelUrl(address);
  let asked = false;
  const stay = (dialog: Dialog) => {
    asked = false;
    return dialog.dismiss();
  };
  vs.page.on('dialog', stay);
  try {
    await vs.until(async () => {
      if (channelUrl(address) !== before) return true;
      if (!asked) await vs.evaluate(requestReload);
      asked = true;
      return false;
    }, 'the window to be reloaded');
  } finally {
    vs.page.off('dialog', stay);
  }
}

/** Invariant: it answers before the window goes. */
function requestReload(vscode: VsCodeApi): void {
  setTimeout(() => void vscode.commands.executeCommand('workbench.action.reloadWindow'), 0);
}

const connected: { readonly browser: Browser; readonly vs: VsCode }[] = [];
let attached: Promise<VsCode> | undefined;

function startedVsCode(): SessionAddress {
  const started = inject('vscode');
  if (started.kind === 'failed') throw new Error(started.reason);
  return started.address;
}

async function workbenchPage(pages: readonly Page[]): Promise<Page | undefined> {
  for (const page of pages) {
    if ((await page.locator('.monaco-workbench').count()) > 0) return page;
  }
  return undefined;
}

/** A webview's own document is the innermost of nested frames, so every frame is asked. */
async function frameWith(page: Page, selector: string): Promise<Frame | undefined> {
  for (const frame of page.frames()) {
    if (!frame.isDetached() && (await matches(frame, selector))) return frame;
  }
  return undefined;
}

async function matches(frame: Frame, selector: string): Promise<boolean> {
  try {
    return (await frame.locator(selector).count()) > 0;
  } catch (error) {
    if (frame.isDetached() || isNavigation(error)) return false; // Webviews replace their document while they load.
    throw error;
  }
}

function isNavigation(error: unknown): boolean {
  return error instanceof Error && /context was destroyed|frame was detached|frame got detached/i.test(error.message);
}

/** Answers whether none is left: the extension host hears of a closed tab a little later. */
async function closeOneEditor(vscode: VsCodeApi): Promise<boolean> {
  const isOpen = (): boolean => vscode.window.tabGroups.all.some((group) => group.tabs.length > 0);
  if (isOpen()) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  return !isOpen();
}

async function silence(vscode: VsCodeApi): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  await vscode.commands.executeCommand('notifications.clearAll');
}
