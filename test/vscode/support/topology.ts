/** What the tests in a real VS Code ask of a topology, each in one word. */
import type { VsCode } from './attach';

/** Opens a file as text in the first column and waits until the extension follows it. */
export async function openText(vs: VsCode, path: string): Promise<void> {
  await vs.evaluate(async (vscode, file) => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
    await vscode.extensions.getExtension('topovisor.topovisor')?.activate();
  }, path);
}

export const textOf = (vs: VsCode, path: string): Promise<string> =>
  vs.evaluate((vscode, file) => vscode.workspace.textDocuments.find((d) => d.uri.fsPath === file)?.getText() ?? '(not open)', path);

/** Waits until a file has changes that are not saved, or has none: VS Code tells of that a little after the text. */
export async function becomesDirty(vs: VsCode, path: string, dirty = true): Promise<void> {
  await vs.until(async () => (await isDirty(vs, path)) === dirty, dirty ? 'the file to be marked as changed' : 'the file not to be marked as changed');
}

export const isDirty = (vs: VsCode, path: string): Promise<boolean> =>
  vs.evaluate((vscode, file) => vscode.workspace.textDocuments.find((d) => d.uri.fsPath === file)?.isDirty ?? false, path);

/** The findings of a file as VS Code holds them, a line each: "3:10-3:18 error rule: message". */
export const problemsOf = (vs: VsCode, path: string): Promise<readonly string[]> =>
  vs.evaluate((vscode, file) => {
    const severities = ['error', 'warning', 'info', 'hint'];
    return vscode.languages.getDiagnostics(vscode.Uri.file(file)).filter((d) => d.source === 'topovisor').map((d) => {
      const { start, end } = d.range;
      const code = typeof d.code === 'object' ? d.code.value : d.code;
      return `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1} ${severities[d.severity]} ${code}: ${d.message}`;
    });
  }, path);

/** Waits until one of the findings of a file contains `part`, and gives them all. */
export function problemWith(vs: VsCode, path: string, part: string): Promise<readonly string[]> {
  return vs.until(async () => {
    const problems = await problemsOf(vs, path);
    return problems.some((problem) => problem.includes(part)) ? problems : undefined;
  }, `a finding with "${part}"`);
}

/** Waits until no finding of a file contains `part`. */
export async function noProblemWith(vs: VsCode, path: string, part: string): Promise<void> {
  await vs.until(async () => !(await problemsOf(vs, path)).some((problem) => problem.includes(part)), `no finding with "${part}"`);
}

/** Replaces the first occurrence of `before` in the live buffer, as typing would. */
export async function replace(vs: VsCode, path: string, before: string, after: string): Promise<void> {
  await vs.evaluate(async (vscode, { file, from, to }) => {
    const document = vscode.workspace.textDocuments.find((d) => d.uri.fsPath === file);
    if (!document) throw new Error(`${file} is not open`);
    const offset = document.getText().indexOf(from);
    if (offset < 0) throw new Error(`"${from}" is not in the text`);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(document.positionAt(offset), document.positionAt(offset + from.length)), to);
    await vscode.workspace.applyEdit(edit);
  }, { file: path, from: before, to: after });
}

/** Opens the diagram beside the text that is active, and gives its frame once it is drawn. */
export async function openDiagramBeside(vs: VsCode, path: string): Promise<Awaited<ReturnType<VsCode['webview']>>> {
  await vs.evaluate((vscode, file) => vscode.commands.executeCommand('topovisor.openDiagramBeside', vscode.Uri.file(file)), path);
  return vs.webview('[data-topovisor-ready]');
}
