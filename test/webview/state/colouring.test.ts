import { describe, expect, it } from 'vitest';
import type { OverlayName } from '../../../src/protocol/overlays';
import { colourBy } from '../../../webview/state/colouring';
import { lookAt } from '../../../webview/state/views';
import { nodesOf, smallEstate } from '../support/estate';
import { openSession, until, type OpenedSession } from '../support/openSession';

const open = (): Promise<OpenedSession> => openSession(nodesOf(smallEstate));
const overlaysAsked = ({ extension }: OpenedSession): readonly (OverlayName | null)[] => extension.received.flatMap((message) => (message.kind === 'overlay' ? [message.name] : []));
const coloured = ({ session }: OpenedSession): readonly (string | null)[] => {
  const { heatBy, overlay } = session.store.get();
  return [heatBy, overlay];
};

describe('colouring by another measure', () => {
  it('is done at once for what nodes have anyway, one after the other', async () => {
    const opened = await open();
    colourBy(opened.session);
    expect([coloured(opened), opened.said.at(-1), overlaysAsked(opened)]).toEqual([['memory', null], 'Coloured by memory use', []]);
    colourBy(opened.session);
    expect(coloured(opened)).toEqual(['findings', null]);
  });

  it('waits for what the extension has to find out, and is said once it is drawn', async () => {
    const opened = await open();
    colourBy(opened.session, 'tenant');
    expect([coloured(opened), opened.said]).toEqual([['cpu', null], []]);
    await until(opened.session, ({ overlay }) => overlay === 'tenant');
    expect([coloured(opened), opened.said, overlaysAsked(opened)]).toEqual([['overlay', 'tenant'], ['Coloured by tenant'], ['tenant']]);
  });

  it('goes on from what was asked for, though that has not come', async () => {
    const opened = await open();
    colourBy(opened.session, 'tenant');
    colourBy(opened.session);
    await until(opened.session, ({ overlay }) => overlay === 'tag');
    expect(overlaysAsked(opened)).toEqual(['tenant', 'tag']);
    expect(opened.said).toEqual(['Coloured by first tag']);
  });

  it('turns back from an overlay to what a view shows by itself', async () => {
    const opened = await open();
    colourBy(opened.session, 'tenant');
    await until(opened.session, ({ overlay }) => overlay === 'tenant');
    const drawn = new Set<string>();
    opened.session.store.subscribe(({ heatBy }) => drawn.add(heatBy));
    colourBy(opened.session, 'memory');
    await until(opened.session, ({ overlay }) => overlay === null);
    expect([...drawn], 'and shows nothing else on the way').toEqual(['memory']);
    expect([coloured(opened), overlaysAsked(opened)]).toEqual([['memory', null], ['tenant', null]]);
    expect(opened.said.at(-1)).toBe('Coloured by memory use');
  });

  it('does nothing for what the view cannot be coloured by', async () => {
    const opened = await open();
    colourBy(opened.session, 'vlan');
    expect([coloured(opened), overlaysAsked(opened), opened.said]).toEqual([['cpu', null], [], []]);
  });
});

describe('a view that comes', () => {
  it('has the colours that it was left with, and not those of another', async () => {
    const opened = await open();
    const { session } = opened;
    colourBy(session, 'memory');
    for (const [wanted, heatBy] of [['storage', 'fill'], ['compute', 'memory'], ['storage', 'fill']] as const) {
      lookAt(session, wanted);
      await until(session, ({ view }) => view === wanted);
      expect(coloured(opened)).toEqual([heatBy, null]);
    }
  });

  it('without the overlay of the view before has what it shows by itself', async () => {
    const opened = await open();
    colourBy(opened.session, 'network');
    await until(opened.session, ({ overlay }) => overlay === 'network');
    lookAt(opened.session, 'storage');
    await until(opened.session, ({ view }) => view === 'storage');
    expect(coloured(opened)).toEqual(['fill', null]);
  });
});

describe('an overlay', () => {
  it('is kept in a view where it means something, and left where it does not', async () => {
    const opened = await open();
    const { session, extension } = opened;
    const asked = (): unknown => extension.received.filter((message) => message.kind === 'ready').at(-1);
    colourBy(session, 'storage');
    await until(session, ({ overlay }) => overlay === 'storage');
    lookAt(session, 'all');
    await until(session, ({ view }) => view === 'all');
    expect(asked()).toMatchObject({ view: 'all', overlay: 'storage' });
    lookAt(session, 'network');
    await until(session, ({ view }) => view === 'network');
    expect(asked()).toEqual({ kind: 'ready', view: 'network' });
    expect(session.store.get().overlay).toBeNull();
  });
});
