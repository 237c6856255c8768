import type { Frame } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { boxOf, middleOf } from '../support/shapes';
import { pressOnCanvas } from './support/canvas';
import { becomesDirty, openDiagramBeside, openText, problemWith, replace, textOf } from './support/topology';
import { useVsCode, vs } from './support/vsCode';

useVsCode();

const estate = `{
  "topovisor": 1,
  // two hosts
  "hosts": {
    "h1": { "cpu": { "cores": 8 }, "memory": "64 GiB" }, // the old one
    "h2": { "cpu": { "cores": 8 }, "memory": "16 GiB" }
  },
  "vms": {
    "web": { "host": "h1",   "vcpu": 4, "memory": "8 GiB" },
    "db": { "host": "h1", "vcpu": 4, "memory": "32 GiB" }
  }
}
`;

const node = (id: string): string => `[data-node="${id}"]`;

/** Presses a node and moves it over another, without letting go. */
async function dragOver(frame: Frame, from: string, to: string): Promise<void> {
  const start = middleOf(await boxOf(frame.locator(node(from)).first()));
  const box = await boxOf(frame.locator(node(to)).first());
  await vs.page.mouse.move(start.x, start.y);
  await vs.page.mouse.down();
  // A place in the host that no VM of it covers: its header.
  const end = { x: box.x + box.width / 2, y: box.y + Math.min(12, box.height / 4) };
  await vs.page.mouse.move(start.x + 8, start.y + 8, { steps: 4 });
  await vs.page.mouse.move(end.x, end.y, { steps: 12 });
}

async function open(name: string, text = estate): Promise<{ path: string; frame: Frame }> {
  const path = vs.file(name, text);
  await openText(vs, path);
  return { path, frame: await openDiagramBeside(vs, path) };
}

const textBecomes = (path: string, expected: string): Promise<unknown> => vs.until(async () => (await textOf(vs, path)) === expected, 'the text to be as expected');

describe('the diagram beside its text', () => {
  it('dragging a VM to another host edits exactly its host, and Ctrl+Z in the diagram takes it back', async () => {
    const { path, frame } = await open('drag.virt.json');
    await dragOver(frame, 'vms/web', 'hosts/h2');
    await vs.page.mouse.up();
    await textBecomes(path, estate.replace('"host": "h1",   ', '"host": "h2",   '));
    await becomesDirty(vs, path);
    await vs.page.keyboard.press('Control+z');
    await textBecomes(path, estate);
    await vs.page.keyboard.press('Control+Shift+z');
    await textBecomes(path, estate.replace('"host": "h1",   ', '"host": "h2",   '));
  });

  it('while a VM is dragged, the host under it says why it does not fit', async () => {
    const { path, frame } = await open('why.virt.json');
    await dragOver(frame, 'vms/db', 'hosts/h2');
    await vs.until(async () => (await frame.locator('body').innerText()).includes('"db" has 32 GiB of memory, "h2" has 16 GiB.'), 'the reason to be shown');
    await vs.page.keyboard.press('Escape');
    await vs.page.mouse.up();
    expect(await textOf(vs, path)).toBe(estate);
  });

  it('what is added to a saved document is selected, and the next can be added at once', async () => {
    const { path, frame } = await open('add.virt.json');
    await frame.locator(node('hosts/h1')).first().click({ position: { x: 60, y: 10 } });
    for (const id of ['vm-1', 'vm-2']) {
      await pressOnCanvas(vs, 'a', frame.getByRole('button', { name: 'Add VM' }));
      await vs.page.keyboard.press('Enter');
      await frame.locator(`${node(`vms/${id}`)}[data-selected="true"]:focus`).first().waitFor();
    }
    expect(await textOf(vs, path)).toContain('"vm-2": { "host": "h1"');
  });

  it('undoing in the text takes back what was done on the canvas', async () => {
    const { path, frame } = await open('undo.virt.json');
    await dragOver(frame, 'vms/web', 'hosts/h2');
    await vs.page.mouse.up();
    await vs.until(async () => (await textOf(vs, path)) !== estate, 'the text to change');
    await openText(vs, path);
    await vs.page.keyboard.press('Control+z');
    await textBecomes(path, estate);
  });

  it('a change in the text is drawn', async () => {
    const { path, frame } = await open('text.virt.json');
    await frame.locator(node('vms/db')).first().waitFor();
    await replace(vs, path, '"db": {', '"database": {');
    await frame.locator(node('vms/database')).first().waitFor();
    await vs.until(async () => (await frame.locator(node('vms/db')).count()) === 0, 'the old node to be gone');
  });

  it('while the text does not parse the last diagram stays and edits wait; it recovers', async () => {
    const { path, frame } = await open('stale.virt.json');
    await replace(vs, path, '"vms": {', '"vms": ');
    await frame.locator('[data-status="stale"]').waitFor();
    expect(await frame.locator(node('vms/web')).count()).toBeGreaterThan(0);
    const broken = await textOf(vs, path);
    await dragOver(frame, 'vms/web', 'hosts/h2');
    await vs.page.mouse.up();
    expect(await textOf(vs, path)).toBe(broken);
    await replace(vs, path, '"vms": ', '"vms": {');
    await vs.until(async () => (await frame.locator('[data-status="stale"]').count()) === 0, 'the diagram to be in step again');
    await dragOver(frame, 'vms/web', 'hosts/h2');
    await vs.page.mouse.up();
    await textBecomes(path, estate.replace('"host": "h1",   ', '"host": "h2",   '));
  });

  it('the cursor in the text highlights the node, and a double click on a node selects its text', async () => {
    const { path, frame } = await open('cursor.virt.json');
    await frame.locator(node('vms/db')).first().waitFor();
    await vs.evaluate((vscode, file) => {
      const editor = vscode.window.visibleTextEditors.find((e) => e.document.uri.fsPath === file);
      if (!editor) throw new Error('The text is not shown.');
      const at = editor.document.positionAt(editor.document.getText().indexOf('"32 GiB"'));
      editor.selection = new vscode.Selection(at, at);
    }, path);
    await frame.locator('[data-highlight="vms/db"]').first().waitFor({ state: 'attached' });
    await frame.locator(node('vms/web')).first().dblclick();
    await vs.until(() => vs.evaluate((vscode, file) => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.uri.fsPath === file && editor.document.getText(editor.selection).includes('"web"');
    }, path), 'the text of web to be selected');
  });

  it('a finding is drawn on its node and gone when it is mended', async () => {
    const { path, frame } = await open('finding.virt.json', estate.replace('"8 GiB"', '"80 GiB"'));
    await problemWith(vs, path, 'vm-larger-than-host');
    const errors = (): Promise<string | null> => frame.locator(node('vms/web')).first().getAttribute('aria-label');
    await vs.until(async () => /error/.test((await errors()) ?? ''), 'the error to be told on the node');
    await replace(vs, path, '"80 GiB"', '"8 GiB"');
    await vs.until(async () => !/error/.test((await errors()) ?? ''), 'the error to be gone');
  });

  it('two diagrams of one file both follow a gesture', async () => {
    const { path, frame } = await open('three.virt.json');
    await frame.locator(node('vms/web')).first().waitFor();
    await vs.evaluate((vscode, file) => vscode.commands.executeCommand('vscode.openWith', vscode.Uri.file(file), 'topovisor.diagram', vscode.ViewColumn.One), path);
    const frames = await vs.until(async () => {
      const drawn = [];
      for (const f of vs.page.frames()) if (!f.isDetached() && (await f.locator('[data-topovisor-ready]').count().catch(() => 0)) > 0) drawn.push(f);
      return drawn.length === 2 ? drawn : undefined;
    }, 'two diagrams');
    await dragOver(frame, 'vms/web', 'hosts/h2');
    await vs.page.mouse.up();
    await textBecomes(path, estate.replace('"host": "h1",   ', '"host": "h2",   '));
    for (const f of frames) {
      await vs.until(async () => ((await f.locator(node('vms/web')).first().getAttribute('aria-label')) ?? '').includes('h2'), 'the VM to be drawn in h2');
    }
  });

  it('saving, reverting and the dirty mark are those of any text file', async () => {
    const { path, frame } = await open('save.virt.json');
    await dragOver(frame, 'vms/web', 'hosts/h2');
    await vs.page.mouse.up();
    await becomesDirty(vs, path);
    await vs.evaluate((vscode) => vscode.commands.executeCommand('workbench.action.files.revert'));
    await textBecomes(path, estate);
    await becomesDirty(vs, path, false);
  });
});
