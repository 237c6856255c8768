import { describe, expect, it } from 'vitest';
import { noFilter, type SavedView } from '../../../src/protocol/filter';
import { node } from '../../scene/support/world';
import { colourBy } from '../../../webview/state/colouring';
import { setFilter } from '../../../webview/state/filter';
import { toggleFold } from '../../../webview/state/fold';
import { showLayers } from '../../../webview/state/layers';
import { currentView, openSavedView, saveView } from '../../../webview/state/savedViews';
import type { Session } from '../../../webview/state/session';
import { lookAt } from '../../../webview/state/views';
import { nodesOf, smallEstate } from '../support/estate';
import { openSession, until, type OpenedSession } from '../support/openSession';

const whole = [...nodesOf(smallEstate), node('switches/dvs', 'fabric', null), node('networks/web', 'network', 'switches/dvs')];
const open = (): Promise<OpenedSession> => openSession(nodesOf(smallEstate), (extension) => { extension.all = { nodes: whole, edges: [] }; });
const keep = async ({ session, extension }: OpenedSession, ...savedViews: readonly SavedView[]): Promise<void> => {
  await extension.say({ kind: 'header', layout: [], savedViews: [...savedViews] });
  await until(session, ({ header }) => header.savedViews.length === savedViews.length);
};
const inView = (session: Session, wanted: 'compute' | 'all'): Promise<void> => until(session, ({ view }) => view === wanted);

describe('a view that is saved', () => {
  it('keeps the view, the filter, what is folded up, the layers and what is not its usual colour', async () => {
    const opened = await open();
    const { session, extension } = opened;
    expect(currentView(session, 'now')).toEqual({ name: 'now', view: 'compute', filter: null, collapsed: [], overlay: null, layers: null });
    lookAt(session, 'all');
    await inView(session, 'all');
    showLayers(session, ['compute', 'storage']);
    toggleFold(session, 'hosts/esx-01');
    colourBy(session, 'memory');
    await setFilter(session, { ...noFilter, text: 'esx' });
    const saved: SavedView = { name: 'Hosts', view: 'all', filter: { ...noFilter, text: 'esx' }, collapsed: ['hosts/esx-01'], overlay: 'memory', layers: ['compute', 'storage'] };
    expect(currentView(session, 'Hosts')).toEqual(saved);
    await saveView(session, 'Hosts');
    expect(extension.gestures()).toEqual([{ kind: 'save-view', saved }]);
  });

  it('is looked at again as it was, from the view it is of and from another', async () => {
    const saved: SavedView = { name: 'Hosts', view: 'all', filter: { ...noFilter, text: 'esx' }, collapsed: ['hosts/esx-02'], overlay: 'memory', layers: ['compute'] };
    for (const from of ['all', 'compute'] as const) {
      const opened = await open();
      const { session, said } = opened;
      await keep(opened, saved);
      lookAt(session, from);
      await inView(session, from);
      openSavedView(session, 'Hosts');
      await until(session, ({ view, shown, heatBy }) => view === 'all' && shown.filter !== null && heatBy === 'memory');
      expect(currentView(session, 'Hosts'), from).toEqual(saved);
      expect(said).toContain('View Hosts');
    }
  });

  it('without a filter takes one away, and without layers shows all of them', async () => {
    const opened = await open();
    const { session } = opened;
    await keep(opened, { name: 'Plain', view: 'all', filter: null, collapsed: [], overlay: null, layers: null });
    lookAt(session, 'all');
    await inView(session, 'all');
    showLayers(session, ['network']);
    await setFilter(session, { ...noFilter, text: 'web' });
    openSavedView(session, 'Plain');
    await until(session, ({ shown }) => shown.filter === null);
    expect([session.store.get().hiddenLayers.size, session.store.get().arrangement.scene.find('hosts/esx-01')?.node.id]).toEqual([0, 'hosts/esx-01']);
  });

  it('leaves the layers of other views as they are', async () => {
    const opened = await open();
    const { session } = opened;
    await keep(opened, { name: 'All', view: 'all', filter: null, collapsed: [], overlay: null, layers: ['compute', 'network'] });
    session.store.set({ hiddenLayers: new Set(['physical', 'network']) });
    openSavedView(session, 'All');
    await inView(session, 'all');
    expect([...session.store.get().hiddenLayers].sort()).toEqual(['physical', 'storage']);
  });

  it('that is gone is told', async () => {
    const { session } = await open();
    openSavedView(session, 'Gone');
    expect(session.store.get().notices.map(({ text }) => text)).toEqual(['There is no view "Gone" any more']);
  });
});
