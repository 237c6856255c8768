/** What the diagrams of a window share while editing: what was copied, with the clipboard of the system. */
import * as vscode from 'vscode';
import { takesAlong, type Remembered } from '../../features/diagram/clipboard/clipboard';
import { copy } from '../../features/diagram/clipboard/copy';
import { whereReconnects } from '../../features/diagram/connect/reconnect';
import { changesFor } from '../../features/diagram/gestures';
import { templateViews } from '../../features/diagram/templates/templates';
import { whereAdds } from '../../features/diagram/whereAdds';
import type { Session } from '../../features/session';
import type { Answer, Gesture, Question } from '../../protocol/messages';
import type { ViewName } from '../../protocol/view';
import { fileName } from '../../core/diagnostics/wording';
import { unreachable } from '../../core/util/unreachable';
import { workspaceEdit, write } from '../edits';
import { uriOf } from '../files';
import type { Workspace } from '../workspace';

type EditingQuestion = Extract<Question, { kind: 'copy' | 'templates' | 'where-reconnects' | 'where-adds' }>;

class Editing {
  private last: Remembered | undefined;

  /** What was copied or cut last, in any diagram of the window. */
  get copied(): Remembered | undefined {
    return this.last;
  }

  async answer(session: Session, question: EditingQuestion, view: ViewName): Promise<Answer> {
    switch (question.kind) {
      case 'copy': return this.copy(session, question.nodes, question.cut);
      case 'templates': return { kind: 'templates', templates: templateViews().map((template) => ({ ...template, parents: [...template.parents] })) };
      case 'where-reconnects': return { kind: 'connects', verdicts: [...whereReconnects(session, question.edge, question.fixed, view)] };
      case 'where-adds': return { kind: 'fits', verdicts: [...whereAdds(session, question)] };
      default: return unreachable(question);
    }
  }

  /** A gesture with the text it is about: that of the clipboard, where it says none. */
  async filled(gesture: Gesture): Promise<Gesture> {
    return gesture.kind === 'paste' && gesture.text === null ? { ...gesture, text: await vscode.env.clipboard.readText() } : gesture;
  }

  /** What was cut in another file goes from there once it is here; a second time it is pasted as a copy. */
  async applied(session: Session, gesture: Gesture, workspace: Workspace): Promise<void> {
    const { last } = this;
    if (gesture.kind !== 'paste' || !last?.isCut) return;
    this.last = { ...last, isCut: false };
    if (!takesAlong(session, gesture.text ?? '', last)) return;
    const source = workspace.sessionOf(uriOf(last.file));
    if (!source) return;
    const nodes = last.entries.filter(({ collection, id }) => source.estate.find(collection, id)).map(({ collection, id }) => `${collection}/${id}`);
    const outcome = changesFor(source, { kind: 'delete', nodes, references: 'keep' }, '');
    const edit = outcome.kind === 'changes' ? workspaceEdit(source, outcome.changes) : undefined;
    if (!edit) return;
    const written = await write(edit);
    if (written.kind === 'refused') void vscode.window.showWarningMessage(`What was cut is a copy now. ${written.reason}`);
    if (written.kind !== 'written') return;
    // VS Code undoes in one file at a time: who takes the paste back alone has it in neither.
    void vscode.window.showInformationMessage(`What was cut is gone from ${fileName(last.file)}. To take that back, undo in both files.`);
  }

  private async copy(session: Session, nodes: readonly string[], isCut: boolean): Promise<Answer> {
    const copied = copy(session, nodes, isCut);
    if (copied.kind === 'refused') return { kind: 'refused', reasons: [...copied.reasons] };
    this.last = { ...copied, file: session.main, isCut };
    await vscode.env.clipboard.writeText(copied.text);
    return { kind: 'copied', text: copied.text, message: copied.message };
  }
}

export const editing = new Editing();
