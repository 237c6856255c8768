/** The page of each rule, as a read-only document: what it reports, why it matters, what to do. */
import * as vscode from 'vscode';
import type { AnyRule } from '../core/diagnostics/rule';

const scheme = 'topovisor-rule';

export function rulePage(id: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${id}.md` });
}

/** Serves the pages. */
export function rulePages(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async (uri) => {
      const { rules } = await import('../core/diagnostics/catalogue');
      const rule = rules.find(({ id }) => rulePage(id).path === uri.path);
      return rule ? await pageOf(rule) : `There is no rule ${JSON.stringify(uri.path.slice(1))}.\n`;
    },
  });
}

/** Shows the page of a rule; asks for the rule where none is named. */
export async function explainRule(id?: string): Promise<void> {
  const wanted = id ?? (await askForRule());
  if (wanted !== undefined) await vscode.commands.executeCommand('markdown.showPreview', rulePage(wanted));
}

async function askForRule(): Promise<string | undefined> {
  const [{ rules }, { explanationOf }] = await Promise.all([import('../core/diagnostics/catalogue'), import('../core/diagnostics/explanations')]);
  const items = rules.map((rule) => ({ label: rule.id, detail: explanationOf(rule).summary, description: rule.severity }));
  return (await vscode.window.showQuickPick(items, { title: 'Explain a rule', matchOnDetail: true }))?.label;
}

async function pageOf(rule: AnyRule): Promise<string> {
  const [{ explanationOf }, { examplesOf }] = await Promise.all([import('../core/diagnostics/explanations'), import('../core/diagnostics/examples')]);
  const { summary, why, remedy } = explanationOf(rule);
  const { good, bad } = examplesOf(rule);
  const example = (text: string): string => `\`\`\`jsonc\n${text.trim()}\n\`\`\``;
  return [
    `# ${rule.id}`, `*${rule.severity}*: ${summary}`, '## Why it matters', why, '## What to do', remedy,
    '## What it reports', ...bad.map(example), '## What it does not', ...good.map(example), '',
  ].join('\n\n');
}
