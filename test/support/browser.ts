import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, inject } from 'vitest';
import { quietFlags } from '../../scripts/vscode/browser.mjs';

/** What `openPage` shows: pages by address, and folders whose files are served below an address that ends with "/". */
export interface Site {
  readonly pages: Readonly<Record<string, string>>;
  readonly folders?: Readonly<Record<string, string>>;
  readonly context?: BrowserContextOptions;
}

/** Where a site appears; nothing listens there, every request is answered from the site. */
export const siteOrigin = 'http://topovisor.test';

/**
 * Opens the page "/" of a site in the Chromium of this test file, in a context of its own, until the test ends. A request
 * that the site does not answer is refused, so nothing is ever fetched from elsewhere.
 * @param prepare runs before the page is opened, to expose functions or add scripts
 * @throws {Error} how to get a browser, when there is none
 */
export async function openPage(site: Site, prepare: (page: Page) => Promise<void> = async () => undefined): Promise<Page> {
  const chromium = await openBrowser();
  const context = await chromium.newContext({ viewport: { width: 1280, height: 800 }, ...site.context });
  contexts.push(context);
  const page = await context.newPage();
  await page.route('**/*', (route) => {
    const url = new URL(route.request().url());
    const body = url.origin === siteOrigin ? find(site, url.pathname) : undefined;
    return body === undefined ? route.abort() : route.fulfill({ body, contentType: contentType(url.pathname) });
  });
  await prepare(page);
  await page.goto(`${siteOrigin}/`);
  return page;
}

/** The Chromium of this test file; it is closed after the last test. */
function openBrowser(): Promise<Browser> {
  opened ??= launch();
  return opened;
}

let opened: Promise<Browser> | undefined;
const contexts: BrowserContext[] = [];

function launch(): Promise<Browser> {
  const found = inject('browser');
  if (found.kind === 'missing') throw new Error(found.reason);
  return chromium.launch({ executablePath: found.executablePath, args: [...quietFlags] });
}

// A page that is left open goes on working, beside the tests that come after.
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});
afterAll(async () => {
  await (await opened)?.close();
  opened = undefined;
});

function find({ pages, folders = {} }: Site, path: string): string | Buffer | undefined {
  const text = pages[path];
  if (text !== undefined) return text;
  for (const [prefix, folder] of Object.entries(folders)) {
    const file = join(folder, normalize(path.slice(prefix.length)));
    if (path.startsWith(prefix) && existsSync(file)) return readFileSync(file);
  }
  return undefined;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

function contentType(path: string): string {
  return contentTypes[extname(path)] ?? 'text/html';
}
