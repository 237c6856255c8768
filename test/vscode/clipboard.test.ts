import type { Frame } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openDiagramBeside, openText, textOf } from './support/topology';
import { useVsCode, vs } from './support/vsCode';

useVsCode();

const campus = `{
  "hosts": { "h1": {} },
  "vms": {
    "web": { "host": "h1", "vcpu": 4 } // the front
  }
}
`;
const branch = `{
  // another building
  "hosts": { "k1": {} },
  "vms": { "db": { "host": "k1" } }
}
`;

const clipboard = (): Promise<string> => vs.evaluate(async (vscode) => await vscode.env.clipboard.readText(), undefined);

/** Takes the VM of the one file by a key, until it is on the clipboard; gives both files. */
async function takeWith(key: 'Control+c' | 'Control+x'): Promise<{ readonly from: string; readonly to: string }> {
  const [from, to] = [vs.file('campus.virt.json', campus), vs.file('branch.virt.json', branch)];
  await vs.evaluate(async (vscode) => { await vscode.env.clipboard.writeText(''); }, undefined);
  await openText(vs, from);
  const diagram = await openDiagramBeside(vs, from);
  await diagram.locator('[data-node="vms/web"]').first().click();
  await vs.until(async () => {
    await vs.page.keyboard.press(key);
    return (await clipboard()) === '"web": { "host": "h1", "vcpu": 4 }';
  }, 'the entry to be on the clipboard');
  return { from, to };
}

/** Opens a file and its diagram, and pastes beside the VM there. */
async function pasteInto(path: string): Promise<Frame> {
  await openText(vs, path);
  const diagram = await openDiagramBeside(vs, path);
  await diagram.locator('[data-node="vms/db"]').first().click();
  await diagram.locator('[data-node="vms/db"][data-selected="true"]').first().waitFor();
  await vs.page.keyboard.press('Control+v');
  return diagram;
}

describe('copying between files', () => {
  it('by VS Code’s own keys puts an entry of one diagram into another, and Ctrl+Z takes it back', async () => {
    const { to } = await takeWith('Control+c');
    await vs.evaluate((vscode) => vscode.commands.executeCommand('workbench.action.closeAllEditors'), undefined);
    const second = await pasteInto(to);
    await second.locator('[data-node="vms/web"]').first().waitFor();
    const pasted = branch.replace('{ "db": { "host": "k1" } }', '{ "db": { "host": "k1" }, "web": { "host": "k1", "vcpu": 4 } }');
    await vs.until(async () => (await textOf(vs, to)) !== branch, 'the entry to be in the other file');
    expect(await textOf(vs, to)).toBe(pasted);
    await vs.page.keyboard.press('Control+z');
    await vs.until(async () => (await textOf(vs, to)) === branch, 'the paste to be taken back');
    expect(await textOf(vs, to)).toBe(branch);
  });

  it('cut, an entry goes from the one file once it is in the other, and one Ctrl+Z in each brings both back', async () => {
    const { from, to } = await takeWith('Control+x');
    expect(await textOf(vs, from)).toBe(campus);

    await pasteInto(to);
    await expect.poll(() => textOf(vs, to)).toContain('"web"');
    await expect.poll(() => textOf(vs, from)).not.toContain('"web"');
    await vs.page.getByText('To take that back, undo in both files.').first().waitFor();

    for (const path of [to, from]) {
      await openText(vs, path);
      await vs.evaluate((vscode) => vscode.commands.executeCommand('undo'));
    }
    await expect.poll(() => textOf(vs, to)).toBe(branch);
    await expect.poll(() => textOf(vs, from)).toBe(campus);
  });
});
