import { describe, expect, it } from 'vitest';
import { smallStorage } from '../scene/support/storage';
import { nodesOf, smallEstate } from './support/estate';
import { problemsOf } from './support/axe';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';
import { boxOf, middleOf } from './support/shapes';
import { themes } from './support/themes';

const disk = 'vms/web-01/disks/disk0';
const verdicts = [
  { node: 'datastores/scratch', fits: false, reasons: ['scratch has 80 GiB free: 120 GiB are lacking.', 'No host of web-01 mounts scratch.'] },
  { node: 'datastores/db', fits: true, reasons: [], effect: '7 TiB free now, 6.96 TiB after' },
];
const connects = [
  { node: 'storagePools/gold', connects: true, reasons: [], what: 'Make slow of san-a a member of gold' },
  { node: 'datastores/db', connects: false, reasons: ['db is on san-a/lun-1 already.'], what: '' },
];

/** The diagram in its storage view. */
async function open(options: { readonly theme?: (typeof themes)[number] } = {}): Promise<OpenedDiagram> {
  const diagram = await openDiagram({
    ...options, nodes: nodesOf(smallEstate), width: 1600, height: 1000,
    before: (extension) => {
      extension.storage = smallStorage();
      extension.verdicts = verdicts;
      extension.connects = connects;
    },
  });
  await diagram.page.getByRole('radio', { name: 'Storage', exact: true }).click();
  await inView(diagram, 'storage');
  await diagram.level('cards');
  return diagram;
}

const inView = ({ page }: OpenedDiagram, view: string): Promise<unknown> => page.locator(`.tv-canvas[data-view="${view}"]`).waitFor();
const gestureAsked = ({ extension }: OpenedDiagram): Promise<unknown> => extension.said((message) => message.kind === 'ask' && message.question.kind === 'gesture');

describe('the storage view', () => {
  it('is asked for, turned to by key after the network, and by a command of VS Code', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate), before: (extension) => { extension.storage = smallStorage(); } });
    const { page, extension, node } = diagram;
    await node('vms/web-01').click();
    for (const view of ['network', 'storage', 'all', 'compute']) {
      await page.keyboard.press('v');
      await inView(diagram, view);
    }
    await extension.say({ kind: 'act', act: 'show-storage' });
    await inView(diagram, 'storage');
    await node('storagePools/gold').waitFor();
    expect(await node('hosts/esx-01').count()).toBe(0);
    expect(await diagram.complaints()).toEqual([]);
  });

  it('keeps a VM selected as its disks, and the VM of a disk', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate), before: (extension) => { extension.storage = smallStorage(); } });
    const { page, node } = diagram;
    await node('vms/web-01').click();
    await diagram.extension.say({ kind: 'act', act: 'show-storage' });
    await page.locator(`[data-node="${disk}"][data-selected="true"]`).waitFor();
    await diagram.extension.say({ kind: 'act', act: 'show-compute' });
    await page.locator('[data-node="vms/web-01"][data-selected="true"]').waitFor();
  });

  it('shows every datastore and disk whatever was shown of the network', async () => {
    const diagram = await open();
    const { page, node } = diagram;
    await page.getByRole('radio', { name: 'Network', exact: true }).click();
    await inView(diagram, 'network');
    await page.getByRole('radio', { name: 'Logical' }).click();
    await page.getByRole('radio', { name: 'Storage', exact: true }).click();
    await inView(diagram, 'storage');
    for (const id of ['hosts/esx-09', disk]) await node(id).waitFor();
  });

  it('says of a pool what it is, how full, how busy and how slow, in its name and on its head', async () => {
    const { node } = await open();
    const name = await node('storagePools/gold').getAttribute('aria-label');
    expect(name).toBe('gold, pool, 40.1 of 61.4 TiB · 65 % · 2 copies across sites, fill 65 %, IOPS 80 %, latency 130 %');
    expect(await node('storagePools/gold').textContent()).toContain('FILL65 %IOPS80 %LAT130 %');
  });

  it('says of a disk group, local disks and a disk what they are and where they lie', async () => {
    const { node } = await open();
    expect(await node('arrays/san-a/groups/slow').getAttribute('aria-label')).toBe('slow, disk group, in san-a, 24 × 8 TB HDD · RAID 60 · 2 spares, fill 50 %, IOPS 120 %, 1 warning');
    expect(await node('hosts/esx-09/disks/nvme').getAttribute('aria-label')).toBe('nvme, set of local disks, in esx-09, 4 × 1.92 TB NVMe, fill 10 %');
    expect(await node(disk).getAttribute('aria-label')).toContain('web-01, disk, in vms, 40 GiB thin');
  });

  it('counts what there is where nothing is selected', async () => {
    const { page } = await open();
    await page.keyboard.press('i');
    const counts = page.locator('.tv-counts').getByRole('listitem');
    await counts.first().waitFor();
    expect(await counts.allTextContents()).toEqual(['2 sites', '2 clusters', '1 host', '3 arrays', '4 disk groups', '1 export', '1 set of local disks', '1 pool', '3 datastores', '9 disks', '1 volume']);
  });
});

describe('connecting in the storage view', () => {
  it('says of a disk that it lies on its datastore, and how it comes to another', async () => {
    const { page, node } = await open();
    await node(disk).click();
    await page.keyboard.press('c');
    const notice = page.locator('.tv-notice').filter({ hasText: 'Disk web-01 is not connected to anything' });
    await notice.filter({ hasText: 'press M to move it to another' }).waitFor();
  });

  it('says what to select where nothing is', async () => {
    const { page, node } = await open();
    await node('sites/dakar').click({ position: { x: 24, y: 10 } });
    await page.keyboard.press('c');
    await page.locator('.tv-notice').filter({ hasText: 'Select an array, disk group, export' }).waitFor();
  });
});

describe('colouring storage', () => {
  it('goes from fill to IOPS and latency, by key and by the legend, and is said', async () => {
    const { page } = await open();
    await page.getByRole('radio', { name: 'Fill', checked: true }).waitFor();
    await page.getByRole('list', { name: 'Used of what is usable, of an export what is written' }).waitFor();
    await page.keyboard.press('h');
    await page.getByRole('radio', { name: 'IOPS', checked: true }).waitFor();
    await page.getByRole('status').filter({ hasText: 'Coloured by IOPS' }).first().waitFor({ state: 'attached' });
    await page.getByRole('radio', { name: 'Latency' }).click();
    const scale = page.getByRole('list', { name: 'Latency of what the strictest datastore on it promises' });
    await scale.waitFor();
    expect(await scale.getByRole('listitem').last().textContent()).toContain('no target');
    await page.locator('.tv-use[data-chosen="true"]').filter({ hasText: 'LAT' }).first().waitFor();
  });

  it('is kept while another view is looked at, which keeps its own', async () => {
    const diagram = await open();
    const { page } = diagram;
    await page.keyboard.press('h');
    await page.getByRole('radio', { name: 'Compute', exact: true }).click();
    await inView(diagram, 'compute');
    await page.getByRole('radio', { name: 'CPU', checked: true }).waitFor();
    await page.getByRole('radio', { name: 'Storage', exact: true }).click();
    await page.getByRole('radio', { name: 'IOPS', checked: true }).waitFor();
  });

  it('has beside it what the lines mean, of those that there are', async () => {
    const { page, extension } = await open();
    const lines = page.getByRole('list', { name: 'Lines' }).getByRole('listitem');
    await expect.poll(async () => (await lines.allTextContents()).map((text) => text.trim())).toEqual(['holds the data', 'mounted by', 'replica', 'path', 'unknown']);
    await extension.change([], [], { removed: ['replica/datastores/db', 'mount/scratch/gone'] });
    await expect.poll(async () => (await lines.allTextContents()).map((text) => text.trim())).toEqual(['holds the data', 'mounted by', 'path']);
  });
});

describe('a disk dragged to another datastore', () => {
  const dragTo = async ({ page, node }: OpenedDiagram, to: string): Promise<void> => {
    const [start, end] = [middleOf(await boxOf(node(disk))), await boxOf(node(to))];
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(start.x + 8, start.y + 8, { steps: 2 });
    await page.mouse.move(end.x + end.width - 40, end.y + end.height - 10, { steps: 4 });
  };

  it('asks once where it fits, says what is free there before and after, and moves on the drop', async () => {
    const diagram = await open();
    await dragTo(diagram, 'datastores/db');
    await diagram.page.locator('.tv-ghost[data-verdict="fits"]').filter({ hasText: 'Fits on db' }).filter({ hasText: '7 TiB free now, 6.96 TiB after' }).waitFor();
    await diagram.page.mouse.up();
    await diagram.drawn(2);
    expect(diagram.extension.asked('where-fits')).toEqual([{ kind: 'where-fits', nodes: [disk] }]);
    expect(diagram.extension.gestures()).toEqual([{ kind: 'move', nodes: [disk], to: 'datastores/db' }]);
  });

  it('says every reason why it does not fit', async () => {
    const diagram = await open();
    await dragTo(diagram, 'datastores/scratch');
    const ghost = diagram.page.locator('.tv-ghost[data-verdict="does-not-fit"]');
    await ghost.waitFor();
    expect(await ghost.getByRole('listitem').allTextContents()).toEqual(verdicts[0]?.reasons);
  });

  it('is not put on an array', async () => {
    const diagram = await open();
    await dragTo(diagram, 'arrays/nas-a');
    await diagram.page.locator('.tv-ghost[data-verdict="refused"]').filter({ hasText: 'cannot be placed in nas-a (array)' }).waitFor();
    await diagram.page.mouse.up();
    expect(diagram.extension.gestures()).toEqual([]);
  });

  it('is cancelled by Escape', async () => {
    const diagram = await open();
    await dragTo(diagram, 'datastores/db');
    await diagram.page.locator('.tv-ghost[data-verdict="fits"]').waitFor();
    await diagram.page.keyboard.press('Escape');
    await diagram.page.locator('.tv-ghost').waitFor({ state: 'detached' });
    await diagram.page.mouse.up();
    expect(diagram.extension.gestures()).toEqual([]);
  });

  it('is moved by keyboard from a list of datastores, those that fit first', async () => {
    const diagram = await open();
    const { page, node, extension } = diagram;
    await node(disk).click();
    await page.keyboard.press('m');
    const options = page.getByRole('dialog', { name: 'Move web-01 to…' }).getByRole('option');
    await options.filter({ hasText: '7 TiB free now' }).waitFor();
    const texts = await options.allTextContents();
    expect(texts.map((text) => text.slice(0, text.indexOf(' ')))).toEqual(['db', 'scratch']);
    expect(texts[1]).toContain('No host of web-01 mounts scratch.');
    await page.keyboard.press('Enter');
    await gestureAsked(diagram);
    expect(extension.gestures()).toEqual([{ kind: 'move', nodes: [disk], to: 'datastores/db' }]);
  });

  it('may be a volume of a container', async () => {
    const diagram = await open();
    const { page, node, extension } = diagram;
    await node('containers/cache/volumes/data').click();
    await page.keyboard.press('m');
    await page.getByRole('dialog', { name: 'Move cache to…' }).getByRole('option').filter({ hasText: '7 TiB free now' }).click();
    await gestureAsked(diagram);
    expect(extension.gestures()).toEqual([{ kind: 'move', nodes: ['containers/cache/volumes/data'], to: 'datastores/db' }]);
  });

  it('goes with the other disks that are selected, from the menu too', async () => {
    const diagram = await open();
    const { page, node, extension } = diagram;
    await node(disk).click();
    await node('vms/app-01/disks/disk0').click({ modifiers: ['Control'] });
    await node('vms/app-01/disks/disk0').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Move to…' }).click();
    await page.getByRole('dialog', { name: 'Move 2 disks to…' }).getByRole('option').filter({ hasText: '7 TiB free now' }).click();
    await gestureAsked(diagram);
    expect(extension.gestures()).toEqual([{ kind: 'move', nodes: [disk, 'vms/app-01/disks/disk0'], to: 'datastores/db' }]);
  });
});

describe('connecting storage', () => {
  it('drags a disk group to the pool it is to be in', async () => {
    const diagram = await open();
    const { page, node, extension } = diagram;
    const [start, end] = [middleOf(await boxOf(node('arrays/san-a/groups/slow'))), middleOf(await boxOf(node('storagePools/gold')))];
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(start.x + 8, start.y - 8, { steps: 2 });
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await page.locator('.tv-ghost[data-verdict="fits"]').filter({ hasText: 'Make slow of san-a a member of gold' }).waitFor();
    await page.mouse.up();
    await gestureAsked(diagram);
    expect(extension.gestures()).toEqual([{ kind: 'connect', from: 'arrays/san-a/groups/slow', to: 'storagePools/gold' }]);
  });

  it('begins at the handle of a datastore, for the cluster that is to mount it', async () => {
    const diagram = await open();
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
    const diagram = await open();
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
    const diagram = await open();
    const { page, node, extension } = diagram;
    await node('arrays/san-a/groups/slow').click();
    await page.keyboard.press('c');
    const options = page.getByRole('dialog', { name: 'Connect slow of san-a to…' }).getByRole('option');
    await options.first().waitFor();
    const texts = await options.allTextContents();
    expect(texts[0]).toContain('Make slow of san-a a member of gold');
    expect(texts[1]).toContain('db is on san-a/lun-1 already.');
    await page.keyboard.press('Enter');
    await gestureAsked(diagram);
    expect(extension.gestures()).toEqual([{ kind: 'connect', from: 'arrays/san-a/groups/slow', to: 'storagePools/gold' }]);
  });

  it('is undone line by line from the links of a node', async () => {
    const diagram = await open();
    const { page, node, extension } = diagram;
    await node('storagePools/gold').click({ position: { x: 40, y: 12 } });
    await page.keyboard.press('l');
    await page.getByRole('list', { name: 'Connections' }).getByRole('button', { name: 'Disconnect san-b fast' }).press('Enter');
    await gestureAsked(diagram);
    expect(extension.gestures()).toEqual([{ kind: 'disconnect', edges: ['backing/storagePools/gold/san-b/fast'] }]);
  });

  it('a line under the pointer says what it stands for', async () => {
    const { page, node } = await open();
    const [pool, datastore] = [await boxOf(node('storagePools/gold')), await boxOf(node('datastores/vms'))];
    // One of the points between the two is on the line, wherever that bends.
    const y = (datastore.y + datastore.height + pool.y) / 2;
    const tooltip = page.locator('.tv-line-tooltip').filter({ hasText: 'storagePools/gold to datastores/vms' });
    for (let x = Math.min(pool.x, datastore.x); x < Math.max(pool.x + pool.width, datastore.x + datastore.width) && (await tooltip.count()) === 0; x += 3) await page.mouse.move(x, y);
    expect(await tooltip.count()).toBe(1);
  });
});

describe('adding to storage', () => {
  it('drops a datastore onto the pool it is to be on', async () => {
    const diagram = await open();
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
    const { page, extension } = await open();
    const start = middleOf(await boxOf(page.getByRole('button', { name: 'Disk group', exact: true })));
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(start.x, start.y + 200, { steps: 4 });
    await page.mouse.up();
    await page.locator('.tv-notice').filter({ hasText: 'A disk group is made in an array' }).waitFor();
    expect(extension.gestures()).toEqual([]);
  });

  it('by keyboard offers a disk group in the array that is selected', async () => {
    const { page, node, extension, drawn } = await open();
    await node('arrays/nas-a').click({ position: { x: 40, y: 12 } });
    await page.keyboard.press('a');
    expect(await page.getByRole('combobox', { name: 'Where to put the disk group' }).inputValue()).toBe('nas-a');
    await page.getByText('Add disk group').click();
    await drawn(2);
    expect(extension.gestures()).toEqual([{ kind: 'add', what: 'disk-group', parent: 'arrays/nas-a', name: '' }]);
  });
});

describe('an estate without storage', () => {
  it('says how to begin, and offers an array', async () => {
    const { page, extension, drawn } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await page.getByRole('radio', { name: 'Storage', exact: true }).click();
    await page.getByText('Add an array, then a datastore on it.').waitFor();
    await page.getByText('Add an array', { exact: true }).click();
    await page.getByRole('dialog').getByText('Add array').click();
    await drawn(2);
    expect(extension.gestures()).toEqual([{ kind: 'add', what: 'array', parent: null, name: '' }]);
  });
});

describe('what uses something', () => {
  it('is asked of VS Code from the menu of what is selected by that, and a pool is grown from there too', async () => {
    const diagram = await open();
    const { page, node, extension } = diagram;
    await node('storagePools/gold').click({ position: { x: 40, y: 12 }, button: 'right' });
    await page.getByRole('menuitem', { name: 'What uses this…' }).click();
    await node('storagePools/gold').click({ position: { x: 40, y: 12 }, button: 'right' });
    await page.getByRole('menuitem', { name: 'Grow…' }).click();
    await expect.poll(() => extension.asked('command')).toEqual([{ kind: 'command', command: 'show-uses' }, { kind: 'command', command: 'grow-pool' }]);
    expect(extension.received.filter(({ kind }) => kind === 'selection').at(-1)).toEqual({ kind: 'selection', nodes: ['storagePools/gold'] });
  });

  it('is selected where the extension says so, and nothing turns where the view has it', async () => {
    const { page, extension } = await open();
    await extension.say({ kind: 'select', nodes: ['datastores/vms', disk], view: 'compute' });
    for (const id of ['datastores/vms', disk]) await page.locator(`[data-node="${id}"][data-selected="true"]`).waitFor();
    expect(await page.locator('.tv-canvas').getAttribute('data-view')).toBe('storage');
  });

  it('is turned to where the view has none of it', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate), before: (extension) => { extension.storage = smallStorage(); } });
    await diagram.extension.say({ kind: 'select', nodes: ['storagePools/gold', disk], view: 'storage' });
    await inView(diagram, 'storage');
    for (const id of ['storagePools/gold', disk]) await diagram.page.locator(`[data-node="${id}"][data-selected="true"]`).waitFor();
    await expect.poll(() => diagram.extension.received.filter(({ kind }) => kind === 'selection').at(-1)).toEqual({ kind: 'selection', nodes: ['storagePools/gold', disk] });
  });
});

describe('axe finds nothing to object to in storage', () => {
  for (const theme of themes) {
    it(`in the theme ${theme}`, async () => {
      const diagram = await open({ theme });
      const { page, node } = diagram;
      const problems: string[] = [];
      const look = async (state: string): Promise<void> => { problems.push(...(await problemsOf(page)).map((problem) => `${state}: ${problem}`)); };
      await look('at rest');
      await node('storagePools/gold').click({ position: { x: 40, y: 12 } });
      await page.keyboard.press('l');
      await page.getByRole('button', { name: /^backing to/ }).first().waitFor();
      await look('links');
      await node(disk).click();
      await page.keyboard.press('m');
      await page.getByRole('option').filter({ hasText: '7 TiB free now' }).waitFor();
      await look('moving');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await node('arrays/san-a/groups/slow').click();
      await page.keyboard.press('c');
      await page.getByRole('option').first().waitFor();
      await look('connecting');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.keyboard.press('a');
      await page.getByRole('dialog').waitFor();
      await look('adding');
      expect(problems).toEqual([]);
      expect(await diagram.complaints()).toEqual([]);
    });
  }
});
