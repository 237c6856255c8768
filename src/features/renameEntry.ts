/**
 * Giving an entry, or a part of one, another id: its key, and every place in every file that names it.
 *
 * Invariant: a reference that led somewhere before leads to the same thing afterwards.
 */
import { named as wordsFor } from '../core/diagnostics/wording';
import type { Change } from '../core/model/change';
import type { CollectionName } from '../core/model/ids';
import { partsOf } from '../core/model/references';
import { idPattern } from '../core/model/schema';
import { capitalized } from '../core/util/words';
import { clashesOf } from './names/clashes';
import { partFields } from './names/freeNames';
import { declarationsOf, mentionsOf, renamedText, type Mention } from './names/mentions';
import type { Named } from './names/named';
import type { Session } from './session';
import { treeNode } from './treeNode';

export type RenameOutcome = { readonly kind: 'changes'; readonly changes: readonly Change[] } | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** The changes that give an entry the id `to`, in every file of the estate; none where it has it already. */
export function renameChanges(session: Session, collection: CollectionName, id: string, to: string): RenameOutcome {
  return renameNamed(session, { collection, id }, to);
}

/** The same for whatever has a name: an entry, or a part of one. */
export function renameNamed(session: Session, named: Named, to: string): RenameOutcome {
  const name = to.trim();
  if (name === nameOf(named)) return { kind: 'changes', changes: [] };
  const declarations = declarationsOf(session, named);
  const mentions = mentionsOf(session, named);
  const places = [...declarations, ...mentions];
  const reasons = [
    ...(declarations.length === 0 ? [`There is no ${words(named)}.`] : []),
    ...(idShape.test(name) ? [] : [`${JSON.stringify(name)} cannot be an id: it takes letters, digits, ".", "_" and "-", and begins with a letter or a digit.`]),
    ...[...new Set(places.map(({ file }) => file))].flatMap((file) => openBrackets(session, file)),
    ...taken(session, named, name, mentions),
    ...mentions.flatMap((mention) => takenBeside(session, mention, name)),
  ];
  if (reasons.length > 0) return { kind: 'refused', reasons };
  // The deepest first: a change of a key changes the paths of what lies below it.
  const order = places.toSorted((a, b) => b.place.path.length - a.place.path.length);
  return { kind: 'changes', changes: order.flatMap((place) => changesOf(session, place, name)) };
}

export function nameOf({ id, part }: Named): string {
  return part ? part.name : id;
}

const idShape = new RegExp(idPattern);

function words(named: Named): string {
  return named.part ? `"${named.part.name}" in ${wordsFor(named)}` : wordsFor(named);
}

/** While brackets are open, paths lead to other places than they seem to. */
function openBrackets(session: Session, file: string): readonly string[] {
  const document = session.document(file);
  if (!document || document.whole) return [];
  const [first] = document.syntaxProblems();
  const line = document.lines.positionAt(first?.start ?? 0).line + 1;
  return [`The brackets of "${file.slice(file.lastIndexOf('/') + 1)}" do not match, see line ${line}: mend them first.`];
}

function taken(session: Session, named: Named, to: string, mentions: readonly Mention[]): readonly string[] {
  const { collection, id, part } = named;
  const entry = session.estate.find(collection, id);
  if (!entry) return [];
  if (!part) return session.estate.find(collection, to) ? [`${capitalized(wordsFor({ collection, id: to }))} already exists.`] : clashesOf(session, entry, to);
  const holders = partFields(collection).filter((field) => partsOf(entry, [field]).includes(to));
  if (holders.includes(part.field)) return [`${capitalized(wordsFor(entry))} already has "${to}" under "${part.field}".`];
  // Parts of two kinds may have one name as long as nobody says "owner/name".
  const other = holders.find((field) => mentions.length > 0 || mentionsOf(session, { collection, id, part: { field, name: to } }).length > 0);
  return other === undefined ? [] : [`${capitalized(wordsFor(entry))} already has "${to}" under "${other}", and "${id}/${to}" could mean either.`];
}

/** A key beside another one that already says what it would say. A pin of something that does not exist just goes. */
function takenBeside(session: Session, mention: Mention, to: string): readonly string[] {
  const { place } = mention;
  if (place.at !== 'key' || isPin(mention) || occurrences(session, mention, to) === 0) return [];
  const [collection, id, field] = place.path;
  return [`"${String(id)}" in "${String(collection)}" already has "${to}" under "${String(field)}".`];
}

function changesOf(session: Session, mention: Mention, to: string): readonly Change[] {
  const { file, place } = mention;
  const text = renamedText(mention, to);
  if (place.at === 'value') return [{ kind: 'set', file, path: place.path, value: text }];
  const stale = isPin(mention) ? times(occurrences(session, mention, text)) : [];
  // Every one of several equal keys, the last first: one left behind would begin to count.
  return [
    ...stale.map((occurrence): Change => ({ kind: 'remove', file, path: [...place.path.slice(0, -1), text], occurrence })),
    ...times(occurrences(session, mention, place.text)).map((occurrence): Change => ({ kind: 'rename', file, path: place.path, to: text, occurrence })),
  ];
}

const isPin = ({ place }: Mention): boolean => place.path[0] === 'diagram';

/** How often a key stands in the object that holds the mention. */
function occurrences(session: Session, { file, place }: Mention, key: string): number {
  const holder = treeNode(session.document(file)?.root, place.path.slice(0, -1));
  return holder?.kind === 'object' ? holder.keys.filter((k) => k === key).length : 0;
}

/** n − 1, …, 1, 0 */
function times(n: number): readonly number[] {
  return Array.from({ length: n }, (_, i) => n - 1 - i);
}
