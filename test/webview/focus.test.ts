import { describe, expect, it } from 'vitest';
import { boxOf } from '../support/shapes';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

const open = (): Promise<OpenedDiagram> => openDiagram({ nodes: nodesOf(smallEstate) });

/** The node that has the focus, or the name of another element that has it; "nothing" for none. */
const focused = ({ page }: OpenedDiagram): Promise<string> => page.evaluate(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return 'nothing';
  return element.closest<HTMLElement>('[data-node]')?.dataset['node'] ?? element.getAttribute('aria-label') ?? element.tagName;
});

/** Presses at the left upper edge of something, where nothing of it can have the focus. */
async function pressEdge({ page }: OpenedDiagram, selector: string): Promise<void> {
  const { x, y } = await boxOf(page.locator(selector));
  await page.mouse.click(x + 2, y + 2);
}

describe('a press on what cannot have the focus', () => {
  it('beside the buttons of the palette leaves the keys to the canvas', async () => {
    const diagram = await open();
    await diagram.node('vms/web-01').click();
    await diagram.page.keyboard.press('Shift+P');
    await diagram.page.getByRole('button', { name: 'Container', exact: true }).waitFor();
    await expect.poll(() => focused(diagram)).toBe('BUTTON');
    await diagram.page.keyboard.press('Escape');
    await expect.poll(() => focused(diagram)).toBe('vms/web-01');
    await pressEdge(diagram, '.tv-palette');
    await expect.poll(() => focused(diagram)).toBe('vms/web-01');
    await diagram.page.keyboard.press('Escape');
    await expect.poll(() => focused(diagram)).toBe('hosts/esx-01');
  });

  it('on the legend too, and on nothing was pressed before it', async () => {
    const diagram = await open();
    await pressEdge(diagram, '.tv-legend');
    await expect.poll(() => focused(diagram)).toMatch(/^(sites|clusters|hosts|vms)\//);
  });

  it('leaves a button that had the focus where it is', async () => {
    const diagram = await open();
    await diagram.page.getByRole('button', { name: 'Zoom in' }).focus();
    await pressEdge(diagram, '.tv-legend');
    await expect.poll(() => focused(diagram)).toBe('Zoom in');
  });

  it('ends typing in a field, and the keys are for the canvas', async () => {
    const diagram = await open();
    await diagram.node('vms/web-01').click();
    await diagram.page.getByRole('button', { name: 'Search', exact: true }).click();
    await diagram.page.getByRole('textbox', { name: 'Search by name, id or figures' }).fill('db');
    await pressEdge(diagram, '.tv-legend');
    await expect.poll(() => focused(diagram)).toMatch(/^(hosts|vms)\//);
  });

  it('that takes a button away gives the keys to the canvas', async () => {
    const diagram = await open();
    await diagram.node('vms/web-01').click();
    await diagram.extension.say({ kind: 'status', state: 'stale', message: 'Line 4: a comma is missing.' });
    await diagram.page.keyboard.press('F2');
    await diagram.page.locator('.tv-notice').getByRole('button').last().click();
    await diagram.page.locator('.tv-notice').waitFor({ state: 'detached' });
    await expect.poll(() => focused(diagram)).toBe('vms/web-01');
  });

  it('leaves text selected, to be copied', async () => {
    const diagram = await open();
    await diagram.node('vms/web-01').click();
    await diagram.page.keyboard.press('i');
    await diagram.page.locator('.tv-inspector [data-loaded="true"]').waitFor();
    await diagram.page.locator('.tv-inspector h2').dblclick();
    await expect.poll(() => focused(diagram)).toBe('vms/web-01');
    expect(await diagram.page.evaluate(() => document.getSelection()?.toString())).not.toBe('');
  });
});
