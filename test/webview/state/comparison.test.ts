import { describe, expect, it } from 'vitest';
import type { ChangeView, ComparisonView } from '../../../src/protocol/comparison';
import { changeText, countsOf, listed, takeComparison } from '../../../webview/state/comparison';
import { comparison } from '../support/comparison';
import { nodesOf, smallEstate } from '../support/estate';
import { openSession, type OpenedSession } from '../support/openSession';

const open = (): Promise<OpenedSession> => openSession(nodesOf(smallEstate));
const shown = ({ session }: OpenedSession) => {
  const found = session.store.get().comparison;
  if (!found) throw new Error('Nothing is compared.');
  return found;
};
const names = (view: ComparisonView): readonly string[] => listed(view).map(({ label }) => label);

describe('what is different from another version', () => {
  it('is listed by kind and counted, and said once with what came of it', async () => {
    const opened = await open();
    takeComparison(opened.session, comparison);
    takeComparison(opened.session, { ...comparison });
    expect([names(comparison), countsOf(shown(opened))]).toEqual([['app-01', 'lost-01', 'db-01', 'web-01'], { added: 1, removed: 1, changed: 1, moved: 1 }]);
    expect(opened.said).toEqual(['Compared with HEAD (1a2b3c4): 1 added, 1 removed, 1 changed, 1 moved; 1 new finding.']);
    takeComparison(opened.session, { ...comparison, summary: '1 moved' });
    expect(opened.said.at(-1)).toBe('Compared with HEAD (1a2b3c4): 1 moved.');
  });

  it('stays at the change one was at while that is there, wherever it comes to be, and keeps what is left out', async () => {
    const opened = await open();
    takeComparison(opened.session, comparison);
    opened.session.store.set({ comparison: { ...shown(opened), at: 2, hidden: new Set(['moved']) } });
    takeComparison(opened.session, { ...comparison, changes: comparison.changes.filter(({ change }) => change !== 'added') });
    expect([shown(opened).at, [...shown(opened).hidden]]).toEqual([1, ['moved']]);
    takeComparison(opened.session, { ...comparison, changes: comparison.changes.filter(({ change }) => change !== 'changed') });
    expect(shown(opened).at).toBe(-1);
  });

  it('begins anew with another version', async () => {
    const opened = await open();
    takeComparison(opened.session, comparison);
    opened.session.store.set({ comparison: { ...shown(opened), at: 2, hidden: new Set(['moved']) } });
    takeComparison(opened.session, { ...comparison, with: 'main' });
    expect([shown(opened).at, [...shown(opened).hidden], opened.said.length]).toEqual([-1, [], 2]);
  });

  it('is told to be over, once', async () => {
    const opened = await open();
    takeComparison(opened.session, null);
    takeComparison(opened.session, comparison);
    takeComparison(opened.session, null);
    takeComparison(opened.session, null);
    expect(opened.said.slice(1)).toEqual(['Nothing is compared any more.']);
  });
});

describe('a change', () => {
  it('is told with what, where from and to, and at most three of its fields', () => {
    const change: ChangeView = { node: 'vms/a', change: 'changed', label: 'a', word: 'VM', where: '', view: 'compute', fields: ['vcpu', 'memory', 'tags', 'name', 'host'].map((path) => ({ path, before: '1', after: '2' })) };
    expect(changeText(change)).toBe('a, VM, changed, vcpu from 1 to 2, memory from 1 to 2, tags from 1 to 2, and 2 more fields');
    expect(changeText({ ...change, change: 'moved', where: 'from h1 to h2', fields: [] })).toBe('a, VM, moved, from h1 to h2');
  });
});
