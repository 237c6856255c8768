/**
 * Files as they are in another version, to be looked at: read-only, at URIs of their own whose authority says which version, so that an import
 * in such a file leads to the same version.
 */
import * as vscode from 'vscode';
import { gitApi, textAt } from './git';

export const versionScheme = 'topovisor-version';
const saved = 'saved';

/** A file of the disk as it was committed. */
export function committedUri(uri: vscode.Uri, commit: string): vscode.Uri {
  return vscode.Uri.from({ scheme: versionScheme, authority: commit, path: uri.path });
}

/** A file of the disk as it is there, whatever an editor makes of it. */
export function savedUri(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.from({ scheme: versionScheme, authority: saved, path: uri.path });
}

export class VersionFiles implements vscode.FileSystemProvider {
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;
  private readonly subscription = vscode.workspace.onDidSaveTextDocument(({ uri }) => {
    if (uri.scheme === 'file') this.changed.fire([{ type: vscode.FileChangeType.Changed, uri: savedUri(uri) }]);
  });
  private time = 0;

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const onDisk = vscode.Uri.file(uri.path);
    if (uri.authority === saved) return vscode.workspace.fs.readFile(onDisk);
    const repository = (await gitApi())?.getRepository(onDisk);
    const text = repository && (await textAt(repository, uri.authority, onDisk));
    if (!text) throw vscode.FileSystemError.FileNotFound(uri);
    return text;
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { byteLength } = await this.readFile(uri);
    // What is saved anew is newer: VS Code reads it again then.
    return { type: vscode.FileType.File, ctime: 0, mtime: uri.authority === saved ? ++this.time : 0, size: byteLength };
  }

  watch(): vscode.Disposable {
    return nothing;
  }
  readDirectory(): [string, vscode.FileType][] {
    return [];
  }
  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
  writeFile(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }
}

const nothing: vscode.Disposable = { dispose: () => undefined };
