import * as vscode from 'vscode';
import { commandOf } from '../operationCommands';
import { rangeOf } from '../ranges';
import type { Report } from '../report';
import type { Workspace } from '../workspace';
import { asked, selector } from './asked';

export function registerCodeActions(workspace: Workspace, report: Report): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, context) => report.guard('Looking for repairs and operations', async () => {
      const [shown, answers] = await Promise.all([import('./shown'), import('./answers')]);
      return [
        ...repairs(shown, workspace, document, range, context), ...repairsOfAll(shown, workspace, document, range, context), ...operationsAt(answers, workspace, document, range, context),
      ];
    }),
    resolveCodeAction: (action) =>
      report.guard('Preparing a repair', async () => {
        const { fixAll, workspaceEdit } = await import('./shown');
        const at = action instanceof FixAll ? asked(workspace, action.document) : undefined;
        const edit = at && action instanceof FixAll ? workspaceEdit(at.session, fixAll(at.session, at.file, action.rule)) : undefined;
        if (edit) action.edit = edit;
        return action;
      }),
  };
  return vscode.languages.registerCodeActionsProvider(selector, provider, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, operationKind] });
}

type Shown = typeof import('./shown');
type Answers = typeof import('./answers');

/** Operations on a VM change what is designed, and repair nothing. */
const operationKind = vscode.CodeActionKind.Refactor.append('vm');

function operationsAt({ operationActionsIn, workspaceEdit }: Answers, workspace: Workspace, document: vscode.TextDocument, range: vscode.Range, { only }: vscode.CodeActionContext): readonly vscode.CodeAction[] {
  const at = only === undefined || only.intersects(operationKind) ? asked(workspace, document) : undefined;
  if (!at) return [];
  const now = new Date().toISOString();
  return operationActionsIn(at.session, at.file, document.offsetAt(range.start), document.offsetAt(range.end), now).map(({ id, title, node, changes, refused }) => {
    const action = new vscode.CodeAction(title, operationKind);
    const edit = changes && workspaceEdit(at.session, changes);
    if (edit) action.edit = edit;
    else if (refused.length > 0) action.disabled = { reason: refused.join(' ') };
    else action.command = { command: commandOf(id), title, arguments: [document.uri, node] };
    return action;
  });
}

function repairs({ codeActionsIn, workspaceEdit }: Shown, workspace: Workspace, document: vscode.TextDocument, range: vscode.Range, { diagnostics }: vscode.CodeActionContext): readonly vscode.CodeAction[] {
  const at = asked(workspace, document);
  if (!at) return [];
  return codeActionsIn(at.session, at.file, document.offsetAt(range.start), document.offsetAt(range.end)).flatMap((repair) => {
    const edit = workspaceEdit(at.session, repair.changes);
    if (!edit) return [];
    const where = rangeOf(repair.range);
    const action = new vscode.CodeAction(repair.title, vscode.CodeActionKind.QuickFix);
    action.edit = edit;
    action.isPreferred = repair.preferred;
    action.diagnostics = diagnostics.filter((diagnostic) => isOf(diagnostic, repair.rule) && diagnostic.message === repair.message && diagnostic.range.isEqual(where));
    return [action];
  });
}

function repairsOfAll({ rulesToFixIn }: Shown, workspace: Workspace, document: vscode.TextDocument, range: vscode.Range, { diagnostics }: vscode.CodeActionContext): readonly vscode.CodeAction[] {
  const at = asked(workspace, document);
  if (!at) return [];
  return rulesToFixIn(at.session, at.file, document.offsetAt(range.start), document.offsetAt(range.end)).map((rule) => {
    const action = new FixAll(document, rule);
    action.diagnostics = diagnostics.filter((diagnostic) => isOf(diagnostic, rule));
    return action;
  });
}

/** Its edit is computed when it is chosen: there may be thousands of findings. */
class FixAll extends vscode.CodeAction {
  constructor(
    readonly document: vscode.TextDocument,
    readonly rule: string,
  ) {
    super(`Fix all "${rule}" in this file`, vscode.CodeActionKind.QuickFix);
  }
}

function isOf({ source, code }: vscode.Diagnostic, rule: string): boolean {
  return source === 'topovisor' && typeof code === 'object' && code.value === rule;
}
