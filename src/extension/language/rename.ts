import * as vscode from 'vscode';
import type { PreparedRename } from '../../features/rename';
import type { RenameOutcome } from '../../features/renameEntry';
import { rangeOf } from '../ranges';
import type { Report } from '../report';
import type { Workspace } from '../workspace';
import { asked, selector } from './asked';

type Refused = Extract<PreparedRename | RenameOutcome, { kind: 'refused' }>;

export function registerRename(workspace: Workspace, report: Report): vscode.Disposable {
  return vscode.languages.registerRenameProvider(selector, {
    async prepareRename(document, position) {
      const outcome = await report.guard<PreparedRename>('Preparing a rename', async () => {
        const { prepareRename } = await import('./answers');
        const at = asked(workspace, document);
        return at ? prepareRename(at.session, at.file, document.offsetAt(position)) : notOpen;
      }) ?? faulty;
      return outcome.kind === 'refused' ? refusal(outcome) : { range: rangeOf(outcome.range), placeholder: outcome.name };
    },
    async provideRenameEdits(document, position, newName) {
      const outcome = await report.guard<Refused | { readonly kind: 'edit'; readonly edit: vscode.WorkspaceEdit }>('Renaming', async () => {
        const { renameAt, workspaceEdit } = await import('./answers');
        const at = asked(workspace, document);
        if (!at) return notOpen;
        const renamed = renameAt(at.session, at.file, document.offsetAt(position), newName);
        return renamed.kind === 'refused' ? renamed : { kind: 'edit', edit: workspaceEdit(at.session, renamed.changes) ?? new vscode.WorkspaceEdit() };
      }) ?? faulty;
      return outcome.kind === 'refused' ? refusal(outcome) : outcome.edit;
    },
  });
}

const faulty: Refused = { kind: 'refused', reasons: ['Something went wrong; the output channel "Topovisor" tells more.'] };
const notOpen: Refused = { kind: 'refused', reasons: ['The topology is still being read: try again.'] };

/** VS Code shows the reason of a rename that is rejected where the new name was typed. */
function refusal({ reasons }: Refused): Promise<never> {
  return Promise.reject(new Error(reasons.join('\n')));
}
