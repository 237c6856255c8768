import { describe, expect, it } from 'vitest';
import { chosen, extend, followSelection, select, selectAll, selectEdges, selectInside, selectSameKind, toggle } from '../../../webview/state/selection';
import type { Session } from '../../../webview/state/session';
import { nodesOf, smallEstate } from '../support/estate';
import { openSession, type OpenedSession } from '../support/openSession';

const open = (): Promise<OpenedSession> => openSession(nodesOf(smallEstate));
const selected = ({ store }: Session): readonly string[] => [...store.get().selection];
/** What the extension was told is selected, in order. */
async function told({ session, extension }: OpenedSession): Promise<readonly string[]> {
  // What is asked after it is heard after it.
  await session.channel.ask({ kind: 'facets' });
  return extension.received.flatMap((message) => (message.kind === 'selection' ? [message.nodes.join()] : []));
}

describe('selecting', () => {
  it('is told, and the last becomes the one that keys begin at', async () => {
    const opened = await open();
    select(opened.session, ['vms/web-01', 'hosts/esx-02']);
    expect([selected(opened.session), opened.session.store.get().current, await told(opened)]).toEqual([['vms/web-01', 'hosts/esx-02'], 'hosts/esx-02', ['vms/web-01,hosts/esx-02']]);
    select(opened.session, []);
    expect([selected(opened.session), opened.session.store.get().current]).toEqual([[], 'hosts/esx-02']);
  });

  it('adds and takes away one by one, and adds several', async () => {
    const { session } = await open();
    for (const id of ['vms/web-01', 'vms/web-02', 'vms/web-01']) toggle(session, id);
    expect([selected(session), session.store.get().current]).toEqual([['vms/web-02'], 'vms/web-01']);
    extend(session, ['vms/web-02', 'hosts/esx-01']);
    expect([selected(session), session.store.get().current]).toEqual([['vms/web-02', 'hosts/esx-01'], 'hosts/esx-01']);
  });

  it('is either of nodes or of lines', async () => {
    const { session } = await open();
    select(session, ['vms/web-01']);
    selectEdges(session, ['cable/a']);
    expect([selected(session), session.store.get().chosenEdges]).toEqual([[], ['cable/a']]);
    select(session, ['vms/web-01']);
    expect(session.store.get().chosenEdges).toEqual([]);
  });

  it('follows the diagram beside as far as nodes are here, and does not tell it', async () => {
    const opened = await open();
    select(opened.session, ['vms/web-02']);
    followSelection(opened.session, ['vms/gone', 'vms/web-01']);
    expect([selected(opened.session), opened.session.store.get().current, await told(opened)]).toEqual([['vms/web-01'], 'vms/web-01', ['vms/web-02']]);
  });
});

describe('what an act is for', () => {
  it('is what is selected, or else what the keyboard is at', async () => {
    const { session } = await open();
    select(session, ['vms/web-02']);
    expect(chosen(session)).toEqual(['vms/web-02']);
    select(session, []);
    expect(chosen(session)).toEqual(['vms/web-02']);
    session.store.set({ current: null });
    expect(chosen(session)).toEqual([]);
  });
});

describe('selecting all', () => {
  it('takes what lies beside it, and again what lies around that, up to everything', async () => {
    const { session, said } = await open();
    select(session, ['vms/web-01']);
    const grown = [...Array(5).keys()].map(() => {
      selectAll(session);
      return selected(session).length;
    });
    // 3 VMs of the host, the 2 hosts of its cluster, 2 clusters, the site; and then there is nothing around it.
    expect(grown).toEqual([3, 5, 7, 8, 8]);
    expect(said.slice(-2)).toEqual(['8 selected', '8 selected']);
    expect(session.store.get().current, 'the keys stay where they were').toBe('vms/web-01');
  });

  it('takes what lies in a box, and beside one that holds nothing', async () => {
    const { session, said } = await open();
    select(session, ['hosts/esx-02']);
    selectInside(session);
    expect(selected(session)).toEqual(['vms/app-01', 'vms/old-01']);
    expect(said.at(-1)).toBe('2 VMs in esx-02 selected');
    select(session, ['vms/test-01']);
    selectInside(session);
    expect([selected(session), session.store.get().current]).toEqual([['vms/test-01'], 'vms/test-01']);
    select(session, ['vms/web-02']);
    selectInside(session);
    expect([selected(session), session.store.get().current]).toEqual([['vms/web-01', 'vms/web-02', 'vms/db-01'], 'vms/web-02']);
    select(session, ['hosts/esx-01', 'clusters/lab']);
    selectInside(session);
    expect([selected(session), session.store.get().current]).toEqual([['vms/web-01', 'vms/web-02', 'vms/db-01', 'hosts/kvm-01'], 'vms/web-01']);
    expect(said.at(-1)).toBe('4 nodes selected');
  });

  it('takes all of the kinds that are selected', async () => {
    const { session, said } = await open();
    select(session, ['hosts/esx-02']);
    selectSameKind(session);
    expect(selected(session)).toEqual(['hosts/esx-01', 'hosts/esx-02', 'hosts/kvm-01']);
    expect(said.at(-1)).toBe('3 hosts selected');
    expect(session.store.get().current).toBe('hosts/esx-02');
  });
});
