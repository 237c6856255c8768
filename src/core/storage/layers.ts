/** The layers of storage, from media to datastores, and what each is called: what space, speed and paths are asked of. */
import type { Estate } from '../model/estate';
import { own } from '../util/own';

export type Layer =
  /** A disk group of an array. */
  | { readonly kind: 'group'; readonly array: string; readonly group: string }
  | { readonly kind: 'array'; readonly array: string }
  /** A LUN or an export of an array. */
  | { readonly kind: 'export'; readonly array: string; readonly export: string }
  /** Disks of one kind in a host. */
  | { readonly kind: 'disks'; readonly host: string; readonly disks: string }
  | { readonly kind: 'pool'; readonly pool: string }
  | { readonly kind: 'datastore'; readonly datastore: string };

/** One text per layer, as paths begin: "arrays/san-a/groups/fast", "storagePools/gold". */
export function layerKey(layer: Layer): string {
  switch (layer.kind) {
    case 'group': return `arrays/${layer.array}/groups/${layer.group}`;
    case 'array': return `arrays/${layer.array}`;
    case 'export': return `arrays/${layer.array}/exports/${layer.export}`;
    case 'disks': return `hosts/${layer.host}/disks/${layer.disks}`;
    case 'pool': return `storagePools/${layer.pool}`;
    case 'datastore': return `datastores/${layer.datastore}`;
  }
}

/** In a sentence: `group "fast" of array "san-a"`, `storage pool "gold"`. */
export function layerName(layer: Layer): string {
  switch (layer.kind) {
    case 'group': return `group "${layer.group}" of array "${layer.array}"`;
    case 'array': return `array "${layer.array}"`;
    case 'export': return `export "${layer.export}" of array "${layer.array}"`;
    case 'disks': return `disks "${layer.disks}" of host "${layer.host}"`;
    case 'pool': return `storage pool "${layer.pool}"`;
    case 'datastore': return `datastore "${layer.datastore}"`;
  }
}

/** The layer of such a text; undefined where it is none. It need not exist. */
export function layerOf(key: string): Layer | undefined {
  const [collection, id = '', field, name] = key.split('/');
  switch (collection) {
    case 'arrays': return field === undefined ? { kind: 'array', array: id } : field === 'groups' ? { kind: 'group', array: id, group: name ?? '' } : { kind: 'export', array: id, export: name ?? '' };
    case 'hosts': return name === undefined ? undefined : { kind: 'disks', host: id, disks: name };
    case 'storagePools': return { kind: 'pool', pool: id };
    case 'datastores': return { kind: 'datastore', datastore: id };
    default: return undefined;
  }
}

/**
 * The layer that `on` of a datastore names: "san-a/fast", "pool-1", "vsan"; undefined where there
 * is nothing of the name. Of several, the first of group, export, array, pool and disks of a host.
 */
export function layerNamed(estate: Estate, text: string): Layer | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return estate.find('arrays', text) ? { kind: 'array', array: text } : estate.find('storagePools', text) ? { kind: 'pool', pool: text } : undefined;
  const [owner, part] = [text.slice(0, slash), text.slice(slash + 1)];
  const array = estate.value('arrays', owner);
  if (own(array?.groups, part)) return { kind: 'group', array: owner, group: part };
  if (own(array?.exports, part)) return { kind: 'export', array: owner, export: part };
  return own(estate.value('hosts', owner)?.disks, part) ? { kind: 'disks', host: owner, disks: part } : undefined;
}

/** The layer that a member of a pool names; undefined of another pool, and of the pool itself: pools are not made of pools. */
export function memberNamed(estate: Estate, text: string): Layer | undefined {
  const layer = layerNamed(estate, text);
  return layer?.kind === 'pool' ? undefined : layer;
}
