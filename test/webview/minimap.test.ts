import { describe, expect, it } from 'vitest';
import { boxOf, middleOf } from '../support/shapes';
import { problemsOf } from './support/axe';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

const overview = ({ page }: OpenedDiagram) => page.getByRole('application', { name: 'Overview of the whole diagram' });
const zoomOf = ({ page }: OpenedDiagram): Promise<number> => page.locator('.tv-zoom-value').textContent().then((text) => Number.parseInt(text ?? ''));

describe('the overview of the whole diagram', () => {
  it('moves what is in sight by arrows, never away from everything, and says what is in the middle', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
    const { page, node } = diagram;
    await page.locator('.tv-canvas').waitFor();
    for (let step = 0; step < 4; step++) await page.getByRole('button', { name: 'Zoom in' }).click();
    await overview(diagram).focus();
    const site = node('sites/dakar');
    const before = await boxOf(site);
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await boxOf(site)).x).toBeLessThan(before.x - 100);
    expect((await boxOf(site)).y).toBeCloseTo(before.y, 0);
    for (let step = 0; step < 40; step++) await page.keyboard.press('ArrowLeft');
    for (let step = 0; step < 40; step++) await page.keyboard.press('ArrowUp');
    const canvas = middleOf(await boxOf(page.locator('.tv-canvas')));
    await expect.poll(async () => Math.abs((await boxOf(site)).x - canvas.x) < 2 && Math.abs((await boxOf(site)).y - canvas.y) < 2).toBe(true);
    await page.getByRole('status').filter({ hasText: /^dakar, site, zoom \d+ %/ }).waitFor({ state: 'attached' });
  });

  it('zooms by Page Up and Page Down, fits everything by Home, and leads back to the nodes by Escape', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
    const { page } = diagram;
    const fitted = await zoomOf(diagram);
    await overview(diagram).focus();
    await page.keyboard.press('PageUp');
    await expect.poll(() => zoomOf(diagram)).toBeGreaterThan(fitted);
    await page.keyboard.press('Home');
    await expect.poll(() => zoomOf(diagram)).toBe(fitted);
    await page.keyboard.press('PageDown');
    await expect.poll(() => zoomOf(diagram)).toBeLessThan(fitted);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-node'));
  });

  it('goes where it is pressed, and has nothing that axe objects to while it has the focus', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
    const { page, node } = diagram;
    const before = await boxOf(node('sites/dakar'));
    const { x, y, width, height } = await boxOf(overview(diagram));
    await page.mouse.click(x + width * 0.25, y + height * 0.4);
    await expect.poll(async () => (await boxOf(node('sites/dakar'))).x).toBeGreaterThan(before.x + 50);
    await overview(diagram).focus();
    expect(await problemsOf(page)).toEqual([]);
  });
});
