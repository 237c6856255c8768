import { describe, expect, it } from 'vitest';
import { smallNetwork } from '../scene/support/network';
import { boxOf, middleOf } from '../support/shapes';
import { nodesOf, smallEstate } from './support/estate';
import { problemsOf } from './support/axe';
import { openNetwork as open } from './support/networkView';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';
import { themes } from './support/themes';

/** A point on the line between two nodes that stand above each other, halfway between the areas they are in. */
async function pointOfCable({ page, node }: OpenedDiagram): Promise<{ readonly x: number; readonly y: number }> {
  const [port, site] = [middleOf(await boxOf(node('switches/leaf-1/ports/eth1'))), await boxOf(node('sites/dakar'))];
  const point = { x: port.x, y: site.y + site.height - 4 };
  await page.mouse.move(point.x, point.y);
  return point;
}

describe('the network view', () => {
  it('is asked for, and comes back to compute with everything in its place', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate), before: (extension) => { extension.network = smallNetwork(); } });
    const before = await boxOf(diagram.node('hosts/esx-01'));
    await diagram.page.getByRole('radio', { name: 'Network', exact: true }).click();
    await diagram.node('switches/spine').waitFor();
    expect(await diagram.node('clusters/lab').count()).toBe(0);
    await diagram.page.getByRole('radio', { name: 'Compute', exact: true }).click();
    await diagram.inView('compute');
    await diagram.node('clusters/lab').waitFor();
    expect(await boxOf(diagram.node('hosts/esx-01'))).toEqual(before);
    expect(diagram.extension.received.filter(({ kind }) => kind === 'ready')).toEqual([{ kind: 'ready', view: 'compute' }, { kind: 'ready', view: 'network' }, { kind: 'ready', view: 'compute', seen: 1 }]);
    expect(await diagram.complaints()).toEqual([]);
  });

  it('keeps a VM selected as its NICs, and the VM of a NIC', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate), before: (extension) => { extension.network = smallNetwork(); } });
    await diagram.node('vms/web-01').click();
    await diagram.page.keyboard.press('v');
    await diagram.page.locator('[data-node="vms/web-01/nics/eth0"][data-selected="true"]').waitFor();
    await diagram.extension.say({ kind: 'act', act: 'show-compute' });
    await diagram.page.locator('[data-node="vms/web-01"][data-selected="true"]').waitFor();
  });

  it('is shown by its number, while the focus is on the canvas', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate), before: (extension) => { extension.network = smallNetwork(); } });
    await diagram.node('vms/web-01').click();
    await diagram.page.keyboard.press('2');
    await diagram.inView('network');
    await diagram.page.locator('[data-node="vms/web-01/nics/eth0"][data-selected="true"]').waitFor();
    await diagram.page.keyboard.press('1');
    await diagram.inView('compute');
    expect(await diagram.page.getByRole('radio', { name: 'Network', exact: true }).getAttribute('title')).toBe('Network (2)');
  });

  it('is shown by commands of VS Code', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate), before: (extension) => { extension.network = smallNetwork(); } });
    await diagram.extension.say({ kind: 'act', act: 'show-network' });
    await diagram.inView('network');
    await diagram.extension.say({ kind: 'act', act: 'show-compute' });
    await diagram.inView('compute');
  });

  it('shows only the physical, or only the logical, or both', async () => {
    const { page, node } = await open();
    await page.getByRole('radio', { name: 'Physical' }).click();
    await node('switches/dvs').waitFor({ state: 'detached' });
    expect(await node('switches/spine').count()).toBe(1);
    await page.getByRole('radio', { name: 'Logical' }).click();
    await node('networks/web').waitFor();
    expect([await node('switches/spine').count(), await node('hosts/esx-01').count(), await node('clusters/prod').count(), await node('routers/edge').count()]).toEqual([0, 0, 0, 1]);
    await page.getByRole('radio', { name: 'Both' }).click();
    await node('hosts/esx-01').waitFor();
  });

  it('leaves the keys with the canvas when the layers are chosen by pointer', async () => {
    const { page } = await openDiagram({ nodes: nodesOf(smallEstate), before: (fake) => { fake.network = smallNetwork(); } });
    await page.getByRole('radio', { name: 'Network', exact: true }).click();
    await page.getByRole('radio', { name: 'Logical', exact: true }).click();
    await page.keyboard.press('p');
    await page.locator('.tv-trace').waitFor();
  });

  it('says the VLAN of what is coloured by it, in its name, on its card and in the legend', async () => {
    const { page, node } = await open();
    expect(await node('vms/web-01/nics/eth0').getAttribute('aria-label')).toContain('VLAN 10');
    expect(await node('networks/web').textContent()).toContain('VLAN 10');
    expect(await page.getByRole('list', { name: 'VLANs and segments' }).getByRole('listitem').allTextContents()).toEqual([' VLAN 10', ' VLAN 20', ' VLAN 30', ' VNI 5001']);
  });
});

describe('the legend of lines', () => {
  it('has the states and kinds that there are, and no others', async () => {
    const network = smallNetwork();
    const inLegend = async (edges: typeof network.edges): Promise<readonly string[]> => {
      const diagram = await openDiagram({ nodes: nodesOf(smallEstate), width: 1400, height: 900, before: (extension) => { extension.network = { ...network, edges }; } });
      await diagram.page.getByRole('radio', { name: 'Network', exact: true }).click();
      await diagram.page.getByRole('list', { name: 'VLANs and segments' }).waitFor();
      return (await diagram.page.getByRole('list', { name: 'Lines' }).getByRole('listitem').allTextContents()).map((text) => text.trim());
    };
    expect(await inLegend(network.edges)).toEqual(['normal', 'standby', 'unknown', 'down', 'tunnel']);
    expect(await inLegend(network.edges.filter(({ id }) => id.startsWith('interface/')))).toEqual(['normal']);
    expect(await inLegend([])).toEqual([]);
  });
});

describe('a line', () => {
  it('under the pointer says what it stands for, pressed is selected, and Delete takes it away', async () => {
    const diagram = await open();
    const point = await pointOfCable(diagram);
    await diagram.page.locator('.tv-line-tooltip').filter({ hasText: 'switches/leaf-1/ports/eth1 to hosts/esx-01/nics/vmnic0' }).waitFor();
    await diagram.page.mouse.click(point.x, point.y);
    await diagram.page.keyboard.press('Delete');
    await diagram.drawn(2);
    expect(diagram.extension.gestures()).toEqual([{ kind: 'disconnect', edges: ['cable/leaf-1/eth1'] }]);
    await pointOfCable(diagram);
    await diagram.page.locator('.tv-line-tooltip').waitFor({ state: 'detached' });
  });

  it('has a menu', async () => {
    const diagram = await open();
    const point = await pointOfCable(diagram);
    await diagram.page.mouse.click(point.x, point.y, { button: 'right' });
    await diagram.page.getByRole('menuitem', { name: 'Disconnect' }).click();
    await diagram.extension.gestured();
    expect(diagram.extension.gestures()).toEqual([{ kind: 'disconnect', edges: ['cable/leaf-1/eth1'] }]);
  });

  it('is taken elsewhere by its end, or from its menu, with what it could be connected to', async () => {
    const diagram = await open();
    const { page, extension } = diagram;
    extension.connects = [{ node: 'switches/leaf-1/ports/eth2', connects: true, reasons: [], what: 'Plug vmnic0 into eth2' }];
    const point = await pointOfCable(diagram);
    await page.mouse.click(point.x, point.y, { button: 'right' });
    await page.getByRole('menuitem', { name: 'Take it from eth1 to…' }).click();
    await page.getByRole('dialog', { name: /^Let the connection of vmnic0/ }).getByRole('option', { name: /eth2/ }).click();
    await expect.poll(() => extension.gestures()).toEqual([{ kind: 'reconnect', edge: 'cable/leaf-1/eth1', fixed: 'hosts/esx-01/nics/vmnic0', to: 'switches/leaf-1/ports/eth2' }]);
    expect(extension.asked('where-reconnects')).toEqual([{ kind: 'where-reconnects', edge: 'cable/leaf-1/eth1', fixed: 'hosts/esx-01/nics/vmnic0' }]);
  });

  it('is among the links of its nodes, and is gone to, selected and taken away from there by keyboard', async () => {
    const diagram = await open();
    const { page, node, extension } = diagram;
    await node('switches/leaf-1/ports/eth1').click();
    await page.keyboard.press('l');
    const links = page.getByRole('list', { name: 'Connections' });
    await links.getByRole('button', { name: 'cable to esx-01 vmnic0' }).waitFor();
    await links.getByRole('button', { name: 'Go to esx-01 vmnic0' }).press('Enter');
    await page.locator('[data-node="hosts/esx-01/nics/vmnic0"][data-selected="true"]').waitFor();
    await page.getByRole('list', { name: 'Connections' }).getByRole('button', { name: 'Disconnect leaf-1 eth1' }).press('Enter');
    await extension.gestured();
    expect(extension.gestures()).toEqual([{ kind: 'disconnect', edges: ['cable/leaf-1/eth1'] }]);
  });
});

describe('connecting', () => {
  const dragTo = async ({ page, node }: OpenedDiagram, to: string): Promise<void> => {
    const [start, end] = [middleOf(await boxOf(node('switches/leaf-1/ports/eth1'))), middleOf(await boxOf(node(to)))];
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(start.x + 8, start.y + 8, { steps: 2 });
    await page.mouse.move(end.x, end.y, { steps: 4 });
  };

  it('asks once what can be connected, says what it would do, and does it on the drop', async () => {
    const diagram = await open();
    await dragTo(diagram, 'hosts/esx-01/nics/vmnic1');
    await diagram.page.locator('.tv-ghost[data-verdict="fits"]').filter({ hasText: 'Connect eth1 of leaf-1 to vmnic1 of esx-01' }).waitFor();
    await diagram.page.mouse.up();
    await diagram.drawn(2);
    expect(diagram.extension.asked('where-connects')).toEqual([{ kind: 'where-connects', node: 'switches/leaf-1/ports/eth1' }]);
    expect(diagram.extension.gestures()).toEqual([{ kind: 'connect', from: 'switches/leaf-1/ports/eth1', to: 'hosts/esx-01/nics/vmnic1' }]);
  });

  it('says why something cannot be connected, and then asks for nothing', async () => {
    const diagram = await open();
    await dragTo(diagram, 'hosts/esx-02/nics/vmnic0');
    await diagram.page.locator('.tv-ghost[data-verdict="does-not-fit"]').filter({ hasText: 'vmnic0 is cabled to leaf-1 eth2 already' }).waitFor();
    await diagram.page.mouse.up();
    await diagram.page.locator('.tv-notice').filter({ hasText: 'vmnic0 is cabled to leaf-1 eth2 already' }).waitFor();
    expect(diagram.extension.gestures()).toEqual([]);
  });

  it('is cancelled by Escape', async () => {
    const diagram = await open();
    await dragTo(diagram, 'hosts/esx-01/nics/vmnic1');
    await diagram.page.locator('.tv-ghost[data-verdict="fits"]').waitFor();
    await diagram.page.keyboard.press('Escape');
    await diagram.page.locator('.tv-ghost').waitFor({ state: 'detached' });
    await diagram.page.mouse.up();
    await diagram.settled();
    expect(diagram.extension.gestures()).toEqual([]);
  });

  it('begins at the handle of a box that holds others', async () => {
    const diagram = await open();
    const { page, node } = diagram;
    await node('networks/web').click({ position: { x: 40, y: 12 } });
    const handle = page.locator('[data-connect="networks/web"]');
    await handle.waitFor();
    const [start, end] = [middleOf(await boxOf(handle)), middleOf(await boxOf(node('routers/edge')))];
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await page.locator('.tv-ghost').filter({ hasText: 'web' }).waitFor();
    await page.mouse.up();
    await expect.poll(() => diagram.extension.asked('where-connects')).toEqual([{ kind: 'where-connects', node: 'networks/web' }]);
  });

  it('by keyboard chooses from a list with what each would do or why it cannot', async () => {
    const { page, node, extension } = await open();
    await node('switches/leaf-1/ports/eth1').click();
    await page.keyboard.press('c');
    const options = page.getByRole('dialog', { name: 'Connect eth1 of leaf-1 to…' }).getByRole('option');
    await options.first().waitFor();
    const texts = await options.allTextContents();
    expect(texts[0]).toContain('Connect eth1 of leaf-1 to vmnic1 of esx-01');
    expect(texts[1]).toContain('vmnic0 is cabled to leaf-1 eth2 already');
    await page.keyboard.press('Enter');
    await extension.gestured();
    expect(extension.gestures()).toEqual([{ kind: 'connect', from: 'switches/leaf-1/ports/eth1', to: 'hosts/esx-01/nics/vmnic1' }]);
  });
});

describe('a part', () => {
  it('of a switch or host is renamed and deleted like an entry, from the keyboard and the menu', async () => {
    const { page, node, extension, drawn } = await open();
    await node('switches/leaf-1/ports/eth1').click();
    await page.keyboard.press('F2');
    await page.locator('[data-control="rename"] input').fill('uplink');
    await page.keyboard.press('Enter');
    // What was renamed is selected then, in place of what is selected now.
    await drawn(2);
    await node('hosts/esx-01/nics/vmnic0').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await expect.poll(() => extension.gestures()).toEqual([
      { kind: 'rename', node: 'switches/leaf-1/ports/eth1', to: 'uplink' }, { kind: 'delete', nodes: ['hosts/esx-01/nics/vmnic0'], references: 'ask' },
    ]);
  });

  it('that stands for a VM says where that is renamed and deleted, and asks for nothing', async () => {
    const { page, node, extension } = await open();
    await node('vms/web-01/nics/eth0').click();
    for (const [key, act] of [['F2', 'Rename'], ['Delete', 'Delete']] as const) {
      await page.keyboard.press(key);
      await page.locator('.tv-notice').filter({ hasText: `${act} web-01 in the compute view` }).waitFor();
    }
    expect(extension.gestures()).toEqual([]);
  });
});

describe('adding to a network', () => {
  it('drops a network onto a virtual switch, in one gesture for all its hosts', async () => {
    const { page, node, extension, drawn } = await open();
    const [start, end] = [middleOf(await boxOf(page.getByRole('button', { name: 'Network', exact: true }))), await boxOf(node('switches/dvs'))];
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(end.x + end.width / 2, end.y + 12, { steps: 4 });
    await page.locator('.tv-ghost').filter({ hasText: 'In dvs' }).waitFor();
    await page.mouse.up();
    await drawn(2);
    expect(extension.gestures()).toEqual([{ kind: 'add', what: 'network', parent: 'switches/dvs', name: '' }]);
  });

  it('says where a network belongs when it is dropped elsewhere', async () => {
    const { page, extension } = await open();
    const start = middleOf(await boxOf(page.getByRole('button', { name: 'Network', exact: true })));
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(start.x, start.y + 400, { steps: 4 });
    await page.mouse.up();
    await page.locator('.tv-notice').filter({ hasText: 'A network is made in a virtual switch' }).waitFor();
    expect(extension.gestures()).toEqual([]);
  });

  it('by keyboard asks for kind, place and name', async () => {
    const { page, node, extension, drawn } = await open();
    await node('networks/web').click({ position: { x: 40, y: 12 } });
    await page.keyboard.press('a');
    await expect.poll(() => page.getByRole('combobox', { name: 'Where to put the network' }).inputValue()).toBe('dvs');
    await page.getByRole('dialog').getByRole('button', { name: 'Add network' }).click();
    await drawn(2);
    expect(extension.gestures()).toEqual([{ kind: 'add', what: 'network', parent: 'switches/dvs', name: '' }]);
  });
});

describe('axe finds nothing to object to in the network', () => {
  for (const theme of themes) {
    it(`in the theme ${theme}`, async () => {
      const diagram = await open({ theme });
      const { page, node } = diagram;
      const problems: string[] = [];
      const look = async (state: string): Promise<void> => { problems.push(...(await problemsOf(page)).map((problem) => `${state}: ${problem}`)); };
      await look('at rest');
      await node('switches/leaf-2').click({ position: { x: 40, y: 12 } });
      await page.keyboard.press('l');
      await page.getByRole('button', { name: /^cable to/ }).first().waitFor();
      await look('links');
      await page.getByRole('button', { name: /^cable to/ }).first().click();
      await look('a selected line');
      await node('switches/leaf-1/ports/eth1').click();
      await page.keyboard.press('c');
      await page.getByRole('option').first().waitFor();
      await look('connecting');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await node('vms/web-01/nics/eth0').click();
      await node('vms/db-01/nics/eth0').click({ modifiers: ['Control'] });
      await page.keyboard.press('p');
      await page.locator('[data-result="traced"]').waitFor();
      await look('a trace');
      expect(problems).toEqual([]);
      expect(await diagram.complaints()).toEqual([]);
    });
  }
});
