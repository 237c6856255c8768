import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { boxOf } from '../support/shapes';
import { largeEstate, nodesOf, smallEstate } from './support/estate';
import { openDiagram } from './support/openDiagram';

describe('a diagram that is opened', () => {
  it('says that it listens, draws the view it is sent, and says that it did', async () => {
    const { extension, node, complaints } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await extension.inStep();
    expect(extension.received.flatMap(({ kind }) => (kind === 'focus' ? [] : [kind]))).toEqual(['ready', 'drawn']);
    await node('hosts/esx-01').waitFor();
    expect(await complaints()).toEqual([]);
  });

  it('names every node with what it is, where it is, its figures and its findings', async () => {
    const { node } = await openDiagram({ nodes: nodesOf(smallEstate) });
    expect(await node('vms/db-01').getAttribute('aria-label')).toBe('db-01, VM, in esx-01, 4 vCPU · 8 GiB, CPU 35 %, memory 75 %, 1 error, 1 warning');
    expect(await node('vms/old-01').getAttribute('aria-label')).toBe('old-01, VM, in esx-02, powered off, 4 vCPU · 8 GiB');
    expect((await node('hosts/esx-01').getAttribute('aria-label'))?.match(/3 VMs/g), 'said once, though its detail says it too').toHaveLength(1);
  });

  it('is offered a way to begin when there is nothing in it', async () => {
    const { page, extension } = await openDiagram({ nodes: [] });
    await page.getByText('Add a host', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Name of the host' }).fill('esx-01');
    await page.keyboard.press('Enter');
    await page.locator('[data-node="hosts/esx-01"]').waitFor();
    expect(extension.gestures()).toEqual([{ kind: 'add', what: 'host', parent: null, name: 'esx-01' }]);
  });

  it('asks for the view again when a patch does not follow what is drawn', async () => {
    const { extension, drawn, page } = await openDiagram({ nodes: nodesOf(smallEstate) });
    extension.revision = 9;
    await extension.say({ kind: 'patch', from: 8, revision: 9, title: 'Campus', changed: [], removed: [], changedEdges: [], removedEdges: [] });
    await drawn(9);
    expect(extension.received.filter((message) => message.kind === 'ready')).toHaveLength(2);
    expect(await page.locator('html').getAttribute('data-revision')).toBe('9');
  });

  it('shows everything at the size it is given after it has begun', async () => {
    const { page, node } = await openDiagram({ nodes: nodesOf(smallEstate), width: 300, height: 60 });
    expect(await node('hosts/esx-01').count(), 'too small for anything but tiles').toBe(0);
    await page.setViewportSize({ width: 1280, height: 800 });
    await node('hosts/esx-01').waitFor();
  });

  it('shows everything at another size, though it has been touched, while nobody has moved it', async () => {
    const { page, node } = await openDiagram({ nodes: nodesOf(smallEstate), width: 1280, height: 800 });
    await node('vms/web-01').click();
    await page.keyboard.press('i');
    await page.locator('.tv-inspector').waitFor();
    const canvas = await boxOf(page.locator('.tv-canvas'));
    const sites = await Promise.all((await page.locator('.tv-node[data-kind="site"]').all()).map(boxOf));
    expect(sites.length).toBeGreaterThan(0);
    for (const site of sites) expect([site.x >= canvas.x, site.x + site.width <= canvas.x + canvas.width]).toEqual([true, true]);
  });

  it('leaves how near it is to whoever has touched it, at any size', async () => {
    const { page, node } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await node('hosts/esx-01').waitFor();
    const zoom = page.locator('.tv-zoom-value');
    const fitted = await zoom.innerText();
    await page.keyboard.press('+');
    await zoom.filter({ hasNotText: fitted }).waitFor();
    const zoomed = await zoom.innerText();
    await page.setViewportSize({ width: 1000, height: 500 });
    await page.waitForFunction(() => document.querySelector('.tv-canvas')?.clientHeight !== undefined && (document.querySelector('.tv-canvas')?.clientHeight ?? 0) < 500);
    expect(await zoom.innerText()).toBe(zoomed);
  });

  it('says so when it does not understand a message', async () => {
    const { extension, page } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await page.evaluate(() => window.postMessage({ kind: 'gibberish' }, '*'));
    const message = await extension.said((said) => said.kind === 'failure');
    expect(message).toMatchObject({ message: expect.stringContaining('did not understand') });
  });
});

describe('a patch', () => {
  it('changes what it names and leaves the rest where it is', async () => {
    const { extension, node, drawn } = await openDiagram({ nodes: nodesOf(smallEstate) });
    const before = await boxOf(node('vms/app-01'));
    const vm = extension.node('vms/web-01')!;
    await extension.change([{ ...vm, label: 'renamed', detail: '8 vCPU · 16 GiB' }], ['vms/web-02']);
    await drawn();
    await node('vms/web-01').filter({ hasText: 'renamed' }).waitFor();
    await node('vms/web-02').waitFor({ state: 'detached' });
    expect(await boxOf(node('vms/app-01'))).toEqual(before);
  });

  it('waits until the one before is drawn, and then holds all that changed meanwhile', async () => {
    const { extension, drawn, node } = await openDiagram({ nodes: nodesOf(smallEstate) });
    const vm = extension.node('vms/web-01')!;
    await Promise.all(['first', 'second', 'third'].map((label) => extension.change([{ ...vm, label }])));
    await node('vms/web-01').filter({ hasText: 'third' }).waitFor();
    await drawn();
    expect(extension.revision).toBeLessThanOrEqual(3);
  });

  it('takes what is gone out of the selection', async () => {
    const { extension, node, drawn } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await node('vms/web-01').click();
    await extension.change([], ['vms/web-01']);
    await drawn();
    expect(await node('hosts/esx-01').getAttribute('tabindex')).toBe('0');
  });
});

describe('zooming', () => {
  it('goes from cards through cells to tiles, with hosts and VMs as nodes only where they are near', async () => {
    const { page, level } = await openDiagram({ nodes: largeEstate({ clusters: 4, hosts: 60, vms: 900 }) });
    await level('cells');
    const shown = (kind: string): Promise<number> => page.locator(`[data-node][data-kind="${kind}"]`).count();
    await page.locator('[data-node][data-kind="host"]').nth(20).waitFor();
    expect(await shown('vm')).toBe(0);

    const { x, y, width, height } = await boxOf(page.locator('[data-kind="host"]').first());
    await page.mouse.move(x + width / 2, y + height / 2);
    for (let step = 0; step < 8; step++) await page.mouse.wheel(0, -250);
    await level('cards');
    await page.locator('[data-kind="vm"] .tv-card').first().waitFor();

    for (let step = 0; step < 16; step++) await page.mouse.wheel(0, 400);
    await level('tiles');
    await page.locator('[data-node][data-kind="host"]').first().waitFor({ state: 'detached' });
    expect(await shown('cluster')).toBe(4);
  });

  it('keeps the point under the pointer where it is', async () => {
    const { page, node } = await openDiagram({ nodes: nodesOf(smallEstate) });
    const before = await boxOf(node('hosts/esx-02'));
    await page.mouse.move(before.x, before.y);
    await page.mouse.wheel(0, -120);
    await page.waitForFunction((width) => document.querySelector('[data-node="hosts/esx-02"]')!.getBoundingClientRect().width > width + 1, before.width);
    const after = await boxOf(node('hosts/esx-02'));
    expect(Math.abs(after.x - before.x)).toBeLessThan(1);
    expect(Math.abs(after.y - before.y)).toBeLessThan(1);
  });

  it('fits everything by a key and a button, and shows how near it is', async () => {
    const { page, node } = await openDiagram({ nodes: nodesOf(smallEstate) });
    const zoom = page.getByLabel('Zoom', { exact: true });
    const fitted = await zoom.textContent();
    await node('hosts/esx-01').click();
    await page.keyboard.press('+');
    await expect.poll(() => zoom.textContent()).not.toBe(fitted);
    await page.keyboard.press('0');
    await expect.poll(() => zoom.textContent()).toBe(fitted);
    await page.getByRole('button', { name: 'Zoom out' }).click();
    await expect.poll(() => zoom.textContent()).not.toBe(fitted);
    await page.getByRole('button', { name: 'Fit everything' }).click();
    await expect.poll(() => zoom.textContent()).toBe(fitted);
  });

  it('keeps cards as cards when a panel leaves less room, with what is selected in sight, and all of it once the panel is closed', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate), width: 780, height: 760 });
    const { page, node, level } = diagram;
    await level('cards');
    const zoom = page.getByLabel('Zoom', { exact: true });
    const fitted = (await zoom.textContent()) ?? '';
    await node('vms/test-01').click();
    await page.keyboard.press('i');
    await zoom.filter({ hasNotText: fitted }).waitFor();
    await level('cards');
    const inspector = await boxOf(page.locator('.tv-inspector'));
    const { x, y, width, height } = await boxOf(node('vms/test-01'));
    expect([x >= 0, y >= 36, x + width <= inspector.x, y + height <= 760]).toEqual([true, true, true, true]);
    await page.keyboard.press('i');
    await zoom.filter({ hasText: fitted }).waitFor();
  });
});

describe('the cursor in the text', () => {
  it('marks its node, and another when it goes there', async () => {
    const { extension, page, node } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await extension.say({ kind: 'highlight', node: 'vms/web-01', scroll: false });
    await node('vms/web-01').and(page.locator('[aria-current="location"]')).waitFor();
    await extension.say({ kind: 'highlight', node: null, scroll: false });
    await page.locator('[data-node][aria-current]').waitFor({ state: 'detached' });
  });

  it('is followed to a node out of sight when that is asked for', async () => {
    const { extension, page, node } = await openDiagram({ nodes: largeEstate({ clusters: 3, hosts: 30, vms: 400 }) });
    await page.locator('[data-kind="host"]').first().waitFor();
    await page.mouse.move(640, 400);
    for (let step = 0; step < 10; step++) await page.mouse.wheel(0, -300);
    await page.locator('.tv-canvas[data-level="cards"]').waitFor();
    await extension.say({ kind: 'highlight', node: 'vms/vm-390', scroll: true });
    await node('vms/vm-390').waitFor();
    await expect.poll(async () => {
      const { x, y } = await boxOf(node('vms/vm-390'));
      return x >= 0 && y >= 0 && x < 1280 && y < 800;
    }).toBe(true);
  });
});

describe('a command of VS Code', () => {
  it('acts on the canvas as a key does', async () => {
    const { extension, page, node } = await openDiagram({ nodes: nodesOf(smallEstate) });
    const zoom = page.getByLabel('Zoom', { exact: true });
    const fitted = await zoom.textContent();
    await extension.say({ kind: 'act', act: 'zoom-in' });
    await zoom.filter({ hasNotText: fitted ?? '' }).waitFor();
    await extension.say({ kind: 'act', act: 'fit' });
    await zoom.filter({ hasText: fitted ?? '' }).waitFor();
    await node('vms/web-01').click();
    await extension.say({ kind: 'act', act: 'inspect' });
    await page.locator('.tv-inspector h2').filter({ hasText: 'web-01' }).waitFor();
    await extension.say({ kind: 'act', act: 'rename' });
    await page.getByRole('textbox', { name: 'New name of web-01' }).press('Escape');
    await extension.say({ kind: 'act', act: 'add' });
    await page.getByRole('dialog', { name: 'Add' }).waitFor();
    await page.keyboard.press('Escape');
    await extension.say({ kind: 'act', act: 'delete' });
    await extension.said((message) => message.kind === 'ask' && message.question.kind === 'gesture' && message.question.gesture.kind === 'delete');
  });
});

describe('a diagram that was hidden', () => {
  it('asks for the view when it is shown again, and keeps its places', async () => {
    const { extension, page, node } = await openDiagram({ nodes: nodesOf(smallEstate) });
    const before = await boxOf(node('vms/app-01'));
    const views = (): number => extension.received.filter((message) => message.kind === 'drawn').length;
    expect(views()).toBe(1);
    extension.revision = 6;
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await extension.said((message) => message.kind === 'drawn' && message.revision === 6);
    expect(await boxOf(node('vms/app-01'))).toEqual(before);
  });
});

describe('colours', () => {
  it('are of CPU or of memory use, by the legend and by a key', async () => {
    const { page, node } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await node('vms/web-01').getByText('35 %').waitFor();
    await node('vms/web-01').click();
    await page.keyboard.press('h');
    await node('vms/web-01').getByText('75 %').waitFor();
    await page.getByRole('radio', { name: 'CPU' }).click();
    await node('vms/web-01').getByText('35 %').waitFor();
  });
});

describe('a card', () => {
  it('cuts its texts only where there is no room for them', async () => {
    const long = 'a-name-that-goes-on-for-longer-than-any-card-is-wide';
    const { node } = await openDiagram({ nodes: nodesOf(smallEstate, { 'vms/web-02': { label: long, detail: `in use by ${long}` } }) });
    const cutOf = (id: string): Promise<readonly { readonly overflow: string; readonly isWider: boolean }[]> => node(id).locator('.tv-card-label, .tv-card-detail').evaluateAll((texts) => texts.map((text) => ({ overflow: getComputedStyle(text).overflowX, isWider: text.scrollWidth > text.clientWidth })));
    expect(await cutOf('vms/web-01')).toEqual([{ overflow: 'visible', isWider: false }, { overflow: 'visible', isWider: false }]);
    expect(await cutOf('vms/web-02')).toEqual([{ overflow: 'clip', isWider: true }, { overflow: 'clip', isWider: true }]);
  });
});

describe('moving the view by keys', () => {
  const scaleOf = (page: Page): Promise<number> => page.locator('.react-flow__viewport').evaluate((viewport) => new DOMMatrix(getComputedStyle(viewport).transform).a);

  /** Presses a key and waits until the view has come to rest at another zoom. */
  async function zoom(page: Page, key: '+' | '-'): Promise<void> {
    const before = await scaleOf(page);
    await page.keyboard.press(key);
    await expect.poll(() => scaleOf(page)).toBeCloseTo(before * (key === '+' ? 1.4 : 1 / 1.4), 5);
  }

  it('keeps what is selected in sight, be it at the edge', async () => {
    const { page, node } = await openDiagram({ nodes: largeEstate({ clusters: 2, hosts: 6, vms: 24 }), device: { reducedMotion: 'reduce' } });
    const all = await page.locator('[data-kind="host"]').evaluateAll((hosts) => hosts.map((host) => ({ id: (host as HTMLElement).dataset['node'] ?? '', x: host.getBoundingClientRect().right })));
    const last = all.reduce((farthest, host) => (host.x > farthest.x ? host : farthest));
    await node(last.id).click({ position: { x: 60, y: 8 } });
    await node(last.id).and(page.locator('[data-selected="true"]')).waitFor();
    for (let press = 0; press < 4; press++) {
      await zoom(page, '+');
      const host = await boxOf(node(last.id));
      const canvas = await boxOf(page.locator('.tv-canvas'));
      expect(Math.min(host.x + host.width, canvas.x + canvas.width) - Math.max(host.x, canvas.x)).toBeGreaterThan(Math.min(host.width, canvas.width) - 1);
      expect(Math.min(host.y + host.height, canvas.y + canvas.height) - Math.max(host.y, canvas.y)).toBeGreaterThan(Math.min(host.height, canvas.height) - 1);
    }
  });

  it('goes on by pages to the end of what is drawn and no farther, and with Shift to the side', async () => {
    const { page, node } = await openDiagram({ nodes: largeEstate({ clusters: 2, hosts: 6, vms: 24 }), device: { reducedMotion: 'reduce' } });
    await page.locator('.tv-canvas').focus();
    for (let times = 0; times < 4; times++) await zoom(page, '+');
    const edges = async (): Promise<{ readonly [edge in 'left' | 'right' | 'top' | 'bottom']: number }> => {
      const [{ x, y, width, height }, canvas] = [await boxOf(node('sites/site-0')), await boxOf(page.locator('.tv-canvas'))];
      return { left: Math.round(x - canvas.x), top: Math.round(y - canvas.y), right: Math.round(canvas.x + canvas.width - x - width), bottom: Math.round(canvas.y + canvas.height - y - height) };
    };
    const turn = async (key: string): Promise<void> => {
      for (let times = 0; times < 12; times++) await page.keyboard.press(key);
    };
    const margin = 32;
    const before = await edges();
    expect(Object.values(before).every((edge) => edge < 0), 'all edges are out of sight').toBe(true);
    await page.keyboard.press('PageDown');
    await expect.poll(async () => (await edges()).top).toBeLessThan(before.top);
    expect((await edges()).left, 'not to the side').toBe(before.left);
    await turn('PageDown');
    await expect.poll(edges).toMatchObject({ bottom: margin, left: before.left });
    await turn('PageUp');
    await expect.poll(edges).toMatchObject({ top: margin, left: before.left });
    await turn('Shift+PageDown');
    await expect.poll(edges).toMatchObject({ top: margin, right: margin });
    await turn('Shift+PageUp');
    await expect.poll(edges).toMatchObject({ top: margin, left: margin });
  });

  it('is about the middle where nothing is selected, and where that is out of sight', async () => {
    const { page } = await openDiagram({ nodes: nodesOf(smallEstate), device: { reducedMotion: 'reduce' } });
    const middleOfScene = (): Promise<readonly number[]> => page.evaluate(() => {
      const { width, height, left, top } = document.querySelector('.tv-canvas')!.getBoundingClientRect();
      const { a, e, f } = new DOMMatrix(getComputedStyle(document.querySelector('.react-flow__viewport')!).transform);
      return [Math.round((width / 2 - e) / a), Math.round((height / 2 - f) / a), Math.round(left), Math.round(top)];
    });
    await page.locator('.tv-canvas').focus();
    const before = await middleOfScene();
    await zoom(page, '+');
    expect(await middleOfScene()).toEqual(before);
    await zoom(page, '-');
    expect(await middleOfScene()).toEqual(before);
  });
});
