import { describe, expect, it } from 'vitest';
import { boxOf, middleOf } from '../support/shapes';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

const open = (): Promise<OpenedDiagram> => openDiagram({ nodes: nodesOf(smallEstate) });

/** As VS Code and the browser tell the page of its keys for copying. */
const clipboardEvent = ({ page }: OpenedDiagram, name: 'copy' | 'cut' | 'paste', text = ''): Promise<boolean> =>
  page.evaluate(([type, data]) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', data ?? '');
    return document.activeElement!.dispatchEvent(new ClipboardEvent(type!, { clipboardData, bubbles: true, cancelable: true }));
  }, [name, text] as const);

describe('the keys for copying', () => {
  it('copy and cut what is selected', async () => {
    const diagram = await open();
    await diagram.node('vms/web-01').click();
    expect(await clipboardEvent(diagram, 'copy')).toBe(false);
    await clipboardEvent(diagram, 'cut');
    await diagram.page.locator('[aria-live]').filter({ hasText: 'It goes once it is pasted in this window.' }).first().waitFor({ state: 'attached' });
    expect(diagram.extension.asked('copy')).toEqual([{ kind: 'copy', nodes: ['vms/web-01'], cut: false }, { kind: 'copy', nodes: ['vms/web-01'], cut: true }]);
  });

  it('paste into the node one is at', async () => {
    const diagram = await open();
    await diagram.node('hosts/esx-01').press('Home');
    await diagram.node('vms/web-01').click();
    await clipboardEvent(diagram, 'paste', '"new": {}');
    await diagram.drawn();
    await expect.poll(() => diagram.extension.gestures()).toEqual([{ kind: 'paste', text: '"new": {}', into: 'vms/web-01', outside: 'ask' }]);
  });

  it('are left to a field that is typed into', async () => {
    const diagram = await open();
    await diagram.node('vms/web-01').click();
    await diagram.page.keyboard.press('F2');
    await diagram.page.getByRole('textbox', { name: 'New name of web-01' }).waitFor();
    expect(await clipboardEvent(diagram, 'paste', 'text')).toBe(true);
    expect(diagram.extension.gestures()).toEqual([]);
  });

  it('say in one sentence why nothing was pasted', async () => {
    const diagram = await open();
    diagram.extension.reply = (question) => (question.kind === 'gesture' ? { kind: 'refused', reasons: ['What the clipboard holds is no entry of a topology.'] } : undefined);
    await diagram.node('vms/web-01').click();
    await clipboardEvent(diagram, 'paste', 'hello');
    await diagram.page.getByText('What the clipboard holds is no entry of a topology.').first().waitFor();
  });
});

describe('the middle button, with which X11 pastes what is selected anywhere', () => {
  it('pastes nothing where it pans, also by the handle of a node with its card beside it, and in a field as ever', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate), width: 1600, height: 1000, before: (extension) => { extension.all = { nodes: nodesOf(smallEstate), edges: [] }; } });
    const { page, node, extension, settled } = diagram;
    const pastes = (): Promise<number> => page.evaluate(() => Number(document.documentElement.dataset['pastes'] ?? 0));
    await page.evaluate(() => window.addEventListener('paste', () => { document.documentElement.dataset['pastes'] = String(Number(document.documentElement.dataset['pastes'] ?? 0) + 1); }, true));
    await page.keyboard.press('/');
    const search = page.getByRole('textbox', { name: 'Search by name, id or figures' });
    await search.fill('web');
    await search.press('Control+a');
    await extension.say({ kind: 'act', act: 'show-all' });
    await diagram.inView('all');
    await node('vms/web-01').hover();
    await page.getByRole('group', { name: 'Card of web-01' }).waitFor();
    const { x, y } = middleOf(await boxOf(page.locator('[data-connect]')));
    await page.mouse.move(x, y);
    await page.mouse.down({ button: 'middle' });
    await page.mouse.move(x + 60, y + 40, { steps: 3 });
    await page.mouse.up({ button: 'middle' });
    await settled();
    if (process.platform === 'linux') {
      await search.click({ button: 'middle' });
      await expect.poll(() => search.inputValue(), { message: 'what came after it was pasted' }).not.toBe('web');
      expect(await pastes()).toBe(1);
    }
    expect(extension.gestures()).toEqual([]);
  });
});

describe('names that lead nowhere', () => {
  it('are asked about, and kept or dropped', async () => {
    const diagram = await open();
    diagram.extension.reply = (question) => (question.kind === 'gesture' && question.gesture.kind === 'paste' && question.gesture.outside === 'ask'
      ? { kind: 'outside', references: [{ from: 'vms/a', field: 'host', to: 'elsewhere' }], count: 1 } : undefined);
    await diagram.node('vms/web-01').click();
    await clipboardEvent(diagram, 'paste', '"a": {}');
    const dialog = diagram.page.getByRole('dialog', { name: 'Paste what names something else?' });
    await dialog.getByText('elsewhere').waitFor();
    await dialog.getByRole('button', { name: 'Paste and drop them' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => diagram.extension.gestures().at(-1)).toEqual({ kind: 'paste', text: '"a": {}', into: 'vms/web-01', outside: 'drop' });
  });
});

describe('duplicating', () => {
  it('is a key and an item of the menu', async () => {
    const diagram = await open();
    await diagram.node('vms/web-01').click();
    await diagram.page.keyboard.press('d');
    await diagram.drawn();
    await diagram.node('vms/web-01').click({ button: 'right' });
    await diagram.page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await expect.poll(() => diagram.extension.gestures()).toEqual([{ kind: 'duplicate', nodes: ['vms/web-01'] }, { kind: 'duplicate', nodes: ['vms/web-01'] }]);
  });
});
