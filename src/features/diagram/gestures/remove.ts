import { unlink } from '../../../core/hypervisor/operations/linkedClones';
import type { Change } from '../../../core/model/change';
import type { Path } from '../../../core/model/entry';
import { counted, listed, quoted } from '../../../core/util/words';
import { valueOf } from '../../../core/document/json/node';
import type { Entry } from '../../../core/model/entry';
import { mentionsOfAny } from '../../names/mentions';
import type { Session } from '../../session';
import type { GestureOutcome } from './outcome';
import { noHostGroup } from '../nodeIds';
import { findEntry } from './entries';
import { unpin } from './pin';

const mostShown = 50;

/** Deletes entries; what else names them is asked about, cleared, or left dangling. */
export function remove(session: Session, nodes: readonly string[], references: 'ask' | 'clear' | 'keep'): GestureOutcome {
  const entries = nodes.map((node) => findEntry(session, node));
  const reasons = entries.filter((entry) => typeof entry === 'string');
  if (reasons.length > 0) return { kind: 'refused', reasons };
  const doomed = [...new Set(entries.flatMap((entry) => (typeof entry === 'string' ? [] : [entry])))];
  const gone = new Set(doomed.map(({ collection, id }) => `${collection}/${id}`));
  const others = mentionsOfAny(session, doomed)
    // Pins of what goes go with it; what deleted entries say of each other goes anyway.
    .filter(({ place: { path } }) => path[0] !== 'diagram' && !gone.has(`${String(path[0])}/${String(path[1])}`))
    .map(({ file, place, named }) => ({ file, path: place.path, to: `${named.collection}/${named.id}` }))
    // First what would lose more than a name: linked clones read the disks of what is deleted.
    .sort((a, b) => Number(isLink(b.path)) - Number(isLink(a.path)));
  if (references === 'ask' && others.length > 0) {
    const shown = others.slice(0, mostShown).map(({ path, to }) => ({ from: path.slice(0, 2).join('/'), field: path.slice(2).join('.'), to }));
    return { kind: 'referenced', references: shown, count: others.length };
  }
  const cleared = references === 'clear' ? distinct(others).sort((a, b) => laterFirst(a.path, b.path)) : [];
  const changes: Change[] = [
    ...cleared.flatMap(({ file, path }) => clearing(session, file, path)),
    ...doomed.flatMap(({ collection, id }) => session.estate.all(collection, id).flatMap((entry) => removals(session, entry))),
    ...unpin(session, doomed.flatMap(({ collection, id }) => [`${collection}/${id}`, ...(collection === 'clusters' ? [noHostGroup(id)] : [])])),
  ];
  const names = listed(doomed.map(({ id }) => quoted(id)));
  const also = cleared.length > 0 ? ` and ${counted(cleared.length, 'reference')} to ${doomed.length === 1 ? 'it' : 'them'}` : '';
  const clones = cleared.filter(({ path }) => isLink(path)).map(({ path }) => quoted(String(path[1])));
  const whole = clones.length === 0 ? '' : ` ${listed(clones)} ${clones.length === 1 ? 'holds' : 'hold'} now what ${clones.length === 1 ? 'it' : 'they'} read from ${doomed.length === 1 ? 'it' : 'them'}.`;
  return { kind: 'changes', changes, node: null, message: `Deleted ${names}${also}.${whole}` };
}

/** Takes a reference out. A linked clone without its parent holds itself what it read from it. */
function clearing(session: Session, file: string, path: Path): readonly Change[] {
  const clone = isLink(path) ? session.estate.find('vms', String(path[1])) : undefined;
  return clone?.file === file ? unlink(session.estate, clone) : [{ kind: 'remove', file, path }];
}

const isLink = (path: Path): boolean => path[0] === 'vms' && path.length === 3 && path[2] === 'linkedTo';

/** One change for each time the key is written: where it is written twice, the other one would begin to count. */
function removals(session: Session, { file, collection, id }: Entry): readonly Change[] {
  const holder = valueOf(session.document(file)?.root, collection);
  const times = holder?.kind === 'object' ? holder.keys.filter((key) => key === id).length : 1;
  return Array.from({ length: times }, () => ({ kind: 'remove', file, path: [collection, id] }));
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
