/** Commands that compare a topology with another version of it, in its diagram. */
import * as vscode from 'vscode';
import { unreachable } from '../../core/util/unreachable';
import { Comparing } from '../diagram/comparing';
import type { DiagramEditor } from '../diagramEditor';
import { isTopology } from '../files';
import type { Report } from '../report';
import { inGit, nameOf } from './git';
import { committed, otherFile, savedVersion, type VersionSource } from './versions';

export type CompareCommand = 'withHead' | 'withCommit' | 'withFile' | 'withSaved' | 'selected' | 'openBeside' | 'end';

/** What VS Code hands to a command: the file it is about (a change of the Source Control view has it inside), and all that are selected. */
export type About = vscode.Uri | { readonly resourceUri?: vscode.Uri } | string | undefined;

export async function runCompareCommand(command: CompareCommand, diagrams: DiagramEditor, report: Report, about: About, others: unknown): Promise<void> {
  const uri = uriOf(about) ?? diagrams.panel()?.uri ?? vscode.window.activeTextEditor?.document.uri;
  if (!uri || !uri.path.endsWith('.virt.json')) return say('Open or choose a topology (*.virt.json) first: it is compared with another version of it.');
  if (command !== 'end' && command !== 'openBeside' && !isTopology(uri)) return say('This is another version already: compare from the file as you edit it.');
  switch (command) {
    case 'withHead': return compare(uri, committed(uri, 'HEAD'), diagrams, report);
    case 'withSaved': return compare(uri, savedVersion(uri), diagrams, report);
    case 'withCommit': {
      const ref = typeof others === 'string' ? others : await chooseCommit(uri);
      return ref === undefined ? undefined : compare(uri, committed(uri, ref), diagrams, report);
    }
    case 'withFile': {
      const other = others instanceof vscode.Uri ? others : await chooseFile(uri);
      return other && compare(uri, otherFile(other), diagrams, report);
    }
    case 'selected': {
      const chosen = Array.isArray(others) ? others.filter((other): other is vscode.Uri => other instanceof vscode.Uri && other.path.endsWith('.virt.json')) : [];
      const [before, after] = chosen;
      if (!before || !after || chosen.length !== 2) return say('Select two topologies (*.virt.json) in the explorer: the one chosen first is the earlier version.');
      return compare(after, otherFile(before), diagrams, report);
    }
    case 'openBeside': return openBeside(diagrams, uri);
    case 'end': return diagrams.panel(uri)?.compare(undefined);
    default: return unreachable(command);
  }
}

async function compare(uri: vscode.Uri, source: VersionSource, diagrams: DiagramEditor, report: Report): Promise<void> {
  const opened = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: 'Reading the other version…' }, () => source.open());
  if (opened.kind === 'refused') return say(opened.reason);
  const panel = await diagrams.open(uri, vscode.ViewColumn.Active);
  panel.compare(new Comparing(opened, source, report));
}

/** The diagram of the other version, which goes in step with this one. */
async function openBeside(diagrams: DiagramEditor, uri: vscode.Uri): Promise<void> {
  const panel = diagrams.panel(uri);
  const other = panel?.comparedWith;
  if (!panel || !other) return say('Compare this topology with another version first: that is what is opened beside it.');
  const beside = await diagrams.open(other, vscode.ViewColumn.Beside);
  if (beside !== panel) panel.inStep.join(beside.inStep);
}

interface CommitItem extends vscode.QuickPickItem {
  readonly ref?: string;
}

/** Branches and tags, then the commits of the file; anything git can name may be typed. */
async function chooseCommit(uri: vscode.Uri): Promise<string | undefined> {
  const found = await inGit(uri);
  if (found.kind === 'refused') return say(found.reason);
  const { repository } = found.file;
  const [refs, commits] = await Promise.all([repository.getRefs({ sort: 'committerdate' }), repository.log({ maxEntries: 50, path: uri.fsPath })]);
  const words = ['branch', 'remote branch', 'tag'] as const;
  const items: CommitItem[] = [
    ...refs.flatMap(({ type, name, commit }): CommitItem[] => (name === undefined ? [] : [{ label: name, description: `${words[type]} ${commit?.slice(0, 7) ?? ''}`, ref: name, iconPath: new vscode.ThemeIcon(type === 2 ? 'tag' : 'git-branch') }])),
    { label: `Commits of ${nameOf(uri)}`, kind: vscode.QuickPickItemKind.Separator },
    ...commits.map(({ hash, message, authorDate }): CommitItem => ({ label: message.split('\n', 1)[0] ?? '', description: `${hash.slice(0, 7)} ${authorDate?.toLocaleDateString() ?? ''}`, ref: hash, iconPath: new vscode.ThemeIcon('git-commit') })),
  ];
  const pick = vscode.window.createQuickPick<CommitItem>();
  pick.title = `Compare ${nameOf(uri)} with…`;
  pick.placeholder = 'A branch, tag or commit; or type what git calls one, such as HEAD~3';
  pick.matchOnDescription = true;
  pick.items = items;
  pick.onDidChangeValue((value) => { pick.items = value.trim() === '' ? items : [...items, { label: value.trim(), description: 'as typed', ref: value.trim(), alwaysShow: true }]; });
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.ref);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

async function chooseFile(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const [chosen] = (await vscode.window.showOpenDialog({ title: `Compare ${nameOf(uri)} with…`, openLabel: 'Compare', defaultUri: vscode.Uri.joinPath(uri, '..'), filters: { Topologies: ['virt.json', 'json'] } })) ?? [];
  return chosen;
}

function uriOf(about: About): vscode.Uri | undefined {
  if (about instanceof vscode.Uri) return about;
  return typeof about === 'object' && about.resourceUri instanceof vscode.Uri ? about.resourceUri : undefined;
}

function say(sentence: string): undefined {
  void vscode.window.showInformationMessage(sentence);
}
