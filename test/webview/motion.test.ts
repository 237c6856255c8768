import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram } from './support/openDiagram';

/** Over how many places the view goes until everything is in sight again. */
async function placesOnTheWay(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const viewport = document.querySelector<HTMLElement>('.react-flow__viewport')!;
    // What was asked before has come to rest.
    for (let [still, last] = [0, '']; still < 20; ) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      [still, last] = viewport.style.transform === last ? [still + 1, last] : [0, viewport.style.transform];
    }
    const places = new Set<string>();
    const observer = new MutationObserver(() => places.add(viewport.style.transform));
    observer.observe(viewport, { attributes: true, attributeFilter: ['style'] });
    document.querySelector<HTMLElement>('[aria-label="Fit everything"]')!.click();
    // Until it has kept still for some frames.
    for (let [still, count] = [0, -1]; still < 20 || places.size === 0; ) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      [still, count] = places.size === count ? [still + 1, count] : [0, places.size];
    }
    observer.disconnect();
    return places.size;
  });
}

/** The parts of the page that move or fade on their own, by class. */
function movingParts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const longest = (durations: string): number => Math.max(...durations.split(',').map((duration) => parseFloat(duration) * (duration.trim().endsWith('ms') ? 1 : 1000)));
    return [...document.querySelectorAll('*')].flatMap((element) => {
      const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
      return longest(transitionDuration) > 0 || (animationName !== 'none' && longest(animationDuration) > 0) ? [element.className.toString()] : [];
    });
  });
}

async function open(reducedMotion: 'reduce' | 'no-preference'): Promise<Page> {
  const { page, node } = await openDiagram({ nodes: nodesOf(smallEstate), device: { reducedMotion } });
  await node('vms/web-01').click();
  await page.keyboard.press('t');
  await page.getByRole('treeitem').first().waitFor();
  const scale = (): Promise<number> => page.locator('.react-flow__viewport').evaluate((viewport) => new DOMMatrix(getComputedStyle(viewport).transform).a);
  for (const key of ['+', '+']) {
    const before = await scale();
    await page.keyboard.press(key);
    await expect.poll(scale).toBeGreaterThan(before);
  }
  return page;
}

describe('who wants less motion', () => {
  it('sees nothing move or fade on its own', async () => {
    expect(await movingParts(await open('reduce'))).toEqual([]);
    expect(await movingParts(await open('no-preference'))).not.toEqual([]);
  });

  it('is where the view goes to at once, and others see it go there', async () => {
    expect(await placesOnTheWay(await open('reduce'))).toBe(1);
    expect(await placesOnTheWay(await open('no-preference'))).toBeGreaterThan(2);
  });
});
