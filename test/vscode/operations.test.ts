import { describe, expect, it } from 'vitest';
import { openDiagramBeside, openText, textOf } from './support/topology';
import { useVsCode, vs } from './support/vsCode';

useVsCode();

const estate = `{
  "topovisor": 1,
  "hosts": {
    "h1": { "hypervisor": "esxi-8.0", "cpu": { "cores": 8 }, "memory": "64 GiB" }
  },
  "vms": {
    "web": { "host": "h1", "vcpu": 4 }, // stays as it is
    "db": { "host": "h1", "power": "off" }
  }
}
`;
const textBecomes = (path: string, expected: (text: string) => boolean, what: string): Promise<unknown> => vs.until(async () => expected(await textOf(vs, path)), what);

/** Puts the cursor behind a piece of the text. */
async function cursorAt(path: string, piece: string): Promise<void> {
  await vs.evaluate((vscode, { file, text }) => {
    const editor = vscode.window.visibleTextEditors.find((e) => e.document.uri.fsPath === file);
    if (!editor) throw new Error('The text is not shown.');
    const at = editor.document.positionAt(editor.document.getText().indexOf(text) + text.length);
    editor.selection = new vscode.Selection(at, at);
  }, { file: path, text: piece });
}

describe('operations on VMs in VS Code', () => {
  it('a snapshot of the VM at the cursor asks for a name and is one step of undo', async () => {
    const path = vs.file('snapshot.virt.json', estate);
    await openText(vs, path);
    await cursorAt(path, '"db": {');
    await vs.evaluate((vscode) => void vscode.commands.executeCommand('topovisor.vm.snapshot'));
    const name = vs.page.locator('.quick-input-widget input[type="text"]');
    await vs.until(async () => (await name.isVisible()) && (await name.inputValue()) === 'snapshot-1', 'the name to be asked for');
    await name.fill('before');
    await vs.page.keyboard.press('Enter');
    await textBecomes(path, (text) => text.includes('"name": "before"'), 'the snapshot to be written');
    const written = await textOf(vs, path);
    expect(written).toContain('"state": { "power": "off", "vcpu": 1, "memory": "1 GiB" }');
    expect(written).toContain('"web": { "host": "h1", "vcpu": 4 }, // stays as it is\n');
    await vs.evaluate((vscode) => vscode.commands.executeCommand('undo'));
    await textBecomes(path, (text) => text === estate, 'the text to be as before');
  });

  it('what cannot be answered is said where it is typed', async () => {
    const path = vs.file('refused.virt.json', estate);
    await openText(vs, path);
    await cursorAt(path, '"db": {');
    await vs.evaluate((vscode) => void vscode.commands.executeCommand('topovisor.vm.clone'));
    const name = vs.page.locator('.quick-input-widget input[type="text"]');
    await vs.until(async () => (await name.isVisible()) && (await name.inputValue()) === 'db-1', 'the name to be asked for');
    await name.fill('web');
    await vs.page.locator('.quick-input-widget', { hasText: 'There is a VM "web" already.' }).waitFor();
    await vs.page.keyboard.press('Escape');
    expect(await textOf(vs, path)).toBe(estate);
  });

  it('the VM at the cursor is powered off by a code action', async () => {
    const path = vs.file('action.virt.json', estate);
    await openText(vs, path);
    await vs.until(() => vs.evaluate(async (vscode, file) => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
      const at = document.positionAt(document.getText().indexOf('"web"') + 2);
      const actions = await vscode.commands.executeCommand<import('vscode').CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new vscode.Range(at, at), 'refactor', 50);
      const action = actions.find(({ title }) => title === 'Power off VM "web"');
      return action?.edit ? vscode.workspace.applyEdit(action.edit) : false;
    }, path), 'the code action to be offered');
    expect(await textOf(vs, path)).toBe(estate.replace('"vcpu": 4 }', '"vcpu": 4, "power": "off" }'));
  });

  it('a VM is powered off in its menu on the canvas, and by a command on what is selected there', async () => {
    const path = vs.file('menu.virt.json', estate);
    await openText(vs, path);
    const frame = await openDiagramBeside(vs, path);
    await frame.locator('[data-node="vms/web"]').first().click({ button: 'right' });
    await frame.getByRole('menuitem', { name: 'Power', exact: true }).click();
    await frame.getByRole('menuitem', { name: 'Power off' }).click();
    const off = estate.replace('"vcpu": 4 }', '"vcpu": 4, "power": "off" }');
    await textBecomes(path, (text) => text === off, 'the VM to be off');
    await vs.until(async () => ((await frame.locator('[data-node="vms/web"]').first().getAttribute('aria-label')) ?? '').includes('powered off'), 'the VM to be drawn as off');
    await vs.evaluate((vscode) => vscode.commands.executeCommand('topovisor.vm.powerOn'));
    await textBecomes(path, (text) => text === off.replace('"power": "off" }, //', '"power": "on" }, //'), 'the VM to be on again');
  });
});
