/**
 * What the page does before its own script is there: it says at which view it looks, and keeps what it hears. So the extension answers while that script
 * is loaded and read. The text of a script that stands in the page itself; it uses nothing around it.
 */
export const beginning = `{
const api = acquireVsCodeApi();
const views = ['network', 'storage', 'all'];
const kept = api.getState()?.look?.view;
const view = views.includes(kept) ? kept : 'compute';
const heard = [];
const hear = ({ data }) => heard.push(data);
addEventListener('message', hear);
api.postMessage({ kind: 'ready', view });
globalThis.topovisorBegun = { api, view, take: () => { removeEventListener('message', hear); return heard; } };
}`;

/** What it leaves to the page's script. */
export interface Begun {
  /** VS Code gives it once. */
  readonly api: { readonly postMessage: (message: unknown) => void; readonly getState: () => unknown; readonly setState: (data: unknown) => void };
  /** The view that was asked for: as kept by the page before, unless what that left is of no use. */
  readonly view: string;
  /** What was heard until now; from then on the page listens itself. */
  readonly take: () => readonly unknown[];
}
