/** How files are named in the model: a URI without percent encoding, so that an import path can be joined to it. */
import * as vscode from 'vscode';

export function fileOf(uri: vscode.Uri): string {
  return `${uri.scheme}://${uri.authority}${uri.path}`;
}

export function uriOf(file: string): vscode.Uri {
  const [, scheme = 'file', authority = '', path = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)(.*)$/is.exec(file) ?? [];
  return vscode.Uri.from({ scheme, authority, path });
}

export function isTopology(uri: vscode.Uri): boolean {
  return uri.path.endsWith('.virt.json') && uri.scheme !== 'git';
}
