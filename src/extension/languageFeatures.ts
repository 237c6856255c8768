import type * as vscode from 'vscode';
import type { Report } from './report';
import type { Workspace } from './workspace';

export function languageFeatures(_workspace: Workspace, _report: Report): vscode.Disposable[] {
  return [];
}
