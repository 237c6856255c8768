import * as vscode from 'vscode';
import { rules } from '../core/diagnostics/catalogue';

/** Shows what a rule reports, why it matters and what to do; asks for the rule where none is named. */
export async function explainRule(id?: string): Promise<void> {
  const wanted = id ?? (await vscode.window.showQuickPick(rules.map((rule) => ({ label: rule.id, detail: rule.summary, description: rule.severity })), { title: 'Explain a rule', matchOnDetail: true }))?.label;
  const rule = rules.find((r) => r.id === wanted);
  if (!rule) return;
  const example = (text: string): string => `\`\`\`jsonc\n${text.trim()}\n\`\`\``;
  const content = [
    `# ${rule.id}`, `*${rule.severity}*: ${rule.summary}`, '## Why it matters', rule.why, '## What to do', rule.remedy,
    '## What it reports', ...rule.examples.bad.map(example), '## What it does not', ...rule.examples.good.map(example), '',
  ].join('\n\n');
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.commands.executeCommand('markdown.showPreview', document.uri);
}
