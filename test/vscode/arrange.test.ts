import type { Frame, Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { boxOf } from '../support/shapes';
import { openDiagramBeside, openText, textOf } from './support/topology';
import { useVsCode, vs } from './support/vsCode';

useVsCode();

const estate = `{
  "topovisor": 1,
  "clusters": { "prod": {} },
  "hosts": {
    "h1": { "cluster": "prod", "cpu": { "cores": 8 }, "memory": "64 GiB" }, // is moved
    "h2": { "cluster": "prod", "cpu": { "cores": 8 }, "memory": "64 GiB" },
    "h3": { "cluster": "prod", "cpu": { "cores": 8 }, "memory": "64 GiB" }
  },
  "diagram": {
    "pins": {
      "compute": {
        "hosts/h2": [20, 400], // by hand
        "hosts/h3": [80, 800]
      }
    }
  }
}
`;

/** Where a host is in the window, and how many pixels a unit of the diagram has there. */
async function placeOf(locator: Locator): Promise<{ readonly x: number; readonly y: number; readonly zoom: number }> {
  await locator.waitFor({ state: 'visible' });
  const { x, y, width } = await boxOf(locator);
  return { x, y, zoom: width / 712 };
}

const host = (frame: Frame, id: string): Locator => frame.locator(`[data-node="hosts/${id}"]`).first();
/** Where the head of a host is taken hold of, in its pixels. */
const grip = { x: 90, y: 6 };

describe('putting hosts in order in the diagram', () => {
  it('a host that is dragged near a line with another is pinned on it, rounded and in order, and Ctrl+Z takes back every byte', async () => {
    const path = vs.file('guides.virt.json', estate);
    await openText(vs, path);
    const frame = await openDiagramBeside(vs, path);
    // Once it keeps still: a diagram that has just been opened fits itself to the size it is given.
    await host(frame, 'h1').hover({ position: grip });
    const [moved, like] = [await placeOf(host(frame, 'h1')), await placeOf(host(frame, 'h2'))];
    await vs.page.mouse.down();
    const to = { x: like.x + 3 + grip.x, y: like.y + 201 * like.zoom + grip.y };
    await vs.page.mouse.move(moved.x + grip.x + 10, moved.y + grip.y + 10);
    await vs.page.mouse.move(to.x, to.y, { steps: 4 });
    await frame.locator('.tv-canvas[data-guides^="x 20"]').waitFor();
    await vs.page.mouse.up();
    await vs.until(async () => (await textOf(vs, path)) !== estate, 'the place to be written');
    const text = await textOf(vs, path);
    expect(text).toMatch(/"compute": \{\n {8}"hosts\/h1": \[20, \d+\],\n {8}"hosts\/h2": \[20, 400\], \/\/ by hand\n {8}"hosts\/h3": \[80, 800\]\n/);
    expect(text.replace(/ {8}"hosts\/h1": \[20, \d+\],\n/, '')).toBe(estate);
    await vs.page.keyboard.press('Control+z');
    await vs.until(async () => (await textOf(vs, path)) === estate, 'the text to be as it was');
  });

  it('lining up two is one step of undo', async () => {
    const path = vs.file('aligned.virt.json', estate);
    await openText(vs, path);
    const frame = await openDiagramBeside(vs, path);
    await host(frame, 'h2').click({ position: grip });
    await host(frame, 'h3').click({ position: grip, modifiers: ['Control'] });
    await frame.locator('[data-node="hosts/h3"][data-selected="true"]').first().waitFor();
    await vs.evaluate((vscode) => vscode.commands.executeCommand('topovisor.diagram.alignRight'));
    await vs.until(async () => (await textOf(vs, path)) === estate.replace('"hosts/h2": [20, 400]', '"hosts/h2": [80, 400]'), 'the right edges to be in line');
    await host(frame, 'h2').click({ position: grip });
    await vs.page.keyboard.press('Control+z');
    await vs.until(async () => (await textOf(vs, path)) === estate, 'the text to be as it was');
  });
});
