/** Where layers of storage stand, for findings. */
import type { Estate } from '../model/estate';
import type { Layer } from '../storage/layers';
import { placeIn, type Place } from './rule';

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
