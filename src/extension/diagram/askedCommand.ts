/** Commands of VS Code that the canvas offers by a button or in a menu. */
import * as vscode from 'vscode';
import { unreachable } from '../../core/util/unreachable';
import type { Session } from '../../features/session';
import type { Answer, Question } from '../../protocol/messages';
import { fileOf } from '../files';
import { rangeOf } from '../ranges';
import { showText } from '../showText';

type Asked = Extract<Question, { kind: 'command' }>['command'];

export async function runAskedCommand(command: Asked, text: vscode.TextDocument, session: Session, column: vscode.ViewColumn | undefined): Promise<Answer> {
  await run(command, text, session, column);
  return { kind: 'done' };
}

async function run(command: Asked, text: vscode.TextDocument, session: Session, column: vscode.ViewColumn | undefined): Promise<void> {
  switch (command) {
    case 'undo': return void (await vscode.commands.executeCommand('undo'));
    case 'redo': return void (await vscode.commands.executeCommand('redo'));
    case 'save': return void (await text.save());
    case 'open-keys': return void (await vscode.commands.executeCommand('workbench.action.openGlobalKeybindings', 'topovisor.diagram'));
    case 'show-problem': {
      const document = session.document(fileOf(text.uri));
      const [problem] = document?.syntaxProblems() ?? [];
      return showText(text.uri, document && problem ? rangeOf(document.lines.rangeOf(problem.start, problem.start)) : undefined, column);
    }
    case 'open-text': return showText(text.uri, undefined, column);
    case 'grow-pool': return void (await vscode.commands.executeCommand('topovisor.growPool'));
    case 'show-uses': return void (await vscode.commands.executeCommand('topovisor.showUses'));
    default: return unreachable(command);
  }
}
