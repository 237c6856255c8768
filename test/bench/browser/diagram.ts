/** The built webview in headless Chromium with the diagram of the whole estate, and hands that pan and zoom. */
import { chromium, type Browser, type Page } from 'playwright-core';
import { ensureBrowser, quietFlags } from '../../../scripts/vscode/browser.mjs';
import type { World } from '../world';
import { listenToFrames, zoomOf } from './inPage';
import { serveWebview } from './serve';

export const levels = ['tiles', 'cells', 'cards'] as const;
export const gestures = ['pan', 'zoom'] as const;
export type Level = (typeof levels)[number];
export type Gesture = (typeof gestures)[number];

export interface Frames {
  readonly fps: readonly number[];
  /** Processor time of the page's main thread for each step of the hand, in ms: it does not depend on what else the machine does. */
  readonly work: readonly number[];
  /** Longest time between two frames of each run, in ms. */
  readonly longest: readonly number[];
}

export interface Diagram {
  readonly firstPaints: readonly number[];
  readonly frames: (level: Level, gesture: Gesture) => Promise<Frames>;
}

/** Opened once for all rows. */
export function theDiagram(world: World): Promise<Diagram> {
  return (opened ??= open(world));
}
let opened: Promise<Diagram> | undefined;

const window = { width: 1600, height: 1000 };
const middle = { x: window.width / 2, y: window.height / 2 };
/** Where the zoom of each level is measured around: see the levels of the scene's rules. */
const zooms: Readonly<Record<Level, number>> = { tiles: 0.05, cells: 0.3, cards: 1 };

async function open(world: World): Promise<Diagram> {
  const site = await serveWebview(world.nodes);
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: [...quietFlags] });
  world.closeAtEnd(() => browser.close());
  const firstPaints: number[] = [];
  for (let run = 0; run < 6; run++) {
    const page = await openPage(browser, site);
    firstPaints.push(await page.evaluate(() => (globalThis as unknown as { firstPaint: Promise<number> }).firstPaint));
    await page.context().close();
  }
  const page = await openPage(browser, site);
  await steady(page);
  const known = new Map<string, Promise<Frames>>();
  return {
    firstPaints: firstPaints.slice(1),
    frames: (level, gesture) => {
      const key = `${level} ${gesture}`;
      const frames = known.get(key) ?? measure(page, level, gesture);
      known.set(key, frames);
      return frames;
    },
  };
}

async function openPage(browser: Browser, site: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: window })).newPage();
  await page.goto(site);
  await page.waitForSelector('html[data-topovisor-ready="true"]');
  return page;
}

async function measure(page: Page, level: Level, gesture: Gesture): Promise<Frames> {
  await zoomTo(page, zooms[level]);
  await page.locator(`.tv-canvas[data-level="${level}"][data-zooming="false"]`).waitFor();
  const fps: number[] = [];
  const longest: number[] = [];
  const work: number[] = [];
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async (): Promise<number> => {
    const { metrics } = await client.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  };
  for (let run = 0; run < 6; run++) {
    await steady(page);
    const before = await worked();
    await page.evaluate(listenToFrames, true);
    await (gesture === 'pan' ? pan(page) : zoom(page));
    const frames = await page.evaluate(listenToFrames, false);
    const after = await worked();
    const waits = frames.slice(1).map((at, i) => at - (frames[i] ?? 0));
    if (run === 0) continue;
    fps.push((1000 * waits.length) / waits.reduce((sum, wait) => sum + wait, 0));
    longest.push(Math.max(...waits));
    work.push((after - before) / steps);
  }
  await client.detach();
  return { fps, longest, work };
}

const steps = 120;

/** Drags with the middle button in a circle. Each step waits until the page has seen it, so that there is one for each frame. */
async function pan(page: Page): Promise<void> {
  const at = (step: number): { x: number; y: number } => ({ x: middle.x + 300 * Math.sin((2 * Math.PI * step) / steps), y: middle.y - 200 * Math.cos((2 * Math.PI * step) / steps) });
  await page.mouse.move(at(0).x, at(0).y);
  await page.mouse.down({ button: 'middle' });
  for (let step = 1; step <= steps; step++) await page.mouse.move(at(step).x, at(step).y);
  await page.mouse.up({ button: 'middle' });
}

/** Turns the wheel in and out again, twice. */
async function zoom(page: Page): Promise<void> {
  await page.mouse.move(middle.x, middle.y);
  for (let step = 0; step < steps; step++) await page.mouse.wheel(0, step % 60 < 30 ? -24 : 24);
}

async function zoomTo(page: Page, wanted: number): Promise<void> {
  await page.mouse.move(middle.x, middle.y);
  for (let step = 0; step < 60; step++) {
    const now = await page.evaluate(zoomOf);
    const distance = Math.log2(wanted / now);
    if (Math.abs(distance) < 0.02) return;
    await page.mouse.wheel(0, Math.max(-250, Math.min(250, -distance / 0.002)));
    await steady(page, 2);
  }
  throw new Error(`The zoom of ${wanted} is not reached.`);
}

/** Until so many frames in a row came on time: what was begun before is done. */
async function steady(page: Page, frames = 15): Promise<void> {
  await page.evaluate(
    (wanted) =>
      new Promise<void>((done) => {
        let last = performance.now();
        let inTime = 0;
        const next = (now: number): void => {
          inTime = now - last < 25 ? inTime + 1 : 0;
          last = now;
          if (inTime >= wanted) done();
          else requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      }),
    frames,
  );
}
