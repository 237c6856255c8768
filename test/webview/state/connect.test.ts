import { describe, expect, it } from 'vitest';
import { askWhereConnects, connect, disconnect, endsOf, openConnect } from '../../../webview/state/connect';
import { select } from '../../../webview/state/selection';
import type { Session } from '../../../webview/state/session';
import { lookAt } from '../../../webview/state/views';
import { smallNetwork } from '../../scene/support/network';
import { nodesOf, smallEstate } from '../support/estate';
import { openSession, until, type OpenedSession } from '../support/openSession';

const [leaf, nic, cable] = ['switches/leaf-1/ports/eth1', 'hosts/esx-01/nics/vmnic0', 'cable/leaf-1/eth1'];

async function openNetwork(): Promise<OpenedSession> {
  const opened = await openSession(nodesOf(smallEstate), (extension) => { extension.network = smallNetwork(); });
  lookAt(opened.session, 'network');
  await until(opened.session, ({ view }) => view === 'network');
  return opened;
}
const notices = ({ store }: Session): readonly string[] => store.get().notices.map(({ text, details }) => [text, ...details].join(': '));

describe('what a node could be connected to', () => {
  it('is what the extension says of each, and of a line that goes elsewhere from the end that stays', async () => {
    const { session, extension } = await openNetwork();
    extension.connects = [{ node: nic, connects: true, reasons: [], what: 'Connect eth1 of leaf-1 to vmnic0 of esx-01' }];
    expect([...(await askWhereConnects(session, leaf)).keys()]).toEqual([nic]);
    await askWhereConnects(session, leaf, cable);
    expect([extension.asked('where-connects'), extension.asked('where-reconnects')]).toEqual([[{ kind: 'where-connects', node: leaf }], [{ kind: 'where-reconnects', edge: cable, fixed: leaf }]]);
    expect(notices(session)).toEqual([]);
  });

  it('is nothing where it cannot be connected, and that is told', async () => {
    const { session, extension } = await openNetwork();
    extension.reply = (question) => (question.kind === 'where-connects' ? { kind: 'refused', reasons: ['It is in another file.'] } : undefined);
    expect((await askWhereConnects(session, leaf)).size).toBe(0);
    expect(notices(session)).toEqual(['eth1 of leaf-1 cannot be connected: It is in another file.']);
  });
});

describe('connecting', () => {
  it('is asked of the extension, be it a new line or another end of one', async () => {
    const { session, extension } = await openNetwork();
    await connect(session, leaf, nic, { node: nic, connects: true, reasons: [], what: 'Connect them' });
    await connect(session, leaf, nic, undefined, cable);
    expect(extension.gestures()).toEqual([{ kind: 'connect', from: leaf, to: nic }, { kind: 'reconnect', edge: cable, fixed: leaf, to: nic }]);
  });

  it('is told why not where the extension has said so, and not asked again', async () => {
    const { session, extension } = await openNetwork();
    await connect(session, leaf, nic, { node: nic, connects: false, reasons: ['vmnic0 is cabled already'], what: '' });
    expect([notices(session), extension.gestures()]).toEqual([['eth1 of leaf-1 cannot be connected to vmnic0 of esx-01: vmnic0 is cabled already'], []]);
  });

  it('by a list is offered for what lines begin at, and elsewhere says what they do begin at', async () => {
    const { session } = await openNetwork();
    select(session, [leaf]);
    openConnect(session);
    expect([session.store.get().dialog, notices(session)]).toEqual([{ kind: 'connect', node: leaf }, []]);
    session.store.set({ dialog: null });
    openConnect(session, 'clusters/prod');
    expect([session.store.get().dialog, notices(session)]).toEqual([null, ['Cluster prod is not connected to anything: Select a port, NIC, adapter, network, virtual switch, switch, router or guest first.']]);
  });
});

describe('a line', () => {
  it('has two ends, each with the one that would stay', async () => {
    const { session } = await openNetwork();
    expect([endsOf(session, cable), endsOf(session, 'cable/gone')]).toEqual([[{ end: leaf, fixed: nic }, { end: nic, fixed: leaf }], []]);
  });

  it('is taken away by one gesture with others, and is not selected any more', async () => {
    const { session, extension } = await openNetwork();
    session.store.set({ chosenEdges: [cable] });
    await disconnect(session, []);
    await disconnect(session, [cable]);
    expect([extension.gestures(), session.store.get().chosenEdges]).toEqual([[{ kind: 'disconnect', edges: [cable] }], []]);
  });

  it('stays selected where it cannot be taken away, which is told with what it is', async () => {
    const { session, extension } = await openNetwork();
    extension.reply = (question) => (question.kind === 'gesture' ? { kind: 'refused', reasons: ['It is in another file.'] } : undefined);
    session.store.set({ chosenEdges: [cable] });
    await disconnect(session, [cable]);
    await disconnect(session, [cable, 'uplink/dvs/esx-01/vmnic0']);
    expect(session.store.get().chosenEdges).toEqual([cable]);
    expect(notices(session)[0]).toBe('2 connections: this cannot be disconnected: It is in another file.');
  });
});
