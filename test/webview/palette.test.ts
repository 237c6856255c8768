import { describe, expect, it } from 'vitest';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';
import { boxOf, middleOf } from './support/shapes';

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
    const { page, node, extension } = await open();
    await node('vms/web-01').click();
    await page.keyboard.press('Shift+P');
    await page.getByRole('button', { name: 'VM', exact: true }).press('Enter');
    await page.locator('.tv-ghost').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.tv-ghost').waitFor({ state: 'detached' });
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
});
