import type { Frame } from 'playwright-core';
import { describe, it } from 'vitest';
import { boxOf, middleOf } from '../support/shapes';
import { openDiagramBeside, openText, textOf } from './support/topology';
import { useVsCode, vs } from './support/vsCode';

useVsCode();

const estate = `{
  "topovisor": 1,
  "hosts": {
    "h1": { "cpu": { "cores": 8 }, "memory": "64 GiB" },
    "h2": { "cpu": { "cores": 8 }, "memory": "64 GiB" }
  },
  "datastores": { "gold": { "capacity": "1 TiB", "mountedBy": ["h1", "h2"] } },
  "vms": {
    "web": { "host": "h1",   "vcpu": 4, "memory": "8 GiB" }, // moves
    "db": { "host": "h2", "vcpu": 4, "memory": "8 GiB" }
  }
}
`;

const textBecomes = (path: string, expected: string): Promise<unknown> => vs.until(async () => (await textOf(vs, path)) === expected, 'the text to be as expected');

/** Drags a node by its middle onto the header of a box, which none of what it holds covers. */
async function drag(frame: Frame, from: string, to: string): Promise<void> {
  const node = (id: string) => frame.locator(`[data-node="${id}"]`).first();
  const [start, onto] = [middleOf(await boxOf(node(from))), await boxOf(node(to))];
  await vs.page.mouse.move(start.x, start.y);
  await vs.page.mouse.down();
  await vs.page.mouse.move(start.x + 8, start.y + 8, { steps: 4 });
  await vs.page.mouse.move(onto.x + onto.width / 2, onto.y + Math.min(12, onto.height / 4), { steps: 12 });
  await vs.page.mouse.up();
}

describe('the view of the whole estate', () => {
  it('moves a VM that is dragged to another host, and Ctrl+Z takes it back', async () => {
    const path = vs.file('all.virt.json', estate);
    await openText(vs, path);
    const frame = await openDiagramBeside(vs, path);
    await frame.locator('[data-node="vms/web"]').first().waitFor();
    await vs.evaluate((vscode) => vscode.commands.executeCommand('topovisor.diagram.showAll'));
    await frame.locator('.tv-canvas[data-view="all"]').waitFor();
    await frame.locator('[data-node="datastores/gold"]').first().waitFor();

    await drag(frame, 'vms/web', 'hosts/h2');
    await textBecomes(path, estate.replace('"host": "h1",   ', '"host": "h2",   '));
    await vs.page.keyboard.press('Control+z');
    await textBecomes(path, estate);
  });
});
