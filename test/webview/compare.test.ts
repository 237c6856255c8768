import { describe, expect, it } from 'vitest';
import { boxOf, middleOf } from '../support/shapes';
import { problemsOf } from './support/axe';
import { comparison, openCompared } from './support/comparison';
import { themes } from './support/themes';

const summary = '1 added, 1 removed, 1 changed, 1 moved; 1 new finding';

describe('two versions on one canvas', () => {
  it('lists what changed by kind, what is written otherwise, findings and hosts, and says it aloud', async () => {
    const { page, complaints } = await openCompared();
    await page.getByRole('status').filter({ hasText: `Compared with HEAD (1a2b3c4): ${summary}.` }).first().waitFor({ state: 'attached' });
    const list = page.getByRole('region', { name: 'Changes' });
    expect(await list.getByRole('heading').allTextContents()).toEqual(['Added', 'Removed', 'Changed', 'Moved', 'New findings', 'Hosts']);
    expect(await list.innerText()).toMatch(/db-01 VM in esx-01\s+memory\s+8 GiB →\s+now\s+16 GiB/);
    expect(await list.textContent()).toContain('web-01 VM from esx-01 to esx-02');
    expect(await list.textContent()).toContain('VM "db-01" is larger than its host.');
    expect(await list.textContent()).toContain('esx-02 CPU 40 % → 62 %, 1 → 2 VMs');
    expect(await complaints()).toEqual([]);
  });

  it('tells of each node what became of it, also where one moved from', async () => {
    const { findNode, node } = await openCompared();
    await findNode('lost-01');
    expect(await node('vms/lost-01').getAttribute('aria-label')).toContain('lost-01, VM, removed');
    await findNode('web-01');
    expect(await node('vms/web-01').getAttribute('data-change')).toBe('moved');
    expect(await node('was/vms/web-01').getAttribute('aria-label')).toContain('where it was before it moved');
    expect(await node('vms/web-02').getAttribute('data-change')).toBeNull();
  });

  it('offers no operation on what is only in the other version, nor where one moved from', async () => {
    const { page, findNode, node } = await openCompared();
    const power = page.getByRole('menuitem', { name: 'Power' });
    for (const [id, offered] of [['vms/web-02', 1], ['vms/lost-01', 0], ['was/vms/web-01', 0]] as const) {
      await findNode(id.split('/').at(-1) ?? '');
      await node(id).click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Copy', exact: true }).waitFor();
      expect(await power.count()).toBe(offered);
      await page.keyboard.press('Escape');
    }
  });

  it('goes to a change that is pressed, and to the next and the previous by key', async () => {
    const { page, findNode } = await openCompared();
    await page.getByRole('button', { name: 'db-01 VM in esx-01' }).click();
    await page.locator('[data-node="vms/db-01"][data-selected="true"]').waitFor();
    await page.getByRole('status').filter({ hasText: 'Change 3 of 4: db-01, VM, changed, in esx-01, memory from 8 GiB to 16 GiB' }).first().waitFor({ state: 'attached' });
    await findNode('test-01');
    await page.keyboard.press('Alt+F5');
    await page.locator('[data-node="vms/web-01"][data-selected="true"]').waitFor();
    await page.keyboard.press('Alt+F5');
    await page.locator('[data-node="vms/app-01"][data-selected="true"]').waitFor();
    await page.keyboard.press('Shift+Alt+F5');
    await page.locator('[data-node="vms/web-01"][data-selected="true"]').waitFor();
  });

  it('leaves out kinds of changes, in the list and in going through them', async () => {
    const { page } = await openCompared();
    for (const kind of ['1 added', '1 removed', '1 changed']) await page.getByRole('button', { name: kind }).click();
    const list = page.getByRole('region', { name: 'Changes' });
    await expect.poll(() => list.getByRole('heading').allTextContents()).toEqual(['Moved', 'New findings', 'Hosts']);
    await page.getByRole('button', { name: 'Next change' }).click();
    await page.locator('[data-node="vms/web-01"][data-selected="true"]').waitFor();
  });

  it('stays at the change one was at while the text is edited', async () => {
    const { page, extension } = await openCompared();
    await page.getByRole('button', { name: 'db-01 VM in esx-01' }).click();
    const [first, second, ...others] = comparison.changes;
    if (!first || !second) throw new Error('There are too few changes.');
    await extension.say({ kind: 'comparison', comparison: { ...comparison, summary: 'other', changes: [{ ...second, fields: [{ path: 'memory', before: '8 GiB', after: '32 GiB' }] }, first, ...others] } });
    await page.locator('[data-summary="other"]').waitFor();
    expect(await page.locator('.tv-compare-entry[aria-current="true"]').filter({ hasText: 'db-01' }).count()).toBe(1);
  });

  it('says what could not be read of the other version', async () => {
    const { page } = await openCompared({}, { ...comparison, missing: ['b.virt.json, which a.virt.json imports, could not be read: there is no such file in that version. What it held there is not compared.'] });
    await page.getByText('b.virt.json, which a.virt.json imports').waitFor();
  });

  it('ends by Escape in the list or by its button, and the marks go with it', async () => {
    const { page, extension } = await openCompared();
    await page.getByRole('button', { name: 'End the comparison' }).click();
    expect(await extension.said((message) => message.kind === 'comparison')).toEqual({ kind: 'comparison', wants: 'end' });
    await extension.say({ kind: 'comparison', comparison: null });
    await page.locator('.tv-compare').waitFor({ state: 'detached' });
    await page.locator('.tv-canvas[data-comparing="false"]').waitFor();
  });

  it('says what to do where the keys for changes are pressed and nothing is compared', async () => {
    const { page, extension, findNode } = await openCompared();
    await extension.say({ kind: 'comparison', comparison: null });
    await page.locator('.tv-compare').waitFor({ state: 'detached' });
    await findNode('web-02');
    await page.keyboard.press('Alt+F5');
    await page.getByText('Nothing is compared').first().waitFor();
  });

  it.each(themes)('has nothing for axe to complain of in %s, wide or narrow', async (theme) => {
    const { page } = await openCompared({ theme });
    expect(await problemsOf(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await problemsOf(page)).toEqual([]);
  });
});

describe('a diagram of the other version beside', () => {
  it('is asked for by a button', async () => {
    const { page, extension } = await openCompared();
    await page.getByRole('button', { name: 'Open that version beside' }).click();
    expect(await extension.said((message) => message.kind === 'comparison')).toEqual({ kind: 'comparison', wants: 'beside' });
  });

  it('is told where the camera looks while it goes in step, by the node in the middle of the view', async () => {
    const { page, extension } = await openCompared();
    await extension.say({ kind: 'in-step', on: true });
    await page.locator('.tv-canvas').hover();
    await page.mouse.wheel(0, -400);
    const told = await extension.said((message) => message.kind === 'camera' && message.place.node !== null);
    expect(told).toMatchObject({ view: 'compute', place: { zoom: expect.any(Number) as number } });
  });

  it('leads the camera and the selection, and is not told what it said itself', async () => {
    const { page, extension, node, settled } = await openCompared();
    await extension.say({ kind: 'in-step', on: true });
    await settled();
    const before = extension.received.length;
    await extension.say({ kind: 'follow', view: 'compute', camera: { node: 'vms/test-01', at: [0.5, 0.5], zoom: 2 }, selection: null });
    await extension.say({ kind: 'follow', view: 'compute', camera: null, selection: ['vms/test-01', 'vms/only-there'] });
    await page.locator('[data-node="vms/test-01"][data-selected="true"]').waitFor();
    const middle = middleOf(await boxOf(page.locator('.tv-canvas')));
    await expect.poll(async () => {
      const { x, y } = middleOf(await boxOf(node('vms/test-01')));
      return Math.hypot(x - middle.x, y - middle.y);
    }).toBeLessThan(3);
    await settled();
    expect(extension.received.slice(before).filter(({ kind }) => kind === 'selection')).toEqual([]);
    expect(extension.received.slice(before).filter((message) => message.kind === 'camera' && message.place.node === 'vms/test-01')).toEqual([]);
  });
});
