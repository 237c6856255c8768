import { describe, expect, it } from 'vitest';
import { noFilter } from '../../../src/protocol/filter';
import { setFilter } from '../../../webview/state/filter';
import { setQuery, step } from '../../../webview/state/search';
import { nodesOf, smallEstate } from '../support/estate';
import { openSession, until } from '../support/openSession';

const open = () => openSession(nodesOf(smallEstate));

describe('searching', () => {
  it('finds by every word, in the order of the tree, and goes round and round', async () => {
    const { session, said } = await open();
    setQuery(session, 'WEB 4');
    expect(session.store.get().search).toMatchObject({ matches: ['vms/web-01', 'vms/web-02'], at: -1, hidden: 0 });
    const visited = ([1, 1, 1, -1, -1] as const).map((by) => {
      step(session, by);
      return [...session.store.get().selection].join();
    });
    expect(visited).toEqual(['vms/web-01', 'vms/web-02', 'vms/web-01', 'vms/web-02', 'vms/web-01']);
    expect([said[0], said.at(-1)]).toEqual(['2 found', '1 of 2']);
  });

  it('begins backwards at the last', async () => {
    const { session } = await open();
    setQuery(session, 'web');
    step(session, -1);
    expect([...session.store.get().selection]).toEqual(['vms/web-02']);
  });

  it('says what a filter hides of it, and that nothing was found', async () => {
    const { session, said } = await open();
    await setFilter(session, { ...noFilter, text: 'web-01' });
    setQuery(session, 'web');
    setQuery(session, 'app');
    setQuery(session, 'mainframe');
    setQuery(session, ' ');
    expect(said.slice(1)).toEqual(['1 found · 1 more hidden', '1 found, hidden', 'nothing found']);
    step(session, 1);
    expect(session.store.get().selection.size).toBe(0);
  });

  it('stays at its match when others come and go', async () => {
    const { session, extension } = await open();
    setQuery(session, 'web');
    step(session, 1);
    step(session, 1);
    await extension.change([], ['vms/web-01']);
    await until(session, ({ revision }) => revision === extension.revision);
    expect(session.store.get().search).toMatchObject({ matches: ['vms/web-02'], at: 0 });
    await extension.change([], ['vms/web-02']);
    await until(session, ({ revision }) => revision === extension.revision);
    expect(session.store.get().search).toMatchObject({ matches: [], at: -1 });
  });
});
