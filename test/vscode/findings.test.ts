import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isDirty, noProblemWith, openText, problemsOf, problemWith, replace, textOf } from './support/topology';
import { useVsCode, vs } from './support/vsCode';

useVsCode();

const estate = `{
  "topovisor": 1,
  "hosts": {
    // the old one
    "h1": { "cpu": { "cores": 8 }, "memory": "64 GiB" }
  },
  "vms": {
    "web": { "host": "h1", "vcpu": 4, "memory": "8 GiB" }
  }
}
`;

describe('findings in the text', () => {
  it('a VM larger than its host is underlined as soon as it is typed, and no longer when it is mended', async () => {
    const path = vs.file('estate.virt.json', estate);
    await openText(vs, path);
    await noProblemWith(vs, path, 'vm-larger-than-host');
    await replace(vs, path, '"8 GiB"', '"80 GiB"');
    const found = await problemWith(vs, path, 'vm-larger-than-host');
    expect(found.find((problem) => problem.includes('vm-larger-than-host'))).toMatch(/^8:49-8:57 error/);
    await replace(vs, path, '"80 GiB"', '"8 GiB"');
    await noProblemWith(vs, path, 'vm-larger-than-host');
  });

  it('of one file come and go while the brackets of another do not match, whose own stay as they were', async () => {
    const broken = vs.file('broken/estate.virt.json', estate.replace('"8 GiB"', '"80 GiB"'));
    const sound = vs.file('sound/estate.virt.json', estate);
    await openText(vs, broken);
    await problemWith(vs, broken, 'vm-larger-than-host');
    await replace(vs, broken, '{ "host": "h1"', '"host": "h1"');
    await openText(vs, sound);
    await replace(vs, sound, '"8 GiB"', '"80 GiB"');
    await problemWith(vs, sound, 'vm-larger-than-host');
    await replace(vs, sound, '"80 GiB"', '"8 GiB"');
    await noProblemWith(vs, sound, 'vm-larger-than-host');
    expect(await problemsOf(vs, broken)).toContainEqual(expect.stringContaining('vm-larger-than-host'));
    await replace(vs, broken, '"web": "host"', '"web": { "host"');
    await replace(vs, broken, '"80 GiB"', '"8 GiB"');
    await noProblemWith(vs, broken, 'vm-larger-than-host');
  });

  it('a wrong unit has a quick fix that mends exactly that value', async () => {
    const path = vs.file('unit.virt.json', estate.replace('"8 GiB"', '"8 Gib"'));
    await openText(vs, path);
    await problemWith(vs, path, 'invalid-quantity');
    const title = await vs.evaluate(async (vscode, file) => {
      const uri = vscode.Uri.file(file);
      const problem = vscode.languages.getDiagnostics(uri).find((d) => typeof d.code === 'object' && d.code.value === 'invalid-quantity');
      if (!problem) throw new Error('The finding is gone.');
      const actions = await vscode.commands.executeCommand<import('vscode').CodeAction[]>('vscode.executeCodeActionProvider', uri, problem.range);
      const fix = actions.find((action) => action.edit && action.title.includes('8 GiB'));
      if (!fix?.edit) throw new Error(`No fix among: ${actions.map((a) => a.title).join(', ')}`);
      await vscode.workspace.applyEdit(fix.edit);
      return fix.title;
    }, path);
    expect(title).toContain('8 GiB');
    expect(await textOf(vs, path)).toBe(estate);
    await noProblemWith(vs, path, 'invalid-quantity');
  });

  it('while the text does not parse the findings stay, and they are right again afterwards', async () => {
    const path = vs.file('broken.virt.json', estate.replace('"8 GiB"', '"80 GiB"'));
    await openText(vs, path);
    const before = await problemWith(vs, path, 'vm-larger-than-host');
    await replace(vs, path, '"vms": {', '"vms": ');
    expect(await problemsOf(vs, path)).toHaveLength(before.length);
    await replace(vs, path, '"vms": ', '"vms": {');
    await vs.until(async () => (await problemsOf(vs, path)).join('\n') === before.join('\n'), 'the findings to be as before');
  });

  it('a change on disk is followed, as for any text file', async () => {
    const path = vs.file('disk.virt.json', estate);
    await openText(vs, path);
    await noProblemWith(vs, path, 'vm-larger-than-host');
    // Until VS Code watches the new folder it does not hear of what is written there.
    await vs.until(async () => {
      writeFileSync(path, estate.replace('"8 GiB"', '"80 GiB"'));
      return (await problemsOf(vs, path)).some((problem) => problem.includes('vm-larger-than-host'));
    }, 'the change on disk to be followed');
    expect(await isDirty(vs, path)).toBe(false);
  });

  it('findings of an imported file are in that file, and follow its own edits', async () => {
    vs.file('parts/vms.virt.json', '{ "vms": { "web": { "host": "h1", "memory": "80 GiB" } } }\n');
    const main = vs.file('main.virt.json', '{\n  "imports": ["./parts/vms.virt.json"],\n  "hosts": { "h1": { "memory": "64 GiB" } }\n}\n');
    const part = main.replace('main.virt.json', 'parts/vms.virt.json');
    await openText(vs, main);
    await problemWith(vs, part, 'vm-larger-than-host');
    expect((await problemsOf(vs, main)).join('\n')).not.toContain('vm-larger-than-host');
    await openText(vs, part);
    expect((await problemsOf(vs, part)).join('\n')).not.toContain('dangling-reference');
    await replace(vs, part, '80 GiB', '8 GiB');
    await noProblemWith(vs, part, 'vm-larger-than-host');
  });

  it('the code of a finding leads to the page of its rule', async () => {
    const path = vs.file('code.virt.json', estate.replace('"8 GiB"', '"80 GiB"'));
    await openText(vs, path);
    await problemWith(vs, path, 'vm-larger-than-host');
    await vs.evaluate(async (vscode) => {
      const editor = vscode.window.activeTextEditor;
      if (!editor) throw new Error('No text is active.');
      const at = editor.document.positionAt(editor.document.getText().indexOf('"80 GiB"') + 3);
      editor.selection = new vscode.Selection(at, at);
    });
    const code = vs.page.locator('.monaco-hover a', { hasText: 'vm-larger-than-host' }).first();
    // The window underlines a little after the extension host knows the finding; a hover shows what is underlined by then.
    await vs.until(async () => {
      await vs.evaluate((vscode) => vscode.commands.executeCommand('editor.action.hideHover'));
      await vs.evaluate((vscode) => vscode.commands.executeCommand('editor.action.showHover'));
      return code.isVisible();
    }, 'the code of the finding to be shown');
    await code.click();
    const page = await vs.until(() => vs.evaluate((vscode) => {
      const text = vscode.window.activeTextEditor?.document.getText() ?? '';
      return text.includes('## Why it matters') ? text : undefined;
    }), 'the page of the rule');
    // Its examples are kept apart from the rule.
    expect(page).toMatch(/## What it reports\n\n```jsonc\n\{[^`]*"vms"[^`]*```\n\n[^]*## What it does not\n\n```jsonc\n\{/);
  });

  it('a severity is a setting', async () => {
    const path = vs.file('setting.virt.json', estate.replace('"8 GiB"', '"80 GiB"'));
    await openText(vs, path);
    await problemWith(vs, path, 'error vm-larger-than-host');
    const setTo = (value: string | undefined): Promise<void> => vs.evaluate(async (vscode, level) => {
      await vscode.workspace.getConfiguration('topovisor').update('rules', level === null ? undefined : { 'vm-larger-than-host': level }, vscode.ConfigurationTarget.Global);
    }, value ?? null);
    try {
      await setTo('info');
      await problemWith(vs, path, 'info vm-larger-than-host');
      await setTo('off');
      await noProblemWith(vs, path, 'vm-larger-than-host');
    } finally {
      await setTo(undefined);
    }
    await problemWith(vs, path, 'error vm-larger-than-host');
  });
});

describe('help in the text', () => {
  it('completes fields from the schema and hosts by their ids', async () => {
    const path = vs.file('complete.virt.json', estate.replace('"host": "h1", ', '"host": "", '));
    await openText(vs, path);
    const labels = (needle: string, into: number): Promise<readonly string[]> => vs.evaluate(async (vscode, { file, text, offset }) => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
      const position = document.positionAt(document.getText().indexOf(text) + offset);
      const list = await vscode.commands.executeCommand<import('vscode').CompletionList>('vscode.executeCompletionItemProvider', document.uri, position);
      return list.items.map((item) => (typeof item.label === 'string' ? item.label : item.label.label));
    }, { file: path, text: needle, offset: into });
    const hosts = await vs.until(async () => {
      const found = await labels('"host": ""', 9);
      return found.some((label) => label.includes('h1')) ? found : undefined;
    }, 'the host to be offered');
    expect(hosts.some((label) => label.includes('h1'))).toBe(true);
    expect(await vs.until(async () => {
      const found = await labels('"vcpu"', 0);
      return found.some((label) => label.includes('restartPriority')) ? found : undefined;
    }, 'the fields of a VM to be offered')).toContainEqual(expect.stringContaining('restartPriority'));
  });

  it('goes from a reference to what it names', async () => {
    const path = vs.file('definition.virt.json', estate);
    await openText(vs, path);
    const line = await vs.until(() => vs.evaluate(async (vscode, file) => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
      const position = document.positionAt(document.getText().indexOf('"host": "h1"') + 10);
      const found = await vscode.commands.executeCommand<(import('vscode').Location | import('vscode').LocationLink)[]>('vscode.executeDefinitionProvider', document.uri, position);
      const [first] = found;
      return first && ('targetRange' in first ? first.targetRange.start.line : first.range.start.line) + 1;
    }, path), 'what the reference names');
    expect(line).toBe(5);
  });

  it('renames a host everywhere it is named, in one step that Ctrl+Z takes back', async () => {
    const path = vs.file('rename.virt.json', estate);
    await openText(vs, path);
    await vs.evaluate(async (vscode, file) => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
      const position = document.positionAt(document.getText().indexOf('"h1": {') + 2);
      const edit = await vscode.commands.executeCommand<import('vscode').WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, position, 'esx-01');
      await vscode.workspace.applyEdit(edit);
    }, path);
    expect(await textOf(vs, path)).toBe(estate.replaceAll('h1', 'esx-01'));
    await vs.evaluate((vscode) => vscode.commands.executeCommand('undo'));
    await vs.until(async () => (await textOf(vs, path)) === estate, 'the text to be as before');
  });
});
