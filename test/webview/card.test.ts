import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { boxOf, middleOf } from '../support/shapes';
import { problemsOf } from './support/axe';
import { nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

const vm = 'vms/web-01';

/** A diagram with the pointer on a VM whose card has come. */
async function openCard(): Promise<OpenedDiagram & { readonly card: Locator }> {
  const diagram = await openDiagram({ nodes: nodesOf(smallEstate) });
  await diagram.node(vm).hover();
  const card = diagram.page.getByRole('group', { name: 'Card of web-01' });
  await card.waitFor();
  return { ...diagram, card };
}

describe('the card of a node', () => {
  it('opens where the pointer rests, can be gone over with the pointer, and goes by Escape', async () => {
    const { page, card, complaints } = await openCard();
    await card.getByText('4.06 GHz').waitFor();
    await card.hover();
    await card.getByText('It is large.').hover();
    expect(await problemsOf(page)).toEqual([]);
    expect(await card.isVisible(), 'it stays while the pointer is on it').toBe(true);
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    expect(await complaints()).toEqual([]);
  });

  it('hides what lies under it from the pointer: it stays, its words can be selected, and nothing below is selected or revealed', async () => {
    const { page, card, extension, settled } = await openCard();
    const at = middleOf(await boxOf(card.getByText('It is large.')));
    expect(await page.evaluate(([x, y]) => document.elementsFromPoint(x, y).some((element) => element.closest('[data-node^="vms/"]')), [at.x, at.y] as const), 'it lies over another VM').toBe(true);
    await card.getByText('large').dblclick();
    await expect.poll(() => page.evaluate(() => document.getSelection()?.toString().trim())).not.toBe('');
    await page.locator('.tv-canvas[data-over="nothing"]').waitFor();
    await settled();
    expect(extension.asked('card').map((question) => question.node)).toEqual([vm]);
    expect(await page.locator('[data-selected="true"]').count()).toBe(0);
    expect(extension.asked('reveal')).toEqual([]);
    await card.waitFor();
  });

  it('goes by Escape in a field beside it too, which takes back what was typed there', async () => {
    const { page, node } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await node(vm).click();
    await page.keyboard.press('i');
    const memory = page.getByRole('textbox', { name: 'Memory', exact: true });
    await page.getByRole('group', { name: 'Card of web-01' }).waitFor();
    await memory.fill('9 GiB');
    await memory.press('Escape');
    await expect.poll(() => memory.inputValue()).toBe('8 GiB');
    await page.getByRole('group', { name: 'Card of web-01' }).waitFor({ state: 'detached' });
  });

  it('of a group tells what was found in what it gathers', async () => {
    const nodes = nodesOf(smallEstate).map((each) => (each.id === 'hosts/esx-01' ? { ...each, parent: 'group/rack', kind: 'host' as const } : each));
    const group = { ...nodes[0]!, id: 'group/rack', kind: 'group' as const, label: 'Rack 1', parent: null };
    const { page, node, extension } = await openDiagram({ nodes: [...nodes, group] });
    extension.reply = (question) => (question.kind === 'card' ? { kind: 'card', title: '', word: '', lines: [], findings: [], more: 0 } : undefined);
    await node('group/rack').click({ position: { x: 30, y: 8 } });
    await extension.said((message) => message.kind === 'selection' && message.nodes.join() === 'group/rack');
    await page.keyboard.press('k');
    await page.getByRole('group', { name: 'Card of Rack 1' }).getByText('In it 1 error, 1 warning').waitFor();
    await page.keyboard.press('i');
    await page.locator('.tv-inspector').getByText('in it 1 error, 1 warning').waitFor();
  });

  it('closes once the pointer is neither on the node nor on the card', async () => {
    const { page, card } = await openCard();
    await card.hover();
    await page.mouse.move(2, 2);
    await card.waitFor({ state: 'detached' });
  });

  it('closes like the first where one was closed by a key under the pointer', async () => {
    const { page, node, card: first } = await openCard();
    await first.hover();
    await page.keyboard.press('Escape');
    await first.waitFor({ state: 'detached' });
    await node('vms/test-01').hover();
    const second = page.getByRole('group', { name: 'Card of test-01' });
    await second.waitFor();
    await page.mouse.move(2, 2);
    await second.waitFor({ state: 'detached' });
  });

  it('gives way to the wheel, which zooms what lies under it', async () => {
    const { page, node, card } = await openCard();
    await card.hover();
    const before = await boxOf(node(vm));
    await page.mouse.wheel(0, -120);
    await card.waitFor({ state: 'detached' });
    await page.mouse.wheel(0, -120);
    await expect.poll(async () => (await boxOf(node(vm))).width).toBeGreaterThan(before.width);
  });

  it('goes while a hand pans, under which nothing is meant, and comes again once it rests', async () => {
    const { page, node, card } = await openCard();
    const { x, y } = middleOf(await boxOf(node(vm)));
    await page.mouse.down({ button: 'middle' });
    await page.mouse.move(x + 20, y + 10, { steps: 4 });
    await page.locator('.tv-canvas[data-hand="pans"]').waitFor();
    await card.waitFor({ state: 'detached' });
    await page.mouse.up({ button: 'middle' });
    await card.waitFor();
  });

  it('of a box that fills the canvas does not lie under the palette', async () => {
    const { page, node, extension } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await node('sites/dakar').click({ position: { x: 60, y: 8 } });
    await extension.say({ kind: 'act', act: 'fit-selection' });
    const before = await boxOf(node('sites/dakar'));
    for (let times = 0; times < 3; times++) await page.keyboard.press('+');
    await expect.poll(async () => (await boxOf(node('sites/dakar'))).width).toBeGreaterThan(before.width * 1.3);
    await page.keyboard.press('k');
    const card = await boxOf(page.getByRole('group', { name: 'Card of Dakar' }));
    const palette = await boxOf(page.locator('.tv-palette'));
    expect(card.x).toBeLessThan(palette.x + palette.width);
    expect(card.y).toBeGreaterThan(palette.y + palette.height);
  });

  it('opens and closes by a key, and is read out', async () => {
    const { page, node } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await node(vm).click();
    await page.mouse.move(2, 2);
    await page.keyboard.press('k');
    const card = page.locator(`.tv-hover-card[data-card="${vm}"]`);
    await card.waitFor();
    await page.getByRole('status').filter({ hasText: 'Demand 4.06 GHz. It is large.' }).first().waitFor({ state: 'attached' });
    await page.keyboard.press('k');
    await card.waitFor({ state: 'detached' });
    await node(vm).and(page.locator('[data-selected="true"]')).waitFor();
  });
});

describe('the presence of the text', () => {
  it('marks the node that is being typed in, by a sign and in its name, until that ends', async () => {
    const { page, node, extension } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await extension.say({ kind: 'highlight', node: vm, scroll: false, typing: true });
    await page.locator(`[data-node="${vm}"][data-typing="true"][aria-label$="being typed in"]`).waitFor();
    await extension.say({ kind: 'highlight', node: vm, scroll: false, typing: false });
    await node(vm).and(page.locator(':not([data-typing])')).waitFor();
  });

  it('leads from the banner to the line that cannot be read', async () => {
    const { page, extension } = await openDiagram({ nodes: nodesOf(smallEstate) });
    await extension.say({ kind: 'status', state: 'stale', message: 'Line 4: a comma is missing.' });
    await page.getByRole('button', { name: 'Show the line' }).click();
    await extension.said((message) => message.kind === 'ask' && message.question.kind === 'command' && message.question.command === 'show-problem');
  });
});
