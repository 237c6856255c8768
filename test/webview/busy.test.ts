import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { boxOf } from '../support/shapes';
import { largeEstate, nodesOf, smallEstate } from './support/estate';
import { openDiagram } from './support/openDiagram';

/** From now on React renders late what nobody waits for; what a key or a click asked for it renders at once, as ever. */
const renderLate = (page: Page): Promise<void> => page.evaluate(() => {
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function later(message: unknown) {
    setTimeout(() => postMessage.call(this, message), 300);
  };
});

/** From now on frames are late. */
const drawLate = (page: Page): Promise<void> => page.evaluate(() => {
  const { requestAnimationFrame } = window;
  window.requestAnimationFrame = (callback) => requestAnimationFrame(() => void setTimeout(() => callback(performance.now()), 300));
});

/** How many `look` finds in the page in the moment in which an attribute of an element becomes this, having been something else. */
const foundWhen = (page: Page, element: string, attribute: string, value: string, look: string): Promise<number> =>
  page.evaluate((asked) => new Promise<number>((resolve) => {
    const watched = document.querySelector(asked.element)!;
    let wasOther = watched.getAttribute(asked.attribute) !== asked.value;
    new MutationObserver(() => {
      if (watched.getAttribute(asked.attribute) !== asked.value) wasOther = true;
      else if (wasOther) resolve(document.querySelectorAll(asked.look).length);
    }).observe(watched, { attributes: true });
  }), { element, attribute, value, look });

describe('on a busy machine', () => {
  it('a revision is said to be drawn once its nodes are in the page', async () => {
    const { page, extension, node } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await node('vms/web-01').waitFor();
    await renderLate(page);
    const found = foundWhen(page, 'html', 'data-revision', '2', '[data-node="vms/added"]');
    await extension.change([{ ...extension.node('vms/web-01')!, id: 'vms/added', label: 'added' }]);
    expect(await found).toBe(1);
  });

  it('another level is said to be shown once its nodes are in the page', async () => {
    const { page, level } = await openDiagram({ nodes: largeEstate({ clusters: 4, hosts: 60, vms: 900 }) });
    await level('cells');
    const { x, y, width, height } = await boxOf(page.locator('[data-kind="host"]').first());
    await page.mouse.move(x + width / 2, y + height / 2);
    await renderLate(page);
    const found = foundWhen(page, '.tv-canvas', 'data-zooming', 'false', '.tv-card');
    for (let step = 0; step < 8; step++) await page.mouse.wheel(0, -250);
    expect(await found).toBeGreaterThan(0);
  });

  it('a field holds its value, and hears what is typed, from the moment it is there', async () => {
    const { page, extension, node } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await node('vms/web-01').click();
    await drawLate(page);
    await renderLate(page);
    await page.keyboard.press('i');
    const field = page.getByRole('textbox', { name: 'Memory', exact: true });
    expect(await field.inputValue()).toBe('8 GiB');
    await field.fill('16 GiB');
    await field.press('Enter');
    await expect.poll(() => extension.gestures()).toEqual([{ kind: 'set', nodes: ['vms/web-01'], path: ['memory'], value: '16 GiB' }]);
  });
});
