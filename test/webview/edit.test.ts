import { describe, expect, it } from 'vitest';
import { boxOf } from '../support/shapes';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

const open = (): Promise<OpenedDiagram> => openDiagram({ nodes: nodesOf(smallEstate) });

describe('renaming', () => {
  it('types the new name in place, and selects what bears it', async () => {
    const { page, node, extension, drawn } = await open();
    await node('vms/web-01').click();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'New name of web-01' }).fill('www-01');
    await page.keyboard.press('Enter');
    await drawn(2);
    expect(extension.gestures()).toEqual([{ kind: 'rename', node: 'vms/web-01', to: 'www-01' }]);
    await node('vms/www-01').and(page.locator('[data-selected="true"]')).waitFor();
  });

  it('begins with the whole name selected, so that typing replaces it', async () => {
    const { page, node, extension, drawn } = await open();
    await node('vms/web-01').click();
    await page.keyboard.press('F2');
    await page.waitForFunction(() => { const input = document.activeElement?.shadowRoot?.querySelector('input'); return input !== null && input !== undefined && input.value !== '' && input.selectionEnd === input.value.length && input.selectionStart === 0; });
    await page.keyboard.type('www-01');
    await page.keyboard.press('Enter');
    await drawn(2);
    expect(extension.gestures()).toEqual([{ kind: 'rename', node: 'vms/web-01', to: 'www-01' }]);
  });

  it('keeps the old name on Escape', async () => {
    const { page, node, extension } = await open();
    await node('vms/web-01').click();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'New name of web-01' }).fill('www-01');
    await page.keyboard.press('Escape');
    await page.locator('.tv-rename').waitFor({ state: 'detached' });
    expect(extension.gestures()).toEqual([]);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-node'))).toBe('vms/web-01');
  });

  it('takes the name when one goes elsewhere', async () => {
    const { page, node, extension } = await open();
    await node('vms/web-01').click();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'New name of web-01' }).fill('www-01');
    await node('vms/app-01').click();
    await extension.gestured();
    expect(extension.gestures()).toEqual([{ kind: 'rename', node: 'vms/web-01', to: 'www-01' }]);
  });

  it('shows a refusal beside the name, which can then be corrected', async () => {
    const { page, node, extension } = await open();
    extension.reply = (question) => (question.kind === 'gesture' && question.gesture.kind === 'rename' && question.gesture.to === 'web-02' ? { kind: 'refused', reasons: ['There is a VM “web-02” already.'] } : undefined);
    await node('vms/web-01').click();
    await page.keyboard.press('F2');
    const field = page.getByRole('textbox', { name: 'New name of web-01' });
    await field.fill('web-02');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'There is a VM “web-02” already.' }).first().waitFor();
    await field.fill('web-03');
    await page.keyboard.press('Enter');
    await node('vms/web-03').waitFor();
  });
});

describe('deleting', () => {
  it('is done at once when nothing refers to the node', async () => {
    const { page, node, extension, drawn } = await open();
    await node('vms/web-01').click();
    await page.keyboard.press('Delete');
    await drawn(2);
    expect(extension.gestures()).toEqual([{ kind: 'delete', nodes: ['vms/web-01'], references: 'ask' }]);
    await node('vms/web-01').waitFor({ state: 'detached' });
  });

  it('lists what refers to it and asks what becomes of that', async () => {
    const { page, node, extension, drawn } = await open();
    extension.reply = (question) => (question.kind === 'gesture' && question.gesture.kind === 'delete' && question.gesture.references === 'ask'
      ? { kind: 'referenced', references: [{ from: 'vms/app-01', field: 'host', to: 'hosts/esx-02' }], count: 2, kinds: [], effects: [] } : undefined);
    await node('hosts/esx-02').click({ position: { x: 200, y: 12 } });
    await page.keyboard.press('Delete');
    const dialog = page.getByRole('dialog', { name: 'Delete esx-02?' });
    await dialog.waitFor();
    expect(await dialog.getByRole('listitem').allTextContents()).toEqual(['app-01 host → esx-02', 'and 1 more']);
    await dialog.getByText('Delete and clear the references').click();
    await drawn(2);
    expect(extension.gestures()).toEqual([
      { kind: 'delete', nodes: ['hosts/esx-02'], references: 'ask' },
      { kind: 'delete', nodes: ['hosts/esx-02'], references: 'clear' },
    ]);
  });

  it('changes nothing when the question is closed', async () => {
    const { page, node, extension } = await open();
    extension.reply = (question) => (question.kind === 'gesture' ? { kind: 'referenced', references: [], count: 1, kinds: [], effects: [] } : undefined);
    await node('vms/web-01').click();
    await page.keyboard.press('Delete');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(extension.gestures()).toHaveLength(1);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-node'))).toBe('vms/web-01');
  });
});

describe('adding', () => {
  it('offers what fits where one is, and selects what was added', async () => {
    const { page, node, extension, drawn } = await open();
    await node('hosts/esx-02').click({ position: { x: 200, y: 12 } });
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: 'Add' });
    await dialog.waitFor();
    expect(await dialog.getByRole('radio', { name: 'VM' }).getAttribute('aria-checked')).toBe('true');
    await expect.poll(() => dialog.getByRole('combobox', { name: 'Where to put the VM' }).inputValue()).toBe('esx-02');
    await dialog.getByRole('textbox', { name: 'Name of the VM' }).fill('new-01');
    await dialog.getByText('Add VM').click();
    await drawn(2);
    expect(extension.gestures()).toEqual([{ kind: 'add', what: 'vm', parent: 'hosts/esx-02', name: 'new-01' }]);
    await node('vms/new-01').and(page.locator('[data-selected="true"]')).waitFor();
  });

  it('asks of anything how many, keeps its rows where they are while templates come, and adds one at a time again afterwards', async () => {
    const { page, extension, drawn } = await open();
    let answer = (): void => undefined;
    extension.reply = (question) => (question.kind === 'templates' ? new Promise((resolve) => { answer = () => resolve({ kind: 'templates', templates: [...extension.templates] }); }) : undefined);
    await page.getByRole('button', { name: 'Add a VM, container, host, cluster or site' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add' });
    const many = dialog.getByRole('textbox', { name: 'How many VMs' });
    await dialog.getByRole('radio', { name: 'VM' }).click();
    await many.waitFor();
    const before = await boxOf(many);
    await expect.poll(() => extension.asked('templates').length).toBe(1);
    answer();
    await dialog.getByRole('option', { includeHidden: true }).nth(1).waitFor({ state: 'attached' });
    expect(await boxOf(many)).toEqual(before);
    await many.fill('2');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await drawn(2);
    expect(extension.gestures()).toEqual([{ kind: 'add', what: 'vm', parent: null, name: '', count: 3 }]);
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Add a VM, container, host, cluster or site' }).click();
    await dialog.getByRole('radio', { name: 'VM' }).click();
    await expect.poll(() => many.inputValue()).toBe('1');
  });

  it('adds a cluster in a site that is chosen, named by the extension', async () => {
    const { page, extension, drawn } = await open();
    await page.getByRole('button', { name: 'Add a VM, container, host, cluster or site' }).click();
    await page.getByRole('radio', { name: 'cluster' }).click();
    const where = page.getByRole('combobox', { name: 'Where to put the cluster' });
    await where.fill('dak');
    await page.keyboard.press('Enter');
    await page.getByText('Add cluster').click();
    await drawn(2);
    expect(extension.gestures()).toEqual([{ kind: 'add', what: 'cluster', parent: 'sites/dakar', name: '' }]);
  });

  it('asks of a template how many, by keys alone, and takes no words for a number', async () => {
    const { page, node, extension, drawn } = await open();
    await node('sites/dakar').focus();
    await node('hosts/esx-02').click({ position: { x: 200, y: 12 } });
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: 'Add' });
    await dialog.getByRole('radio', { name: 'cluster' }).focus();
    await page.keyboard.press('Space');
    await dialog.getByRole('combobox', { name: 'What the cluster is made as' }).focus();
    await page.keyboard.press('ArrowDown');
    const many = dialog.getByRole('textbox', { name: 'How many hosts' });
    await many.waitFor();
    await expect.poll(() => many.inputValue()).toBe('3');
    await many.fill('some');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').filter({ hasText: '"some" is no number' }).waitFor();
    await many.fill('5');
    await page.keyboard.press('Enter');
    await drawn(2);
    expect(extension.gestures()).toEqual([{ kind: 'add', what: 'cluster', parent: null, name: '', template: 'cluster', count: 5 }]);
    await dialog.waitFor({ state: 'detached' });
  });
});

describe('the buttons of VS Code', () => {
  it('ask VS Code to undo, redo, save and open the text', async () => {
    const { page, extension } = await open();
    for (const name of ['Undo', 'Redo', 'Save', 'Open the text']) await page.getByRole('button', { name, exact: true }).click();
    await extension.said((message) => message.kind === 'ask' && message.question.kind === 'command' && message.question.command === 'open-text');
    expect(extension.asked('command').map((question) => question.command)).toEqual(['undo', 'redo', 'save', 'open-text']);
  });
});
