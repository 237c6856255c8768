/** An operation on VMs as a command: on what is selected in the diagram, or on the VM the cursor is in. */
import * as vscode from 'vscode';
import { unlessBroken } from '../features/diagram/gestures';
import { askFor, operandAt, operate, operations, type Asked } from '../features/operations';
import type { Session } from '../features/session';
import type { DiagramEditor } from './diagramEditor';
import { workspaceEdit, write } from './edits';
import { fileOf, isTopology } from './files';
import type { Workspace } from './workspace';

type Question = Extract<Asked, { kind: 'questions' }>['questions'][number];

/** Does an operation to the node that is handed in, or else to what is meant; asks what it has to be told. */
export async function runOperation(workspace: Workspace, diagrams: DiagramEditor, operation: string, uri: unknown, node: unknown): Promise<void> {
  const target = targetOf(workspace, diagrams, uri, node);
  if (!target) return void vscode.window.showInformationMessage('Open a topology (*.virt.json) first, and put the cursor into a VM or select one in its diagram.');
  await run(workspace, operation, target);
}

interface Target {
  readonly uri: vscode.Uri;
  readonly nodes: readonly string[];
}

/** What a code action hands in; else what is selected in the diagram that has the focus; else what the cursors of the text are in. */
function targetOf(workspace: Workspace, diagrams: DiagramEditor, uri: unknown, node: unknown): Target | undefined {
  if (uri instanceof vscode.Uri && typeof node === 'string') return { uri, nodes: [node] };
  const selected = diagrams.selected();
  if (selected) return selected;
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isTopology(editor.document.uri)) return undefined;
  const session = workspace.sessionOf(editor.document.uri);
  const file = fileOf(editor.document.uri);
  const nodes = session ? editor.selections.flatMap(({ active }) => operandAt(session, file, editor.document.offsetAt(active)) ?? []) : [];
  return { uri: editor.document.uri, nodes: [...new Set(nodes)] };
}

async function run(workspace: Workspace, operation: string, { uri, nodes }: Target): Promise<void> {
  const session = workspace.sessionOf(uri);
  if (!session) return void vscode.window.showInformationMessage('The topology is still being read: try again.');
  const asked = askFor(session, operation, nodes);
  const title = operations.find(({ id }) => id === operation)?.title ?? operation;
  if (asked.kind === 'refused') return void vscode.window.showWarningMessage(`${title}: ${asked.reasons.join(' ')}`);
  const answers: Record<string, string> = {};
  for (const [i, question] of asked.questions.entries()) {
    const heading = asked.questions.length === 1 ? asked.title : `${asked.title} (${i + 1} of ${asked.questions.length})`;
    const answer = await ask(heading, question);
    if (answer === undefined) return;
    answers[question.name] = answer;
  }
  // The text may be another one by now, and so may be its estate.
  const current = workspace.sessionOf(uri);
  if (current) await apply(current, operation, asked.title, nodes, answers, asked.questions.length > 0);
}

async function apply(session: Session, operation: string, title: string, nodes: readonly string[], answers: Readonly<Record<string, string>>, hasAsked: boolean): Promise<void> {
  const outcome = unlessBroken(session, operate(session, operation, nodes, answers, new Date().toISOString()));
  switch (outcome.kind) {
    case 'refused': return void vscode.window.showErrorMessage(`${title}: ${outcome.reasons.join(' ')}`);
    case 'unanswered': return void vscode.window.showErrorMessage(`${title}: ${outcome.problems.map(({ reason }) => reason).join(' ')}`);
    case 'referenced': return;
    case 'changes': {
      const written = await write(workspaceEdit(session, outcome.changes));
      if (written.kind !== 'written') return void vscode.window.showWarningMessage(`${title}: ${written.reason}`);
      // What was asked about may have consequences that are worth more than a glance.
      if (hasAsked) void vscode.window.showInformationMessage(outcome.message);
      else vscode.window.setStatusBarMessage(outcome.message, 8000);
    }
  }
}

/** Undefined where the user gives up. */
async function ask(title: string, { label, kind, options = [], suggested = '', example = '', validate }: Question): Promise<string | undefined> {
  if (kind !== 'choice') {
    return vscode.window.showInputBox({ title, prompt: label, value: suggested, placeHolder: example, ignoreFocusOut: true, validateInput: (answer) => validate(answer.trim()) });
  }
  // What is suggested stands first, where Enter takes it.
  const items = [...options].sort((a, b) => Number(b.value === suggested) - Number(a.value === suggested)).map(({ value, text }) => ({ label: text, value }));
  return (await vscode.window.showQuickPick(items, { title, placeHolder: label, ignoreFocusOut: true }))?.value;
}
