import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { repository } from '../../../scripts/vscode/paths.mjs';
import { openPage } from '../../support/browser';
import type { DiagramNode, ViewName } from '../../../src/protocol/view';
import { FakeExtension } from './fakeExtension';
import { keybindings, pressKeysOfVsCode } from './keybindings';
import { pageHtml } from './pageHtml';
import type { CustomTheme } from './oddThemes';
import type { Theme } from './themes';

export interface DiagramOptions {
  readonly nodes: readonly DiagramNode[];
  readonly title?: string;
  readonly theme?: Theme | CustomTheme;
  readonly width?: number;
  readonly height?: number;
  /** What the browser says of the device: a screen that is touched, what the user wants of motion and colours, pixels of the screen for one of the page. */
  readonly device?: { readonly hasTouch?: boolean; readonly isMobile?: boolean; readonly reducedMotion?: 'reduce' | 'no-preference'; readonly forcedColors?: 'active' | 'none'; readonly deviceScaleFactor?: number };
  /** Runs before the webview says "ready". */
  readonly before?: (extension: FakeExtension) => void;
}

/** The built webview in a browser, talking to a fake extension, and what a test does with it. */
export interface OpenedDiagram {
  readonly page: Page;
  readonly extension: FakeExtension;
  /** A node that React Flow shows, by id. */
  readonly node: (id: string) => Locator;
  /** Selects a node by search and brings it near enough to be a card. */
  readonly findNode: (text: string) => Promise<void>;
  /** Until this revision is drawn; without one, until everything is that the extension has changed. */
  readonly drawn: (revision?: number) => Promise<void>;
  /** Until the canvas shows this view. */
  readonly inView: (view: ViewName) => Promise<void>;
  /** Until the canvas shows this level, and React Flow has exchanged its nodes for it. */
  readonly level: (level: 'tiles' | 'cells' | 'cards') => Promise<void>;
  /** Until the page has done all it was told, painted it, and what it had to say has come: for what must not happen. */
  readonly settled: () => Promise<void>;
  /** What went wrong in the page: refused by the content security policy, thrown, or not understood. */
  readonly complaints: () => Promise<readonly string[]>;
}

export async function openDiagram({ nodes, title = 'Campus', theme = 'dark', width = 1280, height = 800, device = {}, before }: DiagramOptions): Promise<OpenedDiagram> {
  const extension = new FakeExtension(nodes, title);
  before?.(extension);
  const errors: string[] = [];
  const page = await openPage(
    {
      pages: { '/': pageHtml(theme) },
      folders: { '/webview/': join(repository, 'dist', 'webview') },
      // Moving views jump to where they go: a test looks at states, not at what lies between.
      context: { viewport: { width, height }, reducedMotion: 'reduce', ...device },
    },
    async (opening) => {
      opening.on('pageerror', (error) => errors.push(error.message));
      opening.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
      await opening.exposeFunction('topovisorPost', (data: unknown) => extension.receive(data));
      await opening.addInitScript(pressKeysOfVsCode, keybindings);
      extension.connect((message) => opening.evaluate((data) => window.postMessage(data, '*'), message));
    },
  );
  const diagram: OpenedDiagram = {
    page, extension,
    node: (id) => page.locator(`[data-node="${id}"]`),
    drawn: async (revision) => {
      if (revision === undefined) return extension.inStep();
      await page.waitForFunction((wanted) => Number(document.documentElement.dataset['revision']) >= wanted, revision);
    },
    inView: (view) => page.locator(`.tv-canvas[data-view="${view}"]`).waitFor(),
    level: async (level) => {
      await page.locator(`.tv-canvas[data-level="${level}"][data-zooming="false"]`).waitFor();
    },
    // A key of VS Code is a message that the page hears after the press, and what it does then may wait for a frame.
    settled: () => page.evaluate(() => new Promise<void>((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => void setTimeout(resolve)));
    })),
    findNode: async (text) => {
      await page.getByRole('button', { name: 'Search', exact: true }).click();
      await page.getByRole('textbox', { name: 'Search by name, id or figures' }).fill(text);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
    },
    complaints: async () => [...errors, ...extension.complaints, ...(await page.evaluate(() => (window as unknown as { violations: string[] }).violations))],
  };
  try {
    await page.waitForSelector('html[data-topovisor-ready="true"]');
  } catch (error) {
    throw new Error(`The diagram did not open: ${JSON.stringify(await diagram.complaints())}`, { cause: error });
  }
  return diagram;
}
