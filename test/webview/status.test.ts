import { describe, expect, it } from 'vitest';
import { boxOf, middleOf } from '../support/shapes';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

async function openStale(): Promise<OpenedDiagram> {
  const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
  await diagram.extension.say({ kind: 'status', state: 'stale', message: 'Line 4: a comma is missing.' });
  await diagram.page.locator('.tv-banner[data-status="stale"]').waitFor();
  return diagram;
}

describe('while the text cannot be read', () => {
  it('the last diagram stays, and a banner says why it is not in step', async () => {
    const { page, node, extension } = await openStale();
    expect(await page.locator('.tv-banner p').textContent()).toBe('Line 4: a comma is missing. This is the last diagram that could be drawn of it; edits wait until it is mended.');
    expect(await node('vms/web-01').count()).toBe(1);
    await page.getByRole('button', { name: 'Open the text' }).last().click();
    await extension.said((message) => message.kind === 'ask' && message.question.kind === 'command');
  });

  it('edits are held with a notice and never sent', async () => {
    const { page, node, extension, settled } = await openStale();
    const start = middleOf(await boxOf(node('vms/web-01')));
    const end = middleOf(await boxOf(node('hosts/kvm-01')));
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await page.mouse.up();
    await page.locator('.tv-notice').filter({ hasText: 'edits wait until it is mended' }).waitFor();
    await node('vms/web-01').click();
    for (const key of ['F2', 'Delete', 'm', 'a']) await page.keyboard.press(key);
    await settled();
    expect(await page.locator('.tv-rename').count()).toBe(0);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(extension.gestures()).toEqual([]);
    expect(extension.asked('where-fits')).toEqual([]);
  });

  it('no name is asked for a view that could not be saved', async () => {
    const { page, extension } = await openStale();
    await extension.say({ kind: 'act', act: 'save-view' });
    await page.locator('.tv-notice').filter({ hasText: 'Line 4: a comma is missing.' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('fields cannot be typed in, and can again when it is in step', async () => {
    const { page, node, extension } = await openStale();
    await node('vms/web-01').click();
    await page.keyboard.press('i');
    const field = page.getByRole('textbox', { name: 'Memory', exact: true });
    await field.waitFor();
    await expect.poll(() => field.isDisabled()).toBe(true);
    await extension.say({ kind: 'status', state: 'live', message: '' });
    await page.locator('.tv-banner').waitFor({ state: 'detached' });
    await expect.poll(() => field.isDisabled()).toBe(false);
  });

  it('a drag that had begun is given up', async () => {
    const { page, node, extension, settled } = await openDiagram({ nodes: nodesOf(smallEstate) });
    const start = middleOf(await boxOf(node('vms/web-01')));
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(start.x + 40, start.y + 200, { steps: 4 });
    await page.locator('.tv-ghost').waitFor();
    await extension.say({ kind: 'status', state: 'stale', message: '' });
    await page.locator('.tv-ghost').waitFor({ state: 'detached' });
    await page.mouse.up();
    await settled();
    expect(extension.gestures()).toEqual([]);
  });
});

describe('a read-only document', () => {
  it('says so, and can be looked at', async () => {
    const { page, node, extension, settled } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await extension.say({ kind: 'status', state: 'read-only', message: 'It is an earlier version.' });
    await page.locator('.tv-banner[data-status="read-only"]').filter({ hasText: 'It is an earlier version.' }).waitFor();
    await node('vms/web-01').click();
    await page.keyboard.press('i');
    await page.locator('.tv-inspector [data-loaded="true"]').waitFor();
    await node('vms/web-01').focus();
    await page.keyboard.press('Delete');
    await page.locator('.tv-notice').filter({ hasText: 'It is an earlier version.' }).waitFor();
    await settled();
    expect(extension.gestures()).toEqual([]);
  });
});
