import type { Frame } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pressOnCanvas } from './support/canvas';
import { openDiagramBeside, openText, textOf } from './support/topology';
import { useVsCode, vs } from './support/vsCode';

useVsCode();

const estate = `{
  "topovisor": 1,
  "hosts": { "h1": { "cpu": { "cores": 8 }, "memory": "64 GiB" } },
  "vms": { "web": { "host": "h1", "vcpu": 4, "memory": "8 GiB" }, "db": { "host": "h1", "vcpu": 4, "memory": "8 GiB" } }
}
`;

async function open(name: string): Promise<{ readonly path: string; readonly frame: Frame }> {
  const path = vs.file(name, estate);
  await openText(vs, path);
  return { path, frame: await openDiagramBeside(vs, path) };
}

const model = (frame: Frame) => frame.locator('[role="tab"][aria-selected="true"]', { hasText: 'Model' });

describe('the keys of the diagram', () => {
  it('act on the canvas, and are typed in a field', async () => {
    const { path, frame } = await open('keys.virt.json');
    await frame.locator('[data-node="vms/web"]').first().click();
    await pressOnCanvas(vs, 'e', model(frame));
    await frame.getByRole('tab', { name: 'Properties' }).click();
    const field = frame.getByRole('textbox', { name: 'vCPU' });
    await field.click();
    await vs.page.keyboard.type('ea');
    expect(await field.inputValue()).toContain('ea');
    expect(await frame.getByRole('dialog').count()).toBe(0);
    await vs.page.keyboard.press('Escape');
    expect(await textOf(vs, path)).toBe(estate);
  });

  it('act as soon as a diagram is opened, without a press of the pointer', async () => {
    const path = vs.file('first.virt.json', estate);
    await openText(vs, path);
    await vs.evaluate((vscode, file) => vscode.commands.executeCommand('topovisor.openDiagram', vscode.Uri.file(file)), path);
    const frame = await vs.webview('[data-topovisor-ready]');
    await pressOnCanvas(vs, 'Shift+/', frame.getByRole('dialog', { name: 'Keys' }));
  });

  it('Ctrl+F searches the diagram and Ctrl+A selects what is on the canvas', async () => {
    const { frame } = await open('combinations.virt.json');
    await frame.locator('[data-node="vms/web"]').first().click();
    await pressOnCanvas(vs, 'Control+a', frame.locator('[data-node="vms/db"][data-selected="true"]').first());
    await pressOnCanvas(vs, 'Control+f', frame.getByRole('textbox', { name: 'Search by name, id or figures' }));
    await vs.page.keyboard.type('web');
    expect(await frame.getByRole('textbox', { name: 'Search by name, id or figures' }).inputValue()).toBe('web');
  });

  it('leave letters to the other parts of VS Code while the diagram is the active editor', async () => {
    const { frame } = await open('elsewhere.virt.json');
    await frame.locator('[data-node="vms/web"]').first().click();
    await pressOnCanvas(vs, 'e', model(frame));
    await vs.evaluate((vscode) => vscode.commands.executeCommand('workbench.action.quickOpen', '>'));
    const input = vs.page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await vs.page.keyboard.type('afa');
    expect(await input.inputValue()).toBe('>afa');
    await vs.page.keyboard.press('Escape');
    expect(await frame.getByRole('dialog').count()).toBe(0);
  });

  it('can be changed: the list of keys opens VS Code’s keyboard shortcuts at ours', async () => {
    const { frame } = await open('change.virt.json');
    await frame.locator('[data-node="vms/web"]').first().click();
    await pressOnCanvas(vs, 'Shift+/', frame.getByRole('dialog', { name: 'Keys' }));
    await frame.getByRole('button', { name: 'Change in Keyboard Shortcuts' }).click();
    // The editor draws what is in sight of its list, which begins with A.
    await vs.page.locator('.keybindings-editor').getByText('Topovisor: Diagram: Add Here').first().waitFor();
  });
});
