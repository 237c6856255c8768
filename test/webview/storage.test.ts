import { describe, expect, it } from 'vitest';
import { smallStorage } from '../scene/support/storage';
import { problemsOf } from './support/axe';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram } from './support/openDiagram';
import { disk, openStorage } from './support/storageView';
import { themes } from './support/themes';

describe('the storage view', () => {
  it('is asked for, turned to by key after the network, and by a command of VS Code', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate), before: (extension) => { extension.storage = smallStorage(); } });
    const { page, extension, node } = diagram;
    await node('vms/web-01').click();
    for (const view of ['network', 'storage', 'all', 'compute'] as const) {
      await page.keyboard.press('v');
      await diagram.inView(view);
    }
    await extension.say({ kind: 'act', act: 'show-storage' });
    await diagram.inView('storage');
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
    const diagram = await openStorage();
    const { page, node } = diagram;
    await page.getByRole('radio', { name: 'Network', exact: true }).click();
    await diagram.inView('network');
    await page.getByRole('radio', { name: 'Logical' }).click();
    await page.getByRole('radio', { name: 'Storage', exact: true }).click();
    await diagram.inView('storage');
    for (const id of ['hosts/esx-09', disk]) await node(id).waitFor();
  });

  it('says of a pool what it is, how full, how busy and how slow, in its name and on its head', async () => {
    const { node } = await openStorage();
    const name = await node('storagePools/gold').getAttribute('aria-label');
    expect(name).toBe('gold, pool, 40.1 of 61.4 TiB · 65 % · 2 copies across sites, fill 65 %, IOPS 80 %, latency 130 %');
    expect(await node('storagePools/gold').textContent()).toContain('FILL65 %IOPS80 %LAT130 %');
  });

  it('says of a disk group, local disks and a disk what they are and where they lie', async () => {
    const { node } = await openStorage();
    expect(await node('arrays/san-a/groups/slow').getAttribute('aria-label')).toBe('slow, disk group, in san-a, 24 × 8 TB HDD · RAID 60 · 2 spares, fill 50 %, IOPS 120 %, 1 warning');
    expect(await node('hosts/esx-09/disks/nvme').getAttribute('aria-label')).toBe('nvme, set of local disks, in esx-09, 4 × 1.92 TB NVMe, fill 10 %');
    expect(await node(disk).getAttribute('aria-label')).toContain('web-01, disk, in vms, 40 GiB thin');
  });

  it('counts what there is where nothing is selected', async () => {
    const { page } = await openStorage();
    await page.keyboard.press('i');
    const counts = page.locator('.tv-counts').getByRole('listitem');
    await counts.first().waitFor();
    expect(await counts.allTextContents()).toEqual(['2 sites', '2 clusters', '1 host', '3 arrays', '4 disk groups', '1 export', '1 set of local disks', '1 pool', '3 datastores', '9 disks', '1 volume']);
  });
});

describe('colouring storage', () => {
  it('goes from fill to IOPS and latency, by key and by the legend, and is said', async () => {
    const { page } = await openStorage();
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
    const diagram = await openStorage();
    const { page } = diagram;
    await page.keyboard.press('h');
    await page.getByRole('radio', { name: 'Compute', exact: true }).click();
    await diagram.inView('compute');
    await page.getByRole('radio', { name: 'CPU', checked: true }).waitFor();
    await page.getByRole('radio', { name: 'Storage', exact: true }).click();
    await page.getByRole('radio', { name: 'IOPS', checked: true }).waitFor();
  });

  it('has beside it what the lines mean, of those that there are', async () => {
    const { page, extension } = await openStorage();
    const lines = page.getByRole('list', { name: 'Lines' }).getByRole('listitem');
    await expect.poll(async () => (await lines.allTextContents()).map((text) => text.trim())).toEqual(['holds the data', 'mounted by', 'replica', 'path', 'unknown']);
    await extension.change([], [], { removed: ['replica/datastores/db', 'mount/scratch/gone'] });
    await expect.poll(async () => (await lines.allTextContents()).map((text) => text.trim())).toEqual(['holds the data', 'mounted by', 'path']);
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
    const diagram = await openStorage();
    const { page, node, extension } = diagram;
    await node('storagePools/gold').click({ position: { x: 40, y: 12 }, button: 'right' });
    await page.getByRole('menuitem', { name: 'What uses this…' }).click();
    await node('storagePools/gold').click({ position: { x: 40, y: 12 }, button: 'right' });
    await page.getByRole('menuitem', { name: 'Grow…' }).click();
    await expect.poll(() => extension.asked('command')).toEqual([{ kind: 'command', command: 'show-uses' }, { kind: 'command', command: 'grow-pool' }]);
    expect(extension.received.filter(({ kind }) => kind === 'selection').at(-1)).toEqual({ kind: 'selection', nodes: ['storagePools/gold'] });
  });

  it('is selected where the extension says so, and nothing turns where the view has it', async () => {
    const { page, extension } = await openStorage();
    await extension.say({ kind: 'select', nodes: ['datastores/vms', disk], view: 'compute' });
    for (const id of ['datastores/vms', disk]) await page.locator(`[data-node="${id}"][data-selected="true"]`).waitFor();
    expect(await page.locator('.tv-canvas').getAttribute('data-view')).toBe('storage');
  });

  it('is turned to where the view has none of it', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate), before: (extension) => { extension.storage = smallStorage(); } });
    await diagram.extension.say({ kind: 'select', nodes: ['storagePools/gold', disk], view: 'storage' });
    await diagram.inView('storage');
    for (const id of ['storagePools/gold', disk]) await diagram.page.locator(`[data-node="${id}"][data-selected="true"]`).waitFor();
    await expect.poll(() => diagram.extension.received.filter(({ kind }) => kind === 'selection').at(-1)).toEqual({ kind: 'selection', nodes: ['storagePools/gold', disk] });
  });
});

describe('axe finds nothing to object to in storage', () => {
  for (const theme of themes) {
    it(`in the theme ${theme}`, async () => {
      const diagram = await openStorage({ theme });
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
