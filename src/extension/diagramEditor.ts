/** The diagram as an editor of the text document: VS Code saves, reverts and undoes it. */
import * as vscode from 'vscode';
import { comparingContext, focusContexts, type CanvasCommand } from '../protocol/canvasCommands';
import type { ViewName } from '../protocol/view';
import { diagramHtml } from './html';
import type { DiagramPanel } from './diagramPanel';
import type { Report } from './report';
import type { Workspace } from './workspace';

export const diagramViewType = 'topovisor.diagram';

export class DiagramEditor implements vscode.CustomTextEditorProvider {
  private readonly panels = new Set<DiagramPanel>();
  private readonly moved = new vscode.EventEmitter<void>();
  /** Another diagram has the focus, or something else is selected in it. */
  readonly onDidMove = this.moved.event;
  private readonly opened = new vscode.EventEmitter<DiagramPanel>();
  /** VS Code's context keys as they were set last. */
  private readonly contexts = new Map<string, boolean>();

  constructor(
    private readonly extension: vscode.Uri,
    private readonly workspace: Workspace,
    private readonly report: Report,
  ) {}

  async resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): Promise<void> {
    // Loaded with the first diagram, like all that is drawn and inspected: who only writes text need not wait for it.
    const { DiagramPanel } = await import('./diagramPanel');
    panel.webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(this.extension, 'dist', 'webview')] };
    const diagram = new DiagramPanel(document, panel, this.workspace, this.report, () => this.tellFocus());
    this.panels.add(diagram);
    panel.onDidDispose(() => {
      this.panels.delete(diagram);
      diagram.dispose();
      this.tellFocus();
    });
    panel.webview.html = diagramHtml(panel.webview, this.extension);
    this.opened.fire(diagram);
  }

  /** Opens the diagram of a file in a column, or shows the one that is there, and hands it over. */
  async open(uri: vscode.Uri, column: vscode.ViewColumn): Promise<DiagramPanel> {
    const isIts = (panel: DiagramPanel): boolean => panel.uri.toString() === uri.toString();
    let listening: vscode.Disposable | undefined;
    const arrival = new Promise<DiagramPanel>((resolve) => { listening = this.opened.event((panel) => { if (isIts(panel)) resolve(panel); }); });
    try {
      await vscode.commands.executeCommand('vscode.openWith', uri, diagramViewType, column);
      return [...this.panels].find((panel) => isIts(panel) && panel.active) ?? [...this.panels].find(isIts) ?? (await arrival);
    } finally {
      listening?.dispose();
    }
  }

  /** The diagram with the focus, or else one of this file. */
  panel(uri?: vscode.Uri): DiagramPanel | undefined {
    const panels = [...this.panels];
    return panels.find((panel) => panel.active && (uri === undefined || panel.uri.toString() === uri.toString())) ?? (uri && panels.find((panel) => panel.uri.toString() === uri.toString()));
  }

  /** Where the focus is decides which keys act: those of a diagram only where it is the one that has it. */
  private tellFocus(): void {
    const on = [...this.panels].find((panel) => panel.active)?.focusedOn ?? 'nowhere';
    this.setContext(focusContexts.canvas, on === 'canvas');
    this.setContext(focusContexts.diagram, on !== 'nowhere');
    this.tellComparing();
    this.moved.fire();
  }

  /** Whether the diagram with the focus is compared with something: then there is a change to go to. */
  tellComparing(): void {
    this.setContext(comparingContext, this.panel()?.comparedWith !== undefined);
  }

  private setContext(key: string, value: boolean): void {
    if (this.contexts.get(key) === value) return;
    this.contexts.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }

  /** Hands a command of VS Code to the diagram that has the focus. */
  act(act: CanvasCommand): void {
    [...this.panels].find((panel) => panel.active)?.act(act);
  }

  /** What is selected in the diagram that has the focus, and the file it shows; undefined where none has it. */
  selected(): { readonly uri: vscode.Uri; readonly nodes: readonly string[] } | undefined {
    const panel = [...this.panels].find(({ active }) => active);
    return panel && { uri: panel.uri, nodes: panel.selected };
  }

  /** Selects nodes in the diagram that has the focus, or else in any that shows the estate of a file; answers whether there is one. */
  select(uri: vscode.Uri, nodes: readonly string[], view: ViewName): boolean {
    const shown = [...this.panels].filter((panel) => panel.shows(uri));
    const panel = shown.find(({ active }) => active) ?? shown[0];
    panel?.select(nodes, view);
    return panel !== undefined;
  }

  /** Whether a diagram shows the estate of a file. */
  shows(uri: vscode.Uri): boolean {
    return [...this.panels].some((panel) => panel.shows(uri));
  }

  /** Shows the node of the text under the cursor in every diagram of its file. */
  follow(editor: vscode.TextEditor, scroll: boolean): void {
    for (const panel of this.panels) panel.follow(editor.document.uri, editor.document.offsetAt(editor.selection.active), scroll);
  }
}
