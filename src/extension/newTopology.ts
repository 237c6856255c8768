import * as vscode from 'vscode';

const beginning = `{
  "topovisor": 1,
  "name": "New estate",
  "hosts": {
    "host-1": {
      "hypervisor": "esxi-8.0",
      "cpu": { "sockets": 2, "cores": 16, "threads": 2, "clock": "2.9 GHz" },
      "memory": "512 GiB"
    }
  },
  "vms": {
    "vm-1": { "host": "host-1", "guest": "debian-12", "vcpu": 2, "memory": "4 GiB" }
  }
}
`;

/** Opens an unsaved topology with one host and one VM, in the first folder of the workspace. */
export async function newTopology(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const untitled = folder ? vscode.Uri.joinPath(folder, 'estate.virt.json').with({ scheme: 'untitled' }) : vscode.Uri.parse('untitled:estate.virt.json');
  const document = await vscode.workspace.openTextDocument(untitled);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  if (document.getText() === '') await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), beginning));
}
