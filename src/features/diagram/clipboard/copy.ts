/** What a copy of nodes holds: the entries they stand for, and what lies in them. */
import type { Estate } from '../../../core/model/estate';
import { entityWord, type CollectionName } from '../../../core/model/ids';
import { clustersBySite, containersByHost, hostsByCluster, hostsBySite, vmsByCluster, vmsByHost } from '../../../core/model/lookups';
import { counted, listed, quoted } from '../../../core/util/words';
import type { Session } from '../../session';
import { entryOf, type EntryName } from '../nodeIds';
import { findEntry } from '../gestures/entries';
import { entriesOf, writeFragment, type FragmentEntry } from './fragment';

export interface Copied {
  readonly kind: 'copied';
  /** Valid inside a *.virt.json. */
  readonly text: string;
  readonly entries: readonly FragmentEntry[];
  /** What was selected, without what lies in it. */
  readonly nodes: readonly string[];
  /** "Copied VM "web-01"." */
  readonly message: string;
}

export type CopyOutcome = Copied | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** Copies nodes with all that lies in them. A guest on a network stands for its VM or container; other parts are not copied by themselves. */
export function copy(session: Session, nodes: readonly string[], isCut = false): CopyOutcome {
  const chosen = nodes.filter((node) => !node.startsWith('group/'));
  if (chosen.length === 0) return { kind: 'refused', reasons: [nodes.length === 0 ? 'Nothing is selected.' : 'A group is made by the diagram: select what lies in it.'] };
  const found = chosen.map((node) => wholeOf(session, node));
  const reasons = [...new Set(found.filter((name) => typeof name === 'string'))];
  if (reasons.length > 0) return { kind: 'refused', reasons };
  const tops = distinct(found.filter((name) => typeof name !== 'string'));
  const all = distinct(tops.flatMap((name) => [name, ...insideOf(session.estate, name)]));
  const entries = entriesOf(session, all);
  const said = all.length === tops.length ? '' : `, ${counted(all.length, 'entry')} in all`;
  const what = tops.length === 1 && tops[0] ? `${entityWord[tops[0].collection]} ${quoted(tops[0].id)}` : listed(countsOf(tops));
  return { kind: 'copied', text: writeFragment(session, all), entries, nodes: tops.map(({ collection, id }) => `${collection}/${id}`), message: `${isCut ? 'Cut' : 'Copied'} ${what}${said}.` };
}

/** "3 VMs", "1 host" */
export function countsOf(names: readonly EntryName[]): readonly string[] {
  const counts = new Map<CollectionName, number>();
  for (const { collection } of names) counts.set(collection, (counts.get(collection) ?? 0) + 1);
  return [...counts].map(([collection, count]) => counted(count, entityWord[collection]));
}

function wholeOf(session: Session, node: string): EntryName | string {
  const name = entryOf(node);
  const entry = findEntry(session, node);
  if (!name || typeof entry === 'string') return typeof entry === 'string' ? entry : 'This is no entry of the text.';
  const isGuest = name.part !== undefined && (name.collection === 'vms' || name.collection === 'containers');
  if (name.part && !isGuest) return `${quoted(name.part.name)} is a part of ${entityWord[entry.collection]} ${quoted(entry.id)}: copy the whole of that.`;
  return { collection: entry.collection, id: entry.id };
}

/** What lies in an entry, at any depth. */
function insideOf(estate: Estate, { collection, id }: EntryName): readonly EntryName[] {
  const named = (of: CollectionName, ids: readonly string[]): readonly EntryName[] => ids.flatMap((inner) => [{ collection: of, id: inner }, ...insideOf(estate, { collection: of, id: inner })]);
  switch (collection) {
    case 'sites': return [
      ...named('clusters', estate.lookup(clustersBySite, id)),
      ...named('hosts', estate.lookup(hostsBySite, id).filter((host) => estate.value('hosts', host)?.cluster === undefined)),
    ];
    case 'clusters': return [
      ...named('hosts', estate.lookup(hostsByCluster, id)),
      ...named('vms', estate.lookup(vmsByCluster, id).filter((vm) => estate.value('vms', vm)?.host === undefined)),
    ];
    case 'hosts': return [...named('vms', estate.lookup(vmsByHost, id)), ...named('containers', estate.lookup(containersByHost, id))];
    // A host comes first where both have the id.
    case 'vms': return estate.find('hosts', id) ? [] : named('containers', estate.lookup(containersByHost, id));
    case 'switches': return named('networks', estate.ids('networks').filter((network) => estate.value('networks', network)?.switch === id));
    default: return [];
  }
}

function distinct(names: readonly EntryName[]): readonly EntryName[] {
  return [...new Map(names.map((name) => [`${name.collection}/${name.id}`, name])).values()];
}
