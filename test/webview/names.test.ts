import { describe, expect, it } from 'vitest';
import { boxOf } from '../support/shapes';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

/** On the band of the name that is kept uppermost. */
interface Band { readonly x: number; readonly y: number }

/** So near that the heads of the site and of a cluster are out of sight: their names are kept at the upper edge, one below the other. */
async function open(): Promise<OpenedDiagram & { readonly site: Band; readonly cluster: Band }> {
  const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
  const { page, node } = diagram;
  const { x, y, width, height } = await boxOf(node('vms/old-01'));
  await page.mouse.move(x + width / 2, y + height / 2);
  const canvas = await boxOf(page.locator('.tv-canvas'));
  await expect.poll(async () => {
    await page.mouse.wheel(0, -120);
    return (await boxOf(node('clusters/prod'))).y;
  }).toBeLessThan(canvas.y - 200);
  await page.locator('.tv-overlay[data-names^="sites/dakar clusters/prod "]').waitFor({ state: 'attached' });
  await diagram.level('cards');
  const right = canvas.x + canvas.width * 0.7;
  return { ...diagram, site: { x: right, y: canvas.y + 8 }, cluster: { x: right, y: canvas.y + 32 } };
}

const placeOf = ({ page }: OpenedDiagram): Promise<string | null> => page.locator('.react-flow__viewport').getAttribute('style');
const selected = ({ page }: OpenedDiagram, node: string): Promise<void> => page.locator(`[data-node="${node}"][data-selected="true"]`).waitFor({ state: 'attached' });
/** The node that is drawn there, whatever name lies over it. */
const under = ({ page }: OpenedDiagram, at: Band): Promise<string | null | undefined> => page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest('[data-node]')?.getAttribute('data-node'), at);

/** Takes hold of a name and moves it, with what lies under it. */
async function drag({ page }: OpenedDiagram, from: Band, by: { readonly x: number; readonly y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 4 });
  await page.mouse.up();
}

describe('a name that is kept at the upper edge', () => {
  it('stands for its container, not for what lies under it: it is selected, and has its menu', async () => {
    const diagram = await open();
    expect(await under(diagram, diagram.site)).toMatch(/^(hosts|vms)\//);
    await diagram.page.mouse.click(diagram.site.x, diagram.site.y);
    await selected(diagram, 'sites/dakar');
    await diagram.page.mouse.click(diagram.cluster.x, diagram.cluster.y, { button: 'right' });
    await selected(diagram, 'clusters/prod');
    await diagram.page.getByRole('menu').first().waitFor();
    expect(await diagram.complaints()).toEqual([]);
  });

  it('stands on a layer that reaches no farther down than names do', async () => {
    const { page, cluster } = await open();
    const canvas = await boxOf(page.locator('.tv-canvas'));
    // Nothing is marked: neither what is under the pointer nor what has the focus.
    await page.mouse.move(canvas.x + 2, canvas.y - 4);
    await page.evaluate(() => { if (document.activeElement instanceof HTMLElement) document.activeElement.blur(); });
    const height = async (): Promise<number> => (await boxOf(page.locator('.tv-overlay'))).height;
    await expect.poll(height).toBeLessThan(canvas.height / 2);
    expect(await height()).toBeGreaterThan(cluster.y - canvas.y);
  });

  it('pans when it is dragged, and neither pins nor moves anything', async () => {
    const diagram = await open();
    const before = await placeOf(diagram);
    await drag(diagram, diagram.cluster, { x: -60, y: 20 });
    await expect.poll(() => placeOf(diagram)).not.toBe(before);
    await diagram.settled();
    expect(diagram.extension.gestures()).toEqual([]);
    expect(diagram.extension.asked('where-fits')).toEqual([]);
  });

  it('covers the signs that lie under it', async () => {
    const diagram = await open();
    const { page, node, site } = diagram;
    const badge = node('vms/db-01').locator('[data-badge]');
    const before = await boxOf(badge);
    await drag(diagram, diagram.cluster, { x: 0, y: site.y - before.y - before.height / 2 });
    await expect.poll(async () => Math.abs((await boxOf(badge)).y + before.height / 2 - site.y)).toBeLessThan(3);
    const { x, width } = await boxOf(badge);
    expect(await under(diagram, { x: x + width / 2, y: site.y })).toBe('vms/db-01');
    await page.mouse.click(x + width / 2, site.y);
    await selected(diagram, 'sites/dakar');
    await diagram.settled();
    expect(await page.locator('.tv-inspector').count(), 'no findings are shown').toBe(0);
  });
});
