/** The areas that gather switches, networks and storage in the view of the whole estate. */
import { counted } from '../../../core/util/words';
import type { NodeKind } from '../../../protocol/view';
import type { Drawing } from '../look';
import { entryOfGroup, networksGroup, nodeOf, physicalGroup, routersGroup, segmentsGroup, storageGroup } from '../nodeIds';
import { plain } from '../plain';

/** Whether a node is such an area: there for as long as something lies in it. */
export function isGroup(node: string): boolean {
  return labels.has(node) || node.startsWith(`${physicalGroup()}/`) || node.startsWith(`${storageGroup()}/`);
}

const labels: ReadonlyMap<string, string> = new Map([
  [routersGroup, 'Routers'], [segmentsGroup, 'Overlay segments'], [networksGroup(), 'Networks without a virtual switch'],
  [physicalGroup(), 'Physical switches'], [storageGroup(), 'Storage'],
]);

export function drawGroup(id: string, count: (kind: NodeKind) => number): Drawing {
  const site = entryOfGroup(id)?.id;
  const label = labels.get(id) ?? (id.startsWith(physicalGroup()) ? 'Physical switches' : 'Storage');
  const detail = words.flatMap(([kind, word]) => (count(kind) > 0 ? [countedWord(count(kind), word)] : [])).join(' · ');
  return plain({ id, kind: 'group', label, parent: site === undefined ? null : nodeOf('sites', site), detail });
}

const countedWord = (n: number, word: string): string => (word === 'switch' && n !== 1 ? `${n} switches` : counted(n, word));
const words: readonly (readonly [NodeKind, string])[] = [
  ['router', 'router'], ['switch', 'switch'], ['network', 'network'], ['array', 'array'], ['pool', 'pool'], ['datastore', 'datastore'],
];

/** The area of a layer of storage that lies in a site, or in none. */
export function placeInStorage(site: string | null): string {
  return storageGroup(site === null ? undefined : site.slice(site.indexOf('/') + 1));
}
