/** Findings as VS Code's problems: published for each file, of every estate it takes part in. */
import * as vscode from 'vscode';
import { findingsOf, type LocatedFinding } from '../features/findings';
import { unreachable } from '../core/util/unreachable';
import type { Severity } from '../core/diagnostics/rule';
import { versionScheme } from './compare/versionFiles';
import { uriOf } from './files';
import { rangeOf } from './ranges';
import type { Report } from './report';
import { rulePage } from './rulePages';
import type { Workspace } from './workspace';

export class Problems {
  private readonly collection = vscode.languages.createDiagnosticCollection('topovisor');
  private readonly subscriptions: vscode.Disposable[];
  private published = new Set<string>();
  private scheduled = false;

  constructor(
    private readonly workspace: Workspace,
    private readonly report: Report,
  ) {
    this.subscriptions = [this.collection, workspace.onDidChange(() => this.schedule()), workspace.onDidClose(() => this.schedule())];
    this.schedule();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Several edits may come in one turn of the event loop; they are published once, at its end. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.report.guardNow('Publishing findings', undefined, () => this.publish());
    });
  }

  private publish(): void {
    const byFile = new Map<string, Map<string, LocatedFinding>>();
    const held = new Set<string>();
    for (const session of this.workspace.all()) {
      // What was wrong in another version is told where the versions are compared.
      if (session.main.startsWith(`${versionScheme}:`)) continue;
      // While brackets do not match, places in the text mean nothing: VS Code moves the last problems of that estate with the text.
      if (session.files().some((file) => session.document(file)?.whole === false)) {
        for (const file of session.files()) held.add(file);
        continue;
      }
      for (const finding of findingsOf(session)) {
        const found = byFile.get(finding.file) ?? new Map<string, LocatedFinding>();
        byFile.set(finding.file, found.set(`${finding.rule} ${finding.path.join('/')} ${finding.message}`, finding));
      }
    }
    for (const file of held) byFile.delete(file);
    for (const file of this.published) if (!byFile.has(file) && !held.has(file)) this.collection.delete(uriOf(file));
    this.published = new Set([...byFile.keys(), ...[...this.published].filter((file) => held.has(file))]);
    for (const [file, found] of byFile) this.collection.set(uriOf(file), [...found.values()].map(diagnosticOf));
  }
}

function diagnosticOf(finding: LocatedFinding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(rangeOf(finding.range), finding.message, severityOf(finding.severity));
  diagnostic.source = 'topovisor';
  diagnostic.code = { value: finding.rule, target: rulePage(finding.rule) };
  diagnostic.relatedInformation = finding.related.map(
    (related) => new vscode.DiagnosticRelatedInformation(new vscode.Location(uriOf(related.file), rangeOf(related.range)), related.message),
  );
  return diagnostic;
}

function severityOf(severity: Severity): vscode.DiagnosticSeverity {
  switch (severity) {
    case 'error': return vscode.DiagnosticSeverity.Error;
    case 'warning': return vscode.DiagnosticSeverity.Warning;
    case 'info': return vscode.DiagnosticSeverity.Information;
    default: return unreachable(severity);
  }
}

