import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Remembered } from '../../src/protocol/remembered';
import { node as nodeLike } from '../scene/support/world';
import { boxOf } from '../support/shapes';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

const open = (): Promise<OpenedDiagram> => openDiagram({
  nodes: nodesOf(smallEstate),
  before: (extension) => { extension.network = { nodes: [nodeLike('networks/web', 'network', null), nodeLike('networks/db', 'network', null)], edges: [] }; },
});
const kept = (page: Page): Promise<Remembered | null> => page.evaluate(() => JSON.parse(sessionStorage.getItem('state') ?? 'null') as Remembered | null);
const zoomOf = async (page: Page): Promise<number> => Number(/scale\(([\d.]+)/.exec((await page.locator('.react-flow__viewport').getAttribute('style')) ?? '')?.[1]);
/** In pixels, rounded. */
const placeOf = async ({ node }: OpenedDiagram, id: string): Promise<unknown> => {
  const { x, y, width } = await boxOf(node(id));
  return [Math.round(x), Math.round(y), Math.round(width)];
};

describe('a diagram that VS Code has thrown away while it was hidden', () => {
  it('is looked at as before when it is shown again: what is folded up, the colours, what is selected, and where', async () => {
    const diagram = await open();
    const { page, node } = diagram;
    await diagram.extension.say({ kind: 'act', act: 'colour' });
    await node('hosts/esx-01').locator('[data-fold]').click();
    await node('vms/test-01').click();
    await diagram.extension.say({ kind: 'act', act: 'fit-selection' });
    await expect.poll(async () => (await kept(page))?.look).toMatchObject({ view: 'compute', collapsed: ['hosts/esx-01'], overlay: 'memory' });
    await expect.poll(async () => Math.abs(((await kept(page))?.place.zoom ?? 0) - (await zoomOf(page)))).toBeLessThan(0.001);
    const before = await placeOf(diagram, 'vms/test-01');
    await page.reload();
    await page.locator('[data-node="vms/test-01"][data-selected="true"]').waitFor();
    await expect.poll(() => placeOf(diagram, 'vms/test-01')).toEqual(before);
    await page.locator('[data-node="hosts/esx-01"][aria-label*="collapsed"]').waitFor();
    await page.getByRole('radio', { name: 'Memory', checked: true }).waitFor();
    expect(await diagram.complaints()).toEqual([]);
  });

  it('shows the view and the filter that were shown', async () => {
    const diagram = await open();
    const { page, node, extension } = diagram;
    await page.getByRole('radio', { name: 'Network', exact: true }).click();
    await node('networks/web').click();
    await extension.say({ kind: 'act', act: 'show-near' });
    await node('networks/db').waitFor({ state: 'detached' });
    await expect.poll(async () => (await kept(page))?.look.filter?.near?.nodes).toEqual(['networks/web']);
    await page.reload();
    await diagram.inView('network');
    await node('networks/web').waitFor();
    await node('networks/db').waitFor({ state: 'detached' });
    await page.getByRole('group', { name: 'Filter in force' }).getByRole('button', { name: 'Clear' }).click();
    await node('networks/db').waitFor();
    expect(await diagram.complaints()).toEqual([]);
  });

  it('has the panels that were open, and folded up what was in a view that is not looked at', async () => {
    const diagram = await open();
    const { page, node, extension } = diagram;
    await node('hosts/esx-01').locator('[data-fold]').click();
    await node('vms/test-01').click();
    await extension.say({ kind: 'act', act: 'explain' });
    await extension.say({ kind: 'act', act: 'tree' });
    await page.getByRole('radio', { name: 'Network', exact: true }).click();
    await diagram.inView('network');
    await expect.poll(async () => (await kept(page))?.look.view).toBe('network');
    await page.reload();
    await diagram.inView('network');
    await page.getByRole('complementary', { name: 'Inspector' }).waitFor();
    await page.getByRole('tree').waitFor();
    await page.getByRole('radio', { name: 'Compute', exact: true }).click();
    await page.locator('[data-node="hosts/esx-01"][aria-label*="collapsed"]').waitFor();
    expect(await diagram.complaints()).toEqual([]);
  });

  it('has the colours of views that are not looked at, as they were left, also once it was thrown away again before they are', async () => {
    const diagram = await open();
    const { page, extension } = diagram;
    await extension.say({ kind: 'act', act: 'colour' });
    await page.getByRole('radio', { name: 'Memory', checked: true }).waitFor();
    await extension.say({ kind: 'act', act: 'show-network' });
    await diagram.inView('network');
    for (let times = 0; times < 2; times++) {
      await expect.poll(async () => (await kept(page))?.measures).toEqual([{ view: 'compute', measure: 'memory' }]);
      await page.reload();
      await diagram.inView('network');
    }
    await extension.say({ kind: 'act', act: 'show-compute' });
    await diagram.inView('compute');
    await page.getByRole('radio', { name: 'Memory', checked: true }).waitFor();
    expect(await diagram.complaints()).toEqual([]);
  });

  it('begins anew where another version has kept something else', async () => {
    const diagram = await open();
    const { page, node } = diagram;
    await node('vms/db-01').waitFor();
    await page.evaluate(() => sessionStorage.setItem('state', '{"look":{"view":"network"}}'));
    await page.reload();
    await node('vms/db-01').waitFor();
    await diagram.inView('compute');
    expect(await diagram.complaints()).toEqual([]);
  });
});
