import { describe, expect, it } from 'vitest';
import type { Camera } from '../../../webview/canvas/camera';
import { foldAll, toggleChosen, toggleFold, unfoldAll } from '../../../webview/state/fold';
import { select } from '../../../webview/state/selection';
import type { Session } from '../../../webview/state/session';
import { nodesOf, smallEstate } from '../support/estate';
import { openSession } from '../support/openSession';

const open = () => openSession(nodesOf(smallEstate));
const folded = ({ store }: Session): readonly string[] => [...store.get().shown.collapsed];

describe('folding up', () => {
  it('hides what lies in a box, says so, and keeps its head under the pointer', async () => {
    const { session, said } = await open();
    const panned: number[] = [];
    session.camera = { view: () => ({ x: 0, y: 0, zoom: 2, width: 800, height: 600 }), panBy: (dx, dy) => { panned.push(dx, dy); } } as Partial<Camera> as Camera;
    const before = session.store.get().arrangement.rect('hosts/esx-02');
    toggleFold(session, 'hosts/esx-02');
    const after = session.store.get().arrangement.rect('hosts/esx-02');
    expect([folded(session), session.store.get().arrangement.scene.find('vms/app-01'), said]).toEqual([['hosts/esx-02'], undefined, ['esx-02 collapsed']]);
    expect(panned).toEqual([((before?.x ?? NaN) - (after?.x ?? NaN)) * 2, ((before?.y ?? NaN) - (after?.y ?? NaN)) * 2]);
    toggleFold(session, 'hosts/esx-02');
    expect([folded(session), session.store.get().arrangement.rect('hosts/esx-02'), said.at(-1)]).toEqual([[], before, 'esx-02 expanded']);
  });

  it('of several is as of the first, and of what holds nothing that of what it lies in', async () => {
    const { session, said } = await open();
    toggleFold(session, 'hosts/esx-02');
    select(session, ['vms/web-01', 'hosts/esx-02']);
    toggleChosen(session);
    expect([folded(session).toSorted(), said.at(-1)]).toEqual([['hosts/esx-01', 'hosts/esx-02'], '2 boxes collapsed']);
    toggleChosen(session);
    // What is hidden is not selected any more.
    expect([folded(session), said.at(-1)]).toEqual([['hosts/esx-01'], 'esx-02 expanded']);
  });

  it('everything leaves the outermost open, and unfolding everything says where nothing was folded', async () => {
    const { session, said } = await open();
    unfoldAll(session);
    foldAll(session);
    expect(folded(session)).toEqual(['clusters/prod', 'clusters/lab']);
    unfoldAll(session);
    expect([folded(session), said]).toEqual([[], ['Nothing is collapsed', 'Everything is collapsed', 'Everything is expanded']]);
  });
});
