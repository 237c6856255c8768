import { describe, expect, it } from 'vitest';
import { edge } from '../scene/support/network';
import { node as nodeLike } from '../scene/support/world';
import { boxOf, middleOf } from '../support/shapes';
import { problemsOf } from './support/axe';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

const whole = {
  nodes: [
    ...nodesOf(smallEstate), nodeLike('switches/dvs', 'fabric', null), nodeLike('networks/web', 'network', 'switches/dvs', { detail: 'VLAN 10' }),
    nodeLike('group/storage/dakar', 'group', 'sites/dakar', { label: 'Storage' }), nodeLike('datastores/gold', 'datastore', 'group/storage/dakar'),
  ],
  edges: [edge('attached/vms/web-01/eth0', 'vms/web-01', 'networks/web'), edge('mount/gold/prod', 'datastores/gold', 'clusters/prod')],
};

/** The diagram in the view of the whole estate. */
async function open(): Promise<OpenedDiagram> {
  const diagram = await openDiagram({ nodes: nodesOf(smallEstate), width: 1600, height: 1000, before: (extension) => { extension.all = whole; } });
  await diagram.page.getByRole('radio', { name: 'All', exact: true }).click();
  await diagram.inView('all');
  return diagram;
}

describe('the view of the whole estate', () => {
  it('keeps what was selected in another view, and shows it there again', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate), before: (extension) => { extension.all = whole; } });
    const selected = diagram.page.locator('[data-node="vms/web-01"][data-selected="true"]');
    await diagram.node('vms/web-01').click();
    for (const view of ['all', 'compute', 'all'] as const) {
      await diagram.extension.say({ kind: 'act', act: `show-${view}` });
      await diagram.inView(view);
      await selected.waitFor();
    }
    expect(await diagram.complaints()).toEqual([]);
  });

  it('asks of a view that was seen before only what changed', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate), before: (extension) => { extension.all = whole; } });
    const asked = () => diagram.extension.received.flatMap((message) => (message.kind === 'ready' ? [`${message.view} ${message.seen === undefined ? 'anew' : 'again'}`] : []));
    for (const view of ['all', 'compute', 'all'] as const) {
      await diagram.extension.say({ kind: 'act', act: `show-${view}` });
      await diagram.inView(view);
    }
    expect(asked()).toEqual(['compute anew', 'all anew', 'compute again', 'all again']);
    await diagram.node('datastores/gold').waitFor();
    expect(await diagram.complaints()).toEqual([]);
  });

  it('leaves layers out and shows them again, from the menu of the view, of which the last stays', async () => {
    const { page, node } = await open();
    await page.getByRole('button', { name: 'View options' }).click();
    await page.getByRole('menuitem', { name: 'Layers' }).hover();
    const layer = (name: string) => page.getByRole('menuitemcheckbox', { name, exact: true });
    await layer('Network').click();
    await node('switches/dvs').waitFor({ state: 'detached' });
    await layer('Storage').click();
    await node('group/storage/dakar').waitFor({ state: 'detached' });
    expect(await node('hosts/esx-01').count()).toBe(1);
    await layer('Compute').click();
    expect([await layer('Compute').getAttribute('aria-checked'), await layer('Network').getAttribute('aria-checked')]).toEqual(['true', 'false']);
    await layer('Network').click();
    await node('switches/dvs').waitFor();
  });

  it('is grouped from the menu by keys: the choice is asked of the document', async () => {
    const diagram = await open();
    const { page, extension } = diagram;
    await extension.say({ kind: 'act', act: 'view-options' });
    await page.getByRole('menuitem', { name: 'Group by' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('menuitemradio', { name: 'Cluster', exact: true }).waitFor();
    expect(await page.getByRole('menuitemradio', { name: 'Cluster', exact: true }).getAttribute('aria-checked')).toBe('true');
    await page.getByRole('menuitemradio', { name: 'Rack', exact: true }).focus();
    await page.keyboard.press('Enter');
    await diagram.extension.gestured();
    expect(extension.gestures()).toEqual([{ kind: 'layout', view: 'all', option: 'groupBy', value: 'rack' }]);
  });

  it('moves a VM that is dragged to another host', async () => {
    const diagram = await open();
    const { page, extension, node } = diagram;
    await extension.say({ kind: 'select', nodes: ['hosts/esx-01', 'hosts/esx-02'], view: 'all' });
    await diagram.level('cards');
    const [from, onto] = [middleOf(await boxOf(node('vms/web-01'))), await boxOf(node('hosts/esx-02'))];
    const to = { x: onto.x + onto.width / 2, y: onto.y + 8 };
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
    await diagram.extension.gestured();
    expect(extension.gestures()).toEqual([{ kind: 'move', nodes: ['vms/web-01'], to: 'hosts/esx-02' }]);
  });

  it('lists what a VM is connected to, and has nothing that a screen reader stumbles over', async () => {
    const diagram = await open();
    await diagram.extension.say({ kind: 'select', nodes: ['vms/web-01'], view: 'all' });
    await diagram.extension.say({ kind: 'act', act: 'connections' });
    await diagram.page.locator('[data-edge="attached/vms/web-01/eth0"]').waitFor();
    expect(await problemsOf(diagram.page)).toEqual([]);
    expect(await diagram.complaints()).toEqual([]);
  });
});
