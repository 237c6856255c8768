import { describe, expect, it } from 'vitest';
import { openDiagramBeside, openText, textOf } from './support/topology';
import { useVsCode, vs } from './support/vsCode';

useVsCode();

const estate = `{
  "topovisor": 1,
  "hosts": { "h1": { "cpu": { "cores": 16 }, "memory": "64 GiB" } },
  "vms": {
    "web": { "host": "h1", "vcpu": 2, "memory": "8 GiB" }, // stays beside it
    "db": { "host": "h1", "vcpu": 4 }
  }
}
`;

describe('the inspector in VS Code', () => {
  it('writes a field of two VMs as one step of undo, which Ctrl+Z on the canvas takes back', async () => {
    const path = vs.file('together.virt.json', estate);
    await openText(vs, path);
    const frame = await openDiagramBeside(vs, path);
    await frame.locator('[data-node="vms/web"]').first().click();
    await frame.locator('[data-node="vms/db"]').first().click({ modifiers: ['ControlOrMeta'] });
    await frame.getByRole('button', { name: 'Inspector' }).click();
    await frame.locator('.tv-inspector h2').filter({ hasText: '2 VMs' }).waitFor();
    const vcpu = frame.getByRole('textbox', { name: 'vCPU' });
    await vcpu.waitFor();
    expect(await vcpu.getAttribute('placeholder')).toBe('mixed');
    await vcpu.fill('6');
    await vcpu.press('Enter');
    const after = estate.replace('"vcpu": 2', '"vcpu": 6').replace('"vcpu": 4', '"vcpu": 6');
    await vs.until(async () => (await textOf(vs, path)) === after, 'both VMs to have 6 vCPUs');
    await vs.until(async () => (await vcpu.inputValue()) === '6', 'the field to show what both have');
    // In a narrow column it lies over the canvas.
    await frame.getByRole('button', { name: 'Close the inspector' }).click();
    await frame.locator('[data-node="vms/web"]').first().click();
    await vs.page.keyboard.press('ControlOrMeta+z');
    await vs.until(async () => (await textOf(vs, path)) === estate, 'both to be as before');
  });

  it('says what a quantity means while it is typed, and why it cannot be written', async () => {
    const path = vs.file('typed.virt.json', estate);
    await openText(vs, path);
    const frame = await openDiagramBeside(vs, path);
    await frame.locator('[data-node="vms/web"]').first().click();
    await frame.getByRole('button', { name: 'Inspector' }).click();
    const memory = frame.getByRole('textbox', { name: 'Memory', exact: true });
    await memory.fill('16 GiB');
    await frame.locator('[data-field="memory"]').getByRole('status').filter({ hasText: '= 17.18 GB' }).waitFor();
    await memory.fill('16 Go');
    await frame.locator('[data-field="memory"]').getByRole('alert').filter({ hasText: 'Did you mean "16 GB"?' }).waitFor();
    await memory.press('Escape');
    expect(await textOf(vs, path)).toBe(estate);
  });
});
