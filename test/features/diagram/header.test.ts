import { describe, expect, it } from 'vitest';
import { headerView, layoutOf } from '../../../src/features/diagram/header';
import { Session } from '../../../src/features/session';
import { noFilter } from '../../../src/protocol/filter';

const session = (diagram: unknown): Session => new Session('/main.virt.json', JSON.stringify({ diagram }));

describe('what the document says of the diagram', () => {
  it('is how views are laid out, of those that say something', () => {
    const laidOut = session({ layout: { network: { direction: 'right' } } });
    expect(headerView(laidOut).layout).toEqual([{ view: 'network', options: { direction: 'right' } }]);
    expect(layoutOf(laidOut, 'network')).toEqual({ direction: 'right' });
    expect(layoutOf(laidOut, 'compute')).toEqual({});
  });

  it('is the views that were saved, whole', () => {
    const saved = session({ views: { 'Off and old': { view: 'compute', filter: { states: ['off'], near: { nodes: ['vms/a'] } }, collapsed: ['clusters/prod'] } } });
    expect(headerView(saved).savedViews).toEqual([
      { name: 'Off and old', view: 'compute', filter: { ...noFilter, states: ['off'], near: { nodes: ['vms/a'], hops: 1 } }, collapsed: ['clusters/prod'], overlay: null, layers: null },
    ]);
  });

  it('leaves out kinds and states that nothing has, for they would hide everything', () => {
    expect(headerView(session({ views: { odd: { filter: { kinds: ['vm', 'unicorn'], states: ['asleep'] } } } })).savedViews[0]?.filter).toEqual({ ...noFilter, kinds: ['vm'] });
  });

  it('stays the same value while the header does', () => {
    const same = session({ views: { a: {} } });
    expect(headerView(same)).toBe(headerView(same));
  });
});
