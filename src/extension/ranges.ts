import * as vscode from 'vscode';

/** A range of ours as VS Code's. */
export function rangeOf(range: { readonly start: { line: number; character: number }; readonly end: { line: number; character: number } }): vscode.Range {
  return new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
}
