import type { CDPSession } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { boxOf, middleOf } from '../support/shapes';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

interface Point { readonly x: number; readonly y: number }

/** Fingers on the screen, as the browser gets them from it. */
interface Fingers {
  readonly put: (...at: readonly Point[]) => Promise<void>;
  readonly move: (...at: readonly Point[]) => Promise<void>;
  readonly lift: () => Promise<void>;
}

async function open(): Promise<OpenedDiagram & { readonly fingers: Fingers }> {
  const diagram = await openDiagram({ nodes: nodesOf(smallEstate), device: { hasTouch: true }, before: (extension) => { extension.verdicts = [{ node: 'hosts/kvm-01', fits: true, reasons: [] }]; } });
  return { ...diagram, fingers: fingersOn(await diagram.page.context().newCDPSession(diagram.page)) };
}

function fingersOn(session: CDPSession): Fingers {
  const send = async (type: 'touchStart' | 'touchMove' | 'touchEnd', at: readonly Point[]): Promise<void> => {
    await session.send('Input.dispatchTouchEvent', { type, touchPoints: at.map(({ x, y }, id) => ({ x, y, id })) });
  };
  return { put: (...at) => send('touchStart', at), move: (...at) => send('touchMove', at), lift: () => send('touchEnd', []) };
}

const between = (from: Point, to: Point, part: number): Point => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });

describe('on a screen that is touched', () => {
  it('a tap selects', async () => {
    const { page, node, extension } = await open();
    const at = middleOf(await boxOf(node('vms/web-01')));
    await page.touchscreen.tap(at.x, at.y);
    await extension.said((message) => message.kind === 'selection' && message.nodes.join() === 'vms/web-01');
  });

  it('one finger pans, also where it was put on a VM, which stays where it is', async () => {
    const { page, node, extension, fingers } = await open();
    const before = await boxOf(node('vms/web-01'));
    const start = middleOf(before);
    const end = { x: start.x + 120, y: start.y + 60 };
    await fingers.put(start);
    for (const part of [0.25, 0.5, 0.75, 1]) await fingers.move(between(start, end, part));
    await fingers.lift();
    await page.waitForFunction((x) => (document.querySelector('[data-node="vms/web-01"]')?.getBoundingClientRect().x ?? 0) > x + 80, before.x);
    expect(extension.gestures()).toEqual([]);
    expect(extension.asked('where-fits')).toEqual([]);
  });

  it('two fingers zoom', async () => {
    const { page, node, fingers } = await open();
    const before = await boxOf(node('hosts/esx-01'));
    const middle = middleOf(before);
    const apart = (px: number): readonly Point[] => [{ x: middle.x - px, y: middle.y }, { x: middle.x + px, y: middle.y }];
    await fingers.put(...apart(30));
    for (const px of [40, 50, 60, 70]) await fingers.move(...apart(px));
    await fingers.lift();
    await page.waitForFunction((width) => (document.querySelector('[data-node="hosts/esx-01"]')?.getBoundingClientRect().width ?? 0) > width * 1.5, before.width);
  });

  it('a finger that rests opens the menu of the node, and lifted leaves it open', async () => {
    const { page, node, fingers } = await open();
    await fingers.put(middleOf(await boxOf(node('vms/web-01'))));
    const menu = page.getByRole('menu', { name: 'Menu of web-01' });
    await menu.waitFor();
    await fingers.lift();
    await menu.getByRole('menuitem', { name: 'Properties' }).tap();
    await page.locator('.tv-inspector [data-loaded="true"]').waitFor();
  });

  it('a finger that rested and then moves drags what is under it, in place of the menu', async () => {
    const { page, node, extension, fingers } = await open();
    const start = middleOf(await boxOf(node('vms/web-01')));
    const end = middleOf(await boxOf(node('hosts/kvm-01')));
    const left = (await boxOf(node('sites/dakar'))).x;
    await fingers.put(start);
    await page.getByRole('menu').waitFor();
    for (const part of [0.2, 0.6, 1]) await fingers.move(between(start, end, part));
    await page.locator('.tv-ghost[data-verdict="fits"]').waitFor();
    expect(await page.getByRole('menu').count()).toBe(0);
    expect((await boxOf(node('sites/dakar'))).x).toBe(left);
    await fingers.lift();
    await extension.gestured();
    expect(extension.gestures()).toEqual([{ kind: 'move', nodes: ['vms/web-01'], to: 'hosts/kvm-01' }]);
  });

  it('a finger that rested where nothing is, and then moves, selects by a rectangle', async () => {
    const { page, node, extension, fingers } = await open();
    const site = await boxOf(node('sites/dakar'));
    const start = { x: site.x - 4, y: site.y - 4 };
    await fingers.put(start);
    await page.getByRole('menu', { name: 'Menu of the diagram' }).waitFor();
    for (const part of [0.3, 0.7, 1]) await fingers.move(between(start, { x: site.x + site.width + 4, y: site.y + site.height + 4 }, part));
    await fingers.lift();
    await extension.said((message) => message.kind === 'selection' && message.nodes.join() === 'sites/dakar');
  });

  it('a second finger takes back a drag that the first began', async () => {
    const { page, node, extension, fingers, settled } = await open();
    const start = middleOf(await boxOf(node('vms/web-01')));
    const end = middleOf(await boxOf(node('hosts/kvm-01')));
    await fingers.put(start);
    await page.getByRole('menu').waitFor();
    await fingers.move(between(start, end, 0.5));
    await page.locator('.tv-ghost').waitFor();
    await fingers.put(end, { x: end.x + 40, y: end.y });
    await page.locator('.tv-ghost').waitFor({ state: 'detached' });
    await fingers.lift();
    await settled();
    expect(extension.gestures()).toEqual([]);
  });

  it('buttons have room for a finger', async () => {
    const { page, node } = await openDiagram({ nodes: nodesOf(smallEstate), device: { hasTouch: true, isMobile: true } });
    await node('vms/web-01').tap();
    await page.getByRole('button', { name: 'Inspector' }).tap();
    await page.locator('.tv-inspector [data-loaded="true"]').waitFor();
    for (const button of await page.locator('.tv-icon-button').all()) {
      if (!(await button.isVisible())) continue;
      const { width, height } = await boxOf(button);
      expect(Math.min(width, height), (await button.getAttribute('aria-label')) ?? '').toBeGreaterThanOrEqual(36);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
});
