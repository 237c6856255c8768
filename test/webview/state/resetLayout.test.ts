import { describe, expect, it } from 'vitest';
import type { Gesture } from '../../../src/protocol/messages';
import { resetInside, resetLayout } from '../../../webview/state/resetLayout';
import { select } from '../../../webview/state/selection';
import { nodesOf } from '../support/estate';
import { openSession, type OpenedSession } from '../support/openSession';

const open = (): Promise<OpenedSession> => openSession(nodesOf({ dakar: { prod: { a: [], b: [] }, lab: { e: ['web'] } } }, { 'hosts/b': { pin: [60, 500] }, 'clusters/lab': { pin: [40, 900] } }));
const freed = (gestures: readonly Gesture[]): readonly unknown[] => gestures.map((gesture) => (gesture.kind === 'pin' ? gesture.positions.map(({ node, at }) => [node, at]) : gesture.kind));

describe('resetting the layout', () => {
  it('takes every pin out of the document, however deep, and all stands as if it had been opened without them', async () => {
    const { session, extension, said } = await open();
    await resetLayout(session);
    expect(freed(extension.gestures())).toEqual([[['hosts/b', null], ['clusters/lab', null]]]);
    const fresh = await openSession(nodesOf({ dakar: { prod: { a: [], b: [] }, lab: { e: ['web'] } } }));
    expect(session.store.get().arrangement.rect('hosts/b')).toEqual(fresh.session.store.get().arrangement.rect('hosts/b'));
    expect(said).toContain('The layout is reset: 2 nodes no longer pinned');
  });

  it('of one container leaves what is pinned elsewhere', async () => {
    const { session, extension, said } = await open();
    const before = session.store.get().arrangement.rect('clusters/lab');
    select(session, ['hosts/a']);
    await resetInside(session);
    expect(freed(extension.gestures())).toEqual([[['hosts/b', null]]]);
    expect(session.store.get().arrangement.rect('clusters/lab')).toEqual(before);
    expect(said).toContain('The layout of prod is reset: 1 node no longer pinned');
  });

  it('asks for nothing where nothing is pinned, and says so; what lies in nothing has no container', async () => {
    const { session, extension, said } = await open();
    select(session, ['hosts/e']);
    await resetInside(session);
    select(session, []);
    await resetInside(session, ['hosts/gone']);
    expect(said).toEqual(['The layout of e is reset; nothing was pinned', 'Select what lies in a container, or the container.']);
    expect(extension.gestures()).toEqual([]);
  });

  it('that is refused leaves everything where it is', async () => {
    const { session, extension } = await open();
    extension.reply = (question) => (question.kind === 'gesture' ? { kind: 'refused', reasons: ['The file is read-only.'] } : undefined);
    const before = session.store.get().arrangement;
    await resetLayout(session);
    expect(session.store.get().arrangement).toBe(before);
    expect(session.store.get().notices.map(({ text, details }) => [text, ...details])).toEqual([['The layout cannot be reset', 'The file is read-only.']]);
  });
});
