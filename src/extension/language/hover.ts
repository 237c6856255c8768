import * as vscode from 'vscode';
import { hoverMarkdown } from '../../features/hoverMarkdown';
import { rangeOf } from '../ranges';
import type { Report } from '../report';
import type { Workspace } from '../workspace';
import { asked, selector } from './asked';

export function registerHover(workspace: Workspace, report: Report): vscode.Disposable {
  return vscode.languages.registerHoverProvider(selector, {
    provideHover: (document, position) =>
      report.guard('Showing a hover', async () => {
        const { hoverAt } = await import('./answers');
        const at = asked(workspace, document);
        const hover = at && hoverAt(at.session, at.file, document.offsetAt(position));
        if (!hover) return undefined;
        const text = new vscode.MarkdownString(hoverMarkdown(hover));
        text.isTrusted = false;
        return new vscode.Hover(text, rangeOf(hover.range));
      }),
  });
}
