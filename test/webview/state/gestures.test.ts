import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/protocol/messages';
import { command, perform, reveal } from '../../../webview/state/gestures';
import type { Session } from '../../../webview/state/session';
import { nodesOf, smallEstate } from '../support/estate';
import { openSession, until, type OpenedSession } from '../support/openSession';

const open = (): Promise<OpenedSession> => openSession(nodesOf(smallEstate));
const rename = (session: Session, node: string, to: string) => perform(session, { kind: 'rename', node, to }, { refusal: `${node} cannot be renamed` });
const notices = ({ store }: Session): readonly string[] => store.get().notices.map(({ tone, text, details }) => [tone, text, ...details].join(': '));
const answered = (opened: OpenedSession, answer: Answer): void => { opened.extension.reply = (question) => (question.kind === 'gesture' ? answer : undefined); };

describe('what the user means', () => {
  it('is asked one after the other, each of the view that shows the one before', async () => {
    const opened = await open();
    const outcomes = await Promise.all([rename(opened.session, 'vms/web-01', 'a'), rename(opened.session, 'vms/web-02', 'b'), rename(opened.session, 'vms/db-01', 'c')]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['applied', 'applied', 'applied']);
    expect(opened.extension.received.flatMap((message) => (message.kind === 'ask' && message.question.kind === 'gesture' ? [message.revision] : []))).toEqual([1, 2, 3]);
    expect(opened.said).toHaveLength(3);
  });

  it('is told why it is not done, as loudly as that is bad, and by whoever asks itself', async () => {
    const opened = await open();
    answered(opened, { kind: 'refused', reasons: ['The name is taken.'] });
    await rename(opened.session, 'vms/web-01', 'a');
    expect(notices(opened.session)).toEqual(['error: vms/web-01 cannot be renamed: The name is taken.']);
    answered(opened, { kind: 'stale' });
    await rename(opened.session, 'vms/web-01', 'a');
    expect(notices(opened.session)).toEqual(['warning: vms/web-01 cannot be renamed: The text changed in the meantime. Look at the diagram again, then repeat.']);
    const outcome = await perform(opened.session, { kind: 'rename', node: 'vms/web-01', to: 'a' }, { refusal: 'It cannot be renamed', quiet: true });
    expect([notices(opened.session), outcome.kind]).toEqual([[], 'not-applied']);
  });

  it('is held while the text cannot be edited, and goes on once it can', async () => {
    const opened = await open();
    const { session, extension } = opened;
    await extension.say({ kind: 'status', state: 'read-only', message: 'It is an earlier version.' });
    await until(session, ({ status }) => status.state === 'read-only');
    expect(await rename(session, 'vms/web-01', 'a')).toMatchObject({ kind: 'not-applied', reasons: [expect.stringContaining('It is an earlier version.')] });
    expect(extension.gestures()).toEqual([]);
    await extension.say({ kind: 'status', state: 'live', message: '' });
    await until(session, ({ status }) => status.state === 'live');
    expect((await rename(session, 'vms/web-01', 'a')).kind).toBe('applied');
  });

  it('is nothing to be told of where the document was closed first', async () => {
    const opened = await open();
    answered(opened, { kind: 'closed' });
    expect([await rename(opened.session, 'vms/web-01', 'a'), notices(opened.session)]).toEqual([{ kind: 'not-applied', reasons: ['The document was closed.'] }, []]);
  });

  it('takes what was told of the one before away', async () => {
    const opened = await open();
    answered(opened, { kind: 'refused', reasons: ['The name is taken.'] });
    await rename(opened.session, 'vms/web-01', 'a');
    opened.extension.reply = () => undefined;
    await rename(opened.session, 'vms/web-01', 'b');
    expect(notices(opened.session)).toEqual([]);
  });
});

describe('what VS Code is asked to do', () => {
  it('is told of only where it was not done', async () => {
    const { session, extension } = await open();
    reveal(session, 'vms/web-01');
    command(session, 'undo');
    extension.reply = (question) => (question.kind === 'reveal' || question.kind === 'command' ? { kind: 'refused', reasons: ['The file is gone.'] } : undefined);
    reveal(session, 'vms/web-01');
    command(session, 'undo');
    await until(session, ({ notices: told }) => told.length === 2);
    expect(notices(session).toSorted()).toEqual(['warning: The text cannot be shown: The file is gone.', 'warning: VS Code did not undo: The file is gone.']);
  });
});
