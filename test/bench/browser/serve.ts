import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { extname, join, normalize } from 'node:path';
import { repository } from '../../../scripts/vscode/paths.mjs';
import type { DiagramNode, Inspection } from '../../../src/protocol/view';
import { bodyOf, variablesOf } from '../../webview/support/themes';

/** Serves the built webview on loopback in a page whose extension has the diagram for an answer, and to whoever inspects something one inspection; gives the page's address. */
export async function serveWebview(nodes: readonly DiagramNode[], inspection: Inspection | null = null): Promise<string> {
  const view = gzipSync(JSON.stringify({ kind: 'view', view: 'compute', revision: 1, title: 'Estate', nodes, edges: [] }), { level: 1 });
  const server = createServer(({ url = '/' }, response) => {
    const path = new URL(url, 'http://localhost').pathname;
    const answer = (type: string, body: string | Buffer): void => void response.writeHead(200, { 'content-type': type }).end(body);
    if (path === '/') return answer('text/html', page);
    if (path === '/view.gz') return answer('application/octet-stream', view);
    if (path === '/inspection.json') return answer('application/json', JSON.stringify(inspection));
    if (!path.startsWith('/webview/')) return void response.writeHead(404).end();
    return answer(extname(path) === '.css' ? 'text/css' : 'text/javascript', readFileSync(join(repository, 'dist', normalize(path))));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** As the extension writes it, policy included; the scripts start once the view is at hand, as it is in the extension. */
const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-bench'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src blob:">
<title>Topovisor</title>
</head>
<body class="${bodyOf.dark.className}" data-vscode-theme-kind="${bodyOf.dark.kind}">
<div id="root"></div>
<script nonce="bench">
for (const [name, value] of Object.entries(${JSON.stringify(variablesOf('dark'))})) document.documentElement.style.setProperty(name, value);
let painted;
globalThis.firstPaint = new Promise((done) => (painted = done));
void (async () => {
  const packed = new Uint8Array(await (await fetch('/view.gz')).arrayBuffer());
  const inspection = await (await fetch('/inspection.json')).json();
  const start = performance.now();
  const answers = {
    ready: () => { postMessage({ packed }); postMessage({ kind: 'status', state: 'live', message: '' }); },
    drawn: () => requestAnimationFrame(() => requestAnimationFrame(() => painted(performance.now() - start))),
    ask: ({ id, question }) => postMessage({ kind: 'answer', id, answer: question.kind === 'inspect' ? { kind: 'inspection', inspection: inspection && { ...inspection, nodes: question.nodes } } : { kind: 'closed' } }),
    failure: ({ message }) => console.error(message),
  };
  globalThis.acquireVsCodeApi = () => ({ postMessage: (message) => answers[message.kind]?.(message), getState: () => undefined, setState: () => undefined });
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/webview/main.css' }));
  document.body.append(Object.assign(document.createElement('script'), { type: 'module', nonce: 'bench', src: '/webview/main.js' }));
})();
</script>
</body>
</html>`;
