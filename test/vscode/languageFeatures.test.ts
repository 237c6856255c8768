import { describe, expect, it } from 'vitest';
import { openText, problemWith, replace, textOf } from './support/topology';
import { useVsCode, vs } from './support/vsCode';

useVsCode();

const estate = `{
  "topovisor": 1,
  "hosts": {
    "h1": { "name": "[Rack](command:x) <b>3</b>", "cpu": { "cores": 8 }, "memory": "64 GiB" }
  },
  "vms": {
    "web": { "host": "h1", "vcpu": 4, "memory": "8 GiB" },
    "db": { "host": "h1", "memory": "16 GiB" }
  }
}
`;

/** Runs one of VS Code's own commands that ask providers, at the beginning of a text or `into` it, until it has an answer. */
async function ask(path: string, command: string, at: string, into = 0, ...more: readonly unknown[]): Promise<string> {
  return vs.until(
    () => vs.evaluate(async (vscode, asked) => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.file(asked.path));
      const position = document.positionAt(document.getText().indexOf(asked.at) + asked.into);
      const answer: unknown = await vscode.commands.executeCommand(asked.command, document.uri, ...(asked.at === '' ? [] : [position]), ...asked.more);
      const text = JSON.stringify(answer);
      return text === '[]' ? undefined : text;
    }, { path, command, at, into, more }),
    `an answer to ${command}`,
  );
}

describe('the text of a topology in VS Code', () => {
  it('a hover shows figures, and takes nothing of the document for a link or HTML', async () => {
    const path = vs.file('hover.virt.json', estate);
    await openText(vs, path);
    await vs.evaluate(async (vscode, file) => {
      const editor = vscode.window.activeTextEditor;
      if (editor?.document.uri.fsPath !== file) throw new Error('The text is not shown.');
      const position = editor.document.positionAt(editor.document.getText().indexOf('"h1": {') + 2);
      editor.selection = new vscode.Selection(position, position);
    }, path);
    const hover = vs.page.locator('.monaco-hover', { hasText: 'Host "h1"' });
    await vs.until(async () => {
      await vs.evaluate((vscode) => vscode.commands.executeCommand('editor.action.showHover'));
      return hover.first().isVisible();
    }, 'the hover of the host');
    const shown = await hover.first().innerText();
    expect(shown).toContain('vCPUs: 5 of 32 allowed');
    expect(shown).toContain('[Rack](command:x) <b>3</b>');
    expect(await hover.first().locator('a[href], a[data-href]').filter({ hasText: 'Rack' }).count()).toBe(0);
  });

  it('lenses tell how hosts are used, and change with an edit', async () => {
    const path = vs.file('lens.virt.json', estate);
    await openText(vs, path);
    expect(await ask(path, 'vscode.executeCodeLensProvider', '', 0, 10)).toContain('2 VMs · 16 % of CPU given out · 38 % of memory given out');
    await replace(vs, path, '"16 GiB"', '"24 GiB"');
    expect(await ask(path, 'vscode.executeCodeLensProvider', '', 0, 10)).toContain('2 VMs · 16 % of CPU given out · 50 % of memory given out');
  });

  it('the outline lists collections and entries, and references are found', async () => {
    const path = vs.file('outline.virt.json', estate);
    await openText(vs, path);
    await vs.until(async () => {
      const lines = await vs.evaluate(async (vscode, file) => {
        const symbols = await vscode.commands.executeCommand<import('vscode').DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', vscode.Uri.file(file));
        return (symbols ?? []).flatMap((symbol) => [`${symbol.name}: ${symbol.detail}`, ...symbol.children.map((child) => `${symbol.name}/${child.name}: ${child.detail}`)]);
      }, path);
      // VS Code's own JSON outline lists the same keys without their figures.
      return lines.includes('vms: 2 VMs') && lines.includes('vms/web: 4 vCPU · 8 GiB · h1');
    }, 'the outline');
    const found = JSON.parse(await ask(path, 'vscode.executeReferenceProvider', '"h1": {', 2)) as readonly { readonly range: readonly { readonly line: number }[] }[];
    expect(found.map(({ range }) => range[0]?.line)).toEqual([3, 6, 7]);
  });

  it('an id that is taken is refused with its reason, and nothing is written', async () => {
    const path = vs.file('refused.virt.json', estate);
    await openText(vs, path);
    await ask(path, 'vscode.prepareRename', '"web": {', 2);
    const reason = await vs.evaluate(async (vscode, file) => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
      const position = document.positionAt(document.getText().indexOf('"web": {') + 2);
      try {
        await vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', document.uri, position, 'db');
        return 'renamed';
      } catch (refused) {
        return String(refused);
      }
    }, path);
    expect(reason).toContain('VM "db" already exists.');
    expect(await textOf(vs, path)).toBe(estate);
  });

  it('a host typed by its first letters is completed with its quotation marks', async () => {
    const path = vs.file('typed.virt.json', estate.replace('"db": { "host": "h1"', '"db": { "host": '));
    await openText(vs, path);
    await ask(path, 'vscode.prepareRename', '"web": {', 2);
    await vs.evaluate(async (vscode) => {
      const editor = vscode.window.activeTextEditor;
      if (!editor) throw new Error('The text is not shown.');
      const position = editor.document.positionAt(editor.document.getText().indexOf('"db": { "host": ') + 16);
      editor.selection = new vscode.Selection(position, position);
      await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
      await vscode.commands.executeCommand('type', { text: '"' });
    });
    const suggestion = vs.page.locator('.suggest-widget .monaco-list-row', { hasText: 'h1' });
    await vs.until(async () => {
      if (await suggestion.first().isVisible()) return true;
      await vs.evaluate((vscode) => vscode.commands.executeCommand('editor.action.triggerSuggest'));
      return false;
    }, 'the host to be suggested');
    await suggestion.first().click();
    await vs.until(async () => (await textOf(vs, path)) === estate, 'the host to be written');
  });

  it('every finding of one kind is repaired at once', async () => {
    const path = vs.file('fix-all.virt.json', estate.replace('"8 GiB"', '"8 Go"').replace('"16 GiB"', '"16 Go"'));
    await openText(vs, path);
    await problemWith(vs, path, '"16 Go" is not a quantity');
    await vs.evaluate(async (vscode, file) => {
      const uri = vscode.Uri.file(file);
      const problem = vscode.languages.getDiagnostics(uri).find((d) => d.message.includes('"8 Go"'));
      if (!problem) throw new Error('The finding is gone.');
      const actions = await vscode.commands.executeCommand<import('vscode').CodeAction[]>('vscode.executeCodeActionProvider', uri, problem.range, 'quickfix', 20);
      const all = actions.find((action) => action.title.startsWith('Fix all'));
      if (!all?.edit) throw new Error(`No repair of all among: ${actions.map((a) => a.title).join(', ')}`);
      await vscode.workspace.applyEdit(all.edit);
    }, path);
    expect(await textOf(vs, path)).toBe(estate.replace('"8 GiB"', '"8 GB"').replace('"16 GiB"', '"16 GB"'));
  });
});
