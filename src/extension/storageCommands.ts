/** Commands of storage, by lists to choose from: on what is selected in the diagram, or on what the cursor is in. */
import * as vscode from 'vscode';
import { backingMeant, backingOffers, capacityProblem, createDatastore, mounterOffers, nameProblem, suggestedCapacity, suggestedName } from '../features/createDatastore';
import { changesFor, unlessBroken, type GestureOutcome } from '../features/diagram/gestures';
import { grow, memberOffers, poolMeant, poolOffers } from '../features/growPool';
import { diskAt, diskOffers, disksMeant, moveOffers } from '../features/moveDisk';
import type { Offer } from '../features/offers';
import type { Session } from '../features/session';
import { usedAt, usersOf, type User } from '../features/usedBy';
import { unreachable } from '../core/util/unreachable';
import type { DiagramEditor } from './diagramEditor';
import { workspaceEdit, write } from './edits';
import { fileOf, isTopology, uriOf } from './files';
import { rangeOf } from './ranges';
import { showText } from './showText';
import type { Workspace } from './workspace';

export type StorageCommand = 'createDatastore' | 'growPool' | 'moveDisk' | 'showUses';

export async function runStorageCommand(command: StorageCommand, workspace: Workspace, diagrams: DiagramEditor): Promise<void> {
  const place = placeMeant(workspace, diagrams);
  if (!place) return void vscode.window.showInformationMessage('Open a topology (*.virt.json) first: this is done to what is in it.');
  switch (command) {
    case 'createDatastore': return create(place);
    case 'growPool': return growPool(place);
    case 'moveDisk': return moveDisk(place);
    case 'showUses': return showUses(place, diagrams);
    default: return unreachable(command);
  }
}

/** What a command is about: the nodes that are selected in the diagram with the focus, or of the text the cursors are in. */
interface Place {
  readonly uri: vscode.Uri;
  /** The estate as it is now; the text may have changed since it was asked for last. */
  readonly session: () => Session;
  readonly nodes: readonly string[];
  /** Disks, where the cursor is in one. */
  readonly disks: readonly string[];
  readonly column: vscode.ViewColumn | undefined;
}

function placeMeant(workspace: Workspace, diagrams: DiagramEditor): Place | undefined {
  const selected = diagrams.selected();
  const editor = selected ? undefined : vscode.window.activeTextEditor;
  const uri = selected?.uri ?? editor?.document.uri;
  if (!uri || !isTopology(uri) || !workspace.sessionOf(uri)) return undefined;
  const session = (): Session => {
    const now = workspace.sessionOf(uri);
    if (!now) throw new Error('The topology was closed.');
    return now;
  };
  const column = vscode.window.tabGroups.activeTabGroup.viewColumn;
  if (selected) return { uri, session, nodes: selected.nodes, disks: selected.nodes, column };
  const [file, offsets] = [fileOf(uri), editor?.selections.map(({ active }) => editor.document.offsetAt(active)) ?? []];
  const unique = (found: readonly (string | undefined)[]): readonly string[] => [...new Set(found.flatMap((node) => node ?? []))];
  return {
    uri, session, column,
    nodes: unique(offsets.map((offset) => usedAt(session(), file, offset))),
    disks: unique(offsets.map((offset) => diskAt(session(), file, offset))),
  };
}

async function moveDisk({ session, disks: near }: Place): Promise<void> {
  const meant = disksMeant(session(), near);
  if (meant.disks.length === 0) return void vscode.window.showInformationMessage('There is no disk to move.');
  const disks = meant.certain ? meant.disks : await chooseSeveral('Move Disk', 'Which disks to move', diskOffers(session(), meant.disks), 'the one at hand');
  if (disks === undefined || disks.length === 0) return;
  const [only] = diskOffers(session(), disks);
  const title = disks.length === 1 && only ? `Move ${only.label}, ${only.detail}` : `Move ${disks.length} disks`;
  const to = await choose(title, 'Datastore to move to', moveOffers(session(), disks));
  if (to === undefined) return;
  await apply(session(), changesFor(session(), { kind: 'move', nodes: [...disks], to }, new Date().toISOString(), { view: 'storage', selected: [] }), 'Move Disk');
}

async function growPool({ session, nodes }: Place): Promise<void> {
  const pools = poolOffers(session());
  if (pools.length === 0) return void vscode.window.showInformationMessage('There is no storage pool to grow.');
  const pool = poolMeant(session(), nodes) ?? (pools.length === 1 ? pools[0]?.node : await choose('Grow Pool', 'Which pool to grow', pools));
  if (pool === undefined) return;
  const member = await choose(`Grow ${pools.find(({ node }) => node === pool)?.label ?? 'Pool'}`, 'What to add to it', memberOffers(session(), pool));
  if (member !== undefined) await apply(session(), unlessBroken(session(), grow(session(), member, pool)), 'Grow Pool');
}

async function create({ session, nodes }: Place): Promise<void> {
  const title = 'Create Datastore';
  const nothing: Offer = { node: '', label: 'Nothing yet', possible: true, detail: 'it says how large it is itself' };
  const chosen = backingMeant(session(), nodes) ?? await choose(title, 'What it stands on', [...backingOffers(session()), nothing]);
  if (chosen === undefined) return;
  const on = chosen === '' ? null : chosen;
  const name = await type(title, 'Name of the datastore', suggestedName(session()), (text) => nameProblem(session(), text));
  if (name === undefined) return;
  const capacity = await type(title, on === null ? 'How large it is, such as "2 TiB"' : 'How large it is, such as "2 TiB"; empty for all that there is', suggestedCapacity(session(), on), (text) => capacityProblem(on, text));
  if (capacity === undefined) return;
  const mounters = mounterOffers(session());
  const mountedBy = mounters.length === 0 ? [] : await chooseSeveral(title, 'Who mounts it', mounters, 'none');
  if (mountedBy !== undefined) await apply(session(), unlessBroken(session(), createDatastore(session(), { name, on, capacity, mountedBy })), title);
}

async function showUses({ uri, session, nodes, column }: Place, diagrams: DiagramEditor): Promise<void> {
  const [node] = nodes;
  if (node === undefined) return void vscode.window.showInformationMessage('Put the cursor into an entry, or select one in the diagram: what uses it is listed.');
  const users = usersOf(session(), node);
  const what = node.replace(/^\w+\//, '').replace(/\/\w+\//, ' ');
  if (users.length === 0) return void vscode.window.showInformationMessage(`Nothing uses ${what}.`);
  const all = { label: `Select all ${users.length} in the diagram`, description: '', users };
  const items: (vscode.QuickPickItem & { readonly users?: readonly User[] })[] = diagrams.shows(uri) && users.length > 1 ? [all] : [];
  for (const [at, user] of users.entries()) {
    if (user.through !== users[at - 1]?.through) items.push({ label: user.through === '' ? 'by itself' : `by ${user.through}`, kind: vscode.QuickPickItemKind.Separator });
    items.push({ label: user.label, description: `${user.word} · ${user.field}`, users: [user] });
  }
  const chosen = await vscode.window.showQuickPick(items, { title: `What uses ${what}`, placeHolder: 'Choose one to go to its text', matchOnDescription: true });
  if (!chosen?.users) return;
  diagrams.select(uri, [...new Set(chosen.users.map((user) => user.node))], 'storage');
  const [user] = chosen.users;
  if (chosen !== all && user) await showText(uriOf(user.file), rangeOf(user.range), column);
}

async function choose(title: string, placeHolder: string, offers: readonly Offer[]): Promise<string | undefined> {
  const chosen = await vscode.window.showQuickPick(offers.map(itemOf), { title, placeHolder, matchOnDescription: true, ignoreFocusOut: true });
  if (!chosen) return undefined;
  if (chosen.offer.possible) return chosen.offer.node;
  void vscode.window.showWarningMessage(`${title}: ${chosen.offer.detail}`);
  return undefined;
}

/** What is checked; where nothing is, Enter means none, or the line that it is pressed at, and at no line it asks for one. Undefined where it was left. */
function chooseSeveral(title: string, placeholder: string, offers: readonly Offer[], unchecked: 'none' | 'the one at hand'): Promise<readonly string[] | undefined> {
  const pick = vscode.window.createQuickPick<ReturnType<typeof itemOf>>();
  Object.assign(pick, { title, placeholder, items: offers.map(itemOf), matchOnDescription: true, ignoreFocusOut: true, canSelectMany: true });
  return new Promise<readonly string[] | undefined>((resolve) => {
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems.length === 0 && unchecked === 'the one at hand' ? pick.activeItems : pick.selectedItems;
      if (chosen.length === 0 && unchecked !== 'none') return void (pick.title = `${title}: go to a line by ↓ first, or check some by Space`);
      resolve(chosen.map(({ offer }) => offer.node));
      pick.hide();
    });
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  }).finally(() => pick.dispose());
}

const itemOf = (offer: Offer): vscode.QuickPickItem & { readonly offer: Offer } =>
  (offer.possible ? { label: offer.label, description: offer.detail, offer } : { label: `$(circle-slash) ${offer.label}`, detail: offer.detail, offer });

function type(title: string, prompt: string, value: string, problem: (text: string) => string | undefined): Thenable<string | undefined> {
  return vscode.window.showInputBox({ title, prompt, value, ignoreFocusOut: true, validateInput: (text) => problem(text.trim()) }).then((text) => text?.trim());
}

async function apply(session: Session, outcome: GestureOutcome, title: string): Promise<void> {
  switch (outcome.kind) {
    case 'refused': return void vscode.window.showErrorMessage(`${title}: ${outcome.reasons.join(' ')}`);
    case 'referenced': case 'unanswered': return;
    case 'changes': {
      const written = await write(workspaceEdit(session, outcome.changes));
      if (written.kind !== 'written') return void vscode.window.showWarningMessage(`${title}: ${written.reason}`);
      vscode.window.setStatusBarMessage(outcome.message, 8000);
    }
  }
}
