import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { noFilter, type SavedView } from '../../src/protocol/filter';
import { node as nodeLike } from '../scene/support/world';
import { boxOf, middleOf } from '../support/shapes';
import { problemsOf } from './support/axe';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

const open = (width?: number): Promise<OpenedDiagram> => openDiagram({
  nodes: nodesOf(smallEstate), ...(width === undefined ? {} : { width }),
  before: (extension) => { extension.tags = { 'vms/db-01': ['db'], 'vms/test-01': ['db'], 'vms/web-01': ['web'] }; },
});
/** Selects a node, as a command of VS Code does. */
async function choose({ page, extension }: OpenedDiagram, node: string): Promise<void> {
  await extension.say({ kind: 'select', nodes: [node], view: 'compute' });
  await page.waitForFunction((id) => document.activeElement?.getAttribute('data-node') === id, node);
}
/** Opens the filter by its key and types, once its first field has the focus. */
async function typeWords(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Shift+F');
  const words = page.getByRole('textbox', { name: 'Words in name, id or figures' });
  await expect.poll(() => words.evaluateAll((fields) => fields.some((field) => field.matches(':focus')))).toBe(true);
  await page.keyboard.type(text);
}
const shownVms = ({ page }: OpenedDiagram): Promise<readonly (string | null)[]> => page.locator('[data-kind="vm"]').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-node')).sort());

describe('filtering the diagram', () => {
  it('shows what matches with what it lies in, says how much that is, and gives everything back where it was', async () => {
    const diagram = await open();
    const { page, node, complaints } = diagram;
    await node('vms/db-01').waitFor();
    const before = await boxOf(node('vms/web-02'));
    await page.keyboard.press('Shift+F');
    await page.getByRole('checkbox', { name: 'db 2' }).click();
    await page.getByText('Showing 2 of 6 VMs', { exact: true }).first().waitFor();
    await expect.poll(() => shownVms(diagram)).toEqual(['vms/db-01', 'vms/test-01']);
    expect(await problemsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close the filter' }).click();
    await page.getByRole('button', { name: 'Remove tag db' }).click();
    await expect.poll(() => shownVms(diagram)).toHaveLength(6);
    await expect.poll(() => boxOf(node('vms/web-02'))).toEqual(before);
    expect(await complaints()).toEqual([]);
  });

  it('finds while words are typed, and says where nothing matches', async () => {
    const diagram = await open();
    const { page } = diagram;
    await typeWords(page, 'web');
    await expect.poll(() => shownVms(diagram)).toEqual(['vms/web-01', 'vms/web-02']);
    await page.keyboard.type(' nothing like it');
    await page.getByText('Nothing matches: 6 VMs hidden', { exact: true }).first().waitFor();
    await page.getByRole('group', { name: 'Filter in force' }).getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => shownVms(diagram)).toHaveLength(6);
  });

  it('shows what is near what is selected, and a step more each time', async () => {
    const diagram = await open();
    const { page, extension } = diagram;
    await choose(diagram, 'hosts/esx-02');
    await page.keyboard.press('n');
    await page.getByText('1 step around esx-02').waitFor();
    await expect.poll(() => shownVms(diagram)).toEqual(['vms/app-01', 'vms/old-01']);
    await page.keyboard.press('n');
    await page.getByText('2 steps around esx-02').waitFor();
    expect(extension.asked('find').at(-1)?.filter.near).toEqual({ nodes: ['hosts/esx-02'], hops: 2 });
  });

  it('selects what matches instead of showing it alone', async () => {
    const diagram = await open();
    const { page, extension } = diagram;
    await page.keyboard.press('Shift+S');
    await page.getByRole('checkbox', { name: 'db 2' }).click();
    await page.getByRole('button', { name: 'Select what matches' }).click();
    await expect.poll(() => extension.received.findLast((message) => message.kind === 'selection')).toEqual({ kind: 'selection', nodes: ['vms/db-01', 'vms/test-01'] });
    expect(await shownVms(diagram)).toHaveLength(6);
  });

  it('finds again after an edit, and says where what is new is hidden', async () => {
    const diagram = await open();
    const { page, extension, drawn } = diagram;
    await typeWords(page, 'web');
    await expect.poll(() => shownVms(diagram)).toEqual(['vms/web-01', 'vms/web-02']);
    const added = extension.node('vms/web-01');
    if (added) await extension.change([{ ...added, id: 'vms/web-03', label: 'web-03' }]);
    await drawn();
    await expect.poll(() => shownVms(diagram)).toEqual(['vms/web-01', 'vms/web-02', 'vms/web-03']);
  });

  it('says in the search that matches are hidden', async () => {
    const diagram = await open();
    const { page } = diagram;
    await typeWords(page, 'web');
    await expect.poll(() => shownVms(diagram)).toHaveLength(2);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByRole('textbox', { name: 'Search by name, id or figures' }).fill('01');
    await page.locator('.tv-search-count').filter({ hasText: '5 more hidden' }).waitFor();
  });

  it('holds in another view too, and what was folded up in one is so again there', async () => {
    const diagram = await openDiagram({
      nodes: nodesOf(smallEstate),
      before: (extension) => { extension.network = { nodes: nodesOf({ thies: { edge: { 'sw-01': ['web-09', 'mail-09'] } } }), edges: [] }; },
    });
    const { page, node, extension } = diagram;
    await extension.say({ kind: 'act', act: 'filter' });
    await page.getByRole('textbox', { name: 'Words in name, id or figures' }).fill('web');
    await expect.poll(() => shownVms(diagram)).toEqual(['vms/web-01', 'vms/web-02']);
    await page.keyboard.press('Escape');
    await choose(diagram, 'clusters/prod');
    await page.keyboard.press('x');
    await expect.poll(() => shownVms(diagram)).toEqual([]);
    await extension.say({ kind: 'act', act: 'show-network' });
    await expect.poll(() => shownVms(diagram)).toEqual(['vms/web-09']);
    await extension.say({ kind: 'act', act: 'clear-filter' });
    await expect.poll(() => shownVms(diagram)).toEqual(['vms/mail-09', 'vms/web-09']);
    await extension.say({ kind: 'act', act: 'show-compute' });
    await node('clusters/lab').waitFor();
    expect(await shownVms(diagram)).toEqual(['vms/test-01']);
  });

  it('asks no other view for kinds that it has none of', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate), before: (extension) => { extension.network = { nodes: [nodeLike('networks/web', 'network', null)], edges: [] }; } });
    const { page, node, extension } = diagram;
    await extension.say({ kind: 'header', layout: [], savedViews: [{ name: 'VMs', view: 'compute', filter: { ...noFilter, kinds: ['vm'] }, collapsed: [], overlay: null, layers: null }] });
    await extension.say({ kind: 'open-view', name: 'VMs' });
    await page.getByRole('group', { name: 'Filter in force' }).waitFor();
    await extension.say({ kind: 'act', act: 'show-network' });
    await node('networks/web').waitFor();
    expect(await page.getByRole('group', { name: 'Filter in force' }).count()).toBe(0);
    expect(extension.asked('find').map(({ filter }) => filter.kinds)).toEqual([['vm']]);
  });

  it('lets no box be pinned while others are left out, by the pointer or a key, and says why', async () => {
    const diagram = await open();
    const { page, node, extension } = diagram;
    await node('vms/db-01').waitFor();
    await page.keyboard.press('Shift+F');
    await page.getByRole('checkbox', { name: 'db 2' }).click();
    await expect.poll(() => shownVms(diagram)).toEqual(['vms/db-01', 'vms/test-01']);
    await page.getByRole('button', { name: 'Close the filter' }).click();
    const drag = async (): Promise<void> => {
      const { x, y } = await boxOf(node('hosts/kvm-01'));
      await page.mouse.move(x + 120, y + 8);
      await page.mouse.down();
      await page.mouse.move(x + 150, y + 90, { steps: 4 });
      await page.mouse.up();
    };
    const why = page.locator('.tv-notice').filter({ hasText: 'kvm-01 cannot be pinned' }).filter({ hasText: 'The filter leaves boxes out' });
    const before = await boxOf(node('hosts/kvm-01'));
    await drag();
    await why.waitFor();
    expect(extension.gestures()).toEqual([]);
    await expect.poll(() => boxOf(node('hosts/kvm-01'))).toEqual(before);
    await why.getByRole('button').click();
    await why.waitFor({ state: 'detached' });
    await node('hosts/kvm-01').focus();
    await page.keyboard.press('Control+ArrowRight');
    await why.waitFor();
    expect(extension.gestures()).toEqual([]);
    await page.getByRole('group', { name: 'Filter in force' }).getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => shownVms(diagram)).toHaveLength(6);
    await drag();
    await extension.gestured();
    expect(extension.gestures()).toMatchObject([{ kind: 'pin', positions: [{ node: 'hosts/kvm-01' }] }]);
  });

  it('fits in a narrow column', async () => {
    const { page } = await open(320);
    await page.keyboard.press('Shift+F');
    await page.getByRole('checkbox', { name: 'db 2' }).click();
    await page.getByText('Showing 2 of 6 VMs', { exact: true }).first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await problemsOf(page)).toEqual([]);
  });
});

describe('folding up', () => {
  it('leaves the header of a box with its figures, by a key, and opens it again by Enter', async () => {
    const diagram = await open();
    const { page, node, complaints } = diagram;
    await choose(diagram, 'hosts/esx-01');
    await page.keyboard.press('0');
    const before = await boxOf(node('vms/web-01'));
    await page.keyboard.press('x');
    await expect.poll(() => shownVms(diagram)).toEqual(['vms/app-01', 'vms/old-01', 'vms/test-01']);
    expect(await node('hosts/esx-01').getAttribute('aria-label')).toMatch(/esx-01, host, .*collapsed.*3 VMs/);
    expect(await problemsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(() => shownVms(diagram)).toHaveLength(6);
    await page.keyboard.press('Escape');
    await page.keyboard.press('0');
    await expect.poll(() => boxOf(node('vms/web-01'))).toEqual(before);
    expect(await complaints()).toEqual([]);
  });

  it('is done by the sign in the header of a box', async () => {
    const diagram = await open();
    const { page, node } = diagram;
    await node('hosts/esx-01').locator('[data-fold]').click();
    await expect.poll(() => shownVms(diagram)).toHaveLength(3);
    await node('hosts/esx-01').locator('[data-fold]').click();
    await expect.poll(() => shownVms(diagram)).toHaveLength(6);
    await page.getByText('esx-01 expanded').waitFor({ state: 'attached' });
  });

  it('of several leaves the first where it is, though what is above it takes less room', async () => {
    const diagram = await open();
    const { page, node } = diagram;
    const topOf = async (): Promise<number> => Math.round((await boxOf(node('hosts/esx-02'))).y);
    await choose(diagram, 'hosts/esx-02');
    await node('hosts/esx-01').click({ modifiers: ['ControlOrMeta'], position: { x: 40, y: 12 } });
    await page.locator('[data-node="hosts/esx-01"][data-selected="true"]').waitFor();
    const before = await topOf();
    await page.keyboard.press('x');
    await expect.poll(() => shownVms(diagram)).toEqual(['vms/test-01']);
    await expect.poll(topOf).toBe(before);
  });

  it('folds up what a VM lies in where that is selected', async () => {
    const diagram = await open();
    await choose(diagram, 'vms/web-01');
    await diagram.page.keyboard.press('x');
    await expect.poll(() => shownVms(diagram)).toEqual(['vms/app-01', 'vms/old-01', 'vms/test-01']);
  });

  it('lets a VM be dropped on what is folded up', async () => {
    const diagram = await open();
    const { page, node, extension } = diagram;
    await choose(diagram, 'hosts/esx-02');
    await page.keyboard.press('x');
    await node('vms/web-01').hover();
    await page.mouse.down();
    const to = middleOf(await boxOf(node('hosts/esx-02')));
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => extension.gestures()).toContainEqual({ kind: 'move', nodes: ['vms/web-01'], to: 'hosts/esx-02' });
  });

  it('folds everything up, and unfolds it', async () => {
    const diagram = await open();
    const { page, node } = diagram;
    await choose(diagram, 'vms/db-01');
    await page.keyboard.press('Shift+X');
    await expect.poll(() => shownVms(diagram)).toEqual([]);
    await node('clusters/prod').waitFor();
    await page.keyboard.press('Alt+x');
    await expect.poll(() => shownVms(diagram)).toHaveLength(6);
  });
});

describe('a saved view', () => {
  const saved: SavedView = { name: 'Databases', view: 'compute', filter: { text: '', kinds: [], tags: ['db'], tenants: [], states: [], severities: [], hosts: [], clusters: [], networks: [], near: null }, collapsed: ['clusters/lab'], overlay: null, layers: null };

  it('is saved with what is shown and folded up, under its name', async () => {
    const diagram = await open();
    const { page, extension } = diagram;
    await choose(diagram, 'clusters/lab');
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+F');
    await page.getByRole('checkbox', { name: 'db 2' }).click();
    await page.getByText('Showing 2 of 6 VMs', { exact: true }).first().waitFor();
    await extension.say({ kind: 'act', act: 'save-view' });
    await page.getByRole('textbox', { name: 'Name of the view' }).fill('Databases');
    await page.keyboard.press('Enter');
    await expect.poll(() => extension.gestures()).toEqual([{ kind: 'save-view', saved }]);
  });

  it('is opened by a command of VS Code, and by the menu of the view', async () => {
    const diagram = await open();
    const { page, extension } = diagram;
    await extension.say({ kind: 'header', layout: [], savedViews: [saved] });
    await page.keyboard.press('h');
    await page.getByRole('radio', { name: 'Memory', checked: true }).waitFor();
    await extension.say({ kind: 'open-view', name: 'Databases' });
    await expect.poll(() => shownVms(diagram)).toEqual(['vms/db-01']);
    await page.getByRole('radio', { name: 'CPU', checked: true }).waitFor();
    await page.getByRole('group', { name: 'Filter in force' }).getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => shownVms(diagram)).toHaveLength(5);
    await page.getByRole('button', { name: 'View options' }).click();
    await page.getByRole('menuitem', { name: 'Saved views' }).click();
    await page.getByRole('menuitem', { name: 'Databases' }).first().click();
    await expect.poll(() => shownVms(diagram)).toEqual(['vms/db-01']);
  });
});
