import * as vscode from 'vscode';
import { entityWord, type CollectionName } from '../../core/model/ids';
import type { DocumentSymbol } from '../../features/symbols';
import { uriOf } from '../files';
import { rangeOf } from '../ranges';
import type { Report } from '../report';
import type { Workspace } from '../workspace';
import { asked, selector } from './asked';

export function registerSymbols(workspace: Workspace, report: Report): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSymbolProvider(
      selector,
      {
        provideDocumentSymbols: (document) =>
          report.guard('Outlining a topology', async () => {
            const { documentSymbols } = await import('./shown');
            const at = asked(workspace, document);
            return at && documentSymbols(at.session, at.file).map((collection) => symbolOf(collection, vscode.SymbolKind.Namespace));
          }),
      },
      { label: 'Topology' },
    ),
    vscode.languages.registerWorkspaceSymbolProvider({
      provideWorkspaceSymbols: (query) => report.guard('Searching the topologies', () => symbolsOfAll(workspace, query)),
    }),
  );
}

function symbolOf({ name, detail, collection, range, key, children }: DocumentSymbol, kind: vscode.SymbolKind): vscode.DocumentSymbol {
  // VS Code takes no symbol without a name.
  const symbol = new vscode.DocumentSymbol(name === '' ? '""' : name, detail, kind, rangeOf(range), rangeOf(key));
  symbol.children = children.map((child) => symbolOf(child, kinds[collection]));
  return symbol;
}

async function symbolsOfAll(workspace: Workspace, query: string): Promise<vscode.SymbolInformation[]> {
  const { estateSymbols } = await import('./shown');
  const found = new Map<string, vscode.SymbolInformation>();
  for (const session of workspace.all()) {
    for (const { name, collection, file, range } of estateSymbols(session, query)) {
      const symbol = new vscode.SymbolInformation(name, kinds[collection], entityWord[collection], new vscode.Location(uriOf(file), rangeOf(range)));
      // A file that several estates import is listed once.
      found.set(`${file} ${collection} ${name}`, symbol);
    }
  }
  return [...found.values()];
}

const kinds: Readonly<Record<CollectionName, vscode.SymbolKind>> = {
  sites: vscode.SymbolKind.Package, clusters: vscode.SymbolKind.Module, hosts: vscode.SymbolKind.Class, resourcePools: vscode.SymbolKind.Struct,
  vms: vscode.SymbolKind.Object, containers: vscode.SymbolKind.Object, switches: vscode.SymbolKind.Interface, networks: vscode.SymbolKind.Interface,
  routers: vscode.SymbolKind.Interface, firewalls: vscode.SymbolKind.Interface, arrays: vscode.SymbolKind.Array, storagePools: vscode.SymbolKind.Array, datastores: vscode.SymbolKind.Array,
  desktopPools: vscode.SymbolKind.Enum, applications: vscode.SymbolKind.Function, groups: vscode.SymbolKind.Key, users: vscode.SymbolKind.Key,
  scenarios: vscode.SymbolKind.Event,
};
