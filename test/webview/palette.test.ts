import { describe, expect, it } from 'vitest';
import { boxOf, middleOf } from '../support/shapes';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

const open = async (options: { readonly width?: number } = {}): Promise<OpenedDiagram> => {
  const diagram = await openDiagram({ nodes: nodesOf(smallEstate), ...options });
  diagram.extension.verdicts = [{ node: 'hosts/esx-01', fits: true, reasons: [] }, { node: 'hosts/esx-02', fits: false, reasons: ['It needs 3 more cores.'] }];
  return diagram;
};

describe('the palette', () => {
  it('is out of the way in the compute view until it is wanted, and goes again', async () => {
    const { page, node } = await open();
    await page.getByRole('button', { name: 'Show the palette' }).click();
    await page.getByRole('button', { name: 'Container', exact: true }).waitFor();
    await node('vms/web-01').click();
    await page.keyboard.press('Shift+P');
    await page.getByRole('button', { name: 'Container', exact: true }).waitFor({ state: 'detached' });
  });

  it('says while something is dragged whether it fits, and adds it where it is dropped', async () => {
    const { page, node, extension } = await open();
    await page.getByRole('button', { name: 'Show the palette' }).click();
    const start = middleOf(await boxOf(page.getByRole('button', { name: 'VM', exact: true })));
    const end = await boxOf(node('hosts/esx-02'));
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(end.x + end.width / 2, end.y + 8, { steps: 4 });
    await page.locator('.tv-ghost[data-verdict="does-not-fit"]').filter({ hasText: 'It needs 3 more cores.' }).waitFor();
    await page.mouse.up();
    await expect.poll(() => extension.gestures()).toEqual([{ kind: 'add', what: 'vm', parent: 'hosts/esx-02', name: '' }]);
  });

  it('is placed with the keys alone: chosen, moved to what it may lie in, and put there', async () => {
    const { page, node, extension } = await open();
    await node('vms/web-01').click();
    await page.keyboard.press('Shift+P');
    await page.getByRole('button', { name: 'VM', exact: true }).press('Enter');
    await page.locator('.tv-ghost').filter({ hasText: 'esx-01' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('.tv-ghost').filter({ hasText: 'esx-02' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => extension.gestures()).toEqual([{ kind: 'add', what: 'vm', parent: 'hosts/esx-02', name: '' }]);
  });

  it('lets what was chosen go with Escape', async () => {
    const { page, node, extension, settled } = await open();
    await node('vms/web-01').click();
    await page.keyboard.press('Shift+P');
    await page.getByRole('button', { name: 'VM', exact: true }).press('Enter');
    await page.locator('.tv-ghost').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.tv-ghost').waitFor({ state: 'detached' });
    await settled();
    expect(extension.gestures()).toEqual([]);
  });

  it('has templates, placed where one presses', async () => {
    const { page, node, extension } = await open();
    await page.getByRole('button', { name: 'Show the palette' }).click();
    await page.getByRole('button', { name: /^Templates/ }).click();
    await page.getByRole('menuitem', { name: /Small VM/ }).click();
    const end = await boxOf(node('hosts/esx-01'));
    await page.mouse.move(end.x + end.width / 2, end.y + 8, { steps: 3 });
    await page.locator('.tv-ghost').filter({ hasText: 'Small VM' }).waitFor();
    await page.mouse.down();
    await page.mouse.up();
    await expect.poll(() => extension.gestures()).toEqual([{ kind: 'add', what: 'vm', parent: 'hosts/esx-01', name: '', template: 'vm-small' }]);
  });

  it('adds several at once: said by its buttons, and one again afterwards', async () => {
    const { page, node, extension } = await open();
    await page.getByRole('button', { name: 'Show the palette' }).click();
    const count = page.getByRole('spinbutton', { name: 'How many are added at once' });
    await page.getByTitle('One more at once').click();
    await page.getByTitle('One more at once').click();
    await expect.poll(() => count.getAttribute('aria-valuenow')).toBe('3');
    await page.getByRole('status').filter({ hasText: '3 at once' }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'VM', exact: true }).click();
    const end = await boxOf(node('hosts/esx-01'));
    await page.mouse.move(end.x + end.width / 2, end.y + 8, { steps: 3 });
    await page.locator('.tv-ghost').filter({ hasText: '3 × VM' }).waitFor();
    await page.mouse.down();
    await page.mouse.up();
    await expect.poll(() => extension.gestures()).toEqual([{ kind: 'add', what: 'vm', parent: 'hosts/esx-01', name: '', count: 3 }]);
    expect(extension.asked('where-adds')).toEqual([{ kind: 'where-adds', what: 'vm', count: 3 }]);
    await expect.poll(() => count.getAttribute('aria-valuenow')).toBe('1');
  });

  it('adds as many as keys say while it is placed, and of what is one thing only one', async () => {
    const { page, node, extension } = await open();
    await node('vms/web-01').click();
    await page.keyboard.press('Shift+P');
    await page.getByRole('button', { name: 'VM', exact: true }).press('Enter');
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageUp');
    await page.keyboard.press('PageDown');
    await page.locator('.tv-ghost').filter({ hasText: '2 × VM' }).waitFor();
    await expect.poll(() => extension.asked('where-adds').at(-1)).toEqual({ kind: 'where-adds', what: 'vm', count: 2 });
    await page.keyboard.press('Enter');
    await expect.poll(() => extension.gestures()).toEqual([{ kind: 'add', what: 'vm', parent: 'hosts/esx-01', name: '', count: 2 }]);
    await page.getByRole('spinbutton', { name: 'How many are added at once' }).press('ArrowUp');
    await page.getByRole('button', { name: /^Templates/ }).click();
    await page.getByRole('menuitem', { name: '2 × Small VM' }).waitFor();
    await page.getByRole('menuitem', { name: /^Cluster of hosts/ }).waitFor();
  });

  it('is one menu in a narrow column', async () => {
    const { page } = await open({ width: 360 });
    await page.locator('.tv-palette').getByRole('button', { name: 'Add: Add' }).click();
    await page.getByRole('menuitem', { name: 'Container', exact: true }).waitFor();
  });
});

describe('adding at the cursor', () => {
  it('offers what fits where the pointer is, and puts it there', async () => {
    const { page, node, extension } = await open();
    await node('vms/web-01').click();
    await page.keyboard.press('Shift+A');
    await page.getByRole('menu', { name: 'Add to web-01' }).waitFor();
    await page.getByRole('menuitem', { name: 'Container in web-01' }).click();
    await expect.poll(() => extension.gestures()).toEqual([{ kind: 'add', what: 'container', parent: 'vms/web-01', name: '' }]);
  });

  it('takes what the pointer is at now, wherever it came from in one step', async () => {
    const { page, node } = await open();
    await node('vms/web-01').click();
    await node('vms/test-01').hover();
    await page.keyboard.press('Shift+A');
    await page.getByRole('menu', { name: 'Add to test-01' }).waitFor();
  });

  it('puts as many there as its menu was told', async () => {
    const { page, node, extension } = await open();
    await node('vms/web-01').click();
    await page.keyboard.press('Shift+A');
    await page.getByRole('menu', { name: 'Add to web-01' }).waitFor();
    await page.getByRole('menuitem', { name: 'How many: 1' }).press('ArrowRight');
    await page.getByRole('menuitemradio', { name: '4', exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: '4 × Container in web-01' }).click();
    await expect.poll(() => extension.gestures()).toEqual([{ kind: 'add', what: 'container', parent: 'vms/web-01', name: '', count: 4 }]);
  });
});
