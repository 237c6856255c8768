/** The commands for operations on VMs: what they do is loaded when the first of them is called. */
import * as vscode from 'vscode';
import type { DiagramEditor } from './diagramEditor';
import type { Report } from './report';
import type { Workspace } from './workspace';

const prefix = 'topovisor.vm.';

/** "attach-disk" → "topovisor.vm.attachDisk" */
export function commandOf(operation: string): string {
  return prefix + operation.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** "topovisor.vm.attachDisk" → "attach-disk" */
function operationOf(command: string): string {
  return command.slice(prefix.length).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Registers every command for an operation that the extension contributes. */
export function operationCommands(extension: vscode.Extension<unknown>, workspace: Workspace, diagrams: DiagramEditor, report: Report): vscode.Disposable[] {
  const { contributes } = extension.packageJSON as Manifest;
  return contributes.commands.filter(({ command }) => command.startsWith(prefix)).map(({ command, title }) =>
    vscode.commands.registerCommand(command, (uri?: unknown, node?: unknown) => report.guard(`"${title}"`, async () => {
      const { runOperation } = await import('./commands');
      await runOperation(workspace, diagrams, operationOf(command), uri, node);
    })));
}

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string; readonly title: string }[] };
}
