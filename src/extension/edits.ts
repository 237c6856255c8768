/** From changes of documents to one edit of VS Code, which is one step of its undo. */
import * as vscode from 'vscode';
import { applyChanges } from '../core/document/applyChanges';
import type { Change } from '../core/model/change';
import type { Session } from '../features/session';
import { uriOf } from './files';
import { rangeOf } from './ranges';

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
