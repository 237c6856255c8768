import { describe, expect, it } from 'vitest';
import { noFilter } from '../../src/protocol/filter';
import type { DiagramNode, ViewName } from '../../src/protocol/view';
import { node } from '../scene/support/world';
import { largeEstate } from './support/estate';
import type { FakeExtension } from './support/fakeExtension';
import { openDiagram, type OpenedDiagram } from './support/openDiagram';

/** More boxes than are arranged between two frames. */
const network: readonly DiagramNode[] = [
  node('clusters/prod', 'cluster', null),
  ...Array.from({ length: 400 }, (_, host) => [
    node(`hosts/h${host}`, 'host', 'clusters/prod', { order: host }),
    ...Array.from({ length: 8 }, (_none, nic) => node(`hosts/h${host}/nics/${nic}`, 'nic', `hosts/h${host}`, { order: nic })),
  ]).flat(),
];
const storage = [node('pools/fast', 'pool', null), node('datastores/gold', 'datastore', 'pools/fast')];
const compute = largeEstate({ clusters: 10, hosts: 200, vms: 2000 });

const open = (before: (extension: FakeExtension) => void = () => undefined): Promise<OpenedDiagram> => openDiagram({
  nodes: compute,
  before: (extension) => {
    extension.network = { nodes: network, edges: [] };
    extension.storage = { nodes: storage, edges: [] };
    before(extension);
  },
});
/** The last part of the network does not come until it is released. */
async function heldBack(): Promise<{ readonly diagram: OpenedDiagram; readonly release: () => void }> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => { release = resolve; });
  const diagram = await open((extension) => { extension.lastPart = (view) => (view === 'network' ? held : Promise.resolve()); });
  await diagram.extension.said((message) => message.kind === 'ahead' && message.view === 'network');
  return { diagram, release };
}
const isReady = ({ page }: OpenedDiagram, view: ViewName): Promise<unknown> => page.waitForSelector(`html[data-ahead~="${view}"]`, { state: 'attached' });
const turn = async (diagram: OpenedDiagram, name: 'Network' | 'Storage'): Promise<void> => {
  await diagram.page.getByRole('radio', { name, exact: true }).click();
  await diagram.inView(name === 'Network' ? 'network' : 'storage');
};
/** At which revision of a view the page asked for what changed since; undefined where it asked for all of it. */
const seen = ({ extension }: OpenedDiagram, view: ViewName): number | undefined => extension.received.flatMap((message) => (message.kind === 'ready' && message.view === view ? [message.seen] : []))[0];

describe('in a large estate, a view that nobody has looked at yet', () => {
  it('is made ready while nobody does anything, one after the other, and is shown as it is by then', async () => {
    const diagram = await open();
    await isReady(diagram, 'network');
    await isReady(diagram, 'storage');
    expect(await diagram.page.locator('.tv-canvas').getAttribute('data-view')).toBe('compute');
    diagram.extension.network = { nodes: [...network, node('networks/new', 'network', null)], edges: [] };
    await turn(diagram, 'Network');
    await diagram.extension.say({ kind: 'select', nodes: ['networks/new'], view: 'network' });
    await diagram.node('networks/new').waitFor();
    expect(seen(diagram, 'network')).toBe(-1);
    await turn(diagram, 'Storage');
    await diagram.node('datastores/gold').waitFor();
    expect(seen(diagram, 'storage')).toBe(-2);
    expect(await diagram.complaints()).toEqual([]);
  });

  it('is not touched by an edit, which is drawn as ever', async () => {
    const { diagram, release } = await heldBack();
    const [vm] = compute.filter(({ kind }) => kind === 'vm');
    await diagram.extension.change([{ ...(vm as DiagramNode), detail: '6 vCPU' }]);
    await diagram.drawn();
    release();
    await isReady(diagram, 'network');
    await turn(diagram, 'Network');
    await diagram.node('clusters/prod').waitFor();
    expect(seen(diagram, 'network')).toBe(-1);
    expect(await diagram.complaints()).toEqual([]);
  });

  it('turned to before it has come is asked for as ever, and another is made ready then', async () => {
    const { diagram, release } = await heldBack();
    await turn(diagram, 'Network');
    expect(seen(diagram, 'network')).toBeUndefined();
    release();
    await isReady(diagram, 'storage');
    await diagram.node('clusters/prod').waitFor();
    expect(await diagram.complaints()).toEqual([]);
  });

  it('turned to while it is laid out is waited for, and not laid out twice', async () => {
    const { diagram, release } = await heldBack();
    await holdWorkers(diagram.page);
    release();
    await expect.poll(() => given(diagram)).toBe(1);
    await diagram.page.getByRole('radio', { name: 'Network', exact: true }).click();
    await diagram.page.getByText('Arranging the diagram…', { exact: true }).waitFor();
    expect(await given(diagram)).toBe(1);
    await diagram.page.evaluate(() => (window as unknown as { release: () => void }).release());
    await diagram.inView('network');
    await diagram.node('clusters/prod').waitFor();
    expect(await diagram.complaints()).toEqual([]);
  });

  it('is shown as a saved view says', async () => {
    const diagram = await open();
    const { page, extension } = diagram;
    await isReady(diagram, 'network');
    await extension.say({ kind: 'header', layout: [], savedViews: [{ name: 'NICs', view: 'network', filter: { ...noFilter, kinds: ['nic'] }, collapsed: ['hosts/h0'], overlay: null, layers: null }] });
    await extension.say({ kind: 'open-view', name: 'NICs' });
    await diagram.inView('network');
    await page.getByRole('group', { name: 'Filter in force' }).waitFor();
    await extension.say({ kind: 'select', nodes: ['hosts/h0'], view: 'network' });
    await page.locator('[data-node="hosts/h0"][aria-label*="collapsed"]').waitFor();
    expect(await diagram.complaints()).toEqual([]);
  });

  it('is laid out as the document came to say since it was made ready', async () => {
    const diagram = await open();
    await isReady(diagram, 'network');
    await diagram.extension.say({ kind: 'header', layout: [{ view: 'network', options: { direction: 'right' } }], savedViews: [] });
    await turn(diagram, 'Network');
    await diagram.node('clusters/prod').waitFor();
    expect(await diagram.complaints()).toEqual([]);
  });

  it('is made ready again in a page that is loaded again', async () => {
    const diagram = await open();
    await isReady(diagram, 'network');
    await diagram.page.reload();
    await isReady(diagram, 'network');
    await turn(diagram, 'Network');
    await diagram.node('clusters/prod').waitFor();
    expect(seen(diagram, 'network')).toBeLessThan(-1);
    expect(await diagram.complaints()).toEqual([]);
  });
});

/** From now on workers are given nothing to do until they are released. */
const holdWorkers = (page: OpenedDiagram['page']): Promise<void> => page.evaluate(() => {
  const here = window as unknown as { held: (() => void)[]; release: () => void };
  const { postMessage } = Worker.prototype;
  here.held = [];
  here.release = () => {
    Worker.prototype.postMessage = postMessage;
    here.held.forEach((give) => give());
  };
  Worker.prototype.postMessage = function hold(this: Worker, message: unknown) {
    here.held.push(() => postMessage.call(this, message));
  };
});
const given = ({ page }: OpenedDiagram): Promise<number> => page.evaluate(() => (window as unknown as { held?: unknown[] }).held?.length ?? 0);
