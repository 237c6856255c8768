/** Where VS Code enters: everything is created here, and nothing is decided. What a command needs is imported when it is called. */
import * as vscode from 'vscode';
import { canvasCommandEntries, commandIdOf } from '../protocol/canvasCommands';
import type { About, CompareCommand } from './compare/compareCommands';
import { VersionFiles, versionScheme } from './compare/versionFiles';
import { DiagramEditor, diagramViewType } from './diagramEditor';
import { IsolationPages } from './isolationPages';
import { languageFeatures } from './languageFeatures';
import { Outline } from './outline';
import { operationCommands } from './operationCommands';
import { Problems } from './problems';
import { Report } from './report';
import { explainRule, rulePages } from './rulePages';
import { showText } from './showText';
import type { StorageCommand } from './storageCommands';
import { Workspace } from './workspace';

export function activate(context: vscode.ExtensionContext): void {
  const report = new Report();
  const workspace = new Workspace(report);
  const diagrams = new DiagramEditor(context.extensionUri, workspace, report);
  const isolation = new IsolationPages(workspace);
  const command = (name: string, run: (...args: never[]) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`topovisor.${name}`, (...args: unknown[]) => report.guard(`"${name}"`, () => run(...(args as never[]))));

  context.subscriptions.push(
    report,
    workspace,
    new Problems(workspace, report),
    rulePages(),
    ...versionFiles(),
    isolation,
    vscode.window.registerCustomEditorProvider(diagramViewType, diagrams, { supportsMultipleEditorsPerDocument: true }),
    ...languageFeatures(workspace, report),
    new Outline(workspace, diagrams, report),
    ...operationCommands(context.extension, workspace, diagrams, report),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
      report.guardNow('Following the cursor', undefined, () => diagrams.follow(textEditor, kind !== undefined));
    }),
    command('openDiagramBeside', (uri?: vscode.Uri) => openDiagram(uri, vscode.ViewColumn.Beside)),
    command('openDiagram', (uri?: vscode.Uri) => openDiagram(uri, vscode.ViewColumn.Active)),
    command('openText', () => openText()),
    command('revealInDiagram', async () => {
      const editor = vscode.window.activeTextEditor;
      if (!editor) return;
      await openDiagram(editor.document.uri, vscode.ViewColumn.Beside);
      diagrams.follow(editor, true);
    }),
    command('importInventory', async (from?: vscode.Uri, to?: vscode.Uri) => (await import('./commands')).importInventory(from instanceof vscode.Uri ? from : undefined, to instanceof vscode.Uri ? to : undefined)),
    command('newTopology', async () => (await import('./commands')).newTopology()),
    command('showIsolation', (uri?: vscode.Uri) => isolation.show(topologyMeant(uri))),
    command('explainRule', (id?: string) => explainRule(typeof id === 'string' ? id : undefined)),
    command('diagram.openView', async (uri?: vscode.Uri, name?: string) => (await import('./commands')).openView(diagrams, topologyMeant(uri), typeof name === 'string' ? name : undefined)),
    ...canvasCommandEntries.map(({ id }) => vscode.commands.registerCommand(commandIdOf(id), () => diagrams.act(id))),
    command('trace', async () => (diagrams.selected() ? diagrams.act('trace') : (await import('./commands')).traceInText(workspace))),
    ...compareCommands.map((name) => command(`compare.${name}`, async (about?: About, others?: unknown) => (await import('./commands')).runCompareCommand(name, diagrams, report, about, others))),
    ...storageCommands.map((name) => command(name, async () => (await import('./commands')).runStorageCommand(name, workspace, diagrams))),
  );
}

const storageCommands: readonly StorageCommand[] = ['createDatastore', 'growPool', 'moveDisk', 'showUses'];

const compareCommands: readonly CompareCommand[] = ['withHead', 'withCommit', 'withFile', 'withSaved', 'selected', 'openBeside', 'end'];

function versionFiles(): readonly vscode.Disposable[] {
  const files = new VersionFiles();
  // Of a change in the Source Control view a menu knows no more than that it is one.
  void vscode.commands.executeCommand('setContext', 'topovisor.active', true);
  return [files, vscode.workspace.registerFileSystemProvider(versionScheme, files, { isReadonly: true, isCaseSensitive: true })];
}

/** The topology meant by a command: the one handed in, the active text, or the active diagram's. */
function topologyMeant(uri: vscode.Uri | undefined): vscode.Uri | undefined {
  if (uri instanceof vscode.Uri) return uri;
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return vscode.window.activeTextEditor?.document.uri ?? (input instanceof vscode.TabInputCustom ? input.uri : undefined);
}

async function openDiagram(uri: vscode.Uri | undefined, column: vscode.ViewColumn): Promise<void> {
  const meant = topologyMeant(uri);
  if (!meant?.path.endsWith('.virt.json')) {
    void vscode.window.showInformationMessage('Open a topology (*.virt.json) first: the diagram is drawn from it.');
    return;
  }
  await vscode.commands.executeCommand('vscode.openWith', meant, diagramViewType, column);
}

async function openText(): Promise<void> {
  const meant = topologyMeant(undefined);
  if (meant) await showText(meant, undefined, vscode.window.tabGroups.activeTabGroup.viewColumn);
}
