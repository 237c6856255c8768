import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/protocol/messages';
import type { DiagramNode } from '../../src/protocol/view';
import { boxOf } from '../support/shapes';
import { problemsOf } from './support/axe';
import { nodesOf } from './support/estate';
import { openDiagram, type DiagramOptions, type OpenedDiagram } from './support/openDiagram';

/** In one cluster: a and b below each other, c beside them further down, and d below b; in the other one host. */
const pins: Readonly<Record<string, Partial<DiagramNode>>> = { 'hosts/a': { pin: [20, 80] }, 'hosts/b': { pin: [100, 240] }, 'hosts/c': { pin: [860, 300] }, 'hosts/d': { pin: [20, 560] } };
const open = (options: Partial<DiagramOptions> = {}): Promise<OpenedDiagram> => openDiagram({ nodes: nodesOf({ dakar: { prod: { a: [], b: [], c: ['web', 'db'], d: [] }, lab: { e: [] } } }, pins), width: 1400, height: 900, ...options });

/** Where the head of a host is taken hold of, in its pixels. */
const grip = { x: 120, y: 8 };

async function select({ node, extension }: OpenedDiagram, ...hosts: readonly string[]): Promise<void> {
  for (const [at, host] of hosts.entries()) await node(`hosts/${host}`).click({ position: grip, modifiers: at === 0 ? [] : ['Control'] });
  await extension.said((message) => message.kind === 'selection' && message.nodes.join() === hosts.map((host) => `hosts/${host}`).join());
}

/** Takes hold of the head of a host and moves it by scene units, without letting go. */
async function drag({ page, node }: OpenedDiagram, host: string, dx: number, dy: number): Promise<void> {
  const { x, y, width } = await boxOf(node(`hosts/${host}`));
  const zoom = width / 712;
  await page.mouse.move(x + grip.x, y + grip.y);
  await page.mouse.down();
  await page.mouse.move(x + grip.x + (dx * zoom) / 2, y + grip.y + (dy * zoom) / 2);
  await page.mouse.move(x + grip.x + dx * zoom, y + grip.y + dy * zoom);
}

const guides = ({ page }: OpenedDiagram): Promise<string | null> => page.locator('.tv-canvas').getAttribute('data-guides');
const heard = ({ page }: OpenedDiagram, words: string): Promise<void> => page.getByRole('status').filter({ hasText: words }).waitFor({ state: 'attached' });
/** Where the last gesture pinned hosts: "a 20 64". */
const pinned = ({ extension }: OpenedDiagram): readonly string[] => {
  const last = extension.gestures().at(-1);
  return last?.kind === 'pin' ? last.positions.map(({ node, at }) => `${node.slice('hosts/'.length)} ${at === null ? 'free' : at.join(' ')}`) : [];
};

describe('lining up what is selected', () => {
  it('is in the menu, pins all by one gesture, and is said', async () => {
    const diagram = await open();
    await select(diagram, 'a', 'b', 'd');
    await diagram.node('hosts/b').click({ button: 'right', position: grip });
    await diagram.page.getByRole('menuitem', { name: 'Arrange' }).hover();
    await diagram.page.getByRole('menuitem', { name: 'Align left' }).click();
    await diagram.drawn(2);
    expect(pinned(diagram)).toEqual(['a 20 80', 'b 20 240', 'd 20 560']);
    await heard(diagram, '3 hosts aligned left');
    expect(diagram.extension.gestures()).toHaveLength(1);
  });

  it('has keys, and says what gave way', async () => {
    const diagram = await open();
    await select(diagram, 'b', 'c');
    await diagram.page.keyboard.press('Shift+Alt+ArrowLeft');
    await diagram.page.locator('.tv-notice').filter({ hasText: '2 hosts aligned left, 1 of them moved down so that nothing lies on anything' }).waitFor();
    expect(pinned(diagram)).toEqual(['b 100 240', 'c 100 372']);
  });

  it('says that they are lined up already, and writes nothing', async () => {
    const diagram = await open();
    await select(diagram, 'a', 'd');
    await diagram.page.keyboard.press('Shift+Alt+ArrowLeft');
    await heard(diagram, '2 hosts are aligned left already');
    expect(diagram.extension.gestures()).toEqual([]);
  });

  it('of boxes of two containers is refused with the reason, in the menu too', async () => {
    const diagram = await open();
    await select(diagram, 'a', 'e');
    await diagram.page.keyboard.press('Shift+Alt+ArrowUp');
    await diagram.page.locator('.tv-notice').filter({ hasText: 'They lie in prod and lab: select boxes of one container.' }).waitFor();
    await diagram.node('hosts/a').click({ button: 'right', position: grip });
    await diagram.page.getByRole('menuitem', { name: 'Arrange' }).press('ArrowRight');
    const item = diagram.page.getByRole('menuitem', { name: 'Distribute vertically' });
    await item.filter({ hasText: '2 nodes are selected: it takes 3.' }).waitFor();
    expect(await item.getAttribute('aria-disabled')).toBe('true');
    expect(await problemsOf(diagram.page)).toEqual([]);
    expect(diagram.extension.gestures()).toEqual([]);
  });

  it('by equal gaps is for three or more', async () => {
    const diagram = await open();
    await select(diagram, 'a', 'b', 'd');
    await diagram.page.keyboard.press('Shift+J');
    await diagram.drawn(2);
    expect(pinned(diagram)).toEqual(['a 20 80', 'b 100 320', 'd 20 560']);
    await heard(diagram, '3 hosts distributed vertically');
  });

  it('can be reached by keys alone in a narrow column', async () => {
    const diagram = await open({ width: 320, height: 700 });
    await diagram.page.locator('[data-node]').first().focus();
    await diagram.extension.say({ kind: 'select', nodes: ['hosts/a', 'hosts/b'], view: 'compute' });
    await diagram.extension.said((message) => message.kind === 'selection' && message.nodes.length === 2);
    await diagram.page.locator('[data-node="hosts/b"]').first().press('Shift+F10');
    await diagram.page.getByRole('menuitem', { name: 'Arrange' }).press('ArrowRight');
    const item = diagram.page.getByRole('menuitem', { name: 'Align right' });
    const { x, width } = await boxOf(item);
    expect([x >= 0, x + width <= 320]).toEqual([true, true]);
    await item.press('Enter');
    await diagram.drawn(2);
    expect(pinned(diagram)).toEqual(['a 100 80', 'b 100 240']);
  });
});

describe('the menu of a host', () => {
  it('keeps every item where it is, and the menu in it that is open, when what had to be asked for comes', async () => {
    const diagram = await open();
    let tell = (): void => undefined;
    const told = new Promise<void>((resolve) => { tell = resolve; });
    diagram.extension.reply = async (question) => (question.kind === 'operations' ? void (await told) : undefined);
    await select(diagram, 'a', 'd');
    await diagram.node('hosts/d').click({ button: 'right', position: grip });
    const arrange = diagram.page.getByRole('menuitem', { name: 'Arrange' });
    await arrange.press('ArrowRight');
    const left = diagram.page.getByRole('menuitem', { name: 'Align left' });
    await left.waitFor();
    const before = await boxOf(arrange);
    const create = diagram.page.getByRole('menuitem', { name: /^Create VM…/ });
    expect(await create.getAttribute('aria-disabled')).toBe('true');
    tell();
    await expect.poll(() => create.getAttribute('aria-disabled')).toBe('false');
    expect(await boxOf(arrange)).toEqual(before);
    expect(await left.isVisible()).toBe(true);
  });

  it('keeps every item where it is, where nothing can be done', async () => {
    const diagram = await open();
    let tell = (): void => undefined;
    const told = new Promise<Answer>((resolve) => { tell = () => resolve({ kind: 'operations', operations: [] }); });
    diagram.extension.reply = (question) => (question.kind === 'operations' ? told : undefined);
    await diagram.node('hosts/d').click({ button: 'right', position: grip });
    const last = diagram.page.getByRole('menuitem', { name: 'Delete…' });
    const before = await boxOf(last);
    tell();
    await diagram.settled();
    expect(await boxOf(last)).toEqual(before);
  });

  it('is all in the window, also once what had to be asked for has come', async () => {
    const diagram = await open({ width: 700, height: 640 });
    await diagram.node('hosts/d').click({ button: 'right', position: grip });
    await diagram.page.getByRole('menuitem', { name: 'Create VM…' }).waitFor();
    const end = async (): Promise<number> => {
      const { y, height } = await boxOf(diagram.page.getByRole('menuitem', { name: 'Delete…' }));
      return y + height;
    };
    await expect.poll(end).toBeLessThanOrEqual(640);
  });
});

describe('guides while a host is dragged', () => {
  it('hold it in line with another, and it is pinned there', async () => {
    const diagram = await open();
    await drag(diagram, 'b', -83, 40);
    await expect.poll(() => guides(diagram)).toContain('x 20');
    await diagram.page.mouse.up();
    await diagram.drawn(2);
    expect(pinned(diagram)).toEqual([expect.stringMatching(/^b 20 /)]);
    await expect.poll(() => guides(diagram)).toBe('');
  });

  it('show equal gaps with their figure', async () => {
    const diagram = await open();
    await drag(diagram, 'b', -3, 78);
    await expect.poll(() => guides(diagram)).toContain('y gaps 128');
    await diagram.page.mouse.up();
    await diagram.drawn(2);
    expect(pinned(diagram)).toEqual(['b 96 320']);
  });

  it('are switched off by Alt, which is looked at as it is moved', async () => {
    const diagram = await open();
    await drag(diagram, 'b', -83, 40);
    await expect.poll(() => guides(diagram)).toContain('x 20');
    await diagram.page.keyboard.down('Alt');
    const { x, y } = await boxOf(diagram.node('hosts/b'));
    await diagram.page.mouse.move(x + grip.x + 1, y + grip.y);
    await expect.poll(() => guides(diagram)).toBe('');
    await diagram.page.mouse.up();
    await diagram.page.keyboard.up('Alt');
    await diagram.drawn(2);
    expect(pinned(diagram)).not.toEqual([expect.stringMatching(/^b 20 /)]);
  });

  it('are gone when Escape is pressed, and nothing is pinned', async () => {
    const diagram = await open();
    await drag(diagram, 'b', -83, 40);
    await expect.poll(() => guides(diagram)).toContain('x 20');
    await diagram.page.keyboard.press('Escape');
    await expect.poll(() => guides(diagram)).toBe('');
    await diagram.page.mouse.up();
    await diagram.settled();
    expect(diagram.extension.gestures()).toEqual([]);
  });
});

describe('a host that is dropped on another', () => {
  it('stands beside it, as is shown and said while it is dragged, and the other stays', async () => {
    const diagram = await open();
    const before = await boxOf(diagram.node('hosts/d'));
    await drag(diagram, 'b', -80, 260);
    await diagram.page.locator('.tv-ghost').filter({ hasText: 'Beside d' }).waitFor();
    await heard(diagram, 'Beside d');
    await diagram.page.mouse.up();
    await diagram.drawn(2);
    expect(pinned(diagram)).toEqual([expect.stringMatching(/^b 20 4\d\d$/)]);
    expect(await boxOf(diagram.node('hosts/d'))).toEqual(before);
    await heard(diagram, 'b pinned beside d');
  });

  it('changes places with it where there is no room beside it', async () => {
    const hosts = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`h${at}`, []]));
    const diagram = await open({ nodes: nodesOf({ dakar: { prod: hosts } }) });
    const places = async (): Promise<Record<string, string>> => Object.fromEntries(await Promise.all(Object.keys(hosts).map(async (host) => {
      const { x, y } = await boxOf(diagram.node(`hosts/${host}`));
      return [host, `${Math.round(x)} ${Math.round(y)}`] as const;
    })));
    const before = await places();
    const [from, to] = [await boxOf(diagram.node('hosts/h4')), await boxOf(diagram.node('hosts/h0'))];
    await diagram.page.mouse.move(from.x + 20, from.y + 5);
    await diagram.page.mouse.down();
    await diagram.page.mouse.move(to.x + 30, to.y + 15, { steps: 3 });
    await diagram.page.locator('.tv-ghost').filter({ hasText: 'Changes places with h0' }).waitFor();
    await diagram.page.mouse.up();
    await diagram.drawn(2);
    await heard(diagram, 'h4 and h0 changed places');
    await expect.poll(places).toEqual({ ...before, h0: before['h4'], h4: before['h0'] });
  });

  it('lies exactly there with Alt, and the other gives way', async () => {
    const diagram = await open({ nodes: nodesOf({ dakar: { prod: { a: [], b: [], c: [] } } }, { 'hosts/a': { pin: [20, 80] } }) });
    const [from, to] = [await boxOf(diagram.node('hosts/a')), await boxOf(diagram.node('hosts/b'))];
    await diagram.page.mouse.move(from.x + grip.x, from.y + grip.y);
    await diagram.page.mouse.down();
    await diagram.page.keyboard.down('Alt');
    await diagram.page.mouse.move(to.x + grip.x, to.y + grip.y, { steps: 3 });
    await diagram.page.locator('.tv-ghost').filter({ hasText: 'b gives way' }).waitFor();
    await diagram.page.mouse.up();
    await diagram.page.keyboard.up('Alt');
    await diagram.drawn(2);
    await expect.poll(async () => (await boxOf(diagram.node('hosts/b'))).x !== to.x || (await boxOf(diagram.node('hosts/b'))).y !== to.y).toBe(true);
  });

  it('by keys goes past it', async () => {
    const diagram = await open();
    await select(diagram, 'b');
    for (let press = 0; press < 6; press++) {
      await diagram.page.keyboard.press('Control+Shift+ArrowDown');
      await diagram.drawn(press + 2);
    }
    const tops = diagram.extension.gestures().flatMap((gesture) => (gesture.kind === 'pin' ? gesture.positions.map(({ at }) => at?.[1]) : []));
    expect(tops).toEqual([280, 320, 360, 400, 440, 692]);
    await heard(diagram, 'b moved down, past d');
  });
});

describe('several selected hosts', () => {
  it('are dragged together by the head of one, and others stay', async () => {
    const diagram = await open();
    await select(diagram, 'a', 'b');
    const before = await boxOf(diagram.node('hosts/d'));
    await drag(diagram, 'b', 16, 96);
    await diagram.page.mouse.up();
    await diagram.drawn(2);
    const [b, a] = pinned(diagram).map((line) => line.split(' ').slice(1).map(Number)) as [[number, number], [number, number]];
    expect([b[0] - a[0], b[1] - a[1]]).toEqual([80, 160]);
    expect(a[1]).toBeGreaterThan(150);
    expect(await boxOf(diagram.node('hosts/d'))).toEqual(before);
    expect(diagram.extension.gestures()).toHaveLength(1);
  });

  it('are moved by keys a step or five, and keep within their container as one', async () => {
    const diagram = await open();
    await select(diagram, 'b', 'd');
    await diagram.page.keyboard.press('Control+ArrowRight');
    await diagram.drawn(2);
    expect(pinned(diagram)).toEqual(['b 104 240', 'd 24 560']);
    await diagram.page.keyboard.press('Control+Shift+ArrowDown');
    await diagram.drawn(3);
    expect(pinned(diagram)).toEqual(['b 104 280', 'd 24 600']);
    await diagram.page.keyboard.press('Control+Shift+ArrowLeft');
    await diagram.drawn(4);
    expect(pinned(diagram)).toEqual(['b 100 280', 'd 20 600']);
    await diagram.page.keyboard.press('Control+ArrowLeft');
    await heard(diagram, 'They are at the edge already');
    expect(diagram.extension.gestures()).toHaveLength(3);
  });
});

describe('selecting several', () => {
  it('by a rectangle drawn with Ctrl beside nodes adds to what is selected', async () => {
    const diagram = await open();
    await select(diagram, 'd');
    const [a, b] = [await boxOf(diagram.node('hosts/a')), await boxOf(diagram.node('hosts/b'))];
    await diagram.page.keyboard.down('Control');
    await diagram.page.mouse.move(b.x + b.width + 12, b.y + b.height + 10);
    await diagram.page.mouse.down();
    await diagram.page.mouse.move(a.x - 4, a.y - 4, { steps: 3 });
    await diagram.page.mouse.up();
    await diagram.page.keyboard.up('Control');
    await diagram.extension.said((message) => message.kind === 'selection' && message.nodes.join() === 'hosts/d,hosts/a,hosts/b');
    await heard(diagram, '2 nodes caught, 3 selected');
  });

  it('takes all in a container, or beside what holds nothing', async () => {
    const diagram = await open();
    await diagram.node('hosts/c').click({ position: grip });
    await diagram.page.keyboard.press('s');
    await diagram.extension.said((message) => message.kind === 'selection' && message.nodes.join() === 'vms/web,vms/db');
    await heard(diagram, '2 VMs in c selected');
    await diagram.node('hosts/a').click({ position: grip });
    await diagram.page.keyboard.press('s');
    await diagram.extension.said((message) => message.kind === 'selection' && message.nodes.join() === 'hosts/a,hosts/b,hosts/c,hosts/d');
  });

  it('is in the menu of a node', async () => {
    const diagram = await open();
    await diagram.node('hosts/c').click({ button: 'right', position: grip });
    await diagram.page.getByRole('menuitem', { name: 'Select' }).hover();
    await diagram.page.getByRole('menuitem', { name: 'Same kind' }).click();
    await heard(diagram, '5 hosts selected');
  });

  it('takes all of the same kind, wherever they are', async () => {
    const diagram = await open();
    await diagram.node('hosts/c').click({ position: grip });
    await diagram.page.keyboard.press('Shift+K');
    await diagram.extension.said((message) => message.kind === 'selection' && message.nodes.join() === 'hosts/a,hosts/b,hosts/c,hosts/d,hosts/e');
    await heard(diagram, '5 hosts selected');
  });
});

describe('resetting the layout of a container', () => {
  it('says in the menu how many are pinned in it, and frees those alone', async () => {
    const diagram = await openDiagram({ nodes: nodesOf({ dakar: { prod: { a: [], b: [] }, lab: { e: [], f: [] } } }, { 'hosts/b': { pin: [60, 500] }, 'hosts/e': { pin: [20, 300] } }), width: 1400, height: 900 });
    const place = async (): Promise<number> => (await boxOf(diagram.node('hosts/b'))).y - (await boxOf(diagram.node('hosts/a'))).y;
    const before = await place();
    await diagram.node('clusters/prod').click({ button: 'right', position: grip });
    await diagram.page.getByRole('menuitem', { name: 'Reset the layout in it (1 pinned)' }).click();
    await diagram.drawn(2);
    expect(pinned(diagram)).toEqual(['b free']);
    await heard(diagram, 'The layout of prod is reset: 1 node no longer pinned');
    await expect.poll(place).toBeLessThan(before);
  });

  it('is by unpinning what is selected, too', async () => {
    const diagram = await open();
    await select(diagram, 'a', 'b', 'e');
    await diagram.node('hosts/b').click({ button: 'right', position: grip });
    await diagram.page.getByRole('menuitem', { name: 'Unpin all 2' }).click();
    await diagram.drawn(2);
    expect(pinned(diagram)).toEqual(['a free', 'b free']);
  });

  it('has a key, and says where nothing was pinned', async () => {
    const diagram = await open();
    await diagram.node('hosts/e').click({ position: grip });
    await diagram.page.keyboard.press('Shift+R');
    await heard(diagram, 'The layout of lab is reset; nothing was pinned');
    expect(diagram.extension.gestures()).toEqual([]);
    await diagram.node('hosts/a').click({ position: grip });
    await diagram.page.keyboard.press('Shift+R');
    await diagram.drawn(2);
    expect(pinned(diagram)).toEqual(['a free', 'b free', 'c free', 'd free']);
  });
});
