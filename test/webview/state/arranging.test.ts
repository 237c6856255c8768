import { describe, expect, it } from 'vitest';
import { alignChosen, distributeChosen, whyNotTogether } from '../../../webview/state/arranging';
import { select } from '../../../webview/state/selection';
import type { Session } from '../../../webview/state/session';
import { lookAt } from '../../../webview/state/views';
import { nodesOf } from '../support/estate';
import { openSession, until, type OpenedSession } from '../support/openSession';

/** In one cluster: a and b below each other, c beside them further down, and d below b; in the other one host. */
const open = (): Promise<OpenedSession> => openSession(nodesOf({ dakar: { prod: { a: [], b: [], c: ['web', 'db'], d: [] }, lab: { e: [] } } }, { 'hosts/a': { pin: [20, 80] }, 'hosts/b': { pin: [100, 240] }, 'hosts/c': { pin: [860, 300] }, 'hosts/d': { pin: [20, 560] } }));
const hosts = (...names: readonly string[]): readonly string[] => names.map((name) => `hosts/${name}`);
const pinned = ({ extension }: OpenedSession): readonly string[] => {
  const last = extension.gestures().at(-1);
  return last?.kind === 'pin' ? last.positions.map(({ node, at }) => `${node.slice('hosts/'.length)} ${at?.join(' ') ?? 'free'}`) : [];
};
const notices = ({ store }: Session): readonly string[] => store.get().notices.map(({ text, details }) => [text, ...details].join(': '));

describe('putting in order what is selected', () => {
  it('is one gesture, and says what was done and what gave way', async () => {
    const opened = await open();
    const { session, said, extension } = opened;
    select(session, hosts('a', 'b', 'd'));
    await alignChosen(session, 'right');
    expect([pinned(opened), said.at(-1)]).toEqual([['a 100 80', 'b 100 240', 'd 100 560'], '3 hosts aligned right']);
    select(session, hosts('b', 'c'));
    await alignChosen(session, 'left');
    expect(notices(session)).toEqual(['2 hosts aligned left, 1 of them moved down so that nothing lies on anything']);
    expect(extension.gestures()).toHaveLength(2);
  });

  it('says which way they are in order, and to where what gives way goes', async () => {
    const opened = await open();
    const { session, said } = opened;
    select(session, hosts('a', 'b', 'd'));
    await distributeChosen(session, 'y');
    expect([pinned(opened), said.at(-1)]).toEqual([['a 20 80', 'b 100 320', 'd 20 560'], '3 hosts distributed vertically']);
    await alignChosen(session, 'top');
    expect(notices(session)[0]).toMatch(/^3 hosts aligned at the top, 2 of them moved to the right so that/);
  });

  it('writes nothing where they are so already', async () => {
    const { session, said, extension } = await open();
    select(session, hosts('a', 'd'));
    await alignChosen(session, 'left');
    expect([extension.gestures(), said.at(-1)]).toEqual([[], '2 hosts are aligned left already']);
  });

  it('tells every reason why not', async () => {
    const opened = await open();
    const { session, extension } = opened;
    const why = (least: number, ...ids: readonly string[]): readonly string[] => {
      select(session, ids);
      return whyNotTogether(session, least);
    };
    expect(why(2, 'hosts/a', 'hosts/b')).toEqual([]);
    expect(why(2, 'hosts/a')).toEqual(['1 node is selected: it takes 2.']);
    expect(why(3, 'hosts/a', 'hosts/e')).toEqual(['They lie in prod and lab: select boxes of one container.', '2 nodes are selected: it takes 3.']);
    expect(why(2, 'vms/web', 'hosts/c')[0]).toBe('web, a VM, has no place of its own: it is placed in rows by the layout.');
    expect(why(2, 'vms/web', 'vms/db')).toEqual(['2 VMs have no place of their own: they are placed in rows by the layout.']);
    expect(why(2, 'sites/dakar', 'hosts/a')[0]).toBe('They lie in nothing and prod: select boxes of one container.');
    select(session, ['hosts/a', 'hosts/e']);
    await distributeChosen(session, 'x');
    expect([notices(session)[0], extension.gestures()]).toEqual([expect.stringMatching(/^These cannot be put in order together: They lie in prod and lab/), []]);
    lookAt(session, 'network');
    await until(session, ({ view }) => view === 'network');
    expect(whyNotTogether(session, 2)).toEqual([expect.stringMatching(/^Only in the compute view/)]);
  });
});
