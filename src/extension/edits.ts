/** From changes of documents to one edit of VS Code, which is one step of its undo. */
import * as vscode from 'vscode';
import { applyChanges } from '../core/document/applyChanges';
import { fileName } from '../core/diagnostics/wording';
import type { Change } from '../core/model/change';
import type { Session } from '../features/session';
import { fileOf, uriOf } from './files';
import { rangeOf } from './ranges';
import { whyReadOnly } from './readOnly';

/** The smallest edits that carry out `changes`; undefined where they change nothing. */
export function workspaceEdit(session: Session, changes: readonly Change[]): vscode.WorkspaceEdit | undefined {
  const edit = new vscode.WorkspaceEdit();
  for (const file of new Set(changes.map((change) => change.file))) {
    const document = session.document(file);
    if (!document) continue;
    const edits = applyChanges({ text: document.text, tree: document.tree }, changes.filter((change) => change.file === file));
    for (const { offset, length, text } of edits) edit.replace(uriOf(file), rangeOf(document.lines.rangeOf(offset, offset + length)), text);
  }
  return edit.size === 0 ? undefined : edit;
}

export type Written =
  | { readonly kind: 'written' }
  /** The text is another one than the edit was made for. */
  | { readonly kind: 'stale'; readonly reason: string }
  /** VS Code holds a file read-only, or it cannot be found out whether it does. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Carries an edit out, in all of its files or in none; undefined changes nothing. */
export async function write(edit: vscode.WorkspaceEdit | undefined): Promise<Written> {
  if (!edit) return { kind: 'written' };
  const versions = vscode.workspace.textDocuments.map((document) => ({ document, version: document.version }));
  const files = edit.entries().map(([uri]) => uri);
  for (const uri of files) {
    const held = await whyReadOnly(uri);
    if (held) return { kind: 'refused', reason: `Nothing is written in ${fileName(fileOf(uri))}${held.kind === 'read-only' ? ', which is read-only' : ''}. ${held.why}` };
  }
  const isChanged = versions.some(({ document, version }) => document.version !== version && files.some((uri) => uri.toString() === document.uri.toString()));
  return !isChanged && (await vscode.workspace.applyEdit(edit)) ? { kind: 'written' } : { kind: 'stale', reason: 'The text changed in the meantime. Nothing was written.' };
}
