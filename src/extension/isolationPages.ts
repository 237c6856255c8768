/** Who reaches whom in a topology, as a read-only document. */
import * as vscode from 'vscode';
import { isTopology } from './files';
import type { Workspace } from './workspace';

const scheme = 'topovisor-isolation';

export class IsolationPages implements vscode.TextDocumentContentProvider {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

  constructor(private readonly workspace: Workspace) {}

  /** Shows the page of a topology as that is now. */
  async show(topology: vscode.Uri | undefined): Promise<void> {
    if (!topology || !isTopology(topology)) {
      void vscode.window.showInformationMessage('Open a topology (*.virt.json) first: isolation is worked out from it.');
      return;
    }
    const page = vscode.Uri.from({ scheme, path: `${topology.path}.isolation.md`, query: topology.toString() });
    this.changed.fire(page);
    await vscode.commands.executeCommand('markdown.showPreview', page);
  }

  async provideTextDocumentContent({ query }: vscode.Uri): Promise<string> {
    const { isolationPage } = await import('./commands');
    const topology = vscode.Uri.parse(query, true);
    const session = this.workspace.sessionOf(topology);
    return session ? isolationPage(session.estate, topology.path.split('/').at(-1) ?? '') : 'The topology is not open any more, or is still being read.\n';
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}
