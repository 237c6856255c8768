/** What uses an entry or a part of one: who names it, and of storage who stands on what stands on it. */
import { entityWord } from '../core/model/ids';
import type { Range } from '../core/document/json/lines';
import type { Path } from '../core/model/entry';
import { naturalOrder } from '../core/util/naturalOrder';
import { mentionsOfAny, type Mention } from './names/mentions';
import type { Named } from './names/named';
import { nameAt, offsetsIn } from './names/nameAt';
import { entryOf, networkParts, nodeOf, partNodeOf, partNodeOfPath, storageParts } from './diagram/nodeIds';
import type { Session } from './session';

export interface User {
  /** The entry, or part of one, that uses it. */
  readonly node: string;
  /** "db-01 disk0", "gold" */
  readonly label: string;
  /** "VM", "datastore" */
  readonly word: string;
  /** In which field: "disks › disk0 › datastore". */
  readonly field: string;
  /** What it uses it by, where it names something else that stands on it: "gold"; empty where it names the thing itself. */
  readonly through: string;
  /** Where it says so. */
  readonly file: string;
  readonly range: Range;
}

/**
 * Everything that names a node's entry or part, sorted, what names it itself first; pools and datastores that stand on it are followed to
 * those who use them. Each user once for each place that says so; positions of the diagram do not count. It looks at the whole estate, once for
 * each step away.
 */
export function usersOf(session: Session, node: string): readonly User[] {
  const start = entryOf(node);
  if (!start) return [];
  const seen = new Set([node]);
  const users: User[] = [];
  let wave: readonly { readonly named: Named; readonly through: string }[] = [{ named: start, through: '' }];
  while (wave.length > 0) {
    const throughOf = new Map(wave.map(({ named, through }) => [keyOf(named), through]));
    const found = mentionsOfAny(session, wave.map(({ named }) => named)).flatMap((mention) => userOf(session, mention, throughOf.get(keyOf(mention.named)) ?? ''));
    const own = found.filter((user) => !isInside(user.node, node));
    users.push(...own.toSorted((a, b) => a.word.localeCompare(b.word) || naturalOrder(a.label, b.label)));
    wave = [...new Map(own.map((user) => [user.node, user])).values()].flatMap((user) => {
      const named = entryOf(user.node);
      if (!named || seen.has(user.node) || !carriers.has(named.collection)) return [];
      seen.add(user.node);
      return [{ named, through: user.label }];
    });
  }
  return users;
}

/** What is meant at an offset: what is named there, or else the part or entry whose text it is in; as a node, undefined outside of entries. */
export function usedAt(session: Session, file: string, offset: number): string | undefined {
  const named = nameAt(session, file, offset)?.named;
  if (named) return named.part ? partNodeOf(named.collection, named.id, named.part.field, named.part.name) : nodeOf(named.collection, named.id);
  const path = session.document(file)?.at(offset)?.path ?? [];
  const name = entryOf(path.slice(0, 2).join('/'));
  return path.length >= 2 && name && session.estate.find(name.collection, name.id) ? partAt(path) ?? nodeOf(name.collection, name.id) : undefined;
}

const partAt = (path: Path): string | undefined => partNodeOfPath(path, storageParts) ?? partNodeOfPath(path, networkParts);

/** Collections whose entries pass on what they stand on. */
const carriers: ReadonlySet<string> = new Set(['storagePools', 'datastores']);

const keyOf = ({ collection, id, part }: Named): string => `${collection}/${id}/${part?.field ?? ''}/${part?.name ?? ''}`;

/** A thing does not use itself: an export names its group. */
const isInside = (user: string, node: string): boolean => user === node || user.startsWith(`${node}/`);

function userOf(session: Session, mention: Mention, through: string): readonly User[] {
  const { file, place } = mention;
  const [collection, id] = place.path;
  const document = session.document(file);
  const name = typeof collection === 'string' && typeof id === 'string' ? entryOf(`${collection}/${id}`) : undefined;
  if (!document || !name || collection === 'diagram') return [];
  const node = partAt(place.path) ?? nodeOf(name.collection, name.id);
  const part = entryOf(node)?.part;
  const { start, end } = offsetsIn(document, document.offsetsOf(place), mention, place.text);
  const owner = (session.estate.find(name.collection, name.id)?.value as { readonly name?: string } | undefined)?.name ?? name.id;
  return [{
    node, label: part ? `${owner} ${part.name}` : owner, word: entityWord[name.collection], field: place.path.slice(2).map(String).join(' › '), through, file, range: document.lines.rangeOf(start, end),
  }];
}
