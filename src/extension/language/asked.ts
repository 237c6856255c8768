/** What VS Code asks about, as the features take it: an estate, a file of it and offsets in that. */
import * as vscode from 'vscode';
import type { Session } from '../../features/session';
import { fileOf } from '../files';
import type { Workspace } from '../workspace';

/** The files that are answered about. */
export const selector: vscode.DocumentSelector = { pattern: '**/*.virt.json' };

export interface Asked {
  readonly session: Session;
  readonly file: string;
}

/** The estate a document is shown in; undefined while it is not open yet, and where its text is not the one we know. */
export function asked(workspace: Workspace, document: vscode.TextDocument): Asked | undefined {
  const session = workspace.sessionOf(document.uri);
  const file = fileOf(document.uri);
  return session?.document(file) ? { session, file } : undefined;
}
