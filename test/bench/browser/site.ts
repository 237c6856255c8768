import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { repository } from '../../../scripts/vscode/paths.mjs';
import { compressed } from '../../../src/extension/diagram/compressed';
import type { Session } from '../../../src/features/session';
import type { FromExtension } from '../../../src/protocol/messages';
import { packedIfLarge, type Packed } from '../../../src/protocol/packed';
import { bodyOf, variablesOf } from '../../webview/support/themes';
import { BenchExtension } from './extension';

/** The built webview on loopback with an extension behind it: what the page says comes by one request each, what it is told it fetches. */
export interface Site {
  readonly address: string;
  /** That of the page that was loaded last. */
  readonly extension: () => BenchExtension;
}

/** As long as VS Code has the thread to send the page on its way. */
const pageLeavesWithinMs = 20;

export async function serveSession(session: Session): Promise<Site> {
  let extension: BenchExtension | undefined;
  let outgoing = new Outgoing();
  const load = (): void => {
    extension?.dispose();
    const queue = (outgoing = new Outgoing());
    const loaded = (extension = new BenchExtension(session, (message) => queue.put(message)));
    setTimeout(() => loaded.prepare(), pageLeavesWithinMs);
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://localhost').pathname;
    const answer = (type: string, body: string | Buffer): void => void response.writeHead(200, { 'content-type': type }).end(body);
    if (path === '/') {
      load();
      return answer('text/html', page);
    }
    if (path === '/hear') return outgoing.takeTo(response);
    if (path === '/say') return void bodyOfRequest(request).then((body) => {
      response.writeHead(204).end();
      extension?.receive(JSON.parse(body));
    });
    if (!path.startsWith('/webview/')) return void response.writeHead(404).end();
    return answer(extname(path) === '.css' ? 'text/css' : 'text/javascript', readFileSync(join(repository, 'dist', normalize(path))));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  server.unref();
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
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

/** As the extension writes it, policy included. It is opened once its first script runs. */
const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-bench'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src blob:">
<title>Topovisor</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/webview/main.css">
</head>
<body class="${bodyOf.dark.className}" data-vscode-theme-kind="${bodyOf.dark.kind}">
<div id="root"></div>
<script nonce="bench">
const start = performance.now();
for (const [name, value] of Object.entries(${JSON.stringify(variablesOf('dark'))})) document.documentElement.style.setProperty(name, value);
let painted;
globalThis.firstPaint = new Promise((done) => (painted = done));
let said = Promise.resolve();
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
})();
</script>
<script type="module" nonce="bench" src="/webview/main.js"></script>
</body>
</html>`;
