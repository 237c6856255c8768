import { describe, expect, it } from 'vitest';
import { boxOf } from '../support/shapes';
import { largeEstate, nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

const focused = ({ page }: OpenedDiagram): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('data-node') ?? null);
const focusedRow = ({ page }: OpenedDiagram): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('data-tree-node') ?? null);

/** The tree, with everything opened down to the VMs, and the focus on its first row. */
async function openTree(): Promise<OpenedDiagram> {
  const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
  const { page, node } = diagram;
  await node('vms/db-01').click();
  await page.keyboard.press('t');
  await page.getByRole('treeitem', { name: 'db-01 VM' }).focus();
  await page.keyboard.press('Home');
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-tree-node') === 'sites/dakar');
  return diagram;
}

describe('by keys, on the canvas', () => {
  it('Home and End go to the first and last in a container, with Shift all up to there are selected', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
    const { page, node, extension } = diagram;
    await node('vms/web-02').click();
    await page.keyboard.press('End');
    expect(await focused(diagram)).toBe('vms/db-01');
    await page.keyboard.press('Home');
    expect(await focused(diagram)).toBe('vms/web-01');
    await page.keyboard.press('Shift+End');
    await extension.said((message) => message.kind === 'selection' && message.nodes.join() === 'vms/web-01,vms/web-02,vms/db-01');
    expect(await focused(diagram)).toBe('vms/db-01');
  });

  it('Ctrl+A selects what is beside a node, then what is around it too', async () => {
    const { page, node, extension } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await node('vms/app-01').click();
    await page.keyboard.press('Control+a');
    await extension.said((message) => message.kind === 'selection' && message.nodes.join() === 'vms/app-01,vms/old-01');
    await page.keyboard.press('Control+a');
    await extension.said((message) => message.kind === 'selection' && message.nodes.join() === 'vms/app-01,vms/old-01,hosts/esx-01,hosts/esx-02');
    expect(await page.evaluate(() => String(getSelection()))).toBe('');
  });

  it('Ctrl with an arrow moves a host a step and pins it there; a VM says how it is moved', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
    const { page, node, extension, drawn } = diagram;
    await node('vms/app-01').click();
    await page.keyboard.press('Control+ArrowRight');
    await page.getByRole('status').filter({ hasText: 'VMs and containers are moved to another host by M' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    expect(await focused(diagram)).toBe('hosts/esx-02');
    await page.keyboard.press('Control+ArrowRight');
    await drawn(2);
    await page.keyboard.press('Control+ArrowDown');
    await drawn(3);
    const [first, second] = extension.gestures().map((gesture) => (gesture.kind === 'pin' ? gesture.positions[0]?.at ?? [0, 0] : [0, 0]));
    expect(first?.[0]).toBeGreaterThan(0);
    expect([second?.[0], second?.[1]]).toEqual([first?.[0], (first?.[1] ?? 0) + 8]);
    expect(await focused(diagram)).toBe('hosts/esx-02');
  });

  it('the key for menus opens that of the node, beside it, and Escape leads back', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
    const { page, node } = diagram;
    await node('vms/db-01').click();
    await page.keyboard.press('Shift+F10');
    const menu = page.getByRole('menu', { name: 'Menu of db-01' });
    await menu.waitFor();
    const [box, at] = [await boxOf(node('vms/db-01')), await boxOf(menu)];
    expect(Math.abs(at.x - box.x)).toBeLessThan(40);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-node') === 'vms/db-01');
  });

  it('a menu of the toolbar that a key opened gives the focus back to the canvas, one that its button opened to the button', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
    const { page, node } = diagram;
    await node('vms/db-01').click();
    await page.keyboard.press('Shift+V');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-node') === 'vms/db-01');
    await page.getByRole('button', { name: 'View options' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'View options' }).and(page.locator(':focus')).waitFor();
  });

  it('a command is given to the canvas also while a field has the focus, but its key is typed there', async () => {
    const { page, node, extension } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await node('vms/db-01').click();
    await page.keyboard.press('i');
    const field = page.getByRole('textbox', { name: 'vCPU' });
    await field.fill('');
    await page.keyboard.type('a?0');
    expect(await field.inputValue()).toBe('a?0');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await extension.say({ kind: 'act', act: 'add' });
    await page.getByRole('dialog', { name: 'Add' }).waitFor();
  });
});

describe('by keys, in the tree', () => {
  it('a name that is typed is gone to', async () => {
    const diagram = await openTree();
    await diagram.page.keyboard.type('web-02');
    await diagram.page.waitForFunction(() => document.activeElement?.getAttribute('data-tree-node') === 'vms/web-02');
  });

  it('letters are no commands of the canvas', async () => {
    const diagram = await openTree();
    await diagram.page.keyboard.type('a');
    await diagram.page.keyboard.type('m');
    await diagram.settled();
    expect(await diagram.page.getByRole('dialog').count()).toBe(0);
  });

  it('Space takes out of the selection and in, Shift with an arrow adds to it, and * opens all beside', async () => {
    const diagram = await openTree();
    const { page, extension } = diagram;
    await page.keyboard.type('esx-01');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-tree-node') === 'hosts/esx-01');
    await page.keyboard.press('*');
    await page.getByRole('treeitem', { name: 'app-01 VM' }).waitFor();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await extension.said((message) => message.kind === 'selection' && message.nodes.join() === 'hosts/esx-01,vms/web-01,vms/web-02');
    await page.keyboard.press(' ');
    await extension.said((message) => message.kind === 'selection' && message.nodes.join() === 'hosts/esx-01,vms/web-01');
    expect(await focusedRow(diagram)).toBe('vms/web-02');
  });

  it('the key for menus opens that of the row', async () => {
    const diagram = await openTree();
    await diagram.page.keyboard.type('db-01');
    await diagram.page.keyboard.press('Shift+F10');
    await diagram.page.getByRole('menu', { name: 'Menu of db-01' }).getByRole('menuitem', { name: 'Move to…' }).waitFor();
  });

  it('the last of 10,000 VMs is gone to, with its place told, and few rows are in the page', async () => {
    const { page } = await openDiagram({ nodes: largeEstate({ clusters: 1, hosts: 1, vms: 10_000 }) });
    await page.getByRole('button', { name: 'Tree of the estate' }).click();
    await page.getByRole('treeitem').first().focus();
    for (const key of ['*', 'ArrowDown', '*', 'ArrowDown', '*', 'End']) await page.keyboard.press(key);
    const last = page.locator('[role="treeitem"]:focus[aria-level="4"]');
    await last.waitFor();
    expect([await last.getAttribute('aria-posinset'), await last.getAttribute('aria-setsize')]).toEqual(['10000', '10000']);
    expect(await page.getByRole('treeitem').count()).toBeLessThan(80);
  });
});

describe('from part to part', () => {
  const place = ({ page }: OpenedDiagram): Promise<string> => page.evaluate(() => {
    const element = document.activeElement;
    return `${element?.closest('[data-part]')?.className.split(' ').at(-1) ?? 'nowhere'}: ${element?.getAttribute('aria-label')?.split(',')[0] ?? element?.textContent?.trim() ?? ''}`;
  });

  it('goes through those that are shown, to what is chosen in each, round again and back', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
    const { page, node } = diagram;
    await node('vms/db-01').click();
    await page.keyboard.press('t');
    await page.getByRole('tree', { name: 'Estate' }).waitFor();
    await page.keyboard.press('f');
    await page.getByRole('tab', { name: /^Findings/, selected: true }).waitFor();
    for (const next of [/^tv-legend: CPU/, /^tv-minimap: Overview/, /^tv-palette: Show the palette/, /^tv-inspector: Findings/, /^tv-toolbar: Tree of the estate/, /^tv-tree-panel: db-01/, /^tv-canvas: db-01/]) {
      await page.keyboard.press('Control+F6');
      await expect.poll(() => place(diagram)).toMatch(next);
    }
    await page.keyboard.press('Control+Shift+F6');
    await expect.poll(() => place(diagram)).toMatch(/^tv-tree-panel: db-01/);
  });

  it('Escape leads back to the nodes', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
    const { page, node } = diagram;
    await node('vms/db-01').click();
    for (const part of ['tv-legend', 'tv-minimap', 'tv-palette', 'tv-toolbar']) {
      await page.locator(`.${part} :is(button, [tabindex="0"]):visible`).first().focus();
      await page.keyboard.press('Escape');
      await expect.poll(() => focused(diagram)).toBe('vms/db-01');
    }
  });

  it('stays where a dialog is open', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
    const { page, node, extension } = diagram;
    await node('vms/db-01').click();
    await page.keyboard.press('Shift+Slash');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Control+F6');
    await extension.said((message) => message.kind === 'focus' && message.on === 'other');
    await diagram.settled();
    expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
  });

  it('the palette that a key opens has the focus, and what is chosen there is placed from the node it was opened at', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
    const { page, node, extension } = diagram;
    await node('vms/web-01').click();
    await page.keyboard.press('Shift+P');
    await page.waitForFunction(() => document.activeElement?.textContent?.trim() === 'VM');
    await page.keyboard.press('Enter');
    await page.locator('.tv-ghost').filter({ hasText: 'esx-01' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => extension.gestures()).toEqual([{ kind: 'add', what: 'vm', parent: 'hosts/esx-01', name: '' }]);
  });
});
