import * as vscode from 'vscode';
import { prepareRename, renameAt, type PreparedRename } from '../../features/rename';
import type { RenameOutcome } from '../../features/renameEntry';
import { rangeOf, workspaceEdit } from '../edits';
import type { Report } from '../report';
import type { Workspace } from '../workspace';
import { asked, selector } from './asked';

type Refused = Extract<PreparedRename | RenameOutcome, { kind: 'refused' }>;

export function registerRename(workspace: Workspace, report: Report): vscode.Disposable {
  return vscode.languages.registerRenameProvider(selector, {
    prepareRename(document, position) {
      const outcome = report.guardNow<PreparedRename>('Preparing a rename', faulty, () => {
        const at = asked(workspace, document);
        return at ? prepareRename(at.session, at.file, document.offsetAt(position)) : notOpen;
      });
      return outcome.kind === 'refused' ? refusal(outcome) : { range: rangeOf(outcome.range), placeholder: outcome.name };
    },
    provideRenameEdits(document, position, newName) {
      const outcome = report.guardNow<Refused | { readonly kind: 'edit'; readonly edit: vscode.WorkspaceEdit }>('Renaming', faulty, () => {
        const at = asked(workspace, document);
        if (!at) return notOpen;
        const renamed = renameAt(at.session, at.file, document.offsetAt(position), newName);
        return renamed.kind === 'refused' ? renamed : { kind: 'edit', edit: workspaceEdit(at.session, renamed.changes) ?? new vscode.WorkspaceEdit() };
      });
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
