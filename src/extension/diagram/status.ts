/** Whether the text of a diagram can be edited from it, as its page is told. */
import * as vscode from 'vscode';
import type { Answer, FromExtension } from '../../protocol/messages';
import type { Written } from '../edits';
import { isOnReadOnlySystem, neverWritten, whyReadOnly } from '../readOnly';
import type { Report } from '../report';

export class Status {
  private told = '';
  /** Why nothing is to be written in the file; undefined where nothing is known to keep it from being written. */
  private readOnly: string | undefined;
  private readonly listening: vscode.Disposable;
  /** How often it was looked: an answer that was overtaken says nothing. */
  private looks = 0;

  /** @param changed called when it turns out, or is set otherwise, whether the file is read-only */
  constructor(private readonly uri: vscode.Uri, private readonly report: Report, private readonly changed: () => void) {
    this.readOnly = isOnReadOnlySystem(uri) ? neverWritten.why : undefined;
    const look = (): void => this.look();
    this.listening = vscode.Disposable.from(
      ...watching(uri, look),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('files', uri)) look();
      }),
      // Not everything is watched, a folder on the network for one: who went elsewhere to change it comes back.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) look();
      }),
    );
  }

  /** A page begins to listen: it knows of nothing. */
  begin(): void {
    this.told = '';
    this.look();
  }

  /** What there is to tell. @param held why no edit can be made of the text as it is */
  news(held: string | undefined): FromExtension | undefined {
    const state = held !== undefined ? 'stale' : this.readOnly !== undefined ? 'read-only' : 'live';
    const message = held ?? this.readOnly ?? '';
    if (this.told === state + message) return undefined;
    this.told = state + message;
    return { kind: 'status', state, message };
  }

  /** What the page is answered where an edit was not carried out. */
  refusal(written: Exclude<Written, { kind: 'written' }>): Answer {
    if (written.kind === 'stale') return { kind: 'stale' };
    this.look();
    return { kind: 'refused', reasons: [written.reason] };
  }

  dispose(): void {
    this.looks++;
    this.listening.dispose();
  }

  /** Finds out anew. */
  private look(): void {
    const look = ++this.looks;
    void this.report.guard('Finding out whether the file can be written', async () => {
      const found = (await whyReadOnly(this.uri))?.why;
      if (found === this.readOnly || look !== this.looks) return;
      this.readOnly = found;
      this.changed();
    });
  }
}

/** Permissions are no change of a text: VS Code tells of them to who watches the file. Its folder is watched, since its name may read as a pattern. */
function watching(uri: vscode.Uri, changed: () => void): readonly vscode.Disposable[] {
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === undefined) return [];
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), '*'));
  const told = (other: vscode.Uri): void => {
    if (other.toString() === uri.toString()) changed();
  };
  return [watcher, watcher.onDidChange(told), watcher.onDidCreate(told), watcher.onDidDelete(told)];
}
