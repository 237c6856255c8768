/** "Topovisor Outline" in the Explorer: what VS Code's Outline has of the text, for the diagram that is looked at. Selecting follows in both. */
import * as vscode from 'vscode';
import type { CollectionName } from '../core/model/ids';
import type { DocumentSymbol } from '../features/symbols';
import type { ViewName } from '../protocol/view';
import type { DiagramEditor } from './diagramEditor';
import { fileOf } from './files';
import { rangeOf } from './ranges';
import type { Report } from './report';
import { showText } from './showText';
import type { Workspace } from './workspace';

const outlineViewId = 'topovisor.outline';

/** A collection, or an entry of one. The same object for the same id, as VS Code wants it for revealing. */
interface Item {
  readonly id: string;
  readonly symbol: DocumentSymbol;
  readonly parent: Item | undefined;
}

export class Outline implements vscode.TreeDataProvider<Item>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<Item>;
  private readonly subscriptions: vscode.Disposable[];
  private items = new Map<string, Item>();
  private shown: vscode.Uri | undefined;

  constructor(
    private readonly workspace: Workspace,
    private readonly diagrams: DiagramEditor,
    report: Report,
  ) {
    this.view = vscode.window.createTreeView(outlineViewId, { treeDataProvider: this, canSelectMany: true, showCollapseAll: true });
    this.subscriptions = [
      this.view,
      this.changed,
      workspace.onDidChange(() => this.changed.fire()),
      diagrams.onDidMove(() => void report.guard('Following the diagram', () => this.follow())),
      this.view.onDidChangeVisibility(() => void report.guard('Following the diagram', () => this.follow())),
      vscode.commands.registerCommand('topovisor.outline.show', (item: Item) => report.guard('Showing it in the diagram', () => this.show(item))),
    ];
  }

  getTreeItem({ id, symbol, parent }: Item): vscode.TreeItem {
    const item = new vscode.TreeItem(symbol.name === '' ? '""' : symbol.name, parent ? vscode.TreeItemCollapsibleState.None : vscode.TreeItemCollapsibleState.Expanded);
    item.id = id;
    item.description = symbol.detail;
    item.iconPath = new vscode.ThemeIcon(icons[symbol.collection] ?? 'symbol-field');
    if (parent) item.command = { command: 'topovisor.outline.show', title: 'Show in the Diagram', arguments: [{ id }] };
    return item;
  }

  async getChildren(parent?: Item): Promise<Item[]> {
    if (parent) return parent.symbol.children.map((symbol) => this.item(`${symbol.collection}/${symbol.name}`, symbol, parent));
    const session = this.shown && this.workspace.sessionOf(this.shown);
    if (!this.shown || !session) return [];
    const { documentSymbols } = await import('./language/shown');
    this.items = new Map();
    return documentSymbols(session, fileOf(this.shown)).map((symbol) => this.item(symbol.collection, symbol, undefined));
  }

  getParent(item: Item): Item | undefined {
    return item.parent;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Shows the diagram that has the focus, and there what is selected in it. */
  private async follow(): Promise<void> {
    const looked = this.diagrams.selected();
    if (looked && looked.uri.toString() !== this.shown?.toString()) {
      this.shown = looked.uri;
      void vscode.commands.executeCommand('setContext', 'topovisor.hasDiagram', true);
      this.changed.fire();
    }
    const [first] = looked?.nodes ?? [];
    if (first === undefined || !this.view.visible) return;
    // A part, such as a NIC, stands with its entry.
    const item = await this.find(first.split('/').slice(0, 2).join('/'));
    if (item && this.view.selection[0] !== item) await this.view.reveal(item, { select: true, focus: false });
  }

  private async find(id: string): Promise<Item | undefined> {
    if (!this.items.has(id)) for (const collection of await this.getChildren()) await this.getChildren(collection);
    return this.items.get(id);
  }

  /** Selects it in its diagram; what no diagram draws is shown in the text. */
  private async show({ id }: Pick<Item, 'id'>): Promise<void> {
    const item = this.items.get(id);
    if (!item || !this.shown) return;
    const view = viewOf[item.symbol.collection];
    if (view === undefined || !this.diagrams.select(this.shown, [id], view)) await showText(this.shown, rangeOf(item.symbol.key), vscode.ViewColumn.Active);
  }

  private item(id: string, symbol: DocumentSymbol, parent: Item | undefined): Item {
    const item = { id, symbol, parent };
    this.items.set(id, item);
    return item;
  }
}

/** Where entries are drawn, if not in the view that is looked at. */
const viewOf: Readonly<Partial<Record<CollectionName, ViewName>>> = {
  sites: 'compute', clusters: 'compute', hosts: 'compute', vms: 'compute', containers: 'compute', switches: 'network', networks: 'network', routers: 'network', arrays: 'storage', storagePools: 'storage', datastores: 'storage',
};

const icons: Readonly<Partial<Record<CollectionName, string>>> = {
  sites: 'organization', clusters: 'server-process', hosts: 'server', vms: 'vm', containers: 'package', switches: 'plug', networks: 'type-hierarchy-sub', routers: 'git-compare', arrays: 'database', storagePools: 'layers', datastores: 'database', scenarios: 'play',
};
