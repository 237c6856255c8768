import { describe, expect, it } from 'vitest';
import { problemsOf } from './support/axe';
import { largeEstate, nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

const focused = ({ page }: OpenedDiagram): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('data-node') ?? document.activeElement?.textContent ?? null);

describe('the breadcrumb', () => {
  it('lists what lies beside each part of it, and goes to what is chosen', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
    const { page, node, extension } = diagram;
    await node('vms/web-02').click();
    await page.getByRole('navigation', { name: 'Where you are' }).getByRole('button', { name: 'Host: esx-01' }).click();
    const menu = page.getByRole('menu', { name: 'Beside esx-01' });
    await menu.waitFor();
    expect(await menu.getByRole('menuitemradio').allTextContents()).toEqual(['esx-01', 'esx-02']);
    expect(await menu.getByRole('menuitemradio', { checked: true }).allTextContents()).toEqual(['esx-01']);
    expect(await problemsOf(page)).toEqual([]);
    await menu.getByRole('menuitemradio', { name: 'esx-02' }).click();
    await extension.said((message) => message.kind === 'selection' && message.nodes.join() === 'hosts/esx-02');
    await expect.poll(() => focused(diagram)).toBe('hosts/esx-02');
    await menu.waitFor({ state: 'detached' });
  });

  it('opens by a key at the one that one is at, goes by letters, and gives the focus back when it is left', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
    const { page, node } = diagram;
    await node('vms/web-02').click();
    await page.keyboard.press('b');
    const menu = page.getByRole('menu', { name: 'Beside web-02' });
    await menu.waitFor();
    await expect.poll(() => focused(diagram)).toBe('web-02');
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(diagram)).toBe('vms/web-02');
    await page.keyboard.press('b');
    await menu.waitFor();
    await page.keyboard.press('d');
    await expect.poll(() => focused(diagram)).toBe('db-01');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(diagram)).toBe('vms/db-01');
    await expect.poll(() => page.getByRole('navigation', { name: 'Where you are' }).getByRole('button').allTextContents()).toEqual(['Campus', 'dakar', 'prod', 'esx-01', 'db-01']);
  });

  it('lists those near in a long row, and leads to the search for the others', async () => {
    const { page, findNode } = await openDiagram({ nodes: largeEstate({ clusters: 1, hosts: 200, vms: 0 }) });
    await findNode('esx-0101');
    await page.keyboard.press('b');
    const menu = page.getByRole('menu', { name: 'Beside esx-0101' });
    await menu.waitFor();
    expect(await menu.getByRole('menuitemradio').count()).toBe(81);
    await menu.getByRole('menuitem', { name: 'Search 119 others…' }).click();
    await page.getByRole('textbox', { name: 'Search by name, id or figures' }).waitFor();
  });

  it('fits into a narrow column, where it says the last part alone', async () => {
    const { page, findNode } = await openDiagram({ nodes: nodesOf(smallEstate), width: 320, height: 500 });
    await findNode('web-02');
    const crumbs = page.getByRole('navigation', { name: 'Where you are' }).getByRole('button');
    await expect.poll(() => crumbs.allTextContents()).toEqual(['web-02']);
    await page.keyboard.press('b');
    const menu = page.getByRole('menu', { name: 'Beside web-02' });
    await menu.waitFor();
    const { left, right } = await menu.evaluate((element) => element.getBoundingClientRect());
    expect([left >= 0, right <= 320]).toEqual([true, true]);
  });
});
