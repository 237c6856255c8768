import { describe, expect, it } from 'vitest';
import { nudge } from '../../../webview/state/nudge';
import { select } from '../../../webview/state/selection';
import { lookAt } from '../../../webview/state/views';
import { nodesOf } from '../support/estate';
import { openSession, until, type OpenedSession } from '../support/openSession';

const open = (): Promise<OpenedSession> => openSession(nodesOf({ dakar: { prod: { a: ['web'], b: [] }, lab: { e: [] } } }, { 'hosts/a': { pin: [20, 83] }, 'hosts/b': { pin: [100, 400] }, 'hosts/e': { pin: [20, 300] } }));
/** Where the last gesture pinned what: "a 28 83". */
const pinned = ({ extension }: OpenedSession): readonly string[] => {
  const last = extension.gestures().at(-1);
  return last?.kind === 'pin' ? last.positions.map(({ node, at }) => `${node.split('/')[1] ?? ''} ${at?.join(' ') ?? 'free'}`) : [];
};

describe('moving by keys', () => {
  it('goes to the next multiple of the step, or of five, and along one axis only', async () => {
    const opened = await open();
    select(opened.session, ['hosts/b']);
    const places: string[] = [];
    for (const [direction, how] of [['right', 'near'], ['left', 'near'], ['down', 'far'], ['up', 'far'], ['up', 'near']] as const) {
      await nudge(opened.session, direction, how);
      places.push(...pinned(opened));
    }
    expect(places).toEqual(['b 104 400', 'b 96 400', 'b 96 440', 'b 96 400', 'b 96 392']);
    expect(opened.said.at(-1)).toBe('b moved up');
  });

  it('stops at the corner of what it lies in, and says so once it is there', async () => {
    const opened = await open();
    select(opened.session, ['hosts/a']);
    await nudge(opened.session, 'up');
    expect(pinned(opened)).toEqual(['a 20 80']);
    await nudge(opened.session, 'up', 'far');
    const [, , y] = (pinned(opened)[0] ?? '').split(' ').map(Number);
    expect(y).toBeLessThan(80);
    const before = opened.extension.gestures().length;
    await nudge(opened.session, 'up', 'far');
    await nudge(opened.session, 'left');
    expect(opened.extension.gestures()).toHaveLength(before);
    expect(opened.said.at(-1)).toBe('It is at the edge already');
  });

  it('moves several of one container as one, and those of two each in its own', async () => {
    const opened = await open();
    select(opened.session, ['hosts/a', 'hosts/b', 'hosts/e']);
    await nudge(opened.session, 'right');
    expect(pinned(opened)).toEqual(['a 24 83', 'b 104 400', 'e 24 300']);
    expect(opened.said.at(-1)).toBe('3 nodes moved right');
  });

  it('goes past what it would come to lie on, and says what that is', async () => {
    const { session, extension, said } = await openSession(nodesOf({ dakar: { prod: { a: [], b: [] } } }, { 'hosts/a': { pin: [20, 80] }, 'hosts/b': { pin: [20, 200] } }));
    const b = session.store.get().arrangement.find('hosts/b');
    select(session, ['hosts/a']);
    await nudge(session, 'down', 'far');
    const [gesture] = extension.gestures();
    const [, y] = gesture?.kind === 'pin' ? gesture.positions[0]?.at ?? [] : [];
    expect(y).toBeGreaterThanOrEqual((b?.y ?? NaN) + (b?.height ?? NaN));
    expect(said.at(-1)).toBe('a moved down, past b');
  });

  it('stays where there is no room beyond what stands in the way, and says so', async () => {
    const { session, extension, said } = await openSession(nodesOf({ dakar: { prod: { a: [], b: [] } } }, { 'hosts/a': { pin: [20, 80] }, 'hosts/b': { pin: [20, 200] } }));
    select(session, ['hosts/b']);
    await nudge(session, 'up', 'far');
    expect([extension.gestures(), said]).toEqual([[], ['There is no room beyond a']]);
  });

  it('is not for what stands in rows, nor for views whose places follow from lines', async () => {
    const opened = await open();
    select(opened.session, ['vms/web']);
    await nudge(opened.session, 'right');
    expect(opened.said.at(-1)).toMatch(/^What stands in rows has no place of its own/);
    lookAt(opened.session, 'network');
    await until(opened.session, ({ view }) => view === 'network');
    await nudge(opened.session, 'right');
    expect(opened.said.at(-1)).toMatch(/^Only in the compute view/);
    expect(opened.extension.gestures()).toEqual([]);
  });
});
