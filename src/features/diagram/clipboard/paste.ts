/**
 * Putting copied entries into an estate, as one change of its text.
 *
 * Invariant: what they say of each other they say afterwards, under whatever ids they got.
 */
import type { Change, JsonValue } from '../../../core/model/change';
import type { Reference } from '../../../core/model/entry';
import { entityWord } from '../../../core/model/ids';
import { resolve } from '../../../core/model/references';
import { listed, quoted } from '../../../core/util/words';
import { valueAt } from '../../../core/util/valueAt';
import { valueWith } from '../../../core/util/valueWith';
import { mentionsOfAny } from '../../names/mentions';
import { Session } from '../../session';
import { missing } from '../gestures/entries';
import type { GestureOutcome } from '../gestures/outcome';
import { fileFor, placeOf, type Place } from '../gestures/place';
import { nodeOf } from '../nodeIds';
import { countsOf } from './copy';
import type { FragmentEntry } from './fragment';
import { asFields } from './jsonFields';
import { newIdsFor } from './newIds';
import { placed, placeFields } from './placing';
import { OnlyOnce } from './taken';
import { rewritten } from './written';

export interface PasteWish {
  readonly entries: readonly FragmentEntry[];
  /** The node they are put in, where they can lie there; null leaves them where they say they are. */
  readonly into: string | null;
  /** What becomes of names that lead nowhere in this estate. */
  readonly outside: 'ask' | 'keep' | 'drop';
  /** "Pasted", "Duplicated" */
  readonly did: string;
}

/** The changes that put copied entries into the estate. Ids that are taken are counted up, and what only one can have is made free or left out. */
export function paste(session: Session, { entries, into, outside, did }: PasteWish): GestureOutcome {
  if (entries.length === 0) return { kind: 'refused', reasons: ['There is nothing to paste.'] };
  const place = placeOf(session, into);
  if (place.within && !session.estate.find(place.within.collection, place.within.id)) return { kind: 'refused', reasons: [missing(place.within.collection, place.within.id)] };
  const copied = new Session('copied', textOf(entries), { rules: [] });
  const newIds = newIdsFor(session.estate, entries);
  const strangers = namesElsewhere(session, copied, entries, place);
  if (strangers.length > 0 && outside === 'ask') {
    return { kind: 'outside', references: strangers.slice(0, mostShown).map(({ from, reference }) => ({ from, field: reference.path.join('.'), to: reference.kind === 'entry' ? reference.id : reference.text })), count: strangers.length };
  }
  const renamed = withNewNames(copied, entries, newIds);
  const onlyOnce = new OnlyOnce(session.estate);
  const made = entries.map((entry) => {
    const node = nodeOf(entry.collection, entry.id);
    const cleared = outside === 'drop' ? without(renamed.get(node) ?? entry.value, strangers.filter(({ from }) => from === node).map(({ reference }) => reference)) : renamed.get(node) ?? entry.value;
    const value = onlyOnce.freed(entry.collection, lying(copied, entry, cleared, place));
    const { written: _, ...others } = entry;
    const written = rewritten(entry, value);
    return { ...others, id: newIds.get(node) ?? entry.id, value, ...(written !== undefined && { written }) };
  });
  const changes = made.map(({ collection, id, value, written, above }): Change => ({ kind: 'set', file: fileFor(session, collection, place), path: [collection, id], value, ...(written !== undefined && { written }), ...(above !== undefined && { above }) }));
  const nodes = made.map(({ collection, id }) => nodeOf(collection, id));
  return { kind: 'changes', changes, node: nodes[0] ?? null, nodes, message: [sentence(did, made, entries, outside === 'drop' ? strangers.length : 0), ...onlyOnce.said()].join(' ') };
}

const mostShown = 50;

/** "Pasted VM "web-02"." */
function sentence(did: string, made: readonly FragmentEntry[], before: readonly FragmentEntry[], dropped: number): string {
  const [only] = made;
  const what = made.length === 1 && only ? `${entityWord[only.collection]} ${quoted(only.id)}` : listed(countsOf(made));
  const renamed = made.length === 1 ? [] : made.flatMap(({ id }, i) => (before[i]?.id === id ? [] : [`${before[i]?.id ?? ''} as ${id}`]));
  const left = dropped === 0 ? '' : ` ${dropped === 1 ? 'One name that leads' : `${dropped} names that lead`} nowhere here ${dropped === 1 ? 'was' : 'were'} dropped.`;
  return `${did} ${what}${renamed.length === 0 ? '' : `: ${listed(renamed)}`}.${left}`;
}

/** The entries alone, as a document. */
function textOf(entries: readonly FragmentEntry[]): string {
  const collections: Record<string, Record<string, JsonValue>> = {};
  for (const { collection, id, value } of entries) (collections[collection] ??= {})[id] = value;
  return JSON.stringify(collections);
}

interface Stranger {
  /** As a node, by the id it was copied with. */
  readonly from: string;
  readonly reference: Reference;
}

/** What the entries name that neither comes along nor is in the estate. */
function namesElsewhere(session: Session, copied: Session, entries: readonly FragmentEntry[], place: Place): readonly Stranger[] {
  return entries.flatMap((entry) => {
    const overwritten = placed(entry.collection, entry.value, place) && !isHeldByOthers(copied, entry) ? placeFields[entry.collection] ?? [] : [];
    return (copied.estate.find(entry.collection, entry.id)?.references ?? [])
      .filter((reference) => !overwritten.includes(String(reference.path[0])) || reference.path.length > 1)
      .filter((reference) => resolve(copied.estate, reference).kind === 'no-entry' && resolve(session.estate, reference).kind === 'no-entry')
      .map((reference) => ({ from: nodeOf(entry.collection, entry.id), reference }));
  });
}

/** Whether an entry lies in another that is pasted along with it: then it stays there. */
function isHeldByOthers(copied: Session, entry: FragmentEntry): boolean {
  const { host, cluster, site, on, switch: owner } = asFields(entry.value);
  const has = (collection: 'hosts' | 'vms' | 'clusters' | 'sites' | 'switches', id: JsonValue | undefined): boolean => typeof id === 'string' && copied.estate.find(collection, id) !== undefined;
  switch (entry.collection) {
    case 'vms': return host === undefined ? has('clusters', cluster) : has('hosts', host);
    case 'containers': return has('hosts', on) || has('vms', on);
    case 'hosts': return has('clusters', cluster) || (cluster === undefined && has('sites', site));
    case 'clusters': case 'arrays': return has('sites', site);
    case 'networks': return has('switches', owner);
    default: return true;
  }
}

/** The entry at its place: what else it says of where it was is let go. */
function lying(copied: Session, entry: FragmentEntry, value: JsonValue, place: Place): JsonValue {
  const fields = placed(entry.collection, entry.value, place);
  if (!fields || isHeldByOthers(copied, entry)) return value;
  const now = asFields(value);
  const written = Object.entries(fields).every(([field, to]) => now[field] === to);
  if (written) return value;
  const cleared = (placeFields[entry.collection] ?? []).filter((field) => !(field in fields)).reduce<unknown>((at, field) => valueWith(at, [field], undefined), value);
  return Object.entries(fields).reduce<unknown>((at, [field, to]) => valueWith(at, [field], to), cleared) as JsonValue;
}

/** Every entry by node, with the new ids of the others in the places that name them. */
function withNewNames(copied: Session, entries: readonly FragmentEntry[], newIds: ReadonlyMap<string, string>): ReadonlyMap<string, JsonValue> {
  const values = new Map(entries.map(({ collection, id, value }) => [nodeOf(collection, id), value]));
  const renamed = entries.filter(({ collection, id }) => newIds.get(nodeOf(collection, id)) !== id);
  if (renamed.length === 0) return values;
  const mentions = mentionsOfAny(copied, renamed)
    .flatMap((mention) => (mention.named.part ? [] : [mention]))
    // Of one text the last first, so that the places before it stay; keys after what lies below them.
    .sort((a, b) => b.place.path.length - a.place.path.length || b.from - a.from);
  for (const { place: { path, at, text }, from, to, named } of mentions) {
    const [collection, id, ...below] = path;
    const node = `${String(collection)}/${String(id)}`;
    const value = values.get(node);
    const name = newIds.get(nodeOf(named.collection, named.id));
    if (value === undefined || name === undefined) continue;
    const now = at === 'key' ? text : valueAt(value, below);
    // Two names in one text: the later one is replaced already, and stands behind this one.
    const written = typeof now === 'string' ? now.slice(0, from) + name + now.slice(to) : name;
    values.set(node, (at === 'key' ? withKey(value, below, written) : valueWith(value, below, written)) as JsonValue);
  }
  return values;
}

/** The same data with another key at the end of a path, where it was. */
function withKey(root: JsonValue, path: readonly (string | number)[], key: string): unknown {
  const last = path.at(-1);
  const holder = asFields(valueAt(root, path.slice(0, -1)) as JsonValue | undefined);
  return valueWith(root, path.slice(0, -1), Object.fromEntries(Object.entries(holder).map(([name, value]) => [name === last ? key : name, value])));
}

/** Without these references; of one list the last first, so that the others keep their index. */
function without(value: JsonValue, references: readonly Reference[]): JsonValue {
  const order = references.toSorted((a, b) => Number(b.path.at(-1)) - Number(a.path.at(-1)) || 0);
  return order.reduce<unknown>((at, { path }) => valueWith(at, path, undefined), value) as JsonValue;
}

