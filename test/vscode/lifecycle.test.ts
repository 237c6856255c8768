import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { becomesDirty, isDirty, openText, problemWith, replace, textOf } from './support/topology';
import { useVsCode, vs } from './support/vsCode';

useVsCode();

const estate = '{\n  "topovisor": 1,\n  "hosts": { "h1": { "memory": "64 GiB" } },\n  "vms": { "web": { "host": "h1", "memory": "8 GiB" } }\n}\n';

describe('the life of a file', () => {
  it('opening and viewing writes nothing and marks nothing as changed', async () => {
    const path = vs.file('untouched.virt.json', estate);
    await openText(vs, path);
    await vs.evaluate((vscode, file) => vscode.commands.executeCommand('topovisor.openDiagramBeside', vscode.Uri.file(file)), path);
    await vs.webview('[data-topovisor-ready]');
    expect(await isDirty(vs, path)).toBe(false);
    expect(readFileSync(path, 'utf8')).toBe(estate);
  });

  it('unsaved changes outlive the window (hot exit), and their findings with them', async () => {
    const path = vs.file('hot-exit.virt.json', estate);
    await openText(vs, path);
    await replace(vs, path, '"8 GiB"', '"80 GiB"');
    await problemWith(vs, path, 'vm-larger-than-host');
    await vs.evaluate(async (vscode) => void (await vscode.commands.executeCommand('workbench.action.files.saveWithoutFormatting')));
    await replace(vs, path, '"80 GiB"', '"96 GiB"');
    await becomesDirty(vs, path);
    await vs.reload();
    await vs.until(async () => (await textOf(vs, path)).includes('"96 GiB"'), 'the unsaved text to be there again');
    await becomesDirty(vs, path);
    await problemWith(vs, path, '96 GiB');
    expect(readFileSync(path, 'utf8')).toContain('"80 GiB"');
  });

  it('a topology opens as text, and offers the diagram', async () => {
    const path = vs.file('default.virt.json', estate);
    await vs.evaluate((vscode, file) => vscode.commands.executeCommand('vscode.open', vscode.Uri.file(file)), path);
    const isText = (): Promise<boolean | undefined> => vs.evaluate((vscode) => {
      const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
      return tab && tab.input instanceof vscode.TabInputText;
    });
    await expect.poll(isText).toBe(true);
    const commands = await vs.evaluate(async (vscode) => [...(await vscode.commands.getCommands(true))]);
    expect(commands.filter((command) => command.startsWith('topovisor.')).length).toBeGreaterThan(5);
  });

  it('a new topology opens unsaved, with a host, a VM and no error', async () => {
    await vs.evaluate((vscode) => vscode.commands.executeCommand('topovisor.newTopology'));
    const text = await vs.until(() => vs.evaluate((vscode) => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.isUntitled ? document.getText() : undefined;
    }), 'the new topology');
    expect(text).toContain('"vm-1"');
  });
});
