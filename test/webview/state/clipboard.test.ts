import { describe, expect, it } from 'vitest';
import { copyChosen, duplicateChosen, pasteHere } from '../../../webview/state/clipboard';
import { select } from '../../../webview/state/selection';
import type { Session } from '../../../webview/state/session';
import { nodesOf, smallEstate } from '../support/estate';
import { openSession, until, type OpenedSession } from '../support/openSession';

const open = (): Promise<OpenedSession> => openSession(nodesOf(smallEstate));
const notices = ({ store }: Session): readonly string[] => store.get().notices.map(({ text, details }) => [text, ...details].join(': '));

describe('what is selected', () => {
  it('is copied or cut by the extension, which is said with what becomes of what is cut', async () => {
    const { session, extension, said } = await open();
    extension.reply = (question) => (question.kind === 'copy' ? { kind: 'copied', text: '{}', message: 'Copied 2 VMs.' } : undefined);
    select(session, ['vms/web-01', 'vms/web-02']);
    await copyChosen(session);
    await copyChosen(session, 'cut');
    expect(extension.asked('copy')).toEqual([{ kind: 'copy', nodes: ['vms/web-01', 'vms/web-02'], cut: false }, { kind: 'copy', nodes: ['vms/web-01', 'vms/web-02'], cut: true }]);
    expect(said).toEqual(['Copied 2 VMs.', 'Copied 2 VMs. It goes once it is pasted in this window.']);
  });

  it('is told why it cannot be', async () => {
    const { session, extension } = await open();
    extension.reply = (question) => (question.kind === 'copy' ? { kind: 'refused', reasons: ['A group is no entry.'] } : undefined);
    select(session, ['vms/web-01']);
    await copyChosen(session);
    await copyChosen(session, 'cut');
    expect(notices(session).toSorted()).toEqual(['This cannot be copied: A group is no entry.', 'This cannot be cut: A group is no entry.']);
  });

  it('can be copied, and neither cut nor duplicated, while the text cannot be edited', async () => {
    const { session, extension } = await open();
    await extension.say({ kind: 'status', state: 'read-only', message: 'It is an earlier version.' });
    await until(session, ({ status }) => status.state === 'read-only');
    select(session, ['vms/web-01']);
    await copyChosen(session, 'cut');
    await duplicateChosen(session);
    expect([extension.asked('copy'), extension.gestures(), notices(session).every((text) => text.includes('It is an earlier version.'))]).toEqual([[], [], true]);
    await copyChosen(session);
    expect(extension.asked('copy')).toHaveLength(1);
  });

  it('is duplicated as one gesture, which is shown', async () => {
    const { session, extension } = await open();
    select(session, ['vms/web-01', 'vms/web-02']);
    await duplicateChosen(session);
    expect([extension.gestures(), notices(session).length]).toEqual([[{ kind: 'duplicate', nodes: ['vms/web-01', 'vms/web-02'] }], 1]);
  });
});

describe('where nothing is selected', () => {
  it('there is nothing to copy, cut or duplicate, and a text is pasted at the top', async () => {
    const { session, extension } = await open();
    session.store.set({ selection: new Set(), current: null });
    await copyChosen(session);
    await copyChosen(session, 'cut');
    await duplicateChosen(session);
    expect(notices(session).toSorted()).toEqual(['Nothing is selected to copy', 'Nothing is selected to cut', 'Nothing is selected to duplicate']);
    await pasteHere(session, '{}');
    expect(extension.gestures()).toEqual([{ kind: 'paste', text: '{}', into: null, outside: 'ask' }]);
  });
});

describe('what is pasted', () => {
  it('goes where the user is, and is asked about where it names what is not there', async () => {
    const { session, extension } = await open();
    const references = [{ from: 'vms/new', field: 'host', to: 'hosts/gone' }];
    extension.reply = (question) => (question.kind === 'gesture' ? { kind: 'outside', references, count: 1 } : undefined);
    select(session, ['hosts/esx-02']);
    await pasteHere(session, null);
    const gesture = { kind: 'paste', text: null, into: 'hosts/esx-02', outside: 'ask' };
    expect([extension.gestures(), session.store.get().dialog]).toEqual([[gesture], { kind: 'paste', gesture, references, count: 1 }]);
  });
});
