import * as vscode from 'vscode';
import { uriOf } from '../files';
import { rangeOf } from '../ranges';
import type { Report } from '../report';
import type { Workspace } from '../workspace';
import { asked, selector } from './asked';

export function registerNavigation(workspace: Workspace, report: Report): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(selector, {
      provideDefinition: (document, position) =>
        report.guard('Going to a definition', async () => {
          const { definitionAt } = await import('./answers');
          const at = asked(workspace, document);
          const found = at && definitionAt(at.session, at.file, document.offsetAt(position));
          return found?.targets.map(({ file, range, key }): vscode.LocationLink => ({
            originSelectionRange: rangeOf(found.origin), targetUri: uriOf(file), targetRange: rangeOf(range), targetSelectionRange: rangeOf(key),
          }));
        }),
    }),
    vscode.languages.registerReferenceProvider(selector, {
      provideReferences: (document, position, { includeDeclaration }) =>
        report.guard('Finding references', async () => {
          const { referencesAt } = await import('./answers');
          const at = asked(workspace, document);
          const found = at && referencesAt(at.session, at.file, document.offsetAt(position), { declaration: includeDeclaration });
          return found?.map(({ file, range }) => new vscode.Location(uriOf(file), rangeOf(range)));
        }),
    }),
  );
}
