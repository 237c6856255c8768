import type { Change } from '../../../core/model/change';
import type { Entry } from '../../../core/model/entry';
import type { Estate } from '../../../core/model/estate';
import { entityWord } from '../../../core/model/ids';
import { hostsByCluster, poolAbove, siteOf, vmsByHost } from '../../../core/model/lookups';
import { listed, quoted } from '../../../core/util/words';
import type { Session } from '../../session';
import { vmAround } from '../guests';
import { clusterOfGroup, entryOf, nodeOf, unplacedGroup } from '../nodeIds';
import { partTitle } from '../parts';
import { isStored, moveStored } from '../storage/moveStored';
import type { GestureOutcome } from './outcome';
import { findEntry, makeField, missing } from './entries';
import { pinKeys } from '../pins';
import { unpin } from './pin';

/** Where something may be put. */
interface Destination {
  readonly words: string;
  readonly vm?: string;
  readonly host?: string;
  readonly cluster?: string;
  readonly site?: string;
}

/**
 * Puts VMs on a host or a cluster, containers on a host or in a VM, hosts in a cluster or a site, clusters and arrays in a site, disks and volumes on a
 * datastore; in one step. What an entry says of its
 * place goes along: no text names another cluster, site or resource pool afterwards than the one it lies in.
 */
export function move(session: Session, nodes: readonly string[], to: string): GestureOutcome {
  if (entryOf(to)?.collection === 'datastores' || nodes.some(isStored)) return moveToDatastore(session, nodes, to);
  const destination = destinationOf(session, to);
  if (typeof destination === 'string') return { kind: 'refused', reasons: [destination] };
  const changes: Change[] = [];
  const reasons: string[] = [];
  const moved: string[] = [];
  const wanted = new Set(nodes);
  for (const node of wanted) {
    const entry = findEntry(session, node);
    // What lies in something else that moves goes with it.
    if (typeof entry !== 'string' && liesIn(session.estate, entry, wanted)) continue;
    const made = typeof entry === 'string' ? entry : isPartAlone(node) ? `${quoted(entryOf(node)?.part?.name ?? node)} is a part of ${quoted(entry.id)}: connect it elsewhere instead.` : changesOf(session.estate, entry, destination);
    if (typeof made === 'string') {
      reasons.push(made);
      continue;
    }
    if (made.length > 0) moved.push(node);
    changes.push(...made);
  }
  if (reasons.length > 0) return { kind: 'refused', reasons };
  const names = moved.map((node) => quoted(entryOf(node)?.id ?? node));
  // A pin is relative to what the node lay in: elsewhere it means nothing.
  return {
    kind: 'changes', changes: [...changes, ...unpin(session, moved, pinKeys(session).filter((key) => key !== 'network'))], node: null,
    message: names.length === 0 ? 'Nothing had to move.' : `Moved ${listed(names)} to ${destination.words}.`,
  };
}

/** The same for disks of VMs and volumes of containers. */
function moveToDatastore(session: Session, nodes: readonly string[], to: string): GestureOutcome {
  const name = entryOf(to);
  const stray = nodes.filter((node) => !isStored(node));
  if (stray.length > 0) return { kind: 'refused', reasons: ['Only disks of VMs and volumes of containers lie on a datastore.'] };
  if (!name || name.part || name.collection !== 'datastores') return { kind: 'refused', reasons: ['Disks and volumes lie on a datastore.'] };
  if (!session.estate.find('datastores', name.id)) return { kind: 'refused', reasons: [missing('datastores', name.id)] };
  const { reasons, changes } = moveStored(session.estate, nodes, name.id);
  if (reasons.length > 0) return { kind: 'refused', reasons };
  const moved = [...new Set(nodes)].filter((node) => changes.some(({ path }) => path.slice(0, 4).join('/') === node));
  const names = moved.map((node) => partTitle(entryOf(node) ?? name));
  return { kind: 'changes', changes: [...changes, ...unpin(session, moved, ['storage'])], node: null, message: moved.length === 0 ? 'Nothing had to move.' : `Moved ${listed(names)} to datastore ${quoted(name.id)}.` };
}

/** A part of an entry does not move by itself. */
const isPartAlone = (node: string): boolean => entryOf(node)?.part !== undefined;

function destinationOf(session: Session, to: string): Destination | string {
  if (to === unplacedGroup) return { words: 'no host' };
  const groupCluster = clusterOfGroup(to);
  const entry = findEntry(session, groupCluster === undefined ? to : nodeOf('clusters', groupCluster));
  if (typeof entry === 'string') return entry;
  const words = `${entityWord[entry.collection]} "${entry.id}"`;
  switch (entry.collection) {
    case 'vms': return { words, vm: entry.id };
    case 'hosts': return { words, host: entry.id };
    case 'clusters': return { words, cluster: entry.id };
    case 'sites': return { words, site: entry.id };
    default: return `Nothing can be put in a ${entityWord[entry.collection]}.`;
  }
}

function changesOf(estate: Estate, entry: Entry, to: Destination): readonly Change[] | string {
  switch (entry.collection) {
    case 'vms': return moveVm(estate, entry as Entry<'vms'>, to);
    case 'hosts': return moveHost(estate, entry as Entry<'hosts'>, to);
    case 'containers': return moveContainer(estate, entry as Entry<'containers'>, to);
    case 'arrays': return to.site === undefined ? `Array "${entry.id}" can only be put in a site.` : makeField(entry, 'site', to.site);
    case 'clusters': return to.site === undefined ? `Cluster "${entry.id}" can only be put in a site.` : moveCluster(estate, entry as Entry<'clusters'>, to.site);
    default: return `A ${entityWord[entry.collection]} has no place to move to.`;
  }
}

function moveVm(estate: Estate, vm: Entry<'vms'>, to: Destination): readonly Change[] | string {
  if (to.vm !== undefined) return `VM "${vm.id}" cannot be put in another VM.`;
  if (to.site !== undefined) return `VM "${vm.id}" runs on a host or a cluster, not in a site.`;
  if (to.host === undefined) {
    const place = { cluster: to.cluster, site: estate.value('clusters', to.cluster)?.site };
    return [...makeField(vm, 'host', undefined), ...makeField(vm, 'cluster', to.cluster), ...follow(estate, vm, place)];
  }
  const host = estate.value('hosts', to.host);
  return [...makeField(vm, 'host', to.host), ...follow(estate, vm, { host: to.host, cluster: host?.cluster, site: host && siteOf(estate, host) })];
}

function moveContainer(estate: Estate, container: Entry<'containers'>, to: Destination): readonly Change[] | string {
  if (to.cluster !== undefined || to.site !== undefined) return `Container "${container.id}" runs on a host or in a VM.`;
  // A host comes first where both have the id.
  if (to.vm !== undefined && estate.find('hosts', to.vm)) return `"${to.vm}" is a host too: rename one, so that a container can name the VM.`;
  return makeField(container, 'on', to.vm ?? to.host);
}

function moveHost(estate: Estate, host: Entry<'hosts'>, to: Destination): readonly Change[] | string {
  if (to.host !== undefined || to.vm !== undefined) return `Host "${host.id}" cannot be put in ${to.words}.`;
  if (to.cluster === undefined && to.site === undefined) return `Host "${host.id}" is no VM: it has a place of its own.`;
  const own = host.value.site;
  const there = to.site ?? estate.value('clusters', to.cluster)?.site;
  // In a cluster the site follows from it; a host that names one names that of its new cluster.
  const site = to.cluster !== undefined && (own === undefined || there === undefined) ? own : there;
  const vms = estate.lookup(vmsByHost, host.id).flatMap((id) => estate.find('vms', id) ?? []);
  return [
    ...makeField(host, 'cluster', to.cluster),
    ...makeField(host, 'site', site),
    ...vms.flatMap((vm) => follow(estate, vm, { host: host.id, cluster: to.cluster, site: site ?? there })),
  ];
}

function moveCluster(estate: Estate, cluster: Entry<'clusters'>, site: string): readonly Change[] {
  const before = cluster.value.site;
  if (before === site) return [];
  const hosts = estate.lookup(hostsByCluster, cluster.id).flatMap((id) => estate.find('hosts', id) ?? []);
  // A host that names another site than its cluster stands apart on purpose, and stays there.
  const along = hosts.filter((host) => host.value.site === undefined || host.value.site === before);
  return [
    ...makeField(cluster, 'site', site),
    ...along.flatMap((host) => [
      ...(host.value.site === undefined ? [] : makeField(host, 'site', site)),
      ...estate.lookup(vmsByHost, host.id).flatMap((id) => {
        const vm = estate.find('vms', id);
        return vm && vm.value.site !== undefined ? makeField(vm, 'site', site) : [];
      }),
    ]),
  ];
}

function liesIn(estate: Estate, entry: Entry, nodes: ReadonlySet<string>): boolean {
  return entry.collection !== 'clusters' && around(estate, entry).some((node) => nodes.has(node));
}

/** What a host, VM or container lies in, from the innermost out. */
function around(estate: Estate, entry: Entry): readonly string[] {
  const { on } = entry.value as Entry<'containers'>['value'];
  if (entry.collection === 'containers') {
    const vm = estate.find('vms', vmAround(estate, on));
    return vm ? [nodeOf('vms', vm.id), ...around(estate, vm)] : onHost(estate, on);
  }
  const { host, cluster } = entry.value as Entry<'vms'>['value'];
  return entry.collection === 'vms' && host !== undefined ? onHost(estate, host) : [nodeOf('clusters', cluster ?? '')];
}

function onHost(estate: Estate, host: string | undefined): readonly string[] {
  return host === undefined ? [] : [nodeOf('hosts', host), nodeOf('clusters', estate.value('hosts', host)?.cluster ?? '')];
}

interface VmPlace {
  readonly host?: string;
  readonly cluster: string | undefined;
  readonly site: string | undefined;
}

/** What a VM names beside its host, where it names it, as it is at its place; a resource pool of elsewhere is let go. */
function follow(estate: Estate, vm: Entry<'vms'>, place: VmPlace): readonly Change[] {
  const { cluster, site, resourcePool } = vm.value;
  return [
    ...(cluster === undefined || place.host === undefined ? [] : makeField(vm, 'cluster', place.cluster)),
    ...(site === undefined || place.site === undefined ? [] : makeField(vm, 'site', place.site)),
    ...(resourcePool === undefined || poolReaches(estate, resourcePool, place) ? [] : makeField(vm, 'resourcePool', undefined)),
  ];
}

/** Whether a resource pool takes from a place; where the document does not say from where it takes, it may. */
function poolReaches(estate: Estate, pool: string, place: VmPlace): boolean {
  const seen = new Set<string>();
  let top = pool;
  for (let above = poolAbove(estate, top); above !== undefined && !seen.has(above); above = poolAbove(estate, top)) {
    seen.add(above);
    top = above;
  }
  const parent = estate.value('resourcePools', top)?.parent;
  if (parent === undefined) return true;
  if (estate.find('clusters', parent)) return parent === place.cluster;
  return !estate.find('hosts', parent) || parent === place.host;
}
