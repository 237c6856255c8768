import { isCollectionName } from '../../core/model/ids';
import { entryOf, entryOfGroup, nodeOf, partNodeOf } from '../diagram/nodeIds';
import type { Renames } from './renames';

/** How a node of the earlier version is named in the later one: by the id its entry has now. */
export function nodeNow(renames: Renames): (node: string) => string {
  if (renames.size === 0) return (node) => node;
  const idNow = (collection: string, id: string): string => (isCollectionName(collection) ? renames.get(collection)?.get(id) ?? id : id);
  return (node) => {
    const entry = entryOf(node);
    if (!entry) {
      const about = entryOfGroup(node);
      return about && node.endsWith(`/${about.id}`) ? node.slice(0, -about.id.length) + idNow(about.collection, about.id) : node;
    }
    const { collection, part } = entry;
    const id = idNow(collection, entry.id);
    if (part === undefined) return nodeOf(collection, id);
    // A container is on a network by the id of that.
    return partNodeOf(collection, id, part.field, collection === 'containers' && part.field === 'networks' ? idNow('networks', part.name) : part.name);
  };
}
