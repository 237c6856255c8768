import * as vscode from 'vscode';
import { unreachable } from '../../core/util/unreachable';
import type { Lens } from '../../features/codeLens';
import { rangeOf } from '../ranges';
import type { Report } from '../report';
import type { Workspace } from '../workspace';
import { asked, selector } from './asked';

export function registerCodeLens(workspace: Workspace, report: Report): vscode.Disposable {
  const emitter = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider<LensOf> = {
    onDidChangeCodeLenses: emitter.event,
    provideCodeLenses: (document) =>
      report.guard('Writing lenses', async () => {
        const { codeLenses } = await import('./shown');
        const at = asked(workspace, document);
        return at ? codeLenses(at.session, at.file).map((lens) => new LensOf(document, lens)) : [];
      }),
    resolveCodeLens: (lens) =>
      report.guard('Writing a lens', async () => {
        const { titleOf } = await import('./shown');
        const at = asked(workspace, lens.document);
        if (at) lens.command = commandOf(lens, titleOf(at.session, lens.lens));
        return lens;
      }),
  };
  // What is edited in one file may change how a host of another is used.
  const following = workspace.onDidChange(() => emitter.fire());
  return vscode.Disposable.from(emitter, following, vscode.languages.registerCodeLensProvider(selector, provider));
}

class LensOf extends vscode.CodeLens {
  constructor(
    readonly document: vscode.TextDocument,
    readonly lens: Lens,
  ) {
    super(rangeOf(lens.range));
  }
}

/** A summary is for reading: VS Code shows a lens without a command as text. */
function commandOf({ document, lens }: LensOf, title: string): vscode.Command {
  switch (lens.kind) {
    case 'open-diagram': return { title, command: 'topovisor.openDiagramBeside', arguments: [document.uri] };
    case 'saved-view': return { title, command: 'topovisor.diagram.openView', arguments: [document.uri, lens.name] };
    case 'summary': return { title, command: '' };
    default: return unreachable(lens);
  }
}
