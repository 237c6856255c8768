/** What VS Code asks about the text of a topology, handed to the features and back. */
import type * as vscode from 'vscode';
import { registerCodeActions } from './language/codeActions';
import { registerCodeLens } from './language/codeLens';
import { registerCompletion } from './language/completion';
import { registerHover } from './language/hover';
import { registerNavigation } from './language/navigation';
import { registerRename } from './language/rename';
import { registerSymbols } from './language/symbols';
import type { Report } from './report';
import type { Workspace } from './workspace';

export function languageFeatures(workspace: Workspace, report: Report): vscode.Disposable[] {
  const registrations = [registerCompletion, registerHover, registerNavigation, registerRename, registerCodeActions, registerCodeLens, registerSymbols];
  return registrations.map((register) => register(workspace, report));
}
