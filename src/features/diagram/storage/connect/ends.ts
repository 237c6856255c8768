/** What a line of the storage view can end at. */
import type { Entry } from '../../../../core/model/entry';
import type { Estate } from '../../../../core/model/estate';
import { own } from '../../../../core/util/own';
import { missing } from '../../gestures/entries';
import { entryOf, nodeOf, partNodeOf } from '../../nodeIds';

export type End =
  /** What holds data by itself; `text` is what others name it by: "san-a/fast". */
  | { readonly kind: 'disk-group' | 'export'; readonly text: string; readonly array: Entry<'arrays'>; readonly name: string }
  | { readonly kind: 'array'; readonly text: string; readonly array: Entry<'arrays'> }
  | { readonly kind: 'disks'; readonly text: string; readonly host: Entry<'hosts'>; readonly name: string }
  | { readonly kind: 'pool'; readonly text: string; readonly pool: Entry<'storagePools'> }
  | { readonly kind: 'datastore'; readonly datastore: Entry<'datastores'> }
  | { readonly kind: 'host'; readonly text: string; readonly host: Entry<'hosts'> }
  | { readonly kind: 'cluster'; readonly text: string; readonly cluster: Entry<'clusters'> }
  | { readonly kind: 'disk'; readonly vm: Entry<'vms'>; readonly name: string; readonly node: string }
  | { readonly kind: 'volume'; readonly container: Entry<'containers'>; readonly name: string; readonly node: string };
export type EndKind = End['kind'];
export type EndOf<K extends EndKind> = Extract<End, { readonly kind: K }>;
/** What a pool or datastore can be made of. */
export type MediaEnd = EndOf<'disk-group' | 'export' | 'array' | 'disks'>;

/** What a node is as the end of a line, or why it is none. */
export function endOf(estate: Estate, node: string): End | string {
  const name = entryOf(node);
  if (!name) return 'This is a group the diagram makes: nothing connects to it.';
  const { collection, id, part } = name;
  const gone = part && estate.find(collection, id) ? `"${id}" has no "${part.name}" any more.` : missing(collection, id);
  switch (collection) {
    case 'arrays': {
      const array = estate.find('arrays', id);
      if (!array) return gone;
      if (!part) return { kind: 'array', text: id, array };
      const isGroup = part.field === 'groups';
      const found = isGroup ? own(array.value.groups, part.name) : own(array.value.exports, part.name);
      return found ? { kind: isGroup ? 'disk-group' : 'export', text: `${id}/${part.name}`, array, name: part.name } : gone;
    }
    case 'hosts': {
      const host = estate.find('hosts', id);
      if (!host || !part) return host ? { kind: 'host', text: id, host } : gone;
      return own(host.value.disks, part.name) ? { kind: 'disks', text: `${id}/${part.name}`, host, name: part.name } : gone;
    }
    case 'clusters': {
      const cluster = estate.find('clusters', id);
      return cluster ? { kind: 'cluster', text: id, cluster } : gone;
    }
    case 'storagePools': {
      const pool = estate.find('storagePools', id);
      return pool ? { kind: 'pool', text: id, pool } : gone;
    }
    case 'datastores': {
      const datastore = estate.find('datastores', id);
      return datastore ? { kind: 'datastore', datastore } : gone;
    }
    case 'vms': {
      const vm = estate.find('vms', id);
      return vm && part && own(vm.value.disks, part.name) ? { kind: 'disk', vm, name: part.name, node } : gone;
    }
    case 'containers': {
      const container = estate.find('containers', id);
      return container && part && own(container.value.volumes, part.name) ? { kind: 'volume', container, name: part.name, node } : gone;
    }
    default: return 'Nothing of storage connects to it.';
  }
}

/** Every node of the estate that is such an end. Of what is stored there may be tens of thousands: a line is drawn from it, not to it. */
export function nodesOf(estate: Estate, kind: EndKind): readonly string[] {
  switch (kind) {
    case 'disk-group': return estate.ids('arrays').flatMap((id) => Object.keys(estate.value('arrays', id)?.groups ?? {}).map((part) => partNodeOf('arrays', id, 'groups', part)));
    case 'export': return estate.ids('arrays').flatMap((id) => Object.keys(estate.value('arrays', id)?.exports ?? {}).map((part) => partNodeOf('arrays', id, 'exports', part)));
    case 'disks': return estate.ids('hosts').flatMap((id) => Object.keys(estate.value('hosts', id)?.disks ?? {}).map((part) => partNodeOf('hosts', id, 'disks', part)));
    case 'array': return estate.ids('arrays').map((id) => nodeOf('arrays', id));
    case 'pool': return estate.ids('storagePools').map((id) => nodeOf('storagePools', id));
    case 'datastore': return estate.ids('datastores').map((id) => nodeOf('datastores', id));
    case 'host': return estate.ids('hosts').map((id) => nodeOf('hosts', id));
    case 'cluster': return estate.ids('clusters').map((id) => nodeOf('clusters', id));
    case 'disk': case 'volume': return none;
  }
}
const none: readonly never[] = [];
