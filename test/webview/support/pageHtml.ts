import { beginning } from '../../../src/protocol/beginning';
import type { CustomTheme } from './oddThemes';
import { bodyOf, variablesOf, type Theme } from './themes';

/** The page as the extension writes it, with the same content security policy; what VS Code adds is done by a script. */
export function pageHtml(theme: Theme | CustomTheme): string {
  const policy = [
    "default-src 'none'", `script-src 'nonce-${nonce}'`, "style-src http://topovisor.test 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='", 'font-src http://topovisor.test',
    'img-src http://topovisor.test data:', 'worker-src blob:',
  ].join('; ');
  const { className, kind, variables } = typeof theme === 'string' ? { ...bodyOf[theme], variables: variablesOf(theme) } : theme;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>Topovisor</title>
<link rel="stylesheet" href="/webview/main.css">
</head>
<body class="${className}" data-vscode-theme-kind="${kind}">
<script nonce="${nonce}">
window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective + ' refused ' + (event.sample || event.blockedURI) + ' at ' + event.sourceFile + ':' + event.lineNumber));
for (const [name, value] of Object.entries(${JSON.stringify(variables)})) document.documentElement.style.setProperty(name, value);
window.acquireVsCodeApi = () => ({
  postMessage: (message) => void window.topovisorPost(message),
  // As long as the tab lives, as VS Code keeps it for an editor.
  getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
  setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
});
</script>
<script nonce="${nonce}">${beginning}</script>
<div id="root"></div>
<script type="module" nonce="${nonce}" src="/webview/main.js"></script>
</body>
</html>`;
}

const nonce = 'bm9uY2Utb2YtdGhlLXRlc3Rz';
