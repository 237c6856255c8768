import { describe, expect, it } from 'vitest';
import { pressOnCanvas } from './support/canvas';
import { openDiagramBeside, openText, textOf } from './support/topology';
import { useVsCode, vs } from './support/vsCode';

useVsCode();

const estate = `{
  "topovisor": 1,
  "hosts": { "h1": { "cpu": { "cores": 8 }, "memory": "64 GiB" } }, // one is enough
  "vms": { "web": { "host": "h1", "tags": ["front"] }, "db": { "host": "h1", "tags": ["data"] } }
}
`;

describe('a saved view', () => {
  it('is written into the text, and shows the same again once the diagram is opened anew', async () => {
    const path = vs.file('views.virt.json', estate);
    await openText(vs, path);
    const frame = await openDiagramBeside(vs, path);
    await frame.locator('[data-node="vms/web"]').first().click();
    await pressOnCanvas(vs, 'Shift+F', frame.getByRole('checkbox', { name: 'data 1' }));
    await frame.getByRole('checkbox', { name: 'data 1' }).click();
    await frame.locator('[data-node="vms/web"]').first().waitFor({ state: 'detached' });
    expect(await textOf(vs, path)).toBe(estate);

    await vs.evaluate((vscode) => vscode.commands.executeCommand('topovisor.diagram.saveView'));
    await frame.getByRole('textbox', { name: 'Name of the view' }).fill('Data only');
    await frame.getByRole('button', { name: 'Save', exact: true }).last().click();
    await expect.poll(() => textOf(vs, path)).toContain('"Data only": { "view": "compute", "filter": { "tags": ["data"] } }');
    expect(await textOf(vs, path)).toContain('// one is enough');

    await vs.evaluate(async (vscode) => {
      await vscode.workspace.saveAll();
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    });
    await openText(vs, path);
    const again = await openDiagramBeside(vs, path);
    await again.locator('[data-node="vms/web"]').first().waitFor();
    // By the line above it in the text.
    const title = await vs.evaluate(async (vscode, file) => {
      const lenses = await vscode.commands.executeCommand<import('vscode').CodeLens[]>('vscode.executeCodeLensProvider', vscode.Uri.file(file), 10);
      const command = lenses.find((lens) => lens.command?.command === 'topovisor.diagram.openView')?.command;
      if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
      return command?.title;
    }, path);
    expect(title).toBe('Show');
    await again.locator('[data-node="vms/web"]').first().waitFor({ state: 'detached' });
    await again.getByText('Showing 1 of 2 VMs', { exact: true }).first().waitFor();
  });
});
