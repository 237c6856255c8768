/** The arrays behind what hosts mount, and the ways there, for who asks of all of them. */
import { defineQuery } from '../../model/estate';
import { sameValue } from '../../util/sameValue';
import { datastoresByMount } from '../mounts';
import { frontOf } from './front';
import { arrayReach } from './paths';
import { targetsOf } from './targets';
import type { StoragePath } from './types';
import { waysOf } from './ways';

export interface UsedArray {
  readonly array: string;
  /** The datastores of it that the host mounts, each once. */
  readonly datastores: readonly string[];
  /** At least one. */
  readonly paths: readonly StoragePath[];
}

/** By host: the arrays behind the datastores that it mounts, of those to which its paths are known. */
export const arraysUsedBy = defineQuery<readonly UsedArray[]>('arrays behind what a host mounts', (estate, host) => {
  const cluster = estate.value('hosts', host)?.cluster;
  const [mine, ofCluster] = [estate.query(arraysBehind, host), cluster === undefined ? nothing : estate.query(arraysBehind, cluster)];
  const used: UsedArray[] = [];
  for (const array of mine.size === 0 ? ofCluster.keys() : new Set([...mine.keys(), ...ofCluster.keys()])) {
    const reach = arrayReach(waysOf(estate), host, array);
    if (reach.kind !== 'paths') continue;
    const [a, b] = [mine.get(array), ofCluster.get(array)];
    used.push({ array, datastores: a && b ? [...new Set([...a, ...b])] : (a ?? b ?? []), paths: reach.paths });
  }
  return used;
}, (a, b) => a.length === b.length && a.every((one, i) => one.array === b[i]?.array && sameValue(one.datastores, b[i].datastores) && sameValue(one.paths, b[i].paths)));

/** By array with ports: the datastores on it that a host or cluster is said to mount, by its id. */
const arraysBehind = defineQuery<ReadonlyMap<string, readonly string[]>>('arrays behind what a host or cluster mounts', (estate, owner) => {
  const datastores = estate.lookup(datastoresByMount, owner);
  if (datastores.length === 0) return nothing;
  const behind = new Map<string, string[]>();
  for (const datastore of datastores) {
    for (const { layer } of estate.query(targetsOf, datastore).targets) {
      if (layer.kind === 'disks' || frontOf(estate, layer.array)?.ports === undefined) continue;
      const known = behind.get(layer.array);
      if (!known) behind.set(layer.array, [datastore]);
      else if (!known.includes(datastore)) known.push(datastore);
    }
  }
  return behind;
}, sameValue);

const nothing: ReadonlyMap<string, readonly string[]> = new Map();
