import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/protocol/messages';
import { askTrace, closeTrace, letThrough, openTrace, retrace, verdictOf } from '../../../webview/state/trace';
import { select } from '../../../webview/state/selection';
import { smallNetwork } from '../../scene/support/network';
import { nodesOf, smallEstate } from '../support/estate';
import { blocked } from '../support/networkView';
import { openSession, until, type OpenedSession } from '../support/openSession';

const open = (): Promise<OpenedSession> => openSession(nodesOf(smallEstate), (extension) => {
  extension.network = smallNetwork();
  extension.trace = blocked;
});
const traceOf = ({ session }: OpenedSession) => session.store.get().trace;
/** Opened between two VMs, in the network view. */
async function openTraced(): Promise<OpenedSession> {
  const opened = await open();
  openTrace(opened.session, ['vms/web-01', 'vms/db-01']);
  await until(opened.session, ({ view }) => view === 'network');
  return opened;
}

describe('opening a trace', () => {
  it('is between those of the selected that send and receive, in the network view', async () => {
    const opened = await open();
    select(opened.session, ['clusters/prod', 'vms/web-01', 'hosts/esx-02']);
    openTrace(opened.session);
    await until(opened.session, ({ view }) => view === 'network');
    expect(traceOf(opened)).toEqual({ from: 'vms/web-01', to: 'hosts/esx-02', protocol: '', port: null, result: { kind: 'open' } });
  });

  it('again keeps what was asked of protocol and port', async () => {
    const opened = await openTraced();
    retrace(opened.session, { protocol: 'tcp', port: 443 });
    openTrace(opened.session, ['vms/db-01']);
    expect(traceOf(opened)).toMatchObject({ from: 'vms/db-01', to: '', protocol: 'tcp', port: 443 });
  });
});

describe('asking for a trace', () => {
  it('lights its way and says what came of it', async () => {
    const opened = await openTraced();
    await askTrace(opened.session);
    const { result } = traceOf(opened)!;
    expect([result.kind, result.kind === 'traced' && [...result.lit]]).toEqual(['traced', ['interface/edge/web']]);
    expect(opened.said.at(-1)).toBe('web-01 to db-01, tcp 443: does not get there. Filter 2 of edge drops tcp 443.');
  });

  it('waits for both ends, and shows no way of another question meanwhile', async () => {
    const opened = await openTraced();
    await askTrace(opened.session);
    retrace(opened.session, { to: '' });
    await askTrace(opened.session);
    expect([traceOf(opened)?.result, opened.extension.asked('trace').length]).toEqual([{ kind: 'open' }, 1]);
  });

  it('drops an answer once something else is asked, or nothing any more', async () => {
    for (const then of [(opened: OpenedSession) => retrace(opened.session, { port: 80 }), (opened: OpenedSession) => closeTrace(opened.session)]) {
      const opened = await openTraced();
      let answer = (_: Answer): void => undefined;
      opened.extension.reply = (question) => (question.kind === 'trace' ? new Promise((resolve) => { answer = resolve; }) : undefined);
      const asked = askTrace(opened.session);
      await opened.extension.said((message) => message.kind === 'ask' && message.question.kind === 'trace');
      then(opened);
      answer({ kind: 'trace', trace: blocked });
      await asked;
      expect(traceOf(opened)?.result.kind).not.toBe('traced');
    }
  });

  it('says at once why it makes no sense', async () => {
    const opened = await openTraced();
    opened.extension.reply = (question) => (question.kind === 'trace' ? { kind: 'refused', reasons: ['A packet does not go from a VM to itself.'] } : undefined);
    await askTrace(opened.session);
    expect([traceOf(opened)?.result, opened.said.at(-1)]).toEqual([{ kind: 'refused', reasons: ['A packet does not go from a VM to itself.'] }, 'A packet does not go from a VM to itself.']);
  });

  it('lets through what it says would, and nothing before it has said so', async () => {
    const opened = await openTraced();
    await letThrough(opened.session);
    expect(opened.extension.gestures()).toEqual([]);
    await askTrace(opened.session);
    await letThrough(opened.session);
    expect(opened.extension.gestures()).toEqual([{ kind: 'let-through', from: 'vms/web-01', to: 'vms/db-01', protocol: '', port: null, change: 'Allow tcp 443 from web to db' }]);
  });
});

describe('what came of a trace', () => {
  it('is told with how many hops it takes, and with how sure that is', () => {
    const there = { ...blocked, reachable: true, because: '' };
    expect([
      verdictOf(there), verdictOf({ ...there, certain: false }), verdictOf({ ...blocked, certain: false, because: '' }),
    ]).toEqual([
      'web-01 to db-01, tcp 443: gets there, 3 hops.', 'web-01 to db-01, tcp 443: gets there, as far as the document shows, 3 hops.', 'web-01 to db-01, tcp 443: does not get there, as far as the document shows.',
    ]);
  });
});
