/** Pasting a text: what was copied or cut in this window is known better than its text says. */
import type { Change } from '../../../core/model/change';
import { entityWord, type CollectionName } from '../../../core/model/ids';
import { quoted } from '../../../core/util/words';
import type { Session } from '../../session';
import { makeField, findEntry } from '../gestures/entries';
import { move } from '../gestures/move';
import type { GestureOutcome } from '../gestures/outcome';
import { placeOf, type Place } from '../gestures/place';
import { entryOf, nodeOf } from '../nodeIds';
import { copy, type Copied } from './copy';
import { readFragment } from './fragment';
import { paste, type PasteWish } from './paste';

/** What was copied or cut last. */
export interface Remembered extends Copied {
  /** The main file of the estate it was copied from. */
  readonly file: string;
  readonly isCut: boolean;
}

export interface TextToPaste extends Pick<PasteWish, 'into' | 'outside'> {
  readonly text: string;
}

/** Puts what a text holds into the estate; what was cut in it moves and keeps its id. */
export function pasteText(session: Session, { text, into, outside }: TextToPaste, last?: Remembered | undefined): GestureOutcome {
  const known = last && isSame(text, last.text) ? last : undefined;
  if (known && movesWithin(session, known)) return moveTo(session, known.nodes, into);
  const read = known ?? readFragment(text);
  return read.kind === 'unreadable' ? { kind: 'refused', reasons: [read.reason] } : paste(session, { entries: read.entries, into, outside, did: 'Pasted' });
}

/** Puts a copy of nodes beside them, with all that lies in them. */
export function duplicate(session: Session, nodes: readonly string[]): GestureOutcome {
  const copied = copy(session, nodes);
  return copied.kind === 'refused' ? copied : paste(session, { entries: copied.entries, into: null, outside: 'keep', did: 'Duplicated as' });
}

/** Whether a text is what was cut in another estate, where it goes once it is pasted. */
export function takesAlong(session: Session, text: string, last: Remembered | undefined): last is Remembered {
  return last !== undefined && last.isCut && isSame(text, last.text) && last.file !== session.main;
}

/** Clipboards change the ends of lines. */
const isSame = (a: string, b: string): boolean => a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');

/** What was cut and has been deleted meanwhile is pasted as new. */
function movesWithin({ estate, main }: Session, { isCut, file, nodes }: Remembered): boolean {
  return isCut && file === main && nodes.every((node) => {
    const name = entryOf(node);
    return name !== undefined && estate.find(name.collection, name.id) !== undefined;
  });
}

function moveTo(session: Session, nodes: readonly string[], into: string | null): GestureOutcome {
  const place = placeOf(session, into);
  const collectionOf = (node: string): CollectionName => entryOf(node)?.collection ?? 'vms';
  const outcomes = [...new Set(nodes.map(collectionOf))].map((collection): GestureOutcome => {
    const some = nodes.filter((node) => collectionOf(node) === collection);
    const to = targetOf(collection, place);
    if (to !== undefined) return collection === 'networks' ? toSwitch(session, some, to) : move(session, some, to);
    const where = placesOf[collection];
    const word = entityWord[collection];
    return { kind: 'refused', reasons: [where === undefined ? `What was cut stays where it is: a ${word} has no place to move to.` : `Choose where to paste: a ${word} goes ${where}.`] };
  });
  const reasons = outcomes.flatMap((outcome) => (outcome.kind === 'refused' ? outcome.reasons : []));
  if (reasons.length > 0) return { kind: 'refused', reasons };
  const made = outcomes.flatMap((outcome) => (outcome.kind === 'changes' ? [outcome] : []));
  return { kind: 'changes', changes: made.flatMap(({ changes }) => changes), node: nodes[0] ?? null, nodes, message: made.map(({ message }) => message).join(' ') };
}

const placesOf: Readonly<Partial<Record<CollectionName, string>>> = {
  vms: 'on a host or a cluster', containers: 'on a host or in a VM', hosts: 'in a cluster or a site', clusters: 'in a site', arrays: 'in a site', networks: 'on a virtual switch',
};

/** The innermost place where entries of a collection can lie. */
function targetOf(collection: CollectionName, { vm, host, cluster, site, switch: owner }: Place): string | undefined {
  const [hosts, clusters, sites] = [host !== undefined ? nodeOf('hosts', host) : undefined, cluster !== undefined ? nodeOf('clusters', cluster) : undefined, site !== undefined ? nodeOf('sites', site) : undefined];
  switch (collection) {
    case 'vms': return hosts ?? clusters;
    case 'containers': return vm !== undefined ? nodeOf('vms', vm) : hosts;
    case 'hosts': return clusters ?? sites;
    case 'clusters': case 'arrays': return sites;
    case 'networks': return owner;
    default: return undefined;
  }
}

function toSwitch(session: Session, nodes: readonly string[], owner: string): GestureOutcome {
  const changes = nodes.flatMap((node): readonly Change[] => {
    const entry = findEntry(session, node);
    return typeof entry === 'string' ? [] : makeField(entry, 'switch', owner);
  });
  return { kind: 'changes', changes, node: nodes[0] ?? null, message: `Moved ${nodes.map((node) => quoted(entryOf(node)?.id ?? node)).join(', ')} to switch ${quoted(owner)}.` };
}
