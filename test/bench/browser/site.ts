import type { IncomingMessage, ServerResponse } from 'node:http';
import { beginning } from '../../../src/protocol/beginning';
import { compressed } from '../../../src/extension/diagram/compressed';
import type { Session } from '../../../src/features/session';
import type { FromExtension } from '../../../src/protocol/messages';
import { packedIfLarge, type Packed } from '../../../src/protocol/packed';
import { BenchExtension } from './extension';
import { pageOf, send, serveBuilt } from './loopback';

/** The built webview on loopback with an extension behind it: what the page says comes by one request each, what it is told it fetches. */
export interface Site {
  readonly address: string;
  /** That of the page that was loaded last. */
  readonly extension: () => BenchExtension;
}

/** As long as VS Code has the thread to send the page on its way. What serves the page's script here makes the view too, which VS Code does apart: nothing is heard before that. */
const pageLeavesWithinMs = 20;

export async function serveSession(session: Session): Promise<Site> {
  let extension: BenchExtension | undefined;
  let outgoing = new Outgoing();
  let left = Promise.resolve();
  const load = (): void => {
    extension?.dispose();
    const queue = (outgoing = new Outgoing());
    const loaded = (extension = new BenchExtension(session, (message) => queue.put(message)));
    left = new Promise((resolve) => setTimeout(resolve, pageLeavesWithinMs)).then(() => loaded.prepare());
  };
  const address = await serveBuilt((path, response, request) => {
    switch (path) {
      case '/': {
        load();
        return send(response, 'text/html', page);
      }
      case '/hear': {
        outgoing.takeTo(response);
        return true;
      }
      case '/say': {
        void Promise.all([bodyOfRequest(request), left]).then(([body]) => {
          response.writeHead(204).end();
          extension?.receive(JSON.parse(body));
        });
        return true;
      }
      default: return false;
    }
  });
  return {
    address,
    extension: () => {
      if (!extension) throw new Error('No page was loaded.');
      return extension;
    },
  };
}

/** What is said to the page, in order, one message for each request. */
class Outgoing {
  private readonly messages: (FromExtension | Packed)[] = [];
  private waiting: ServerResponse | undefined;

  put(message: FromExtension): void {
    this.messages.push(packedIfLarge(message, compressed));
    this.hand();
  }
  takeTo(response: ServerResponse): void {
    this.waiting = response;
    this.hand();
  }

  private hand(): void {
    const { waiting } = this;
    const next = waiting && this.messages.shift();
    if (!waiting || !next) return;
    this.waiting = undefined;
    if ('packed' in next) waiting.writeHead(200, { 'content-type': 'application/octet-stream' }).end(next.packed);
    else waiting.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(next));
  }
}

async function bodyOfRequest(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** It is opened once its first script runs. */
const page = pageOf({
  head: '<link rel="stylesheet" href="/webview/main.css">',
  script: `let said = Promise.resolve();
const postMessageToExtension = (message) => {
  if (message.kind === 'drawn') requestAnimationFrame(() => requestAnimationFrame(() => painted(performance.now() - start)));
  if (message.kind === 'failure') console.error(message.message);
  const body = JSON.stringify(message);
  said = said.then(() => fetch('/say', { method: 'POST', body }));
};
globalThis.acquireVsCodeApi = () => ({ postMessage: postMessageToExtension, getState: () => undefined, setState: () => undefined });
void (async () => {
  for (;;) {
    const heard = await fetch('/hear');
    const isPacked = heard.headers.get('content-type') === 'application/octet-stream';
    postMessage(isPacked ? { packed: new Uint8Array(await heard.arrayBuffer()) } : await heard.json());
  }
})();`,
  after: `<script nonce="bench">${beginning}</script><script type="module" nonce="bench" src="/webview/main.js"></script>`,
});
