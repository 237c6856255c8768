// The tests module that VS Code loads into its extension host: serves a loopback endpoint that evaluates functions sent
// as text, with `vscode` as their first argument, until it is told to stop. It is CommonJS because VS Code requires it.
'use strict';
const { createServer } = require('node:http');
const { renameSync, writeFileSync } = require('node:fs');
const vscode = require('vscode');

/** @returns {Promise<void>} settles when told to stop, which closes the window */
exports.run = () =>
  new Promise((done, fail) => {
    const token = process.env['TOPOVISOR_CHANNEL_TOKEN'];
    const server = createServer((request, response) => {
      if (request.headers.authorization !== `Bearer ${token}`) return response.writeHead(403).end();
      if (request.url === '/stop') {
        response.end('{}', () => server.close());
        return done();
      }
      void answer(request).then((text) => response.writeHead(200, { 'content-type': 'application/json' }).end(text));
    });
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => announce(/** @type {import('node:net').AddressInfo} */ (server.address()).port));
  });

/**
 * Invariant: the file appears complete, because readers wait for it.
 * @param {number} port
 */
function announce(port) {
  const file = process.env['TOPOVISOR_CHANNEL_FILE'] ?? '';
  writeFileSync(`${file}.new`, JSON.stringify({ url: `http://127.0.0.1:${port}` }));
  renameSync(`${file}.new`, file);
}

/** @param {import('node:http').IncomingMessage} request */
async function answer(request) {
  try {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { source, arg } = JSON.parse(Buffer.concat(chunks).toString());
    const evaluated = (0, eval)(`(${source})`);
    return JSON.stringify({ value: await evaluated(vscode, arg) });
  } catch (error) {
    return JSON.stringify({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}
