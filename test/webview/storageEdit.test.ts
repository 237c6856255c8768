import { describe, expect, it } from 'vitest';
import { boxOf, middleOf } from '../support/shapes';
import type { OpenedDiagram } from './support/openDiagram';
import { disk, openStorage, verdicts } from './support/storageView';

describe('a disk dragged to another datastore', () => {
  const dragTo = async ({ page, node }: OpenedDiagram, to: string): Promise<void> => {
    const [start, end] = [middleOf(await boxOf(node(disk))), await boxOf(node(to))];
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(start.x + 8, start.y + 8, { steps: 2 });
    await page.mouse.move(end.x + end.width - 40, end.y + end.height - 10, { steps: 4 });
  };

  it('asks once where it fits, says what is free there before and after, and moves on the drop', async () => {
    const diagram = await openStorage();
    await dragTo(diagram, 'datastores/db');
    await diagram.page.locator('.tv-ghost[data-verdict="fits"]').filter({ hasText: 'Fits on db' }).filter({ hasText: '7 TiB free now, 6.96 TiB after' }).waitFor();
    await diagram.page.mouse.up();
    await diagram.drawn(2);
    expect(diagram.extension.asked('where-fits')).toEqual([{ kind: 'where-fits', nodes: [disk] }]);
    expect(diagram.extension.gestures()).toEqual([{ kind: 'move', nodes: [disk], to: 'datastores/db' }]);
  });

  it('says every reason why it does not fit', async () => {
    const diagram = await openStorage();
    await dragTo(diagram, 'datastores/scratch');
    const ghost = diagram.page.locator('.tv-ghost[data-verdict="does-not-fit"]');
    await ghost.waitFor();
    expect(await ghost.getByRole('listitem').allTextContents()).toEqual(verdicts[0]?.reasons);
  });

  it('is not put on an array', async () => {
    const diagram = await openStorage();
    await dragTo(diagram, 'arrays/nas-a');
    await diagram.page.locator('.tv-ghost[data-verdict="refused"]').filter({ hasText: 'cannot be placed in nas-a (array)' }).waitFor();
    await diagram.page.mouse.up();
    await diagram.settled();
    expect(diagram.extension.gestures()).toEqual([]);
  });

  it('is cancelled by Escape', async () => {
    const diagram = await openStorage();
    await dragTo(diagram, 'datastores/db');
    await diagram.page.locator('.tv-ghost[data-verdict="fits"]').waitFor();
    await diagram.page.keyboard.press('Escape');
    await diagram.page.locator('.tv-ghost').waitFor({ state: 'detached' });
    await diagram.page.mouse.up();
    await diagram.settled();
    expect(diagram.extension.gestures()).toEqual([]);
  });

  it('is moved by keyboard from a list of datastores, those that fit first', async () => {
    const diagram = await openStorage();
    const { page, node, extension } = diagram;
    await node(disk).click();
    await page.keyboard.press('m');
    const options = page.getByRole('dialog', { name: 'Move web-01 to…' }).getByRole('option');
    await options.filter({ hasText: '7 TiB free now' }).waitFor();
    const texts = await options.allTextContents();
    expect(texts.map((text) => text.slice(0, text.indexOf(' ')))).toEqual(['db', 'scratch']);
    expect(texts[1]).toContain('No host of web-01 mounts scratch.');
    await page.keyboard.press('Enter');
    await diagram.extension.gestured();
    expect(extension.gestures()).toEqual([{ kind: 'move', nodes: [disk], to: 'datastores/db' }]);
  });

  it('may be a volume of a container', async () => {
    const diagram = await openStorage();
    const { page, node, extension } = diagram;
    await node('containers/cache/volumes/data').click();
    await page.keyboard.press('m');
    await page.getByRole('dialog', { name: 'Move cache to…' }).getByRole('option').filter({ hasText: '7 TiB free now' }).click();
    await diagram.extension.gestured();
    expect(extension.gestures()).toEqual([{ kind: 'move', nodes: ['containers/cache/volumes/data'], to: 'datastores/db' }]);
  });

  it('goes with the other disks that are selected, from the menu too', async () => {
    const diagram = await openStorage();
    const { page, node, extension } = diagram;
    await node(disk).click();
    await node('vms/app-01/disks/disk0').click({ modifiers: ['Control'] });
    await node('vms/app-01/disks/disk0').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Move to…' }).click();
    await page.getByRole('dialog', { name: 'Move 2 disks to…' }).getByRole('option').filter({ hasText: '7 TiB free now' }).click();
    await diagram.extension.gestured();
    expect(extension.gestures()).toEqual([{ kind: 'move', nodes: [disk, 'vms/app-01/disks/disk0'], to: 'datastores/db' }]);
  });
});

describe('connecting storage', () => {
  it('drags a disk group to the pool it is to be in', async () => {
    const diagram = await openStorage();
    const { page, node, extension } = diagram;
    const [start, end] = [middleOf(await boxOf(node('arrays/san-a/groups/slow'))), middleOf(await boxOf(node('storagePools/gold')))];
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(start.x + 8, start.y - 8, { steps: 2 });
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await page.locator('.tv-ghost[data-verdict="fits"]').filter({ hasText: 'Make slow of san-a a member of gold' }).waitFor();
    await page.mouse.up();
    await diagram.extension.gestured();
    expect(extension.gestures()).toEqual([{ kind: 'connect', from: 'arrays/san-a/groups/slow', to: 'storagePools/gold' }]);
  });

  it('begins at the handle of a datastore, for the cluster that is to mount it', async () => {
    const diagram = await openStorage();
    const { page, node, extension } = diagram;
    await node('datastores/db').click({ position: { x: 40, y: 12 } });
    const handle = page.locator('[data-connect="datastores/db"]');
    await handle.waitFor();
    const [start, end] = [middleOf(await boxOf(handle)), middleOf(await boxOf(node('clusters/prod')))];
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await page.locator('.tv-ghost').filter({ hasText: 'prod' }).waitFor();
    await page.mouse.up();
    await expect.poll(() => extension.asked('where-connects')).toEqual([{ kind: 'where-connects', node: 'datastores/db' }]);
  });

  it('may begin in the header of a box that holds others', async () => {
    const diagram = await openStorage();
    const { page, node, extension } = diagram;
    const from = await boxOf(node('datastores/db'));
    const end = middleOf(await boxOf(node('clusters/prod')));
    await page.mouse.move(from.x + 40, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(from.x + 48, from.y + 18, { steps: 2 });
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await page.locator('.tv-ghost').filter({ hasText: 'prod' }).waitFor();
    await page.mouse.up();
    expect(extension.asked('where-connects')).toEqual([{ kind: 'where-connects', node: 'datastores/db' }]);
  });

  it('by keyboard chooses from a list with what each would do or why it cannot', async () => {
    const diagram = await openStorage();
    const { page, node, extension } = diagram;
    await node('arrays/san-a/groups/slow').click();
    await page.keyboard.press('c');
    const options = page.getByRole('dialog', { name: 'Connect slow of san-a to…' }).getByRole('option');
    await options.first().waitFor();
    const texts = await options.allTextContents();
    expect(texts[0]).toContain('Make slow of san-a a member of gold');
    expect(texts[1]).toContain('db is on san-a/lun-1 already.');
    await page.keyboard.press('Enter');
    await diagram.extension.gestured();
    expect(extension.gestures()).toEqual([{ kind: 'connect', from: 'arrays/san-a/groups/slow', to: 'storagePools/gold' }]);
  });

  it('is undone line by line from the links of a node', async () => {
    const diagram = await openStorage();
    const { page, node, extension } = diagram;
    await node('storagePools/gold').click({ position: { x: 40, y: 12 } });
    await page.keyboard.press('l');
    await page.getByRole('list', { name: 'Connections' }).getByRole('button', { name: 'Disconnect san-b fast' }).press('Enter');
    await diagram.extension.gestured();
    expect(extension.gestures()).toEqual([{ kind: 'disconnect', edges: ['backing/storagePools/gold/san-b/fast'] }]);
  });

  it('a line under the pointer says what it stands for', async () => {
    const { page, node, settled } = await openStorage();
    const [pool, datastore] = [await boxOf(node('storagePools/gold')), await boxOf(node('datastores/vms'))];
    // One of the points between the two is on the line, wherever that bends.
    const y = (datastore.y + datastore.height + pool.y) / 2;
    const tooltip = page.locator('.tv-line-tooltip').filter({ hasText: 'storagePools/gold to datastores/vms' });
    for (let x = Math.min(pool.x, datastore.x); x < Math.max(pool.x + pool.width, datastore.x + datastore.width) && (await tooltip.count()) === 0; x += 3) {
      await page.mouse.move(x, y);
      await settled();
    }
    expect(await tooltip.count()).toBe(1);
  });
});

describe('connecting in the storage view', () => {
  it('says of a disk that it lies on its datastore, and how it comes to another', async () => {
    const { page, node } = await openStorage();
    await node(disk).click();
    await page.keyboard.press('c');
    const notice = page.locator('.tv-notice').filter({ hasText: 'Disk web-01 is not connected to anything' });
    await notice.filter({ hasText: 'press M to move it to another' }).waitFor();
  });

  it('says what to select where nothing is', async () => {
    const { page, node } = await openStorage();
    await node('sites/dakar').click({ position: { x: 24, y: 10 } });
    await page.keyboard.press('c');
    await page.locator('.tv-notice').filter({ hasText: 'Select an array, disk group, export' }).waitFor();
  });
});

describe('adding to storage', () => {
  it('drops a datastore onto the pool it is to be on', async () => {
    const diagram = await openStorage();
    const { page, node, extension, drawn } = diagram;
    const [start, end] = [middleOf(await boxOf(page.getByRole('button', { name: 'Datastore', exact: true }))), middleOf(await boxOf(node('storagePools/gold')))];
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await page.locator('.tv-ghost').filter({ hasText: 'New datastore' }).filter({ hasText: 'On gold' }).waitFor();
    await page.mouse.up();
    await drawn(2);
    expect(extension.gestures()).toEqual([{ kind: 'add', what: 'datastore', parent: 'storagePools/gold', name: '' }]);
  });

  it('says where a disk group belongs when it is dropped elsewhere', async () => {
    const { page, extension } = await openStorage();
    const start = middleOf(await boxOf(page.getByRole('button', { name: 'Disk group', exact: true })));
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(start.x, start.y + 200, { steps: 4 });
    await page.mouse.up();
    await page.locator('.tv-notice').filter({ hasText: 'A disk group is made in an array' }).waitFor();
    expect(extension.gestures()).toEqual([]);
  });

  it('by keyboard offers a disk group in the array that is selected', async () => {
    const { page, node, extension, drawn } = await openStorage();
    await node('arrays/nas-a').click({ position: { x: 40, y: 12 } });
    await page.keyboard.press('a');
    await expect.poll(() => page.getByRole('combobox', { name: 'Where to put the disk group' }).inputValue()).toBe('nas-a');
    await page.getByText('Add disk group').click();
    await drawn(2);
    expect(extension.gestures()).toEqual([{ kind: 'add', what: 'disk-group', parent: 'arrays/nas-a', name: '' }]);
  });
});
