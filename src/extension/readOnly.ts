/** Which files VS Code holds read-only. It tells extensions of file systems alone, so its other reasons are looked up here, in its own order. */
import { stat } from 'node:fs/promises';
import * as vscode from 'vscode';

/** Why nothing is to be written in a file, as a sentence: because it is read-only, or because nobody can say whether it is. */
export interface Held {
  readonly kind: 'read-only' | 'not known';
  readonly why: string;
}

/**
 * What keeps a file from being written, or undefined where nothing does: VS Code would carry out an edit by an extension nonetheless. What a
 * user set for a session alone ("Set Active Editor Read-only in Session") is told to nobody.
 */
export async function whyReadOnly(uri: vscode.Uri): Promise<Held | undefined> {
  if (isOnReadOnlySystem(uri)) return neverWritten;
  const document = await vscode.workspace.openTextDocument(uri);
  if (isNamedBy('readonlyInclude', document)) return isNamedBy('readonlyExclude', document) ? undefined : readOnly('The setting files.readonlyInclude names this file.');
  if (uri.scheme !== 'file') return whyMarked(uri);
  const heedsPermissions = vscode.workspace.getConfiguration('files', uri).get('readonlyFromPermissions', false);
  return heedsPermissions ? whyLocked(uri) : undefined;
}

/** Whether nothing is ever written where the file is, as in another version of it. */
export const isOnReadOnlySystem = (uri: vscode.Uri): boolean => vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false;

const readOnly = (why: string): Held => ({ kind: 'read-only', why });

export const neverWritten = readOnly('This file cannot be written: the diagram is for viewing.');

/** Whether one of the patterns of a setting is for a file: below its folder, or for its whole path. */
function isNamedBy(setting: 'readonlyInclude' | 'readonlyExclude', document: vscode.TextDocument): boolean {
  const patterns = vscode.workspace.getConfiguration('files', document.uri).get<Readonly<Record<string, unknown>>>(setting, {});
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  const isFor = (pattern: vscode.GlobPattern): boolean => vscode.languages.match({ pattern }, document) > 0;
  return Object.entries(patterns).some(([glob, isOn]) => isOn === true && (isFor(glob) || (folder !== undefined && isFor(new vscode.RelativePattern(folder, glob)))));
}

async function whyMarked(uri: vscode.Uri): Promise<Held | undefined> {
  // What no file system keeps, such as a topology that was never saved, is marked by none.
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === undefined) return undefined;
  try {
    return (await vscode.workspace.fs.stat(uri)).permissions === vscode.FilePermission.Readonly ? readOnly('This file is marked as read-only where it is kept.') : undefined;
  } catch (fault) {
    return notKnown(fault, fault instanceof vscode.FileSystemError && fault.code === 'FileNotFound');
  }
}

/** As VS Code sees it: whether its owner may not write it, whoever asks. */
async function whyLocked({ fsPath }: vscode.Uri): Promise<Held | undefined> {
  try {
    const { mode } = await stat(fsPath);
    return (mode & 0o200) === 0 ? readOnly('Its permissions do not let this file be written, which the setting files.readonlyFromPermissions heeds.') : undefined;
  } catch (fault) {
    return notKnown(fault, fault instanceof Error && 'code' in fault && fault.code === 'ENOENT');
  }
}

/** A file that was never saved, or is gone, is held by nothing; of any other fault nobody can say what it means for the file. */
function notKnown(fault: unknown, isNotThere: boolean): Held | undefined {
  const said = fault instanceof Error ? fault.message : String(fault);
  return isNotThere ? undefined : { kind: 'not known', why: `It could not be found out whether this file can be written: ${said.replace(/\.$/, '')}.` };
}
