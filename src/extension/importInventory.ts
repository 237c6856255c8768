/** Topovisor: Import Inventory… reads a workbook and writes a topology, or says in one sentence why it cannot. */
import * as vscode from 'vscode';
import { diagramViewType } from './diagramEditor';
import { isTopology } from './files';

/** Asks for what is not handed in; resolves to the topology written, or undefined where nothing was. */
export async function importInventory(from?: vscode.Uri, to?: vscode.Uri): Promise<vscode.Uri | undefined> {
  const source = from ?? (await askForWorkbook());
  if (!source) return undefined;
  const fileName = source.path.slice(source.path.lastIndexOf('/') + 1);
  const result = await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title: `Reading ${fileName}` }, async () => {
    // Loaded when first needed: an extension that imports nothing need not read the workbook reader.
    const { importRvtoolsFile } = await import('../adapters/rvtools/import');
    return importRvtoolsFile(await vscode.workspace.fs.readFile(source), { fileName });
  });
  if (result.kind === 'refused') {
    void vscode.window.showErrorMessage(result.reason);
    return undefined;
  }
  const target = to ?? (await askForTarget(source, fileName));
  if (!target) return undefined;
  if (!isTopology(target)) {
    void vscode.window.showErrorMessage(`"${target.path}" would not be a topology: its name must end with .virt.json. Nothing was written.`);
    return undefined;
  }
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(result.text));
  await vscode.window.showTextDocument(target, { preview: false });
  await vscode.commands.executeCommand('vscode.openWith', target, diagramViewType, vscode.ViewColumn.Beside);
  const { reportText } = await import('../adapters/rvtools/report');
  const { summary } = result.report;
  const show = 'Show What Was Dropped or Inferred';
  void vscode.window
    .showInformationMessage(`${summary.hosts} hosts and ${summary.vms} VMs were read from ${fileName}.`, show)
    .then(async (chosen) => {
      if (chosen !== show) return;
      const report = await vscode.workspace.openTextDocument({ language: 'markdown', content: reportText(result.report) });
      await vscode.window.showTextDocument(report, { preview: false });
    });
  return target;
}

async function askForWorkbook(): Promise<vscode.Uri | undefined> {
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title: 'Import an RVTools workbook', openLabel: 'Import', canSelectMany: false, filters: { 'RVTools workbook': ['xlsx'] },
    })) ?? [];
  return chosen;
}

async function askForTarget(source: vscode.Uri, fileName: string): Promise<vscode.Uri | undefined> {
  const name = `${fileName.replace(/\.[^.]*$/, '')}.virt.json`;
  return vscode.window.showSaveDialog({
    title: 'Write the topology to', defaultUri: vscode.Uri.joinPath(source, '..', name), filters: { Topology: ['virt.json'] },
  });
}
