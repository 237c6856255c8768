/** The built webview in headless Chromium over the model of the product, and how long what a user does there takes. */
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { ensureBrowser, quietFlags } from '../../../scripts/vscode/browser.mjs';
import type { TextEdit } from '../../../src/core/document/json/reparse';
import type { Session } from '../../../src/features/session';
import type { CanvasCommand } from '../../../src/protocol/canvasCommands';
import type { ViewName } from '../../../src/protocol/view';
import type { World } from '../world';
import { whenDone, whenSteady, type Sign } from './inPage';
import type { BenchExtension } from './extension';
import { serveSession, type Site } from './site';

export const windowSize = { width: 1600, height: 1000 } as const;

export interface EstatePage {
  readonly page: Page;
  readonly extension: BenchExtension;
  /** From the press or command that `act` gives to the end of the first frame that has what `sign` says, in ms. */
  readonly took: (act: () => Promise<void>, sign: Sign) => Promise<number>;
  /** A key of VS Code, which comes back as a command. */
  readonly key: (act: CanvasCommand) => Promise<void>;
  /** By the button of the toolbar. */
  readonly press: (name: string) => Promise<void>;
  /** Another view, and how long that took, in ms. */
  readonly turnTo: (view: ViewName) => Promise<number>;
  /** From an edit of the text to the end of the first frame that shows it, in ms. */
  readonly edit: (file: string, edits: readonly TextEdit[]) => Promise<number>;
  /** Until a view that was not looked at yet is made ready. */
  readonly readyAhead: (view: ViewName) => Promise<void>;
  /** Until what was begun is done. */
  readonly steady: (frames?: number) => Promise<void>;
  /** Processor time of the page's main thread until now, in ms: it does not depend on what else the machine does. */
  readonly worked: () => Promise<number>;
  /** What is in use after everything that is not was freed, in MB. */
  readonly heap: () => Promise<number>;
  /** From the first script to the second frame of the first picture, in ms. */
  readonly firstPaint: number;
  readonly close: () => Promise<void>;
}

/** A browser of its own for an estate; pages are opened in it one after the other. `first` is sent to the page and runs before its own scripts. */
export async function openEstate(world: World, session: Session): Promise<(first?: () => void) => Promise<EstatePage>> {
  const site = await serveSession(session);
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: [...quietFlags] });
  world.closeAtEnd(() => browser.close());
  return (first) => openPage(browser, site, first);
}

async function openPage(browser: Browser, site: Site, first: () => void = () => undefined): Promise<EstatePage> {
  const page = await (await browser.newContext({ viewport: windowSize })).newPage();
  const errors: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
  await page.addInitScript(first);
  await page.goto(site.address);
  await page.waitForSelector('html[data-topovisor-ready="true"]');
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const extension = site.extension();
  const steady: EstatePage['steady'] = (frames = 10) => page.evaluate(whenSteady, frames);
  const took: EstatePage['took'] = async (act, sign) => {
    const done = page.evaluate(whenDone, sign);
    // Where the act itself fails, that is what is told.
    done.catch(() => undefined);
    // The page listens before anything is pressed.
    await page.evaluate(() => undefined);
    await act();
    const seen = await done;
    if (errors.length > 0) throw new Error(errors.join('\n'));
    return seen.took;
  };
  const press: EstatePage['press'] = (name) => page.getByRole('radio', { name, exact: true }).click();
  return {
    page, extension, took, steady, press,
    key: (act) => Promise.resolve(extension.act(act)),
    turnTo: (view) => took(() => press(names[view]), { selector: `.tv-canvas[data-view="${view}"]`, isRevised: true, from: 'press' }),
    edit: async (file, edits) => {
      const done = page.evaluate(whenDone, typed);
      await page.evaluate(() => undefined);
      const start = Date.now();
      extension.edit(file, edits);
      return (await done).at - start;
    },
    readyAhead: async (view) => {
      await page.waitForSelector(`html[data-ahead~="${view}"]`, { state: 'attached' });
      await steady();
    },
    worked: () => taskTime(client),
    heap: () => heapOf(client),
    firstPaint: await page.evaluate(() => (globalThis as unknown as { firstPaint: Promise<number> }).firstPaint),
    close: () => page.context().close(),
  };
}

const typed: Sign = { isRevised: true, from: 'now' };
const names: Readonly<Record<ViewName, string>> = { compute: 'Compute', network: 'Network', storage: 'Storage', all: 'All' };

async function taskTime(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
}

async function heapOf(client: CDPSession): Promise<number> {
  await client.send('HeapProfiler.enable');
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  await client.send('HeapProfiler.disable');
  return usedSize / 1e6;
}
