/** Which topologies of the workspace import which: an imported file is checked as part of the estates that import it. */
import * as vscode from 'vscode';
import type { TopologyDocument } from '../core/document/document';
import { importsIn, resolveImport } from '../core/document/imports';
import { fileOf, isTopology } from './files';
import type { Report } from './report';

const mostFiles = 500;
const mostBytes = 2_000_000;

export class ImportGraph {
  private readonly imports = new Map<string, readonly string[]>();
  private readonly emitter = new vscode.EventEmitter<void>();
  private readonly diskEmitter = new vscode.EventEmitter<string>();
  private readonly watcher = vscode.workspace.createFileSystemWatcher('**/*.virt.json');
  /** Some file imports another set of files than before. */
  readonly onDidChange = this.emitter.event;
  /** A file changed, came or went on disk. */
  readonly onDidChangeOnDisk = this.diskEmitter.event;

  constructor(private readonly report: Report) {
    this.watcher.onDidCreate((uri) => this.touched(uri));
    this.watcher.onDidChange((uri) => this.touched(uri));
    this.watcher.onDidDelete((uri) => {
      this.set(fileOf(uri), []);
      this.diskEmitter.fire(fileOf(uri));
    });
    void report.guard('Looking for topologies', () => this.scan());
  }

  /** The files at the top of the chains of imports that lead to `file`; none where nothing imports it. */
  rootsOf(file: string): readonly string[] {
    const roots = new Set<string>();
    const visited = new Set<string>([file]);
    const climb = (current: string): void => {
      const importers = [...this.imports].filter(([, imported]) => imported.includes(current)).map(([importer]) => importer);
      if (importers.length === 0 && current !== file) roots.add(current);
      for (const importer of importers) {
        if (visited.has(importer)) continue;
        visited.add(importer);
        climb(importer);
      }
    };
    climb(file);
    return [...roots].sort();
  }

  /** Learns the imports of a text. */
  see(file: string, text: string): void {
    this.set(file, importsIn(file, text));
  }

  seeDocument(file: string, document: TopologyDocument | undefined): void {
    if (document) this.set(file, importsOf(document));
  }

  dispose(): void {
    this.watcher.dispose();
    this.emitter.dispose();
    this.diskEmitter.dispose();
  }

  private async scan(): Promise<void> {
    const found = await vscode.workspace.findFiles('**/*.virt.json', '**/node_modules/**', mostFiles);
    for (const uri of found) if (!this.imports.has(fileOf(uri))) await this.readFrom(uri);
  }

  private touched(uri: vscode.Uri): void {
    void this.report.guard(`Reading ${uri.path}`, async () => {
      await this.readFrom(uri);
      this.diskEmitter.fire(fileOf(uri));
    });
  }

  private async readFrom(uri: vscode.Uri): Promise<void> {
    if (!isTopology(uri)) return;
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > mostBytes) return;
    this.see(fileOf(uri), new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  }

  private set(file: string, imported: readonly string[]): void {
    const before = this.imports.get(file) ?? [];
    this.imports.set(file, imported);
    if (before.join('\n') !== imported.join('\n')) this.emitter.fire();
  }
}

function importsOf(document: TopologyDocument): readonly string[] {
  return (document.document.header.imports ?? []).map((path) => resolveImport(document.file, path));
}
