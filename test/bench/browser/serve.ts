import { gzipSync } from 'node:zlib';
import { beginning } from '../../../src/protocol/beginning';
import type { DiagramNode, Inspection } from '../../../src/protocol/view';
import { pageOf, send, serveBuilt } from './loopback';

/** Serves the built webview on loopback in a page whose extension has the diagram for an answer, and to whoever inspects something one inspection; gives the page's address. */
export function serveWebview(nodes: readonly DiagramNode[], inspection: Inspection | null = null): Promise<string> {
  const view = gzipSync(JSON.stringify({ kind: 'view', view: 'compute', revision: 1, title: 'Estate', nodes, edges: [] }), { level: 1 });
  return serveBuilt((path, response) => {
    switch (path) {
      case '/': return send(response, 'text/html', page);
      case '/view.gz': return send(response, 'application/octet-stream', view);
      case '/inspection.json': return send(response, 'application/json', JSON.stringify(inspection));
      default: return false;
    }
  });
}

/** Its scripts start once the view is at hand, as it is in the extension. */
const page = pageOf({ script: `
void (async () => {
  const packed = new Uint8Array(await (await fetch('/view.gz')).arrayBuffer());
  const inspection = await (await fetch('/inspection.json')).json();
  const answers = {
    ready: () => { postMessage({ packed }); postMessage({ kind: 'status', state: 'live', message: '' }); },
    ask: ({ id, question }) => postMessage({ kind: 'answer', id, answer: question.kind === 'inspect' ? { kind: 'inspection', inspection: inspection && { ...inspection, nodes: question.nodes } } : { kind: 'closed' } }),
    failure: ({ message }) => console.error(message),
  };
  globalThis.acquireVsCodeApi = () => ({ postMessage: (message) => answers[message.kind]?.(message), getState: () => undefined, setState: () => undefined });
  ${beginning}
  document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/webview/main.css' }));
  document.body.append(Object.assign(document.createElement('script'), { type: 'module', nonce: 'bench', src: '/webview/main.js' }));
})();` });
