import { describe, expect, it } from 'vitest';
import type { FromWebview, Question } from '../../src/protocol/messages';
import { createChannel, type Channel, type News } from '../../webview/channel';

interface Conversation { readonly channel: Channel; readonly said: FromWebview[]; readonly heard: News[]; readonly send: (data: unknown) => void; readonly listens: () => boolean }

function converse(): Conversation {
  const said: FromWebview[] = [];
  const heard: News[] = [];
  let receive: ((data: unknown) => void) | null = null;
  const channel = createChannel({
    transport: {
      post: (message) => void said.push(message),
      listen: (listener) => {
        receive = listener;
        return () => {
          receive = null;
        };
      },
    },
    revision: () => 7,
    receive: (news) => void heard.push(news),
  });
  return { channel, said, heard, send: (data) => receive?.(data), listens: () => receive !== null };
}

const move: Question = { kind: 'gesture', gesture: { kind: 'move', nodes: ['vms/a'], to: 'hosts/b' } };

describe('a question', () => {
  it('carries the revision the user looks at, and is answered by the answer of its id', async () => {
    const { channel, said, send } = converse();
    const first = channel.ask(move);
    const second = channel.ask({ kind: 'inspect', nodes: ['vms/a'], within: [] });
    expect(said).toMatchObject([{ kind: 'ask', id: 1, revision: 7 }, { kind: 'ask', id: 2, revision: 7 }]);
    send({ kind: 'answer', id: 2, answer: { kind: 'inspection', inspection: null } });
    send({ kind: 'answer', id: 1, answer: { kind: 'stale' } });
    expect([(await first).kind, (await second).kind]).toEqual(['stale', 'inspection']);
  });

  it('is answered "closed" when the diagram is closed before, and when it is asked after', async () => {
    const { channel, listens } = converse();
    const before = channel.ask(move);
    channel.dispose();
    expect(await before).toEqual({ kind: 'closed' });
    expect(await channel.ask(move)).toEqual({ kind: 'closed' });
    expect(listens()).toBe(false);
  });

  it('is answered once, whatever comes after', async () => {
    const { channel, send } = converse();
    const asked = channel.ask(move);
    send({ kind: 'answer', id: 1, answer: { kind: 'stale' } });
    send({ kind: 'answer', id: 1, answer: { kind: 'done' } });
    send({ kind: 'answer', id: 99, answer: { kind: 'done' } });
    expect(await asked).toEqual({ kind: 'stale' });
  });
});

describe('what is received', () => {
  it('is passed on when it is a message, and reported when it is not', () => {
    const { said, heard, send } = converse();
    send({ kind: 'highlight', node: null, scroll: false });
    send({ kind: 'highlight', node: 3, scroll: false });
    send('noise');
    expect(heard).toEqual([{ kind: 'highlight', node: null, scroll: false }]);
    expect(said.map((message) => (message.kind === 'failure' ? message.message : message.kind))).toEqual([
      'The diagram did not understand a message: message.node: expected null',
      'The diagram did not understand a message: message: expected an object',
    ]);
  });
});
