import { describe, expect, it } from 'vitest';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

const open = (): Promise<OpenedDiagram> => openDiagram({ nodes: nodesOf(smallEstate) });

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
    await expect.poll(() => page.getByRole('textbox', { name: 'Memory reservation' }).getAttribute('placeholder')).toBe('0 GiB');
  });

  it('writes a quantity on Enter, as it was typed', async () => {
    const diagram = await open();
    const page = await inspect(diagram);
    const field = page.getByRole('textbox', { name: 'Memory', exact: true });
    await field.fill('16 GiB');
    await field.press('Enter');
    await diagram.drawn(2);
    expect(diagram.extension.gestures()).toEqual([{ kind: 'set', node: 'vms/web-01', path: ['memory'], value: '16 GiB' }]);
  });

  it('writes a number when the field is left, and removes the field when it is emptied', async () => {
    const diagram = await open();
    const page = await inspect(diagram);
    await page.getByRole('textbox', { name: 'vCPU' }).fill('6');
    await page.getByRole('textbox', { name: 'Guest OS' }).fill('');
    await page.getByRole('textbox', { name: 'Memory', exact: true }).focus();
    await diagram.drawn(3);
    expect(diagram.extension.gestures()).toEqual([
      { kind: 'set', node: 'vms/web-01', path: ['vcpu'], value: 6 },
      { kind: 'set', node: 'vms/web-01', path: ['guest'], value: null },
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

  it('sets a flag and a choice, and finds a reference by typing a part of it', async () => {
    const diagram = await open();
    const page = await inspect(diagram);
    await page.getByRole('checkbox', { name: 'TPM' }).click();
    await diagram.drawn(2);
    await page.locator('vscode-dropdown').click();
    await page.locator('vscode-option').filter({ hasText: 'high' }).click();
    await diagram.drawn(3);
    await page.getByRole('combobox', { name: 'Host' }).fill('kvm');
    await page.keyboard.press('Enter');
    await diagram.drawn(4);
    expect(diagram.extension.gestures().map((gesture) => (gesture.kind === 'set' ? [gesture.path.join('/'), gesture.value] : []))).toEqual([['tpm', true], ['restartPriority', 'high'], ['host', 'kvm-01']]);
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

  it('says what is selected when that is several, or nothing', async () => {
    const diagram = await open();
    const page = await inspect(diagram);
    await diagram.node('hosts/esx-02').click({ modifiers: ['Control'], position: { x: 200, y: 12 } });
    await page.locator('.tv-inspector').getByText('1 VM, 1 host').waitFor();
    await page.mouse.click(20, 400);
    await page.locator('.tv-inspector').getByText('6 VMs').waitFor();
  });
});
