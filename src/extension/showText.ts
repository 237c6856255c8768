import * as vscode from 'vscode';

/** Shows a file as text and selects a range in it: where it is already shown, else beside the diagram. */
export async function showText(uri: vscode.Uri, range: vscode.Range | undefined, beside: vscode.ViewColumn | undefined): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
  const elsewhere = beside === vscode.ViewColumn.One || beside === undefined ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
  const editor = await vscode.window.showTextDocument(uri, { viewColumn: shown?.viewColumn ?? elsewhere, preserveFocus: false });
  if (!range) return;
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
