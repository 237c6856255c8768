import { takesComment } from '../../../core/document/applyChanges';
import { unlink } from '../../../core/hypervisor/operations/linkedClones';
import type { Change } from '../../../core/model/change';
import type { Path } from '../../../core/model/entry';
import { counted, listed, quoted } from '../../../core/util/words';
import type { Entry } from '../../../core/model/entry';
import { mentionsOfAny } from '../../names/mentions';
import type { Named } from '../../names/named';
import { treeNode } from '../../treeNode';
import type { Session } from '../../session';
import type { GestureOutcome } from './outcome';
import { entryOf, groupsAbout } from '../nodeIds';
import { pathOf } from '../parts';
import { countedByKind, effectsOf } from './effects';
import { findEntry } from './entries';
import { unpin } from './pin';

const mostShown = 50;

/** Deletes entries; what else names them is asked about, cleared, or left dangling. */
export function remove(session: Session, nodes: readonly string[], references: 'ask' | 'clear' | 'keep'): GestureOutcome {
  const found = nodes.map((node) => findDoomed(session, node));
  const reasons = found.filter((entry) => typeof entry === 'string');
  if (reasons.length > 0) return { kind: 'refused', reasons };
  const doomed = distinctDoomed(found.flatMap((entry) => (typeof entry === 'string' ? [] : [entry])));
  const gone = new Set(doomed.map(textOf));
  const others = mentionsOfAny(session, doomed.flatMap(({ named }) => named ?? []))
    // Pins of what goes go with it; what deleted entries say of each other goes anyway.
    .filter(({ place: { path } }) => path[0] !== 'diagram' && !gone.has(path.slice(0, 2).join('/')) && !gone.has(path.slice(0, 4).join('/')))
    .map(({ file, place, named }) => ({ file, path: place.path, to: nodeOfNamed(named) }))
    // First what would lose more than a name: linked clones read the disks of what is deleted.
    .sort((a, b) => Number(isLink(b.path)) - Number(isLink(a.path)));
  if (references === 'ask' && others.length > 0) {
    const shown = others.slice(0, mostShown).map(({ path, to }) => ({ from: path.slice(0, 2).join('/'), field: path.slice(2).join('.'), to }));
    const places = others.map(({ path }) => path);
    return { kind: 'referenced', references: shown, count: others.length, kinds: countedByKind(places), effects: effectsOf(session, nodes, places) };
  }
  const cleared = references === 'clear' ? distinct(others).sort((a, b) => laterFirst(a.path, b.path)) : [];
  const changes: Change[] = [
    ...cleared.flatMap(({ file, path }) => clearing(session, file, path)),
    ...doomed.flatMap(({ entry: { collection, id }, path }) => session.estate.all(collection, id).flatMap((entry) => removals(session, entry, path))),
    ...unpin(session, doomed.flatMap((one) => [one.node, ...(one.path.length === 0 ? groupsAbout(one.entry) : [])])),
  ];
  const names = listed(doomed.map(({ entry: { id }, node }) => {
    const part = entryOf(node)?.part;
    return part ? `${quoted(part.name)} of ${quoted(id)}` : quoted(id);
  }));
  const comments = commentsWith(session, doomed);
  const above = comments === 0 ? '' : comments === 1 ? ' with the comment above' : ` with ${counted(comments, 'comment')} above`;
  const also = cleared.length > 0 ? ` and ${counted(cleared.length, 'reference')} to ${doomed.length === 1 ? 'it' : 'them'}` : '';
  const clones = cleared.filter(({ path }) => isLink(path)).map(({ path }) => quoted(String(path[1])));
  const whole = clones.length === 0 ? '' : ` ${listed(clones)} ${clones.length === 1 ? 'holds' : 'hold'} now what ${clones.length === 1 ? 'it' : 'they'} read from ${doomed.length === 1 ? 'it' : 'them'}.`;
  return { kind: 'changes', changes, node: null, message: `Deleted ${names}${above}${also}.${whole}` };
}

/** What is to go: an entry, or a part of one. */
interface Doomed {
  readonly node: string;
  readonly entry: Entry;
  /** Below the entry; empty for the whole. */
  readonly path: Path;
  /** As what others may name it; nobody names that a container is on a network. */
  readonly named: Named | undefined;
}

function findDoomed(session: Session, node: string): Doomed | string {
  const entry = findEntry(session, node);
  const name = entryOf(node);
  if (typeof entry === 'string' || !name) return typeof entry === 'string' ? entry : `There is no ${quoted(node)}.`;
  const path = pathOf(session.estate, name);
  if (!path) return `${quoted(name.part?.name ?? name.id)} of ${quoted(name.id)} is not there any more.`;
  return { node, entry, path, named: name.part?.field === 'networks' ? undefined : name };
}

/** Each once, parts of what goes anyway left out; of one list the last first, so that the others keep their index. */
function distinctDoomed(found: readonly Doomed[]): readonly Doomed[] {
  const whole = new Set(found.filter(({ path }) => path.length === 0).map(({ entry }) => entry));
  const kept = new Map(found.filter(({ entry, path }) => path.length === 0 || !whole.has(entry)).map((one) => [textOf(one), one]));
  return [...kept.values()].sort((a, b) => (typeof a.path[1] === 'number' && typeof b.path[1] === 'number' ? b.path[1] - a.path[1] : 0));
}

const textOf = ({ entry, path }: Doomed): string => [entry.collection, entry.id, ...path].join('/');
const nodeOfNamed = ({ collection, id, part }: Named): string => (part ? `${collection}/${id}/${part.field}/${part.name}` : `${collection}/${id}`);

/** Takes a reference out. A linked clone without its parent holds itself what it read from it. */
function clearing(session: Session, file: string, path: Path): readonly Change[] {
  const clone = isLink(path) ? session.estate.find('vms', String(path[1])) : undefined;
  return clone?.file === file ? unlink(session.estate, clone) : [{ kind: 'remove', file, path }];
}

const isLink = (path: Path): boolean => path[0] === 'vms' && path.length === 3 && path[2] === 'linkedTo';

/** How many comments directly above what goes go with it, being about nothing else. */
function commentsWith(session: Session, doomed: readonly Doomed[]): number {
  return doomed.filter(({ entry: { file, collection, id }, path }) => {
    const document = session.document(file);
    return document !== undefined && takesComment(document, [collection, id, ...path]);
  }).length;
}

/** One change for each time the key is written: where it is written twice, the other one would begin to count. */
function removals(session: Session, { file, collection, id }: Entry, path: Path): readonly Change[] {
  const whole = [collection, id, ...path];
  const key = whole[whole.length - 1];
  const holder = treeNode(session.document(file)?.root, whole.slice(0, -1));
  const times = holder?.kind === 'object' ? holder.keys.filter((written) => written === key).length : 1;
  return Array.from({ length: times }, () => ({ kind: 'remove', file, path: whole, withComment: true }));
}

interface Place {
  readonly file: string;
  readonly path: Path;
}

function distinct(places: readonly Place[]): Place[] {
  return [...new Map(places.map(({ file, path }) => [`${file}\n${path.join('\n')}`, { file, path }])).values()];
}

/** Items of one list from the last to the first, so that the ones still to go keep their index. */
function laterFirst(a: Path, b: Path): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]];
    if (x === y) continue;
    return typeof x === 'number' && typeof y === 'number' ? y - x : String(x) < String(y) ? -1 : 1;
  }
  return b.length - a.length;
}
