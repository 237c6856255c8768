/** The diagram as an editor of the text document: VS Code saves, reverts and undoes it. */
import * as vscode from 'vscode';
import type { FromExtension } from '../protocol/messages';
import type { ViewName } from '../protocol/view';
import { diagramHtml } from './html';
import { DiagramPanel } from './diagramPanel';
import type { Report } from './report';
import type { Workspace } from './workspace';

export const diagramViewType = 'topovisor.diagram';

type Act = Extract<FromExtension, { kind: 'act' }>['act'];

export class DiagramEditor implements vscode.CustomTextEditorProvider {
  private readonly panels = new Set<DiagramPanel>();

  constructor(
    private readonly extension: vscode.Uri,
    private readonly workspace: Workspace,
    private readonly report: Report,
  ) {}

  resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): void {
    panel.webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(this.extension, 'dist', 'webview')] };
    const diagram = new DiagramPanel(document, panel, this.workspace, this.report);
    this.panels.add(diagram);
    panel.onDidDispose(() => {
      this.panels.delete(diagram);
      diagram.dispose();
    });
    panel.webview.html = diagramHtml(panel.webview, this.extension);
  }

  /** Hands a command of VS Code to the diagram that has the focus. */
  act(act: Act): void {
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
