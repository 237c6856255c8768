import { describe, expect, it } from 'vitest';
import type { FitVerdict } from '../../src/protocol/view';
import { boxOf, middleOf, type Box } from '../support/shapes';
import { largeEstate, nodesOf, smallEstate } from './support/estate';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

const verdicts: readonly FitVerdict[] = [
  { node: 'hosts/esx-01', fits: true, reasons: [] },
  { node: 'hosts/esx-02', fits: false, reasons: ['needs 3 more cores', 'needs 2 GiB more memory'] },
  { node: 'hosts/kvm-01', fits: true, reasons: [] },
];

const open = (): Promise<OpenedDiagram> => openDiagram({ nodes: nodesOf(smallEstate), before: (extension) => { extension.verdicts = verdicts; } });

/** Presses on one node and moves over another, without letting go. */
async function drag({ page, node }: OpenedDiagram, from: string, to: string): Promise<void> {
  const start = middleOf(await boxOf(node(from)));
  const end = await boxOf(node(to));
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 8, start.y + 8, { steps: 2 });
  await page.mouse.move(end.x + end.width * 0.8, end.y + end.height * 0.7, { steps: 4 });
}

describe('dragging a VM', () => {
  it('asks once where it fits, when the drag begins', async () => {
    const diagram = await open();
    await drag(diagram, 'vms/web-01', 'hosts/esx-02');
    await diagram.page.locator('.tv-ghost[data-verdict="does-not-fit"]').waitFor();
    expect(diagram.extension.asked('where-fits')).toEqual([{ kind: 'where-fits', nodes: ['vms/web-01'] }]);
  });

  it('shows every reason of the host under the pointer, and says it aloud', async () => {
    const diagram = await open();
    await drag(diagram, 'vms/web-01', 'hosts/esx-02');
    const ghost = diagram.page.locator('.tv-ghost');
    await ghost.getByText('Does not fit on esx-02').waitFor();
    expect(await ghost.locator('li').allTextContents()).toEqual(['needs 3 more cores', 'needs 2 GiB more memory']);
    await diagram.page.getByRole('status').filter({ hasText: 'Does not fit on esx-02. needs 3 more cores' }).waitFor({ state: 'attached' });
  });

  it('moves it to the host it is dropped on', async () => {
    const diagram = await open();
    await drag(diagram, 'vms/web-01', 'hosts/kvm-01');
    await diagram.page.locator('.tv-ghost[data-verdict="fits"]').waitFor();
    await diagram.page.mouse.up();
    await diagram.drawn(2);
    expect(diagram.extension.gestures()).toEqual([{ kind: 'move', nodes: ['vms/web-01'], to: 'hosts/kvm-01' }]);
    expect(await diagram.node('vms/web-01').getAttribute('aria-label')).toContain('in kvm-01');
  });

  it('moves it where it does not fit too, with a warning that stays', async () => {
    const diagram = await open();
    await drag(diagram, 'vms/web-01', 'hosts/esx-02');
    await diagram.page.locator('.tv-ghost[data-verdict="does-not-fit"]').waitFor();
    await diagram.page.mouse.up();
    await diagram.page.locator('.tv-notice[data-tone="warning"]').filter({ hasText: 'needs 3 more cores' }).waitFor();
    expect(diagram.extension.gestures()).toEqual([{ kind: 'move', nodes: ['vms/web-01'], to: 'hosts/esx-02' }]);
  });

  it('takes the others of the selection along', async () => {
    const diagram = await open();
    await diagram.node('vms/web-01').click();
    await diagram.node('vms/app-01').click({ modifiers: ['Control'] });
    await drag(diagram, 'vms/app-01', 'hosts/kvm-01');
    await diagram.page.locator('.tv-ghost').filter({ hasText: '2 VMs' }).waitFor();
    await diagram.page.mouse.up();
    await diagram.drawn(2);
    expect(diagram.extension.gestures()).toEqual([{ kind: 'move', nodes: ['vms/web-01', 'vms/app-01'], to: 'hosts/kvm-01' }]);
  });

  it('changes nothing when Escape is pressed before it is dropped', async () => {
    const diagram = await open();
    await drag(diagram, 'vms/web-01', 'hosts/kvm-01');
    await diagram.page.locator('.tv-ghost').waitFor();
    await diagram.page.keyboard.press('Escape');
    await diagram.page.locator('.tv-ghost').waitFor({ state: 'detached' });
    await diagram.page.mouse.up();
    await diagram.settled();
    expect(diagram.extension.gestures()).toEqual([]);
  });

  it('changes nothing when it is dropped on its own host', async () => {
    const diagram = await open();
    await drag(diagram, 'vms/web-01', 'hosts/esx-01');
    await diagram.page.locator('.tv-ghost').filter({ hasText: 'Already on esx-01' }).waitFor();
    await diagram.page.mouse.up();
    await diagram.page.locator('.tv-ghost').waitFor({ state: 'detached' });
    expect(diagram.extension.gestures()).toEqual([]);
  });

  it('tells politely when the text changed meanwhile, and changes nothing', async () => {
    const diagram = await open();
    diagram.extension.reply = (question) => (question.kind === 'gesture' ? { kind: 'stale' } : undefined);
    await drag(diagram, 'vms/web-01', 'hosts/kvm-01');
    await diagram.page.mouse.up();
    await diagram.page.locator('.tv-notice').filter({ hasText: 'The text changed in the meantime' }).waitFor();
    await expect.poll(() => diagram.node('vms/web-01').getAttribute('aria-label')).toContain('in esx-01');
  });

  it('shows the reasons of a refusal', async () => {
    const diagram = await open();
    diagram.extension.reply = (question) => (question.kind === 'gesture' ? { kind: 'refused', reasons: ['Its entry is in another file, which is read-only.'] } : undefined);
    await drag(diagram, 'vms/web-01', 'hosts/kvm-01');
    await diagram.page.mouse.up();
    const notice = diagram.page.locator('.tv-notice[data-tone="error"]').filter({ hasText: 'web-01 cannot be moved to kvm-01' });
    await notice.getByText('read-only').waitFor();
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await notice.waitFor({ state: 'detached' });
  });
});

describe('dragging the head of a host', () => {
  it('pins it where it is dropped, in steps, relative to what it lies in', async () => {
    const diagram = await open();
    const { page, node, extension } = diagram;
    const { x, y } = await boxOf(node('hosts/esx-02'));
    await page.mouse.move(x + 200, y + 12);
    await page.mouse.down();
    await page.mouse.move(x + 240, y + 112, { steps: 4 });
    await page.mouse.up();
    await diagram.drawn(2);
    const [gesture] = extension.gestures();
    expect(gesture).toMatchObject({ kind: 'pin', positions: [{ node: 'hosts/esx-02' }] });
    const at = gesture?.kind === 'pin' ? gesture.positions[0]?.at : null;
    expect(at?.every((value) => value % 8 === 0)).toBe(true);
    const after = await boxOf(node('hosts/esx-02'));
    expect(after.y).toBeGreaterThan(y + 60);
  });

  it('is undone by unpinning it in its menu', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate, { 'hosts/esx-02': { pin: [40, 400] } }) });
    await diagram.node('hosts/esx-02').click({ button: 'right', position: { x: 200, y: 12 } });
    await diagram.page.getByRole('menuitem', { name: 'Unpin' }).click();
    await diagram.drawn(2);
    expect(diagram.extension.gestures()).toEqual([{ kind: 'pin', positions: [{ node: 'hosts/esx-02', at: null }] }]);
  });

  it('is undone for all by resetting the layout', async () => {
    const diagram = await openDiagram({ nodes: nodesOf(smallEstate, { 'hosts/esx-02': { pin: [40, 400] } }) });
    await diagram.page.mouse.click(20, 400, { button: 'right' });
    await diagram.page.getByRole('menuitem', { name: 'Reset the layout' }).click();
    await diagram.drawn(2);
    expect(diagram.extension.gestures()).toEqual([{ kind: 'pin', positions: [{ node: 'hosts/esx-02', at: null }] }]);
    await diagram.page.getByRole('status').filter({ hasText: 'The layout is reset: 1 node no longer pinned' }).waitFor({ state: 'attached' });
  });
});

describe('selecting', () => {
  it('is told to the extension, and taken back by a click beside', async () => {
    const { page, node, extension } = await open();
    await node('vms/web-01').click();
    await node('vms/web-02').click({ modifiers: ['Control'] });
    await node('vms/web-01').click({ modifiers: ['Control'] });
    await page.mouse.click(20, 400);
    await extension.said((message) => message.kind === 'selection' && message.nodes.length === 0);
    expect(extension.received.flatMap((message) => (message.kind === 'selection' ? [message.nodes] : []))).toEqual([
      ['vms/web-01'], ['vms/web-01', 'vms/web-02'], ['vms/web-02'], [],
    ]);
  });

  it('catches everything in a rectangle drawn with Shift', async () => {
    const { page, node, extension } = await open();
    const first = await boxOf(node('vms/web-01'));
    const last = await boxOf(node('vms/web-02'));
    await page.keyboard.down('Shift');
    await page.mouse.move(first.x - 4, first.y + 4);
    await page.mouse.down();
    await page.mouse.move(last.x + 20, last.y + 30, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await extension.said((message) => message.kind === 'selection' && message.nodes.length === 2);
  });

  it('shows the text by a double click', async () => {
    const { node, extension } = await open();
    await node('vms/web-01').dblclick();
    await extension.said((message) => message.kind === 'ask' && message.question.kind === 'reveal');
    expect(extension.asked('reveal')).toEqual([{ kind: 'reveal', node: 'vms/web-01', path: [] }]);
  });
});

describe('panning', () => {
  it('is done by dragging beside the nodes, and anywhere while Space is held', async () => {
    const { page, node, extension, settled } = await open();
    const before = await boxOf(node('vms/web-01'));
    await page.mouse.move(20, 300);
    await page.mouse.down();
    await page.mouse.move(70, 340, { steps: 3 });
    await page.mouse.up();
    const hasMoved = async (from: Box): Promise<readonly number[]> => {
      const { x, y } = await boxOf(node('vms/web-01'));
      return [Math.round(x - from.x), Math.round(y - from.y)];
    };
    await expect.poll(() => hasMoved(before)).toEqual([50, 40]);

    await node('vms/web-02').click();
    const panned = await boxOf(node('vms/web-01'));
    const { x, y } = middleOf(panned);
    await page.keyboard.down(' ');
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 30, y, { steps: 3 });
    await page.mouse.up();
    await page.keyboard.up(' ');
    await expect.poll(() => hasMoved(panned)).toEqual([30, 0]);
    await settled();
    expect(extension.gestures()).toEqual([]);
    expect(extension.asked('where-fits')).toEqual([]);
  });
});

describe('a VM that is only a cell', () => {
  it('is dragged like one that is a card', async () => {
    const nodes = largeEstate({ clusters: 3, hosts: 34, vms: 500 });
    const diagram = await openDiagram({ nodes });
    const { page, node, extension, level } = diagram;
    await level('cells');
    const [first, second] = nodes.filter((candidate) => candidate.kind === 'host');
    const zoom = Number((await page.getByLabel('Zoom', { exact: true }).textContent())?.replace(' %', '')) / 100;
    const from = await boxOf(node(first!.id));
    const to = await boxOf(node(second!.id));
    // Below the head of the host, one padding to the right: its first VM.
    await page.mouse.move(from.x + 60 * zoom, from.y + (48 + 24) * zoom);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 5 });
    await page.locator('.tv-ghost').filter({ hasText: `On ${second!.label}` }).waitFor();
    await page.mouse.up();
    await diagram.drawn(2);
    const [gesture] = extension.gestures();
    expect(gesture).toMatchObject({ kind: 'move', to: second!.id });
    const moved = gesture?.kind === 'move' ? gesture.nodes : [];
    expect(moved.map((id) => nodes.find((candidate) => candidate.id === id)?.parent)).toEqual([first!.id]);
  });
});
