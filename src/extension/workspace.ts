/**
 * The estates of the workspace. Every open topology belongs to one or several: those of the files that import it, or
 * its own. Each is a `Session`, fed with the edits VS Code announces.
 */
import * as vscode from 'vscode';
import type { Severities } from '../core/diagnostics/run';
import type { TextEdit } from '../core/document/json/reparse';
import type { Session } from '../features/session';
import { fileOf, isTopology, uriOf } from './files';
import { ImportGraph } from './importGraph';
import type { Report } from './report';

export class Workspace {
  private readonly sessions = new Map<string, Session>();
  private readonly graph: ImportGraph;
  private readonly subscriptions: vscode.Disposable[];
  private readonly changedEmitter = new vscode.EventEmitter<Session>();
  private readonly closedEmitter = new vscode.EventEmitter<Session>();
  /** An estate changed: its text, its model or both. */
  readonly onDidChange = this.changedEmitter.event;
  /** An estate is no longer open. */
  readonly onDidClose = this.closedEmitter.event;

  constructor(private readonly report: Report) {
    this.graph = new ImportGraph(report);
    this.subscriptions = [
      this.changedEmitter,
      this.closedEmitter,
      this.graph,
      this.graph.onDidChange(() => this.arrange()),
      this.graph.onDidChangeOnDisk((file) => void report.guard(`Reading ${file} again`, () => this.reload(file))),
      vscode.workspace.onDidOpenTextDocument((document) => this.opened(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.closed(document)),
      vscode.workspace.onDidChangeTextDocument((event) => report.guardNow('Following an edit', undefined, () => this.edited(event))),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('topovisor.rules')) this.restart();
      }),
    ];
    this.arrange();
  }

  /** The estate a file is shown in: that of the file that imports it, or its own; undefined where it is not open. */
  sessionOf(uri: vscode.Uri): Session | undefined {
    const file = fileOf(uri);
    const [root = file] = this.graph.rootsOf(file);
    const session = this.sessions.get(root);
    return session?.document(file) ? session : this.sessions.get(file);
  }

  /** Every estate a file takes part in. */
  sessionsWith(file: string): readonly Session[] {
    return [...this.sessions.values()].filter((session) => session.document(file));
  }

  all(): readonly Session[] {
    return [...this.sessions.values()];
  }

  dispose(): void {
    for (const session of this.sessions.values()) session.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private opened(document: vscode.TextDocument): void {
    if (!isTopology(document.uri)) return;
    const file = fileOf(document.uri);
    this.graph.see(file, document.getText());
    for (const session of this.sessionsWith(file)) this.replace(session, file, document.getText());
    this.arrange();
  }

  private closed(document: vscode.TextDocument): void {
    if (!isTopology(document.uri)) return;
    this.arrange();
    const file = fileOf(document.uri);
    // Unsaved changes went with the editor: an estate that imports the file sees it as it is on disk again.
    if (this.sessionsWith(file).length > 0) void this.report.guard(`Reading ${file}`, () => this.reload(file));
  }

  private edited({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (!isTopology(document.uri)) return;
    const file = fileOf(document.uri);
    const edits: readonly TextEdit[] = contentChanges.map((change) => ({ offset: change.rangeOffset, length: change.rangeLength, text: change.text }));
    for (const session of this.sessionsWith(file)) {
      if (edits.length > 0) session.edit(file, edits);
      // A change of line ends comes without edits; a length that differs tells that the text was missed.
      if (session.document(file)?.text.length !== lengthOf(document)) session.open(file, document.getText());
      // Nothing but whether it is saved: VS Code tells that as a change too.
      else if (edits.length === 0) continue;
      this.changedEmitter.fire(session);
      this.read(session);
    }
    if (edits.length > 0) this.graph.seeDocument(file, this.sessionsWith(file)[0]?.document(file));
  }

  /** Opens and closes estates so that each open file has those it belongs to. */
  private arrange(): void {
    const needed = new Set<string>();
    for (const document of vscode.workspace.textDocuments) {
      if (!isTopology(document.uri) || document.isClosed) continue;
      const file = fileOf(document.uri);
      const roots = this.graph.rootsOf(file);
      for (const root of roots.length > 0 ? roots : [file]) needed.add(root);
    }
    for (const [root, session] of this.sessions) {
      if (needed.has(root)) continue;
      this.sessions.delete(root);
      this.closedEmitter.fire(session);
      session.dispose();
    }
    for (const root of needed) if (!this.sessions.has(root)) void this.report.guard(`Opening ${root}`, () => this.start(root));
  }

  private async start(root: string): Promise<void> {
    // The model and its rules, loaded with the first topology: VS Code starts the extension for other JSON too.
    const { Session } = await import('../features/session');
    const open = openDocument(root);
    const text = open?.getText() ?? (await readText(root));
    if (this.sessions.has(root)) return;
    const session = new Session(root, text, { severities: vscode.workspace.getConfiguration('topovisor').get<Severities>('rules', {}) });
    this.sessions.set(root, session);
    this.changedEmitter.fire(session);
    this.read(session);
  }

  private restart(): void {
    for (const session of this.sessions.values()) {
      this.closedEmitter.fire(session);
      session.dispose();
    }
    this.sessions.clear();
    this.arrange();
  }

  /** Reads the imports an estate still wants, until it wants none. */
  private read(session: Session): void {
    for (const { file } of session.wanted()) {
      const open = openDocument(file);
      if (open) {
        session.open(file, open.getText());
        this.changedEmitter.fire(session);
        this.read(session);
      } else if (!this.reading.has(readingKey(session, file))) void this.report.guard(`Reading ${file}`, () => this.readImport(session, file));
    }
  }

  private readonly reading = new Set<string>();

  private async readImport(session: Session, file: string): Promise<void> {
    this.reading.add(readingKey(session, file));
    try {
      const text = await readText(file);
      session.open(file, text);
    } catch (reason) {
      session.cannotRead(file, reason instanceof vscode.FileSystemError && reason.code === 'FileNotFound' ? 'there is no such file' : 'it cannot be read');
    } finally {
      this.reading.delete(readingKey(session, file));
    }
    this.changedEmitter.fire(session);
    this.read(session);
  }

  private async reload(file: string): Promise<void> {
    if (openDocument(file)) return;
    const sessions = this.all();
    for (const session of sessions) session.retry(file);
    if (sessions.some((session) => session.document(file))) {
      const text = await readText(file);
      for (const session of this.sessionsWith(file)) this.replace(session, file, text);
    }
    for (const session of sessions) this.read(session);
  }

  private replace(session: Session, file: string, text: string): void {
    session.open(file, text);
    this.changedEmitter.fire(session);
    this.read(session);
  }
}

export function openDocument(file: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && fileOf(document.uri) === file);
}

async function readText(file: string): Promise<string> {
  const open = openDocument(file);
  return open ? open.getText() : new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(file)));
}

/** Length of a document's text without joining its lines. */
function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}

const readingKey = (session: Session, file: string): string => `${session.main}\n${file}`;
