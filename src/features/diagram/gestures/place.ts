/** What a node stands for as a place where something new may lie, and the file that it is written into. */
import type { CollectionName } from '../../../core/model/ids';
import { siteOf } from '../../../core/model/lookups';
import { isPhysical } from '../../../core/network/fabric/ports';
import type { Session } from '../../session';
import { vmAround } from '../guests';
import { entryOf, entryOfGroup, nodeOf } from '../nodeIds';

export interface Place {
  /** Only a container can be put in a VM. */
  readonly vm?: string | undefined;
  readonly host?: string | undefined;
  readonly cluster?: string | undefined;
  readonly site?: string | undefined;
  /** A virtual switch. */
  readonly switch?: string | undefined;
  /** The entry that stands for the place. */
  readonly within?: { readonly collection: CollectionName; readonly id: string };
}

/** The place a node stands for: a VM stands for its host too, a container for what it runs on, a group for its cluster. */
export function placeOf(session: Session, node: string | null): Place {
  if (node === null) return {};
  const about = entryOfGroup(node);
  if (about?.collection === 'clusters') return { cluster: about.id, within: about };
  const name = about ?? entryOf(node);
  if (!name) return {};
  const { collection, id } = name;
  switch (collection) {
    case 'sites': return { site: id, within: name };
    case 'clusters': return { cluster: id, site: session.estate.value('clusters', id)?.site, within: name };
    case 'hosts': {
      const host = session.estate.value('hosts', id);
      return { host: id, cluster: host?.cluster, site: host && siteOf(session.estate, host), within: name };
    }
    case 'vms': {
      const vm = session.estate.value('vms', id);
      const host = session.estate.find('hosts', vm?.host);
      const around = host ? placeOf(session, nodeOf('hosts', host.id)) : { cluster: session.estate.find('clusters', vm?.cluster)?.id, within: name };
      return { ...around, vm: id };
    }
    case 'containers': {
      const on = session.estate.value('containers', id)?.on;
      const vm = vmAround(session.estate, on);
      return on === undefined ? { within: name } : placeOf(session, nodeOf(vm === undefined ? 'hosts' : 'vms', on));
    }
    case 'switches': return isPhysical(session.estate.value('switches', id) ?? {}) ? { site: session.estate.value('switches', id)?.site, within: name } : { switch: id, within: name };
    case 'networks': return { switch: session.estate.find('switches', session.estate.value('networks', id)?.switch)?.id, within: name };
    default: return {};
  }
}

/** The file of the place where that has such entries, or where nobody has; else the first that has. */
export function fileFor(session: Session, collection: CollectionName, { within }: Place): string {
  const near = (within && session.estate.find(within.collection, within.id)?.file) ?? session.main;
  const holds = (file: string): boolean => session.document(file)?.entries(collection).next().done === false;
  return holds(near) ? near : (session.files().find(holds) ?? near);
}
