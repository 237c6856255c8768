/** Git as VS Code's own extension for it offers it: nothing here runs git. */
import * as vscode from 'vscode';

/** A file in a repository that VS Code has open. */
export interface FileInGit {
  readonly uri: vscode.Uri;
  readonly repository: Repository;
}

/** What of the API of the extension `vscode.git` (its version 1) is used here. */
export interface Repository {
  readonly rootUri: vscode.Uri;
  readonly state: { readonly onDidChange: vscode.Event<void> };
  getCommit(ref: string): Promise<{ readonly hash: string; readonly message: string }>;
  buffer(ref: string, path: string): Promise<Buffer>;
  log(options: { readonly maxEntries: number; readonly path?: string }): Promise<readonly { readonly hash: string; readonly message: string; readonly authorDate?: Date }[]>;
  getRefs(query: { readonly sort?: 'alphabetically' | 'committerdate' }): Promise<readonly { readonly type: 0 | 1 | 2; readonly name?: string; readonly commit?: string }[]>;
}

interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<'uninitialized' | 'initialized'>;
  getRepository(uri: vscode.Uri): Repository | null;
  openRepository?(root: vscode.Uri): Promise<Repository | null>;
}

export type InGit = { readonly kind: 'found'; readonly file: FileInGit } | { readonly kind: 'refused'; readonly reason: string };

/** The repository of a file; one sentence where there is none, or no Git. */
export async function inGit(uri: vscode.Uri): Promise<InGit> {
  const git = await gitApi();
  if (!git) return refused('Comparing with Git needs the Git extension of VS Code, which is disabled or absent: see the setting "git.enabled".');
  const repository = git.getRepository(uri) ?? (await git.openRepository?.(vscode.Uri.joinPath(uri, '..'))) ?? git.getRepository(uri);
  return repository ? { kind: 'found', file: { uri, repository } } : refused(`${nameOf(uri)} is in no Git repository that VS Code knows.`);
}

/** The text of a file at a commit; undefined where that has no such file. */
export async function textAt(repository: Repository, commit: string, uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await repository.buffer(commit, uri.fsPath);
  } catch (error) {
    // Git says it in many ways; what cannot be read at a commit that is there is not in it.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

export async function gitApi(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<{ readonly enabled: boolean; getAPI(version: 1): GitApi }>('vscode.git');
  if (!extension) return undefined;
  const { enabled } = extension.isActive ? extension.exports : await extension.activate();
  // Disabled by a setting it is there and has no API.
  if (!enabled) return undefined;
  const git = extension.exports.getAPI(1);
  if (git.state === 'uninitialized') await new Promise<void>((resolve) => { const listening = git.onDidChangeState(() => { listening.dispose(); resolve(); }); });
  return git;
}

const refused = (reason: string): InGit => ({ kind: 'refused', reason });
