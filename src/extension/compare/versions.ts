/** The versions that a topology can be compared with: what they are called, their estate, and when they are others. */
import * as vscode from 'vscode';
import type { Severities } from '../../core/diagnostics/run';
import { Session } from '../../features/session';
import { fileOf, uriOf } from '../files';
import { openDocument } from '../workspace';
import { inGit, nameOf, textAt, type Repository } from './git';
import { committedUri, savedUri } from './versionFiles';

/** A version to compare with; it may become another one, as HEAD does with every commit. */
export interface VersionSource {
  readonly open: () => Promise<OpenedVersion>;
  /** Calls back when it would be opened as another. */
  readonly watch: (changed: () => void) => vscode.Disposable;
}

export type OpenedVersion =
  | { readonly kind: 'opened'; readonly title: string; readonly session: Session; /** Where its main file can be looked at. */ readonly uri: vscode.Uri }
  | { readonly kind: 'refused'; readonly reason: string };

/** The file at a branch, tag or commit, and its imports there. */
export function committed(uri: vscode.Uri, ref: string): VersionSource {
  const open = async (): Promise<OpenedVersion> => {
    const found = await inGit(uri);
    if (found.kind === 'refused') return found;
    const { repository } = found.file;
    const commit = await commitOf(repository, ref);
    if (commit === undefined) return { kind: 'refused', reason: `There is no branch, tag or commit "${ref}" in the repository of ${nameOf(uri)}${ref === 'HEAD' ? ': nothing is committed yet' : ''}.` };
    const text = await textAt(repository, commit, uri);
    if (!text) return { kind: 'refused', reason: `${nameOf(uri)} is not in ${ref} (${commit.slice(0, 7)}): there is nothing to compare with.` };
    const short = commit.slice(0, 7);
    return opened(committedUri(uri, commit), ref.startsWith(short) ? short : `${ref} (${short})`);
  };
  const watch = (changed: () => void): vscode.Disposable => {
    let commit: string | undefined;
    const subscriptions: vscode.Disposable[] = [];
    let isOver = false;
    void inGit(uri).then(async (found) => {
      if (found.kind === 'refused' || isOver) return;
      const { repository } = found.file;
      commit = await commitOf(repository, ref);
      subscriptions.push(repository.state.onDidChange(async () => {
        const now = await commitOf(repository, ref);
        if (now === commit || isOver) return;
        commit = now;
        changed();
      }));
      if (isOver) vscode.Disposable.from(...subscriptions).dispose();
    });
    return new vscode.Disposable(() => {
      isOver = true;
      vscode.Disposable.from(...subscriptions).dispose();
    });
  };
  return { open, watch };
}

/** The file as it is on disk, and its imports there. */
export function savedVersion(uri: vscode.Uri): VersionSource {
  return {
    open: () => (uri.scheme === 'file' ? opened(savedUri(uri), `${nameOf(uri)} as saved`) : Promise.resolve({ kind: 'refused', reason: `${nameOf(uri)} is not saved on this machine: there is nothing to compare with.` })),
    watch: (changed) => vscode.workspace.onDidSaveTextDocument((document) => {
      if (document.uri.path.endsWith('.virt.json')) changed();
    }),
  };
}

/** Another file, as an editor has it where it is open. */
export function otherFile(uri: vscode.Uri): VersionSource {
  return {
    open: () => opened(uri, nameOf(uri)),
    watch: (changed) => {
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), nameOf(uri)));
      const isIt = (other: vscode.Uri): boolean => other.toString() === uri.toString();
      return vscode.Disposable.from(
        watcher, watcher.onDidChange(changed), watcher.onDidCreate(changed), watcher.onDidDelete(changed),
        vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
          if (contentChanges.length > 0 && isIt(document.uri)) changed();
        }),
      );
    },
  };
}

/** Reads the estate that begins with a file, imports included: those that cannot be had are a problem of it. */
async function opened(uri: vscode.Uri, title: string): Promise<OpenedVersion> {
  const main = await read(fileOf(uri));
  if (main.kind === 'refused') return { kind: 'refused', reason: `${nameOf(uri)} cannot be read: ${main.reason}.` };
  const session = new Session(fileOf(uri), main.text, { severities: vscode.workspace.getConfiguration('topovisor').get<Severities>('rules', {}) });
  if (session.document(session.main)?.whole === false) return { kind: 'refused', reason: `${title} is not valid JSON: its brackets do not match, and nothing can be compared with it.` };
  for (let wanted = session.wanted(); wanted.length > 0; wanted = session.wanted()) {
    for (const { file } of wanted) {
      const imported = await read(file);
      if (imported.kind === 'read') session.open(file, imported.text);
      else session.cannotRead(file, imported.reason);
    }
  }
  return { kind: 'opened', title, session, uri };
}

type Read = { readonly kind: 'read'; readonly text: string } | { readonly kind: 'refused'; readonly reason: string };

async function read(file: string): Promise<Read> {
  const open = openDocument(file);
  if (open) return { kind: 'read', text: open.getText() };
  try {
    return { kind: 'read', text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(file))) };
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError)) throw error;
    return { kind: 'refused', reason: error.code === 'FileNotFound' ? 'there is no such file in that version' : error.message };
  }
}

async function commitOf(repository: Repository, ref: string): Promise<string | undefined> {
  // Not from the state of the repository: that is read some time after it was opened.
  try {
    return (await repository.getCommit(ref)).hash;
  } catch (error) {
    if (error instanceof Error) return undefined; // Git's way to say that there is none.
    throw error;
  }
}
