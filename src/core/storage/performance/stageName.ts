/** What a stage is called in a sentence. */
import { layerName, layerOf } from '../layers';
import type { StationKind } from './abilities';
import type { Stage } from './storageLoad';

/** `the disks of group "fast" of array "san-a"`, `the ports of array "san-a"`, `the switch ports of array "san-a"` into which these are plugged, `the link between sites "a" and "b"`. */
export function stageName({ kind, owner }: Pick<Stage, 'kind' | 'owner'>): string {
  if (kind === 'site-link') {
    const [, a = '', b = ''] = owner.split('/');
    return `the link between sites "${a}" and "${b}"`;
  }
  const layer = layerOf(owner);
  const of = layer ? layerName(layer) : owner;
  switch (kind) {
    case 'network': return `the switch ports of ${of}`;
    case 'port': return `the ports of ${of}`;
    case 'controller': return `the controllers of ${of}`;
    case 'cache': return `the cache of ${of}`;
    case 'disks': return owner.startsWith('hosts/') ? of : `the disks of ${of}`;
  }
}

/** What several of it are counted as: "2 switch ports", "12 disks". */
export const stationWord: Readonly<Record<StationKind, string>> = { network: 'switch port', port: 'port', controller: 'controller', disks: 'disk' };
