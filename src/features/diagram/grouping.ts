/** What gathers hosts and VMs in the views that show them in what holds them, where it is not their cluster. */
import type { Container, Host, Vm } from '../../core/model/entities';
import { defineIndex, defineQuery, type Estate, type Query } from '../../core/model/estate';
import { siteOf } from '../../core/model/lookups';
import { counted } from '../../core/util/words';
import type { NodeKind } from '../../protocol/view';
import { vmAround } from './guests';
import { emptyPiece, samePiece, type Drawing, type OtherGrouping, type Piece } from './look';
import { clusterOfGroup, entryOf, gatheredGroup, gatheringOf, nodeOf, unplacedGroup } from './nodeIds';
import { plain } from './plain';

const others: readonly OtherGrouping[] = ['site', 'rack', 'tag', 'network', 'tenant'];

/**
 * What an entry draws, grouped otherwise, by what it usually draws. Hosts stand in their site or rack, or with those that carry the same
 * first tag. Tenants and networks are of guests, and so are tags where no host carries one: then guests are drawn without their hosts.
 * @param keepsSites whether a site holds more than what is grouped
 */
export function groupedPieces(piece: Query<Piece>, keepsSites: boolean): Readonly<Record<OtherGrouping, Query<Piece>>> {
  return Object.fromEntries(others.map((by) => [by, defineQuery<Piece>(`${piece.name}, grouped by ${by}`, (estate, node) => regrouped(estate, node, piece, by, keepsSites), samePiece)])) as Record<OtherGrouping, Query<Piece>>;
}

function regrouped(estate: Estate, node: string, piece: Query<Piece>, by: OtherGrouping, keepsSites: boolean): Piece {
  const name = entryOf(node);
  const usual = estate.query(piece, node);
  switch (name?.collection) {
    case 'sites': return keepsSites || by === 'site' || by === 'rack' ? usual : emptyPiece;
    case 'clusters': return { nodes: [], edges: usual.edges };
    case 'hosts': return placed(usual, placeOfHost(estate, estate.value('hosts', name.id), by));
    case 'vms': return placed(usual, placeOfVm(estate, estate.value('vms', name.id), by, usual.nodes[0]?.parent));
    case 'containers': return placed(usual, placeOfContainer(estate, estate.value('containers', name.id), by, usual.nodes[0]?.parent));
    default: return usual;
  }
}

/** Drawn elsewhere; not at all where there is no place. */
function placed({ nodes, edges }: Piece, parent: string | null | undefined): Piece {
  return { nodes: parent === undefined ? [] : nodes.map((node) => (node.parent === parent ? node : { ...node, parent })), edges };
}

function placeOfHost(estate: Estate, host: Host | undefined, by: OtherGrouping): string | null | undefined {
  if (!host) return undefined;
  const named = siteOf(estate, host);
  const site = named !== undefined && estate.find('sites', named) ? named : undefined;
  switch (by) {
    case 'site': return site === undefined ? null : nodeOf('sites', site);
    case 'rack': return gatheredGroup('rack', `${site ?? ''}/${host.rack ?? ''}`);
    case 'tag': return hostsAreTagged(estate) ? gatheredGroup('tag', host.tags?.[0] ?? '') : undefined;
    case 'network': case 'tenant': return undefined;
  }
}

function placeOfVm(estate: Estate, vm: Vm | undefined, by: OtherGrouping, usual: string | null | undefined): string | null | undefined {
  if (!vm) return undefined;
  if (areHostsDrawn(estate, by)) return typeof usual === 'string' && clusterOfGroup(usual) !== undefined ? unplacedGroup : usual;
  return gatheredGroup(by, { tag: vm.tags?.[0], tenant: vm.tenant, network: Object.values(vm.nics ?? {}).find(({ network }) => network !== undefined)?.network, site: undefined, rack: undefined }[by] ?? '');
}

/** In a VM it stays there. */
function placeOfContainer(estate: Estate, container: Container | undefined, by: OtherGrouping, usual: string | null | undefined): string | null | undefined {
  if (!container) return undefined;
  if (areHostsDrawn(estate, by) || vmAround(estate, container.on) !== undefined) return usual;
  return gatheredGroup(by, { tag: container.tags?.[0], tenant: container.tenant, network: container.networks?.[0], site: undefined, rack: undefined }[by] ?? '');
}

/** Whether hosts have nodes in a view that is grouped so. */
export const areHostsDrawn = (estate: Estate, by: OtherGrouping): boolean => by === 'site' || by === 'rack' || (by === 'tag' && hostsAreTagged(estate));
const hostsAreTagged = (estate: Estate): boolean => estate.query(tagsOnHosts, '');
const tagsOnHosts = defineQuery<boolean>('whether hosts carry tags', (estate) => estate.count(taggedHosts, 'tagged') > 0);
const taggedHosts = defineIndex('hosts that carry tags', 'hosts', ({ tags = [] }) => (tags.length > 0 ? ['tagged'] : []));

/** A box that gathers by something, by how many nodes of a kind lie in it. */
export function drawGathered(id: string, count: (kind: NodeKind) => number): Drawing {
  const { by = 'tag', value = '' } = gatheringOf(id) ?? {};
  const slash = value.indexOf('/');
  const [site, named] = by === 'rack' ? [value.slice(0, slash), value.slice(slash + 1)] : ['', value];
  const detail = (['host', 'vm', 'container'] as const).flatMap((kind) => (count(kind) > 0 ? [counted(count(kind), kind === 'vm' ? 'VM' : kind)] : [])).join(' · ');
  return plain({ id, kind: 'group', label: named === '' ? nameless[by] : `${prefix[by]}${named}`, parent: site === '' ? null : nodeOf('sites', site), detail });
}

const nameless: Readonly<Record<Exclude<OtherGrouping, 'site'>, string>> = { rack: 'In no rack', tag: 'Without a tag', network: 'On no network', tenant: 'Of no tenant' };
const prefix: Readonly<Record<Exclude<OtherGrouping, 'site'>, string>> = { rack: 'Rack ', tag: '', network: 'On ', tenant: '' };
