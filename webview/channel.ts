import type { Begun } from '../src/protocol/beginning';
import { decodeFromExtension } from '../src/protocol/decode';
import type { Answer, FromExtension, FromWebview, Question } from '../src/protocol/messages';
import { inTurn } from './inTurn';

/** Carries messages; VS Code's in the product, a fake one in tests. */
export interface Transport {
  readonly post: (message: FromWebview) => void;
  /** @returns a function that stops listening. */
  readonly listen: (receive: (data: unknown) => void) => () => void;
}

/** The webview's side of the conversation. */
export interface Channel {
  /** Asks, with the revision the user is looking at. Never rejects: the answer is `closed` when none will come. */
  readonly ask: (question: Question) => Promise<Answer>;
  readonly tell: (message: Statement) => void;
  /** Answers what is open with `closed` and stops listening. */
  readonly dispose: () => void;
}

/** What the webview says without expecting an answer. */
export type Statement = Exclude<FromWebview, { kind: 'ask' }>;
/** What the extension says of its own accord. */
export type News = Exclude<FromExtension, { kind: 'answer' }>;

export interface ChannelOptions {
  readonly transport: Transport;
  readonly revision: () => number;
  readonly receive: (news: News) => void;
}

export function createChannel({ transport, revision, receive }: ChannelOptions): Channel {
  const open = new Map<number, (answer: Answer) => void>();
  let lastId = 0;
  let disposed = false;

  const stopListening = transport.listen((data) => {
    const decoded = decodeFromExtension(data);
    if (decoded.kind === 'invalid') return transport.post({ kind: 'failure', message: `The diagram did not understand a message: ${decoded.reason}` });
    const { message } = decoded;
    if (message.kind !== 'answer') return receive(message);
    open.get(message.id)?.(message.answer);
    open.delete(message.id);
  });

  return {
    ask: (question) => {
      if (disposed) return Promise.resolve({ kind: 'closed' });
      const id = ++lastId;
      return new Promise((resolve) => {
        open.set(id, resolve);
        transport.post({ kind: 'ask', id, revision: revision(), question });
      });
    },
    tell: (message) => {
      if (!disposed) transport.post(message);
    },
    dispose: () => {
      disposed = true;
      stopListening();
      for (const answer of open.values()) answer({ kind: 'closed' });
      open.clear();
    },
  };
}

/** What a page leaves to the one that takes its place, as plain data. */
export interface Memory {
  readonly kept: () => unknown;
  readonly keep: (data: unknown) => void;
}

/** The transport that VS Code gives a webview, and its memory; and at which view the page said that it looks, before its script was there. */
export function vsCodeTransport(): Transport & Memory & { readonly asked: string } {
  const { api, view: asked, take } = topovisorBegun;
  const post = (message: FromWebview): void => api.postMessage(message);
  return {
    post, asked,
    kept: () => api.getState(),
    keep: (data) => api.setState(data),
    listen: (receive) => {
      const taken = inTurn(receive, (reason) => post({ kind: 'failure', message: `The diagram could not unpack a message: ${reason}` }));
      const onMessage = (event: MessageEvent<unknown>): void => taken.take(event.data);
      window.addEventListener('message', onMessage);
      // After whoever listens is there to hear it, and before anything else comes.
      queueMicrotask(() => take().forEach(taken.take));
      return () => {
        window.removeEventListener('message', onMessage);
        taken.stop();
      };
    },
  };
}

/** Left by the script that stands in the page. */
declare const topovisorBegun: Begun;
