import { describe, expect, it } from 'vitest';
import { boxOf } from '../support/shapes';
import { largeEstate, nodesOf, smallEstate } from './support/estate';
import { openDiagram } from './support/openDiagram';

describe('searching', () => {
  it('keeps what is typed before the next frame', async () => {
    const { page, node } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await node('vms/db-01').click();
    // As on a busy machine, where frames are late.
    await page.evaluate(() => {
      const { requestAnimationFrame } = window;
      window.requestAnimationFrame = (callback) => requestAnimationFrame(() => void setTimeout(() => callback(performance.now()), 200));
    });
    await page.keyboard.press('/');
    await page.getByRole('textbox', { name: 'Search by name, id or figures' }).waitFor();
    await page.keyboard.type('we');
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await page.keyboard.type('b');
    await page.locator('.tv-search-count').filter({ hasText: '2 found' }).waitFor();
  });

  it('goes from match to match, round and round, and counts them', async () => {
    const { page, extension } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    const field = page.getByRole('textbox', { name: 'Search by name, id or figures' });
    await field.fill('web');
    await page.getByText('2 found', { exact: true }).first().waitFor();
    await field.press('Enter');
    await page.locator('.tv-search-count').filter({ hasText: '1 of 2' }).waitFor();
    await field.press('Enter');
    await field.press('Enter');
    await page.locator('.tv-search-count').filter({ hasText: '1 of 2' }).waitFor();
    await page.getByRole('button', { name: 'Previous match' }).click();
    await page.locator('.tv-search-count').filter({ hasText: '2 of 2' }).waitFor();
    await expect.poll(() => extension.received.flatMap((message) => (message.kind === 'selection' ? message.nodes : []))).toEqual(['vms/web-01', 'vms/web-02', 'vms/web-01', 'vms/web-02']);
  });

  it('finds by every word, in names, ids and figures', async () => {
    const { page } = await openDiagram({ nodes: nodesOf(smallEstate, { 'vms/web-02': { detail: '16 vCPU · 64 GiB' } }) });
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByRole('textbox', { name: 'Search by name, id or figures' }).fill('WEB 64');
    await page.locator('.tv-search-count').filter({ hasText: '1 found' }).waitFor();
    await page.getByRole('textbox', { name: 'Search by name, id or figures' }).fill('nothing like it');
    await page.locator('.tv-search-count').filter({ hasText: 'nothing found' }).waitFor();
  });

  it('comes near enough to read what it found, and gives the keyboard back to the canvas', async () => {
    const { page, findNode, node, level } = await openDiagram({ nodes: largeEstate({ clusters: 4, hosts: 60, vms: 900 }) });
    await page.locator('[data-node="sites/site-0"]').focus();
    await findNode('vms/vm-899');
    await level('cards');
    const { x, y, width } = await boxOf(node('vms/vm-899'));
    expect(width).toBeGreaterThan(120);
    expect(x > 0 && y > 0).toBe(true);
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-node') === 'vms/vm-899');
  });

  it('is opened by a command of VS Code', async () => {
    const { page, extension } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await extension.say({ kind: 'act', act: 'search' });
    await page.getByRole('textbox', { name: 'Search by name, id or figures' }).waitFor();
  });
});
