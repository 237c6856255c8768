import { describe, expect, it } from 'vitest';
import { smallNetwork } from '../scene/support/network';
import { boxOf } from '../support/shapes';
import { problemsOf } from './support/axe';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram } from './support/openDiagram';

describe('a column 300 pixels wide', () => {
  it('shows every button it keeps, and nothing beyond its edge', async () => {
    const { page } = await openDiagram({ nodes: nodesOf(smallEstate), width: 300, height: 640 });
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByRole('button', { name: 'Inspector' }).click();
    for (const button of await page.getByRole('button').all()) {
      if (!(await button.isVisible())) continue;
      const { x, width } = await boxOf(button);
      expect(x, (await button.getAttribute('aria-label')) ?? '').toBeGreaterThanOrEqual(0);
      expect(x + width, (await button.getAttribute('aria-label')) ?? '').toBeLessThanOrEqual(300);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(300);
  });

  it('has room for every button of the toolbar at any width, and for the name of where one is', async () => {
    const { page, node, extension } = await openDiagram({ nodes: nodesOf(smallEstate), width: 1200, height: 640, before: (fake) => { fake.network = smallNetwork(); } });
    await extension.say({ kind: 'act', act: 'show-network' });
    await node('switches/spine').click();
    const here = page.getByRole('navigation', { name: 'Where you are' }).getByRole('button').last();
    for (const width of [1200, 940, 860, 800, 720, 650, 640, 320]) {
      await page.setViewportSize({ width, height: 640 });
      const toolbar = page.locator('.tv-toolbar');
      await expect.poll(() => toolbar.evaluate((bar) => bar.clientWidth)).toBe(width);
      expect(await toolbar.evaluate((bar) => bar.scrollWidth), `at ${width}`).toBe(width);
      expect((await boxOf(here)).width, `at ${width}`).toBeGreaterThan(24);
    }
  });

  it('has its legend behind a button, which keeps the focus, and a key', async () => {
    const { page, node, extension } = await openDiagram({ nodes: nodesOf(smallEstate), width: 300, height: 640, before: (fake) => { fake.network = smallNetwork(); } });
    const legend = page.getByRole('region', { name: 'Legend' });
    await legend.getByRole('button', { name: 'Show the legend' }).focus();
    await page.keyboard.press('Enter');
    await legend.getByText('hypervisor').waitFor();
    await legend.getByRole('button', { name: 'Hide the legend' }).and(page.locator(':focus')).waitFor();
    const { x, width } = await boxOf(legend);
    expect([x >= 0, x + width <= 300]).toEqual([true, true]);
    expect(await problemsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await legend.getByText('hypervisor').waitFor({ state: 'detached' });
    await extension.say({ kind: 'act', act: 'show-network' });
    await node('switches/spine').focus();
    await page.keyboard.press('Shift+L');
    await legend.getByRole('list', { name: 'Lines' }).waitFor();
    await page.getByRole('status').filter({ hasText: 'Legend shown' }).waitFor({ state: 'attached' });
  });

  it('has its legend behind a button beside an open inspector, too, and open again once that is closed', async () => {
    const { page, node } = await openDiagram({ nodes: nodesOf(smallEstate), width: 800, height: 640 });
    const legend = page.getByRole('region', { name: 'Legend' });
    await legend.getByText('hypervisor').waitFor();
    await node('vms/web-01').click();
    await page.keyboard.press('i');
    await legend.getByRole('button', { name: 'Show the legend' }).waitFor();
    await page.keyboard.press('i');
    await legend.getByText('hypervisor').waitFor();
  });

  it('stays where it is when a trace asks for its ends', async () => {
    const { page, node, extension } = await openDiagram({ nodes: nodesOf(smallEstate), width: 421, height: 500, before: (fake) => { fake.network = smallNetwork(); } });
    await extension.say({ kind: 'act', act: 'show-network' });
    await node('switches/spine').focus();
    await page.keyboard.press('p');
    await page.getByRole('combobox', { name: /^From/ }).waitFor();
    expect(await page.evaluate(() => [window.scrollX, document.documentElement.scrollWidth])).toEqual([0, 421]);
  });

  it('keeps what is inspected in sight above the inspector', async () => {
    const { page, node, findNode } = await openDiagram({ nodes: nodesOf(smallEstate), width: 300, height: 640 });
    await page.locator('[data-node="sites/dakar"]').focus();
    await findNode('kvm-01');
    await page.getByRole('button', { name: 'Inspector' }).click();
    await findNode('test-01');
    const panel = await boxOf(page.locator('.tv-inspector'));
    await page.waitForFunction((top) => {
      const box = document.querySelector('[data-node="vms/test-01"]')?.getBoundingClientRect();
      return box !== undefined && box.top > 36 && box.bottom < top;
    }, panel.y);
    expect(await node('vms/test-01').getAttribute('data-selected')).toBe('true');
  });

  it('leaves the upper half of the canvas free of a trace, and its end in sight', async () => {
    const { page } = await openDiagram({ nodes: nodesOf(smallEstate), width: 300, height: 640, before: (fake) => { fake.network = smallNetwork(); } });
    await page.locator('[data-node="sites/dakar"]').focus();
    await page.keyboard.press('p');
    const [panel, canvas] = [await boxOf(page.locator('.tv-trace')), await boxOf(page.locator('.tv-canvas'))];
    expect(panel.y).toBeGreaterThanOrEqual(canvas.y + canvas.height / 2 - 1);
    expect(panel.y + panel.height).toBeLessThanOrEqual(640);
    expect(panel.width).toBe(300);
  });
});
