import { describe, expect, it } from 'vitest';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

const open = (): Promise<OpenedDiagram> => openDiagram({ nodes: nodesOf(smallEstate) });

/** Fields that were written, and what. */
const written = (diagram: OpenedDiagram): unknown => diagram.extension.gestures().map((gesture) => (gesture.kind === 'set' ? [gesture.path.join('/'), gesture.value] : gesture.kind));

describe('the inspector', () => {
  const inspect = async (diagram: OpenedDiagram): Promise<OpenedDiagram['page']> => {
    await diagram.node('vms/web-01').click();
    await diagram.page.keyboard.press('i');
    await diagram.page.locator('.tv-inspector [data-loaded="true"]').waitFor();
    return diagram.page;
  };

  it('shows the figures of the model and the fields of the document', async () => {
    const page = await inspect(await open());
    expect(await page.locator('.tv-inspector h2').textContent()).toBe('web-01');
    await page.locator('.tv-figure').filter({ hasText: 'CPU demand' }).getByText('1.4 GHz').waitFor();
    expect(await page.getByRole('textbox', { name: 'Memory', exact: true }).inputValue(), 'from the moment the field is there').toBe('8 GiB');
    await expect.poll(() => page.getByRole('textbox', { name: 'Memory reservation' }).getAttribute('placeholder')).toBe('0 GiB (default)');
  });

  it('writes a quantity on Enter, as it was typed', async () => {
    const diagram = await open();
    const page = await inspect(diagram);
    const field = page.getByRole('textbox', { name: 'Memory', exact: true });
    await field.fill('16 GiB');
    await field.press('Enter');
    await diagram.drawn(2);
    expect(diagram.extension.gestures()).toEqual([{ kind: 'set', nodes: ['vms/web-01'], path: ['memory'], value: '16 GiB' }]);
  });

  it('writes a number when the field is left, and removes the field when it is emptied', async () => {
    const diagram = await open();
    const page = await inspect(diagram);
    await page.getByRole('textbox', { name: 'vCPU' }).fill('6');
    await page.getByRole('textbox', { name: 'Guest OS' }).fill('');
    await page.getByRole('textbox', { name: 'Memory', exact: true }).focus();
    await diagram.drawn(3);
    expect(diagram.extension.gestures()).toEqual([
      { kind: 'set', nodes: ['vms/web-01'], path: ['vcpu'], value: 6 },
      { kind: 'set', nodes: ['vms/web-01'], path: ['guest'], value: null },
    ]);
  });

  it('makes one edit after the other, however fast they are made', async () => {
    const diagram = await open();
    const page = await inspect(diagram);
    for (const [name, value] of [['vCPU', '6'], ['Memory', '16 GiB'], ['Guest OS', 'debian-13'], ['Memory reservation', '4 GiB']] as const) {
      await page.getByRole('textbox', { name, exact: true }).evaluate((field, typed) => {
        const host = (field.getRootNode() as ShadowRoot).host as HTMLElement & { value: string };
        host.value = typed;
        host.dispatchEvent(new Event('change'));
      }, value);
    }
    await diagram.drawn(5);
    expect(diagram.extension.gestures()).toHaveLength(4);
    expect(await page.locator('.tv-problem').count()).toBe(0);
  });

  it('says beside a number that it is none, without asking', async () => {
    const diagram = await open();
    const page = await inspect(diagram);
    const field = page.getByRole('textbox', { name: 'vCPU' });
    await field.fill('many');
    await field.press('Enter');
    await page.locator('[data-field="vcpu"]').getByRole('alert').filter({ hasText: '“many” is not a number.' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'vCPU' }).inputValue()).toBe('many');
    expect(await page.getByRole('textbox', { name: 'vCPU' }).getAttribute('aria-invalid')).toBe('true');
    expect(diagram.extension.gestures()).toEqual([]);
  });

  it('shows the reasons of a refusal beside the field, and what was typed stays', async () => {
    const diagram = await open();
    diagram.extension.reply = (question) => (question.kind === 'gesture' ? { kind: 'refused', reasons: ['“16 Gib” is no quantity of memory: did you mean 16 GiB?'] } : undefined);
    const page = await inspect(diagram);
    const field = page.getByRole('textbox', { name: 'Memory', exact: true });
    await field.fill('16 Gib');
    await field.press('Enter');
    await page.locator('[data-field="memory"]').getByText('did you mean 16 GiB?').waitFor();
    expect(await field.inputValue()).toBe('16 Gib');
    expect(await field.evaluate((input) => input.matches(':focus'))).toBe(true);
  });

  it('sets a flag to yes, to no and back to what counts without it, and a choice', async () => {
    const diagram = await open();
    const page = await inspect(diagram);
    const flag = page.getByRole('radiogroup', { name: 'TPM' });
    expect(await flag.getByRole('radio', { checked: true }).textContent()).toBe('no (default)');
    await flag.getByRole('radio', { name: 'yes' }).click();
    await diagram.drawn(2);
    await flag.getByRole('radio', { name: 'yes' }).press('ArrowRight');
    await diagram.drawn(3);
    await page.locator('vscode-dropdown').click();
    await page.locator('vscode-option').filter({ hasText: 'high' }).click();
    await diagram.drawn(4);
    expect(written(diagram)).toEqual([['tpm', true], ['tpm', false], ['restartPriority', 'high']]);
  });

  it('finds a reference by typing a part of it, with what is known of each, and takes it away by emptying it', async () => {
    const diagram = await open();
    const page = await inspect(diagram);
    const host = page.getByRole('combobox', { name: 'Host' });
    await host.click();
    await page.getByRole('option', { name: 'esx-01' }).getByText('32 cores · 512 GiB').waitFor();
    await host.fill('kvm');
    await page.getByRole('option').filter({ hasText: 'esx-01' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await diagram.drawn(2);
    await host.fill('');
    await page.keyboard.press('Enter');
    await diagram.drawn(3);
    expect(written(diagram)).toEqual([['host', 'kvm-01'], ['host', null]]);
  });

  it('says what a quantity means while it is typed, and steps it by the arrows in its unit', async () => {
    const diagram = await open();
    const page = await inspect(diagram);
    const memory = page.getByRole('textbox', { name: 'Memory', exact: true });
    await memory.press('ArrowUp');
    await expect.poll(() => memory.inputValue()).toBe('9 GiB');
    await page.locator('[data-field="memory"]').getByRole('status').filter({ hasText: '= 9,216 MiB' }).waitFor();
    await memory.press('Shift+ArrowUp');
    await memory.press('ArrowDown');
    await expect.poll(() => memory.inputValue()).toBe('18 GiB');
    await memory.press('Enter');
    await diagram.drawn(2);
    await memory.fill('8 Gib');
    await page.locator('[data-field="memory"]').getByRole('alert').filter({ hasText: 'Did you mean GiB?' }).waitFor();
    await memory.press('Escape');
    await page.locator('[data-field="memory"] .tv-problem').waitFor({ state: 'detached' });
    await page.getByRole('textbox', { name: 'vCPU' }).press('ArrowDown');
    await page.getByRole('textbox', { name: 'vCPU' }).press('Shift+ArrowDown');
    await page.getByRole('textbox', { name: 'vCPU' }).press('Enter');
    await diagram.drawn(3);
    expect(written(diagram), 'no less than the least').toEqual([['memory', '18 GiB'], ['vcpu', 1]]);
  });

  it('says of what is typed what that means, although the answer about what was given up comes later', async () => {
    const diagram = await open();
    let release = (): void => undefined;
    const isReleased = new Promise<void>((resolve) => { release = resolve; });
    diagram.extension.reply = (question) => (question.kind === 'meaning' && question.text === '16 GiB' ? isReleased.then(() => ({ kind: 'meaning' as const, meaning: '= 16,384 MiB', problem: '' })) : undefined);
    const page = await inspect(diagram);
    const memory = page.getByRole('textbox', { name: 'Memory', exact: true });
    await memory.fill('16 GiB');
    await diagram.extension.said((message) => message.kind === 'ask' && message.question.kind === 'meaning');
    await memory.press('Escape');
    await expect.poll(() => memory.inputValue(), { message: 'taken back' }).toBe('8 GiB');
    await memory.fill('9 GiB');
    release();
    await page.locator('[data-field="memory"]').getByRole('status').filter({ hasText: '= 9,216 MiB' }).waitFor();
    expect(await page.getByText('= 16,384 MiB').count()).toBe(0);
  });

  it('shows what counts where nothing is written, where that comes from, and goes back to it', async () => {
    const diagram = await open();
    const page = await inspect(diagram);
    await expect.poll(() => page.getByRole('combobox', { name: 'Site' }).getAttribute('placeholder')).toBe('campus');
    await page.locator('[data-field="site"]').getByText('From cluster prod').waitFor();
    await page.getByRole('button', { name: 'Reset vCPU to 1, the default' }).click();
    await diagram.drawn(2);
    expect(written(diagram)).toEqual([['vcpu', null]]);
    expect(await page.getByRole('button', { name: /Reset Site/ }).count(), 'it is not written').toBe(0);
  });

  it('folds groups, opens those with something in them, and finds a field by its name wherever it is', async () => {
    const diagram = await open();
    const page = await inspect(diagram);
    const group = (name: string) => page.getByRole('button', { name, expanded: name !== 'Video empty' });
    await group('Resources 3 of 5').waitFor();
    await group('Video empty').waitFor();
    expect(await page.locator('[data-field="video/displays"]').count()).toBe(0);
    await page.getByRole('button', { name: 'Resources 3 of 5' }).press('Enter');
    await page.locator('[data-field="vcpu"]').waitFor({ state: 'detached' });
    await page.getByRole('textbox', { name: 'Find a field' }).fill('displ');
    await page.locator('[data-field="video/displays"]').waitFor();
    await page.getByRole('status').filter({ hasText: '1 field' }).waitFor();
    await diagram.node('vms/web-02').click();
    await page.getByRole('button', { name: 'Resources 3 of 5', expanded: false }).waitFor();
  });

  it('edits a list by keys: adds, changes, orders and removes', async () => {
    const diagram = await open();
    const page = await inspect(diagram);
    const list = page.getByRole('listbox', { name: 'Tags' });
    await page.getByRole('textbox', { name: 'Add to Tags' }).fill('eu');
    await page.keyboard.press('Enter');
    await diagram.drawn(2);
    await list.focus();
    await page.keyboard.press('Alt+ArrowDown');
    await diagram.drawn(3);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Tags 1' }).fill('shop');
    await page.keyboard.press('Enter');
    await diagram.drawn(4);
    await list.press('Delete');
    await diagram.drawn(5);
    expect(diagram.extension.gestures().map((gesture) => (gesture.kind === 'change-list' ? gesture.add : gesture.kind === 'set' ? gesture.value : null))).toEqual([['eu'], ['front', 'web'], ['shop', 'front'], ['front']]);
  });

  it('goes through parts by keys, looks into one and comes back to it', async () => {
    const diagram = await open();
    const page = await inspect(diagram);
    const list = page.getByRole('listbox', { name: 'Disks' });
    await list.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const back = page.getByRole('button', { name: 'Back to web-01' });
    await expect.poll(() => back.evaluate((button) => button.matches(':focus'))).toBe(true);
    expect(diagram.extension.asked('inspect').at(-1)).toEqual({ kind: 'inspect', nodes: ['vms/web-01'], within: ['disks', 'data'] });
    await page.keyboard.press('Enter');
    await expect.poll(() => list.evaluate((element) => element.matches(':focus'))).toBe(true);
    expect(await list.getByRole('option', { selected: true }).textContent()).toContain('data');
  });

  it('adds, renames and removes parts', async () => {
    const diagram = await open();
    const page = await inspect(diagram);
    await page.getByRole('textbox', { name: 'Name of the new disk' }).fill('logs');
    await page.keyboard.press('Enter');
    await diagram.drawn(2);
    await page.getByRole('listbox', { name: 'Disks' }).press('F2');
    await page.getByRole('textbox', { name: 'New name of system' }).fill('root');
    await page.keyboard.press('Enter');
    await diagram.drawn(3);
    await page.getByRole('listbox', { name: 'Disks' }).press('Delete');
    await diagram.drawn(4);
    expect(diagram.extension.gestures()).toEqual([
      { kind: 'add-part', nodes: ['vms/web-01'], path: ['disks'], name: 'logs' },
      { kind: 'rename-part', node: 'vms/web-01', path: ['disks', 'system'], to: 'root' },
      { kind: 'set', nodes: ['vms/web-01'], path: ['disks', 'system'], value: null },
    ]);
  });

  it('keeps only the rows in sight of a long list in the page', async () => {
    const diagram = await open();
    const { inspect: plain } = diagram.extension;
    const parts = Array.from({ length: 400 }, (_, i) => ({ step: `p${i}`, label: `p${i}`, detail: '25 Gb/s', node: null, problem: '' }));
    diagram.extension.inspect = (node) => {
      const inspection = plain(node);
      return { ...inspection, groups: inspection.groups.map((group) => ({ ...group, fields: group.fields.map((field) => (field.control.kind === 'parts' ? { ...field, control: { ...field.control, parts } } : field)) })) };
    };
    const page = await inspect(diagram);
    const list = page.getByRole('listbox', { name: 'Disks' });
    await list.press('End');
    await list.getByRole('option', { name: 'p399', selected: true }).waitFor();
    expect(await list.getByRole('option').count()).toBeLessThan(40);
    expect(await list.getByRole('option', { selected: true }).getAttribute('aria-setsize')).toBe('400');
  });

  it('shows a finding of a field beside it', async () => {
    const diagram = await open();
    const { inspect: plain } = diagram.extension;
    diagram.extension.inspect = (node) => {
      const inspection = plain(node);
      return { ...inspection, groups: inspection.groups.map((group) => ({ ...group, fields: group.fields.map((field) => (field.label === 'vCPU' ? { ...field, problem: 'More than the host has.' } : field)) })) };
    };
    const page = await inspect(diagram);
    await page.locator('[data-field="vcpu"]').getByText('More than the host has.').waitFor();
  });

  it('shows the text of a field', async () => {
    const diagram = await open();
    const page = await inspect(diagram);
    await page.getByRole('button', { name: 'Show Memory in the text' }).click();
    await diagram.extension.said((message) => message.kind === 'ask' && message.question.kind === 'reveal');
    expect(diagram.extension.asked('reveal')).toEqual([{ kind: 'reveal', node: 'vms/web-01', path: ['memory'] }]);
  });

  it('shows what several have in common, and writes it in all at once', async () => {
    const diagram = await open();
    const { inspect: plain } = diagram.extension;
    diagram.extension.inspect = (node) => {
      const inspection = plain(node);
      return { ...inspection, groups: inspection.groups.map((group) => ({ ...group, fields: group.fields.map((field) => (field.label === 'vCPU' || field.label === 'Tags' ? { ...field, mixed: true, value: field.label === 'Tags' ? ['web'] : null } : field)) })) };
    };
    const page = await inspect(diagram);
    await diagram.node('vms/web-02').click({ modifiers: ['Control'] });
    await page.locator('.tv-inspector h2').filter({ hasText: '2 VMs' }).waitFor();
    await page.locator('.tv-figure').filter({ hasText: 'Memory' }).getByText('24 GiB').waitFor();
    expect(await page.getByRole('textbox', { name: 'vCPU' }).getAttribute('placeholder')).toBe('mixed');
    await page.getByRole('textbox', { name: 'vCPU' }).fill('8');
    await page.keyboard.press('Enter');
    await diagram.drawn(2);
    await page.getByRole('listbox', { name: 'Tags' }).press('Delete');
    await diagram.drawn(3);
    const nodes = ['vms/web-01', 'vms/web-02'];
    expect(diagram.extension.gestures()).toEqual([{ kind: 'set', nodes, path: ['vcpu'], value: 8 }, { kind: 'change-list', nodes, path: ['tags'], add: [], remove: ['web'] }]);
    expect(diagram.extension.asked('inspect').at(-1)?.nodes).toEqual(nodes);
  });

  it('says what is selected when that is several, or nothing', async () => {
    const diagram = await open();
    const page = await inspect(diagram);
    await diagram.node('hosts/esx-02').click({ modifiers: ['Control'], position: { x: 200, y: 12 } });
    await page.locator('.tv-inspector').getByText('1 VM, 1 host').waitFor();
    await page.mouse.click(20, 400);
    await page.locator('.tv-inspector').getByText('6 VMs').waitFor();
  });
});
