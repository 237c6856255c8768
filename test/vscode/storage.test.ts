import type { Frame } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { boxOf, middleOf } from '../support/shapes';
import { noProblemWith, openDiagramBeside, openText, problemWith, replace, textOf } from './support/topology';
import { useVsCode, vs } from './support/vsCode';

useVsCode();

const estate = `{
  "topovisor": 1,
  "clusters": { "prod": {} },
  "hosts": { "esx-01": { "cluster": "prod" } },
  "arrays": {
    "san-a": { "groups": {
      "fast": { "disks": 6, "size": "2 TiB", "raid": "raid6" },
      "slow": { "disks": 8, "size": "4 TiB", "raid": "raid6" } // not in a pool yet
    } }
  },
  "storagePools": { "gold": { "members": ["san-a/fast"] } },
  "datastores": {
    "vms": { "on": "gold", "capacity": "4 TiB", "mountedBy": ["prod"] },
    "scratch": { "capacity": "100 GiB", "mountedBy": ["prod"] }
  },
  "vms": {
    "web-01": { "host": "esx-01", "disks": { "disk0": { "datastore":   "vms", "size": "40 GiB" } } }, // moves
    "db-01": { "host": "esx-01", "disks": { "disk0": { "datastore": "scratch", "size": "60 GiB", "provisioning": "thin", "used": "10 GiB" } } }
  }
}
`;
const textBecomes = (path: string, expected: string): Promise<unknown> => vs.until(async () => (await textOf(vs, path)) === expected, 'the text to be as expected');
const node = (frame: Frame, id: string) => frame.locator(`[data-node="${id}"]`).first();
const quickInput = () => vs.page.locator('.quick-input-widget');

/** Opens a topology as text. */
async function openEstate(name: string): Promise<string> {
  const path = vs.file(name, estate);
  await openText(vs, path);
  return path;
}

/** The storage view of a topology beside its text. */
async function openStorage(name: string): Promise<{ readonly path: string; readonly frame: Frame }> {
  const path = await openEstate(name);
  const frame = await openDiagramBeside(vs, path);
  await vs.evaluate((vscode) => vscode.commands.executeCommand('topovisor.diagram.showStorage'));
  await frame.locator('.tv-canvas[data-view="storage"]').waitFor();
  await frame.locator('.tv-canvas[data-level="cards"], .tv-canvas[data-level="cells"]').waitFor();
  return { path, frame };
}

/** Puts the cursor before a piece of the text, in the text. */
async function cursorAt(path: string, piece: string): Promise<void> {
  await vs.evaluate(async (vscode, { file, text }) => {
    const document = vscode.workspace.textDocuments.find((d) => d.uri.fsPath === file);
    if (!document) throw new Error(`${file} is not open`);
    const at = document.positionAt(document.getText().indexOf(text) + 1);
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, selection: new vscode.Range(at, at) });
  }, { file: path, text: piece });
}

const start = (command: string): Promise<unknown> => vs.evaluate((vscode, name) => void vscode.commands.executeCommand(name), command);

/** Chooses the first line of the list that is shown that has a text in it. */
async function choose(title: string | RegExp, text: string | RegExp): Promise<void> {
  await quickInput().getByText(title).first().waitFor();
  await quickInput().locator('.monaco-list-row').filter({ hasText: text }).first().click();
}

/** Types an answer where it is asked for. */
async function answer(prompt: string | RegExp, text: string): Promise<void> {
  await quickInput().getByText(prompt).first().waitFor();
  const field = quickInput().locator('input[type="text"]').first();
  await field.fill(text);
  await field.press('Enter');
}

describe('the storage of a topology', () => {
  it('is shown by a command, and a disk dragged to another datastore is one minimal edit that Ctrl+Z takes back', async () => {
    const { path, frame } = await openStorage('drag.virt.json');
    // With the window to itself the diagram is near enough for disks to be cards.
    const narrow = await frame.evaluate(() => window.innerWidth);
    await vs.evaluate((vscode) => vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups'));
    await frame.waitForFunction((before) => window.innerWidth > before, narrow);
    await frame.getByRole('button', { name: 'Fit everything' }).click();
    const [from, to] = [middleOf(await boxOf(node(frame, 'vms/web-01/disks/disk0'))), await boxOf(node(frame, 'datastores/scratch'))];
    await vs.page.mouse.move(from.x, from.y);
    await vs.page.mouse.down();
    await vs.page.mouse.move(from.x + 8, from.y + 8, { steps: 4 });
    await vs.page.mouse.move(to.x + to.width / 2, to.y + Math.min(10, to.height / 5), { steps: 12 });
    const ghost = frame.locator('.tv-ghost[data-verdict="fits"]');
    await ghost.waitFor();
    expect(await ghost.innerText()).toMatch(/90 GiB free now, 50 GiB after/);
    await vs.page.mouse.up();
    const moved = estate.replace('"datastore":   "vms"', '"datastore":   "scratch"');
    await textBecomes(path, moved);
    await vs.page.keyboard.press('Control+z');
    await textBecomes(path, estate);
  });

  it('a datastore that will be full is underlined as its growth is typed', async () => {
    const path = await openEstate('growth.virt.json');
    await noProblemWith(vs, path, 'datastore-growth-exceeds-capacity');
    await replace(vs, path, '"used": "10 GiB"', '"used": "10 GiB", "growth": "9 GiB"');
    await noProblemWith(vs, path, 'datastore-growth-exceeds-capacity');
    await replace(vs, path, '"size": "60 GiB"', '"size": "600 GiB"');
    const found = await problemWith(vs, path, 'datastore-growth-exceeds-capacity');
    expect(found.find((problem) => problem.includes('datastore-growth-exceeds-capacity'))).toContain('Datastore "scratch" is full in 10 days: 90 GiB is free and it grows by 9 GiB a day');
    await replace(vs, path, '"growth": "9 GiB"', '"growth": "0 GiB"');
    await noProblemWith(vs, path, 'datastore-growth-exceeds-capacity');
  });
});

describe('commands of storage', () => {
  it('Move Disk lists where the disk at the cursor fits and what is free there, and edits its datastore', async () => {
    const path = await openEstate('move.virt.json');
    await cursorAt(path, '"size": "40 GiB"');
    await start('topovisor.moveDisk');
    await choose('Move web-01 disk0, 40 GiB on vms', 'scratch');
    await textBecomes(path, estate.replace('"datastore":   "vms"', '"datastore":   "scratch"'));
  });

  it('Move Disk takes the disk that Enter is pressed at where none of a list is checked', async () => {
    const path = await openEstate('enter.virt.json');
    await cursorAt(path, '"topovisor"');
    await start('topovisor.moveDisk');
    await quickInput().locator('.monaco-list-row').filter({ hasText: 'web-01 disk0' }).waitFor();
    await vs.page.keyboard.type('web');
    await vs.until(async () => (await quickInput().locator('.monaco-list-row').count()) === 1, 'the list to show one disk');
    await vs.page.keyboard.press('Enter');
    await quickInput().getByText('go to a line by ↓ first').waitFor();
    await vs.page.keyboard.press('ArrowDown');
    await vs.page.keyboard.press('Enter');
    await choose('Move web-01 disk0, 40 GiB on vms', 'scratch');
    await textBecomes(path, estate.replace('"datastore":   "vms"', '"datastore":   "scratch"'));
  });

  it('Grow Pool lists what could be added with what it would give, and adds a member', async () => {
    const path = await openEstate('grow.virt.json');
    await cursorAt(path, '"gold": {');
    await start('topovisor.growPool');
    await choose('Grow gold', /san-a\/slow.*8 TiB usable now, 32 TiB after/);
    await textBecomes(path, estate.replace('"members": ["san-a/fast"]', '"members": ["san-a/fast", "san-a/slow"]'));
  });

  it('Create Datastore asks what it stands on, its name and size, and who mounts it', async () => {
    const path = await openEstate('create.virt.json');
    await cursorAt(path, '"topovisor"');
    await start('topovisor.createDatastore');
    await choose('Create Datastore', 'gold');
    await answer(/Name of the datastore/, 'archive');
    await answer(/How large it is/, '2 TiB');
    await quickInput().getByText('Create Datastore').waitFor();
    await quickInput().locator('.monaco-list-row').filter({ hasText: 'prod' }).first().click();
    await vs.page.keyboard.press('Enter');
    await vs.until(async () => (await textOf(vs, path)).includes('"archive": { "on": "gold", "capacity": "2 TiB", "mountedBy": ["prod"] }'), 'the datastore to be written');
  });

  it('Show What Uses This leads to the text of a user and selects it on the canvas', async () => {
    const { frame, path } = await openStorage('uses.virt.json');
    await node(frame, 'storagePools/gold').click({ position: { x: 30, y: 10 }, button: 'right' });
    await frame.getByRole('menuitem', { name: 'What uses this…' }).click();
    await choose('What uses gold', 'web-01 disk0');
    await frame.locator('[data-node="vms/web-01/disks/disk0"][data-selected="true"]').waitFor();
    await vs.until(() => vs.evaluate((vscode, file) => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.uri.fsPath === file && editor.document.getText(editor.selection) === 'vms';
    }, path), 'the text of the disk');
  });

  it('Show What Uses This turns the diagram to storage where the other view has none of it', async () => {
    const path = await openEstate('turn.virt.json');
    const frame = await openDiagramBeside(vs, path);
    await frame.locator('.tv-canvas[data-view="compute"]').waitFor();
    await cursorAt(path, '"fast"');
    await start('topovisor.showUses');
    await choose('What uses san-a fast', /^Select all 3 in the diagram/);
    await frame.locator('.tv-canvas[data-view="storage"]').waitFor();
    for (const user of ['storagePools/gold', 'datastores/vms', 'vms/web-01/disks/disk0']) await frame.locator(`[data-node="${user}"][data-selected="true"]`).waitFor();
  });
});
