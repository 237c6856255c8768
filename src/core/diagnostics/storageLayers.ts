/** How findings call layers of storage, and where these stand. */
import type { Estate } from '../model/estate';
import type { Layer } from '../storage/layers';
import { placeIn, type Place } from './rule';

/** `group "fast" of array "san-a"`, `storage pool "gold"`. */
export function layerText(layer: Layer): string {
  switch (layer.kind) {
    case 'group': return `group "${layer.group}" of array "${layer.array}"`;
    case 'array': return `array "${layer.array}"`;
    case 'export': return `export "${layer.export}" of array "${layer.array}"`;
    case 'disks': return `disks "${layer.disks}" of host "${layer.host}"`;
    case 'pool': return `storage pool "${layer.pool}"`;
    case 'datastore': return `datastore "${layer.datastore}"`;
  }
}

/** The key of a layer in its file; undefined where there is no such entry. */
export function layerPlace(estate: Estate, layer: Layer): Place | undefined {
  switch (layer.kind) {
    case 'group': return below(estate, 'arrays', layer.array, ['groups', layer.group]);
    case 'array': return below(estate, 'arrays', layer.array, []);
    case 'export': return below(estate, 'arrays', layer.array, ['exports', layer.export]);
    case 'disks': return below(estate, 'hosts', layer.host, ['disks', layer.disks]);
    case 'pool': return below(estate, 'storagePools', layer.pool, []);
    case 'datastore': return below(estate, 'datastores', layer.datastore, []);
  }
}

function below(estate: Estate, collection: 'arrays' | 'hosts' | 'storagePools' | 'datastores', id: string, path: readonly string[]): Place | undefined {
  const entry = estate.find(collection, id);
  return entry && placeIn(entry, path, 'key');
}
