import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { repository } from '../../../scripts/vscode/paths.mjs';
import { bodyOf, variablesOf } from '../../webview/support/themes';

/** Answers what is asked for at a path, or says by `false` that there is no such thing. */
type Answer = (path: string, response: ServerResponse, request: IncomingMessage) => boolean;

/** Serves the built webview on loopback, and beside it what `answer` knows. @returns the address of the site */
export async function serveBuilt(answer: Answer): Promise<string> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://localhost').pathname;
    if (answer(path, response, request)) return;
    if (!path.startsWith('/webview/')) return void response.writeHead(404).end();
    send(response, extname(path) === '.css' ? 'text/css' : 'text/javascript', readFileSync(join(repository, 'dist', normalize(path))));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** @returns true: there was such a thing */
export function send(response: ServerResponse, type: string, body: string | Buffer | Uint8Array): true {
  response.writeHead(200, { 'content-type': type }).end(body);
  return true;
}

/** The page as the extension writes it, policy included. The script is given VS Code's colours, and `painted` to be called once the first picture is there. */
export function pageOf({ head = '', script, after = '' }: { readonly head?: string; readonly script: string; readonly after?: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-bench'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src blob:">
<title>Topovisor</title>
<link rel="icon" href="data:,">
${head}
</head>
<body class="${bodyOf.dark.className}" data-vscode-theme-kind="${bodyOf.dark.kind}">
<div id="root"></div>
<script nonce="bench">
const start = performance.now();
for (const [name, value] of Object.entries(${JSON.stringify(variablesOf('dark'))})) document.documentElement.style.setProperty(name, value);
let painted;
globalThis.firstPaint = new Promise((done) => (painted = done));
${script}
</script>
${after}
</body>
</html>`;
}
