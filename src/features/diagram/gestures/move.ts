import type { Change } from '../../../core/model/change';
import type { Entry } from '../../../core/model/entry';
import { entityWord } from '../../../core/model/ids';
import { listed, quoted } from '../../../core/util/words';
import type { Session } from '../../session';
import { clusterOfGroup, entryOf, nodeOf, unplacedGroup } from '../nodeIds';
import type { GestureOutcome } from '../gestures';
import { findEntry, makeField } from './entries';
import { unpin } from './pin';

/** Where something may be put: what its text says of its place afterwards. */
interface Destination {
  readonly words: string;
  readonly host?: string;
  readonly cluster?: string;
  readonly site?: string;
}

/** Puts VMs on a host or a cluster, hosts in a cluster or a site, clusters in a site; in one step. */
export function move(session: Session, nodes: readonly string[], to: string): GestureOutcome {
  const destination = destinationOf(session, to);
  if (typeof destination === 'string') return { kind: 'refused', reasons: [destination] };
  const changes: Change[] = [];
  const reasons: string[] = [];
  const moved: string[] = [];
  for (const node of nodes) {
    const entry = findEntry(session, node);
    const made = typeof entry === 'string' ? entry : changesOf(session, entry, destination);
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
    kind: 'changes', changes: [...changes, ...unpin(session, moved)], node: null,
    message: names.length === 0 ? 'Nothing had to move.' : `Moved ${listed(names)} to ${destination.words}.`,
  };
}

function destinationOf(session: Session, to: string): Destination | string {
  if (to === unplacedGroup) return { words: 'no host' };
  const groupCluster = clusterOfGroup(to);
  const entry = findEntry(session, groupCluster === undefined ? to : nodeOf('clusters', groupCluster));
  if (typeof entry === 'string') return entry;
  const words = `${entityWord[entry.collection]} "${entry.id}"`;
  switch (entry.collection) {
    case 'hosts': return { words, host: entry.id };
    case 'clusters': return { words, cluster: entry.id };
    case 'sites': return { words, site: entry.id };
    default: return `Nothing can be put in a ${entityWord[entry.collection]}.`;
  }
}

function changesOf(session: Session, entry: Entry, to: Destination): readonly Change[] | string {
  const nowhere = to.host === undefined && to.cluster === undefined && to.site === undefined;
  switch (entry.collection) {
    case 'vms': {
      if (to.site !== undefined) return `VM "${entry.id}" runs on a host or a cluster, not in a site.`;
      if (to.host === undefined) return [...makeField(entry, 'host', undefined), ...makeField(entry, 'cluster', to.cluster)];
      // The cluster follows from the host; where the VM names one, it must be that of the host.
      const named = (entry as Entry<'vms'>).value.cluster;
      const cluster = session.estate.value('hosts', to.host)?.cluster;
      return [...makeField(entry, 'host', to.host), ...(named === undefined ? [] : makeField(entry, 'cluster', cluster))];
    }
    case 'hosts': {
      if (to.host !== undefined) return `Host "${entry.id}" cannot be put in another host.`;
      if (nowhere) return `Host "${entry.id}" is no VM: it has a place of its own.`;
      if (to.site !== undefined) return [...makeField(entry, 'cluster', undefined), ...makeField(entry, 'site', to.site)];
      const site = session.estate.value('clusters', to.cluster)?.site;
      const named = (entry as Entry<'hosts'>).value.site;
      return [...makeField(entry, 'cluster', to.cluster), ...(named === undefined || site === undefined ? [] : makeField(entry, 'site', site))];
    }
    case 'clusters': return to.site === undefined ? `Cluster "${entry.id}" can only be put in a site.` : makeField(entry, 'site', to.site);
    default: return `A ${entityWord[entry.collection]} has no place to move to.`;
  }
}
