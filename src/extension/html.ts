/** The webview's page: nothing but our own scripts and styles, and nothing from a document. */
import * as vscode from 'vscode';
import { beginning } from '../protocol/beginning';

export function diagramHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const nonce = newNonce();
  const asset = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', 'webview', name)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' ${webview.cspSource}`,
    // Own sheets; the hash is that of the empty style element by which the form controls find out what they may do.
    `style-src ${webview.cspSource} 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} data:`,
    'worker-src blob:',
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<script nonce="${nonce}">${beginning}</script>
<link rel="stylesheet" href="${asset('main.css')}">
<title>Topovisor Diagram</title>
</head>
<body>
<div id="root"></div>
<script type="module" nonce="${nonce}" src="${asset('main.js')}"></script>
</body>
</html>`;
}

/** 128 bits, as the Content Security Policy asks of a nonce. */
function newNonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
}
