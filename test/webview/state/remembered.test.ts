import { describe, expect, it } from 'vitest';
import type { Remembered } from '../../../src/protocol/remembered';
import { noFilter } from '../../../src/protocol/filter';
import { node } from '../../scene/support/world';
import type { Camera } from '../../../webview/canvas/camera';
import { lookOn, lookThere } from '../../../webview/state/remembered';
import { nodesOf, smallEstate } from '../support/estate';
import { openSession, until, type OpenedSession } from '../support/openSession';

const look: Remembered['look'] = { name: '', view: 'compute', filter: { ...noFilter, text: 'web' }, collapsed: ['clusters/lab'], overlay: 'memory', layers: null };
const before: Remembered = { look, place: { node: 'hosts/esx-01', at: [0.5, 0.5], zoom: 2 }, selection: ['vms/web-02', 'vms/gone'], folded: [], measures: [], hiddenLayers: [], panels: { inspector: false, tree: false, legend: null, palette: null, tab: 'properties' } };
const openAfter = (kept: unknown): Promise<OpenedSession> => openSession(nodesOf(smallEstate), (extension) => { extension.network = { nodes: [node('networks/web', 'network', null)], edges: [] }; }, kept);

describe('a page that takes the place of another', () => {
  it('shows the same in the same colours, and has selected what there still is of that', async () => {
    const { session } = await openAfter(before);
    await until(session, ({ selection }) => selection.size > 0);
    const { shown, heatBy, selection } = session.store.get();
    expect([shown.filter?.text, [...shown.collapsed], heatBy, [...selection]]).toEqual(['web', ['clusters/lab'], 'memory', ['vms/web-02']]);
  });

  it('asks for the view that was shown, first of all', async () => {
    const { session, extension } = await openAfter({ ...before, look: { ...look, view: 'network', filter: null, collapsed: [], overlay: null }, selection: ['networks/web'] });
    await until(session, ({ selection }) => selection.has('networks/web'));
    expect(extension.received.flatMap((message) => (message.kind === 'ready' ? [message.view] : []))).toEqual(['network']);
  });

  it('selects nothing once somebody has begun to look elsewhere', async () => {
    const opened = await openAfter(before);
    opened.session.remembered = null;
    await until(opened.session, ({ shown }) => shown.filter !== null);
    await opened.session.channel.ask({ kind: 'facets' });
    expect([...opened.session.store.get().selection]).toEqual([]);
  });

  it('looks at the same place of the same node, and nowhere where that is gone', async () => {
    const { session } = await openAfter(before);
    const view = { x: 0, y: 0, zoom: 1, width: 800, height: 600 };
    const gone: unknown[] = [];
    session.camera = { view: () => view, go: (there) => { gone.push(there); }, show: () => undefined, fit: () => undefined } as Partial<Camera> as Camera;
    const rect = session.store.get().arrangement.rect('hosts/esx-01');
    if (!rect) throw new Error('There is no esx-01.');
    expect(lookThere(session)).toBe(true);
    expect(gone).toEqual([{ x: 400 - (rect.x + rect.width / 2) * 2, y: 300 - (rect.y + rect.height / 2) * 2, zoom: 2 }]);
    session.remembered = { ...before, place: { ...before.place, node: 'hosts/gone' } };
    expect(lookThere(session)).toBe(false);
    session.remembered = null;
    expect([lookThere(session), gone.length]).toEqual([false, 1]);
  });

  it('begins anew where nothing was left, or something that it does not understand', async () => {
    for (const kept of [undefined, { look: { view: 'network' } }, 'gibberish']) {
      const { session } = await openAfter(kept);
      await lookOn(session);
      expect([session.remembered, session.store.get().view, session.store.get().selection.size]).toEqual([null, 'compute', 0]);
    }
  });
});
