import { describe, expect, it } from 'vitest';
import type { FitVerdict } from '../../src/protocol/view';
import { largeEstate, nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

const verdicts: readonly FitVerdict[] = [
  { node: 'hosts/esx-02', fits: false, reasons: ['needs 3 more cores'] },
  { node: 'hosts/kvm-01', fits: true, reasons: [] },
];

const focused = ({ page }: OpenedDiagram): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('data-node') ?? null);

const focusIs = (diagram: OpenedDiagram, id: string): Promise<void> => expect.poll(() => focused(diagram)).toBe(id);

/** Presses Tab until the focus is on the canvas. */
async function tabToCanvas(diagram: OpenedDiagram): Promise<void> {
  for (let presses = 0; presses < 30 && (await focused(diagram)) === null; presses++) await diagram.page.keyboard.press('Tab');
}

describe('with the keyboard alone', () => {
  it('the canvas has the focus as soon as there is a node to hold it', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
    await diagram.page.waitForFunction(() => document.activeElement?.getAttribute('data-node') === 'sites/dakar');
    await diagram.page.keyboard.press('Enter');
    await focusIs(diagram, 'clusters/prod');
  });

  it('a key pressed while nothing has the focus is for the canvas', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
    await diagram.node('vms/web-01').click();
    await diagram.page.evaluate(() => (document.activeElement as HTMLElement).blur());
    expect(await focused(diagram)).toBeNull();
    // Escape would be for the card of the node, where it has opened by now.
    await diagram.page.keyboard.press('ArrowRight');
    await focusIs(diagram, 'vms/web-02');
  });

  it('one walks into the estate, moves a VM to a host that fits, and hears what came of it', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate), before: (extension) => { extension.verdicts = verdicts; } });
    const { page, extension, node, drawn } = diagram;
    await tabToCanvas(diagram);
    await focusIs(diagram, 'sites/dakar');
    for (const [key, to] of [['Enter', 'clusters/prod'], ['Enter', 'hosts/esx-01'], ['Enter', 'vms/web-01'], ['ArrowRight', 'vms/web-02']] as const) {
      await page.keyboard.press(key);
      await focusIs(diagram, to);
    }

    await page.keyboard.press('m');
    const dialog = page.getByRole('dialog', { name: 'Move web-02 to…' });
    const options = dialog.getByRole('option');
    await options.filter({ hasText: 'fits' }).first().waitFor();
    expect(await options.allTextContents()).toEqual(['kvm-01 fits', 'esx-02 does not fitneeds 3 more cores']);
    await page.keyboard.type('kvm');
    await page.keyboard.press('Enter');
    await drawn(2);
    expect(extension.gestures()).toEqual([{ kind: 'move', nodes: ['vms/web-02'], to: 'hosts/kvm-01' }]);
    await page.getByRole('status').filter({ hasText: 'Done: move' }).waitFor({ state: 'attached' });
    expect(await node('vms/web-02').getAttribute('aria-label')).toContain('in kvm-01');
    await focusIs(diagram, 'vms/web-02');
  });

  it('one is offered hosts to move to once it is known what fits, and stays at the one that was gone to while others come', async () => {
    let answer = (): void => undefined;
    const diagram = await openDiagram({
      nodes: nodesOf(smallEstate),
      before: (extension) => {
        extension.reply = (question) => (question.kind === 'where-fits' ? new Promise((resolve) => { answer = () => resolve({ kind: 'fits', verdicts: [...verdicts] }); }) : undefined);
      },
    });
    const { page, extension, node } = diagram;
    await node('vms/web-02').click();
    await page.keyboard.press('m');
    const dialog = page.getByRole('dialog', { name: 'Move web-02 to…' });
    await dialog.getByRole('status').filter({ hasText: 'Looking…' }).waitFor();
    expect(await dialog.getByRole('option').count()).toBe(0);
    await expect.poll(() => extension.asked('where-fits').length).toBe(1);
    answer();
    await dialog.getByRole('option', { name: 'kvm-01 fits' }).and(dialog.locator('[aria-selected="true"]')).waitFor();
    await page.keyboard.press('ArrowDown');
    const chosen = dialog.getByRole('option', { selected: true });
    await expect.poll(() => chosen.textContent()).toContain('esx-02');
    // Of a host that has come since nobody knows whether it fits: it stands between the two.
    await extension.change([...nodesOf({ dakar: { prod: { 'esx-99': [] } } })].filter(({ id }) => id === 'hosts/esx-99'));
    await dialog.getByRole('option', { name: 'esx-99' }).waitFor();
    expect(await dialog.getByRole('option').allTextContents()).toEqual(['kvm-01 fits', expect.stringMatching(/^esx-99/), expect.stringMatching(/^esx-02/)]);
    expect(await chosen.textContent()).toContain('esx-02');
  });

  it('one goes out of a container by Escape, and over its edge into the one beside', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
    const { page, node } = diagram;
    await node('vms/test-01').click();
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => focused(diagram)).toMatch(/^vms\/(?!test-01)/);
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(diagram)).toMatch(/^hosts\//);
    await page.keyboard.press('Escape');
    await focusIs(diagram, 'clusters/prod');
  });

  it('one selects several by Shift and by Space', async () => {
    const { page, node, extension } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await node('vms/web-01').click();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press(' ');
    await extension.said((message) => message.kind === 'selection' && message.nodes.join() === 'vms/web-01,vms/web-02');
  });

  it('one shows the text of a VM by Enter', async () => {
    const { page, node, extension } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await node('vms/web-01').click();
    await page.keyboard.press('Enter');
    await extension.said((message) => message.kind === 'ask' && message.question.kind === 'reveal');
  });

  it('one finds all keys by pressing ?', async () => {
    const { page, node } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await node('vms/web-01').click();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).getByText('Move VMs and containers elsewhere').waitFor();
  });

  it('one reaches a VM that is only a cell, which then is a node with its name', async () => {
    const diagram = await openDiagram({ nodes: largeEstate({ clusters: 4, hosts: 60, vms: 900 }) });
    const { page, level } = diagram;
    await level('cells');
    await tabToCanvas(diagram);
    for (const inside of [/^clusters\//, /^hosts\//, /^vms\//]) {
      await page.keyboard.press('Enter');
      await expect.poll(() => focused(diagram)).toMatch(inside);
    }
    const id = await focused(diagram);
    expect(await page.locator(`[data-node="${id}"]`).getAttribute('aria-roledescription')).toBe('VM');
  });

  it('the focus stays on the canvas when its node is deleted in the text', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
    await diagram.node('vms/web-01').click();
    await diagram.extension.change([], ['vms/web-01']);
    await diagram.drawn();
    await diagram.page.waitForFunction(() => document.activeElement?.getAttribute('data-node') === 'hosts/esx-01');
  });

  it('keys that VS Code uses are left to it', async () => {
    const { page, node, extension, settled } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await node('vms/web-01').click();
    await page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      window.addEventListener('keydown', (event) => { if (!event.defaultPrevented) seen.push(`${event.ctrlKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.key}`); });
    });
    for (const key of ['Control+z', 'Control+y', 'Control+s', 'Control+f', 'Control+a', 'Alt+ArrowLeft', 'F1', 'F5', 'F12']) await page.keyboard.press(key);
    await settled();
    expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen.filter((key) => !/\+(Control|Alt)$/.test(key)))).toEqual([
      'Ctrl+z', 'Ctrl+y', 'Ctrl+s', 'Ctrl+f', 'Ctrl+a', 'Alt+ArrowLeft', 'F1', 'F5', 'F12',
    ]);
    expect(extension.gestures()).toEqual([]);
  });

  it('letters typed in a field do nothing on the canvas', async () => {
    const { page, node, settled } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await node('vms/web-01').click();
    await page.keyboard.press('/');
    await page.getByRole('textbox', { name: 'Search by name, id or figures' }).waitFor();
    await page.keyboard.type('mat?');
    await settled();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.getByRole('textbox', { name: 'Search by name, id or figures' }).inputValue()).toBe('mat?');
  });
});

describe('the tree of the estate', () => {
  it('mirrors the estate lazily, with the figures and findings in the names', async () => {
    const { page, node } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await node('sites/dakar').focus();
    await page.keyboard.press('t');
    const tree = page.getByRole('tree', { name: 'Estate' });
    await tree.getByRole('treeitem').nth(2).waitFor();
    expect(await tree.getByRole('treeitem').count()).toBe(3);
    await tree.getByRole('treeitem').first().focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'End']) await page.keyboard.press(key);
    await page.keyboard.press('Home');
    const db = tree.getByRole('treeitem', { name: 'db-01 VM' });
    expect(await db.textContent()).toContain('1 error, 1 warning');
    expect(await db.getAttribute('aria-level')).toBe('4');
    expect([await db.getAttribute('aria-posinset'), await db.getAttribute('aria-setsize')]).toEqual(['3', '3']);
  });

  it('selects on the canvas what is chosen in it, and follows the canvas', async () => {
    const { page, node, extension } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await page.getByRole('button', { name: 'Tree of the estate' }).click();
    await node('vms/app-01').click();
    const row = page.getByRole('treeitem', { name: 'app-01 VM' });
    await row.waitFor();
    await page.getByRole('treeitem', { name: 'lab cluster' }).click();
    await extension.said((message) => message.kind === 'selection' && message.nodes.join() === 'clusters/lab');
  });

  it('holds few elements however large the estate is', async () => {
    const { page } = await openDiagram({ nodes: largeEstate({ clusters: 2, hosts: 600, vms: 1000 }) });
    await page.getByRole('button', { name: 'Tree of the estate' }).click();
    await page.getByRole('treeitem').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('treeitem', { name: 'esx-' }).first().waitFor();
    expect(await page.getByRole('treeitem').count()).toBeLessThan(80);
    await page.keyboard.press('End');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-tree-node') === 'clusters/cluster-1');
  });
});
