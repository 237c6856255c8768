/** What a view can be filtered by, with how many of its nodes each value finds. */
import type { Estate } from '../../../core/model/estate';
import type { CollectionName } from '../../../core/model/ids';
import { naturalOrder } from '../../../core/util/naturalOrder';
import type { Facet, Facets } from '../../../protocol/filter';
import type { DiagramNode } from '../../../protocol/view';
import { entryOf, nodeOf } from '../nodeIds';
import { attributesOf, type Attributes } from './attributes';

/**
 * Every value that some node of the view has, in the order of their labels. Of an entry that is drawn its parts are not counted besides:
 * a host with eight NICs counts once.
 * @param nodes all nodes of the view that is looked at
 */
export function facetsOf(estate: Estate, nodes: readonly DiagramNode[]): Facets {
  const counts = { tags: new Count(), tenants: new Count(), hosts: new Count(), clusters: new Count(), networks: new Count(), kinds: new Count(), states: new Count(), severities: new Count() };
  const ids = new Set(nodes.map(({ id }) => id));
  for (const node of nodes) {
    counts.kinds.add(node.kind);
    counts.states.add(node.state);
    for (const severity of ['error', 'warning', 'info'] as const) if (node.findings[severity] > 0) counts.severities.add(severity);
    const name = entryOf(node.id);
    if (!name || (name.part && ids.has(nodeOf(name.collection, name.id)))) continue;
    const attributes = attributesOf(estate, name);
    for (const key of named) for (const value of attributes[key]) counts[key].add(value);
  }
  const labelled = (collection: CollectionName) => (id: string): string => (estate.value(collection, id) as { readonly name?: string } | undefined)?.name ?? id;
  return {
    tags: counts.tags.facets(same), tenants: counts.tenants.facets(same),
    hosts: counts.hosts.facets(labelled('hosts')), clusters: counts.clusters.facets(labelled('clusters')), networks: counts.networks.facets(labelled('networks')),
    kinds: counts.kinds.facets(same), states: counts.states.facets(same), severities: counts.severities.facets(same),
  };
}

const named = ['tags', 'tenants', 'hosts', 'clusters', 'networks'] as const satisfies readonly (keyof Attributes)[];
const same = (value: string): string => value;

class Count {
  private readonly counts = new Map<string, number>();

  add(value: string): void {
    this.counts.set(value, (this.counts.get(value) ?? 0) + 1);
  }

  facets(labelOf: (value: string) => string): Facet[] {
    return [...this.counts].map(([value, count]) => ({ value, label: labelOf(value), count })).sort((a, b) => naturalOrder(a.label, b.label));
  }
}
