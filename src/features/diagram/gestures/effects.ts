/** What deleting does to those who name what goes: who runs nowhere then, is on no network, or has no storage. */
import type { Path } from '../../../core/model/entry';
import { entityWord, isCollectionName, type CollectionName } from '../../../core/model/ids';
import { counted, listed } from '../../../core/util/words';
import type { Session } from '../../session';
import { usersOf } from '../../usedBy';
import { entryOf } from '../nodeIds';

export interface Effect {
  /** "3 VMs would run on no host." */
  readonly text: string;
  /** Whom it is about. */
  readonly nodes: readonly string[];
}

/** @param places where something names what is to be deleted, by path from the root of a document */
export function effectsOf(session: Session, doomed: readonly string[], places: readonly Path[]): readonly Effect[] {
  const gone = new Set(doomed.map((node) => node.split('/').slice(0, 2).join('/')));
  const storage = doomed.filter((node) => carriesData(node)).flatMap((node) => usersOf(session, node).flatMap(({ node: user, through }) => (through === '' ? [] : [user.split('/').slice(0, 2).join('/')])));
  return kinds.flatMap(({ says, fields }) => {
    const named = places.filter((path) => fields.some((field) => matches(field, path))).map((path) => path.slice(0, 2).join('/'));
    const nodes = [...new Set([...named, ...(says === noStorage ? storage : [])])].filter((node) => !gone.has(node));
    return nodes.length === 0 ? [] : [{ text: `${wordsOf(nodes)} would ${says}.`, nodes }];
  });
}

/** How many references entries of each kind have. */
export function countedByKind(places: readonly Path[]): readonly (readonly [string, number])[] {
  const counts = new Map<CollectionName, number>();
  for (const [collection] of places) if (typeof collection === 'string' && isCollectionName(collection)) counts.set(collection, (counts.get(collection) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([collection, count]) => [entityWord[collection], count]);
}

const noStorage = 'lose storage';
const kinds: readonly { readonly says: string; readonly fields: readonly (readonly string[])[] }[] = [
  { says: 'run on no host', fields: [['vms', '*', 'host'], ['containers', '*', 'on']] },
  { says: 'lose the disks they read', fields: [['vms', '*', 'linkedTo']] },
  { says: 'lose a network', fields: [['vms', '*', 'nics', '*', 'network'], ['containers', '*', 'networks', '*'], ['hosts', '*', 'adapters', '*', 'network'], ['routers', '*', 'interfaces', '*', 'network']] },
  { says: noStorage, fields: [['vms', '*', 'disks', '*', 'datastore'], ['containers', '*', 'volumes', '*', 'datastore'], ['datastores', '*', 'on'], ['storagePools', '*', 'members', '*']] },
  { says: 'belong to no cluster', fields: [['hosts', '*', 'cluster']] },
];

function matches(pattern: readonly string[], path: Path): boolean {
  return pattern.length === path.length && pattern.every((step, i) => step === '*' || step === path[i]);
}

const carriesData = (node: string): boolean => ['arrays', 'storagePools', 'datastores'].includes(entryOf(node)?.collection ?? '');

/** "2 VMs and 1 container" */
function wordsOf(nodes: readonly string[]): string {
  const counts = new Map<CollectionName, number>();
  for (const node of nodes) {
    const collection = entryOf(node)?.collection;
    if (collection) counts.set(collection, (counts.get(collection) ?? 0) + 1);
  }
  return listed([...counts].map(([collection, count]) => counted(count, entityWord[collection])));
}
