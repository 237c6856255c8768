/** The built webview in headless Chromium, whose inspector is opened again and again. */
import { chromium } from 'playwright-core';
import { ensureBrowser, quietFlags } from '../../../scripts/vscode/browser.mjs';
import type { DiagramNode, Inspection } from '../../../src/protocol/view';
import type { World } from '../world';
import { serveWebview } from './serve';

const window = { width: 1600, height: 1000 };
const times = 10;

/** How long each opening took, in ms: from the button to the second frame that has its fields. The first two, which make what is kept, are left out. */
export async function inspectorOpened(world: World, nodes: readonly DiagramNode[], inspection: Inspection): Promise<readonly number[]> {
  const site = await serveWebview(nodes, inspection);
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: [...quietFlags] });
  world.closeAtEnd(() => browser.close());
  const page = await (await browser.newContext({ viewport: window })).newPage();
  await page.goto(site);
  await page.waitForSelector('html[data-topovisor-ready="true"]');
  // Whatever is selected, the page is told of this one inspection.
  await page.locator('[data-node="hosts/h"]').first().click({ position: { x: 20, y: 8 } });
  const runs: number[] = [];
  for (let run = 0; run < times + 2; run++) {
    runs.push(await page.evaluate(openAndClose));
  }
  await browser.close();
  return runs.slice(2);
}

/** Sent to the page: it uses nothing around it. */
async function openAndClose(): Promise<number> {
  const button = document.querySelector<HTMLElement>('.tv-toolbar [aria-label="Inspector"]');
  if (!button) throw new Error('There is no button for the inspector.');
  const frame = (): Promise<number> => new Promise((drawn) => requestAnimationFrame(drawn));
  const shown = async (isWanted: boolean): Promise<void> => {
    while ((document.querySelector('.tv-inspector .tv-property') !== null) !== isWanted) await frame();
  };
  const start = performance.now();
  button.click();
  await shown(true);
  await frame();
  await frame();
  const took = performance.now() - start;
  button.click();
  await shown(false);
  return took;
}
