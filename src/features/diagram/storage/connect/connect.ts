/** What connects in the storage view. */
import type { Estate } from '../../../../core/model/estate';
import type { Connections, Pair } from '../../connect/connections';
import type { Connection } from '../../connect/outcome';
import { mediaToDatastore, mediaToPool, poolToDatastore } from './backing';
import { endOf, nodesOf, type EndKind, type EndOf } from './ends';
import { datastoreToMachine, machineToArray } from './machines';
import { storedToDatastore } from './stored';

function pair<A extends EndKind, B extends EndKind>(from: A, to: B, connectEnds: (estate: Estate, from: EndOf<A>, to: EndOf<B>) => Connection): Pair<EndKind> {
  return { from, to, connect: connectEnds };
}

const pairs: readonly Pair<EndKind>[] = [
  pair('disk-group', 'pool', mediaToPool), pair('export', 'pool', mediaToPool), pair('disks', 'pool', mediaToPool), pair('array', 'pool', mediaToPool),
  pair('disk-group', 'datastore', mediaToDatastore), pair('export', 'datastore', mediaToDatastore), pair('disks', 'datastore', mediaToDatastore), pair('array', 'datastore', mediaToDatastore),
  pair('pool', 'datastore', poolToDatastore), pair('datastore', 'cluster', datastoreToMachine), pair('datastore', 'host', datastoreToMachine),
  pair('host', 'array', machineToArray), pair('cluster', 'array', machineToArray), pair('disk', 'datastore', storedToDatastore), pair('volume', 'datastore', storedToDatastore),
];

const words: Readonly<Record<EndKind, string>> = {
  'disk-group': 'a disk group', export: 'an export', disks: 'disks of a host', array: 'an array', pool: 'a pool', datastore: 'a datastore',
  host: 'a host', cluster: 'a cluster', disk: 'a disk of a VM', volume: 'a volume',
};

export const storageConnections: Connections<EndKind> = { endOf, nodesOf, pairs, words };
