import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { noFilter } from '../../src/protocol/filter';
import type { DiagramNode } from '../../src/protocol/view';
import { node } from '../scene/support/world';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

/** More boxes than are arranged between two frames. */
const largeNetwork: readonly DiagramNode[] = [
  node('clusters/prod', 'cluster', null),
  ...Array.from({ length: 400 }, (_, host) => [
    node(`hosts/h${host}`, 'host', 'clusters/prod', { order: host }),
    ...Array.from({ length: 8 }, (_none, nic) => node(`hosts/h${host}/nics/${nic}`, 'nic', `hosts/h${host}`, { order: nic })),
  ]).flat(),
];

interface Workers { held: (() => void)[] | null; stopped: number; readonly release: () => void }

/** From now on workers are given nothing to do until they are released. */
const holdWorkers = (page: Page): Promise<void> => page.evaluate(() => {
  const workers: Workers = {
    held: [], stopped: 0,
    release: () => {
      const { held } = workers;
      workers.held = null;
      held?.forEach((give) => give());
    },
  };
  const { postMessage, terminate } = Worker.prototype;
  Worker.prototype.postMessage = function hold(this: Worker, message: unknown) {
    const give = (): void => postMessage.call(this, message);
    if (workers.held) workers.held.push(give);
    else give();
  };
  Worker.prototype.terminate = function stop(this: Worker) {
    workers.stopped++;
    terminate.call(this);
  };
  (window as unknown as { workers: Workers }).workers = workers;
});
const release = (page: Page): Promise<void> => page.evaluate(() => (window as unknown as { workers: Workers }).workers.release());
const stopped = (page: Page): Promise<number> => page.evaluate(() => (window as unknown as { workers: Workers }).workers.stopped);
const given = (page: Page): Promise<number> => page.evaluate(() => (window as unknown as { workers: Workers }).workers.held?.length ?? 0);
const transformOf = (page: Page): Promise<string | null> => page.locator('.react-flow__viewport').getAttribute('style');
const sign = ({ page }: OpenedDiagram) => page.getByText('Arranging the diagram…', { exact: true });

/** The network view is asked for, and its layout has begun and does not end. */
async function begin(): Promise<OpenedDiagram> {
  const diagram = await openDiagram({ nodes: nodesOf(smallEstate), before: (extension) => { extension.network = { nodes: [...largeNetwork], edges: [] }; } });
  await diagram.node('vms/web-01').waitFor();
  await holdWorkers(diagram.page);
  await diagram.page.getByRole('radio', { name: 'Network', exact: true }).click();
  await sign(diagram).waitFor();
  await expect.poll(() => diagram.page.locator('[aria-live="polite"]').textContent()).toBe('Arranging the diagram');
  await expect.poll(() => given(diagram.page)).toBe(1);
  return diagram;
}

describe('while a large view is laid out', () => {
  it('what was shown before is moved, zoomed and selected, and then the view is there', async () => {
    const diagram = await begin();
    const { page, node: shown } = diagram;
    await shown('vms/web-01').click();
    await page.locator('[data-node="vms/web-01"][data-selected="true"]').waitFor();
    for (const act of [() => page.mouse.wheel(60, 40), () => page.getByRole('button', { name: 'Zoom in' }).click()]) {
      const before = await transformOf(page);
      await act();
      await expect.poll(() => transformOf(page)).not.toBe(before);
    }
    expect(await sign(diagram).count()).toBe(1);
    await release(page);
    await diagram.inView('network');
    await sign(diagram).waitFor({ state: 'detached' });
    await shown('clusters/prod').waitFor();
    expect(await stopped(page)).toBe(0);
    expect(await diagram.complaints()).toEqual([]);
  });

  it('another view that is asked for takes its place: the worker is stopped', async () => {
    const diagram = await begin();
    const { page, node: shown } = diagram;
    await page.getByRole('radio', { name: 'Compute', exact: true }).click();
    await sign(diagram).waitFor({ state: 'detached' });
    expect(await stopped(page)).toBe(1);
    await release(page);
    await shown('vms/web-01').waitFor();
    await page.getByRole('radio', { name: 'Network', exact: true }).click();
    await diagram.inView('network');
    await shown('clusters/prod').waitFor();
  });

  it('a document that changes is laid out as it is then', async () => {
    const diagram = await begin();
    const { page, extension } = diagram;
    await release(page);
    await diagram.inView('network');
    await page.evaluate(() => { (window as unknown as { workers: Workers }).workers.held = []; });
    await extension.say({ kind: 'header', layout: [{ view: 'network', options: { direction: 'right' } }], savedViews: [] });
    await sign(diagram).waitFor();
    await expect.poll(() => given(page)).toBe(1);
    await extension.change([node('sites/new', 'site', null, { order: -1 })]);
    await expect.poll(() => given(page)).toBe(2);
    expect(await stopped(page)).toBe(1);
    await release(page);
    await sign(diagram).waitFor({ state: 'detached' });
    await diagram.node('sites/new').waitFor();
    expect(await diagram.complaints()).toEqual([]);
  });

  it('the filter and what is folded up of a saved view are as it says, though it had to be laid out again meanwhile', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate), before: (extension) => { extension.network = { nodes: [...largeNetwork], edges: [] }; } });
    const { page, extension, node: shown } = diagram;
    await shown('vms/web-01').waitFor();
    await holdWorkers(page);
    await extension.say({ kind: 'header', layout: [], savedViews: [{ name: 'NICs', view: 'network', filter: { ...noFilter, kinds: ['nic'] }, collapsed: ['hosts/h0'], overlay: null, layers: null }] });
    await extension.say({ kind: 'open-view', name: 'NICs' });
    await expect.poll(() => given(page)).toBe(1);
    await shown('vms/web-01').click();
    await extension.say({ kind: 'act', act: 'collapse' });
    await expect.poll(() => given(page)).toBe(2);
    await release(page);
    await diagram.inView('network');
    await page.getByRole('group', { name: 'Filter in force' }).waitFor();
    await extension.say({ kind: 'select', nodes: ['hosts/h0'], view: 'network' });
    await page.locator('[data-node="hosts/h0"][aria-label*="collapsed"]').waitFor();
    expect(await diagram.complaints()).toEqual([]);
  });

  it('an edit waits, and it is said what for', async () => {
    const diagram = await begin();
    const { page, extension, node: shown } = diagram;
    await shown('hosts/esx-01').click({ position: { x: 60, y: 8 } });
    await extension.say({ kind: 'act', act: 'nudge-right' });
    await page.getByText('Another view is being arranged. Edit once it is shown, or turn back to this one.').first().waitFor();
    expect(extension.gestures()).toEqual([]);
    await page.getByRole('radio', { name: 'Compute', exact: true }).click();
    await sign(diagram).waitFor({ state: 'detached' });
    await extension.say({ kind: 'act', act: 'nudge-right' });
    await extension.gestured();
    expect(await diagram.complaints()).toEqual([]);
  });

  it('a filter that is chosen meanwhile is for the view that comes', async () => {
    const diagram = await begin();
    const { page, extension, node: shown } = diagram;
    await shown('vms/web-01').click();
    await extension.say({ kind: 'act', act: 'show-near' });
    await diagram.inView('network');
    await page.getByRole('group', { name: 'Filter in force' }).waitFor();
    expect(extension.asked('find').map(({ filter }) => filter.near?.nodes)).toEqual([['vms/web-01']]);
    expect(await diagram.complaints()).toEqual([]);
  });

  it('a saved view of what is shown takes its place', async () => {
    const diagram = await begin();
    const { page, extension, node: shown } = diagram;
    await extension.say({ kind: 'header', layout: [], savedViews: [{ name: 'VMs', view: 'compute', filter: { ...noFilter, text: 'web-01' }, collapsed: [], overlay: null, layers: null }] });
    await extension.say({ kind: 'open-view', name: 'VMs' });
    await sign(diagram).waitFor({ state: 'detached' });
    await page.getByRole('group', { name: 'Filter in force' }).waitFor();
    await release(page);
    await shown('vms/web-01').waitFor();
    expect(await stopped(page)).toBe(1);
    expect(await page.locator('.tv-canvas').getAttribute('data-view')).toBe('compute');
  });
});
