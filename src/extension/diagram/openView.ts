/** Looks at an estate in a way that its file keeps under a name: asked for, where it is not given. */
import * as vscode from 'vscode';
import { counted } from '../../core/util/words';
import type { SavedView } from '../../protocol/filter';
import type { DiagramEditor } from '../diagramEditor';

export async function openView(diagrams: DiagramEditor, uri: vscode.Uri | undefined, name: string | undefined): Promise<void> {
  if (!uri?.path.endsWith('.virt.json')) {
    void vscode.window.showInformationMessage('Open a topology (*.virt.json) first: views are kept in it.');
    return;
  }
  // From the text it opens beside that, and comes to the front where it is there.
  const isInText = vscode.window.activeTextEditor?.document.uri.toString() === uri.toString();
  const panel = isInText ? await diagrams.open(uri, vscode.ViewColumn.Beside) : diagrams.panel(uri) ?? (await diagrams.open(uri, vscode.ViewColumn.Active));
  const wanted = name ?? (await choose(panel.savedViews));
  if (wanted !== undefined) panel.openView(wanted);
}

async function choose(views: readonly SavedView[]): Promise<string | undefined> {
  if (views.length === 0) {
    void vscode.window.showInformationMessage('This topology keeps no views yet. "Diagram: Save This View…" keeps what is looked at.');
    return undefined;
  }
  const items = views.map((saved) => ({ label: saved.name, description: saved.view, detail: detailOf(saved) }));
  return (await vscode.window.showQuickPick(items, { title: 'Open a saved view', placeHolder: 'A view', matchOnDetail: true }))?.label;
}

/** "tags: db · 2 steps around vms/web · 3 collapsed" */
function detailOf({ filter, collapsed }: SavedView): string {
  const { text = '', near = null, ...lists } = filter ?? {};
  return [
    ...(text === '' ? [] : [`"${text}"`]),
    ...Object.entries(lists).flatMap(([list, values]) => (values.length === 0 ? [] : [`${list}: ${values.join(', ')}`])),
    ...(near ? [`${counted(near.hops, 'step')} around ${near.nodes.join(', ')}`] : []),
    ...(collapsed.length === 0 ? [] : [`${collapsed.length} collapsed`]),
  ].join(' · ');
}
