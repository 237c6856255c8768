import { describe, expect, it } from 'vitest';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

const open = (): Promise<OpenedDiagram> => openDiagram({ nodes: nodesOf(smallEstate, { 'vms/app-01': { state: 'suspended' } }) });
const focused = ({ page }: OpenedDiagram): Promise<string> => page.evaluate(() => document.activeElement?.querySelector('.tv-menu-text')?.textContent ?? '');

/** Opens the menu of a node by the pointer, and one of the menus in it. */
async function openMenu({ page, node }: OpenedDiagram, id: string, name: string): Promise<void> {
  await node(id).click({ button: 'right' });
  await page.getByRole('menuitem', { name, exact: true }).click();
  const menu = page.getByRole('menu', { name, exact: true });
  await menu.getByRole('menuitem').first().waitFor();
  await menu.getByRole('menuitem', { name: 'Looking what is possible' }).waitFor({ state: 'detached' });
}

describe('operations in the menu of a VM', () => {
  it('power off a VM by the pointer', async () => {
    const diagram = await open();
    await openMenu(diagram, 'vms/web-01', 'Power');
    await diagram.page.getByRole('menuitem', { name: 'Power off' }).click();
    await diagram.drawn(2);
    expect(diagram.extension.gestures()).toEqual([{ kind: 'operate', operation: 'power-off', nodes: ['vms/web-01'], answers: [] }]);
    await diagram.page.getByRole('menu').first().waitFor({ state: 'detached' });
    expect(await diagram.node('vms/web-01').getAttribute('aria-label')).toContain('powered off');
  });

  it('say why they cannot be done, and then do nothing', async () => {
    const diagram = await open();
    const { page, extension } = diagram;
    await openMenu(diagram, 'vms/web-01', 'Power');
    const item = page.getByRole('menuitem', { name: 'Power on' });
    expect(await item.getAttribute('aria-disabled')).toBe('true');
    expect(await item.textContent()).toContain('It is running already.');
    await item.click({ force: true });
    await diagram.settled();
    expect(await page.getByRole('menu', { name: 'Menu of web-01' }).count()).toBe(1);
    expect(extension.gestures()).toEqual([]);
  });

  it('are reached by the keyboard alone, into the menu and out of it', async () => {
    const diagram = await open();
    const { page, node, extension, drawn } = diagram;
    await node('vms/old-01').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Power', exact: true }).waitFor();
    for (let presses = 0; presses < 12 && (await focused(diagram)) !== 'Power'; presses++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('menuitem', { name: 'Power on' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('ArrowLeft');
    expect(await focused(diagram)).toBe('Power');
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Power on' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('End');
    expect(await focused(diagram)).toBe('Resume Only a suspended VM can be resumed.');
    await page.keyboard.press('Escape');
    expect(await focused(diagram)).toBe('Power');
    await page.keyboard.press('ArrowRight');
    await page.getByRole('menuitem', { name: 'Power on' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await drawn(2);
    expect(extension.gestures()).toEqual([{ kind: 'operate', operation: 'power-on', nodes: ['vms/old-01'], answers: [] }]);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-node'))).toBe('vms/old-01');
  });

  it('are done to all selected VMs where that makes sense', async () => {
    const diagram = await open();
    const { page, node, extension, drawn } = diagram;
    await node('vms/web-01').click();
    await node('vms/web-02').click({ modifiers: ['Control'] });
    await openMenu(diagram, 'vms/web-02', 'Power');
    await page.getByRole('menu', { name: 'Menu of 2 VMs' }).waitFor();
    await page.getByRole('menuitem', { name: 'Suspend', exact: true }).click();
    await drawn(2);
    expect(extension.gestures()).toEqual([{ kind: 'operate', operation: 'suspend', nodes: ['vms/web-01', 'vms/web-02'], answers: [] }]);
    await openMenu(diagram, 'vms/web-02', 'Clone');
    expect(await page.getByRole('menuitem', { name: 'Clone…' }).getAttribute('aria-disabled')).toBe('true');
  });

  it('wait while the text cannot be read', async () => {
    const diagram = await open();
    await diagram.extension.say({ kind: 'status', state: 'stale', message: 'Line 4: a comma is missing.' });
    await diagram.page.locator('.tv-banner').waitFor();
    await openMenu(diagram, 'vms/web-01', 'Power');
    expect(await diagram.page.getByRole('menuitem', { name: 'Power off' }).textContent()).toContain('a comma is missing');
  });

  it('of a host make a VM there', async () => {
    const { page, node, extension } = await open();
    await node('hosts/esx-02').click({ button: 'right', position: { x: 200, y: 12 } });
    await page.getByRole('menuitem', { name: 'Create VM…' }).click();
    await extension.said((message) => message.kind === 'ask' && message.question.kind === 'ask-for');
    expect(extension.asked('ask-for')).toEqual([{ kind: 'ask-for', operation: 'create', nodes: ['hosts/esx-02'] }]);
  });
});

describe('an operation that asks', () => {
  const ask = async (): Promise<OpenedDiagram> => {
    const diagram = await open();
    await openMenu(diagram, 'vms/web-01', 'Snapshots');
    await diagram.page.getByRole('menuitem', { name: 'Take snapshot…' }).click();
    await diagram.page.getByRole('dialog', { name: 'Take a snapshot of vms/web-01' }).waitFor();
    return diagram;
  };

  it('asks in a dialog, with what is suggested, and Enter does it', async () => {
    const { page, extension, drawn } = await ask();
    const name = page.getByRole('textbox', { name: 'Name' });
    await expect.poll(() => name.inputValue()).toBe('snapshot-1');
    await name.fill('before');
    await page.keyboard.press('Enter');
    await drawn(2);
    expect(extension.gestures()).toEqual([{ kind: 'operate', operation: 'snapshot', nodes: ['vms/web-01'], answers: [{ question: 'name', answer: 'before' }, { question: 'memory', answer: 'yes' }] }]);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('.tv-notice[data-tone="info"]').filter({ hasText: 'Done: operate' }).waitFor();
  });

  it('takes choices by the pointer', async () => {
    const { page, extension, drawn } = await ask();
    await page.locator('vscode-dropdown').click();
    await page.locator('vscode-option').filter({ hasText: 'Its disks only' }).click();
    await page.getByRole('dialog').getByText('Take snapshot', { exact: true }).click();
    await drawn(2);
    expect(extension.gestures()).toMatchObject([{ answers: [{ answer: 'snapshot-1' }, { question: 'memory', answer: 'no' }] }]);
  });

  it('says beside a question that its answer cannot be taken, and keeps the others', async () => {
    const { page, extension, drawn } = await ask();
    extension.reply = (question) => (question.kind === 'gesture' && extension.gestures().length === 1 ? { kind: 'unanswered', problems: [{ question: 'name', reason: 'There is a snapshot "snapshot-1" already.' }] } : undefined);
    const look = (): Promise<{ border: string; ring: string }> => page.getByRole('textbox', { name: 'Name' }).evaluate((control) => {
      const root = control.closest('[part="root"]');
      if (!root) throw new Error('The field has no border.');
      const { borderTopColor, outlineStyle } = getComputedStyle(root);
      return { border: borderTopColor, ring: outlineStyle };
    });
    expect((await look()).ring, 'the field that has the keyboard looks so').toBe('solid');
    await page.keyboard.press('Tab');
    const atRest = await look();
    expect(atRest.ring).toBe('none');
    await page.getByRole('dialog').getByText('Take snapshot', { exact: true }).click();
    await page.locator('[data-question="name"]').getByRole('alert').filter({ hasText: 'There is a snapshot "snapshot-1" already.' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Name' }).getAttribute('aria-invalid')).toBe('true');
    expect((await look()).border, 'a field with a wrong answer looks so').not.toBe(atRest.border);
    const widths = await page.locator('.tv-form-question').evaluateAll((questions) => questions.map((question) => question.children[1]?.getBoundingClientRect().width));
    expect(new Set(widths).size, 'a field beside which a reason stands is as wide as the others').toBe(1);
    // The keyboard is there already.
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('other');
    await page.keyboard.press('Enter');
    await drawn(2);
    expect(extension.gestures().at(-1)).toMatchObject({ answers: [{ answer: 'other' }, { answer: 'yes' }] });
  });

  it('shows the reasons of a refusal, and closes by Escape without doing anything', async () => {
    const { page, extension } = await ask();
    extension.reply = (question) => (question.kind === 'gesture' ? { kind: 'refused', reasons: ['The datastore is full.'] } : undefined);
    await page.getByRole('textbox', { name: 'Name' }).press('Enter');
    await page.getByRole('dialog').getByRole('alert').filter({ hasText: 'The datastore is full.' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(extension.gestures()).toHaveLength(1);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-node'))).toBe('vms/web-01');
  });

  it('is refused before it asks where nothing can be answered', async () => {
    const diagram = await open();
    diagram.extension.reply = (question) => (question.kind === 'ask-for' ? { kind: 'refused', reasons: ['It has no snapshots any more.'] } : undefined);
    await openMenu(diagram, 'vms/web-01', 'Snapshots');
    await diagram.page.getByRole('menuitem', { name: 'Take snapshot…' }).click();
    await diagram.page.locator('.tv-notice[data-tone="error"]').filter({ hasText: 'It has no snapshots any more.' }).waitFor();
  });
});

describe('the power of a VM in the inspector', () => {
  it('is switched by buttons, which say why they do nothing', async () => {
    const { page, node, extension, drawn } = await open();
    await node('vms/web-01').click();
    await page.keyboard.press('i');
    const power = page.getByRole('group', { name: 'Power', exact: true });
    await power.getByRole('button', { name: 'Power off' }).waitFor();
    expect(await power.getByRole('button', { name: 'Power on' }).getAttribute('aria-disabled')).toBe('true');
    expect(await power.getByRole('button', { name: 'Power on' }).getAttribute('title')).toBe('Power on: It is running already.');
    await power.getByRole('button', { name: 'Suspend' }).click();
    await drawn(2);
    await power.getByRole('button', { name: 'Resume' }).click();
    await drawn(3);
    expect(extension.gestures().map((gesture) => (gesture.kind === 'operate' ? gesture.operation : ''))).toEqual(['suspend', 'resume']);
  });

  it('is switched for several at once', async () => {
    const { page, node, extension, drawn } = await open();
    await node('vms/web-01').click();
    await node('vms/web-02').click({ modifiers: ['Control'] });
    await page.keyboard.press('i');
    await page.getByRole('group', { name: 'Power', exact: true }).getByRole('button', { name: 'Power off' }).click();
    await drawn(2);
    expect(extension.gestures()).toEqual([{ kind: 'operate', operation: 'power-off', nodes: ['vms/web-01', 'vms/web-02'], answers: [] }]);
  });
});

describe('deleting what linked clones read', () => {
  it('is said in the question', async () => {
    const { page, node, extension } = await open();
    extension.reply = (question) => (question.kind === 'gesture' ? { kind: 'referenced', references: [{ from: 'vms/web-02', field: 'linkedTo', to: 'vms/web-01' }], count: 1, kinds: [], effects: [] } : undefined);
    await node('vms/web-01').click();
    await page.keyboard.press('Delete');
    await page.getByRole('dialog').getByText('Linked clones read its disks.').waitFor();
  });
});
