import { describe, expect, it } from 'vitest';
import { node } from '../../scene/support/world';
import type { Answer } from '../../../src/protocol/messages';
import { openCard } from '../../../webview/state/card';
import type { Camera } from '../../../webview/canvas/camera';
import { toggleFold } from '../../../webview/state/fold';
import { select, selectEdges } from '../../../webview/state/selection';
import { edge } from '../../scene/support/network';
import { lookAt } from '../../../webview/state/views';
import { nodesOf, smallEstate } from '../support/estate';
import { openSession, until, type OpenedSession } from '../support/openSession';

const open = (): Promise<OpenedSession> => openSession(nodesOf(smallEstate), (extension) => {
  extension.network = { nodes: [node('switches/a', 'switch', null), node('switches/b', 'switch', null), node('networks/web', 'network', null)], edges: [edge('cable/a', 'switches/a', 'switches/b'), edge('cable/b', 'switches/b', 'switches/a')] };
});
const revisionOf = ({ session, extension }: OpenedSession): Promise<void> => until(session, ({ revision }) => revision === extension.revision);

describe('what was said of nodes that were made', () => {
  it('goes with the last of them, once that is undone', async () => {
    const opened = await open();
    const { session, extension } = opened;
    const made = ['vms/new-1', 'vms/new-2'].map((id) => node(id, 'vm', 'hosts/esx-01'));
    session.notify('info', 'Added 2 VMs', [], { revision: extension.revision + 1, nodes: made.map(({ id }) => id) });
    session.notify('info', 'Nothing of the kind');
    const told = (): readonly string[] => session.store.get().notices.map(({ text }) => text);
    await extension.change(made);
    await revisionOf(opened);
    expect(told()).toEqual(['Nothing of the kind', 'Added 2 VMs']);
    await extension.change([], ['vms/new-1']);
    await revisionOf(opened);
    expect(told()).toEqual(['Nothing of the kind', 'Added 2 VMs']);
    await extension.change([], ['vms/new-2']);
    await revisionOf(opened);
    expect(told()).toEqual(['Nothing of the kind']);
  });
});

describe('the card of a node that is open', () => {
  const card = (of: string): Answer => ({ kind: 'card', title: 'web-01', word: 'VM', lines: [['Demand', of]], findings: [], more: 0 });

  it('tells of it as it is once the text has changed', async () => {
    const opened = await open();
    const { session, extension } = opened;
    let demand = '4 GHz';
    extension.reply = (question) => (question.kind === 'card' ? card(demand) : undefined);
    await openCard(session, 'vms/web-01', 'pointer');
    demand = '1 GHz';
    await extension.change([{ ...extension.node('vms/web-01')!, detail: 'less' }]);
    await until(session, (state) => state.card?.content.lines[0]?.[1] === '1 GHz');
    expect(session.store.get().card).toMatchObject({ node: 'vms/web-01', by: 'pointer' });
  });

  it('closes with its node', async () => {
    const { session, extension } = await open();
    await openCard(session, 'vms/web-01', 'pointer');
    expect(session.store.get().card).not.toBeNull();
    await extension.change([], ['vms/web-01']);
    await until(session, (state) => state.card === null);
  });
});

describe('what goes out of the text', () => {
  it('goes out of the selection, and keys go on at what it lay in', async () => {
    const opened = await open();
    const { session, extension } = opened;
    select(session, ['hosts/esx-01', 'vms/app-01']);
    await extension.change([], ['vms/app-01']);
    await revisionOf(opened);
    expect([[...session.store.get().selection], session.store.get().current]).toEqual([['hosts/esx-01'], 'hosts/esx-02']);
    await extension.change([], ['hosts/esx-02', 'vms/old-01', 'clusters/prod', 'hosts/esx-01', 'vms/web-01', 'vms/web-02', 'vms/db-01']);
    await revisionOf(opened);
    expect([[...session.store.get().selection], session.store.get().current]).toEqual([[], 'sites/dakar']);
  });

  it('leaves a selection that has lost nothing the same object, so that nobody looks at it again', async () => {
    const opened = await open();
    select(opened.session, ['vms/web-01']);
    const { selection } = opened.session.store.get();
    await opened.extension.change([], ['vms/test-01']);
    await revisionOf(opened);
    expect(opened.session.store.get().selection).toBe(selection);
  });

  it('goes out of the lines that are selected', async () => {
    const opened = await open();
    lookAt(opened.session, 'network');
    await until(opened.session, ({ view }) => view === 'network');
    selectEdges(opened.session, ['cable/a', 'cable/b']);
    await opened.extension.change([], [], { removed: ['cable/a'] });
    await revisionOf(opened);
    expect(opened.session.store.get().chosenEdges).toEqual(['cable/b']);
  });
});

describe('the node whose text the cursor is in', () => {
  it('is marked where it is folded into, while it is folded up', async () => {
    const { session, extension } = await open();
    toggleFold(session, 'hosts/esx-01');
    await extension.say({ kind: 'highlight', node: 'vms/web-01', scroll: false, typing: true });
    await until(session, ({ highlight }) => highlight !== null);
    expect([session.store.get().highlight, session.store.get().typing]).toEqual(['hosts/esx-01', true]);
    const shown: unknown[] = [];
    session.camera = { show: (ids) => { shown.push(ids); } } as Partial<Camera> as Camera;
    for (const [node, scroll] of [['vms/app-01', false], ['vms/web-01', true], ['vms/gone', true]] as const) await extension.say({ kind: 'highlight', node, scroll });
    await session.channel.ask({ kind: 'facets' });
    expect(shown, 'only where that is asked for, and there is such a node').toEqual([['hosts/esx-01']]);
    await extension.say({ kind: 'highlight', node: 'vms/app-01', scroll: false });
    await until(session, ({ highlight }) => highlight === 'vms/app-01');
    await extension.say({ kind: 'highlight', node: null, scroll: false });
    await until(session, ({ highlight }) => highlight === null);
    expect(session.store.get().typing).toBe(false);
  });
});

describe('the diagram beside, of another version', () => {
  it('leads this one: to what it looks at, selects and shows', async () => {
    const { session, extension } = await open();
    const gone: unknown[] = [];
    session.camera = { view: () => ({ x: 0, y: 0, zoom: 1, width: 800, height: 600 }), go: ({ zoom }) => { gone.push(zoom); }, show: () => undefined } as Partial<Camera> as Camera;
    await extension.say({ kind: 'follow', view: 'compute', camera: null, selection: ['vms/web-01'] });
    await until(session, ({ selection }) => selection.has('vms/web-01'));
    await extension.say({ kind: 'follow', view: 'compute', camera: { node: 'hosts/esx-02', at: [0.5, 0.5], zoom: 2 }, selection: null });
    await session.channel.ask({ kind: 'facets' });
    expect([gone, [...session.store.get().selection]]).toEqual([[2], ['vms/web-01']]);
    await extension.say({ kind: 'follow', view: 'network', camera: null, selection: null });
    await until(session, ({ view }) => view === 'network');
  });
});

describe('a view that is asked for', () => {
  it('is not shown once another was asked for after it', async () => {
    const opened = await open();
    lookAt(opened.session, 'network');
    lookAt(opened.session, 'compute');
    const views: string[] = [];
    opened.session.store.subscribe((now, before) => { if (now.view !== before.view) views.push(now.view); });
    await opened.session.channel.ask({ kind: 'facets' });
    expect([views, opened.session.store.get().view]).toEqual([[], 'compute']);
  });

  it('has selected what the view before had, or what belongs to it, and is told so', async () => {
    const { session, extension } = await openSession(nodesOf(smallEstate), (fake) => { fake.network = { nodes: [node('networks/web', 'network', null), node('vms/web-01/nics/eth0', 'guest', 'networks/web')], edges: [] }; });
    select(session, ['vms/web-01']);
    lookAt(session, 'network');
    await until(session, ({ view }) => view === 'network');
    expect([...session.store.get().selection]).toEqual(['vms/web-01/nics/eth0']);
    await extension.said((message) => message.kind === 'selection' && message.nodes.join() === 'vms/web-01/nics/eth0');
    lookAt(session, 'compute');
    await until(session, ({ view }) => view === 'compute');
    expect([...session.store.get().selection]).toEqual(['vms/web-01']);
  });

  it('keeps what was folded up in it, and the places of what it shows, and is asked for from where it was left', async () => {
    const { session, extension } = await open();
    toggleFold(session, 'hosts/esx-01');
    const before = session.store.get().arrangement;
    lookAt(session, 'network');
    await until(session, ({ view }) => view === 'network');
    expect(session.store.get().shown.collapsed.size).toBe(0);
    lookAt(session, 'compute');
    await until(session, ({ view }) => view === 'compute');
    expect(extension.received.filter(({ kind }) => kind === 'ready').at(-1)).toMatchObject({ view: 'compute', seen: 1 });
    expect([...session.store.get().shown.collapsed]).toEqual(['hosts/esx-01']);
    for (const id of ['hosts/esx-01', 'vms/app-01', 'clusters/lab']) expect(session.store.get().arrangement.rect(id)).toEqual(before.rect(id));
  });
});

describe('what a command found', () => {
  it('is selected where it is, unfolded if need be, and looked for in another view where this one has none of it', async () => {
    const { session, extension, said } = await open();
    toggleFold(session, 'hosts/esx-01');
    await extension.say({ kind: 'select', nodes: ['vms/web-01', 'vms/gone'], view: 'compute' });
    await until(session, ({ selection }) => selection.has('vms/web-01'));
    expect([...session.store.get().shown.collapsed]).toEqual([]);
    await extension.say({ kind: 'select', nodes: ['networks/web'], view: 'network' });
    await until(session, ({ view }) => view === 'network');
    expect([...session.store.get().selection]).toEqual(['networks/web']);
    await extension.say({ kind: 'select', nodes: ['networks/gone'], view: 'network' });
    await session.channel.ask({ kind: 'facets' });
    expect(said.at(-1)).toBe('None of them is in the diagram.');
  });
});
