import * as vscode from 'vscode';
import type { Completion } from '../../features/completion';
import { rangeOf } from '../ranges';
import type { Report } from '../report';
import type { Workspace } from '../workspace';
import { asked, selector } from './asked';

export function registerCompletion(workspace: Workspace, report: Report): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    selector,
    {
      provideCompletionItems: (document, position) =>
        report.guard('Completing', async () => {
          const { completionsAt } = await import('./answers');
          const at = asked(workspace, document);
          const found = at && completionsAt(at.session, at.file, document.offsetAt(position));
          if (!found) return undefined;
          const range = rangeOf(found.range);
          const inQuotes = document.lineAt(range.start.line).text[range.start.character] === '"';
          return new vscode.CompletionList(found.items.map((item, order) => itemOf(item, range, inQuotes, order)), found.more);
        }),
    },
    '"', ':', '/', ' ',
  );
}

function itemOf({ kind, label, detail, insert }: Completion, range: vscode.Range, inQuotes: boolean, order: number): vscode.CompletionItem {
  const item = new vscode.CompletionItem({ label, description: detail }, kinds[kind]);
  item.range = range;
  item.insertText = insert;
  // Matched by VS Code with the text from the beginning of the range to the cursor.
  item.filterText = inQuotes ? JSON.stringify(label) : label;
  item.sortText = String(order).padStart(5, '0');
  return item;
}

const kinds: Readonly<Record<Completion['kind'], vscode.CompletionItemKind>> = {
  entry: vscode.CompletionItemKind.Reference, part: vscode.CompletionItemKind.Field, quantity: vscode.CompletionItemKind.Unit,
  term: vscode.CompletionItemKind.EnumMember,
};
