/** Which nodes of a view a filter is for. */
import type { Estate } from '../../../core/model/estate';
import type { Filter } from '../../../protocol/filter';
import type { DiagramNode } from '../../../protocol/view';
import { hasWords, wordsOf } from '../../../protocol/words';
import { entryOf, nodeOf, type NodeName } from '../nodeIds';
import { attributeOf, type Attributes } from './attributes';
import { neighbourhood } from './neighbourhood';

/**
 * The ids of the nodes that meet every condition of the filter, and of the parts of entries that do: ports of a switch that is found. What
 * they lie in is not among them.
 * @param nodes all nodes of the view that is looked at, each once
 */
export function findNodes(estate: Estate, nodes: readonly DiagramNode[], filter: Filter): readonly string[] {
  const words = wordsOf(filter.text);
  const near = filter.near && neighbourhood(estate, filter.near.nodes, filter.near.hops);
  const asked = named.filter((name) => filter[name].length > 0);
  const isFound = (node: DiagramNode): boolean => {
    if (!among(filter.kinds, node.kind) || !among(filter.states, node.state) || !hasWords(node, words)) return false;
    if (filter.severities.length > 0 && !filter.severities.some((severity) => node.findings[severity] > 0)) return false;
    if (!near && asked.length === 0) return true;
    const name = entryOf(node.id);
    if (near && !(name && isNear(estate, name, near))) return false;
    if (asked.length === 0) return true;
    if (!name) return false;
    const entry = estate.find(name.collection, name.id);
    return entry !== undefined && asked.every((attribute) => attributeOf(estate, entry, name, attribute).some((value) => filter[attribute].includes(value)));
  };
  const found = new Set<string>();
  for (const node of nodes) if (isFound(node)) found.add(node.id);
  // In the order of the view, so that equal filters give equal lists.
  return nodes.flatMap(({ id }) => (found.has(id) || isPartOfFound(id, found, near, estate) ? [id] : []));
}

const named = ['tags', 'tenants', 'hosts', 'clusters', 'networks'] as const satisfies readonly (keyof Attributes & keyof Filter)[];

function among<T>(wanted: readonly T[], value: T): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

function isPartOfFound(id: string, found: ReadonlySet<string>, near: ReadonlySet<string> | null, estate: Estate): boolean {
  // Only what has a name within a name is a part.
  if (id.indexOf('/') === id.lastIndexOf('/')) return false;
  const name = entryOf(id);
  return name?.part !== undefined && found.has(nodeOf(name.collection, name.id)) && (near === null || isNear(estate, name, near));
}

/** An entry that is near; of its NICs and disks those that lead to what is near as well. */
function isNear(estate: Estate, name: NodeName, near: ReadonlySet<string>): boolean {
  if (!near.has(nodeOf(name.collection, name.id))) return false;
  const leadsTo = targetOfPart(estate, name);
  return leadsTo === undefined || near.has(leadsTo);
}

/** The network or datastore that a NIC, an adapter, a disk or a volume is on, where that is in the document. */
function targetOfPart(estate: Estate, { collection, id, part }: NodeName): string | undefined {
  if (!part) return undefined;
  if (part.field === 'networks') return nodeOf('networks', part.name);
  const parts = (estate.value(collection, id) as Readonly<Record<string, Readonly<Record<string, { readonly network?: string; readonly datastore?: string }>> | undefined>> | undefined)?.[part.field];
  const { network, datastore } = parts?.[part.name] ?? {};
  if (network !== undefined) return estate.find('networks', network) && nodeOf('networks', network);
  return datastore !== undefined && estate.find('datastores', datastore) ? nodeOf('datastores', datastore) : undefined;
}
