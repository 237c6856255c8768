import { describe, expect, it } from 'vitest';
import { noFilter, type Filter } from '../../../src/protocol/filter';
import type { Answer } from '../../../src/protocol/messages';
import { node } from '../../scene/support/world';
import { selectFound, setFilter, showNear } from '../../../webview/state/filter';
import { select } from '../../../webview/state/selection';
import { lookAt } from '../../../webview/state/views';
import { nodesOf, smallEstate } from '../support/estate';
import { openSession, until, type OpenedSession } from '../support/openSession';

const open = (): Promise<OpenedSession> => openSession(nodesOf(smallEstate), (extension) => { extension.network = { nodes: [node('networks/web', 'network', null), node('networks/db', 'network', null)], edges: [] }; });
const words = (text: string): Filter => ({ ...noFilter, text });
/** What of the view is shown, by its name. */
const shown = ({ session }: OpenedSession): readonly string[] => [...session.store.get().arrangement.scene.boxes.values()].map(({ node: { id } }) => id).sort();
/** The VMs among them. */
const vms = (opened: OpenedSession): readonly string[] => shown(opened).filter((id) => id.startsWith('vms/')).map((id) => id.slice('vms/'.length));
const everyVm = ['app-01', 'db-01', 'old-01', 'test-01', 'web-01', 'web-02'];

describe('a filter', () => {
  it('shows what it finds with what that lies in, and says how much of what there is most of', async () => {
    const opened = await open();
    await setFilter(opened.session, words('web'));
    expect(vms(opened)).toEqual(['web-01', 'web-02']);
    expect(shown(opened)).toEqual(expect.arrayContaining(['sites/dakar', 'clusters/prod', 'hosts/esx-01']));
    expect(opened.said).toEqual(['Showing 2 of 6 VMs']);
    await setFilter(opened.session, words('01'));
    expect(opened.said.at(-1)).toBe('Showing 5 of 6 VMs · 2 of 3 hosts');
  });

  it('that finds nothing says what it hides', async () => {
    const opened = await open();
    await setFilter(opened.session, words('mainframe'));
    expect([vms(opened), opened.said]).toEqual([[], ['Nothing matches: 6 VMs hidden']]);
  });

  it('without conditions shows everything again, and says so only where something was hidden', async () => {
    const opened = await open();
    await setFilter(opened.session, noFilter);
    expect(opened.said).toEqual([]);
    await setFilter(opened.session, words('web'));
    await setFilter(opened.session, null);
    expect([vms(opened), opened.said.at(-1)]).toEqual([everyVm, 'Everything is shown']);
  });

  it('gives way to a later one, whichever is answered first', async () => {
    const opened = await open();
    const answers: ((answer: Answer) => void)[] = [];
    opened.extension.reply = (question) => (question.kind === 'find' ? new Promise((resolve) => answers.push(resolve)) : undefined);
    const [first, second] = [setFilter(opened.session, words('web')), setFilter(opened.session, words('db'))];
    await opened.extension.said((message) => message.kind === 'ask' && message.question.kind === 'find' && message.question.filter.text === 'db');
    answers[1]?.({ kind: 'found', nodes: ['vms/db-01'] });
    await second;
    answers[0]?.({ kind: 'found', nodes: ['vms/web-01'] });
    await first;
    expect([vms(opened), opened.said]).toEqual([['db-01'], ['Showing 1 of 6 VMs']]);
    expect(opened.session.isFinding).toBe(false);
  });

  it('goes on to be for what meets it when the estate changes', async () => {
    const opened = await open();
    await setFilter(opened.session, words('web'));
    const [vm] = nodesOf(smallEstate).filter(({ id }) => id === 'vms/db-01');
    await opened.extension.change(vm ? [{ ...vm, label: 'web-03' }] : [], ['vms/web-01']);
    await until(opened.session, ({ shown: { found } }) => found?.has('vms/db-01') === true);
    expect(vms(opened)).toEqual(['db-01', 'web-02']);
    expect(opened.said.at(-1)).toBe('Showing 2 of 5 VMs');
  });

  it('that is not on is not asked about when the estate changes', async () => {
    const opened = await open();
    await opened.extension.change([], ['vms/web-01']);
    await until(opened.session, ({ revision }) => revision === opened.extension.revision);
    await opened.session.channel.ask({ kind: 'facets' });
    expect(opened.extension.asked('find')).toEqual([]);
  });

  it('is taken along to another view, without kinds that there are none of there', async () => {
    const opened = await open();
    await setFilter(opened.session, { ...noFilter, text: 'web', kinds: ['vm', 'network'] });
    lookAt(opened.session, 'network');
    await until(opened.session, ({ view }) => view === 'network');
    expect(opened.extension.asked('find').map(({ filter }) => filter.kinds)).toEqual([['vm', 'network'], ['network']]);
    expect(shown(opened)).toEqual(['networks/web']);
  });

  it('that was for such kinds alone shows everything there', async () => {
    const opened = await open();
    await setFilter(opened.session, { ...noFilter, kinds: ['vm'] });
    lookAt(opened.session, 'network');
    await until(opened.session, ({ view }) => view === 'network');
    expect(opened.session.store.get().shown).toMatchObject({ filter: null, found: null });
    expect(opened.extension.asked('find')).toHaveLength(1);
  });

  it('that comes while another view is on its way is for that one', async () => {
    const opened = await open();
    lookAt(opened.session, 'network');
    await setFilter(opened.session, words('db'));
    await until(opened.session, ({ view, shown }) => view === 'network' && shown.filter !== null);
    expect(shown(opened)).toEqual(['networks/db']);
  });
});

describe('what is next to something', () => {
  it('is shown a step further each time for the same nodes, and from one step for others', async () => {
    const { session, extension } = await open();
    for (const nodes of [['hosts/esx-01'], ['hosts/esx-01'], ['hosts/esx-02']]) {
      select(session, nodes);
      await showNear(session);
    }
    expect(extension.asked('find').map(({ filter: { near } }) => [near?.nodes.join(), near?.hops])).toEqual([['hosts/esx-01', 1], ['hosts/esx-01', 2], ['hosts/esx-02', 1]]);
  });
});

describe('selecting what a query finds', () => {
  it('selects what of it is shown, and says how many are hidden', async () => {
    const opened = await open();
    await setFilter(opened.session, words('web-01'));
    await selectFound(opened.session, words('web'));
    expect([...opened.session.store.get().selection]).toEqual(['vms/web-01']);
    expect(opened.said.at(-1)).toBe('1 selected, 1 more is hidden');
    await setFilter(opened.session, null);
    await selectFound(opened.session, words('web'));
    expect(opened.said.at(-1)).toBe('2 selected');
  });

  it('without conditions selects nothing', async () => {
    const opened = await open();
    await selectFound(opened.session, noFilter);
    expect([opened.session.store.get().selection.size, opened.extension.asked('find')]).toEqual([0, []]);
  });
});
