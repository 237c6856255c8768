import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDiagramBeside, openText, problemWith, replace, textOf } from './support/topology';
import { useVsCode, vs } from './support/vsCode';
import { olderEstate, xlsx } from '../fixtures/rvtools/workbooks';
import { describeShared } from '../support/shared';

useVsCode();

const importInto = (from: string, to: string): Promise<void> =>
  vs.evaluate(async (vscode, paths) => {
    await vscode.commands.executeCommand('topovisor.importInventory', vscode.Uri.file(paths.from), vscode.Uri.file(paths.to));
  }, { from, to });

describe('importing an inventory', () => {
  it('an RVTools workbook becomes a topology, opened as text with its diagram beside it', async () => {
    const from = vs.file('inventory.xlsx', '');
    writeFileSync(from, await xlsx(olderEstate));
    const to = vs.file('inventory.virt.json', '');
    await importInto(from, to);
    expect(JSON.parse(readFileSync(to, 'utf8'))).toHaveProperty('vms');
    await vs.webview('[data-topovisor-ready]');
  });

  it('a foreign file is refused in one sentence and nothing is written', async () => {
    const from = vs.file('notes.xlsx', 'these are notes');
    const to = join(vs.workspace, 'notes.virt.json');
    await importInto(from, to);
    await vs.evaluate((vscode) => vscode.commands.executeCommand('notifications.showList'));
    await expect.poll(() => vs.page.locator('.notifications-center').innerText()).toMatch(/is not an? .*workbook|no Excel workbook|cannot be read/i);
    expect(existsSync(to)).toBe(false);
  });
});

describeShared('an estate of 805 VMs', ['data/inventories/sizing-workshop.xlsx'], (workbook) => {
  it('is imported, checked, drawn and edited on either side', async () => {
    const from = vs.file('sizing.xlsx', '');
    copyFileSync(workbook ?? '', from);
    const path = vs.file('sizing.virt.json', '');
    await importInto(from, path);
    await problemWith(vs, path, 'derived-entry');
    const frame = await vs.webview('[data-topovisor-ready]');
    const drawn = await frame.locator('html').getAttribute('data-revision');
    await openText(vs, path);
    const before = await textOf(vs, path);
    expect(Object.keys((JSON.parse(before) as { vms: object }).vms)).toHaveLength(805);
    await replace(vs, path, '"memory": "', '"memory": "9');
    await vs.until(async () => (await frame.locator('html').getAttribute('data-revision')) !== drawn, 'the edit to be drawn');
    await vs.evaluate((vscode) => vscode.commands.executeCommand('undo'));
    await vs.until(async () => (await textOf(vs, path)) === before, 'the text to be as before');
    expect(await openDiagramBeside(vs, path)).toBeTruthy();
  });
});
