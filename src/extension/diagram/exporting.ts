/** Keeps a picture of the diagram in a file: the page draws it, the user says where it goes, and only then something is written. */
import * as vscode from 'vscode';
import type { Answer, ExportFormat, Question } from '../../protocol/messages';
import type { ViewName } from '../../protocol/view';

export async function saveExport(topology: vscode.Uri, view: ViewName, { format, content }: Extract<Question, { kind: 'export' }>): Promise<Answer> {
  const { name, ending } = formats[format];
  const target = await vscode.window.showSaveDialog({ title: `Export the diagram as ${name}`, saveLabel: 'Export', ...suggested(topology, view, ending), filters: { [name]: [ending] } });
  if (!target) return { kind: 'exported', file: null };
  const file = target.path.slice(target.path.lastIndexOf('/') + 1);
  try {
    await vscode.workspace.fs.writeFile(target, Buffer.from(content, format === 'png' ? 'base64' : 'utf8'));
  } catch (fault) {
    return { kind: 'refused', reasons: [`${file} could not be written: ${fault instanceof Error ? fault.message : String(fault)}`] };
  }
  void offerToOpen(target, format);
  return { kind: 'exported', file };
}

const formats: Readonly<Record<ExportFormat, { readonly name: string; readonly ending: string }>> = {
  svg: { name: 'SVG', ending: 'svg' }, png: { name: 'PNG', ending: 'png' }, drawio: { name: 'draw.io', ending: 'drawio' },
};

/** Beside the topology, by its name and the view: "campus-network.svg"; of one that is in no file yet, in the folder that is open. */
function suggested(topology: vscode.Uri, view: ViewName, ending: string): { readonly defaultUri?: vscode.Uri } {
  const name = `${topology.path.slice(topology.path.lastIndexOf('/') + 1).replace(/\.virt\.json$/, '')}-${view}.${ending}`;
  const folder = topology.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(topology, '..');
  return folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {};
}

async function offerToOpen(target: vscode.Uri, format: ExportFormat): Promise<void> {
  const open = 'Open';
  const chosen = await vscode.window.showInformationMessage(`The diagram was exported to ${vscode.workspace.asRelativePath(target)}.`, open);
  if (chosen !== open) return;
  // As text an SVG is no picture; VS Code shows it as one where it is asked to.
  if (format === 'svg') await vscode.commands.executeCommand('vscode.openWith', target, 'imagePreview.previewEditor');
  else await vscode.commands.executeCommand('vscode.open', target);
}
