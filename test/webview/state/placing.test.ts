import { describe, expect, it } from 'vitest';
import { toScreen } from '../../../src/scene';
import type { Camera } from '../../../webview/canvas/camera';
import { addInto, choose, fittingIn, isPaletteOpen, loadTemplates, openQuickAdd, place, placeUnder, stepPlacing, take, togglePalette, type Piece } from '../../../webview/state/placing';
import { select } from '../../../webview/state/selection';
import type { Session } from '../../../webview/state/session';
import { lookAt } from '../../../webview/state/views';
import { smallStorage } from '../../scene/support/storage';
import { nodesOf, smallEstate } from '../support/estate';
import { openSession, until, type OpenedSession } from '../support/openSession';

const open = (): Promise<OpenedSession> => openSession(nodesOf(smallEstate), (extension) => {
  extension.storage = smallStorage();
  extension.verdicts = [{ node: 'hosts/esx-02', fits: false, reasons: ['needs 2 GiB more memory'] }];
});
const piece = (what: Piece['what']): Piece => ({ what, template: null });
const inHand = ({ store }: Session) => {
  const { drag } = store.get();
  return drag?.kind === 'place' ? drag : null;
};
const notices = ({ store }: Session): readonly string[] => store.get().notices.map(({ text }) => text);
async function turnTo({ session }: OpenedSession, wanted: 'network' | 'storage'): Promise<void> {
  lookAt(session, wanted);
  await until(session, ({ view }) => view === wanted);
}

describe('choosing what is to be added', () => {
  it('begins where the user is, goes through all that it may lie in, round and round, and adds it there', async () => {
    const { session, extension, said } = await open();
    select(session, ['vms/app-01']);
    choose(session, piece('host'));
    expect(inHand(session)?.into).toBe('clusters/prod');
    expect(said.at(-1)).toBe('Place the host: arrows go to what it may lie in, Page Up and Page Down say how many, Enter places it, Escape cancels.');
    const places = ([1, 1, 1, 1, -1] as const).map((step) => {
      stepPlacing(session, step);
      return inHand(session)?.into;
    });
    expect(places).toEqual(['clusters/lab', null, 'sites/dakar', 'clusters/prod', 'sites/dakar']);
    place(session);
    await extension.gestured();
    expect(extension.gestures()).toEqual([{ kind: 'add', what: 'host', parent: 'sites/dakar', name: '' }]);
    expect(inHand(session)).toBeNull();
  });

  it('asks where it fits for what hosts run, and for nothing else', async () => {
    const { session, extension } = await open();
    choose(session, piece('vm'));
    await until(session, () => inHand(session)?.verdicts?.size === 1);
    expect(inHand(session)?.verdicts?.get('hosts/esx-02')?.reasons).toEqual(['needs 2 GiB more memory']);
    choose(session, piece('cluster'));
    await loadTemplates(session);
    expect(extension.asked('where-adds')).toEqual([{ kind: 'where-adds', what: 'vm' }]);
  });

  it('keeps what hosts say to one thing from another that was taken in hand since', async () => {
    const { session, extension } = await open();
    let answer = (): void => undefined;
    extension.reply = (question) => {
      if (question.kind !== 'where-adds' || question.what !== 'vm') return undefined;
      return new Promise((resolve) => { answer = () => resolve({ kind: 'fits', verdicts: [{ node: 'hosts/kvm-01', fits: true, reasons: [] }] }); });
    };
    choose(session, piece('vm'));
    take(session, piece('container'), 'choice', { into: null, against: null });
    await until(session, () => inHand(session)?.verdicts !== null);
    answer();
    await session.channel.ask({ kind: 'facets' });
    expect([...inHand(session)?.verdicts?.keys() ?? []]).toEqual(['hosts/esx-02']);
  });

  it('of what lies in something only is held where that is, and refused elsewhere with where it belongs', async () => {
    const opened = await open();
    const { session, extension } = opened;
    await turnTo(opened, 'storage');
    choose(session, piece('disk-group'));
    expect(inHand(session)?.into, 'the first there is').toBe('arrays/san-a');
    const arrays = [1, 2, 3].map(() => {
      stepPlacing(session, 1);
      return inHand(session)?.into;
    });
    expect(arrays).toEqual(['arrays/nas-a', 'arrays/san-b', 'arrays/san-a']);
    take(session, piece('disk-group'), 'pointer', { into: null, against: null });
    place(session);
    expect(notices(session)).toEqual(['A disk group is made in an array']);
    take(session, piece('datastore'), 'pointer', { into: null, against: 'A datastore lies on no other datastore.' });
    place(session);
    expect(notices(session)[0]).toBe('No datastore was added');
    expect(extension.gestures()).toEqual([]);
  });

  it('waits while the text does not parse', async () => {
    const { session, extension } = await open();
    await extension.say({ kind: 'status', state: 'stale', message: 'The text is not valid JSON at line 3.' });
    await until(session, ({ status }) => status.state === 'stale');
    choose(session, piece('host'));
    expect([inHand(session), notices(session).length]).toEqual([null, 1]);
    session.store.set({ notices: [] });
    session.pointed = { node: 'hosts/esx-01', at: { x: 10, y: 20 } };
    openQuickAdd(session);
    expect([session.store.get().menu, notices(session).length]).toEqual([null, 1]);
  });
});

describe('what may be added under the pointer', () => {
  it('is into the innermost box that it may lie in', async () => {
    const { session } = await open();
    const view = { x: 0, y: 0, zoom: 1, width: 4000, height: 3000 };
    session.camera = { view: () => view, focus: () => undefined, show: () => undefined } as unknown as Camera;
    const { arrangement } = session.store.get();
    const rect = arrangement.rect('vms/db-01');
    if (!rect) throw new Error('There is no db-01.');
    const at = toScreen(view, { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });
    expect((['container', 'vm', 'host', 'cluster', 'site'] as const).map((what) => placeUnder(session, what, at).into)).toEqual(['vms/db-01', 'hosts/esx-01', 'clusters/prod', 'sites/dakar', null]);
    expect(placeUnder(session, 'vm', { x: -500, y: -500 })).toEqual({ into: null, against: null });
  });

  it('is no datastore on a datastore, nor on what lies on one, with the reason', async () => {
    const opened = await open();
    await turnTo(opened, 'storage');
    const { session } = opened;
    const view = { x: 0, y: 0, zoom: 1, width: 4000, height: 3000 };
    session.camera = { view: () => view, focus: () => undefined, show: () => undefined } as unknown as Camera;
    const over = (id: string) => {
      const rect = session.store.get().arrangement.rect(id);
      return placeUnder(session, 'datastore', rect ? { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 } : { x: NaN, y: NaN });
    };
    expect(over('arrays/san-a/groups/fast')).toEqual({ into: 'arrays/san-a/groups/fast', against: null });
    expect(over('vms/web-01/disks/disk0')).toEqual({ into: null, against: expect.stringMatching(/^The disk of a VM lies on a datastore and is none itself/) });
  });

  it('is what fits into it or around it, with templates where there are any', async () => {
    const opened = await open();
    await loadTemplates(opened.session);
    await loadTemplates(opened.session);
    expect(opened.extension.asked('templates')).toHaveLength(1);
    const named = (node: string | null): readonly string[] => fittingIn(opened.session, node).map(({ what, template, into }) => `${template?.id ?? what} in ${into ?? 'nothing'}`);
    expect(named('hosts/esx-01')).toEqual(['vm in hosts/esx-01', 'container in hosts/esx-01', 'host in clusters/prod', 'cluster in sites/dakar', 'site in nothing', 'vm-small in hosts/esx-01', 'cluster in sites/dakar']);
    expect(named('sites/dakar')).toEqual(['host in sites/dakar', 'cluster in sites/dakar', 'site in nothing', 'cluster in sites/dakar']);
    expect(named(null)).toEqual(['vm in nothing', 'container in nothing', 'host in nothing', 'cluster in nothing', 'site in nothing', 'vm-small in nothing', 'cluster in nothing']);
    await turnTo(opened, 'network');
    expect(named(null), 'a network is made in a virtual switch').toEqual(['switch in nothing', 'router in nothing', 'host in nothing']);
  });

  it('is offered in a menu there', async () => {
    const { session } = await open();
    session.pointed = { node: 'hosts/esx-01', at: { x: 10, y: 20 } };
    openQuickAdd(session);
    await until(session, ({ menu }) => menu !== null);
    expect([session.store.get().menu, notices(session)]).toEqual([{ node: 'hosts/esx-01', edges: [], at: { x: 10, y: 20 }, isQuickAdd: true }, []]);
    expect(session.store.get().templates, 'none comes later').not.toEqual([]);
  });

  it('is not offered any more where another menu was opened meanwhile', async () => {
    const { session, extension } = await open();
    let answer = (): void => undefined;
    extension.reply = (question) => (question.kind === 'templates' ? new Promise((resolve) => { answer = () => resolve({ kind: 'templates', templates: [...extension.templates] }); }) : undefined);
    openQuickAdd(session);
    const other = { node: 'vms/web-01', edges: [], at: { x: 1, y: 2 } };
    session.store.set({ menu: other });
    await session.channel.ask({ kind: 'facets' });
    answer();
    await until(session, ({ templates }) => templates.length > 0);
    await session.channel.ask({ kind: 'facets' });
    expect(session.store.get().menu).toBe(other);
  });

  it('is added with what belongs to it where it is a template', async () => {
    const { session, extension } = await open();
    await loadTemplates(session);
    const template = session.store.get().templates[0] ?? null;
    addInto(session, { what: 'vm', template, into: 'hosts/esx-02' });
    await extension.gestured();
    expect(extension.gestures()).toEqual([{ kind: 'add', what: 'vm', parent: 'hosts/esx-02', name: '', template: 'vm-small' }]);
  });
});

describe('the palette', () => {
  it('is open where boxes leave room for it, unless the user says otherwise', async () => {
    const opened = await open();
    const isOpen = (): boolean => isPaletteOpen(opened.session.store.get());
    expect(isOpen()).toBe(false);
    await turnTo(opened, 'storage');
    expect(isOpen()).toBe(true);
    togglePalette(opened.session);
    expect(isOpen()).toBe(false);
    await turnTo(opened, 'network');
    expect(isOpen()).toBe(false);
  });
});
