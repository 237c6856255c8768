import { describe, expect, it } from 'vitest';
import { boxOf } from '../support/shapes';
import { largeEstate, nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';
import { openStorage } from './support/storageView';

const middle = { x: 640, y: 430 };

/** Takes hold in the middle, and moves the view there: each step to where the pointer is then, from the middle. */
async function pan({ page }: OpenedDiagram, ...steps: readonly (readonly [number, number])[]): Promise<void> {
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down({ button: 'middle' });
  for (const [x, y] of steps) await page.mouse.move(middle.x + x, middle.y + y);
}

/** Keeps what was shown last while the view moved, frame by frame. */
async function keepMoved({ page }: OpenedDiagram): Promise<void> {
  await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.tv-layer:not(.tv-overlay)');
    const here = globalThis as unknown as { pixels: (() => Uint8ClampedArray) | undefined; moved: Uint8ClampedArray | undefined };
    if (!canvas) return;
    const pixels = (): Uint8ClampedArray => canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
    const look = (): void => {
      if (canvas.dataset['moved'] !== undefined) here.moved = pixels();
      requestAnimationFrame(look);
    };
    here.pixels = pixels;
    look();
  });
}

/** Both are one picture, but for the corner of a box here and there. */
async function expectMovedAlong(diagram: OpenedDiagram): Promise<void> {
  const { moved, colours } = await otherwise(diagram);
  expect(moved).toBe(true);
  expect(colours, 'drawn otherwise').toBeLessThan(12);
}

/** Of the colours that were shown while it moved, how many are otherwise now that it rests. */
async function otherwise({ page }: OpenedDiagram): Promise<{ readonly moved: boolean; readonly colours: number }> {
  await page.waitForFunction(() => (globalThis as unknown as { moved: unknown }).moved !== undefined);
  await page.locator('.tv-layer:not(.tv-overlay):not([data-moved])').waitFor();
  return page.evaluate(() => {
    const { moved = new Uint8ClampedArray(), pixels } = globalThis as unknown as { moved?: Uint8ClampedArray; pixels: () => Uint8ClampedArray };
    const still = pixels();
    let other = 0;
    // What is smoothed at an edge may round to another step of its colour.
    for (let at = 0; at < still.length; at++) if (Math.abs(still[at]! - moved[at]!) > 8) other++;
    return { moved: moved.length === still.length && still.some((value) => value !== 0), colours: other };
  });
}

describe('a view that is moved', () => {
  it.each([
    ['to the right and down', [[31, 17], [62, 34], [120, 90]]],
    ['to the left and up', [[-31, -17], [-62, -40], [-63, -90]]],
    ['to and fro', [[140, -60], [20, 40], [-90, 41], [-90, -10]]],
  ] as const)('shows, moved along %s, what is drawn when it rests', async (_, steps) => {
    const diagram = await openDiagram({ nodes: largeEstate({ clusters: 4, hosts: 60, vms: 900 }) });
    await diagram.level('cells');
    await keepMoved(diagram);
    await pan(diagram, ...steps);
    await expectMovedAlong(diagram);
    await diagram.page.mouse.up({ button: 'middle' });
    expect(await diagram.complaints()).toEqual([]);
  });

  it('moves the lines between boxes along as well', async () => {
    const diagram = await openStorage();
    const { page } = diagram;
    await page.mouse.move(middle.x, middle.y);
    await expect.poll(async () => {
      await page.mouse.wheel(0, 60);
      return page.locator('.tv-canvas').getAttribute('data-level');
    }).toBe('cells');
    await diagram.level('cells');
    await keepMoved(diagram);
    await pan(diagram, [31, 17], [-62, -40], [-63, 90]);
    await expectMovedAlong(diagram);
    await page.mouse.up({ button: 'middle' });
  });

  it('keeps the nodes that go out of sight until it rests', async () => {
    const diagram = await openDiagram({ nodes: nodesOf({ dakar: { prod: Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`esx-${at}`, [`vm-${at}`]])) } }) });
    const { page, node } = diagram;
    await diagram.findNode('esx-0');
    await diagram.level('cards');
    const gone = node('vms/vm-0');
    await gone.waitFor();
    const whenOthersCome = page.evaluate(() => new Promise<{ readonly isThere: boolean; readonly lower: number }>((resolve) => {
      const nodes = document.querySelector('.react-flow__nodes');
      if (nodes) new MutationObserver((changes) => {
        if (!changes.some(({ addedNodes }) => addedNodes.length > 0)) return;
        const watched = document.querySelector('[data-node="vms/vm-0"]');
        resolve({ isThere: watched !== null, lower: watched?.getBoundingClientRect().bottom ?? NaN });
      }).observe(nodes, { childList: true });
    }));
    for (let at = 0; at < 3; at++) {
      await page.mouse.move(middle.x, 600);
      await page.mouse.down({ button: 'middle' });
      await page.mouse.move(middle.x, 120);
      await page.mouse.up({ button: 'middle' });
    }
    const { isThere, lower } = await whenOthersCome;
    expect(isThere).toBe(true);
    expect(lower, 'far above the view').toBeLessThan(-200);
    await gone.waitFor({ state: 'detached' });
  });

  it('has nothing over all of it while a hand moves it, though the pointer is on a node', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
    const { page, node } = diagram;
    const { x, y } = await boxOf(node('hosts/esx-01'));
    await page.mouse.move(x + 40, y + 6);
    await page.locator('.tv-canvas[data-over="host"]').waitFor();
    const overlay = page.locator('.tv-overlay');
    await overlay.and(page.locator(':not([hidden])')).waitFor({ state: 'attached' });
    await page.mouse.down({ button: 'middle' });
    await page.mouse.move(x + 60, y + 16);
    await overlay.and(page.locator('[hidden]')).waitFor({ state: 'attached' });
    await page.mouse.up({ button: 'middle' });
    await overlay.and(page.locator(':not([hidden])')).waitFor({ state: 'attached' });
  });

  it('knows the hand that moves it until that lets go, and what lies under it all the time', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
    const { page } = diagram;
    await pan(diagram, [40, 0]);
    await page.locator('.tv-canvas[data-hand="pans"]').waitFor();
    expect(await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest('.react-flow__pane') !== null, middle), 'nothing is laid over the nodes').toBe(true);
    await page.mouse.up({ button: 'middle' });
    await page.locator('.tv-canvas:not([data-hand])').waitFor();
  });
});
