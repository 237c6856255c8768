import type { Frame } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pressOnCanvas } from './support/canvas';
import { openDiagramBeside, openText, textOf } from './support/topology';
import { useVsCode, vs } from './support/vsCode';

useVsCode();

const estate = `{
  "topovisor": 1,
  "hosts": {
    "esx-01": { "nics": { "vmnic0": { "port": "leaf/eth1" }, "vmnic1": {} } } // its second NIC is free
  },
  "switches": {
    "leaf": { "kind": "physical", "ports": { "eth1": {}, "eth2": {} } },
    "dvs": { "kind": "distributed", "uplinks": { "esx-01": ["vmnic0"] } }
  },
  "networks": {
    "web": { "switch": "dvs", "vlan": 10, "subnet": "10.0.10.0/24" },
    "db": { "switch": "dvs", "vlan": 20, "subnet": "10.0.20.0/24" }
  },
  "vms": {
    "web-01": { "host": "esx-01", "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.11/24"] } } },
    "web-02": { "host": "esx-01", "nics": { "eth0": { "network": "web", "addresses": ["10.0.10.12/24"] } } }
  }
}
`;

/** The network view of a topology beside its text. */
async function open(name: string): Promise<{ readonly path: string; readonly frame: Frame }> {
  const path = vs.file(name, estate);
  await openText(vs, path);
  const frame = await openDiagramBeside(vs, path);
  await vs.evaluate((vscode) => vscode.commands.executeCommand('topovisor.diagram.showNetwork'));
  await frame.locator('.tv-canvas[data-view="network"]').waitFor();
  return { path, frame };
}
const textBecomes = (path: string, expected: string): Promise<unknown> => vs.until(async () => (await textOf(vs, path)) === expected, 'the text to be as expected');
const node = (frame: Frame, id: string) => frame.locator(`[data-node="${id}"]`).first();

describe('the network of a topology', () => {
  it('is shown by a command, and a NIC connected to a port is one minimal edit that Ctrl+Z takes back', async () => {
    const { path, frame } = await open('connect.virt.json');
    await node(frame, 'hosts/esx-01/nics/vmnic1').click();
    await pressOnCanvas(vs, 'c', frame.getByRole('dialog'));
    await frame.getByRole('dialog').getByRole('option', { name: /eth2/ }).first().click();
    await textBecomes(path, estate.replace('"vmnic1": {}', '"vmnic1": { "port": "leaf/eth2" }'));
    await node(frame, 'hosts/esx-01/nics/vmnic1').click();
    await vs.page.keyboard.press('Control+z');
    await textBecomes(path, estate);
  });

  it('the port that is taken says by what', async () => {
    const { path, frame } = await open('taken.virt.json');
    await node(frame, 'hosts/esx-01/nics/vmnic1').click();
    await pressOnCanvas(vs, 'c', frame.getByRole('dialog'));
    await frame.getByRole('dialog').getByText('Port eth1 of leaf is taken by vmnic0 of esx-01.').waitFor();
    await vs.page.keyboard.press('Escape');
    expect(await textOf(vs, path)).toBe(estate);
  });

  it('a trace between two VMs shows its hops', async () => {
    const { frame } = await open('trace.virt.json');
    await node(frame, 'vms/web-01/nics/eth0').click();
    await node(frame, 'vms/web-02/nics/eth0').click({ modifiers: ['Shift'] });
    await vs.evaluate((vscode) => vscode.commands.executeCommand('topovisor.trace'));
    const way = frame.getByRole('region', { name: 'Way of the packet' });
    await vs.until(async () => (await way.getAttribute('data-result')) === 'traced', 'the trace');
    await vs.until(async () => (await way.innerText()).includes('web-02'), 'the hops of the trace');
  });

  it('the cursor in a NIC is in its node', async () => {
    const { path, frame } = await open('cursor.virt.json');
    await vs.evaluate(async (vscode, file) => {
      const document = vscode.workspace.textDocuments.find((d) => d.uri.fsPath === file);
      if (!document) throw new Error(`${file} is not open`);
      const at = document.positionAt(document.getText().indexOf('vmnic1'));
      await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, selection: new vscode.Range(at, at) });
    }, path);
    await frame.locator('[data-node="hosts/esx-01/nics/vmnic1"][aria-current="location"]').waitFor();
  });

  it('a trace is asked for from the text too, and each of its lines leads there', async () => {
    const path = vs.file('text.virt.json', estate);
    await openText(vs, path);
    await vs.evaluate((vscode) => void vscode.commands.executeCommand('topovisor.trace'));
    const input = vs.page.locator('.quick-input-widget');
    for (const [title, typed] of [['Trace from', 'web-01'], ['Trace to', 'web-02'], ['Trace', '']] as const) {
      await input.getByText(title, { exact: true }).waitFor();
      const field = input.locator('input[type="text"]').first();
      await field.fill(typed);
      // The list is narrowed a moment after the text.
      if (typed !== '') await input.locator('.monaco-list-row.focused').filter({ hasText: typed }).first().waitFor();
      await field.press('Enter');
    }
    await input.getByText(/gets there$/).waitFor();
    await input.getByText(/^1\. /).first().waitFor();
    await vs.page.keyboard.press('Enter');
    await vs.until(() => vs.evaluate((vscode) => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.lineAt(editor.selection.active.line).text.includes('"web-01"');
    }), 'the text of the first hop');
  });
});
